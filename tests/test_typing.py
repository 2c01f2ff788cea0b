"""What type checkers say of a user's file: nothing of right code, the line of a wrong name."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.paths import REPOSITORY

ROOT = REPOSITORY
RIGHT = """
from typing import Any

from openai_fn import create_chat_completion, is_error, list_chat_completions, with_options

create_chat_completion({"model": "gpt-5", "messages": [{"role": "user", "content": "Hello"}]})
chat = {"model": "gpt-5", "messages": [{"role": "user", "content": "Hello"}]}
create_chat_completion(chat)
create_chat_completion({**chat, "stream": True}, {"impl": "azure", "timeout": 5})
create_chat_completion({"model": "m", "messages": [], "top_k": 40, "repetition_penalty": 1.1})
options: dict[str, Any] = {"api_key": "x"}
create_chat_completion(chat, options)
answer = create_chat_completion(chat)["choices"][0]["message"]["content"]
list_chat_completions()
list_chat_completions({"limit": 5, "metadata": {"a": "b"}})
for chunk in create_chat_completion({**chat, "stream": True}):
    print(chunk["choices"], is_error(chunk))
ask = with_options(create_chat_completion, {"impl": "local"})
ask(chat)
"""
WRONG = {
    "a name that is not there": ("from openai_fn import create_chat_completions\n", 'create_chat_completions"'),
    "params that are no mapping": ("from openai_fn import create_chat_completion as f\nf('Hello')\n", "create_chat_c"),
    "params as keywords": ("from openai_fn import create_chat_completion as f\nf(model='gpt-5')\n", '"model"'),
    "nothing for what is required": ("from openai_fn import get_chat_completion as f\nf()\n", '"params"'),
}
CHECKERS = {
    "mypy": ["-m", "mypy", "--strict", "--no-incremental", "--follow-imports=silent"],
    "pyright": ["-m", "pyright", "--pythonpath", sys.executable],
}


def checked(checker: str, folder: Path, text: str) -> subprocess.CompletedProcess[str]:
    """What a type checker says of a user's file, which lies outside of the checkout."""
    pytest.importorskip(checker)
    (folder / "user.py").write_text(text)
    (folder / "pyrightconfig.json").write_text(f'{{"extraPaths": ["{ROOT}"]}}')
    command = [sys.executable, *CHECKERS[checker], *(["user.py"] if checker == "mypy" else [])]
    environ = {**os.environ, "MYPYPATH": str(ROOT)}
    return subprocess.run(  # noqa: S603 - a checker of this environment
        command, cwd=folder, env=environ, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("checker", CHECKERS)
def test_right_code_passes(checker: str, tmp_path: Path) -> None:
    done = checked(checker, tmp_path, RIGHT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("case", WRONG)
def test_wrong_code_is_told(case: str, tmp_path: Path) -> None:
    text, words = WRONG[case]
    done = checked("mypy", tmp_path, text)
    assert done.returncode == 1, done.stdout + done.stderr
    assert words in done.stdout


def test_pyright_knows_the_names_too(tmp_path: Path) -> None:
    done = checked("pyright", tmp_path, WRONG["a name that is not there"][0])
    assert done.returncode == 1
    assert "create_chat_completions" in done.stdout
