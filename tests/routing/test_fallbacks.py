"""One function over several endpoints."""

import io
import pickle
import threading
from collections import Counter
from typing import Any

import pytest

from openai_fn import (
    APIConnectionError,
    AuthenticationError,
    BadRequestError,
    InternalServerError,
    InvalidOptionsError,
    InvalidParamsError,
    OpenAIError,
    RateLimitError,
    StreamError,
    accumulate,
    aio,
    create_chat_completion,
    create_response,
    create_transcription,
    is_error,
    items,
    list_models,
    output_text,
    request_for,
    with_fallbacks,
    with_options,
)
from openai_fn.testing import fake
from openai_fn.tools import tool_loop
from tests.support.fake import CHAT, event_stream
from tests.support.replies import chunk, completion, stream_of
from tests.support.server import serve

TEXT = "Hello there."


def place(reply: Any, **more: Any) -> dict[str, Any]:
    return {"transport": fake(reply), **more}


def sent(*places: Any) -> list[int]:
    """How many requests each place got."""
    return [len(place["transport"].requests) for place in places]


# A class because a clock and a sleep share the time.
class Time:
    """A time that passes by sleeping only."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def policy(self, **more: Any) -> dict[str, Any]:
        return {"retry": {"clock": lambda: self.now, "sleep": self.sleep, **more}}


def limited(seconds: float, then: Any = TEXT) -> list[Any]:
    """A place that asks to wait once, and answers then."""
    body = {"error": {"message": "slow down"}}
    return [
        {"status": 429, "headers": {"content-type": "application/json", "retry-after": str(seconds)}, "body": body},
        *[then] * 9,
    ]


@pytest.mark.parametrize(
    "category", ["connection", "timeout", "conflict", "rate_limit", "quota", "authentication", "server"]
)
def test_a_failed_place_moves_on_before_anybody_waits(category: str) -> None:
    time = Time()
    first, second = place({"error": category}), place(TEXT)
    ask = with_fallbacks(create_chat_completion, [first, second])
    assert output_text(ask(CHAT, time.policy())) == TEXT
    assert sent(first, second) == [1, 1]
    assert time.slept == []


@pytest.mark.parametrize("status", [402, 408, 409])
def test_a_status_that_moves_on(status: int) -> None:
    first = place({"status": status, "headers": {}, "body": b""})
    assert output_text(with_fallbacks(create_chat_completion, [first, place(TEXT)])(CHAT)) == TEXT


@pytest.mark.parametrize(
    "category", ["bad_request", "content_filter", "not_found", "permission_denied", "unprocessable"]
)
def test_the_callers_own_fault_does_not_move_on(category: str) -> None:
    first, second = place({"error": category}), place(TEXT)
    with pytest.raises(OpenAIError) as caught:
        with_fallbacks(create_chat_completion, [first, second])(CHAT)
    assert caught.value.data["category"] == category
    assert [error["category"] for error in caught.value.data["attempts_by_place"]] == [category]
    assert sent(first, second) == [1, 0]


def test_what_is_wrong_with_params_is_sent_nowhere() -> None:
    first, second = place(TEXT), place(TEXT)
    ask: Any = with_fallbacks(create_chat_completion, [first, second])
    with pytest.raises(InvalidParamsError):
        ask({"model": "m", "messages": "Hi"})
    with pytest.raises(InvalidParamsError, match="params: expected a dict"):
        ask(5)
    with pytest.raises(TypeError, match="dicts of params and options"):
        ask(model="m", messages=[])
    with pytest.raises(TypeError, match="needs params"):
        ask()
    assert sent(first, second) == [0, 0]


def test_the_least_retry_after_is_waited_for() -> None:
    time = Time()
    first, second = place(limited(30)), place(limited(7))
    ask = with_fallbacks(create_chat_completion, [first, second])
    assert output_text(ask(CHAT, time.policy())) == TEXT
    assert time.slept == [7.0]
    assert sent(first, second) == [1, 2]


def test_what_cools_down_is_not_asked_meanwhile_and_comes_back() -> None:
    time = Time()
    first, second = place([{"error": "connection"}, *[TEXT] * 9]), place(TEXT)
    ask = with_fallbacks(create_chat_completion, [first, second], {"cooldown": 30})
    for _ in range(3):
        ask(CHAT, time.policy())
    assert sent(first, second) == [1, 3]
    time.now += 30
    ask(CHAT, time.policy())
    assert sent(first, second) == [2, 3]


def test_all_that_fails_is_in_the_error() -> None:
    time = Time()
    first, second, third = place({"error": "connection"}), place({"error": "rate_limit"}), place({"error": "quota"})
    ask = with_fallbacks(create_chat_completion, [first, second, third], {"cooldown": 3})
    with pytest.raises(RateLimitError) as caught:
        ask(CHAT, time.policy())
    error = caught.value.data
    assert [each["category"] for each in error["attempts_by_place"]] == ["connection", "rate_limit", "quota"]
    assert sent(first, second, third)[2] == 1
    assert error["attempts"] == sum(sent(first, second, third))
    assert "data['attempts_by_place']" in str(caught.value)
    assert error["operation"] == "create_chat_completion"


def test_quota_and_keys_are_not_waited_for() -> None:
    time = Time()
    first, second = place({"error": "quota"}), place({"error": "authentication"})
    ask = with_fallbacks(create_chat_completion, [first, second])
    with pytest.raises(AuthenticationError):
        ask(CHAT, time.policy())
    assert time.slept == []
    with pytest.raises(RateLimitError) as caught:  # all of them cool down: nothing is sent
        ask(CHAT, time.policy())
    assert sent(first, second) == [1, 1]
    assert len(caught.value.data["attempts_by_place"]) == 2


def test_one_deadline_holds_for_all() -> None:
    time = Time()
    first, second = place(limited(50)), place(limited(60))
    ask = with_fallbacks(create_chat_completion, [first, second])
    with pytest.raises(RateLimitError):
        ask(CHAT, {**time.policy(), "deadline": 40})
    assert time.slept == []
    assert first["transport"].requests[0]["deadline"] <= 40


def test_retries_are_rounds_over_all_places() -> None:
    time = Time()
    first, second = place({"error": "server"}), place({"error": "server"})
    ask = with_fallbacks(create_chat_completion, [first, second], {"cooldown": 1})
    with pytest.raises(InternalServerError) as caught:
        ask(CHAT, time.policy(retries=4))
    assert caught.value.data["attempts"] == sum(sent(first, second)) == 10
    with pytest.raises(InternalServerError):
        with_fallbacks(create_chat_completion, [first, second])(CHAT, time.policy(retries=0))
    assert sum(sent(first, second)) == 12


def test_round_robin_gives_equal_shares_among_those_that_answer() -> None:
    places = [place(TEXT), place(TEXT), place(TEXT)]
    ask = with_fallbacks(create_chat_completion, places, {"strategy": "round_robin"})
    threads = [threading.Thread(target=lambda: [ask(CHAT) for _ in range(5)]) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sent(*places) == [10, 10, 10]
    broken = [place({"error": "authentication"}), place(TEXT), place(TEXT)]
    ask = with_fallbacks(create_chat_completion, broken, {"strategy": "round_robin"})
    for _ in range(20):
        ask(CHAT)
    assert sent(*broken) == [1, 10, 10]


def test_failover_keeps_to_the_first() -> None:
    places = [place(TEXT), place(TEXT)]
    ask = with_fallbacks(create_chat_completion, places)
    for _ in range(5):
        ask(CHAT)
    assert sent(*places) == [5, 0]


def test_a_state_is_shared_by_functions() -> None:
    state: dict[str, Any] = {}
    first, second = place({"error": "quota"}), place(TEXT)
    for _ in range(3):
        with_fallbacks(create_chat_completion, [first, second], {"state": state})(CHAT)
    assert sent(first, second) == [1, 3]
    assert state["places"][0]["error"]["category"] == "quota"
    assert "sk-" not in repr(state)


def test_params_of_a_place_go_over_those_of_the_call() -> None:
    first, second = place({"error": "quota"}, params={"model": "eu"}), place(TEXT, params={"model": "us", "seed": 1})
    params = {**CHAT}
    ask = with_fallbacks(create_chat_completion, [first, second])
    assert ask(params)["model"] == "us"
    assert first["transport"].requests[0]["json"]["model"] == "eu"
    assert second["transport"].requests[0]["json"] == {**CHAT, "model": "us", "seed": 1}
    assert params == CHAT


def test_options_of_the_call_go_over_those_of_a_place() -> None:
    first = place(TEXT, headers={"X-One": "1"}, organization="a")
    with_fallbacks(create_chat_completion, [first])(CHAT, {"headers": {"X-Two": "2"}, "organization": "b"})
    headers = first["transport"].requests[0]["headers"]
    assert (headers["x-one"], headers["x-two"], headers["openai-organization"]) == ("1", "2", "b")


def test_a_stream_moves_on_before_its_first_chunk() -> None:
    cut = {"status": 200, "headers": {"content-type": "text/event-stream"}, "body": iter([b": ping\n\n"])}
    first, second = place(lambda _: {**cut, "body": iter([b": ping\n\n"])}), place(TEXT)
    stream = with_fallbacks(create_chat_completion, [first, second])({**CHAT, "stream": True})
    assert output_text(accumulate(stream)) == TEXT
    overloaded = event_stream([{"error": {"message": "overloaded", "type": "server_error"}}])
    stream = with_fallbacks(create_chat_completion, [{"transport": lambda _: overloaded, "api_key": "x"}, second])
    assert output_text(accumulate(stream({**CHAT, "stream": True}))) == TEXT
    assert sent(first, second) == [1, 2]


@pytest.mark.parametrize("on_error", ["raise", "return"])
def test_a_stream_stays_after_its_first_chunk(on_error: str) -> None:
    first, second = place({"error": "stream"}), place(TEXT)
    ask = with_fallbacks(create_chat_completion, [first, second])
    stream = ask({**CHAT, "stream": True}, {"on_error": on_error})
    next(stream)
    if on_error == "raise":
        with pytest.raises(StreamError):
            list(stream)
    else:
        *_, last = stream
        assert is_error(last)
    assert sent(first, second) == [1, 0]


def test_a_content_filter_in_a_stream_does_not_move_on() -> None:
    filtered = {"error": {"message": "no", "code": "content_filter"}}
    second = place(TEXT)
    ask = with_fallbacks(
        create_chat_completion, [{"transport": lambda _: event_stream([filtered]), "api_key": "x"}, second]
    )
    with pytest.raises(StreamError):
        ask({**CHAT, "stream": True})
    assert sent(second) == [0]


def test_a_stream_that_nobody_reads_is_closed() -> None:
    closed = []

    def pieces() -> Any:
        try:
            yield from event_stream(stream_of(TEXT))["body"]
        finally:
            closed.append(True)

    response = {"status": 200, "headers": {"content-type": "text/event-stream"}}
    ask = with_fallbacks(
        create_chat_completion, [{"transport": lambda _: {**response, "body": pieces()}, "api_key": "x"}]
    )
    stream = ask({**CHAT, "stream": True})
    assert next(stream)["object"] == "chat.completion.chunk"
    stream.close()
    assert closed == [True]
    del stream
    ask({**CHAT, "stream": True}).close()
    assert closed == [True, True]


def test_chunks_that_went_to_stream_to_stay() -> None:
    chunks: list[Any] = []
    first, second = place({"error": "stream"}), place(TEXT)
    ask = with_fallbacks(create_chat_completion, [first, second])
    with pytest.raises(StreamError):
        ask(CHAT, {"stream_to": chunks.append})
    assert chunks
    assert sent(first, second) == [1, 0]
    chunks.clear()
    ask = with_fallbacks(create_chat_completion, [place({"error": "server"}), second])
    assert output_text(ask(CHAT, {"stream_to": chunks.append})) == TEXT
    assert accumulate(chunks)["choices"][0]["message"]["content"] == TEXT


def test_full_responses_and_error_maps() -> None:
    ask = with_fallbacks(create_chat_completion, [place({"error": "server"}), place(TEXT)])
    whole = ask(CHAT, {"full_response": True})
    assert whole["status"] == 200
    stream = ask({**CHAT, "stream": True}, {"full_response": True})
    assert output_text(accumulate(stream["body"])) == TEXT
    failed = with_fallbacks(create_chat_completion, [place({"error": "quota"})])(CHAT, {"on_error": "return"})
    assert is_error(failed)
    assert failed["attempts_by_place"][0]["category"] == "quota"  # type: ignore[typeddict-item]


def test_a_file_is_sent_whole_to_each_place() -> None:
    first, second = place({"error": "server"}), place(TEXT)
    file = io.BytesIO(b"xxRIFFcontent")
    file.seek(2)
    ask = with_fallbacks(create_transcription, [first, second])
    assert output_text(ask({"model": "m", "file": ("a.wav", file)})) == TEXT
    for each in (first, second):
        assert b"RIFFcontent" in each["transport"].requests[0]["body"]


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ([], "places: expected a list of at least one dict"),
        ({"impl": "local"}, "places: expected a list of at least one dict"),
        ([5], r"places\[0\]: expected a dict of options, got int"),
        ([{"impl": "openai"}, {"imp": "azure"}], r"places\[1\]: imp: is not an option"),
        ([{"impl": "opena"}], r"places\[0\]: "),
        ([{"params": "gpt-5"}], r"places\[0\].params: expected a dict, got str"),
    ],
)
def test_wrong_places_are_named_at_once(places: Any, words: str) -> None:
    with pytest.raises(InvalidOptionsError, match=words):
        with_fallbacks(create_chat_completion, places)


def test_it_is_a_function_like_any_other() -> None:
    ask: Any = with_fallbacks("create_chat_completion", [place(TEXT)])
    assert ask.__name__ == "create_chat_completion"
    assert ask.operation["path"] == "/chat/completions"
    assert repr(ask) == "<function create_chat_completion over 1 places>"
    assert "messages" in str(ask.__doc__)
    bound = with_options(ask, {"full_response": True})
    assert bound(CHAT)["status"] == 200
    assert [*tool_loop(ask, CHAT, [])][-1]["content"] == TEXT
    pages = {"object": "list", "data": [{"id": "a"}], "has_more": False}
    assert [*items(with_fallbacks("list_chat_completions", [place({"error": "server"}), place(pages)]))] == [
        {"id": "a"}
    ]
    assert with_fallbacks(list_models, [place({"error": "quota"}), place({"data": []})])({})["data"] == []


def test_it_pickles_and_hides_keys() -> None:
    ask = with_fallbacks(create_chat_completion, [{"api_key": "sk-very-secret"}, {"impl": "local"}], {"cooldown": 3})
    again = pickle.loads(pickle.dumps(ask))  # noqa: S301  # our own
    assert repr(again) == repr(ask)
    assert "sk-very-secret" not in repr(vars(ask))


def test_a_missing_key_is_told_where_it_is_missing() -> None:
    with pytest.raises(InvalidOptionsError, match=r"places\[1\]: api_key is missing"):
        with_fallbacks(create_chat_completion, [place({"error": "server"}), {}])(CHAT)


def test_a_function_of_the_other_world_is_refused() -> None:
    with pytest.raises(InvalidParamsError, match=r"takes create_response, not aio\.create_response"):
        with_fallbacks(aio.create_response, [{}])
    with pytest.raises(InvalidParamsError, match=r"takes aio\.create_response, not create_response"):
        aio.with_fallbacks(create_response, [{}])


def test_a_cooldown_is_a_number() -> None:
    for wrong in (float("nan"), -1, "5", True):
        with pytest.raises(InvalidOptionsError, match="cooldown: expected seconds"):
            with_fallbacks(create_chat_completion, [{}], {"cooldown": wrong})


def test_the_request_is_that_of_the_first_place() -> None:
    first = {"base_url": "https://eu.example.com/v1", "api_key": "k", "params": {"model": "eu-model"}}
    request: Any = request_for(with_fallbacks(create_chat_completion, [first, {"impl": "local"}]), CHAT)
    assert (request["url"], request["body"]["model"]) == ("https://eu.example.com/v1/chat/completions", "eu-model")


def test_over_real_sockets() -> None:
    with (
        serve([{"status": 503, "json": {"error": {"message": "busy"}}}]) as busy,
        serve([{"json": completion(TEXT)}]) as good,
    ):
        places = [{"base_url": server.url, "api_key": "sk-test"} for server in (busy, good)]
        nobody = {"base_url": "http://127.0.0.1:9", "api_key": "sk-test"}
        ask = with_fallbacks(create_chat_completion, [nobody, *places], {"cooldown": 60})
        texts = Counter(output_text(ask(CHAT, {"deadline": 30})) for _ in range(3))
        assert texts == {TEXT: 3}
        assert (len(busy.requests), len(good.requests)) == (1, 3)
        with pytest.raises(APIConnectionError):
            with_fallbacks(create_chat_completion, [nobody])(CHAT, {"retry": 0})


def test_a_stream_that_is_cut_before_its_first_chunk_over_real_sockets() -> None:
    with (
        serve([{"sse": [0.0, "reset"]}]) as cut,
        serve([{"sse": [chunk({"content": "a"}), chunk({}, "stop")]}]) as good,
    ):
        places = [{"base_url": server.url, "api_key": "sk-test"} for server in (cut, good)]
        stream = with_fallbacks(create_chat_completion, places)({**CHAT, "stream": True})
        assert output_text(accumulate(stream)) == "a"


def test_400_is_raised_as_what_it_is() -> None:
    with pytest.raises(BadRequestError):
        with_fallbacks(create_chat_completion, [place({"error": "bad_request"})])(CHAT)
