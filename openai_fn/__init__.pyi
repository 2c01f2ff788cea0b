# The public names for editors and type checkers; a test holds them against those of __init__.py.
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, overload

from openai_fn.api import *  # noqa: F403  # that stub names them all
from openai_fn.api import AnyItem, AnyOptions, AnyPage, Client, OperationName, PageOf
from openai_fn.typed_dicts import *  # noqa: F403  # that module names them all
from openai_fn.types import Options
from openai_fn.functions import function_for as function_for
from openai_fn.functions import request_for as request_for
from openai_fn.catalog.operations import doc as doc
from openai_fn.catalog.operations import operation as operation
from openai_fn.catalog.operations import operations as operations
from openai_fn.catalog.operations import schema as schema
from openai_fn.credentials import reveal as reveal
from openai_fn.streaming.accumulate import accumulate as accumulate
from openai_fn.streaming.accumulate import text_deltas as text_deltas
from openai_fn.errors import APIConnectionError as APIConnectionError
from openai_fn.errors import APIError as APIError
from openai_fn.errors import APIResponseValidationError as APIResponseValidationError
from openai_fn.errors import APIStatusError as APIStatusError
from openai_fn.errors import APITimeoutError as APITimeoutError
from openai_fn.errors import AuthenticationError as AuthenticationError
from openai_fn.errors import BadRequestError as BadRequestError
from openai_fn.errors import ConflictError as ConflictError
from openai_fn.errors import InternalServerError as InternalServerError
from openai_fn.errors import InvalidOptionsError as InvalidOptionsError
from openai_fn.errors import InvalidParamsError as InvalidParamsError
from openai_fn.errors import InvalidWebhookSignatureError as InvalidWebhookSignatureError
from openai_fn.errors import NotFoundError as NotFoundError
from openai_fn.errors import OpenAIError as OpenAIError
from openai_fn.errors import OutputError as OutputError
from openai_fn.errors import ParamsWarning as ParamsWarning
from openai_fn.errors import PermissionDeniedError as PermissionDeniedError
from openai_fn.errors import RateLimitError as RateLimitError
from openai_fn.errors import StreamError as StreamError
from openai_fn.errors import ToolsError as ToolsError
from openai_fn.errors import UnprocessableEntityError as UnprocessableEntityError
from openai_fn.errors import is_error as is_error
from openai_fn.errors import make_error as make_error
from openai_fn.pricing import cost as cost
from openai_fn.text import output_text as output_text
from openai_fn.structured.formats import response_format as response_format
from openai_fn.structured.formats import text_format as text_format
from openai_fn.structured.partial import partial_outputs as partial_outputs
from openai_fn.structured.strict import strict_schema as strict_schema
from openai_fn.uploads import upload_file as upload_file
from openai_fn.polling import wait_for as wait_for
from openai_fn.webhooks import verify_webhook as verify_webhook
from openai_fn.websocket.audio import audio_bytes as audio_bytes

__version__: str

_Function = TypeVar("_Function", bound=Callable[..., Any])
_Value = TypeVar("_Value")

def call(
    name: OperationName | str,
    params: Mapping[str, Any] | None = ...,
    options: Options | Mapping[str, Any] | None = ...,
) -> Any: ...
def client(options: Options | Mapping[str, Any]) -> Client: ...
@overload
def items(
    function: Callable[..., PageOf[AnyItem]], params: Mapping[str, Any] | None = ..., options: AnyOptions = ...
) -> Iterator[AnyItem]: ...
@overload
def items(
    function: OperationName | str, params: Mapping[str, Any] | None = ..., options: AnyOptions = ...
) -> Iterator[Any]: ...
@overload
def pages(
    function: Callable[..., AnyPage], params: Mapping[str, Any] | None = ..., options: AnyOptions = ...
) -> Iterator[AnyPage]: ...
@overload
def pages(
    function: OperationName | str, params: Mapping[str, Any] | None = ..., options: AnyOptions = ...
) -> Iterator[Any]: ...
@overload
def parse_output(answer: Any, kind: type[_Value]) -> _Value: ...
@overload
def parse_output(answer: Any, kind: Any) -> Any: ...
@overload
def with_options(function: _Function, options: Options | Mapping[str, Any]) -> _Function: ...
@overload
def with_options(function: OperationName | str, options: Options | Mapping[str, Any]) -> Callable[..., Any]: ...
@overload
def with_fallbacks(
    function: _Function, places: Sequence[Options | Mapping[str, Any]], settings: Mapping[str, Any] | None = ...
) -> _Function: ...
@overload
def with_fallbacks(
    function: OperationName | str,
    places: Sequence[Options | Mapping[str, Any]],
    settings: Mapping[str, Any] | None = ...,
) -> Callable[..., Any]: ...
