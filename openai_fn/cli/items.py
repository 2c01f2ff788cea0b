"""The items of a list, for --items."""

from collections.abc import Iterable
from typing import Any

from openai_fn.cli.arguments import refuse_argument
from openai_fn.functions import call, function_by_name
from openai_fn.types import Map


def iter_list_items(row: Map, params: Map, options: Map) -> Iterable[Any]:
    """Return the items of a list through all its pages, fetched as they are read; some lists are a single page.

    Raises InvalidParamsError for an operation that returns no list.
    """
    from openai_fn.paging import items

    options = {**options, "full_response": False}
    if row["page"]:
        return items(function_by_name(row["name"]), params, options)
    if row["method"] != "get" or row["returns"] != "json" or row["path"].endswith("}"):
        refuse_argument(f"{row['name']} returns no list: leave out --items")
    page = call(row["name"], params, options)
    return page["data"] if isinstance(page.get("data"), list) else [page]
