"""A typed object where plain data belong gets a message that names the call which makes data of it."""

import datetime as dt
import decimal
import enum
import uuid
from collections import namedtuple
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pydantic
import pytest
from openai.types.chat import ChatCompletionMessage

from openai_fn import InvalidParamsError, create_chat_completion, request_for

CALL: dict[str, Any] = {"model": "m", "messages": [{"role": "user", "content": "x"}]}


class Model(pydantic.BaseModel):
    role: str = "user"


@dataclass
class Message:
    role: str = "user"


class Color(enum.Enum):
    RED = 1


Point = namedtuple("Point", "x y")  # noqa: PYI024 - the plain kind is what is tested


async def later() -> None:
    """Do nothing."""


@pytest.mark.parametrize(
    ("value", "advice"),
    [
        (Model(), "pass its .model_dump()"),
        (ChatCompletionMessage(role="assistant", content="x"), "pass its .model_dump()"),
        (Message(), "pass dataclasses.asdict(...)"),
        (Model, "pass response_format(T)"),
        (Message, "pass response_format(T)"),
        (Point(1, 2), "pass its ._asdict()"),
        (pd.DataFrame({"role": ["user"]}), 'pass its .to_dict("records")'),
        (np.array(5), "pass its .tolist()"),
        (pydantic.SecretStr("x"), "pass its .get_secret_value()"),
        ({"user"}, "use a list"),
        (iter([]), "use a list"),
        (range(3), "use a list"),
        ({}.keys(), "use a list"),
        (b"x", "decode it, or base64-encode it"),
        (Color.RED, "pass its .value"),
        (
            dt.datetime(2026, 1, 1, tzinfo=dt.timezone.utc),
            ".isoformat()",
        ),
        (dt.date(2026, 1, 1), ".isoformat()"),
        (dt.timedelta(1), ".total_seconds()"),
        (decimal.Decimal(1), "float(...)"),
        (Path("x"), "str(...)"),
        (uuid.UUID(int=1), "str(...)"),
        (print, "for a tool pass tool_for(f)"),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, str) else "",
)
def test_a_value_that_is_no_json_says_what_to_pass(value: Any, advice: str) -> None:
    for params in ({**CALL, "messages": [value]}, {**CALL, "messages": value}, {**CALL, "metadata": {"a": value}}):
        with pytest.raises(InvalidParamsError) as caught:
            request_for(create_chat_completion, params, {"api_key": "k"})
        if params["messages"] is not value or not isinstance(value, Point):
            assert advice in str(caught.value)


def test_params_that_are_an_object_say_what_to_pass() -> None:
    params: Any = Model()
    with pytest.raises(InvalidParamsError, match=r"params: expected a dict, got Model; pass its .model_dump\(\)"):
        request_for(create_chat_completion, params, {"api_key": "k"})


def test_a_list_is_not_told_to_be_a_list() -> None:
    params: Any = [1]
    with pytest.raises(InvalidParamsError, match=r"params: expected a dict, got list$"):
        request_for(create_chat_completion, params, {"api_key": "k"})
