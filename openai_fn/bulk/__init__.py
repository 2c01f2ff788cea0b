"""Many requests: rows in, result rows out, with limits, a budget, retries, and a file that a rerun continues.

    from openai_fn.bulk import bulk, bulk_file

    bulk_file("questions.jsonl", "answers.jsonl", {"impl": "azure"}, settings={"workers": 64})

docs/bulk.md has the rest.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openai_fn.bulk.batch.batch_file import batch_file
    from openai_fn.bulk.batch.submit import batch_results, submit_batch
    from openai_fn.bulk.files import bulk_file
    from openai_fn.bulk.generator import bulk
    from openai_fn.bulk.target import read_results
    from openai_fn.bulk.worker import env

_MODULES = {
    "batch.batch_file": ("batch_file",),
    "batch.submit": ("batch_results", "submit_batch"),
    "files": ("bulk_file",),
    "generator": ("bulk",),
    "target": ("read_results",),
    "worker": ("env",),
}
_NAMES = {name: module for module, names in _MODULES.items() for name in names}
__all__ = ["batch_file", "batch_results", "bulk", "bulk_file", "env", "read_results", "submit_batch"]


def __getattr__(name: str) -> object:
    """Return a public name from its module."""
    from importlib import import_module

    if name not in _NAMES:
        raise AttributeError(f"module 'openai_fn.bulk' has no attribute {name!r}", name=name)
    return globals().setdefault(name, getattr(import_module(f"openai_fn.bulk.{_NAMES[name]}"), name))


def __dir__() -> list[str]:
    return sorted(_NAMES)
