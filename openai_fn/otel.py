"""Spans and metrics of OpenTelemetry, by option `observe`: `{"observe": openai_fn.otel.observe}`. Extra `otel`.

The names are those of the GenAI semantic conventions 1.44 (https://opentelemetry.io/docs/specs/semconv/gen-ai/); the
tables below say from which key of the start and the end of a call each comes. A span's parent is the span that is
current when the call starts; no context is attached, so a stream may be read and closed anywhere. The status of a span
is ERROR or not set. Content is recorded as attributes of the span where that is asked for: by the environment variable
CAPTURE_VARIABLE, or by the option `observe_content`.
"""

import os
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any, TypeVar
from urllib.parse import urlsplit

from toolz import get_in

from openai_fn.genai_messages import (
    format_messages,
    read_input_messages,
    read_output_messages,
    read_system_instructions,
    read_tool_definitions,
)
from openai_fn.pricing import normalize_usage
from openai_fn.types import Map

try:
    from opentelemetry import metrics, trace
    from opentelemetry.trace import SpanKind, Status, StatusCode
except ImportError as missing:
    raise ImportError(
        "openai_fn.otel needs the package opentelemetry-api: pip install opentelemetry-api", name="opentelemetry"
    ) from missing

AnyCallable = TypeVar("AnyCallable", bound=Callable[..., Any])
SCHEMA_URL = "https://opentelemetry.io/schemas/1.44.0"
OPERATION_NAMES = {
    "create_chat_completion": "chat",
    "create_response": "chat",
    "create_completion": "text_completion",
    "create_embedding": "embeddings",
    "search_vector_store": "retrieval",
}
"""gen_ai.operation.name by operation; any other operation has its own name there."""
PROVIDER_NAMES = {"azure": "azure.ai.openai"}
"""gen_ai.provider.name by provider; any other provider has its own name there."""
OUTPUT_TYPES = {"json_object": "json", "json_schema": "json", "text": "text"}

CAPTURE_VARIABLE = "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"
CAPTURING = frozenset({"true", "1", "span_only", "span_and_event"})
"""Values of that variable with which the messages are attributes of spans. Events are not written."""

Read = Callable[[Map], Any]
"""(start or end of a call) -> the value of an attribute, or None where it has none."""


def read_param(*names: str) -> Read:
    """Return the function that reads the first of these params that a call has.

    >>> read_param("max_completion_tokens", "max_tokens")({"params": {"max_tokens": 5}})
    5
    """
    return lambda start: next((start["params"][name] for name in names if name in start["params"]), None)


def read_usage_count(name: str) -> Read:
    """Return the function that reads a count of tokens; None where the response does not say what it used.

    >>> read_usage_count("input_tokens")({"usage": {"prompt_tokens": 9}})
    9
    """
    return lambda end: None if end["usage"] is None else normalize_usage(end["usage"])[name]


def read_operation_name(start: Map) -> str:
    """Return the conventions' name of an operation."""
    return OPERATION_NAMES.get(start["operation"], str(start["operation"]))


def read_error_type(end: Map) -> str | None:
    """Return the category of an error, for an exception that interrupted the call its name; None without an error."""
    error = end["error"]
    return error and str(error["cause"] if error["category"] == "interrupted" else error["category"])


def read_output_type(start: Map) -> str | None:
    """Return the kind of output that a call asks for, where it says so."""
    return OUTPUT_TYPES.get(get_in(["params", "response_format", "type"], start))


COMMON_ATTRIBUTES: dict[str, Read] = {
    "gen_ai.operation.name": read_operation_name,
    "gen_ai.provider.name": lambda start: PROVIDER_NAMES.get(start["provider"], start["provider"]),
    "gen_ai.request.model": lambda start: start["model"],
    "server.address": lambda start: urlsplit(start["url"]).hostname,
    "server.port": lambda start: read_port(start["url"]),
}
"""Of the start: attributes of the span and of every metric."""
START_ATTRIBUTES: dict[str, Read] = {
    "gen_ai.embeddings.dimension.count": read_param("dimensions"),
    "gen_ai.output.type": read_output_type,
    "gen_ai.request.choice.count": read_param("n"),
    "gen_ai.request.encoding_formats": lambda start: as_list(start["params"].get("encoding_format")),
    "gen_ai.request.frequency_penalty": read_param("frequency_penalty"),
    "gen_ai.request.max_tokens": read_param("max_completion_tokens", "max_output_tokens", "max_tokens"),
    "gen_ai.request.presence_penalty": read_param("presence_penalty"),
    "gen_ai.request.seed": read_param("seed"),
    "gen_ai.request.stream": lambda start: start["stream"],
    "gen_ai.request.temperature": read_param("temperature"),
    "gen_ai.request.top_p": read_param("top_p"),
    "openai.request.service_tier": read_param("service_tier"),
}
"""Of the start: attributes of the span."""
END_ATTRIBUTES: dict[str, Read] = {
    "error.type": read_error_type,
    "gen_ai.response.finish_reasons": lambda end: end["finish_reasons"] or None,
    "gen_ai.response.id": lambda end: end["id"],
    "gen_ai.response.model": lambda end: end["model"],
    "gen_ai.response.time_to_first_chunk": lambda end: end["first_chunk_seconds"],
    "gen_ai.usage.cache_read.input_tokens": read_usage_count("cached_tokens"),
    "gen_ai.usage.input_tokens": read_usage_count("input_tokens"),
    "gen_ai.usage.output_tokens": read_usage_count("output_tokens"),
    "http.request.resend_count": lambda end: end["attempts"] - 1 if end["attempts"] > 1 else None,
    "http.response.status_code": lambda end: end["status"],
}
"""Of the end: attributes of the span."""
START_CONTENT: dict[str, Read] = {
    "gen_ai.input.messages": read_input_messages,
    "gen_ai.system_instructions": read_system_instructions,
    "gen_ai.tool.definitions": read_tool_definitions,
}
END_CONTENT: dict[str, Read] = {"gen_ai.output.messages": read_output_messages}
"""Of the content at the start and at the end: attributes of the span, as JSON."""
UNREADABLE = (AttributeError, KeyError, RecursionError, TypeError, ValueError)
"""Exceptions of reading content whose shape is not the API's."""
METRIC_END_ATTRIBUTES = ("error.type", "gen_ai.response.model")
"""Which of them the metrics have too."""
TOKEN_TYPES = {"input": "gen_ai.usage.input_tokens", "output": "gen_ai.usage.output_tokens"}
"""gen_ai.token.type by the attribute that has its count."""
SECONDS = [0.01 * 2**power for power in range(14)]
TOKENS = [float(4**power) for power in range(14)]
HISTOGRAMS: dict[str, tuple[str, list[float], str]] = {
    "gen_ai.client.operation.duration": ("s", SECONDS, "GenAI operation duration."),
    "gen_ai.client.operation.time_to_first_chunk": ("s", SECONDS, "Time to receive the first chunk."),
    "gen_ai.client.token.usage": ("{token}", TOKENS, "Number of input and output tokens used."),
}
"""Unit, boundaries of the buckets and description of each metric."""


def read_port(url: str) -> int:
    """Return the port of a URL, that of its scheme where it names none."""
    parts = urlsplit(url)
    return parts.port or (443 if parts.scheme == "https" else 80)


def as_list(value: Any) -> list[Any] | None:
    """Return a list of one value; None for None."""
    return None if value is None else [value]


def read_attributes(table: Mapping[str, Read], event: Map) -> dict[str, Any]:
    """Return the attributes of a table that the start or the end of a call has."""
    values = {name: read(event) for name, read in table.items()}
    return {name: value for name, value in values.items() if value is not None}


def read_content_attributes(table: Mapping[str, Read], event: Map) -> dict[str, str]:
    """Return the attributes of a table that the content of the start or the end of a call has."""
    content = event.get("content")
    if not isinstance(content, Mapping):
        return {}
    try:
        values = {name: format_messages(read(content)) for name, read in table.items()}
    except UNREADABLE:
        return {}
    return {name: value for name, value in values.items() if value is not None}


def captures_content() -> bool:
    """Return whether the environment asks for the messages in spans."""
    return os.environ.get(CAPTURE_VARIABLE, "").strip().lower() in CAPTURING


def make_observer(
    tracer_provider: Any = None, meter_provider: Any = None, *, content: bool | None = None
) -> Callable[[Map], Callable[[Map], None]]:
    """Return a function for option `observe` that reports to these providers, by default to the global ones.

    With `content` the spans have the messages: True, False, or by default as the environment variable
    OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT asks for. The option `observe_content` overrides all of these.
    """
    tracer = trace.get_tracer("openai_fn", tracer_provider=tracer_provider, schema_url=SCHEMA_URL)
    meter = metrics.get_meter("openai_fn", meter_provider=meter_provider, schema_url=SCHEMA_URL)
    histograms = {
        name: meter.create_histogram(name, unit, text, explicit_bucket_boundaries_advisory=bounds)
        for name, (unit, bounds, text) in HISTOGRAMS.items()
    }

    def observe_call(start: Map) -> Callable[[Map], None]:
        common = read_attributes(COMMON_ATTRIBUTES, start)
        name = " ".join(filter(None, [common["gen_ai.operation.name"], start["model"]]))
        attributes = {
            **common,
            **read_attributes(START_ATTRIBUTES, start),
            **read_content_attributes(START_CONTENT, start),
        }
        span = tracer.start_span(name, kind=SpanKind.CLIENT, attributes=attributes)

        def end_call(end: Map) -> None:
            attributes = read_attributes(END_ATTRIBUTES, end)
            span.set_attributes({**attributes, **read_content_attributes(END_CONTENT, end)})
            if end["error"]:
                span.set_status(Status(StatusCode.ERROR, end["error"]["message"]))
            span.end()
            shared = {**common, **{name: attributes[name] for name in METRIC_END_ATTRIBUTES if name in attributes}}
            for metric, value, more in list_measurements(end, attributes):
                histograms[metric].record(value, {**shared, **more})

        return end_call

    return add_wish(observe_call, captures_content if content is None else partial(bool, content))


def add_wish(function: AnyCallable, wants_content: Callable[[], bool]) -> AnyCallable:
    """Return a function after it was noted on it whether it wants content."""
    setattr(function, "wants_content", wants_content)  # noqa: B010  # no type has it
    return function


def list_measurements(end: Map, attributes: Map) -> list[tuple[str, float, dict[str, str]]]:
    """Return what the metrics record of a call: the metric, the value, further attributes.

    The tokens of a response that came from a cache were used before, so they are not counted again.
    """
    found: list[tuple[str, float, dict[str, str]]] = [("gen_ai.client.operation.duration", end["seconds"], {})]
    if end["first_chunk_seconds"] is not None:
        found.append(("gen_ai.client.operation.time_to_first_chunk", end["first_chunk_seconds"], {}))
    if not end["cached"]:
        counts = {kind: attributes.get(name) for kind, name in TOKEN_TYPES.items()}
        usage = {kind: count for kind, count in counts.items() if count}
        found += [("gen_ai.client.token.usage", count, {"gen_ai.token.type": kind}) for kind, count in usage.items()]
    return found


@cache
def default_observer() -> Callable[[Map], Callable[[Map], None]]:
    """Return the observer of the global providers, which may be set later."""
    return make_observer()


@partial(add_wish, wants_content=captures_content)
def observe(start: Map) -> Callable[[Map], None]:
    """Start the span of a call and return the function that ends it: the value of option `observe`."""
    return default_observer()(start)
