"""Turns: which events belong to the response that was asked for, when it is done, and how it fails. Pure.

Events of a connection come in one sequence. Those of a response that nobody reads any more, because its turn was left
or failed, are skipped in the turn that follows; those of another lane (`stream_id`) are kept for whoever reads them.
"""

from typing import Any, TypedDict

from openai_fn.errors import CATEGORY_HINTS, make_error
from openai_fn.response.api_errors import CATEGORY_BY_CODE, CATEGORY_BY_STATUS, classify_status, extract_error_details
from openai_fn.types import Error, Map

DONE = frozenset(
    {"response.completed", "response.incomplete", "response.failed", "response.cancelled", "response.done"}
)
"""Events after which a response brings nothing more."""
CATEGORY_BY_TYPE = {
    "authentication_error": "authentication",
    "invalid_request_error": "bad_request",
    "permission_error": "permission_denied",
    "rate_limit_error": "rate_limit",
    "rate_limit_exceeded": "rate_limit",
    "server_error": "server",
    "session_expired": "connection",
    "websocket_connection_limit_reached": "connection",
    "previous_response_not_found": "not_found",
}
"""Types and codes of errors that come as events, which have no status."""
EVENT_HINTS = {
    "previous_response_not_found": "send the whole input, without previous_response_id; a connection keeps its latest "
    'response, the server only those with "store": True',
    "session_expired": "connect again: a connection lasts 60 minutes",
    "websocket_connection_limit_reached": "connect again: a connection lasts 60 minutes",
}
"""What to do, by code."""
CLOSED_EARLY = "the connection was closed before the response was done"
SILENT = "nothing was received for {seconds:g} s while a response was under way"
DEADLINE = "the deadline passed before the response was done"


class Lanes(TypedDict):
    """The responses that nobody reads any more."""

    left: set[str]  # their ids
    unnamed: int  # how many of them have not begun, so that their id is unknown


class Turn(TypedDict):
    """One turn: what it has received so far."""

    form: str  # the row's column `turn`
    lane: str | None  # the `stream_id` of its response
    id: str | None  # the id of its response; None until it has begun
    events: list[dict[str, Any]]
    done: bool


def make_lanes() -> Lanes:
    """Return the account of a connection on which nothing has been asked."""
    return {"left": set(), "unnamed": 0}


def build_turn_event(form: str, params: Map) -> dict[str, Any]:
    """Return the event that asks for a response, by the row's column `turn`.

    >>> build_turn_event("flat", {"model": "gpt-5"})
    {'type': 'response.create', 'model': 'gpt-5'}
    >>> build_turn_event("nested", {"instructions": "Be brief."})
    {'type': 'response.create', 'response': {'instructions': 'Be brief.'}}
    """
    if form == "flat":
        return {"type": "response.create", **params}
    return {"type": "response.create", **({"response": dict(params)} if params else {})}


def begin_turn(form: str, params: Map) -> Turn:
    """Return a turn that has received nothing."""
    lane = params.get("stream_id")
    return {"form": form, "lane": lane if isinstance(lane, str) else None, "id": None, "events": [], "done": False}


def leave_turn(lanes: Lanes, turn: Turn) -> None:
    """Note that nobody reads the rest of a turn."""
    if turn["done"]:
        return
    turn["done"] = True
    if turn["id"] is None:
        lanes["unnamed"] += 1
    else:
        lanes["left"].add(turn["id"])


def is_other_lane(turn: Turn, event: Map) -> bool:
    """Return whether an event belongs to another lane of the connection."""
    lane = event.get("stream_id")
    return isinstance(lane, str) and lane != turn["lane"]


def take_event(lanes: Lanes, turn: Turn, event: dict[str, Any]) -> bool:
    """Return whether an event belongs to a turn, and note what it says of it and of those that were left."""
    kind, name = event.get("type"), find_response_id(event)
    if kind == "response.created" and name is not None:
        if lanes["unnamed"]:
            lanes["unnamed"] -= 1
            lanes["left"].add(name)
        elif turn["id"] is None:
            turn["id"] = name
    if is_left(lanes, turn, event, name):
        note_left(lanes, str(kind), name)
        return False
    turn["events"].append(event)
    if kind in DONE and name in {turn["id"], None}:
        turn["done"] = True
    return True


def note_left(lanes: Lanes, kind: str, name: str | None) -> None:
    """Note what an event says of the responses that nobody reads: an error ends the one under way."""
    if kind in DONE and name is not None:
        lanes["left"].discard(name)
    elif kind == "error" and lanes["left"]:
        lanes["left"].pop()
    elif kind == "error":
        lanes["unnamed"] -= 1


def is_left(lanes: Lanes, turn: Turn, event: Map, name: str | None) -> bool:
    """Return whether an event belongs to a response that nobody reads any more.

    Events of Responses name their response only at its beginning and its end, and come in order; those of Realtime
    always name it.
    """
    if name is not None:
        return name in lanes["left"]
    waits = bool(lanes["left"] or lanes["unnamed"]) and turn["id"] is None and turn["form"] == "flat"
    return waits and str(event.get("type")).startswith(("error", "response."))


def find_response_id(event: Map) -> str | None:
    """Return the id of the response that an event names.

    >>> find_response_id({"type": "response.done", "response": {"id": "r1"}}), find_response_id({"response_id": "r2"})
    ('r1', 'r2')
    """
    response = event.get("response")
    name = response.get("id") if isinstance(response, dict) else event.get("response_id")
    return name if isinstance(name, str) else None


def find_turn_error(event: Map) -> Error | None:
    """Return the error that an event of a turn reports; None for any other event."""
    response = event.get("response")
    inner: Any = response if isinstance(response, dict) else {}
    failed = event.get("type") == "response.failed" or inner.get("status") == "failed"
    if event.get("type") != "error" and not failed:
        return None
    said: Any = (inner.get("status_details") or inner) if failed else event
    detail, _ = extract_error_details(said)
    if detail.get("type") == "error":
        detail = {**detail, "type": None}
    status = event.get("status")
    facts = {key: detail.get(key) for key in ("code", "type", "param")}
    category = classify_event_error(detail, status if isinstance(status, int) else None)
    more: Map = {"status": status} if isinstance(status, int) else {}
    hint = EVENT_HINTS.get(str(detail.get("code"))) or (None if category != "stream" else CATEGORY_HINTS["stream"])
    message = detail.get("message") or "the server reported an error without an explanation"
    return make_error(category, str(message), hint=hint, body=dict(event), **facts, **more)


def classify_event_error(detail: Map, status: int | None) -> str:
    """Return the category of an error that came as an event.

    >>> classify_event_error({"type": "invalid_request_error"}, None), classify_event_error({"code": "odd"}, 429)
    ('bad_request', 'rate_limit')
    """
    if status is not None and (status in CATEGORY_BY_STATUS or status >= 500):
        return classify_status(status, detail)
    words = [str(detail.get(key)) for key in ("code", "type")]
    tables = (CATEGORY_BY_CODE, CATEGORY_BY_TYPE)
    return next((table[word] for word in words for table in tables if word in table), "stream")
