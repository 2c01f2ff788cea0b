"""Errors: a dict inside, an exception outside, with the official client's class names.

An error map (`types.Error`) says everything about a failure, and `{"on_error": "return"}` returns it as it is. The
exception of its category carries it as `.data`. Class names and attributes follow the official client, so that an
`except` clause works unchanged: https://github.com/openai/openai-python#handling-errors
"""

from typing import Any, TypeGuard

from openai_fn.credentials import mask_api_keys
from openai_fn.sanitize import MAX_LINE, clean_text, limit_depth
from openai_fn.types import Error, Map, Problem


class ParamsWarning(UserWarning):
    """A warning about params that were sent although they are likely to be a mistake."""


class OpenAIError(Exception):
    """The base of every error of this package. `data` is the error map (`types.Error`).

    The properties are those of the official client's errors; each is None where nothing is known.

    >>> failed = NotFoundError(make_error("not_found", "no such model", status=404, code="model_not_found"))
    >>> failed.status_code, failed.code, type(failed)(*failed.args).data == failed.data
    (404, 'model_not_found', True)
    """

    def __init__(self, data: Map) -> None:
        self.data: dict[str, Any] = dict(data)
        super().__init__(self.data)

    def __str__(self) -> str:
        return format_error(self.data)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self).partition(chr(10))[0]!r})"

    @property
    def message(self) -> str:
        """The message, without the hint and the circumstances."""
        return str(self.data.get("message", ""))

    @property
    def status_code(self) -> int | None:
        """The HTTP status of the response."""
        return self.data.get("status")

    @property
    def code(self) -> str | None:
        """The server's code for the error, "model_not_found"."""
        return self.data.get("code")

    @property
    def param(self) -> str | None:
        """The param that the server objects to."""
        return self.data.get("param")

    @property
    def type(self) -> str | None:
        """The server's name for the kind of error, "invalid_request_error"."""
        return self.data.get("type")

    @property
    def request_id(self) -> str | None:
        """The id under which the server logged the request."""
        return self.data.get("request_id")

    @property
    def body(self) -> Any:
        """The body of the response, decoded where it is JSON; bounded."""
        return self.data.get("body")


class InvalidParamsError(OpenAIError, ValueError):
    """Params that the API would reject; nothing was sent."""


class InvalidOptionsError(OpenAIError, ValueError):
    """Options that are wrong, missing or contradictory; nothing was sent."""


class InvalidWebhookSignatureError(OpenAIError, ValueError):
    """A webhook that cannot be trusted: not signed, signed with another secret, changed, or too old."""


class APIError(OpenAIError):
    """The base of all errors of a request that was sent, or could not be sent."""


class APIConnectionError(APIError):
    """No usable response came back."""


class APITimeoutError(APIConnectionError):
    """No response came back in time."""


class APIResponseValidationError(APIError):
    """A response came back that is not one of the API's."""


class OutputError(OpenAIError, ValueError):
    """A response without the requested structured output; `data` has the "reason" and, as "body", the response."""


class ToolsError(OpenAIError):
    """A tool loop that did not finish; `data["messages"]` has all messages, so that it can be continued."""


class StreamError(APIError):
    """A stream that reported an error or ended too early; the chunks before it are valid."""


class APIStatusError(APIError):
    """A response with an error status."""


class BadRequestError(APIStatusError):
    """A response with status 400."""


class AuthenticationError(APIStatusError):
    """A response with status 401."""


class PermissionDeniedError(APIStatusError):
    """A response with status 403."""


class NotFoundError(APIStatusError):
    """A response with status 404."""


class ConflictError(APIStatusError):
    """A response with status 409."""


class UnprocessableEntityError(APIStatusError):
    """A response with status 422."""


class RateLimitError(APIStatusError):
    """A response with status 429."""


class InternalServerError(APIStatusError):
    """A response with status 500 or above."""


CLASSES: dict[str, type[OpenAIError]] = {
    "invalid_params": InvalidParamsError,
    "invalid_options": InvalidOptionsError,
    "connection": APIConnectionError,
    "timeout": APITimeoutError,
    "redirect": APIStatusError,
    "bad_request": BadRequestError,
    "authentication": AuthenticationError,
    "permission_denied": PermissionDeniedError,
    "not_found": NotFoundError,
    "conflict": ConflictError,
    "unprocessable": UnprocessableEntityError,
    "rate_limit": RateLimitError,
    "quota": RateLimitError,
    "content_filter": BadRequestError,
    "server": InternalServerError,
    "status": APIStatusError,
    "response": APIResponseValidationError,
    "stream": StreamError,
    "webhook": InvalidWebhookSignatureError,
    "output": OutputError,
    "tools": ToolsError,
}
"""The exception class of each category."""
RETRYABLE = frozenset({"connection", "timeout", "conflict", "rate_limit", "server"})
"""The categories in which the same request may succeed later."""
CATEGORY_HINTS = {
    "connection": "check base_url and the network",
    "timeout": "allow more with {'timeout': (connect, read)} or {'deadline': ...}, in seconds",
    "redirect": "redirects are not followed, because they could carry the key to another host: correct base_url",
    "authentication": "check the credential, and that it belongs to this provider",
    "permission_denied": "this credential is not allowed to do that: check its project, organization and role",
    "not_found": "check the ids in params, the model and base_url",
    "rate_limit": "send fewer requests at once, or allow more retries with {'retry': {'retries': 5}}",
    "quota": "retrying will not help: check the account's plan, budget and billing",
    "content_filter": "the provider's content filter rejected it; data['body'] says why",
    "server": "the failure is on the provider's side",
    "response": "is base_url the URL of the API itself, including its path?",
    "stream": "the chunks before it are valid",
    "webhook": "respond with status 400; if OpenAI sent it, check the endpoint's secret and that the body is unchanged",
}
"""The hint of each category, whether or not a retry may help."""
RETRY_HINTS = {
    "server": "the failure is on the provider's side: try again later",
    "stream": "the chunks before it are valid; send the request again for the complete response",
}
"""The hint of a category if the error is retryable."""
CODE_HINTS = {
    "DeploymentNotFound": "the resource has no such deployment: see its deployments in the portal, and check base_url",
    "invalid_api_key": "check the key; you can create a new one in the account's settings",
    "model_not_found": "check the model's name, and that this account has access to it",
    "context_length_exceeded": "shorten the input or ask for fewer tokens",
}
"""The hints for some error codes of the server."""
MAX_PROBLEMS = 8
"""Problems that the text of an error lists."""


def make_error(
    category: str, message: str, *, retryable: bool | None = None, hint: str | None = None, **more: Any
) -> Error:
    """Return an error dict, as your own middleware or transport puts it under `error` of a response.

    `category` is a key of `errors.CLASSES` and decides the exception class. `message` is one sentence. `retryable` says
    whether the same request may succeed later, `hint` what to do; both follow from the category and from `code` unless
    given. `more` are other keys of `types.Error`: status, code, type, param, request_id, body, cause. Raises
    InvalidOptionsError for a category that does not exist.

    >>> lost = make_error("connection", "the tunnel is closed", cause="OSError: gone")
    >>> lost["object"], lost["retryable"], lost["hint"]
    ('error', True, 'check base_url and the network')
    >>> refused = {"transport": lambda request: {"error": lost}, "api_key": "x", "retry": 0, "on_error": "return"}
    >>> from openai_fn import list_models
    >>> list_models({}, refused)["message"]
    'the tunnel is closed'
    """
    if category not in CLASSES:
        raise InvalidOptionsError(make_error("invalid_options", f"category: {category!r} is not one of {[*CLASSES]}"))
    retry = category in RETRYABLE if retryable is None else retryable
    advice = (
        CODE_HINTS.get(str(more.get("code"))) or (retry and RETRY_HINTS.get(category)) or CATEGORY_HINTS.get(category)
    )
    error = {
        "object": "error",
        "category": category,
        "retryable": retry,
        "message": mask_api_keys(message),
        "hint": (advice or "") if hint is None else hint,
    }
    bounded = {"body": limit_depth(more["body"])} if "body" in more else {}
    return {**error, **more, **bounded}  # type: ignore[typeddict-item]  # the keys of `more` are the callers'


def make_invalid_error(category: str, problems: list[Problem], **more: Any) -> Error:
    """Return the error map of params or options that have `problems`, one a line in its message."""
    masked = [mask_problem(problem) for problem in problems]
    lines = [f"{problem['path']}: {problem['message']}".removeprefix(": ") for problem in masked[:MAX_PROBLEMS]]
    lines += [f"… and {len(problems) - MAX_PROBLEMS} more: see data['problems']"] if problems[MAX_PROBLEMS:] else []
    return make_error(category, "\n  ".join(lines), problems=masked, **more)


def mask_problem(problem: Problem) -> Problem:
    """Return a problem whose texts show no API key, as one that stands in the wrong place does."""
    path, message = mask_api_keys(problem["path"]), mask_api_keys(problem["message"])
    return {**problem, "path": path, "message": message}


def is_error(result: object) -> TypeGuard[Error]:
    """Tell whether a call's result is an error dict, as `{"on_error": "return"}` returns it.

    >>> is_error(make_error("timeout", "too slow")), is_error({"object": "chat.completion"})
    (True, False)
    """
    return isinstance(result, dict) and result.get("object") == "error" and "category" in result


def to_exception(data: Map) -> OpenAIError:
    """Return the exception of an error map."""
    return CLASSES.get(data["category"], OpenAIError)(data)


def format_error(data: Map) -> str:
    """Return an error map as text: the operation, what happened, what to do, and the circumstances.

    Every line is printable and at most `sanitize.MAX_LINE` characters long.
    """
    status = f"{data['status']} " if data.get("status") else ""
    message = f"{data.get('operation') or 'openai_fn'}: {status}{data.get('message') or ''}"
    hint, circumstances = data.get("hint"), format_circumstances(data)
    lines = [*message.split("\n"), *[f"  {hint}"] * bool(hint), *[f"  ({circumstances})"] * bool(circumstances)]
    return "\n".join(map(clean_line, lines))


def clean_line(line: str) -> str:
    """Return a line of an error's text as a terminal may show it, with its indentation."""
    return line if line.isprintable() and len(line) <= MAX_LINE else "  " * line.startswith("  ") + clean_text(line)


def format_circumstances(data: Map) -> str:
    """Return where an error happened, after how many attempts and seconds, the cause, and the request id."""
    attempts = data.get("attempts")
    facts = (
        data.get("url"),
        attempts and f"{attempts} attempt{'s' if attempts > 1 else ''} in {data.get('seconds', 0):.2f} s",
        data.get("cause"),
        data.get("request_id") and f"request {data['request_id']}",
    )
    return "; ".join(str(fact) for fact in facts if fact)
