"""Notebooks as Markdown pages, with the outputs and pictures that they contain. Nothing is executed. Pure."""

import base64
import re
from collections.abc import Iterator

from openai_fn.types import Map

ANSI = re.compile(r"\x1b\[[0-9;]*m")
PICTURE = "image/png"


def convert_notebook(notebook: Map, name: str) -> tuple[str, dict[str, bytes]]:
    """Return the Markdown of a notebook, and its pictures by file name; `name` is the notebook's without its ending.

    >>> cell = {"cell_type": "code", "source": ["1 + 1"], "outputs": [{"data": {"text/plain": ["2"]}}]}
    >>> print(convert_notebook({"cells": [cell]}, "sum")[0].strip())
    ```python
    1 + 1
    ```
    <BLANKLINE>
    ```text {.output}
    2
    ```
    """
    pictures: dict[str, bytes] = {}
    parts = [part for cell in notebook["cells"] for part in iter_cell_parts(cell, name, pictures)]
    return "\n\n".join(parts) + "\n", pictures


def iter_cell_parts(cell: Map, name: str, pictures: dict[str, bytes]) -> Iterator[str]:
    """Yield the Markdown of a cell: its text, or its code and outputs; adds its pictures to `pictures`."""
    source = "".join(cell["source"])
    if cell["cell_type"] != "code":
        yield source
        return
    yield format_block("python", source)
    for output in cell["outputs"]:
        picture = output.get("data", {}).get(PICTURE)
        text = ANSI.sub("", "".join(output.get("text") or output.get("data", {}).get("text/plain", "")))
        if picture:
            file = f"{name}-{len(pictures) + 1}.png"
            pictures[file] = base64.b64decode("".join(picture))
            yield f"![Output of the code above]({file})"
        elif text.strip():
            yield format_block("text {.output}", text)


def format_block(language: str, text: str) -> str:
    r"""Return a fenced block of code, whose fence is longer than any in the text.

    >>> format_block("text", "a ``` b\n").splitlines()
    ['````text', 'a ``` b', '````']
    """
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall(r"`{3,}|$", text)))
    return f"{fence}{language}\n{text.strip(chr(10))}\n{fence}"
