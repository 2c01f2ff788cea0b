"""The completion scripts in the shells themselves: a line is typed on a terminal, Tab and Enter are pressed."""

import os
import re
import shutil
from pathlib import Path

import pytest

from openai_fn import operations
from tests.support.shell import NOWHERE, Terminal, environment, run

POSIX = 'openai-fn() {{ printf "got <%s>\\n" "$@"; }}; source {script}; echo "loa""ded"\n'
FISH = 'function openai-fn; printf "got <%s>\\n" $argv; end; source {script}; echo "loa""ded"\n'
SHELLS = {
    "bash": (["bash", "--norc", "-i"], POSIX),
    "zsh": (["zsh", "-f", "-i"], f"autoload -U compinit && compinit -u -D; {POSIX}"),
    "fish": (["fish", "--no-config", "-i"], FISH),
}
"""How a shell is started, and how it learns of the program and its completion."""
LINES = {
    "a command": ("openai-fn completio\tba\t", ["completion", "bash"]),
    "an operation": ("openai-fn create_spee\t", ["create_speech"]),
    "an operation of doc": ("openai-fn doc create_spee\t", ["doc", "create_speech"]),
    "a param": ("openai-fn create_speech voi\talloy", ["create_speech", "voice=alloy"]),
    "a value": ("openai-fn create_speech response_format=fl\t", ["create_speech", "response_format=flac"]),
    "a param of JSON": ("openai-fn create_embedding inp\tx", ["create_embedding", "input=x"]),
    "a file": ("openai-fn create_transcription fil\ttal\t", ["create_transcription", "file@talk.mp3"]),
    "a file of params": ("openai-fn create_speech @tal\t", ["create_speech", "@talk.mp3"]),
    "a flag": ("openai-fn create_speech --out\ttal\t", ["create_speech", "--output", "talk.mp3"]),
    "a provider": ("openai-fn chat --impl az\t", ["chat", "--impl", "azure"]),
    "an option": ("openai-fn chat --option timeo\t30", ["chat", "--option", "timeout=30"]),
    "a flag of bulk": ("openai-fn bulk --worke\t9", ["bulk", "--workers", "9"]),
}


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the script of each shell, and a file to complete."""
    folder = tmp_path_factory.mktemp("completion")
    for shell in SHELLS:
        code, out, err = run(NOWHERE, "completion", shell)
        assert (code, err) == (0, "")
        (folder / f"script.{shell}").write_text(out)
    (folder / "talk.mp3").touch()
    return folder


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_completes_what_is_typed(shell: str, scripts: Path) -> None:
    words, setup = SHELLS[shell]
    if not shutil.which(words[0]):
        pytest.skip(f"{shell} is not installed")
    env = {**environment(NOWHERE), "PS1": "$ ", "TERM": "dumb", "HOME": str(scripts), "PATH": os.environ["PATH"]}
    with Terminal(words, env, cwd=scripts) as terminal:
        terminal.send(setup.format(script=f"script.{shell}"))
        terminal.wait_for("loaded")
        for line, expected in LINES.values():
            terminal.send(line + "\n")
            out = terminal.wait_for(re.escape(f"got <{expected[-1]}>"), line)
            assert re.findall("got <(.*?)>", out) == expected


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_has_every_operation(shell: str, scripts: Path) -> None:
    script = (scripts / f"script.{shell}").read_text()
    assert not [name for name in operations() if not re.search(rf"\b{name}\b", script)]
    assert not re.search("@[A-Z_]+@", script)


def test_a_shell_without_completion_is_refused() -> None:
    code, out, err = run(NOWHERE, "completion", "tcsh")
    assert (code, out, err) == (2, "", "openai-fn: there is no completion for 'tcsh'; there is for bash, zsh, fish\n")
