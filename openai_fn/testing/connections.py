"""A transport whose connections are made up, for tests of code that talks over WebSocket."""

import json
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from itertools import count
from typing import Any

from openai_fn.catalog.operations import look_up_row
from openai_fn.errors import CLASSES, InvalidParamsError, make_error, to_exception
from openai_fn.testing.replies import make_response_object, stream_response
from openai_fn.types import Map

ScriptItem = Any
"""A text, an event, a response, {"error": CATEGORY}, a function of the last event sent, or a list of them."""
NO_ITEM = "fake_connection: expected a text, a dict with a type, a response, a function or a list of them, got {}"
NO_CATEGORY = "fake_connection: {!r} is not a category; there are {}"


def fake_connection(script: Iterable[ScriptItem]) -> Any:
    """Return a value for the option `transport` with which connections receive a script, without network and key.

    Items are received in turn. An item is

    - an event, a dict with a type, which arrives as it is;
    - a text: the events of a whole response that says it, as the connection's API sends them;
    - a response, a dict with an output: its events;
    - `{"error": CATEGORY}`, such as "connection" or "server": the connection breaks, and the next that is opened goes
      on with the rest of the script;
    - a function of the event that was sent last (None before there is one), which returns any of these;
    - a list of them.

    After the last one the connection is closed. The transport's `.sent` lists the events that were sent, `.requests`
    the handshakes.

    >>> from openai_fn import accumulate, connect_responses, output_text
    >>> transport = fake_connection(["Hello", lambda event: f"You said {event['input']}."])
    >>> with connect_responses({}, {"transport": transport}) as connection:
    ...     first = accumulate(connection.turn({"model": "gpt-5", "input": "Hi"}))
    ...     again = accumulate(connection.turn({"model": "gpt-5", "input": "Bye"}))
    >>> output_text(first), output_text(again), transport.sent[0]["input"]
    ('Hello', 'You said Bye.', 'Hi')
    """
    rest = deque(script if not isinstance(script, (str, Mapping)) else [script])
    requests: list[dict[str, Any]] = []
    sent: list[dict[str, Any]] = []
    numbers = count(1)

    def connect(request: Map) -> FakeLine:
        requests.append(dict(request))
        row = look_up_row(str(request.get("operation"))) or {}
        return FakeLine(rest, sent, lambda text: make_events(text, str(row.get("turn")), next(numbers)))

    transport: Any = connect
    transport.requests, transport.sent, transport.keyless = requests, sent, True
    return transport


# A class because a connection calls its methods.
class FakeLine:
    """A line that receives what is left of a script."""

    def __init__(self, rest: deque[Any], sent: list[dict[str, Any]], respond: Callable[[Any], list[Map]]) -> None:
        self._rest, self._sent, self._respond = rest, sent, respond
        self._closed = False

    def send(self, text: str) -> None:
        """Note an event."""
        if self._closed:
            raise to_exception(make_error("connection", "fake: the connection is closed", retryable=False))
        self._sent.append(json.loads(text))

    def receive(self, _seconds: float | None = None) -> Any:
        """Return the next event of the script, None after the last."""
        while self._rest and not self._closed:
            item = self._rest.popleft()
            if callable(item):
                item = item(self._sent[-1] if self._sent else None)
            if isinstance(item, Mapping) and isinstance(item.get("type"), str):
                return dict(item)
            if isinstance(item, Mapping) and item.keys() == {"error"}:
                self._closed = True
                raise to_exception(make_error(check_category(item["error"]), f"fake: {item['error']}"))
            self._rest.extendleft(reversed(list_items(item, self._respond)))
        self._closed = True
        return None

    def close(self) -> None:
        """Close the line."""
        self._closed = True


def list_items(item: ScriptItem, respond: Callable[[Any], list[Map]]) -> list[Any]:
    """Return the items that an item stands for."""
    if item is None:
        return []
    if isinstance(item, (list, tuple)):
        return list(item)
    if isinstance(item, str) or (isinstance(item, Mapping) and "output" in item):
        return [*respond(item)]
    raise InvalidParamsError(make_error("invalid_params", NO_ITEM.format(type(item).__name__)))


def check_category(category: Any) -> str:
    """Return a category; raise InvalidParamsError for what is none."""
    if category in CLASSES:
        return str(category)
    raise InvalidParamsError(make_error("invalid_params", NO_CATEGORY.format(category, ", ".join(sorted(CLASSES)))))


def make_events(answer: Any, form: str, number: int) -> list[Map]:
    """Return the events of a response, or of one that says a text, in the form of a connection's turns."""
    whole = make_response_object(answer, {}) if isinstance(answer, str) else dict(answer)
    response = {**whole, "id": f"resp_fake_{number}"} if isinstance(answer, str) else whole
    events = [*stream_response(response)]
    return [to_realtime(event, str(response.get("id"))) for event in events] if form == "nested" else [*events]


def to_realtime(event: Map, name: str) -> dict[str, Any]:
    """Return an event of Responses as Realtime sends it: it names its response, and the last one is response.done."""
    if "response" not in event:
        return {**event, "response_id": name}
    return {**event, "type": event["type"] if event["type"] == "response.created" else "response.done"}
