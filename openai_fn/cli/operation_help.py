"""The help of one operation: short for `NAME --help`, in full for `doc NAME`."""

from openai_fn.catalog.operations import doc
from openai_fn.types import Map


def format_short_help(row: Map) -> str:
    """Return the short help."""
    return doc(row["name"]) + "\n"


def format_operation_doc(row: Map) -> str:
    """Return the full documentation."""
    return doc(row["name"]) + "\n"
