"""The recipes with openai_fn. The lines of each function are counted, so each is written as one would write it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openai_fn import (
    create_batch,
    create_chat_completion,
    create_embedding,
    create_file,
    create_response,
    create_transcription,
    create_vector_store,
    download_file,
    output_text,
    parse_output,
    retrieve_batch,
    retrieve_vector_store,
    text_deltas,
    text_format,
    upload_file,
    wait_for,
)
from openai_fn.tools import tool_loop
from tests.recipes.shared import City, get_weather


def chat(question: str) -> str:
    messages = [{"role": "user", "content": question}]
    return output_text(create_chat_completion({"model": "gpt-5", "messages": messages}))


def stream_text(question: str) -> Iterator[str]:
    messages = [{"role": "user", "content": question}]
    yield from text_deltas(create_chat_completion({"model": "gpt-5", "messages": messages, "stream": True}))


def run_tools(question: str) -> str:
    params = {"model": "gpt-5", "messages": [{"role": "user", "content": question}]}
    *_, last = tool_loop(create_chat_completion, params, [get_weather])
    return output_text(last)


def parse_model(question: str) -> Any:
    return parse_output(create_response({"model": "gpt-5", "input": question, "text": text_format(City)}), City)


def search_files(path: Path, question: str) -> str:
    store = create_vector_store({"file_ids": [create_file({"file": path, "purpose": "assistants"})["id"]]})
    wait_for(retrieve_vector_store, {"vector_store_id": store["id"]})
    tools = [{"type": "file_search", "vector_store_ids": [store["id"]]}]
    return output_text(create_response({"model": "gpt-5", "input": question, "tools": tools}))


def chain_responses(question: str, follow_up: str) -> str:
    first = create_response({"model": "gpt-5", "input": question})
    return output_text(create_response({"model": "gpt-5", "input": follow_up, "previous_response_id": first["id"]}))


def run_batch(path: Path) -> bytes:
    file = create_file({"file": path, "purpose": "batch"})
    job = {"input_file_id": file["id"], "endpoint": "/v1/chat/completions", "completion_window": "24h"}
    batch = wait_for(retrieve_batch, {"batch_id": create_batch(job)["id"]})
    return download_file({"file_id": batch["output_file_id"]})


def upload_large_file(path: Path) -> Any:
    return upload_file(path, {"purpose": "fine-tune"})["file"]["id"]


def embed(texts: list[str]) -> list[list[float]]:
    response = create_embedding({"model": "text-embedding-3-small", "input": texts})
    return [item["embedding"] for item in response["data"]]


def transcribe(path: Path) -> str:
    return output_text(create_transcription({"model": "gpt-4o-transcribe", "file": path}))
