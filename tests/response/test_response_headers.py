"""Headers are found in any case, and stay a dict for all that reads dicts."""

import copy
import json
import pickle

from openai_fn import create_chat_completion
from openai_fn.response.response_headers import ResponseHeaders, find_request_id
from tests.support.fake import CHAT, answer, transport

PLAIN = {"content-type": "text/plain", "x-request-id": "req_1"}
HEADERS = ResponseHeaders(PLAIN)


def test_a_header_is_found_in_any_case() -> None:
    assert HEADERS["X-Request-ID"] == HEADERS.get("x-REQUEST-id") == "req_1"
    assert "Content-Type" in HEADERS
    assert ("X-Other" in HEADERS, HEADERS.get("X-Other", "-")) == (False, "-")


def test_headers_stay_a_dict() -> None:
    assert json.loads(json.dumps(HEADERS)) == HEADERS == PLAIN == {**HEADERS}
    for twin in (pickle.loads(pickle.dumps(HEADERS)), copy.deepcopy(HEADERS)):  # noqa: S301 - made in this very line
        assert (type(twin), twin, twin["X-Request-Id"]) == (ResponseHeaders, PLAIN, "req_1")


def test_a_full_response_has_them() -> None:
    _, send = transport(answer(x_request_id="req_1"))
    found = create_chat_completion(CHAT, {"full_response": True, "transport": send, "api_key": "x"})
    assert found["headers"]["X-Request-Id"] == find_request_id(found["headers"]) == "req_1"


def test_the_request_id_of_azure_counts_where_there_is_no_other() -> None:
    assert find_request_id({"apim-request-id": "a"}) == "a"
    assert find_request_id({"apim-request-id": "a", "x-request-id": "x"}) == "x"
    assert find_request_id({"x-request-id": ""}) is None
