"""What the Batch service says of a row, in the form that bulk gives out: {"response", "error"}. Pure."""

from typing import Any

from openai_fn.bulk.ask import batch_response
from openai_fn.errors import make_error
from openai_fn.response.api_errors import classify_status, error_from_response
from openai_fn.types import Error, Map

RowAnswer = dict[str, Any]

UNANSWERED = {
    "batch_expired": ("timeout", "the batch expired before this row was answered"),
    "batch_cancelled": ("connection", "the batch was cancelled before this row was answered"),
}
"""What the service says of a row that it did not get to: as which kind of failure it counts, and how it is told."""
ENDED = {"expired": "batch_expired", "cancelled": "batch_cancelled"}
"""The same by the status of the batch."""
LOST_ROW = "the batch ended without an answer to this row"
BATCH_REFUSED = "nothing is wrong with this row, but its batch was refused: line {}: {}"
ASK_AGAIN = "ask it again, in another batch or live"
QUEUE_FULL = "token_limit_exceeded"
"""The code of a batch that was refused because too much is waiting already."""


def parse_output_line(line: Map) -> RowAnswer:
    """What a line of an output or error file says.

    >>> parse_output_line({"response": None, "error": {"code": "batch_expired", "message": "x"}})["error"]["retryable"]
    True
    """
    response, failed = line.get("response"), line.get("error")
    if failed:
        return unanswered_row(str(failed.get("code")), failed.get("message"))
    if not isinstance(response, dict) or not isinstance(response.get("status_code"), int):
        return unanswered_row("", None)
    made = batch_response(response["status_code"], response.get("request_id"), response.get("body"))
    if made["status_code"] < 300:
        return {"response": made, "error": None}
    headers = {"x-request-id": made["request_id"]}
    told = error_from_response({"status": made["status_code"], "headers": headers, "body": made["body"]})
    return {"response": made, "error": drop_body(told)}


def unanswered_row(code: str, message: Any) -> RowAnswer:
    """What is said of a row that the service did not answer; it may be asked again."""
    category, text = UNANSWERED.get(code, ("connection", str(message or LOST_ROW)))
    return {"response": None, "error": drop_body(make_error(category, text, code=code or None, hint=ASK_AGAIN))}


def drop_body(found: Error) -> dict[str, Any]:
    """An error map as a row has it: the body stands in its response."""
    return {key: value for key, value in found.items() if key != "body" and value is not None}


def missing_row(batch: Map, number: int) -> RowAnswer:
    """What is said of the row in line `number` of the input file, of which the output has nothing."""
    refusals = [one for one in (batch.get("errors") or {}).get("data") or () if isinstance(one, dict)]
    if batch.get("status") != "failed" or not refusals:
        return unanswered_row(ENDED.get(str(batch.get("status")), ""), None)
    own = next((one for one in refusals if one.get("line") in (number, None)), None)
    if own:
        return {"response": None, "error": drop_body(refused_batch_error(own))}
    text = BATCH_REFUSED.format(refusals[0]["line"], refusals[0].get("message"))
    return {"response": None, "error": drop_body(make_error("connection", text, hint=ASK_AGAIN))}


def refused_batch_error(detail: Map) -> Error:
    """The error of a row, or of all of them, because of which a batch was not begun."""
    category = "rate_limit" if detail.get("code") == QUEUE_FULL else classify_status(400, detail)
    said = {key: detail.get(key) for key in ("code", "param")}
    return make_error(category, str(detail.get("message") or "the batch was refused"), **said)
