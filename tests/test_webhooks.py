import json
import pickle
import pydoc
from base64 import b64encode
from email.message import Message
from traceback import walk_tb
from typing import Any

import pytest

from openai_fn import (
    InvalidOptionsError,
    InvalidParamsError,
    InvalidWebhookSignatureError,
    OpenAIError,
    is_error,
    verify_webhook,
)
from openai_fn.webhooks import compute_signature, decode_secret

# The vector of the Standard Webhooks project, which its libraries in every language are tested with.
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
SENT = 1614265330
BODY = b'{"test": 2432232314}'
SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
HEADERS = {
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": str(SENT),
    "webhook-signature": SIGNATURE,
}


def verified(payload: Any = BODY, headers: Any = HEADERS, secret: str | None = SECRET, **more: Any) -> Any:
    return verify_webhook(payload, headers, secret, **{"now": lambda: SENT, "environ": {}, **more})


def signed(body: bytes, secret: str = SECRET, sent: str = str(SENT), identity: str = "msg_1") -> dict[str, str]:
    content = b".".join((identity.encode(), sent.encode(), body))
    made = compute_signature(decode_secret(secret) or b"", content).decode()
    return {"webhook-id": identity, "webhook-timestamp": sent, "webhook-signature": f"v1,{made}"}


def test_the_published_vector_is_signed() -> None:
    assert verified() == {"test": 2432232314}


@pytest.mark.parametrize("payload", [BODY, BODY.decode(), bytearray(BODY), memoryview(BODY)])
def test_the_body_may_be_bytes_or_text(payload: Any) -> None:
    assert verified(payload) == {"test": 2432232314}


def message() -> Message:
    """What http.server hands out."""
    made = Message()
    for name, value in HEADERS.items():
        made[name.title()] = value
    return made


class Pairs:
    """As werkzeug, django and starlette have them: no Mapping, and more than one value for a name."""

    def items(self) -> Any:
        return iter([("Host", "a"), ("Host", "b"), *((name.title(), value) for name, value in HEADERS.items())])


@pytest.mark.parametrize(
    "headers",
    [
        {name.upper(): value for name, value in HEADERS.items()},
        {name: value.encode() for name, value in HEADERS.items()},
        {**HEADERS, "x-numbers": 1, "x-list": ["a"]},
        [(name.encode(), value.encode()) for name, value in HEADERS.items()],
        {"HTTP_" + name.upper().replace("-", "_"): value for name, value in HEADERS.items()},
        message(),
        Pairs(),
    ],
    ids=["upper", "bytes", "others", "asgi", "wsgi", "message", "pairs"],
)
def test_headers_come_in_any_form(headers: Any) -> None:
    assert verified(headers=headers) == {"test": 2432232314}


@pytest.mark.parametrize("age", [-300, -1, 0, 299, 300, 300.9])
def test_five_minutes_either_way_are_good(age: float) -> None:
    assert verified(now=lambda: SENT + age)


@pytest.mark.parametrize(("age", "said"), [(301, "it is 301 s old"), (-301, "it is 301 s early"), (10**9, "old")])
def test_more_is_refused_however_well_it_is_signed(age: float, said: str) -> None:
    with pytest.raises(InvalidWebhookSignatureError, match=said):
        verified(now=lambda: SENT + age)


def test_the_tolerance_is_the_callers() -> None:
    assert verified(now=lambda: SENT + 900, tolerance=900)
    with pytest.raises(InvalidWebhookSignatureError):
        verified(now=lambda: SENT + 2, tolerance=1)


@pytest.mark.parametrize("header", [f"v1,bm9wZQ== {SIGNATURE}", f"{SIGNATURE} v2,x", f" v1a,x  {SIGNATURE} "])
def test_one_of_several_signatures_is_enough(header: str) -> None:
    assert verified(headers={**HEADERS, "webhook-signature": header})


@pytest.mark.parametrize(
    "header",
    [
        "v1,bm9wZQ==",
        SIGNATURE.removeprefix("v1,"),
        SIGNATURE.replace("v1,", "v2,"),
        SIGNATURE.replace("v1,", "v1a,"),
        SIGNATURE[:-1],
        SIGNATURE + "=",
        SIGNATURE.lower(),
        "v1,",
        ",",
        "v1,Ünïcode",
        "v1,\udc80",
    ],
)
def test_any_other_signature_is_refused(header: str) -> None:
    with pytest.raises(InvalidWebhookSignatureError, match="no signature matches"):
        verified(headers={**HEADERS, "webhook-signature": header})


@pytest.mark.parametrize(
    ("payload", "changed"),
    [
        (BODY + b" ", {}),
        (json.dumps(json.loads(BODY), separators=(",", ":")), {}),
        (BODY, {"webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJel"}),
        (BODY, {"webhook-timestamp": str(SENT + 1)}),
        (BODY, {"webhook-timestamp": f"0{SENT}"}),
    ],
)
def test_what_is_signed_cannot_be_changed(payload: Any, changed: dict[str, str]) -> None:
    with pytest.raises(InvalidWebhookSignatureError, match="no signature matches"):
        verified(payload, {**HEADERS, **changed})


@pytest.mark.parametrize("name", [*HEADERS])
@pytest.mark.parametrize("value", [None, ""])
def test_a_missing_header_is_named(name: str, value: str | None) -> None:
    with pytest.raises(InvalidWebhookSignatureError, match=f"the header {name} is missing"):
        verified(headers={**HEADERS, name: value})


@pytest.mark.parametrize("sent", ["soon", "1e9", "-1", "٣", "1_0", " 1", "9" * 5000, "nan", "1614265330.0"])
def test_a_timestamp_is_a_whole_number(sent: str) -> None:
    with pytest.raises(InvalidWebhookSignatureError, match="not a Unix time"):
        verified(headers={**HEADERS, "webhook-timestamp": sent})


def test_the_secret_comes_from_the_environment() -> None:
    assert verified(secret=None, environ={"OPENAI_WEBHOOK_SECRET": SECRET + "\n"})
    with pytest.raises(InvalidWebhookSignatureError):
        verified(secret="whsec_b3RoZXI=", environ={"OPENAI_WEBHOOK_SECRET": SECRET})


def test_it_is_the_process_environment_unless_another_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_WEBHOOK_SECRET", SECRET)
    assert verify_webhook(BODY, HEADERS, now=lambda: SENT)


def test_help_shows_nothing_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_WEBHOOK_SECRET", SECRET)
    assert SECRET not in pydoc.render_doc(verify_webhook)


@pytest.mark.parametrize("secret", [None, "", " ", "whsec_", "whsec_ "])
def test_without_a_key_nothing_is_trusted(secret: str | None) -> None:
    with pytest.raises(InvalidOptionsError, match="secret: is missing: set OPENAI_WEBHOOK_SECRET or pass it"):
        verified(headers=signed(BODY, "x"), secret=secret)


def test_a_secret_without_the_prefix_is_the_key_itself() -> None:
    assert verified(headers=signed(BODY, "plain text"), secret="plain text")
    assert decode_secret("plain text") == b"plain text"


@pytest.mark.parametrize(
    "secret", ["whsec_not base64!", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS", "whsec_a-_b", "whsec_MfKQ-9r8G"]
)
def test_half_a_secret_is_an_error_that_does_not_show_it(secret: str) -> None:
    with pytest.raises(InvalidOptionsError, match="not base64") as raised:
        verified(secret=secret)
    assert secret.removeprefix("whsec_") not in str(raised.value) + repr(raised.value.data)


def test_a_parsed_body_is_refused_with_a_hint() -> None:
    with pytest.raises(InvalidParamsError, match=r"payload: expected bytes, got dict\n.*await request.body\(\)"):
        verified(json.loads(BODY))


@pytest.mark.parametrize("headers", [None, 1, "webhook-id: 1", b"x"])
def test_headers_that_are_none_are_refused(headers: Any) -> None:
    with pytest.raises(InvalidParamsError, match="headers: expected a mapping"):
        verified(headers=headers)


@pytest.mark.parametrize("body", [b"[1]", b"null", b"{", b"", b"\xff", b"[" * 100_000])
def test_a_signed_body_that_is_no_object_is_refused(body: bytes) -> None:
    with pytest.raises(InvalidWebhookSignatureError, match="it is signed, but"):
        verified(body, signed(body))


def test_text_beyond_ascii_is_signed_as_utf_8() -> None:
    body = '{"name": "Grüße 🎉"}'
    assert verified(body, signed(body.encode())) == verified(body.encode(), signed(body.encode()))
    with pytest.raises(InvalidWebhookSignatureError):
        verified('{"half": "\ud83c"}', HEADERS)


def test_an_error_is_a_value_error_with_a_map_and_nothing_secret_in_it() -> None:
    with pytest.raises(ValueError, match="no signature matches") as raised:
        verified(BODY + b"private", {**HEADERS, "webhook-signature": "v1,forged"})
    failure = raised.value
    assert isinstance(failure, OpenAIError)
    assert is_error(failure.data)
    assert failure.data["category"] == "webhook"
    assert failure.data["retryable"] is False
    expected = signed(BODY + b"private", identity=HEADERS["webhook-id"])["webhook-signature"].removeprefix("v1,")
    shown = str(failure) + repr(failure) + repr(failure.data)
    hidden = (
        SECRET,
        SECRET[6:],
        expected,
        "forged",
        "private",
        HEADERS["webhook-id"],
        b64encode(decode_secret(SECRET) or b"").decode(),
    )
    assert not [text for text in hidden if text in shown]
    assert failure.__cause__ is None
    assert pickle.loads(pickle.dumps(failure)).data == failure.data  # noqa: S301  # our own pickle


FAILING: dict[str, dict[str, Any]] = {
    "a forged signature": {"headers": {**HEADERS, "webhook-signature": "v1,forged"}},
    "a missing header": {"headers": {}},
    "an old webhook": {"now": lambda: SENT + 10**6},
    "a timestamp that is none": {"headers": {**HEADERS, "webhook-timestamp": "soon"}},
    "a payload of another type": {"payload": {"a": 1}},
    "headers of another type": {"headers": 5},
    "a tolerance of another type": {"tolerance": "300"},
    "a body that is no object": {"payload": b"[1]", "headers": signed(b"[1]")},
    "a clock that fails": {"now": lambda: 1 / 0},
    "a broken secret": {"secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw!", "environ": {"OTHER_PASSWORD": "hunter2"}},
}


@pytest.mark.parametrize("how", FAILING)
@pytest.mark.parametrize("source", ["argument", "environment"])
def test_no_frame_of_an_error_holds_the_secret_or_the_environment(how: str, source: str) -> None:
    environ = {"OPENAI_WEBHOOK_SECRET": SECRET, "OTHER_PASSWORD": "hunter2"}
    given = {"payload": BODY, "headers": HEADERS, "now": lambda: SENT, "environ": environ,
             "secret": SECRET if source == "argument" else None, **FAILING[how]}  # fmt: skip
    with pytest.raises((OpenAIError, ZeroDivisionError)) as raised:
        verify_webhook(**given)
    key = decode_secret(SECRET) or b""
    hidden = (SECRET[6:-1], "hunter2", repr(key)[2:-1], b64encode(key).decode())
    frames = [frame for frame, _ in walk_tb(raised.tb) if frame.f_globals["__name__"].startswith("openai_fn")]
    assert frames
    shown = "".join(repr(frame.f_locals) for frame in frames)
    assert not [text for text in hidden if text in shown]
    assert raised.value.__context__ is None


def test_a_tolerance_that_is_no_number_accepts_nothing() -> None:
    with pytest.raises(InvalidWebhookSignatureError):
        verified(tolerance=float("nan"))
    with pytest.raises(InvalidParamsError, match="tolerance: expected seconds, got str"):
        verified(tolerance="300")
