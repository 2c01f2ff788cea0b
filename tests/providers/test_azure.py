"""A deployment that is given to Azure is never dropped: it is in the URL, or it is the model."""

from typing import Any

import pytest

from openai_fn import (
    InvalidParamsError,
    create_chat_completion,
    create_file,
    create_fine_tuning_job,
    create_response,
    list_files,
    request_for,
)
from tests.support.fake import CHAT, answer, transport

ENDPOINT = "https://me.openai.azure.com"
AZURE = {"impl": "azure", "base_url": ENDPOINT, "api_key": "k-0123456789"}
CLASSIC = {"api_version": "2024-10-21"}
MESSAGES = {"messages": CHAT["messages"]}


@pytest.mark.parametrize(
    "options",
    [
        {"deployment": "mine"},
        {"deployment": "mine", "api_version": "v1"},
        {"deployment": "mine", "api_version": "preview"},
        {"deployment": "mine", "base_url": f"{ENDPOINT}/openai/v1"},
        {"base_url": f"{ENDPOINT}/openai/deployments/mine"},
        {"base_url": f"{ENDPOINT}/openai/deployments/mine/chat/completions"},
        {"base_url": f"{ENDPOINT}/openai/deployments/other/chat/completions", "deployment": "mine"},
    ],
)
@pytest.mark.parametrize("params", [CHAT, MESSAGES], ids=["model", "no model"])
def test_on_v1_the_deployment_is_the_model(options: dict[str, Any], params: dict[str, Any]) -> None:
    encoded, send = transport(answer())
    create_chat_completion(params, {**AZURE, **options, "transport": send})
    assert encoded[0]["url"].startswith(f"{ENDPOINT}/openai/v1/chat/completions")
    assert b'"model": "mine"' in encoded[0]["body"] or b'"model":"mine"' in encoded[0]["body"]


@pytest.mark.parametrize("options", [{}, CLASSIC], ids=["v1", "classic"])
def test_an_operation_without_a_url_of_its_deployment_has_it_as_model(options: dict[str, Any]) -> None:
    request = request_for(
        create_response, {"model": "gpt-5", "input": "hi"}, {**AZURE, **options, "deployment": "mine"}
    )
    assert request["body"]["model"] == "mine"
    assert "/deployments/" not in request["url"]


def test_in_a_classic_url_the_model_stays_and_may_be_missing() -> None:
    options = {**AZURE, **CLASSIC, "deployment": "mine"}
    assert request_for(create_chat_completion, CHAT, options)["body"] == CHAT
    request = request_for(create_chat_completion, MESSAGES, options)
    assert request["url"] == f"{ENDPOINT}/openai/deployments/mine/chat/completions"


@pytest.mark.parametrize("options", [{}, CLASSIC], ids=["v1", "classic"])
def test_without_deployment_and_model_the_model_is_missing(options: dict[str, Any]) -> None:
    with pytest.raises((InvalidParamsError, ValueError), match="model"):
        request_for(create_chat_completion, MESSAGES, {**AZURE, **options})


@pytest.mark.parametrize("options", [{}, CLASSIC], ids=["v1", "classic"])
def test_what_runs_no_model_is_left_alone(options: dict[str, Any]) -> None:
    given = {**AZURE, **options, "deployment": "mine"}
    assert request_for(list_files, {}, given)["body"] is None
    assert "model" not in request_for(create_file, {"file": ("a.jsonl", b"{}"), "purpose": "batch"}, given)["body"]
    tune = {"model": "gpt-4o-mini", "training_file": "file-1"}
    assert request_for(create_fine_tuning_job, tune, given)["body"]["model"] == "gpt-4o-mini"
