"""A script for `tests.support.server.serve` that replies to every request of the recipes, in either version."""

import base64
import json
import re
import struct
from typing import Any

from tests.support.replies import Map, completion, stream_of

CITY = '{"name": "Paris", "country": "France"}'
POLL_SOON = {"openai-poll-after-ms": "1"}
CALL = {"id": "call_1", "type": "function", "function": {"name": "get_weather", "arguments": '{"city": "Paris"}'}}


# A class because a batch and a file are not ready before somebody has waited for them.
class Service:
    """`uploaded` holds the bytes of each upload; `looks` counts how often each object was retrieved."""

    def __init__(self) -> None:
        self.uploaded: list[bytes] = []
        self.looks: dict[str, int] = {}

    def __call__(self, request: dict[str, Any]) -> Map:
        for method, pattern, reply in ROUTES:
            if request["method"] == method and re.fullmatch(pattern, request["path"]):
                response: Map = reply(self, request)
                return response
        return {"status": 404, "json": {"error": {"message": f"no route: {request['method']} {request['path']}"}}}

    def complete_chat(self, request: Map) -> Map:
        params = request["json"]
        last = params["messages"][-1]
        if params.get("stream"):
            return {"sse": stream_of(f"You said: {last['content']}")}
        if params.get("tools") and last["role"] == "user":
            message = {"role": "assistant", "content": None, "tool_calls": [CALL]}
            return {"json": completion(choices=[{"index": 0, "message": message, "finish_reason": "tool_calls"}])}
        return {"json": completion(f"You said: {last['content']}")}

    def respond(self, request: Map) -> Map:
        params = request["json"]
        text = f"{params['input']} after {params.get('previous_response_id')}"
        if params.get("tools"):
            ready = max(self.looks.values(), default=0) > 1
            text = f"found in {self.uploaded[-1].decode()}" if ready else "the file is not ready"
        text = CITY if params.get("text") else text
        part = {"type": "output_text", "text": text, "annotations": []}
        message = {"id": "msg_1", "type": "message", "role": "assistant", "status": "completed", "content": [part]}
        return {"json": {"id": "resp_1", "object": "response", "status": "completed", "output": [message]}}

    def keep_file(self, request: Map) -> Map:
        self.uploaded.append(file_content(request))
        return {"json": {"id": f"file_{len(self.uploaded)}", "object": "file", "status": "processed"}}

    def keep_part(self, request: Map) -> Map:
        self.uploaded.append(file_content(request))
        return {"json": {"id": f"part_{len(self.uploaded)}", "object": "upload.part"}}

    def create(self, request: Map) -> Map:
        return {"json": {"id": "object_1", "status": "in_progress", **(request["json"] or {})}}

    def look(self, request: Map) -> Map:
        """Return an object whose work has ended when it is retrieved for the second time."""
        looks = self.looks[request["path"]] = self.looks.get(request["path"], 0) + 1
        state = {"status": "completed", "output_file_id": "file_9"} if looks > 1 else {"status": "in_progress"}
        return {"json": {"id": "object_1", **state}, "headers": POLL_SOON}

    def complete_upload(self, request: Map) -> Map:
        ids = ",".join(request["json"]["part_ids"])
        return {"json": {"id": "object_1", "status": "completed", "file": {"id": f"file of {ids}", "object": "file"}}}

    def download(self, _request: Map) -> Map:
        rows = [json.loads(line) for line in self.uploaded[-1].splitlines()]
        return {"body": json.dumps([row["custom_id"] for row in rows]).encode()}

    def embed(self, request: Map) -> Map:
        vectors = [base64.b64encode(struct.pack("<2f", len(text), 0.5)).decode() for text in request["json"]["input"]]
        data = [{"object": "embedding", "index": i, "embedding": vector} for i, vector in enumerate(vectors)]
        return {"json": {"object": "list", "model": "text-embedding-3-small", "data": data}}

    def transcribe(self, request: Map) -> Map:
        return {"json": {"text": f"{len(file_content(request))} bytes of sound"}}


def file_content(request: Map) -> bytes:
    """Return the content of the file in a multipart body."""
    boundary = request["headers"]["content-type"].partition("boundary=")[2].strip('"').encode()
    parts = [part.partition(b"\r\n\r\n") for part in request["body"].split(b"--" + boundary)[1:-1]]
    contents: list[bytes] = [content[:-2] for head, _, content in parts if b"filename=" in head]
    return contents[0]


ROUTES: list[tuple[str, str, Any]] = [
    ("POST", "/v1/chat/completions", Service.complete_chat),
    ("POST", "/v1/responses", Service.respond),
    ("POST", "/v1/embeddings", Service.embed),
    ("POST", "/v1/audio/transcriptions", Service.transcribe),
    ("POST", "/v1/files", Service.keep_file),
    ("GET", "/v1/files/file_9/content", Service.download),
    ("POST", "/v1/uploads/object_1/parts", Service.keep_part),
    ("POST", "/v1/uploads/object_1/complete", Service.complete_upload),
    ("POST", "/v1/(uploads|batches|vector_stores|vector_stores/object_1/files)", Service.create),
    ("GET", "/v1/(batches|vector_stores)/object_1(/files/[^/]+)?", Service.look),
]
