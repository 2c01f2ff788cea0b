import shlex
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import pytest

from openai_fn import operations, request_for
from openai_fn.catalog.operations import bundle_schema, find_row
from openai_fn.cli.commands import COMMANDS
from openai_fn.cli.examples import build_example
from openai_fn.cli.operation_help import format_operation_doc, format_short_help
from openai_fn.cli.params import build_params
from openai_fn.cli.parser import make_parser, parse_arguments
from tests.support.shell import NOWHERE, on_terminal, run

NAMES = sorted(operations())
OPTIONS = {"base_url": "https://api.openai.com/v1", "api_key": "sk-test", "validate": "strict"}


def read_example(name: str) -> Namespace:
    """The arguments of an operation's example, as a shell would pass them."""
    example = build_example(find_row(name), bundle_schema(name), 80)
    return parse_arguments(make_parser("0"), shlex.split(example.replace("\\\n", ""))[1:])


def name_files(args: Namespace) -> Iterator[str]:
    """The files that an example sends."""
    return (word.partition("@")[2] for word in args.words[1:] if "@" in word and "=" not in word)


def test_every_example_passes_the_strict_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        args = read_example(name)
        for file in name_files(args):
            Path(file).write_text("x")
        params = build_params(args, find_row(name), args.words[1:])
        assert request_for(name, params, OPTIONS)["operation"] == name


def test_every_help_fits_80_columns() -> None:
    """A single word may be longer: it could not be copied in two pieces."""
    for name in NAMES:
        for line in (format_short_help(find_row(name)) + format_operation_doc(find_row(name))).splitlines():
            assert len(line) < 80 or len(line.split()) <= 2 or "'" in line, (name, line)


def test_the_short_help_has_what_is_required_and_is_short() -> None:
    for name in NAMES:
        text = format_short_help(find_row(name))
        assert all(f"  {param}*" in text for param in bundle_schema(name).get("required", ())), name
        assert len(text.splitlines()) < 60, name


def test_help_after_a_name_is_the_help_of_the_operation() -> None:
    code, out, err = run(NOWHERE, "create_speech", "--help")
    assert (code, err) == (0, "")
    assert out.startswith("usage: openai-fn create_speech [PARAMS] [KEY=VALUE ...] [OPTIONS]\n")
    assert "voice=alloy input=Hello" in out
    assert run(NOWHERE, "-h", "create_speech") == (0, out, "")
    code, out, err = run(NOWHERE, "create_speach", "--help")
    assert (code, out) == (2, "")
    assert "did you mean 'create_speech'?" in err


def test_help_after_a_command_is_the_help_of_the_command() -> None:
    code, out, _ = run(NOWHERE, "chat", "--help")
    assert code == 0
    assert out.startswith("usage: openai-fn chat [PROMPT] -m MODEL")
    assert "--json-schema" in out
    assert "--curl" not in out
    assert run(NOWHERE, "help", "chat") == (0, out, "")


@pytest.mark.parametrize("words", [[], *([command] for command in COMMANDS if command)])
def test_help_fits_80_columns(words: list[str]) -> None:
    code, out, _ = run(NOWHERE, *words, "--help", env={"COLUMNS": "80"})
    assert code == 0
    assert [line for line in out.splitlines() if len(line) > 80] == []


SHAPES = {
    "create_chat_completion": [
        "messages[].content[]",
        '{type*: "image_url", image_url*: {url*: string, detail: "auto", "low" or "high"}',
        "tools[]",
        '{type*: "function", function*: {name*: string, description: string, parameters: object,',
    ],
    "create_response": ['{type*: "input_image"', "tools[]", '{type*: "function", name*: string'],
    "create_batch": ["output_expires_after"],
}


@pytest.mark.parametrize("name", SHAPES)
def test_doc_has_the_shapes_of_nested_parts(name: str) -> None:
    code, out, err = run(NOWHERE, "doc", name)
    assert (code, err) == (0, "")
    flat = " ".join(out.split())
    assert [shape for shape in SHAPES[name] if shape not in flat] == []


def test_doc_speaks_of_options_as_the_shell_does() -> None:
    out = run(NOWHERE, "doc", "create_speech")[1]
    assert "options (--option KEY=VALUE):" in out
    assert "\n  timeout " in out
    assert not [word for word in ("api_key", "middleware", "None", "True", "dict") if f" {word} " in out]


def test_doc_is_as_wide_as_the_terminal() -> None:
    widths = {
        columns: max(map(len, on_terminal(NOWHERE, "doc", "create_speech", env={"COLUMNS": columns})[1].splitlines()))
        for columns in ("60", "80", "110")
    }
    assert widths["60"] < 60 <= widths["80"] < 80 <= widths["110"] < 110
