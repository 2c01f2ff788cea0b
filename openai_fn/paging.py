"""Lists that come in pages, as lazy generators."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from toolz import assoc, concat

from openai_fn.catalog.misplaced import mask_params
from openai_fn.errors import InvalidOptionsError, InvalidParamsError, is_error, make_error, to_exception
from openai_fn.functions import check_world, effective_options, to_function
from openai_fn.options import mask_credentials
from openai_fn.types import Map

JSON_TYPES = (dict, list, str, int, float, type(None))
PAGES_ARE_READ = "stream_to: pages and items read each page: leave it out"
SAME_PAGE = "the items so far are valid; the server, or something on the way, ignores the cursor"


def pages(
    function: Callable[..., Any] | str, params: Map | None = None, options: Map | None = None
) -> Iterator[dict[str, Any]]:
    """Yield each page of a list as the API returns it, fetched as you iterate.

    A page without `has_more` is followed by the next one until that is empty, as in the official client. If a server
    says `has_more` and repeats a cursor, an APIResponseValidationError is raised after that page. Raises what the
    function raises; with `{"on_error": "return"}` an error dict is the last item instead. Raises an InvalidParamsError
    at once for an operation that is not paginated.

    >>> from openai_fn import list_chat_completions
    >>> empty = {"status": 200, "headers": {}, "body": b'{"object": "list", "data": [], "has_more": false}'}
    >>> list(pages(list_chat_completions, {}, {"transport": lambda request: empty, "api_key": "x"}))
    [{'object': 'list', 'data': [], 'has_more': False}]
    """
    options, params = mask_credentials(options), mask_params(params, function)
    known = to_function(function)
    check_world(known, "pages", is_async=False)
    return iter_pages(known, dict(params or {}), options, check_pages(known, options))


def check_pages(function: Any, options: Map) -> str:
    """Return the param that asks an operation for its next page; raise InvalidParamsError if it has no pages.

    Raises InvalidOptionsError for a `stream_to` that pages would be written to.
    """
    row = function.operation
    if not callable(effective_options(function, options).get("stream_to", check_pages)):
        raise InvalidOptionsError(make_error("invalid_options", PAGES_ARE_READ, operation=row["name"]))
    if not row.get("page"):
        message = f"{row['name']} is not paginated"
        raise InvalidParamsError(make_error("invalid_params", message, operation=row["name"]))
    return str(row["page"])


def iter_pages(function: Callable[..., Any], params: Map, options: Map, name: str) -> Iterator[dict[str, Any]]:
    """Yield the pages; `name` is the param that asks for the next one."""
    seen = {params.get(name)}
    following: Map | None = params
    while following is not None:
        page, response = check_response(function(following, options), function, options)
        good, following = follow_page(page, following, name, seen)
        for one in good:
            yield deliver_page(response if one is page else one, function, options)


def read_page(response: Any) -> Any:
    """Return the page in a response, which is the body of one that is returned whole, by `{"full_response": True}`."""
    whole = (
        isinstance(response, Mapping) and response.keys() >= {"status", "headers", "body"} and not is_error(response)
    )
    return response["body"] if whole else response


def follow_page(page: Map, params: Map, name: str, seen: set[Any]) -> tuple[list[Map], Map | None]:
    """Return what to give out of `page`, which may be an error after it, and the params of the next page or None.

    `params` asked for the page, `name` is the one that names a page, `seen` keeps the cursors. A page that comes again
    from a server without `has_more`, which ignores the cursor, is not given out again.
    """
    cursor = None if is_error(page) else find_next_cursor(page)
    if not isinstance(cursor, (str, int)):
        return [page], None
    if cursor not in seen:
        seen.add(cursor)
        return [page], assoc(params, name, cursor)
    if page.get("has_more") is None and not find_explicit_cursor(page):
        return [page] * (len(seen) == 1), None
    message = f"the server returned the cursor {str(cursor)[:80]!r} twice and says that there are more pages"
    return [page, make_error("response", message, hint=SAME_PAGE, body=page)], None


def deliver_page(page: Any, function: Any, options: Map) -> Any:
    """Return a page; of an error map raise the exception unless the options want it returned."""
    if not is_error(page) or effective_options(function, options).get("on_error") == "return":
        return page
    raise to_exception({"operation": function.operation["name"], **page})


def check_response(response: Any, function: Any, options: Map) -> tuple[Any, Any]:
    """Return the page or error map in `response`, and `response`; else raise or return an error, as the options say."""
    page = read_page(response)
    if isinstance(page, dict) and isinstance(page.get("data") or [], list):
        return page, response
    message = f"expected a page of a list, got {type(page).__name__}"
    if not isinstance(page, JSON_TYPES):
        page = None  # a stream is no data; and what it holds back may repeat a credential
    response = error = make_error("response", message, operation=function.operation["name"], body=page)
    return deliver_page(error, function, options), response


def items(function: Callable[..., Any] | str, params: Map | None = None, options: Map | None = None) -> Iterator[Any]:
    """Yield each item of a list, through all its pages, which are fetched as you iterate. See `pages`."""
    options, params = mask_credentials(options), mask_params(params, function)
    return concat(list_page_items(page) for page in pages(function, params, options))  # type: ignore[no-any-return]


def list_page_items(page: Map) -> list[Any]:
    """Return the items of a page; an error map is its own only item."""
    page = read_page(page)
    return [page] if is_error(page) else list(page.get("data") or ())


def find_next_cursor(page: Map) -> Any:
    """Return the cursor of the next page, None after the last: `next`, `next_page`, `last_id` or the last item's id.

    >>> find_next_cursor({"data": [{"id": "a"}, {"id": "b"}], "has_more": True})
    'b'
    >>> find_next_cursor({"data": [], "has_more": True})
    """
    explicit, has_more = find_explicit_cursor(page), page.get("has_more")
    if explicit or has_more is False or not page.get("data"):
        return explicit
    last = page["data"][-1]
    return page.get("last_id") or (last.get("id") if isinstance(last, dict) else None)


def find_explicit_cursor(page: Map) -> Any:
    """Return the cursor that a page itself names for the next one, or None."""
    return page.get("next") or page.get("next_page") or None
