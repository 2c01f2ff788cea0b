"""Progress: a bar in a terminal or a notebook, a function of the summary, or none. Effects: the terminal."""

import sys
from collections.abc import Callable
from typing import Any

from openai_fn.types import Map

Progress = Callable[[Map], Any]
REPORT_INTERVAL = 0.1
"""Seconds between two reports."""


def make_progress(wanted: Any, total: int | None) -> Progress:
    """Return the function that gets the summary as the run goes on, and once more with {"finished": True} at its end.

    `wanted` is a function, True for a bar, False for none, None for a bar where somebody is there to see it.
    """
    if callable(wanted):
        return wanted  # type: ignore[no-any-return]
    if wanted or (wanted is None and is_interactive()):
        return make_progress_bar(total, needed=bool(wanted))
    return report_nothing


def is_interactive() -> bool:
    """Return whether standard error is a terminal, or this is a notebook."""
    return "ipykernel" in sys.modules or bool(sys.stderr and sys.stderr.isatty())


def report_nothing(_summary: Map) -> None:
    """Do nothing with a summary."""


def make_progress_bar(total: int | None, *, needed: bool) -> Progress:
    """Return the function that moves a bar of tqdm, if that is installed; raise ImportError where it is `needed`."""
    try:
        bar_class = import_tqdm()
    except ImportError:
        if needed:
            raise
        return report_nothing
    bar = bar_class(total=total, unit="row", dynamic_ncols=True)

    def report(summary: Map) -> None:
        bar.set_postfix_str(format_progress(summary), refresh=False)
        bar.update(summary["rows"] - bar.n)
        if summary.get("finished"):
            bar.refresh()
            bar.close()

    return report


def import_tqdm() -> Any:
    """Return the bar class for this place. In a notebook without ipywidgets a text bar will do, without a warning."""
    import warnings

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "IProgress not found")
        from tqdm.auto import tqdm
    return tqdm


def format_progress(summary: Map) -> str:
    """Return the text beside the bar.

    >>> format_progress({"errors": {"timeout": 2}, "usage": {"total_tokens": 12000}, "cost": 0.5, "stopped": None})
    '2 errors, 12,000 tokens, cost 0.50'
    """
    failed = sum(summary["errors"].values())
    parts = [
        (failed, f"{failed} error{'s' if failed > 1 else ''}"),
        (summary["usage"]["total_tokens"], f"{summary['usage']['total_tokens']:,} tokens"),
        (summary["cost"], f"cost {summary['cost']:.2f}"),
        (summary["stopped"], f"stopped: {summary['stopped']}"),
    ]
    return ", ".join(text for value, text in parts if value)
