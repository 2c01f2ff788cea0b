"""Arrays, Series and whatever else has `tolist` pass as lists, in the check and on the wire."""

import json
from array import array
from typing import Any
from urllib.parse import unquote

import numpy as np
import pandas as pd
import pytest

from openai_fn import create_chat_completion, create_embedding, list_files, request_for
from openai_fn.errors import InvalidParamsError
from openai_fn.request.encode import encode_request
from openai_fn.validation.json_types import convert_array, is_bool, is_list_like
from openai_fn.validation.validate import find_problems

TEXTS = pd.Series(["a", "b"], index=[7, 9])
STRICT = {"api_key": "k", "validate": "strict"}
UNCHECKED = {"api_key": "k", "validate": False}
CALL: dict[str, Any] = {"model": "m", "messages": [{"role": "user", "content": "x"}]}


class Polars:
    """A Series as polars has them: no `tolist`, but `to_list`."""

    def to_list(self) -> list[str]:
        return ["a", "b"]

    def __len__(self) -> int:
        return 2


def sent(function: Any, params: dict[str, Any]) -> Any:
    encoded: Any = encode_request(request_for(function, params, STRICT))
    return json.loads(encoded["body"])


@pytest.mark.parametrize("texts", [TEXTS, TEXTS.to_numpy(), np.array(["a", "b"]), pd.Index(["a", "b"]), Polars()])
def test_a_series_of_texts_is_sent_as_a_list(texts: Any) -> None:
    assert sent(create_embedding, {"model": "m", "input": texts})["input"] == ["a", "b"]


@pytest.mark.parametrize(
    "tokens", [np.array([1, 2]), np.array([[1, 2], [3, 4]]), array("i", [1, 2]), pd.Series([1, 2])]
)
def test_an_array_of_tokens_is_sent_as_a_list(tokens: Any) -> None:
    assert sent(create_embedding, {"model": "m", "input": tokens})["input"] == tokens.tolist()


def test_arrays_in_lists_and_dicts_and_numbers_of_numpys_are_sent() -> None:
    params = {
        **CALL,
        "stop": np.array(["a"]),
        "n": np.int64(2),
        "temperature": np.float32(0.5),
        "store": np.bool_(1),
    }
    body = sent(create_chat_completion, {**params, "messages": pd.Series(CALL["messages"])})
    assert (body["stop"], body["n"], body["temperature"], body["store"]) == (["a"], 2, 0.5, True)
    assert body["messages"] == CALL["messages"]


def test_an_array_in_the_query_is_a_list() -> None:
    encoded: Any = encode_request(request_for(list_files, {"purpose": np.array(["a", "b"])}, UNCHECKED))
    assert unquote(encoded["url"]).endswith("?purpose[]=a&purpose[]=b")


def test_what_an_array_holds_is_checked_like_a_list() -> None:
    wrong = pd.Series([*CALL["messages"], {"role": "usr"}])
    with pytest.raises(InvalidParamsError, match=r"messages\[1\].role: 'usr'"):
        request_for(create_chat_completion, {**CALL, "messages": wrong}, STRICT)
    with pytest.raises(InvalidParamsError, match=r"messages: too few items: 0"):
        request_for(create_chat_completion, {**CALL, "messages": np.array([])}, STRICT)


def test_a_number_in_an_array_that_json_lacks_is_named() -> None:
    request: Any = request_for(create_embedding, {"model": "m", "input": np.array([1.0, np.nan])}, UNCHECKED)
    with pytest.raises(InvalidParamsError, match=r"input\[1\]: nan is not a JSON number"):
        encode_request(request)


@pytest.mark.parametrize(
    "value",
    [b"ab", bytearray(b"ab"), memoryview(b"ab"), "ab", np.str_("ab"), np.float64(1), np.array(5), {}, np.ndarray],
)
def test_what_is_no_list(value: Any) -> None:
    assert not is_list_like(value)
    assert convert_array(value) is value


def test_bools() -> None:
    assert [is_bool(value) for value in (True, np.bool_(0), 1, np.int64(1), np.array([True]), None)] == [True] * 2 + [
        False
    ] * 4


def test_every_keyword_of_lists_reads_an_array() -> None:
    schema = {
        "type": "array",
        "items": {"type": "integer"},
        "minItems": 1,
        "contains": {"const": 1},
        "uniqueItems": True,
    }
    assert find_problems(schema, pd.Series([1, 2], index=["a", "b"])) == []
    assert [problem["path"] for problem in find_problems(schema, pd.Series([1, "x"], index=["a", "b"]))] == ["[1]"]
