"""The end of what the API does in the background, for --wait."""

import re
import sys
from collections.abc import Callable
from typing import Any

from openai_fn.cli.arguments import refuse_argument
from openai_fn.cli.output import Pieces, format_json
from openai_fn.errors import OpenAIError, make_error
from openai_fn.functions import call
from openai_fn.types import Map

RETRIEVE_OPERATIONS = {
    "retrieve_batch": {"create_batch", "cancel_batch"},
    "get_run": {"create_run", "create_thread_and_run", "submit_tool_outputs_to_run", "cancel_run"},
    "retrieve_fine_tuning_job": {"create_fine_tuning_job", "cancel_fine_tuning_job", "resume_fine_tuning_job"},
    "get_eval_run": {"create_eval_run", "cancel_eval_run"},
    "get_response": {"create_response", "cancel_response"},
    "beta_get_response": {"beta_create_response", "beta_cancel_response"},
    "get_vector_store": {"create_vector_store"},
    "get_vector_store_file": {"create_vector_store_file"},
    "get_vector_store_file_batch": {"create_vector_store_file_batch", "cancel_vector_store_file_batch"},
    "get_video": {"create_video", "create_video_edit", "create_video_extension", "create_video_remix"},
}
"""The operations that ask how work stands, each with those that start or change it and answer with the same object."""
FAILED_STATUSES = frozenset({"failed", "error", "errored", "expired", "cancelled", "canceled"})
"""Statuses in which the work has not been done."""
WAIT_FAILED_HINT = "standard output has the whole of it, with its reason"


def wait_pieces(row: Map, params: Map, options: Map) -> Pieces:
    """The object as it is when its work has ended; an error after it where that has failed."""
    outcome = wait_until_finished(row, params, {**options, "full_response": False})
    yield format_json(outcome)
    if outcome["status"] in FAILED_STATUSES and not row["name"].startswith(("cancel_", "beta_cancel_")):
        raise OpenAIError(
            make_error("response", f"{outcome.get('id')} has ended as {outcome['status']!r}", hint=WAIT_FAILED_HINT)
        )


def wait_until_finished(row: Map, params: Map, options: Map) -> Any:
    """The object as it is when its work has ended."""
    from openai_fn.polling import is_finished, wait_for

    retrieve = find_retriever(row["name"])
    if retrieve != row["name"]:
        started = call(row["name"], params, options)
        if is_finished(started):
            return started
        params = build_retrieve_params(retrieve, params, started)
    return wait_for(retrieve, params, options, progress=make_status_printer())


def find_retriever(name: str) -> str:
    """The operation that asks how the work stands which `name` starts; `name` itself where it is that."""
    found = next((retrieve for retrieve, starts in RETRIEVE_OPERATIONS.items() if name in {retrieve, *starts}), None)
    return found or refuse_argument(f"{name} starts no work in the background: leave out --wait")


def build_retrieve_params(retrieve: str, params: Map, started: Map) -> dict[str, Any]:
    """The params that ask for the object `started`: its own id is the last in the path.

    >>> build_retrieve_params("get_run", {"assistant_id": "a_1"}, {"id": "run_1", "thread_id": "t_1"})
    {'thread_id': 't_1', 'run_id': 'run_1'}
    """
    from openai_fn.catalog.operations import find_row

    asked = find_row(retrieve)
    *above, last = re.findall(r"{(\w+)}", asked["path"])
    known = {**started, **params}
    return {name: known[name] for name in [*above, *asked["headers"]] if name in known} | {last: started["id"]}


def make_status_printer() -> Callable[[Map], None]:
    """A function that tells a person at a terminal of each new status."""
    seen: set[str] = set()
    shown = sys.stderr.isatty()

    def tell(state: Map) -> None:
        status = str(state.get("status"))
        if shown and status not in seen:
            sys.stderr.write(f"{state.get('id')}: {status}\n")
        seen.add(status)

    return tell
