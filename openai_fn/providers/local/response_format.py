"""The format of a response's text for llama.cpp's server, which reads that of chat completions only. Pure."""

from collections.abc import Mapping
from typing import Any

from openai_fn.providers.authorize import authorize_bearer
from openai_fn.types import Map, Options, Request


def authorize_local(request: Request, options: Options) -> Request:
    """Return `request` as the server on this machine reads it, with the caller's key where there is one."""
    body = request["body"]
    if isinstance(body, Mapping) and "response_format" not in body:
        request = {**request, "body": {**body, **translate_text_format(body)}}
    return authorize_bearer(request, options)


def translate_text_format(body: Map) -> dict[str, Any]:
    """Return the param `response_format` for what the `text` of a response's body asks for; {} where that is text.

    >>> translate_text_format({"text": {"format": {"type": "json_schema", "name": "n", "schema": {"type": "object"}}}})
    {'response_format': {'type': 'json_schema', 'json_schema': {'name': 'n', 'schema': {'type': 'object'}}}}
    """
    text = body.get("text")
    asked = text.get("format") if isinstance(text, Mapping) else None
    if not isinstance(asked, Mapping) or asked.get("type") not in ("json_schema", "json_object"):
        return {}
    inner = {key: value for key, value in asked.items() if key != "type"}
    named = {"json_schema": inner} if asked["type"] == "json_schema" else {}
    return {"response_format": {"type": asked["type"], **named}}
