"""What the Batch service says of a row, in the form that bulk gives out: {"response", "error"}. Pure."""

from typing import Any

from openai_fn.bulk.ask import answered
from openai_fn.errors import error
from openai_fn.refusals import category_of, of_status
from openai_fn.shapes import Error, Map

Answer = dict[str, Any]

UNANSWERED = {
    "batch_expired": ("timeout", "the batch expired before this row was answered"),
    "batch_cancelled": ("connection", "the batch was cancelled before this row was answered"),
}
"""What the service says of a row that it did not get to: as which kind of failure it counts, and how it is told."""
ENDED = {"expired": "batch_expired", "cancelled": "batch_cancelled"}
"""The same by the status of the batch."""
LOST = "the batch ended without an answer to this row"
OTHERS = "nothing is wrong with this row, but its batch was refused: line {}: {}"
AGAIN = "ask it again, in another batch or live"
WAITING = "token_limit_exceeded"
"""The code of a batch that was refused because too much is waiting already."""


def outcome(line: Map) -> Answer:
    """What a line of an output or error file says.

    >>> outcome({"response": None, "error": {"code": "batch_expired", "message": "x"}})["error"]["retryable"]
    True
    """
    response, failed = line.get("response"), line.get("error")
    if failed:
        return unanswered(str(failed.get("code")), failed.get("message"))
    if not isinstance(response, dict) or not isinstance(response.get("status_code"), int):
        return unanswered("", None)
    made = answered(response["status_code"], response.get("request_id"), response.get("body"))
    if made["status_code"] < 300:
        return {"response": made, "error": None}
    headers = {"x-request-id": made["request_id"]}
    told = of_status({"status": made["status_code"], "headers": headers, "body": made["body"]})
    return {"response": made, "error": without_body(told)}


def unanswered(code: str, message: Any) -> Answer:
    """What is said of a row that the service did not answer; it may be asked again."""
    category, text = UNANSWERED.get(code, ("connection", str(message or LOST)))
    return {"response": None, "error": without_body(error(category, text, code=code or None, hint=AGAIN))}


def without_body(found: Error) -> dict[str, Any]:
    """An error map as a row has it: the body stands in its response."""
    return {key: value for key, value in found.items() if key != "body" and value is not None}


def missing(batch: Map, number: int) -> Answer:
    """What is said of the row in line `number` of the input file, of which the output has nothing."""
    refusals = [one for one in (batch.get("errors") or {}).get("data") or () if isinstance(one, dict)]
    if batch.get("status") != "failed" or not refusals:
        return unanswered(ENDED.get(str(batch.get("status")), ""), None)
    own = next((one for one in refusals if one.get("line") in (number, None)), None)
    if own:
        return {"response": None, "error": without_body(refusal(own))}
    text = OTHERS.format(refusals[0]["line"], refusals[0].get("message"))
    return {"response": None, "error": without_body(error("connection", text, hint=AGAIN))}


def refusal(detail: Map) -> Error:
    """The error of a row, or of all of them, because of which a batch was not begun."""
    category = "rate_limit" if detail.get("code") == WAITING else category_of(400, detail)
    said = {key: detail.get(key) for key in ("code", "param")}
    return error(category, str(detail.get("message") or "the batch was refused"), **said)
