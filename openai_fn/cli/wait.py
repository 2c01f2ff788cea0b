"""Wait for work that the API does in the background, for --wait."""

import re
import sys
from collections.abc import Callable
from typing import Any

from toolz import keyfilter

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
"""The operations that retrieve work, each with those that start or change it and return the same object."""
FAILED_STATUSES = frozenset({"failed", "error", "errored", "expired", "cancelled", "canceled"})
"""The final statuses of work that was not done."""
WAIT_FAILED_HINT = "standard output has the whole object, with the reason"


def wait_pieces(row: Map, params: Map, options: Map) -> Pieces:
    """Yield the object when its work has ended; raise an OpenAIError after it where the work failed."""
    ended = wait_until_finished(row, params, {**options, "full_response": False})
    yield format_json(ended)
    if ended["status"] in FAILED_STATUSES and not row["name"].startswith(("cancel_", "beta_cancel_")):
        message = f"{ended.get('id')} has ended as {ended['status']!r}"
        raise OpenAIError(make_error("response", message, hint=WAIT_FAILED_HINT))


def wait_until_finished(row: Map, params: Map, options: Map) -> Any:
    """Return the object when its work has ended."""
    from openai_fn.polling import is_finished, wait_for

    retrieve = find_retriever(row["name"])
    if retrieve != row["name"]:
        started = call(row["name"], params, options)
        if is_finished(started):
            return started
        params = build_retrieve_params(retrieve, params, started)
    return wait_for(retrieve, params, options, progress=make_status_printer())


def find_retriever(name: str) -> str:
    """Return the operation that retrieves the work which `name` starts, `name` itself where it is one.

    Raises InvalidParamsError for an operation that starts no work.
    """
    retrievers = (retrieve for retrieve, starters in RETRIEVE_OPERATIONS.items() if name in {retrieve, *starters})
    return next(retrievers, None) or refuse_argument(f"{name} starts no work in the background: leave out --wait")


def build_retrieve_params(retrieve: str, params: Map, started: Map) -> dict[str, Any]:
    """Return the params that retrieve the object `started`, whose id is the last one in the path.

    >>> build_retrieve_params("get_run", {"assistant_id": "a_1"}, {"id": "run_1", "thread_id": "t_1"})
    {'thread_id': 't_1', 'run_id': 'run_1'}
    """
    from openai_fn.catalog.operations import find_row

    row = find_row(retrieve)
    *parents, own_id = re.findall(r"{(\w+)}", row["path"])
    names = {*parents, *row["headers"]}
    return {**keyfilter(names.__contains__, {**started, **params}), own_id: started["id"]}


def make_status_printer() -> Callable[[Map], None]:
    """Return a function that prints each new status to standard error, where that is a terminal."""
    statuses: set[str] = set()
    on_terminal = sys.stderr.isatty()

    def print_status(state: Map) -> None:
        status = str(state.get("status"))
        if on_terminal and status not in statuses:
            sys.stderr.write(f"{state.get('id')}: {status}\n")
        statuses.add(status)

    return print_status
