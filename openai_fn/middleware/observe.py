"""Observe: the two dicts that option `observe` is given, at the start of a call and at its end.

No credential is in them, and no content: of the params only numbers, booleans and the values named in KEPT_PARAMS; of
an error everything but the body; of a response its ids, its model, why it ended and what it used. Where content is
asked for it is a key of its own, `content`: the body that is sent, and the response's.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypedDict, cast

from openai_fn.credentials import Credential, mask_secrets, redact
from openai_fn.response.response_headers import find_request_id
from openai_fn.types import Map, Request, Response

KEPT_PARAMS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        (
            "background", "encoding_format", "input_fidelity", "language", "modalities", "model", "moderation",
            "output_format", "prompt_cache_retention", "purpose", "quality", "reasoning_effort", "response_format",
            "service_tier", "size", "stream_format", "style", "truncation", "verbosity", "voice",
        ),
        (),
    ),
    "reasoning": ("effort", "summary"),
    "response_format": ("type",),
    "stream_options": ("include_usage", "include_obfuscation"),
    "text": ("verbosity",),
}  # fmt: skip
"""Params whose values are settings and no content; where the value is a dict, which of its keys."""
INTERRUPTED = "interrupted"
"""The category of the error at the end of a call that was left by an exception of something else than the API."""


class Facts(TypedDict):
    """The facts that a response contains, from its body or from the chunks so far."""

    id: str | None
    model: str | None
    finish_reasons: dict[int, str]  # by choice
    usage: Map | None


def no_facts() -> Facts:
    """Return the facts of a response that has said nothing yet."""
    return {"id": None, "model": None, "finish_reasons": {}, "usage": None}


def build_start(provider: str, request: Request, secrets: Iterable[Credential] | None = None) -> dict[str, Any]:
    """Return what is known when a call starts; its content, without `secrets`, only where these are given.

    >>> request = {"operation": "create_response", "url": "https://host/v1/responses", "stream": False}
    >>> request["body"] = {"model": "gpt-5", "input": "a secret", "temperature": 0}
    >>> build_start("openai", request)["params"]
    {'model': 'gpt-5', 'temperature': 0}
    """
    body = request["body"] if isinstance(request["body"], dict) else {}
    model = body.get("model")
    content = {} if secrets is None else {"content": clean_content(request["body"], secrets)}
    return {
        "operation": request["operation"],
        "provider": provider,
        "url": str(request["url"]),
        "model": model if isinstance(model, str) else None,
        "params": drop_content(body),
        "stream": request["stream"],
        **content,
    }


def clean_content(value: Any, secrets: Iterable[Credential] = ()) -> Any:
    """Return content as plain data of its own, without credentials; bytes alone are None.

    >>> clean_content({"text": "my key is sk-0123456789abcdef", "file": b"..."})
    {'text': 'my key is ***', 'file': '<bytes>'}
    """
    try:
        return None if isinstance(value, bytes) else mask_secrets(redact(copy_plain(value), secrets))
    except RecursionError:
        return "(nested too deeply to be shown)"


def copy_plain(value: Any) -> Any:
    """Return a copy of data as dicts and lists, in which anything else than JSON is the name of its type."""
    if isinstance(value, Mapping):
        return {str(key): copy_plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [copy_plain(item) for item in value]
    return value if value is None or isinstance(value, (bool, int, float, str)) else f"<{type(value).__name__}>"


def drop_content(params: Map) -> dict[str, Any]:
    """Return the params that are settings: numbers, booleans, and those of KEPT_PARAMS.

    >>> drop_content({"messages": [{"content": "a secret"}], "n": 2, "reasoning": {"effort": "low", "x": "?"}})
    {'n': 2, 'reasoning': {'effort': 'low'}}
    """
    kept: dict[str, Any] = {}
    for name, value in params.items():
        if isinstance(value, (bool, int, float)):
            kept[name] = value
        elif isinstance(value, dict):
            inner = {key: value[key] for key in KEPT_PARAMS.get(name, ()) if is_setting(value.get(key))}
            kept |= {name: inner} if inner else {}
        elif name in KEPT_PARAMS and (is_setting(value) or is_list_of_settings(value)):
            kept[name] = value
    return kept


def is_setting(value: Any) -> bool:
    """Return whether a value is a number, a boolean or a str."""
    return isinstance(value, (bool, int, float, str))


def is_list_of_settings(value: Any) -> bool:
    """Return whether a value is a list of numbers, booleans and strs."""
    return isinstance(value, list) and all(map(is_setting, value))


def note_facts(facts: Facts, chunks: Iterable[Any]) -> None:
    """Note what a body, or the next chunks of a stream, say of the response.

    The first id and the first model count, and the last usage. An event holds the response, or the run, in a key.
    """
    for chunk in chunks:
        if not isinstance(chunk, dict):
            continue
        part = next((chunk[key] for key in ("response", "data") if isinstance(chunk.get(key), dict)), chunk)
        facts["id"] = facts["id"] or str_or_none(part.get("id"))
        facts["model"] = facts["model"] or str_or_none(part.get("model"))
        facts["usage"] = part["usage"] if isinstance(part.get("usage"), dict) else facts["usage"]
        facts["finish_reasons"].update(read_finish_reasons(part))


def str_or_none(value: Any) -> str | None:
    """Return a str as it is, None for anything else."""
    return value if isinstance(value, str) else None


def read_finish_reasons(part: Map) -> dict[int, str]:
    """Return why each choice ended; for a response that has ended its status, or why it is incomplete.

    >>> read_finish_reasons({"choices": [{"index": 0, "finish_reason": "stop"}, {"index": 1, "finish_reason": None}]})
    {0: 'stop'}
    >>> details = {"reason": "max_output_tokens"}
    >>> read_finish_reasons({"object": "response", "status": "incomplete", "incomplete_details": details})
    {0: 'max_output_tokens'}
    """
    if part.get("object") == "response" and part.get("status") not in (None, "queued", "in_progress"):
        details = part.get("incomplete_details")
        reason = details.get("reason") if isinstance(details, dict) else None
        return {0: str(reason or part["status"])}
    choices = part.get("choices")
    reasons: dict[int, str] = {}
    for place, choice in enumerate(choices if isinstance(choices, list) else ()):
        if isinstance(choice, dict) and isinstance(choice.get("finish_reason"), str):
            index = choice.get("index")
            reasons[index if isinstance(index, int) else place] = choice["finish_reason"]
    return reasons


def outline_response(response: Response) -> dict[str, Any]:
    """Return what the end of a call needs of a response: its body and its headers may repeat credentials.

    >>> outline_response({"status": 200, "headers": {"x-request-id": "req_1"}, "body": b"{}"})
    {'status': 200, 'request_id': 'req_1', 'secrets': ()}
    """
    request_id = find_request_id(response.get("headers", {}))
    return {"status": response.get("status"), "request_id": request_id, "secrets": response.get("secrets", ())}


def build_end(
    timing: Map, attempts: int, response: Map, facts: Facts, error: Map | None, *content: Any
) -> dict[str, Any]:
    """Return what is known when a call has ended, without the credentials that a server may have repeated.

    `timing` has seconds, first_chunk_seconds and complete; `response` is that of `outline_response`; `content` is what
    came, where that is asked for.
    """
    reasons = facts["finish_reasons"]
    end = {
        **timing,
        "attempts": attempts,
        "status": response["status"],
        "request_id": response["request_id"],
        "id": facts["id"],
        "model": facts["model"],
        "finish_reasons": [reasons[index] for index in sorted(reasons)],
        "usage": facts["usage"],
        "cached": not attempts and response["status"] is not None and not error,
        "error": None if error is None else {key: error[key] for key in error if key != "body"},
    }
    secrets = [*response["secrets"]]
    shown = {"content": clean_content(content[0], secrets)} if content else {}
    return {**cast("dict[str, Any]", redact(end, secrets)), **shown}


def interruption_error(raised: BaseException) -> dict[str, Any]:
    """Return the error of a call that an exception ended which is none of ours; of its text nothing is repeated.

    >>> interruption_error(KeyboardInterrupt())["message"]
    'the call was interrupted by KeyboardInterrupt'
    """
    name = type(raised).__name__
    message = f"the call was interrupted by {name}"
    return {"object": "error", "category": INTERRUPTED, "retryable": False, "message": message, "cause": name}
