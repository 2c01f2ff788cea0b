"""Progress: a bar in a terminal or a notebook, a function of the summary, or nothing. Effects: the terminal."""

import sys
from collections.abc import Callable
from typing import Any

from openai_fn.types import Map

Progress = Callable[[Map], Any]
REPORT_INTERVAL = 0.1
"""Seconds between two reports."""


def make_progress(wanted: Any, total: int | None) -> Progress:
    """What is told the summary as the run goes on, and once more with {"finished": True} at its end.

    `wanted` is a function, True for a bar, False for nothing, None for a bar where somebody is there to see it.
    """
    if callable(wanted):
        return wanted  # type: ignore[no-any-return]
    return (
        make_progress_bar(total, needed=bool(wanted))
        if wanted or (wanted is None and is_interactive())
        else report_nothing
    )


def is_interactive() -> bool:
    """Whether standard error is a terminal, or this is a notebook."""
    return "ipykernel" in sys.modules or bool(sys.stderr and sys.stderr.isatty())


def report_nothing(_summary: Map) -> None:
    """Nothing."""


def make_progress_bar(total: int | None, *, needed: bool) -> Progress:
    """What moves a bar of tqdm, if that is installed; it must be where it is `needed`."""
    try:
        kind = import_tqdm()
    except ImportError:
        if needed:
            raise
        return report_nothing
    shown = kind(total=total, unit="row", dynamic_ncols=True)

    def tell(summary: Map) -> None:
        shown.set_postfix_str(format_progress(summary), refresh=False)
        shown.update(summary["rows"] - shown.n)
        if summary.get("finished"):
            shown.refresh()
            shown.close()

    return tell


def import_tqdm() -> Any:
    """The class of bar for this place. In a notebook without ipywidgets a bar of text will do: no warning about it."""
    import warnings

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "IProgress not found")
        from tqdm.auto import tqdm
    return tqdm


def format_progress(summary: Map) -> str:
    """What stands beside the bar.

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
    return ", ".join(text for there, text in parts if there)
