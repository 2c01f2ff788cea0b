"""TARGET.batches.jsonl: the batches of a run that are out, noted so that no row is submitted twice. Effects: the file.

A line is an intent {"intent": tag, "since", "rows"}, written before a batch is created, or a batch as the API gives it
with "rows", and "replaces": the id of a batch that was refused. An intent whose batch is not noted is looked up.
"""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from toolz import keyfilter

from openai_fn.bulk.batch.tags import find_tagged_batch, get_tag
from openai_fn.bulk.formats import parse_json_line
from openai_fn.bulk.safe_files import append_safely, refuse_link
from openai_fn.errors import is_error
from openai_fn.types import Map


def get_notes_path(target: Path) -> Path:
    """Return the path of the notes of a target."""
    return target.with_name(target.name + ".batches.jsonl")


def write_note(notes: Path, note: Map) -> None:
    """Append a note; when it returns, the note is on disk."""
    append_safely(notes, [json.dumps(note).encode() + b"\n"])


def write_intent(notes: Path, tag: str, more: Map) -> None:
    """Note that a batch is about to be created."""
    write_note(notes, {"intent": tag, "since": time.time(), **more})


def read_notes(notes: Path) -> list[dict[str, Any]]:
    """Return the notes of a run; a torn last line was not made known to anybody."""
    if notes.is_symlink():
        raise refuse_link(notes)
    lines = notes.read_text(encoding="utf-8").split("\n") if notes.exists() else []
    parsed = (parse_json_line(line) for line in lines if line.strip())
    return [note for note in parsed if isinstance(note, dict) and not is_error(note)]


def find_submitted(notes: Path, options: Map) -> list[dict[str, Any]]:
    """Return the batches that are out, those included that were created and not noted, which are noted now.

    Raises OpenAIError where an intent has no batch and the batches of the service cannot be listed.
    """
    lines = read_notes(notes)
    batches = [note for note in lines if "id" in note]
    for batch in list(iter_unnoted(lines, batches, options)):
        write_note(notes, batch)
        batches.append(batch)
    replaced = {batch.get("replaces") for batch in batches}
    return [batch for batch in batches if batch["id"] not in replaced]


def iter_unnoted(lines: list[dict[str, Any]], batches: list[dict[str, Any]], options: Map) -> Iterator[dict[str, Any]]:
    """Yield the batches of intents that are not among those noted."""
    noted = {get_tag(batch) for batch in batches}
    for intent in (line for line in lines if "intent" in line and line["intent"] not in noted):
        batch = find_tagged_batch(intent["intent"], options, intent["since"])
        if batch:
            more = keyfilter(("rows", "fields", "replaces").__contains__, intent)
            yield {**batch, **more}
