"""The items of a list, for --items."""

from collections.abc import Iterable
from typing import Any

from openai_fn.commands.given import refuse
from openai_fn.functions import call, named
from openai_fn.shapes import Map


def items_of(row: Map, params: Map, options: Map) -> Iterable[Any]:
    """Each item of a list through all its pages, fetched as they are asked for; some lists are one page."""
    from openai_fn.paging import items

    options = {**options, "full_response": False}
    if row["page"]:
        return items(named(row["name"]), params, options)
    if row["method"] != "get" or row["returns"] != "json" or row["path"].endswith("}"):
        refuse(f"{row['name']} gives no list: leave out --items")
    answer = call(row["name"], params, options)
    return answer["data"] if isinstance(answer.get("data"), list) else [answer]
