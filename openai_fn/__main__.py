"""The command line: `openai-fn NAME [PARAMS]` and `python -m openai_fn`; `openai-fn --help` tells all of it.

argparse from the standard library reads it: one flat set of options needs no more.
"""

import json
import os
import signal
import sys
import warnings
from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from typing import Any

from openai_fn import __version__
from openai_fn.errors import OpenAIError

DESCRIPTION = """\
Calls one operation of the OpenAI API: of OpenAI, Azure, any server that speaks its language, or a model on this
machine. PARAMS is a JSON object, @FILE that holds one, or - for standard input; {} when left out. Data is printed as
JSON, text as text, bytes as they are."""
EXAMPLES = """\
examples:
  openai-fn create_chat_completion '{"model": "gpt-5", "messages": [{"role": "user", "content": "Hello"}]}' --text
  openai-fn create_chat_completion @chat.json --impl local --text        no key, no network
  openai-fn create_chat_completion @chat.json --stream | jq -c .choices
  openai-fn create_chat_completion @chat.json --option base_url=http://localhost:8000/v1 --option timeout=30
  openai-fn create_transcription '{"model": "whisper-1"}' --file file=talk.mp3 --text
  openai-fn create_speech '{"model": "tts-1", "voice": "alloy", "input": "Hello"}' --output hello.mp3
  openai-fn list_files '{"purpose": "batch"}' --items | jq -r .id
  openai-fn create_batch @batch.json --wait
  openai-fn request create_chat_completion @chat.json --curl | sh
  openai-fn operations | grep vector         piped, a line each: name, method, path, group, summary, marks, by tabs

exit codes:
  0  the answer is on standard output, or in the file that --output names
  1  the API or the network failed, or the work that --wait waited for: the error is on standard error, as JSON
  2  the input is wrong and nothing was sent: standard error says what to correct

The key is read from OPENAI_API_KEY, for administration from OPENAI_ADMIN_KEY; with --impl azure from
AZURE_OPENAI_API_KEY, the endpoint from AZURE_OPENAI_ENDPOINT."""
OUTPUT_FORMS = {
    "stream": "print each chunk as it arrives, a JSON line each",
    "text": "print just the text, as it arrives where it can be streamed",
    "items": "print each item of a list, a JSON line each, through all its pages",
    "wait": "print the object when its work has ended: batches, runs, jobs, videos, background responses",
}
"""What may be asked of an answer, one of it at a time."""
EXIT_CODES = {"invalid_params": 2, "invalid_options": 2}
"""The exit code by an error's category; of any other it is 1."""
EXIT_INTERRUPTED = 130
"""What a shell makes of Ctrl-C: 128 and the signal's number."""


def main(argv: list[str] | None = None) -> int:
    """The exit code of a command line, after what it prints has gone out."""
    try:
        with warnings.catch_warnings():
            warnings.showwarning = show_warning
            return run_command(sys.argv[1:] if argv is None else argv)
    except OpenAIError as failed:
        return report_error(failed)
    except BrokenPipeError:
        # The reader has had enough; what Python would still flush on its way out goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        # A second Ctrl-C would only disturb what ends the local model.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        return EXIT_INTERRUPTED
    return 0


def run_command(argv: list[str]) -> int:
    """The exit code; prints what the command line asks for, each piece as soon as it comes."""
    if argv[:1] == ["bulk"]:
        from openai_fn.cli.bulk import main as bulk

        return bulk(argv[1:])
    from openai_fn.cli import COMMANDS, find_option_conflict  # here, where Ctrl-C is looked after

    reader = make_parser([*(usage for _, _, usage in COMMANDS.values()), "bulk IN OUT [OPTIONS]"])
    asked = reader.parse_intermixed_args(argv)
    words = asked.words if not asked.words or asked.words[0] in COMMANDS else ["", *asked.words]
    if not words:
        write_piece(reader.format_help())
        return 0
    command, (least, most), usage = COMMANDS[words[0]]
    if not least < len(words) <= most + 1:
        reader.error(f"expected: openai-fn {usage}")
    if wrong := find_option_conflict(asked, command):
        reader.error(wrong)
    for piece in command(asked, *words[1:]):
        write_piece(piece)
    return 0


def write_piece(piece: str | bytes) -> None:
    """Nothing; prints a piece at once, text as UTF-8 on any terminal."""
    sys.stdout.buffer.write(piece if isinstance(piece, bytes) else piece.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def make_parser(usages: list[str]) -> ArgumentParser:
    """The parser of the command line, of commands that are written like `usages`."""
    usage = "\n       ".join(f"openai-fn {usage}" for usage in usages)
    shape = {"formatter_class": RawDescriptionHelpFormatter, "allow_abbrev": False}
    made = ArgumentParser("openai-fn", usage, DESCRIPTION, EXAMPLES, **shape)  # type: ignore[arg-type]  # two kinds in one map
    say = made.add_argument
    say("words", nargs="*", metavar="NAME PARAMS", help="the operation and its params")
    say("--impl", help='the provider: "openai" (default), "azure" or "local"')
    say("--option", type=parse_option, **repeatable("KEY=VALUE", "an option of the call, VALUE as JSON or text"))
    say(
        "--file",
        type=parse_file_option,
        **repeatable("KEY=PATH", "a file as the param KEY; several with the same KEY are a list"),
    )
    say("--output", metavar="PATH", help="write the answer to PATH, all of it or nothing; - is standard output")
    either = made.add_mutually_exclusive_group()
    for name, text in OUTPUT_FORMS.items():
        either.add_argument(f"--{name}", action="store_true", help=text)
    say("--curl", action="store_true", help="with request: a curl command, the key as a variable")
    say("--version", action="version", version=f"%(prog)s {__version__}")
    return made


def repeatable(metavar: str, text: str) -> dict[str, Any]:
    """What argparse is to know of an option that may come several times."""
    return {"metavar": metavar, "action": "append", "default": [], "help": text}


def parse_option(text: str) -> tuple[str, Any]:
    """An option's name and its value, which is JSON where it parses.

    >>> parse_option("timeout=30"), parse_option("base_url=http://localhost/v1")
    (('timeout', 30), ('base_url', 'http://localhost/v1'))
    """
    key, value = split_at_equals(text, "VALUE")
    try:
        return key, json.loads(value)
    except ValueError:
        return key, value


def parse_file_option(text: str) -> tuple[str, str]:
    """A param's name and the path of its file.

    >>> parse_file_option("file=a=b.mp3")
    ('file', 'a=b.mp3')
    """
    key, path = split_at_equals(text, "PATH")
    if not path:
        raise ArgumentTypeError(f"expected KEY=PATH, got {text!r}")
    return key, path


def split_at_equals(text: str, wanted: str) -> tuple[str, str]:
    """What stands before and after the first equals sign."""
    key, equals, value = text.partition("=")
    if not (key and equals):
        raise ArgumentTypeError(f"expected KEY={wanted}, got {text!r}")
    return key, value


def report_error(failed: OpenAIError) -> int:
    """The exit code of a failure, told on standard error: as lines where the user can correct it, else as JSON."""
    code = EXIT_CODES.get(failed.data["category"], 1)
    told = (
        str(failed).replace(f"{__package__}: ", "openai-fn: ", 1)
        if code > 1
        else json.dumps(failed.data, ensure_ascii=False, indent=2, default=repr)
    )
    print(told, file=sys.stderr)
    return code


def show_warning(message: Warning | str, *_: Any, **__: Any) -> None:
    """Nothing; tells a warning on standard error, without the line of code that it comes from."""
    print(f"warning: {message}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
