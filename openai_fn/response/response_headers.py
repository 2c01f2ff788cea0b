"""The headers of a response as a caller gets them, and what is read from them everywhere."""

from typing import Any

from openai_fn.types import Map

REQUEST_ID_HEADERS = ("x-request-id", "apim-request-id")
"""Headers that hold the request id, the first that is set counts; the second is that of Azure's gateway."""


# A class because a plain dict finds a header in lower case only; it stays a dict, so that json, pickle and == know it.
class ResponseHeaders(dict[str, str]):
    """A dict of headers with lower-case names that are found in any case.

    >>> headers = ResponseHeaders({"content-type": "text/plain"})
    >>> headers["Content-Type"], headers.get("X-Request-Id"), "CONTENT-TYPE" in headers
    ('text/plain', None, True)
    """

    __slots__ = ()

    def __getitem__(self, name: str) -> str:
        return super().__getitem__(lower_name(name))

    def __contains__(self, name: object) -> bool:
        return super().__contains__(lower_name(name))

    def get(self, name: str, default: Any = None) -> Any:
        """Return the value of the header `name`, or `default`."""
        return super().get(lower_name(name), default)


def lower_name(name: Any) -> Any:
    """Return the name of a header in lower case; what is no str as it is."""
    return name.lower() if isinstance(name, str) else name


def find_request_id(headers: Map) -> str | None:
    """Return the id under which the server, or Azure's gateway, logged a request; None where it sent none.

    >>> find_request_id({"apim-request-id": "req_1"})
    'req_1'
    """
    return next((headers[name] for name in REQUEST_ID_HEADERS if headers.get(name)), None)
