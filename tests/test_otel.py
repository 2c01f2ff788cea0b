"""Spans and metrics, read back from the in-memory exporters of opentelemetry-sdk."""

import json
import pkgutil
import subprocess
import sys
from importlib import import_module
from typing import Any

import pytest
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.semconv import attributes as stable_attributes
from opentelemetry.semconv._incubating import attributes as incubating_attributes, metrics as incubating_metrics
from opentelemetry.semconv.schemas import Schemas
from opentelemetry.trace import SpanKind, StatusCode, get_current_span

from openai_fn import (
    BadRequestError,
    StreamError,
    create_chat_completion,
    create_embedding,
    create_response,
    otel,
)
from tests.support.server import Server, completion, serve, stream_of

CHAT = {"model": "gpt-5", "messages": [{"role": "user", "content": "a secret question"}]}
HI = {"model": "m", "messages": [{"role": "user", "content": "Hi"}]}
STREAM = {**CHAT, "stream": True, "stream_options": {"include_usage": True}}
USAGE = {
    "prompt_tokens": 9,
    "completion_tokens": 2,
    "total_tokens": 11,
    "prompt_tokens_details": {"cached_tokens": 4},
}
LAST = {"object": "chat.completion.chunk", "id": "chatcmpl-1", "model": "gpt-5-2025", "choices": [], "usage": USAGE}


class Telemetry:
    """An observer and what its providers have received."""

    def __init__(self, *, content: bool | None = None) -> None:
        self.exporter, self.reader = InMemorySpanExporter(), InMemoryMetricReader()
        self.tracers = TracerProvider()
        self.tracers.add_span_processor(SimpleSpanProcessor(self.exporter))
        self.observe = otel.make_observer(self.tracers, MeterProvider([self.reader]), content=content)

    def span(self) -> Any:
        (span,) = self.exporter.get_finished_spans()
        assert "secret question" not in span.to_json()
        return span

    def metrics(self) -> dict[str, list[Any]]:
        """The points of each metric."""
        data = self.reader.get_metrics_data()
        assert data is not None
        (resource,) = data.resource_metrics
        (scope,) = resource.scope_metrics
        assert scope.scope.schema_url == otel.SCHEMA_URL
        return {metric.name: [*metric.data.data_points] for metric in scope.metrics}


def options_of(server: Server, telemetry: Telemetry, **more: Any) -> Any:
    return {
        "base_url": f"{server.url}/v1",
        "api_key": "sk-test",
        "retry": {"retries": 2, "base": 0},
        "observe": telemetry.observe,
        **more,
    }


def test_a_call_is_a_span_with_the_attributes_of_the_conventions() -> None:
    telemetry = Telemetry()
    params: Any = {**CHAT, "temperature": 0.5, "max_completion_tokens": 10, "response_format": {"type": "json_object"}}
    answer = {**completion(), "id": "chatcmpl-1", "model": "gpt-5-2025", "usage": USAGE}
    with serve([{"status": 503}, {"json": answer}]) as server:
        create_chat_completion(params, options_of(server, telemetry))
    span = telemetry.span()
    assert (span.name, span.kind, span.status.status_code) == ("chat gpt-5", SpanKind.CLIENT, StatusCode.UNSET)
    assert dict(span.attributes) == {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "openai",
        "gen_ai.request.model": "gpt-5",
        "server.address": "127.0.0.1",
        "server.port": server.port,
        "gen_ai.output.type": "json",
        "gen_ai.request.max_tokens": 10,
        "gen_ai.request.stream": False,
        "gen_ai.request.temperature": 0.5,
        "gen_ai.response.finish_reasons": ("stop",),
        "gen_ai.response.id": "chatcmpl-1",
        "gen_ai.response.model": "gpt-5-2025",
        "gen_ai.usage.cache_read.input_tokens": 4,
        "gen_ai.usage.input_tokens": 9,
        "gen_ai.usage.output_tokens": 2,
        "http.request.resend_count": 1,
        "http.response.status_code": 200,
    }


def test_the_metrics_have_duration_and_tokens() -> None:
    telemetry = Telemetry()
    with serve([{"json": {**completion(), "model": "gpt-5-2025", "usage": USAGE}}]) as server:
        create_chat_completion(CHAT, options_of(server, telemetry))
    found = telemetry.metrics()
    assert {*found} == {"gen_ai.client.operation.duration", "gen_ai.client.token.usage"}
    (duration,) = found["gen_ai.client.operation.duration"]
    shared = {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "openai",
        "gen_ai.request.model": "gpt-5",
        "gen_ai.response.model": "gpt-5-2025",
        "server.address": "127.0.0.1",
        "server.port": server.port,
    }
    assert dict(duration.attributes) == shared
    assert duration.count == 1
    assert duration.explicit_bounds == tuple(otel.SECONDS)
    tokens = {point.attributes["gen_ai.token.type"]: point for point in found["gen_ai.client.token.usage"]}
    assert {kind: point.sum for kind, point in tokens.items()} == {"input": 9, "output": 2}
    assert dict(tokens["input"].attributes) == {**shared, "gen_ai.token.type": "input"}


def test_a_stream_is_a_span_to_its_end_and_attaches_no_context() -> None:
    telemetry = Telemetry()
    outside = get_current_span()
    with serve([{"sse": [*stream_of("Hello"), LAST]}]) as server:
        stream = create_chat_completion(STREAM, options_of(server, telemetry))
        next(stream)
        assert get_current_span() is outside
        assert not telemetry.exporter.get_finished_spans()
        list(stream)
    span, found = telemetry.span(), telemetry.metrics()
    assert span.attributes["gen_ai.request.stream"] is True
    assert span.attributes["gen_ai.usage.output_tokens"] == 2
    assert span.attributes["gen_ai.response.time_to_first_chunk"] > 0
    assert found["gen_ai.client.operation.time_to_first_chunk"][0].count == 1


def test_the_span_of_a_call_is_a_child_of_the_current_one() -> None:
    telemetry = Telemetry()
    tracer = telemetry.tracers.get_tracer("mine")
    with serve([{"json": completion()}]) as server, tracer.start_as_current_span("mine"):
        create_chat_completion(CHAT, options_of(server, telemetry))
    child, mine = telemetry.exporter.get_finished_spans()
    assert mine.context is not None
    assert child.parent is not None
    assert child.parent.span_id == mine.context.span_id


def test_a_stream_that_is_cut_is_an_error_and_one_that_is_closed_is_none() -> None:
    for cut in (True, False):
        telemetry = Telemetry()
        with serve([{"sse": stream_of("Hello")[:2], "done": False}]) as server:
            stream = create_chat_completion(STREAM, options_of(server, telemetry))
            if cut:
                with pytest.raises(StreamError):
                    list(stream)
            else:
                next(stream)
                stream.close()
        span = telemetry.span()
        assert span.status.status_code is (StatusCode.ERROR if cut else StatusCode.UNSET)
        assert span.attributes.get("error.type") == ("stream" if cut else None)


def test_an_error_is_the_status_of_the_span_and_an_attribute_of_the_metric() -> None:
    telemetry = Telemetry()
    with serve([{"status": 400, "json": {"error": {"message": "no"}}}]) as server, pytest.raises(BadRequestError):
        create_response({"model": "gpt-5", "input": "a secret question"}, options_of(server, telemetry))
    span = telemetry.span()
    assert span.status.status_code is StatusCode.ERROR
    assert (span.attributes["error.type"], span.attributes["http.response.status_code"]) == ("bad_request", 400)
    (point,) = telemetry.metrics()["gen_ai.client.operation.duration"]
    assert point.attributes["error.type"] == "bad_request"


def test_an_exception_of_something_else_is_named() -> None:
    telemetry = Telemetry()

    def transport(_: Any) -> Any:
        raise KeyboardInterrupt

    options: Any = {"transport": transport, "api_key": "x", "observe": telemetry.observe}
    with pytest.raises(KeyboardInterrupt):
        create_chat_completion(CHAT, options)
    assert telemetry.span().attributes["error.type"] == "KeyboardInterrupt"


def test_tokens_of_a_cached_response_are_counted_once() -> None:
    telemetry = Telemetry()
    store: Any = {}
    with serve([{"json": {**completion(), "usage": USAGE}}]) as server:
        for _ in range(2):
            create_chat_completion(CHAT, options_of(server, telemetry, cache=store))
    found = telemetry.metrics()
    assert sum(point.count for point in found["gen_ai.client.operation.duration"]) == 2
    assert [point.count for point in found["gen_ai.client.token.usage"]] == [1, 1]


def test_embeddings_and_other_operations_have_their_names() -> None:
    telemetry = Telemetry()
    vector = {"object": "embedding", "index": 0, "embedding": "AAAAPw=="}
    with serve([{"json": {"object": "list", "model": "e", "data": [vector], "usage": {"prompt_tokens": 3}}}]) as server:
        create_embedding({"model": "e", "input": "x", "dimensions": 8}, options_of(server, telemetry))
    span = telemetry.span()
    assert span.name == "embeddings e"
    assert span.attributes["gen_ai.embeddings.dimension.count"] == 8
    assert otel.read_operation_name({"operation": "list_models"}) == "list_models"


TOOL = {"type": "function", "function": {"name": "f", "description": "d", "parameters": {"type": "object"}}}
CALL = {"id": "c", "type": "function", "function": {"name": "f", "arguments": '{"a": 1}'}}
CALL_PART = {"type": "tool_call", "id": "c", "name": "f", "arguments": {"a": 1}}
RESULT = {"role": "tool", "parts": [{"type": "tool_call_response", "id": "c", "response": "2"}]}


def text_part(text: str) -> dict[str, Any]:
    return {"type": "text", "content": text}


CONTENT: dict[str, tuple[Any, Any, Any, dict[str, Any]]] = {
    "a chat": (
        create_chat_completion,
        {
            "model": "m",
            "tools": [TOOL],
            "messages": [
                {"role": "system", "content": "Be brief; sk-0123456789abcdef."},
                {
                    "role": "user",
                    "name": "me",
                    "content": [
                        {"type": "text", "text": "What is it?"},
                        {"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA"}},
                        {"type": "image_url", "image_url": {"url": "https://host/a.png"}},
                        {"type": "input_audio", "input_audio": {"data": "AAAA", "format": "wav"}},
                        {"type": "file", "file": {"file_id": "file-1"}},
                    ],
                },
                {"role": "assistant", "tool_calls": [CALL]},
                {"role": "tool", "tool_call_id": "c", "content": "2"},
            ],
        },
        {"choices": [{"message": {"role": "assistant", "tool_calls": [CALL]}, "finish_reason": "tool_calls"}]},
        {
            "gen_ai.input.messages": [
                {"role": "system", "parts": [text_part("Be brief; ***.")]},
                {
                    "role": "user",
                    "parts": [
                        text_part("What is it?"),
                        {"type": "blob", "modality": "image", "mime_type": "image/png", "content": "AAAA"},
                        {"type": "uri", "modality": "image", "uri": "https://host/a.png"},
                        {"type": "blob", "modality": "audio", "mime_type": "audio/wav", "content": "AAAA"},
                        {"type": "file", "modality": "document", "file_id": "file-1"},
                    ],
                    "name": "me",
                },
                {"role": "assistant", "parts": [CALL_PART]},
                RESULT,
            ],
            "gen_ai.tool.definitions": [
                {"type": "function", "name": "f", "description": "d", "parameters": {"type": "object"}}
            ],
            "gen_ai.output.messages": [{"role": "assistant", "parts": [CALL_PART], "finish_reason": "tool_call"}],
        },
    ),
    "a response": (
        create_response,
        {
            "model": "m",
            "instructions": "Be brief.",
            "input": [
                {"role": "user", "content": [{"type": "input_text", "text": "Hi"}]},
                {"type": "function_call", "call_id": "c", "name": "f", "arguments": '{"a": 1}'},
                {"type": "function_call_output", "call_id": "c", "output": "2"},
            ],
        },
        {
            "object": "response",
            "status": "incomplete",
            "incomplete_details": {"reason": "max_output_tokens"},
            "output": [
                {"type": "reasoning", "summary": [{"type": "summary_text", "text": "I think."}]},
                {"type": "web_search_call", "id": "w"},
                {"type": "message", "role": "assistant", "content": [{"type": "output_text", "text": "Hello"}]},
            ],
        },
        {
            "gen_ai.system_instructions": [text_part("Be brief.")],
            "gen_ai.input.messages": [
                {"role": "user", "parts": [text_part("Hi")]},
                {"role": "assistant", "parts": [CALL_PART]},
                RESULT,
            ],
            "gen_ai.output.messages": [
                {
                    "role": "assistant",
                    "parts": [
                        {"type": "reasoning", "content": "I think."},
                        {"type": "web_search_call", "id": "w"},
                        text_part("Hello"),
                    ],
                    "finish_reason": "length",
                }
            ],
        },
    ),
    "another": (create_embedding, {"model": "m", "input": "Hi"}, {"data": [], "model": "m"}, {
        "gen_ai.input.messages": [{"role": "user", "parts": [text_part("Hi")]}],
    }),
}  # fmt: skip


def content_of(span: Any) -> dict[str, Any]:
    names = {*otel.START_CONTENT, *otel.END_CONTENT}
    return {name: json.loads(value) for name, value in span.attributes.items() if name in names}


@pytest.mark.parametrize("case", CONTENT)
def test_messages_are_attributes_of_the_span_where_they_are_asked_for(case: str) -> None:
    function, params, answer, attributes = CONTENT[case]
    telemetry = Telemetry(content=True)
    with serve([{"json": answer}]) as server:
        function(params, options_of(server, telemetry, validate=False))
    assert content_of(telemetry.span()) == attributes


def test_the_messages_of_a_stream_are_what_was_read() -> None:
    for whole in (True, False):
        telemetry = Telemetry(content=True)
        with serve([{"sse": stream_of("Hello") if whole else [*stream_of("Hello")[:2], 60.0]}]) as server:
            stream = create_chat_completion({**HI, "stream": True}, options_of(server, telemetry))
            list(stream) if whole else (next(stream), stream.close())
        (message,) = content_of(telemetry.span())["gen_ai.output.messages"]
        assert message["finish_reason"] == ("stop" if whole else "error")
        assert message["parts"] == [text_part("Hello")]


ASKED: list[tuple[str | None, bool | None, dict[str, Any], bool]] = [
    (None, None, {}, False),
    ("true", None, {}, True),
    ("SPAN_ONLY", None, {}, True),
    ("span_and_event", None, {}, True),
    ("EVENT_ONLY", None, {}, False),
    ("no_content", None, {}, False),
    (None, True, {}, True),
    ("true", False, {}, False),
    (None, None, {"observe_content": True}, True),
    ("true", True, {"observe_content": False}, False),
]


@pytest.mark.parametrize(("variable", "content", "more", "records"), ASKED)
def test_content_is_asked_for_by_the_environment_the_observer_or_the_option(
    variable: str | None, content: Any, more: Any, *, records: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(otel.CAPTURE_VARIABLE, raising=False)
    telemetry = Telemetry(content=content)
    if variable is not None:
        monkeypatch.setenv(otel.CAPTURE_VARIABLE, variable)
    with serve([{"json": completion("Hello")}]) as server:
        create_chat_completion(HI, options_of(server, telemetry, **more))
    assert ("gen_ai.output.messages" in telemetry.span().attributes) is records
    assert otel.observe.wants_content() is otel.captures_content()  # type: ignore[attr-defined]


def test_content_of_another_shape_is_left_out() -> None:
    odd: list[Any] = [
        {"choices": [{"message": 5, "finish_reason": {}}]},
        {"output": [{"type": "reasoning", "summary": 5}, {"type": ["a"]}, 7]},
        {
            "choices": [
                {"message": {"role": 1, "content": [1, {"type": "image_url", "image_url": 4}], "tool_calls": [{}]}}
            ]
        },
    ]
    for answer in odd:
        telemetry = Telemetry(content=True)
        with serve([{"json": answer}]) as server:
            create_chat_completion(HI, options_of(server, telemetry, validate=False))
        assert telemetry.span().name == "chat m"


def test_the_observer_of_the_global_providers_does_nothing_without_them() -> None:
    with serve([{"json": completion("Hello")}]) as server:
        options: Any = {"base_url": f"{server.url}/v1", "api_key": "x", "observe": otel.observe}
        assert create_chat_completion(CHAT, options)["choices"]


def list_convention_names(package: Any) -> set[str]:
    """Every text that a module of the package opentelemetry-semantic-conventions names."""
    modules = [import_module(f"{package.__name__}.{one.name}") for one in pkgutil.iter_modules(package.__path__)]
    return {value for module in modules for value in vars(module).values() if isinstance(value, str)}


def test_the_names_are_those_of_the_conventions() -> None:
    attributes = list_convention_names(incubating_attributes)
    attributes |= list_convention_names(stable_attributes)
    ours = {*otel.COMMON_ATTRIBUTES, *otel.START_ATTRIBUTES, *otel.END_ATTRIBUTES, "gen_ai.token.type"}
    ours |= {*otel.START_CONTENT, *otel.END_CONTENT}
    assert ours <= attributes
    assert {*otel.HISTOGRAMS} <= list_convention_names(incubating_metrics)
    assert otel.SCHEMA_URL in {schema.value for schema in Schemas}


def test_without_the_package_the_import_says_which_extra_has_it() -> None:
    code = "import sys; sys.modules['opentelemetry'] = None; import openai_fn.otel"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603  # ours
    assert "pip install opentelemetry-api" in done.stderr
