"""The flags of the command line and the parser that reads them: one flat set of flags serves every command."""

import json
from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from openai_fn.catalog.operations import read_schema_file
from openai_fn.cli.arguments import refuse_argument
from openai_fn.cli.names import COMMAND_WORDS
from openai_fn.cli.param_types import TYPE_BY_CLASS, collect_types
from openai_fn.options import list_option_names, list_options_with

CALL = ""
"""The command that calls an operation; it has no word of its own."""
CALLS = frozenset({CALL, "chat", "request"})
"""The commands that build a request."""


class Flag(NamedTuple):
    """A flag: its names, argparse's settings, the commands that take it, and what the other commands say."""

    names: tuple[str, ...]
    settings: Mapping[str, Any]
    commands: frozenset[str]
    advice: str = ""


def parse_option(text: str) -> tuple[str, Any]:
    """Return an option's name and its value, which is JSON where it parses and the option takes its type.

    >>> parse_option("timeout=30"), parse_option("project=30"), parse_option("base_url=http://localhost/v1")
    (('timeout', 30), ('project', '30'), ('base_url', 'http://localhost/v1'))
    """
    key, text = split_at_equals(text, "VALUE")
    types = collect_types(read_schema_file("options.json")["properties"].get(key, {}), {})
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return key, text
    return key, text if "string" in types and TYPE_BY_CLASS[type(value)] not in types else value


def parse_file_option(text: str) -> tuple[str, str]:
    """Return a param's name and the path of its file.

    >>> parse_file_option("file=a=b.mp3")
    ('file', 'a=b.mp3')
    """
    key, path = split_at_equals(text, "PATH")
    if not path:
        raise ArgumentTypeError(f"expected KEY=PATH, got {text!r}")
    return key, path


def split_at_equals(text: str, placeholder: str) -> tuple[str, str]:
    """Return the text before and after the first equals sign, else raise ArgumentTypeError.

    The error shows the text only where it is a name: it could be a key that was meant as a value.
    """
    key, equals, value = text.partition("=")
    if not (key and equals):
        shown = f", got {text!r}" if placeholder == "PATH" or text.isidentifier() else ""
        raise ArgumentTypeError(f"expected KEY={placeholder}{shown}")
    return key, value


def repeatable(metavar: str, text: str) -> dict[str, Any]:
    """Return argparse's settings of a flag that may be given several times."""
    return {"metavar": metavar, "action": "append", "default": [], "help": text}


def switch(text: str) -> dict[str, Any]:
    """Return argparse's settings of a flag without a value."""
    return {"action": "store_true", "help": text}


ONLY_CALL, ONLY_CHAT, ONLY_REQUEST = frozenset({CALL}), frozenset({"chat"}), frozenset({"request"})
ASKS_FOR_RESPONSE = "needs a response, so it goes with: openai-fn NAME [PARAMS]"
FLAGS = (
    Flag(("-m", "--model"), {"metavar": "MODEL", "help": "the model; --impl local needs none"}, ONLY_CHAT,
         "goes with: openai-fn chat; the param is written model=MODEL"),
    Flag(("-s", "--system"), {"metavar": "SYSTEM", "help": "the system message"}, ONLY_CHAT,
         "goes with: openai-fn chat"),
    Flag(("--param",), repeatable("KEY=VALUE", "any other param, such as temperature=0.2"), ONLY_CHAT,
         "goes with: openai-fn chat; elsewhere a param is written KEY=VALUE"),
    Flag(("--json-schema",), {"metavar": "FILE", "help": "reply with JSON that fits the schema in FILE"}, ONLY_CHAT,
         "goes with: openai-fn chat"),
    Flag(("--impl",), {"metavar": "IMPL", "help": "the provider, such as azure or local; default openai"}, CALLS),
    Flag(("--option",), {"type": parse_option, **repeatable("KEY=VALUE", "an option, such as timeout=30")}, CALLS),
    Flag(("--file",), {"type": parse_file_option, **repeatable("KEY=PATH", "the same as KEY@PATH")}, CALLS - ONLY_CHAT,
         "goes with: openai-fn NAME [PARAMS]"),
    Flag(("--output",), {"metavar": "PATH", "help": "write the result to PATH, all of it or nothing; - is standard "
                         "output"}, CALLS),
    Flag(("--stream",), switch("print each chunk as it arrives, as a JSON line"), CALLS - ONLY_CHAT,
         "goes with: openai-fn NAME [PARAMS]; chat streams by itself"),
    Flag(("--text",), switch("print only the text, as it arrives if it can be streamed"), CALLS - ONLY_CHAT,
         "goes with: openai-fn NAME [PARAMS]; chat prints text by itself"),
    Flag(("--items",), switch("print each item of a list, of all pages, as a JSON line"), ONLY_CALL, ASKS_FOR_RESPONSE),
    Flag(("--wait",), switch("print the object when its work has ended: batches, runs, jobs, videos, background "
                             "responses"), ONLY_CALL, ASKS_FOR_RESPONSE),
    Flag(("--curl",), switch("print a curl command, with the key as a variable"), ONLY_REQUEST,
         "goes with: openai-fn request NAME [PARAMS]"),
)  # fmt: skip
"""The flags of all commands, in the order of the help."""
OUTPUT_FORMS = ("--stream", "--text", "--items", "--wait")
"""The flags that exclude each other."""


def make_parser(version: str) -> ArgumentParser:
    """Return the parser of every command but bulk."""
    parser = ArgumentParser("openai-fn", "openai-fn COMMAND [OPTIONS]", allow_abbrev=False, add_help=False)
    parser.add_argument("words", nargs="*")
    forms = parser.add_mutually_exclusive_group()
    for flag in FLAGS:
        (forms if flag.names[-1] in OUTPUT_FORMS else parser).add_argument(*flag.names, **flag.settings)
    parser.add_argument("-h", "--help", action="store_true")
    parser.add_argument("--version", action="version", version=f"%(prog)s {version}")
    return parser


def parse_arguments(parser: ArgumentParser, argv: Sequence[str]) -> Namespace:
    """Return the arguments of a command line, else raise an InvalidParamsError that shows no value of a flag."""
    args, unknown = parser.parse_known_intermixed_args(argv)
    if unknown:
        flag = unknown[0].partition("=")[0]
        refuse_argument(f"there is no option {flag!r}{suggest_argument(flag, args.words)}")
    return args


def check_flags(args: Namespace, command: str) -> None:
    """Raise an InvalidParamsError for a flag that `command` does not take."""
    for flag in FLAGS:
        given = getattr(args, flag.names[-1].lstrip("-").replace("-", "_"))
        if given and command not in flag.commands:
            refuse_argument(f"{flag.names[0]} {flag.advice or f'does not go with: openai-fn {command}'}")


def suggest_argument(flag: str, words: Sequence[str]) -> str:
    """Return how an unknown flag can be written, as the end of a sentence.

    >>> suggest_argument("--timeout", ["create_response"]), suggest_argument("--api-key", ["chat"])
    ('; did you mean --option timeout=VALUE?', '; set the key in the environment, in OPENAI_API_KEY')
    """
    name = flag.lstrip("-").replace("-", "_")
    if name in list_options_with("credential"):
        return "; set the key in the environment, in OPENAI_API_KEY"
    if name in list_option_names():
        return f"; did you mean --option {name}=VALUE?"
    if words and words[0] not in COMMAND_WORDS and flag.startswith("--"):
        return f"; a param is written {name}=VALUE"
    return "; see: openai-fn --help"


def format_help(usage: str, description: str, command: str | None, epilog: str = "") -> str:
    """Return a help text with the flags of `command`, or with all flags for None."""
    parser = ArgumentParser("openai-fn", f"openai-fn {usage}", description, epilog, **HELP_SETTINGS)
    parser.add_argument("-h", "--help", action="store_true", help="show this help; after NAME that of the operation")
    if command is None:
        parser.add_argument("--version", action="store_true", help="show the version")
    chat = parser.add_argument_group("options of chat") if command is None else parser
    for flag in FLAGS:
        if command is None or command in flag.commands:
            (chat if flag.commands == ONLY_CHAT else parser).add_argument(
                *flag.names, **{**flag.settings, "default": SUPPRESS}
            )
    return parser.format_help()


HELP_SETTINGS: Any = {"formatter_class": RawDescriptionHelpFormatter, "add_help": False}
