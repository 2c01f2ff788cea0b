"""The arguments of the command line, read by argparse: one flat set of flags serves every command."""

import json
from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from typing import Any

from openai_fn.cli.arguments import refuse_argument
from openai_fn.cli.names import COMMAND_WORDS, find_similar_names
from openai_fn.options import list_option_names, list_options_with

DESCRIPTION = """\
Calls the OpenAI API: at OpenAI, at Azure, at any compatible server, or a model on
this machine (--impl local: no key, no network).

commands:
  chat [PROMPT] -m MODEL   chat: PROMPT, standard input, or both; an interactive
                           session without either
  NAME [PARAMS] [KEY=VALUE ...]
                           call any of the API's operations
  request NAME ...         show what the call would send; --curl as a curl command
  operations [WORD ...]    list the operations, or those that WORDs describe
  NAME --help              the usual params of an operation, and an example
  doc NAME                 all params, their nested parts, and all options
  schema NAME              the JSON Schema of the params
  bulk IN OUT              send a file of requests; see: openai-fn bulk --help
  completion SHELL         print the completion script of bash, zsh or fish

params:
  KEY=VALUE       text, or a number, true or false where the param takes no text;
                  repeat it for a list
  KEY:=JSON       any JSON value: tools:='[...]'
  KEY[SUB]=VALUE  a key of an object: metadata[topic]=colors
  KEY=@FILE       the text of a file; KEY:=@FILE the JSON of one
  KEY@FILE        a file to upload
  PARAMS          all params as one JSON object, @FILE that holds it, or - for
                  standard input
"""
EXAMPLES = """\
examples:
  openai-fn chat "Name the primary colors." -m gpt-5
  git diff | openai-fn chat "Write a commit message." -m gpt-5
  openai-fn chat hello --impl local
  openai-fn create_embedding model=text-embedding-3-small input=red input=green
  openai-fn create_transcription model=whisper-1 file@talk.mp3 --text
  openai-fn create_speech model=tts-1 voice=alloy input=Hello --output hello.mp3
  openai-fn create_response @response.json --stream | jq -c .type
  openai-fn list_files purpose=batch --items | jq -r .id
  openai-fn create_batch @batch.json --wait
  openai-fn request create_response @response.json --curl
  openai-fn operations speech to text

exit codes:
  0    the result is on standard output, or in the file that --output names
  1    the API or the network failed, or the work that --wait waited for failed;
       standard error has the error, as JSON unless it is a terminal
  2    the input is wrong and nothing was sent; standard error says what to correct
  130  interrupted with Ctrl-C

The API key is read from OPENAI_API_KEY, that of administration operations from
OPENAI_ADMIN_KEY; with --impl azure the key is read from AZURE_OPENAI_API_KEY and the
endpoint from AZURE_OPENAI_ENDPOINT. Other users can see arguments in the list of
processes: keep keys in the environment."""
OUTPUT_FORMS = {
    "stream": "print each chunk as it arrives, as a JSON line",
    "text": "print only the text, as it arrives where it can be streamed",
    "items": "print each item of a list, through all its pages, as a JSON line",
    "wait": "print the object when its work has ended: batches, runs, jobs, videos, background responses",
}
"""The forms of output besides the default one; they exclude each other."""


def make_parser(version: str) -> ArgumentParser:
    """Return the parser of every command but bulk."""
    parser = ArgumentParser(
        "openai-fn",
        "openai-fn COMMAND [OPTIONS]",
        DESCRIPTION,
        EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
        add_help=False,
    )
    parser.add_argument("words", nargs="*", metavar="COMMAND", help="one of the commands above")
    add_call_arguments(parser)
    add_chat_arguments(parser)
    parser.add_argument("--version", action="version", version=f"%(prog)s {version}")
    return parser


def add_call_arguments(parser: ArgumentParser) -> None:
    """Add the flags of calls, and --help."""
    add = parser.add_argument
    add("--impl", help="the provider, such as azure or local; default openai")
    add("--option", type=parse_option, **repeatable("KEY=VALUE", "an option of the call, such as timeout=30"))
    add("--file", type=parse_file_option, **repeatable("KEY=PATH", "the same as KEY@PATH"))
    add("--output", metavar="PATH", help="write the result to PATH, all of it or nothing; - is standard output")
    forms = parser.add_mutually_exclusive_group()
    for name, text in OUTPUT_FORMS.items():
        forms.add_argument(f"--{name}", action="store_true", help=text)
    add("--curl", action="store_true", help="with request: print a curl command, with the key as a variable")
    add("-h", "--help", action="store_true", help="show this help, or after NAME that of the operation")


def add_chat_arguments(parser: ArgumentParser) -> None:
    """Add the flags of the command chat."""
    group = parser.add_argument_group("options of chat")
    group.add_argument("-m", "--model", help="the model; --impl local needs none")
    group.add_argument("-s", "--system", help="the system message")
    group.add_argument("--param", **repeatable("KEY=VALUE", "any other param, such as temperature=0.2"))
    group.add_argument("--json-schema", metavar="FILE", help="reply with JSON that fits the JSON Schema in FILE")


def repeatable(metavar: str, text: str) -> dict[str, Any]:
    """Return argparse's settings of an argument that may be given several times."""
    return {"metavar": metavar, "action": "append", "default": [], "help": text}


def parse_arguments(parser: ArgumentParser, argv: Sequence[str]) -> Namespace:
    """Return the arguments of a command line, else raise an InvalidParamsError that shows no value of a flag."""
    args, unknown = parser.parse_known_intermixed_args(argv)
    if unknown:
        flag = unknown[0].partition("=")[0]
        refuse_argument(f"there is no option {flag!r}{suggest_argument(flag, args.words)}")
    return args


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


def parse_option(text: str) -> tuple[str, Any]:
    """Return an option's name and its value, which is JSON where it parses.

    >>> parse_option("timeout=30"), parse_option("base_url=http://localhost/v1")
    (('timeout', 30), ('base_url', 'http://localhost/v1'))
    """
    key, value = split_at_equals(text, "VALUE")
    try:
        return key, json.loads(value)
    except (ValueError, RecursionError):
        return key, value


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


def suggest_command(name: str) -> str:
    """Return the command or operation that is nearest to `name`, or an empty string."""
    return next(iter(find_similar_names(name)), "")
