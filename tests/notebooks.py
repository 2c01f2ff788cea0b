"""Run the notebooks: `python -m tests.notebooks [--write]`.

Every cell runs, in a fresh kernel, in the notebook's own folder. A cell that fails, or whose stored outputs are of
another kind than those it gives now, fails the command. `--write` stores the outputs, without anything that tells when
and where they were made.
"""

import argparse
import os
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.support.paths import REPOSITORY

# The extra `notebooks` need not be there where types are checked.
nbformat: Any = import_module("nbformat")
nbclient: Any = import_module("nbclient")

ROOT = REPOSITORY
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
OWN = ("OPENAI_", "AZURE_")


def environment() -> dict[str, str]:
    """This process's environment with the package in it and without anybody's keys and addresses."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(OWN) or k.startswith("OPENAI_FN_")}
    return {**kept, "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, [kept.get("PYTHONPATH")])])}


def executed(path: Path) -> Any:
    """The notebook with the outputs that it gives now."""
    notebook = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": str(path.parent)}}
    client = nbclient.NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources=resources, record_timing=False, coalesce_streams=True
    )
    client.execute(env=environment())
    notebook.metadata = METADATA
    return notebook


def stale(notebook: Any, path: Path) -> list[str]:
    """What the stored notebook shows otherwise than it is: cells with outputs of another kind."""
    stored = nbformat.read(path, as_version=4)
    pairs = enumerate(zip(stored.cells, notebook.cells, strict=True))
    return [
        f"cell {number}: stored outputs {kinds(old)}, now {kinds(new)}"
        for number, (old, new) in pairs
        if kinds(old) != kinds(new)
    ]


def kinds(cell: Any) -> list[str]:
    """Of which kind a cell's outputs are: "execute_result", "stdout"."""
    return [output.get("name", output.output_type) for output in cell.get("outputs", [])]


def private(notebook: Any) -> list[str]:
    """The paths of this machine that a notebook shows."""
    text = nbformat.writes(notebook)
    return [f"shows {place}" for place in (str(ROOT), str(Path.home()), sys.prefix) if len(place) > 1 and place in text]


def failures(path: Path, *, write: bool) -> list[str]:
    """What is wrong with the notebook at `path`; with `write`, its outputs are stored where nothing is."""
    try:
        notebook = executed(path)
    except nbclient.exceptions.CellExecutionError as failure:
        return [str(failure)]
    found = private(notebook) if write else stale(notebook, path)
    if write and not found:
        nbformat.write(notebook, path)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.notebooks", description="Run the notebooks.")
    parser.add_argument("--write", action="store_true", help="store the outputs")
    write, failed = parser.parse_args().write, False
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        began = time.monotonic()
        found = failures(path, write=write)
        failed = failed or bool(found)
        print(f"{path.name}: {'; '.join(found) or 'good'} ({time.monotonic() - began:.1f} s)", flush=True)  # noqa: T201  # a command's output
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
