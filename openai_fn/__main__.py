"""Run the command line: `openai-fn ...` or `python -m openai_fn ...`; `openai-fn --help` lists the commands."""

import os
import signal
import sys
import warnings

from openai_fn import __version__
from openai_fn.errors import OpenAIError

EXIT_INTERRUPTED = 130
"""The exit code that shells give to Ctrl-C: 128 and the signal's number."""


def main(argv: list[str] | None = None) -> int:
    """Run a command line and return the exit code; a closed pipe and Ctrl-C end it without a traceback."""
    try:
        return report_failures(sys.argv[1:] if argv is None else argv)
    except BrokenPipeError:
        # The reader has closed the pipe; what Python would still flush at its exit goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        # A second Ctrl-C would only disturb the shutdown of the local model.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        return EXIT_INTERRUPTED
    return 0


def report_failures(argv: list[str]) -> int:
    """Run one command, write its warnings and its error to standard error, and return the exit code."""
    from openai_fn.cli.terminal import report_error, show_warning  # here, where Ctrl-C is handled

    with warnings.catch_warnings():
        warnings.showwarning = show_warning
        try:
            return run_command(argv)
        except OpenAIError as error:
            return report_error(error)


def run_command(argv: list[str]) -> int:
    """Run one command, write each piece of its output as soon as it comes, and return the exit code."""
    if argv[:1] == ["bulk"]:
        from openai_fn.cli.bulk import main as run_bulk_command

        return run_bulk_command(argv[1:])
    from openai_fn.cli.commands import iter_output
    from openai_fn.cli.terminal import write_piece

    for piece in iter_output(argv, __version__):
        write_piece(piece)
    return 0


if __name__ == "__main__":
    sys.exit(main())
