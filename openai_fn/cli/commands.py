"""The commands: each is a function of the parsed arguments that yields the pieces to print, as they come."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from typing import NamedTuple

from openai_fn.catalog.operations import list_rows, schema
from openai_fn.cli.arguments import build_options, check_output_target, refuse_argument
from openai_fn.cli.names import find_operation
from openai_fn.cli.output import (
    Pieces,
    format_json,
    format_lines,
    format_result,
    format_text,
    refuse_bytes_on_terminal,
    returns_bytes,
    save_pieces,
    stream_bytes,
)
from openai_fn.cli.params import build_params
from openai_fn.cli.parser import make_parser, parse_arguments
from openai_fn.functions import call, request_for
from openai_fn.request.build import asks_for_stream
from openai_fn.types import Map


def iter_output(argv: Sequence[str], version: str) -> Pieces:
    """Run the command of `argv` and yield the pieces of its output.

    Raises InvalidParamsError for arguments that do not fit, and what the call raises.
    """
    parser = make_parser(version)
    args = parse_arguments(parser, argv)
    if not args.words or (args.help and args.words[0] not in list_rows()):
        return iter([format_command_help(parser, args.words)])
    words = args.words if args.words[0] in COMMANDS else ["", *args.words]
    command = COMMANDS[words[0]]
    if not command.least < len(words) <= command.most + 1:
        refuse_argument(f"expected: openai-fn {command.usage}")
    check_flags(args, words[0])
    return iter([format_operation_help(args)]) if args.help else command.run(args, *words[1:])


def call_command(args: Namespace, name: str, *words: str) -> Pieces:
    """Call an operation and return its output; nothing is left to print where --output names a file."""
    row = find_operation(name)
    params, options = build_params(args, row, words), build_options(args)
    target = check_output_target(args.output)
    if returns_bytes(row) and not asks_for_stream(params):
        return stream_bytes(row["name"], params, options, target, args.output)
    pieces = refuse_bytes_on_terminal(iter_call_output(args, row, params, options), args.output)
    return save_pieces(pieces, target) if target else pieces


def iter_call_output(args: Namespace, row: Map, params: Map, options: Map) -> Pieces:
    """Return the output of a call in the form that the flags ask for."""
    if args.items:
        from openai_fn.cli.items import iter_list_items

        return format_lines(iter_list_items(row, params, options))
    if args.wait:
        from openai_fn.cli.wait import wait_pieces

        return wait_pieces(row, params, options)
    result = call(row["name"], params, options)
    return format_text(result) if args.text else format_result(result)


def chat_command(args: Namespace, *words: str) -> Pieces:
    """Chat with a model: one reply to a prompt, or a session on a terminal."""
    from openai_fn.cli.chat import run_chat

    pieces = run_chat(args, " ".join(words))
    target = check_output_target(args.output)
    return save_pieces(pieces, target) if target else pieces


def request_command(args: Namespace, name: str, *words: str) -> Pieces:
    """Yield what a call would send: the request as JSON, or a curl command. Credentials are masked."""
    row = find_operation(name)
    params, options = build_params(args, row, words), build_options(args)
    if args.curl:
        from openai_fn.cli.curl import build_curl

        yield build_curl(row, params, options, args.output) + "\n"
    else:
        yield format_json(request_for(row["name"], params, options))


def operations_command(_: Namespace, *words: str) -> Pieces:
    """Return the operations that `words` describe: by group on a terminal, else one line each."""
    from openai_fn.cli.operations import list_operations

    return list_operations(words)


def doc_command(_: Namespace, name: str) -> Pieces:
    """Yield the full documentation of an operation."""
    from openai_fn.cli.operation_help import format_operation_doc

    yield format_operation_doc(find_operation(name))


def schema_command(_: Namespace, name: str) -> Pieces:
    """Yield the JSON Schema of an operation's params."""
    yield format_json(schema(find_operation(name)["name"]))


def completion_command(_: Namespace, shell: str) -> Pieces:
    """Yield the completion script of a shell."""
    from openai_fn.cli.bulk import add_bulk_arguments
    from openai_fn.cli.completion import build_completion

    yield build_completion(shell, make_parser(""), add_bulk_arguments(ArgumentParser()))


class Command(NamedTuple):
    """A command: its function, how many words may follow, and how it is written."""

    run: Callable[..., Pieces]
    least: int
    most: int
    usage: str


MANY = 1_000
COMMANDS = {
    "": Command(call_command, 1, MANY, "NAME [PARAMS] [KEY=VALUE ...] [OPTIONS]"),
    "chat": Command(chat_command, 0, MANY, "chat [PROMPT] -m MODEL [-s SYSTEM] [--json-schema FILE] [OPTIONS]"),
    "request": Command(request_command, 1, MANY, "request NAME [PARAMS] [KEY=VALUE ...] [OPTIONS] [--curl]"),
    "operations": Command(operations_command, 0, MANY, "operations [WORD ...]"),
    "doc": Command(doc_command, 1, 1, "doc NAME"),
    "completion": Command(completion_command, 1, 1, "completion bash|zsh|fish"),
    "schema": Command(schema_command, 1, 1, "schema NAME"),
}
"""The commands by their first word; any other first word is the name of an operation, and the command is ""."""
FLAG_COMMANDS: dict[str, tuple[set[str], str]] = {
    "curl": ({"request"}, "--curl goes with: openai-fn request NAME [PARAMS]"),
    "items": ({""}, "--items and --wait need a response, so they go with: openai-fn NAME [PARAMS]"),
    "wait": ({""}, "--items and --wait need a response, so they go with: openai-fn NAME [PARAMS]"),
    "model": ({"chat"}, "-m goes with: openai-fn chat; the param is written model=MODEL"),
    "system": ({"chat"}, "-s goes with: openai-fn chat"),
    "param": ({"chat"}, "--param goes with: openai-fn chat; elsewhere a param is written KEY=VALUE"),
    "json_schema": ({"chat"}, "--json-schema goes with: openai-fn chat"),
}
"""The flags that not every command takes: the commands that do, and what to say to the others."""


def check_flags(args: Namespace, command: str) -> None:
    """Raise an InvalidParamsError for a flag that `command` does not take."""
    for flag, (commands, message) in FLAG_COMMANDS.items():
        if getattr(args, flag) and command not in commands:
            refuse_argument(message)


def format_command_help(parser: ArgumentParser, words: Sequence[str]) -> str:
    """Return the help of the program, with the usage of the command of `words` where there is one."""
    if words:
        known = COMMANDS.get(words[0])
        parser.usage = f"openai-fn {known.usage}" if known else parser.usage
        if not known:
            find_operation(words[0])
    return parser.format_help()


def format_operation_help(args: Namespace) -> str:
    """Return the short help of an operation."""
    from openai_fn.cli.operation_help import format_short_help

    return format_short_help(find_operation(args.words[0]))
