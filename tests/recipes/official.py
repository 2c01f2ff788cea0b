"""The recipes with the official client. The lines of each function are counted: none is longer than it has to be."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.recipes.shared import City, get_weather

FINAL = {"completed", "failed", "expired", "cancelled"}
PAUSE = 0.01
WEATHER = {"name": "get_weather", "description": "Return the weather of a city."}
"""The fixed part of the tool, which is not counted; ours reads it from the function."""


def chat(client: Any, question: str) -> Any:
    messages = [{"role": "user", "content": question}]
    return client.chat.completions.create(model="gpt-5", messages=messages).choices[0].message.content


def stream_text(client: Any, question: str) -> Iterator[str]:
    messages = [{"role": "user", "content": question}]
    for chunk in client.chat.completions.create(model="gpt-5", messages=messages, stream=True):
        if chunk.choices and chunk.choices[0].delta.content:
            yield chunk.choices[0].delta.content


def run_tools(client: Any, question: str) -> Any:
    schema = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}
    tools = [{"type": "function", "function": {**WEATHER, "parameters": schema}}]
    messages: list[Any] = [{"role": "user", "content": question}]
    while True:
        message = client.chat.completions.create(model="gpt-5", messages=messages, tools=tools).choices[0].message
        messages.append(message)
        if not message.tool_calls:
            return message.content
        for call in message.tool_calls:
            result = get_weather(**json.loads(call.function.arguments))
            messages.append({"role": "tool", "tool_call_id": call.id, "content": result})


def parse_model(client: Any, question: str) -> Any:
    return client.responses.parse(model="gpt-5", input=question, text_format=City).output_parsed


def search_files(client: Any, path: Path, question: str) -> Any:
    store = client.vector_stores.create()
    client.vector_stores.files.upload_and_poll(vector_store_id=store.id, file=path)
    tools = [{"type": "file_search", "vector_store_ids": [store.id]}]
    return client.responses.create(model="gpt-5", input=question, tools=tools).output_text


def chain_responses(client: Any, question: str, follow_up: str) -> Any:
    first = client.responses.create(model="gpt-5", input=question)
    return client.responses.create(model="gpt-5", input=follow_up, previous_response_id=first.id).output_text


def run_batch(client: Any, path: Path) -> Any:
    file = client.files.create(file=path, purpose="batch")
    batch = client.batches.create(input_file_id=file.id, endpoint="/v1/chat/completions", completion_window="24h")
    while batch.status not in FINAL:
        time.sleep(PAUSE)
        batch = client.batches.retrieve(batch.id)
    return client.files.content(batch.output_file_id).content


def upload_large_file(client: Any, path: Path) -> Any:
    return client.uploads.upload_file_chunked(file=path, mime_type="text/jsonl", purpose="fine-tune").file.id


def embed(client: Any, texts: list[str]) -> Any:
    response = client.embeddings.create(model="text-embedding-3-small", input=texts)
    return [item.embedding for item in response.data]


def transcribe(client: Any, path: Path) -> Any:
    return client.audio.transcriptions.create(model="gpt-4o-transcribe", file=path).text
