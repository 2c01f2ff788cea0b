"""Failures: inside the house a map, outside it an exception that carries the map.

CLASSES, RETRYABLE and ADVICE are the whole of it: what kinds there are and which exception each becomes, whether trying
again may help, and what the user can do. The classes bear the official client's names, so that an `except` clause moves
over unchanged:
https://github.com/openai/openai-python#handling-errors
"""

from typing import Any, TypeGuard

from openai_fn.types import Error, Map, Problem


class ParamsWarning(UserWarning):
    """Params that are sent although they may not mean what was meant."""


class OpenAIError(Exception):
    """A call that did not succeed. `data` is the error map (`shapes.Error`)."""

    def __init__(self, data: Map) -> None:
        super().__init__(format_error(data))
        self.data: dict[str, Any] = dict(data)

    def __reduce__(self) -> tuple[type["OpenAIError"], tuple[dict[str, Any]]]:
        return type(self), (self.data,)


class InvalidParamsError(OpenAIError, ValueError):
    """Params that the API would refuse; nothing was sent."""


class InvalidOptionsError(OpenAIError, ValueError):
    """Options that cannot be followed; nothing was sent."""


class APIConnectionError(OpenAIError):
    """No usable answer came back."""


class APITimeoutError(APIConnectionError):
    """Time ran out."""


class APIResponseValidationError(OpenAIError):
    """An answer came back that is not the API's."""


class StreamError(OpenAIError):
    """A stream that reported an error or ended too early; the chunks given out before it are good."""


class InvalidWebhookSignatureError(OpenAIError, ValueError):
    """A webhook that cannot be trusted: not signed, signed by somebody else, changed, or too old."""


class APIStatusError(OpenAIError):
    """The server answered with an error status."""


class BadRequestError(APIStatusError):
    """400."""


class AuthenticationError(APIStatusError):
    """401."""


class PermissionDeniedError(APIStatusError):
    """403."""


class NotFoundError(APIStatusError):
    """404."""


class ConflictError(APIStatusError):
    """409."""


class UnprocessableEntityError(APIStatusError):
    """422."""


class RateLimitError(APIStatusError):
    """429."""


class InternalServerError(APIStatusError):
    """500 and above."""


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
}
"""The categories of failure, and the exception that each becomes."""
RETRYABLE = frozenset({"connection", "timeout", "conflict", "rate_limit", "server"})
"""The categories in which the same request may fare better."""
CATEGORY_HINTS = {
    "connection": "check base_url and the network",
    "timeout": "allow more with {'timeout': (connect, read)} or {'deadline': ...}, in seconds",
    "redirect": "redirects are not followed, they could carry the key elsewhere: correct base_url",
    "authentication": "check the credential and that it belongs to this service",
    "permission_denied": "this credential may not do that: check project, organization and role",
    "not_found": "check the ids in params, the model and base_url",
    "rate_limit": "send less at once, or allow more tries with {'retry': {'retries': 5}}",
    "quota": "trying again does not help: check plan, budget and billing of the account",
    "content_filter": "the provider's content filter refused it; the body says why",
    "server": "the service has a problem of its own: try again later",
    "response": "is base_url the address of the API itself, path included?",
    "stream": "what arrived before is good; send the request again for a whole answer",
    "webhook": "answer 400; if OpenAI sent it, check that the secret is this endpoint's and the body untouched",
}
"""What a user can do about a category."""

CODE_HINTS = {
    "DeploymentNotFound": "pass {'deployment': NAME} with a name from your Azure resource, and check base_url",
    "invalid_api_key": "check the key: a new one is made in the account's settings",
    "model_not_found": "check the model's name and that this account may use it",
    "context_length_exceeded": "shorten the input or ask for fewer tokens",
}
"""What a user can do about single codes."""
MAX_PROBLEMS = 8
"""Problems that an error's text has room for."""


def make_error(category: str, message: str, **more: Any) -> Error:
    """An error map of `category`; `more` fills the keys of `shapes.Error`.

    >>> make_error("timeout", "no answer within 5 s")["retryable"]
    True
    """
    hint = CODE_HINTS.get(str(more.get("code"))) or CATEGORY_HINTS.get(category, "")
    retryable = category in RETRYABLE
    made = {"object": "error", "category": category, "retryable": retryable, "message": message, "hint": hint}
    return {**made, **more}  # type: ignore[typeddict-item]  # the shape is the callers'


def make_invalid_error(category: str, problems: list[Problem], **more: Any) -> Error:
    """The error map of params or options that have `problems`, one a line in its message."""
    lines = [f"{problem['path']}: {problem['message']}" for problem in problems[:MAX_PROBLEMS]]
    lines += [f"… and {len(problems) - MAX_PROBLEMS} more: see data['problems']"] if problems[MAX_PROBLEMS:] else []
    return make_error(category, "\n  ".join(lines), problems=problems, **more)


def is_error(result: object) -> TypeGuard[Error]:
    """Whether a call's result is an error map, as `{"on_error": "return"}` gives it.

    >>> is_error(make_error("timeout", "too slow")), is_error({"object": "chat.completion"})
    (True, False)
    """
    return isinstance(result, dict) and result.get("object") == "error" and "category" in result


def to_exception(data: Map) -> OpenAIError:
    """The exception of an error map."""
    return CLASSES[data["category"]](data)


def format_error(data: Map) -> str:
    """An error map as text: which operation, what happened, what to do, and under which circumstances."""
    status = f"{data['status']} " if data.get("status") else ""
    lines = [f"{data.get('operation') or 'openai_fn'}: {status}{data['message']}"]
    lines += [f"  {data['hint']}"] if data.get("hint") else []
    lines += [f"  ({format_circumstances(data)})"] if format_circumstances(data) else []
    return "\n".join(lines)


def format_circumstances(data: Map) -> str:
    """Where an error happened, how often it was tried, how long it took, and under which request id."""
    attempts = data.get("attempts")
    facts = (
        data.get("url"),
        attempts and f"{attempts} attempt{'s' if attempts > 1 else ''} in {data.get('seconds', 0):.2f} s",
        data.get("cause"),
        data.get("request_id") and f"request {data['request_id']}",
    )
    return "; ".join(fact for fact in facts if fact)
