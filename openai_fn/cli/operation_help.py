"""The help of one operation: short for `NAME --help`, in full for `doc NAME`."""

import sys
from collections.abc import Iterable, Iterator
from functools import partial
from shutil import get_terminal_size
from textwrap import wrap as wrap_text

from toolz import keyfilter

from openai_fn.catalog.help_text import iter_option_help, iter_param_help
from openai_fn.catalog.nested_parts import list_nested_parts
from openai_fn.catalog.operations import bundle_schema, read_schema_file
from openai_fn.cli.examples import build_example
from openai_fn.cli.shell_words import FLAGS, translate_message
from openai_fn.options import list_options_with
from openai_fn.types import Map

wrap = partial(wrap_text, break_on_hyphens=False, break_long_words=False)
USUAL_PARAMS = (
    "model", "messages", "input", "instructions", "prompt", "purpose", "tools", "response_format", "text",
    "reasoning", "reasoning_effort", "temperature", "max_completion_tokens", "max_output_tokens", "stream",
    "previous_response_id", "tool_choice", "store", "voice", "language", "speed", "n", "size", "quality",
    "output_format", "background", "seconds", "dimensions", "encoding_format", "name", "description", "metadata",
    "image", "file", "include", "filters", "start_time", "end_time", "bucket_width", "group_by", "project_ids",
    "after", "limit", "order",
)  # fmt: skip
"""The params that people use most, in order; the short help shows them and the required ones."""
SHORT_HELP_PARAMS = 10
"""The most params in the short help, more only where more are required; an operation with so few shows them all."""
LONGEST_TYPE = 76
"""The most characters of a param's type in the short help."""
NARROW, DEFAULT_WIDTH, WIDE = 60, 80, 110
COLUMN = 24
"""Where the texts beside names begin."""
SHELL_TYPES = frozenset({"string", "number", "integer", "boolean", "array", "object"})
IGNORED_OPTIONS = frozenset({"on_error"})
"""The options that a command line does not heed: an error always sets the exit code."""
OUTPUT_TEXTS = {
    "json": "Prints the response as JSON.",
    "binary": "Prints bytes: write them to a file with --output PATH, or pipe them to a program.",
    "media": "Prints bytes: write them to a file with --output PATH, or pipe them to a program.",
    "events": "Prints each event as it arrives, as a JSON line.",
    "text": "Prints the text of the response.",
    "none": "Prints nothing.",
    "connection": "Prints each event as it arrives, as a JSON line, until the server closes the connection.",
}


def format_short_help(row: Map) -> str:
    """Return the short help: how the operation is called, its usual params and an example."""
    schema = bundle_schema(row["name"])
    shown = choose_usual_params(schema)
    usual = {**schema, "properties": {name: schema["properties"][name] for name in shown}}
    return join_sections(
        [
            format_usage(row["name"]),
            format_headline(row),
            format_columns(title_params(schema), map(shorten_entry, iter_param_help(usual))),
            f"example:\n  {build_example(row, schema, help_width())}",
            f"{describe_details(schema, shown)}:\n  openai-fn doc {row['name']}",
            "how to write params:\n  openai-fn --help",
        ]
    )


def format_usage(name: str) -> str:
    """Return how an operation is called, on two lines where the name is long."""
    head, rest = f"usage: openai-fn {name}", "[PARAMS] [KEY=VALUE ...] [OPTIONS]"
    return f"{head} {rest}" if len(head) + len(rest) + 1 < help_width() else f"{head}\n       {rest}"


def shorten_entry(entry: tuple[str, str]) -> tuple[str, str]:
    """Return a param and its description, with a long list of types or values cut.

    >>> shorten_entry(("tools", f"list of {{type: 'a'}}{', {type: 0}' * 9}. The tools."))[1]
    "list of {type: 'a'}, {type: 0}, {type: 0}, {type: 0}, {type: 0}, {type: 0}, …. The tools."
    """
    name, text = entry
    types, stop, note = text.partition(". ")
    if len(types) > LONGEST_TYPE:
        types = types[:LONGEST_TYPE].rpartition(", ")[0] + ", …"
    return name, types + stop + note


def describe_details(schema: Map, shown: list[str]) -> str:
    """Return what the full documentation has besides the `shown` params."""
    hidden = len(schema.get("properties", {})) - len(shown)
    more = [f"{hidden} more param{'s' if hidden > 1 else ''}"] if hidden else []
    nested = ["nested parts"] if list_nested_parts(schema) else []
    *head, last = [*more, *nested, "options"]
    return f"{', '.join(head)} and {last}" if head else "options"


def format_operation_doc(row: Map) -> str:
    """Return the full documentation: all params, the shapes of their nested parts, options, and what is printed."""
    schema, options = bundle_schema(row["name"]), read_schema_file("options.json")
    return join_sections(
        [
            format_headline(row),
            format_columns(title_params(schema), iter_param_help(schema)),
            format_nested_parts(schema),
            format_columns("options (--option KEY=VALUE):", iter_shell_options(options)),
            f"example:\n  {build_example(row, schema, help_width())}",
            *wrap(describe_output(row), help_width() - 1),
        ]
    )


def join_sections(sections: Iterable[str]) -> str:
    """Return the sections that are not empty, with an empty line between them and a newline at the end."""
    return "\n\n".join(section for section in sections if section) + "\n"


def help_width() -> int:
    """Return the columns that help is laid out for: the terminal's, within bounds, or 80 in a pipe."""
    columns = get_terminal_size((DEFAULT_WIDTH, 24)).columns if sys.stdout.isatty() else DEFAULT_WIDTH
    return min(max(columns, NARROW), WIDE)


def format_headline(row: Map) -> str:
    """Return what an operation does, its method and its path."""
    deprecated = " (deprecated)" if row["deprecated"] else ""
    summary = "\n".join(wrap(row["summary"], help_width() - 1))
    return f"{summary}\n{row['method'].upper()} {row['path']}{deprecated}"


def title_params(schema: Map) -> str:
    """Return the title of the list of params."""
    return "params (* is required):" if schema.get("required") else "params:"


def choose_usual_params(schema: Map) -> list[str]:
    """Return the params that the short help shows: the required ones, then the usual ones.

    >>> choose_usual_params({"properties": dict.fromkeys(["n", "model", *map(str, range(20))], {}), "required": ["3"]})
    ['3', 'model', 'n']
    """
    current = [name for name, part in schema.get("properties", {}).items() if not part.get("deprecated")]
    if len(current) <= SHORT_HELP_PARAMS:
        return current
    required = schema.get("required", [])
    usual = [name for name in USUAL_PARAMS if name in current and name not in required]
    return [*required, *usual[: max(SHORT_HELP_PARAMS - len(required), 0)]]


def format_columns(title: str, entries: Iterable[tuple[str, str]]) -> str:
    """Return a title and the entries, names on the left and texts on the right; "" without entries."""
    lines = [line for name, text in entries for line in format_column_entry(name, text)]
    return "\n".join([title, *lines]) if lines else ""


def format_column_entry(name: str, text: str) -> Iterator[str]:
    """Yield the lines of an entry; a long name has a line of its own."""
    indent = " " * COLUMN
    fits = len(name) + 3 < COLUMN
    lines = wrap(text, help_width() - 1, initial_indent=indent, subsequent_indent=indent) or [indent]
    if fits:
        lines[0] = f"  {name}".ljust(COLUMN) + lines[0][COLUMN:]
    else:
        yield f"  {name}"
    yield from lines


def format_nested_parts(schema: Map) -> str:
    """Return the shapes of the nested parts under their paths; "" where params have none."""
    lines = ["nested parts (* is required):"]
    for path, shapes in list_nested_parts(schema).items():
        lines.append(f"  {path}")
        for shape in shapes:
            lines += wrap(shape, help_width() - 1, initial_indent="    ", subsequent_indent="      ")
    return "\n".join(lines) if lines[1:] else ""


def iter_shell_options(options: Map) -> Iterator[tuple[str, str]]:
    """Yield the options that a shell can give, with their descriptions in its words; no credentials and functions."""
    hidden = {*list_options_with("credential"), *FLAGS, *IGNORED_OPTIONS}
    usable = {name for name, part in options["properties"].items() if name not in hidden and is_shell_option(part)}
    for name, text in iter_option_help({"properties": keyfilter(usable.__contains__, options["properties"])}):
        yield name, translate_message(text)


def is_shell_option(part: Map) -> bool:
    """Return whether an option takes a value that JSON can carry."""
    types = part.get("type", ())
    if part.get("items", {}).get("type") == "function":
        return False
    return "anyOf" in part or "enum" in part or bool(SHELL_TYPES & ({types} if isinstance(types, str) else {*types}))


def describe_output(row: Map) -> str:
    """Return what a call prints."""
    stream = " --stream prints chunks as they arrive." if row["stream"] else ""
    items = " --items goes through all pages." if row["page"] else ""
    return OUTPUT_TEXTS[row["returns"]] + stream + items
