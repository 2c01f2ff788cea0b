"""Every operation of the OpenAI API is one function on plain dicts.

    from openai_fn import create_chat_completion

    chat = {"model": "gpt-5", "messages": [{"role": "user", "content": "Hello"}]}
    create_chat_completion(chat)["choices"][0]["message"]["content"]
    create_chat_completion(chat, {"impl": "local"})   # a real model on this machine, no key, no network

`operations()` lists them all; `help` of any of them lists its params.
"""

__version__ = "0.2.0"

_HOMES = {
    "functions": ("call", "client", "function_for", "request_for", "with_options"),
    "catalog.operations": ("doc", "operation", "operations", "schema"),
    "credentials": ("reveal",),
    "streaming.accumulate": ("accumulate", "text_deltas"),
    "paging": ("items", "pages"),
    "pricing": ("cost",),
    "errors": (
        "APIConnectionError", "APIError", "APIResponseValidationError", "APIStatusError", "APITimeoutError",
        "AuthenticationError", "BadRequestError", "ConflictError", "InternalServerError", "InvalidOptionsError",
        "InvalidParamsError", "InvalidWebhookSignatureError", "NotFoundError", "OpenAIError", "OutputError",
        "ParamsWarning", "PermissionDeniedError", "RateLimitError", "StreamError", "ToolsError",
        "UnprocessableEntityError", "is_error", "make_error",
    ),
    "routing.fallbacks": ("with_fallbacks",),
    "text": ("output_text",),
    "structured.formats": ("response_format", "text_format"),
    "structured.parse": ("parse_output",),
    "structured.partial": ("partial_outputs",),
    "structured.strict": ("strict_schema",),
    "uploads": ("upload_file",),
    "polling": ("wait_for",),
    "webhooks": ("verify_webhook",),
    "websocket.audio": ("audio_bytes",),
}  # fmt: skip
"""Public names by the module they live in, which is imported when one of them is first asked for. None is called like
one of the modules: importing a module would put it in the function's place."""
_NAMES = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Return a public name from its module; the functions of the operations come from `api`."""
    from importlib import import_module

    if name == "__all__":
        return __dir__()
    if name[:1].isupper() and name not in _NAMES:  # the TypedDict of an operation's params, answer or chunks
        typed_dicts = import_module("openai_fn.typed_dicts")
        if name in typed_dicts.__all__:
            return getattr(typed_dicts, name)  # type: ignore[no-any-return]
    if name not in _NAMES and "_" not in name.strip("_"):  # every operation has one: this is a submodule, or nothing
        raise import_module("openai_fn.catalog.migration").make_missing_error(name)
    return globals().setdefault(name, getattr(import_module(f"openai_fn.{_NAMES.get(name, 'api')}"), name))


def __dir__() -> list[str]:
    from openai_fn.catalog.operations import list_rows

    return sorted({*_NAMES, *list_rows()})
