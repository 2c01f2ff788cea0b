"""`openai-fn bulk IN OUT`: the command line of `bulk_file`.

`add_bulk_arguments` fills a parser of argparse, `run_bulk` runs the command and returns its exit code; `main` is both.
"""

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

from toolz import keyfilter, valfilter

from openai_fn.bulk.files import bulk_file
from openai_fn.bulk.source import STDIN
from openai_fn.bulk.worker import env
from openai_fn.cli.arguments import check_input_file
from openai_fn.errors import InvalidOptionsError, make_error
from openai_fn.types import Map

BULK_DESCRIPTION = """\
Sends every row of a file and appends the result rows to another, with a maximum in flight, rate limits and a budget.
If it is stopped in any way, the same command continues where it was.

IN is .jsonl with a row {"custom_id", "operation", "params"} or one of the Batch API per line; .json with an array of
them; or, with --template, .csv, .tsv, .txt or .parquet. All of them may be compressed: .gz, .bz2, .xz. The calls read
their key where they are made: here, or on the workers of --dask."""
BULK_EXAMPLES = """\
examples:
  openai-fn bulk questions.jsonl answers.jsonl --workers 64 --rpm 500
  openai-fn bulk words.csv answers.jsonl --param model=gpt-5 \\
      --template '{"messages": [{"role": "user", "content": "Translate: {word}"}]}'
  openai-fn bulk questions.jsonl answers.jsonl --dry-run --price gpt-5=1.25,10
  openai-fn bulk questions.jsonl answers.jsonl --price gpt-5=1.25,10 --budget 5
  openai-fn bulk questions.jsonl answers.jsonl --param model=gpt-5 --retry-failed
  openai-fn bulk questions.jsonl answers.jsonl --engine batch
  openai-fn bulk questions.jsonl answers.jsonl --dask tcp://scheduler:8786 --key-env OPENAI_API_KEY

exit codes:
  0  every row succeeded
  1  some rows failed, or it stopped early: the summary on standard output says which and why
  2  the input is wrong and nothing was sent: standard error says what to correct
  130  Ctrl-C or SIGTERM: what was in flight is written; the same command continues"""
BULK_INTERRUPTED = 130


def add_bulk_arguments(parser: ArgumentParser) -> ArgumentParser:
    """Return the parser with the arguments of this command, those of BULK_ARGUMENTS."""
    for name, more in BULK_ARGUMENTS.items():
        parser.add_argument(name, **more)
    return parser


def main(argv: list[str] | None = None) -> int:
    """Return the exit code of `openai-fn bulk` with these arguments."""
    parser = ArgumentParser(
        "openai-fn bulk",
        None,
        BULK_DESCRIPTION,
        BULK_EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    args = add_bulk_arguments(parser).parse_args(argv)
    if args.source != STDIN:
        check_input_file("IN", args.source)
    return run_bulk(args)


def run_bulk(args: Namespace) -> int:
    """Return the exit code, after the summary was printed. Raises what is wrong with the input."""
    try:
        summary = BULK_ENGINES[args.engine](args)
    except KeyboardInterrupt as stopped:
        sys.stderr.write(f"{stopped}\n")
        return BULK_INTERRUPTED
    except OSError as failed:
        sys.stderr.write(f"{failed}\n")
        return 1
    sys.stdout.write(json.dumps(summary, ensure_ascii=False, indent=2) + "\n")
    return 2 if summary.get("problems") else int(bool(summary.get("errors") or summary.get("stopped")))


def run_live(args: Namespace) -> dict[str, Any]:
    """Return the summary of a run of calls, made here or on a cluster."""
    with connect_cluster(args.dask) as executor:
        return bulk_file(args.source, args.target, build_bulk_options(args), executor, build_bulk_settings(args))


def run_asyncio(args: Namespace) -> dict[str, Any]:
    """Return the summary of a run of calls on one event loop."""
    refuse_dask(args)
    return bulk_file(args.source, args.target, build_bulk_options(args), "asyncio", build_bulk_settings(args))


def run_batch(args: Namespace) -> dict[str, Any]:
    """Return the summary of a run through the Batch service."""
    from openai_fn.bulk.batch.batch_file import batch_file

    refuse_dask(args)
    return batch_file(args.source, args.target, build_bulk_options(args), build_bulk_settings(args))


def refuse_dask(args: Namespace) -> None:
    """Raise InvalidOptionsError where a cluster is named to an engine that cannot use it."""
    if args.dask:
        text = f"--dask goes with --engine live, not with --engine {args.engine}"
        raise InvalidOptionsError(make_error("invalid_options", text))


BULK_ENGINES: dict[str, Callable[[Namespace], dict[str, Any]]] = {
    "live": run_live,
    "asyncio": run_asyncio,
    "batch": run_batch,
}
"""The ways in which rows are sent."""
SETTING_ARGUMENTS = (
    "operation", "template", "workers", "rpm", "tpm", "max_cost", "max_tokens", "order", "check", "patience",
    "deadline", "changed", "dry_run", "retry_failed", "delete_files",
)  # fmt: skip
"""The settings that are arguments of the same name."""


def build_bulk_options(args: Namespace) -> dict[str, Any]:
    """Return the options of the calls."""
    named = {"impl": args.impl, "api_key": env(args.key_env) if args.key_env else None}
    return {**dict(args.option), **valfilter(lambda value: value is not None, named)}


def build_bulk_settings(args: Namespace) -> dict[str, Any]:
    """Return the settings of the run: those that were given."""
    named = keyfilter(SETTING_ARGUMENTS.__contains__, vars(args))
    pairs = {"params": dict(args.param) or None, "prices": dict(args.price) or None}
    quiet = {"progress": False} if args.quiet else {}
    return {**valfilter(lambda value: value is not None, {**named, **pairs}), **quiet}


@contextmanager
def connect_cluster(address: str | None) -> Iterator[Executor | None]:
    """Yield the executor of the Dask cluster at an address; None without one."""
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
    """Return a name and its value, which is JSON where it parses.

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
    """Return a model and its prices, with a third for cached tokens where it is given.

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
    """Return the JSON object in a text."""
    try:
        value = json.loads(text)
    except ValueError as wrong:
        raise ArgumentTypeError(f"is not JSON: {wrong}") from None
    if not isinstance(value, dict):
        raise ArgumentTypeError(f"expected a JSON object, got {type(value).__name__}")
    return value


REPEATABLE: dict[str, Any] = {"action": "append", "default": []}
SWITCH: dict[str, Any] = {"action": "store_true", "default": None}
BULK_ARGUMENTS: dict[str, dict[str, Any]] = {
    "source": {"metavar": "IN", "help": "the file of rows, or - for JSON lines on standard input"},
    "target": {"metavar": "OUT", "help": "the file for the result rows, as JSON lines"},
    "--impl": {"help": "the provider, such as azure or local; default openai"},
    "--option": {**REPEATABLE, "type": parse_pair, "metavar": "KEY=VALUE", "help": "an option of the calls"},
    "--key-env": {"metavar": "NAME", "help": "the environment variable, here or on each worker, that holds the key"},
    "--operation": {"metavar": "NAME", "help": "the operation of rows that name none; default create_chat_completion"},
    "--param": {**REPEATABLE, "type": parse_pair, "metavar": "KEY=VALUE", "help": "a param of every row"},
    "--template": {
        "type": parse_json_object,
        "metavar": "JSON",
        "help": "the params of a row, with {column} where a column's value goes",
    },
    "--engine": {
        "choices": sorted(BULK_ENGINES),
        "default": "live",
        "help": "calls on threads (default) or asyncio, or the Batch service",
    },
    "--dask": {"metavar": "ADDRESS", "help": "the scheduler of the Dask cluster that makes the calls"},
    "--workers": {"type": int, "metavar": "N", "help": "maximum number of requests in flight; default 32"},
    "--rpm": {"type": float, "metavar": "N", "help": "requests per minute; default: learned from response headers"},
    "--tpm": {"type": float, "metavar": "N", "help": "tokens per minute; default: learned from response headers"},
    "--budget": {
        "type": float,
        "metavar": "X",
        "dest": "max_cost",
        "help": "stop before the run costs more; needs --price",
    },
    "--price": {**REPEATABLE, "type": parse_price, "metavar": "MODEL=IN,OUT", "help": "prices per million tokens"},
    "--max-tokens": {"type": float, "metavar": "N", "help": "stop before the run uses more tokens"},
    "--deadline": {"type": float, "metavar": "SECONDS", "help": "send no further row after this time"},
    "--patience": {
        "type": float,
        "metavar": "SECONDS",
        "help": "wait this long for a service that is down; default 600",
    },
    "--order": {"choices": ("done", "input"), "help": "the order of the results; default: as they finish"},
    "--check": {"choices": ("first", "rows"), "help": "bad rows stop it at the start (default), or become errors"},
    "--changed": {
        "choices": ("refuse", "ask"),
        "help": "rows with a result that were changed or removed: refuse to run (default), or send again",
    },
    "--retry-failed": {**SWITCH, "help": "send rows that failed in an earlier run again, whatever the error was"},
    "--dry-run": {**SWITCH, "help": "estimate rows, tokens, cost and time; send and write nothing"},
    "--delete-files": {**SWITCH, "help": "with --engine batch: delete the files on the service afterwards"},
    "--quiet": {"action": "store_true", "help": "no progress bar"},
}
"""The arguments of the command, as `ArgumentParser.add_argument` takes them."""
