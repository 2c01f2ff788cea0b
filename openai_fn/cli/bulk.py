"""`openai-fn bulk IN OUT`: the command line of `bulk_file`.

`add_bulk_arguments` fills a parser of argparse, `run_bulk` does what was asked and gives the exit code; `main` is both.
"""

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

from openai_fn.bulk.files import bulk_file
from openai_fn.bulk.worker import env
from openai_fn.cli.arguments import check_input_file
from openai_fn.errors import InvalidOptionsError, make_error
from openai_fn.types import Map

BULK_DESCRIPTION = """\
Asks every row of a file and appends the result rows to another, with what is in flight at most, limits and a budget.
Run again after it was stopped in any way, it goes on where it was.

IN is .jsonl, a row {"custom_id", "operation", "params"} or one of the Batch API's a line; or .csv or .txt, with
--template. The calls read their key where they are made: here, or on the workers of --dask."""
BULK_EXAMPLES = """\
examples:
  openai-fn bulk questions.jsonl answers.jsonl --workers 64 --rpm 500
  openai-fn bulk words.csv answers.jsonl --param model=gpt-5 \\
      --template '{"messages": [{"role": "user", "content": "Translate: {word}"}]}'
  openai-fn bulk questions.jsonl answers.jsonl --price gpt-5=1.25,10 --budget 5
  openai-fn bulk questions.jsonl answers.jsonl --engine batch
  openai-fn bulk questions.jsonl answers.jsonl --dask tcp://scheduler:8786 --key-env OPENAI_API_KEY

exit codes:
  0  every row is answered
  1  some rows failed, or it stopped early: the summary on standard output says which and why
  2  the input is wrong and nothing was sent: standard error says what to correct
  130  Ctrl-C: what was in flight is written; the same command goes on"""
BULK_INTERRUPTED = 130


def add_bulk_arguments(parser: ArgumentParser) -> ArgumentParser:
    """The parser, which now reads the arguments of this command."""
    say = parser.add_argument
    say("source", metavar="IN", help="the rows: .jsonl, .csv or .txt")
    say("target", metavar="OUT", help="where the result rows go, as JSON lines")
    say("--impl", help="the provider, such as azure or local; default openai")
    say("--option", type=parse_pair, action="append", default=[], metavar="KEY=VALUE", help="an option of the calls")
    say("--key-env", metavar="NAME", help="the environment variable, here or on each worker, that holds the key")
    say("--operation", metavar="NAME", help="what rows ask that do not say it; default create_chat_completion")
    say("--param", type=parse_pair, action="append", default=[], metavar="KEY=VALUE", help="a param of every row")
    say(
        "--template", type=parse_json_object, metavar="JSON", help="the params of a row, with {field} for a field of it"
    )
    say("--engine", choices=sorted(ENGINES), default="live", help="calls (default), or the Batch service")
    say("--dask", metavar="ADDRESS", help="the scheduler of a Dask cluster that is to do the work")
    say("--workers", type=int, metavar="N", help="requests in flight at most; default 32")
    say("--rpm", type=float, metavar="N", help="requests a minute; else learnt from the answers")
    say("--tpm", type=float, metavar="N", help="tokens a minute; else learnt from the answers")
    say("--budget", type=float, metavar="X", dest="max_cost", help="stop before it costs more; needs --price")
    say(
        "--price",
        type=parse_price,
        action="append",
        default=[],
        metavar="MODEL=IN,OUT",
        help="prices of a million tokens",
    )
    say("--max-tokens", type=float, metavar="N", help="stop before it takes more tokens")
    say("--order", choices=("done", "input"), help="the order of the results; default as they are done")
    say("--check", choices=("first", "rows"), help="bad rows stop it at the start (default), or become errors")
    say("--quiet", action="store_true", help="no progress bar")
    return parser


def main(argv: list[str] | None = None) -> int:
    """The exit code of `openai-fn bulk` with these arguments."""
    parser = ArgumentParser(
        "openai-fn bulk",
        None,
        BULK_DESCRIPTION,
        BULK_EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    args = add_bulk_arguments(parser).parse_args(argv)
    check_input_file("IN", args.source)
    return run_bulk(args)


def run_bulk(asked: Namespace) -> int:
    """The exit code, after the summary was printed. What is wrong with the input is raised."""
    try:
        summary = ENGINES[asked.engine](asked)
    except KeyboardInterrupt as stopped:
        sys.stderr.write(f"{stopped}\n")
        return BULK_INTERRUPTED
    sys.stdout.write(json.dumps(summary, ensure_ascii=False, indent=2) + "\n")
    return int(bool(summary["errors"] or summary["stopped"]))


def run_live(asked: Namespace) -> dict[str, Any]:
    """The summary of a run of calls, made here or on a cluster."""
    with connect_cluster(asked.dask) as executor:
        return bulk_file(asked.source, asked.target, build_bulk_options(asked), executor, build_bulk_settings(asked))


def run_batch(asked: Namespace) -> dict[str, Any]:
    """The summary of a run through the Batch service."""
    from openai_fn.bulk.batch.batch_file import batch_file

    if asked.dask:
        raise InvalidOptionsError(
            make_error("invalid_options", "--dask goes with --engine live: the service does the work")
        )
    return batch_file(asked.source, asked.target, build_bulk_options(asked), build_bulk_settings(asked))


ENGINES: dict[str, Callable[[Namespace], dict[str, Any]]] = {"live": run_live, "batch": run_batch}
"""The ways in which rows are asked."""
SETTING_ARGUMENTS = ("operation", "template", "workers", "rpm", "tpm", "max_cost", "max_tokens", "order", "check")
"""The settings that are arguments of the same name."""


def build_bulk_options(asked: Namespace) -> dict[str, Any]:
    """The options of the calls."""
    named = {"impl": asked.impl, "api_key": env(asked.key_env) if asked.key_env else None}
    return {**dict(asked.option), **{key: value for key, value in named.items() if value is not None}}


def build_bulk_settings(asked: Namespace) -> dict[str, Any]:
    """The settings of the run."""
    given = {name: getattr(asked, name) for name in SETTING_ARGUMENTS if getattr(asked, name) is not None}
    rest = {"params": dict(asked.param), "prices": dict(asked.price), "progress": False if asked.quiet else None}
    return {**given, **{name: value for name, value in rest.items() if value or value is False}}


@contextmanager
def connect_cluster(address: str | None) -> Iterator[Executor | None]:
    """The executor of the Dask cluster at an address; None without one."""
    if address is None:
        yield None
        return
    try:
        from distributed import Client
    except ImportError:
        text = "--dask needs the package distributed: pip install distributed"
        raise InvalidOptionsError(make_error("invalid_options", text)) from None
    with Client(address) as client:  # type: ignore[no-untyped-call]  # distributed's
        yield client.get_executor()


def parse_pair(text: str) -> tuple[str, Any]:
    """A name and its value, which is JSON where it parses.

    >>> parse_pair("temperature=0.5"), parse_pair("model=gpt-5")
    (('temperature', 0.5), ('model', 'gpt-5'))
    """
    key, equals, value = text.partition("=")
    if not (key and equals):
        raise ArgumentTypeError(f"expected KEY=VALUE, got {text!r}")
    try:
        return key, json.loads(value)
    except ValueError:
        return key, value


def parse_price(text: str) -> tuple[str, Map]:
    """A model and its prices, with a third for cached tokens where it is given.

    >>> parse_price("gpt-5=1.25,10")
    ('gpt-5', {'input': 1.25, 'output': 10.0})
    """
    model, _, numbers = text.rpartition("=")
    try:
        prices = dict(zip(("input", "output", "cached"), map(float, numbers.split(",")), strict=False))
    except ValueError:
        prices = {}
    if not model or len(prices) < 2:
        raise ArgumentTypeError(f"expected MODEL=INPUT,OUTPUT, got {text!r}")
    return model, prices


def parse_json_object(text: str) -> dict[str, Any]:
    """The JSON object in a text."""
    try:
        found = json.loads(text)
    except ValueError as wrong:
        raise ArgumentTypeError(f"is not JSON: {wrong}") from None
    if not isinstance(found, dict):
        raise ArgumentTypeError(f"expected a JSON object, got {type(found).__name__}")
    return found
