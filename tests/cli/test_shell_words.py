import ast
import re
from pathlib import Path

import pytest

import openai_fn
from openai_fn.cli.shell_words import translate_error, translate_message
from openai_fn.errors import make_error
from openai_fn.options import list_option_names
from tests.support.shell import NOWHERE, run

PACKAGE = Path(openai_fn.__file__).parent
OPTION = re.compile(r"""\{['"](\w+)['"]: """)
MESSAGES = {
    "try {'impl': 'local'}": "try --impl local",
    "pass {'base_url': 'http://localhost'}": "pass --option base_url=http://localhost",
    "allow more with {'retry': {'retries': 5}}": "allow more with --option retry=5",
    "pass {'query': {...}}": 'pass --option query=\'{"KEY": "VALUE"}\'',
    "send it with {'validate': False}": "send it with --option validate=false",
    "or a file with {'stream_to': path}": "or a file with --output PATH",
    "set OPENAI_API_KEY or pass {'api_key': ...}": "set OPENAI_API_KEY",
    "api_key: is an option: pass it in the second dict, {'api_key': ...}": "api_key: is an option: set OPENAI_API_KEY",
    "to send it anyway, pass {'validate': 'warn'} in the second dict": "to send it anyway, pass --option validate=warn",
    "pass it as {'admin_api_key': ...}": "pass it as the variable OPENAI_ADMIN_KEY",
    "messages: expected list or None, got dict": "messages: expected array or null, got object",
    "None is not allowed: leave the key out": "null is not allowed: leave the key out",
    "retrieve_file returns no list": "retrieve_file returns no list",
    "'list' is not one of 'dict', 'None'": "'list' is not one of 'dict', 'None'",
    "{'colour': 1} is unknown": "{'colour': 1} is unknown",
}


@pytest.mark.parametrize("message", MESSAGES)
def test_a_message_is_in_the_words_of_the_shell(message: str) -> None:
    assert translate_message(message) == MESSAGES[message]


def read_part(part: ast.expr) -> str:
    return str(part.value) if isinstance(part, ast.Constant) else "'x'"


def list_texts() -> list[str]:
    """Every text of the package but docstrings and the command line's own; of an f-string with 'x' for each value."""
    texts = []
    for file in PACKAGE.rglob("*.py"):
        if "cli" in file.relative_to(PACKAGE).parts:
            continue
        tree = ast.parse(file.read_text("utf-8"))
        formatted = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
        skipped = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        skipped |= {id(part) for node in formatted for part in node.values}
        nodes = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in skipped)
        texts += [node.value for node in nodes if isinstance(node.value, str)]
        texts += ["".join(map(read_part, node.values)) for node in formatted]
    return texts


def test_no_hint_of_the_package_stays_a_dict() -> None:
    names = list_option_names()
    hints = [text for text in list_texts() if not names.isdisjoint(OPTION.findall(text))]
    assert len(hints) > 5
    assert [text for text in map(translate_message, hints) if not names.isdisjoint(OPTION.findall(text))] == []


def test_the_words_of_a_server_are_not_changed() -> None:
    error = make_error("bad_request", "expected a list, got None; try {'timeout': 3}", hint="pass {'timeout': 3}")
    assert translate_error(error)["message"] == error["message"]
    assert translate_error(error)["hint"] == "pass --option timeout=3"


MISPLACED = {
    "an option": (["timeout=30"], "timeout: is an option: pass --option timeout=VALUE\n"),
    "a key": (["api_key=sk-secret-secret"], "api_key: is an option: set OPENAI_API_KEY\n"),
    "another client's option": (["max_retries=3"], "the option is 'retry': pass --option retry=VALUE\n"),
    "a param": (["--option", "model=x"], "model: is a param: write it KEY=VALUE\n"),
}


@pytest.mark.parametrize("case", MISPLACED)
def test_what_is_misplaced_says_where_it_belongs(case: str) -> None:
    words, message = MISPLACED[case]
    env = {"OPENAI_BASE_URL": "https://api.openai.com/v1"}
    code, out, err = run(NOWHERE, "request", "create_embedding", "model=m", "input=x", *words, env=env)
    assert (code, out) == (2, "")
    assert message in err
    assert "dict" not in err


def test_a_missing_key_says_how_to_do_without() -> None:
    code, _, err = run(NOWHERE, "create_embedding", "model=m", "input=x", env={"OPENAI_API_KEY": ""})
    assert code == 2
    assert err == "create_embedding: api_key is missing: set OPENAI_API_KEY; without a key, try --impl local\n"


UNKNOWN = {
    "an option": (
        ["create_embedding", "--timeout", "30"],
        "there is no option '--timeout'; did you mean --option timeout=",
    ),
    "a param": (
        ["create_embedding", "--dimensions=3"],
        "there is no option '--dimensions'; a param is written dimensions=",
    ),
    "a key": (
        ["chat", "hi", "--api-key=sk-secret-secret"],
        "'--api-key'; set the key in the environment, in OPENAI_API_KEY",
    ),
    "a key as an option": (["chat", "hi", "--option", "sk-secret-secret"], "argument --option: expected KEY=VALUE\n"),
    "a typo": (["chat", "hi", "--modle", "gpt-5"], "there is no option '--modle'; see: openai-fn --help"),
    "a flag of chat": (
        ["create_response", "-m", "gpt-5"],
        "-m goes with: openai-fn chat; the param is written model=MODEL",
    ),
}


@pytest.mark.parametrize("case", UNKNOWN)
def test_an_unknown_flag_says_how_it_is_written(case: str) -> None:
    words, message = UNKNOWN[case]
    code, out, err = run(NOWHERE, *words)
    assert (code, out) == (2, "")
    assert message in err
