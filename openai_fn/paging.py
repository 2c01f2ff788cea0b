"""Lists that come in pages, as lazy generators."""

from collections.abc import Callable, Iterator
from typing import Any

from toolz import assoc, concat

from openai_fn.errors import InvalidParamsError, is_error, make_error, to_exception
from openai_fn.functions import effective_options, to_function
from openai_fn.options import mask_credentials
from openai_fn.types import Map


def pages(
    function: Callable[..., Any] | str, params: Map | None = None, options: Map | None = None
) -> Iterator[dict[str, Any]]:
    """Each page of a list, as the API gives it, fetched when it is asked for.

    Ends with the last page, or when the server names a page that was there already. With `{"on_error": "return"}` an
    error map is the last item.

    >>> from openai_fn import list_chat_completions
    >>> empty = {"status": 200, "headers": {}, "body": b'{"object": "list", "data": [], "has_more": false}'}
    >>> list(pages(list_chat_completions, {}, {"transport": lambda request: empty, "api_key": "x"}))
    [{'object': 'list', 'data': [], 'has_more': False}]
    """
    options = mask_credentials(options)
    known = to_function(function)
    return iter_pages(known, dict(params or {}), options, check_pages(known))


def check_pages(function: Any) -> str:
    """Return the param that asks an operation for its next page; raise InvalidParamsError if it has no pages."""
    row = function.operation
    if not row.get("page"):
        message = f"{row['name']} does not come in pages"
        raise InvalidParamsError(make_error("invalid_params", message, operation=row["name"]))
    return str(row["page"])


def iter_pages(function: Callable[..., Any], params: Map, options: Map, name: str) -> Iterator[dict[str, Any]]:
    """Yield the pages; `name` is the param that asks for the next one."""
    seen = {params.get(name)}
    following: Map | None = params
    while following is not None:
        page = check_page(function(following, options), function, options)
        yield page
        following = next_page_params(page, following, name, seen)


def next_page_params(page: Map, params: Map, name: str, seen: set[Any]) -> Map | None:
    """Return the params that ask for the page after `page`, None after the last; note its cursor in `seen`."""
    cursor = None if is_error(page) else find_next_cursor(page)
    if not isinstance(cursor, (str, int)) or cursor in seen:
        return None
    seen.add(cursor)
    return assoc(params, name, cursor)  # type: ignore[no-any-return]


def check_page(page: Any, function: Callable[..., Any], options: Map) -> Any:
    """`page`, where it is one or an error map; else an error, raised or returned as the options have it."""
    if isinstance(page, dict) and isinstance(page.get("data") or [], list):
        return page
    name = function.operation["name"]  # type: ignore[attr-defined]
    found = make_error("response", f"expected a page of a list, got {type(page).__name__}", operation=name, body=page)
    if effective_options(function, options).get("on_error") == "return":
        return found
    raise to_exception(found)


def items(function: Callable[..., Any] | str, params: Map | None = None, options: Map | None = None) -> Iterator[Any]:
    """Each item of a list, through all its pages, fetched page by page as they are asked for."""
    options = mask_credentials(options)
    return concat(list_page_items(page) for page in pages(function, params, options))  # type: ignore[no-any-return]


def list_page_items(page: Map) -> list[Any]:
    """The items of a page; an error map is its own only item."""
    return [page] if is_error(page) else list(page.get("data") or ())


def find_next_cursor(page: Map) -> str | None:
    """What asks for the page after this one, None after the last: `next`, `next_page`, `last_id` or the last item's id.

    >>> find_next_cursor({"data": [{"id": "a"}, {"id": "b"}], "has_more": True})
    'b'
    >>> find_next_cursor({"data": [], "has_more": True})
    """
    explicit = page.get("next") or page.get("next_page")
    if explicit or not page.get("has_more", bool(explicit)) or not page.get("data"):
        return explicit or None
    last = page["data"][-1]
    return page.get("last_id") or (last.get("id") if isinstance(last, dict) else None)
