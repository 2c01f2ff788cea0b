"""The commands: each is a function of the parsed arguments that yields the pieces to print, as they come."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from typing import NamedTuple

from openai_fn.catalog.operations import schema
from openai_fn.cli import help_texts
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
from openai_fn.cli.parser import CALL, check_flags, format_help, make_parser, parse_arguments
from openai_fn.functions import call, request_for
from openai_fn.request.build import asks_for_stream
from openai_fn.types import Map


def iter_output(argv: Sequence[str], version: str) -> Pieces:
    """Run the command of `argv` and yield the pieces of its output.

    Raises InvalidParamsError for arguments that do not fit, and what the call raises.
    """
    args = parse_arguments(make_parser(version), argv)
    if args.words[:1] == ["help"]:
        args.help, args.words = True, args.words[1:]
    if args.help or not args.words:
        return iter([format_any_help(args.words)])
    words = args.words if args.words[0] in COMMANDS else [CALL, *args.words]
    command = COMMANDS[words[0]]
    if not command.least < len(words) <= command.most + 1:
        refuse_argument(f"expected: openai-fn {command.usage}")
    check_flags(args, words[0])
    return command.run(args, *words[1:])


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

    pieces = run_chat(args, words)
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
    """A command: its function, how many words may follow, how it is written, and the text of its help."""

    run: Callable[..., Pieces]
    least: int
    most: int
    usage: str
    help: str


MANY = 1_000
FIELDS = "NAME [PARAMS] [KEY=VALUE ...] [OPTIONS]"
COMMANDS = {
    CALL: Command(call_command, 1, MANY, FIELDS, help_texts.DESCRIPTION),
    "chat": Command(chat_command, 0, MANY, "chat [PROMPT] -m MODEL [OPTIONS]", help_texts.CHAT),
    "request": Command(request_command, 1, MANY, f"request {FIELDS}", help_texts.REQUEST),
    "operations": Command(operations_command, 0, MANY, "operations [WORD ...]", help_texts.OPERATIONS),
    "doc": Command(doc_command, 1, 1, "doc NAME", help_texts.DOC),
    "schema": Command(schema_command, 1, 1, "schema NAME", help_texts.SCHEMA),
    "completion": Command(completion_command, 1, 1, "completion bash|zsh|fish", help_texts.COMPLETION),
}
"""The commands by their first word; any other first word is the name of an operation, and the command is CALL."""


def format_any_help(words: Sequence[str]) -> str:
    """Return the help of the program, of the command `words[0]`, or the short help of the operation of that name."""
    if not words:
        epilog = f"{help_texts.EXAMPLES}\n{help_texts.EXIT_CODES}\n{help_texts.KEYS}"
        return format_help("COMMAND [OPTIONS]", f"{help_texts.DESCRIPTION}\n{help_texts.PARAMS}", None, epilog)
    if words[0] in COMMANDS:
        command = COMMANDS[words[0]]
        epilog = help_texts.PARAMS if FIELDS in command.usage else ""
        return format_help(command.usage, command.help, words[0], epilog)
    from openai_fn.cli.operation_help import format_short_help

    return format_short_help(find_operation(words[0]))
