"""The shape of every dict that travels inside the package: our specification.

Data flows as plain dicts; these types name their keys for readers and for mypy. A dict may carry more keys than its
type names, so each module reads what it knows and hands the rest on.
"""

from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from os import PathLike
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, TypeAlias, TypedDict

from openai_fn.credentials import Credential

if TYPE_CHECKING:  # generated, and too long to load with every call
    from openai_fn.typed_dicts import ProviderName

Map = Mapping[str, Any]
"""A map that is read, never changed."""

Category = Literal[
    "invalid_params",
    "invalid_options",
    "connection",
    "timeout",
    "redirect",
    "bad_request",
    "authentication",
    "permission_denied",
    "not_found",
    "conflict",
    "unprocessable",
    "rate_limit",
    "quota",
    "content_filter",
    "server",
    "status",
    "response",
    "stream",
    "webhook",
    "output",
    "tools",
]
"""The kind of failure; `errors.CLASSES` gives the exception of each."""


class Operation(TypedDict, total=False):
    """One row of `schemas/operations.json`: all that tells one operation of the API from another."""

    name: str  # the function's name, "create_chat_completion"
    method: str  # "get", "post", "delete"
    path: str  # "/chat/completions/{completion_id}"
    query: list[str]  # names of the parameters that travel in the query, as the wire has them
    id: str  # the operationId of the API description
    body: Literal["json", "form", "both", "sdp"] | None
    files: list[str]  # names of the body's file parameters
    stream: bool  # it can answer with server-sent events
    returns: Literal[
        "json", "binary", "media", "text", "events", "none", "connection"
    ]  # what it declares; Content-Type decides
    page: Literal["after", "page"] | None  # the parameter that asks for the next page
    accept: str | None  # the Accept header
    headers: dict[str, str]  # parameters that travel as a header: parameter -> header
    asks: dict[str, Any]  # params that it sends by itself where the caller says nothing of them
    beta: str | None  # the value of the OpenAI-Beta header
    auth: Literal["api_key", "admin_api_key"]  # the option that holds its credential
    cache: bool  # it computes an answer from its params alone, which option `cache` may keep
    deprecated: bool
    aliases: list[str]
    schema: str  # the file of its params' schema, "chat.json"
    since: str  # the client's version that first sent it, where the API description lacks it
    kind: Literal["websocket"] | None  # how it is spoken, where that is not one HTTP request
    turn: Literal["flat", "nested"] | None  # of a connection: how `response.create` has its params
    summary: str  # one sentence: what it does


class CompleteOperation(Operation, total=False):
    """A row as calls use it: with every default, the check of its params, and whether a call needs params."""

    check: "Callable[[Any], list[Problem]]"
    check_event: "Callable[[Any], list[Problem]]"  # of what a connection sends
    needs_params: bool


HeaderValue = str | Credential | None
"""A header of a request: None leaves it out, a Credential is hidden until it is sent."""


class Request(TypedDict, total=False):
    """A request before encoding. `request_for` returns it; middleware and transports read it."""

    operation: str
    method: str  # upper case
    path: str  # the operation's path with its parameters filled in and escaped
    url: str  # without the query
    query: dict[str, Any]
    headers: Mapping[str, HeaderValue]  # lower-case names
    body: Any  # the params that travel in the body, before encoding; None without a body
    encoding: Literal["json", "form", "sdp"] | None
    auth: str  # the option that holds the credential
    stream: bool  # the answer is to be read as it arrives
    returns: str  # the row's
    cache: bool  # the row's
    timeout: tuple[float, float]  # seconds to connect, seconds between two reads
    attempt: int  # counts from 1
    deadline: float  # seconds that are left for this attempt; absent: no bound
    kind: str  # the row's, where it has one


class EncodedRequest(TypedDict, total=False):
    """An encoded request: what a transport sends, byte for byte. `url` is complete, with the query."""

    operation: str
    method: str
    url: str | Credential
    headers: Mapping[str, HeaderValue]
    body: bytes | Iterator[bytes] | None
    stream: bool
    timeout: tuple[float, float]
    deadline: float  # seconds that this attempt may take in all; absent: no bound
    direct: bool  # True: no proxy, whatever the environment says
    kind: str  # "websocket": the handshake of a connection
    max_body: float  # bytes that a body may have; absent: any number


class Problem(TypedDict):
    """One thing that is wrong with params or options."""

    path: str  # "messages[5].role"
    message: str  # "'usr' is not one of 'developer', 'system', 'user', …; did you mean 'user'?"
    rule: str  # the JSON Schema keyword that speaks: "enum", "required", "type", ...
    severity: Literal["error", "warning", "note"]


class ErrorBase(TypedDict):
    """The keys that every error map has."""

    object: Literal["error"]
    category: Category
    retryable: bool
    message: str


class Error(ErrorBase, total=False):
    """A failure as data: what `OpenAIError.data` holds and what `{"on_error": "return"}` returns."""

    hint: str  # what to do
    operation: str | None
    status: int | None
    code: str | None
    type: str | None
    param: str | None
    request_id: str | None
    body: Any  # the answer's body, decoded where it could be; bounded
    problems: list[Problem]
    attempts: int  # requests that were sent
    seconds: float  # from the first attempt to the end of the last
    url: str  # without query and credentials
    received: Any  # of a turn: the response as far as it came
    cause: str  # the failure underneath, "ConnectionRefusedError: [Errno 111] Connection refused"


class Response(TypedDict, total=False):
    """A response, or `error` if there is none."""

    status: int
    headers: dict[str, str]  # lower-case names
    body: bytes | Iterator[bytes]  # an iterator where the request asked for a stream
    error: Error
    attempts: int  # requests that were sent
    seconds: float  # from the first attempt to the end of the last
    resent: int  # requests that the transport sent again on its own, over a new connection
    secrets: list[Credential]  # the credentials that were sent
    watch_stream: Callable[[Any], Any]  # from the reader of a stream to one that is observed


class BulkRow(TypedDict, total=False):
    """A row of many requests: `operation` and `params`, or the Batch API's `method`, `url` and `body`."""

    custom_id: str
    operation: str  # default: the setting `operation`
    params: Map
    method: str
    url: str
    body: Map
    options: Map  # data that override the options of the run for this row


class BulkAnswer(TypedDict):
    """The response to a row, in the form of the Batch API."""

    status_code: int
    request_id: str | None
    body: Any


class BulkResult(TypedDict):
    """The result of a row."""

    id: str  # a digest of what was asked
    custom_id: str
    response: BulkAnswer | None
    error: Error | None


class BulkSummary(TypedDict, total=False):
    """The result of a run."""

    rows: int
    ok: int
    errors: dict[str, int]  # category -> rows
    retries: int
    stopped: str | None  # why it ended early; None where every row had its turn
    usage: dict[str, int]  # input_tokens, output_tokens, cached_tokens, total_tokens
    cost: float  # by the prices in settings
    seconds: float
    total: int | None  # rows that there are to ask, where that is known
    finished: bool  # progress is told so at the end
    before: int  # of a file: rows that an earlier run had answered
    target: str  # the file


class Provider(TypedDict, total=False):
    """A provider: where its API lives, how a request proves who sends it, and all else in which it differs."""

    name: str
    env: Mapping[str, Sequence[str]]  # option -> environment variables, of which the first that is set counts
    defaults: Map  # options
    required: Sequence[str | list[str]]  # options that must be set; a list in the list: any one of them
    credentials: Sequence[str]  # names of the options and headers that carry secrets
    options: Sequence[str]  # further options that this provider has and others have not
    hosts: Sequence[str]  # endings of its host names, if its API is the one that the schemas describe
    operations: Sequence[str]  # names of the operations that it serves; absent: all
    refuses: Sequence[str]  # params that it answers with an error
    ignores: Sequence[str]  # params that it accepts without effect
    address: "Callable[[Request, Options], Request]"  # (request, options) -> request with its url
    authorize: "Callable[[Request, Options], Request]"  # (request, options) -> request with its credentials
    # (encoded request, options) -> response; absent: HTTP from this process
    transport: "Callable[[EncodedRequest, Options], Response]"


Destination: TypeAlias = Callable[[dict[str, Any]], Any] | str | PathLike[str] | BinaryIO
"""The option `stream_to`: a function of each chunk, or a path or a binary file for bytes."""


class CommonOptions(TypedDict, total=False):
    """The options that do not change what a call returns."""

    impl: "ProviderName | Provider"
    api_key: str | Callable[[], str]
    admin_api_key: str | Callable[[], str]
    azure_ad_token: str | Callable[[], str]
    base_url: str | Callable[[], str]
    api_version: str
    deployment: str
    organization: str
    project: str
    headers: Mapping[str, str | None]
    query: Map
    body: Map
    timeout: float | tuple[float, float]
    deadline: float
    max_body: int
    retry: int | Map
    validate: Literal["strict", "warn"] | bool
    on_error: Literal["raise", "return"]
    trace: Callable[[dict[str, Any]], Any]
    observe: Callable[[dict[str, Any]], Callable[[dict[str, Any]], Any] | None]
    observe_content: bool
    cache: MutableMapping[str, Any]
    cache_scope: str
    middleware: tuple[Callable[..., Any], ...]
    fast: bool
    connections: int
    session: Any
    transport: Callable[[Map], Response]
    json_loads: Callable[[Any], Any]
    json_dumps: Callable[[Any], str | bytes]
    model_path: str


class DataOptions(CommonOptions, total=False):
    """The options of a call that returns the API's own data, and nothing around it."""

    full_response: Literal[False]


class Options(CommonOptions, total=False):
    """Everything that a call takes beside its params. `schemas/options.json` has types, limits and a text on each."""

    full_response: bool
    stream_to: Destination
