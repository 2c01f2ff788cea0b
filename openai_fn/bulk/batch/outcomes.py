"""What the Batch service says of a row, in the form that bulk gives out: {"response", "error"}. Pure."""

from typing import Any

from openai_fn.bulk.worker import build_batch_response
from openai_fn.errors import make_error
from openai_fn.response.api_errors import classify_status, error_from_response
from openai_fn.types import Error, Map

RowOutcome = dict[str, Any]

UNANSWERED = {
    "batch_expired": ("timeout", "the batch expired before this row was processed"),
    "batch_cancelled": ("connection", "the batch was cancelled before this row was processed"),
}
"""The code that the service gives a row that it did not get to: its category of failure, and its message."""
ENDED = {"expired": "batch_expired", "cancelled": "batch_cancelled"}
"""The same by the status of the batch."""
LOST_ROW = "the batch ended without a response for this row"
BATCH_REFUSED = "nothing is wrong with this row, but its batch was refused: line {}: {}"
SEND_AGAIN = "send it again, in another batch or live"
QUEUE_FULL = "token_limit_exceeded"
"""The code of a batch that was refused because too many tokens are enqueued already."""


def parse_output_line(line: Map) -> RowOutcome:
    """Return the outcome in a line of an output or error file.

    >>> parse_output_line({"response": None, "error": {"code": "batch_expired", "message": "x"}})["error"]["retryable"]
    True
    """
    response, error = line.get("response"), line.get("error")
    if isinstance(error, dict) and error:
        return unanswered_row(str(error.get("code")), error.get("message"))
    if not isinstance(response, dict) or not isinstance(response.get("status_code"), int):
        return unanswered_row("", None)
    status, request_id, body = response["status_code"], response.get("request_id"), response.get("body")
    row_response = build_batch_response(status, request_id, body)
    if status < 300:
        return {"response": row_response, "error": None}
    answered: Any = {"status": status, "headers": {"x-request-id": request_id}, "body": body}  # decoded already
    failure = error_from_response(answered)
    return {"response": row_response, "error": drop_body(failure)}


def unanswered_row(code: str, message: Any) -> RowOutcome:
    """Return the outcome of a row that the service did not answer; it may be sent again."""
    category, text = UNANSWERED.get(code, ("connection", str(message or LOST_ROW)))
    return {"response": None, "error": drop_body(make_error(category, text, code=code or None, hint=SEND_AGAIN))}


def drop_body(error: Error) -> dict[str, Any]:
    """Return an error as a row has it: the body stands in its response."""
    return {key: value for key, value in error.items() if key != "body" and value is not None}


def list_refusals(batch: Map) -> list[Map]:
    """Return why the service refused a batch as a whole."""
    return [one for one in (batch.get("errors") or {}).get("data") or () if isinstance(one, dict)]


def is_queue_full(batch: Map) -> bool:
    """Return whether a batch was refused because too many tokens are enqueued already.

    >>> is_queue_full({"status": "failed", "errors": {"data": [{"code": "token_limit_exceeded"}]}})
    True
    """
    return batch.get("status") == "failed" and any(one.get("code") == QUEUE_FULL for one in list_refusals(batch))


def missing_row(batch: Map, number: int) -> RowOutcome:
    """Return the outcome of the row in line `number` of the input file, which no output file has."""
    refusals = list_refusals(batch)
    if batch.get("status") != "failed" or not refusals:
        return unanswered_row(ENDED.get(str(batch.get("status")), ""), None)
    own = next((one for one in refusals if one.get("line") in (number, None)), None)
    if own:
        return {"response": None, "error": drop_body(refused_batch_error(own))}
    text = BATCH_REFUSED.format(refusals[0]["line"], refusals[0].get("message"))
    return {"response": None, "error": drop_body(make_error("connection", text, hint=SEND_AGAIN))}


def refused_batch_error(refusal: Map) -> Error:
    """Return the error of a row, or of all of them, because of which a batch was not begun."""
    category = "rate_limit" if refusal.get("code") == QUEUE_FULL else classify_status(400, refusal)
    details = {key: refusal.get(key) for key in ("code", "param")}
    return make_error(category, str(refusal.get("message") or "the batch was refused"), **details)
