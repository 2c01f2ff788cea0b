"""A script for `server.serve` that does what Files and Batches of the API do, a step of the work at each look.

    service = Service(fails={"b"})
    with serve(service) as server: ...
    service.batches["batch_1"]["status"]

A batch goes through `validating`, `in_progress`, `finalizing` to `completed`; what is wrong with it makes it `failed`,
`expires` ends it as `expired` after so many rows. Answers come in another order than the rows.
https://platform.openai.com/docs/api-reference/batch/object
"""

import json
import re
from collections.abc import Collection
from typing import Any

from tests.support.replies import completion
from tests.support.server import Map

ENDPOINTS = {"/v1/chat/completions", "/v1/embeddings", "/v1/responses", "/v1/completions", "/v1/moderations"}
STEPS = {"validating": "in_progress", "in_progress": "finalizing", "finalizing": "completed"}
EXPIRED = {
    "code": "batch_expired",
    "message": "This request could not be executed before the completion window expired.",
}


# A class because the service remembers files and batches from one request to the next.
class Service:
    """`files` and `batches` are what it keeps, by id; the rest says how it behaves."""

    def __init__(  # noqa: PLR0913  # the ways in which it may behave
        self,
        *,
        fails: Collection[str] = (),
        expires: int | None = None,
        cancelled: bool = False,
        loses: Collection[str] = (),
        errors: Any = None,
        download: Map = {},  # noqa: B006  # read only
        breaks: int = 0,
        refuses: int = 0,
        pending: int = 0,
    ) -> None:
        self.files: dict[str, dict[str, Any]] = {}
        self.batches: dict[str, dict[str, Any]] = {}
        self.fails, self.loses, self.errors = fails, loses, errors
        self.expires, self.cancelled = expires, cancelled
        self.download, self.breaks, self.refuses, self.pending = download, breaks, refuses, pending

    def __call__(self, request: dict[str, Any]) -> Map:
        for method, pattern, act in ROUTES:
            found = re.fullmatch(pattern, request["path"])
            if found and request["method"] == method:
                answer: Map = act(self, request, *found.groups())
                return answer
        return refusal(404, f"no route for {request['method']} {request['path']}")

    def upload(self, request: Map) -> Map:
        fields = form(request)
        if fields["purpose"][1] != b"batch" or not fields["file"][0].endswith(b".jsonl"):
            return refusal(400, "expected a .jsonl file for the purpose batch")
        return {"json": self.keep(fields["file"][1])}

    def keep(self, content: bytes) -> dict[str, Any]:
        file_id = f"file_{len(self.files) + 1}"
        status = "pending" if self.pending else "processed"
        self.files[file_id] = {"id": file_id, "object": "file", "status": status, "content": content}
        return self.shown(file_id)

    def shown(self, file_id: str) -> dict[str, Any]:
        return {key: value for key, value in self.files[file_id].items() if key != "content"}

    def look_at_file(self, _request: Map, file_id: str) -> Map:
        self.pending -= 1
        if self.pending < 1:
            self.files[file_id]["status"] = "processed"
        return {"json": self.shown(file_id)}

    def delete_file(self, _request: Map, file_id: str) -> Map:
        self.files.pop(file_id, None)
        return {"json": {"id": file_id, "object": "file", "deleted": True}}

    def content(self, _request: Map, file_id: str) -> Map:
        if file_id not in self.files:
            return refusal(404, f"No such file: {file_id}")
        content = self.files[file_id]["content"]
        if self.breaks:
            self.breaks -= 1
            return {"body": content, "cut": len(content) // 2}
        pieces = [content[at : at + 50] for at in range(0, len(content), 50)]
        return {"body": pieces if self.download else content, **self.download}

    def create(self, request: Map) -> Map:
        if self.refuses and len(self.batches) + 1 >= self.refuses:
            return refusal(400, "Too many batches")
        asked = request["json"]
        if self.files[asked["input_file_id"]]["status"] != "processed":
            return refusal(400, "The file is not ready")
        batch_id = f"batch_{len(self.batches) + 1}"
        self.batches[batch_id] = {"id": batch_id, "object": "batch", "status": "validating", **asked}
        return {"json": self.batches[batch_id]}

    def list_batches(self, _request: Map) -> Map:
        """All batches, the newest first, in one page."""
        return {"json": {"object": "list", "data": [*self.batches.values()][::-1], "has_more": False}}

    def look(self, _request: Map, batch_id: str) -> Map:
        batch = self.batches.get(batch_id)
        if batch is None:
            return refusal(404, f"No such batch: {batch_id}")
        wrong = batch["status"] == "validating" and (self.errors or problems(self.rows(batch), batch["endpoint"]))
        if wrong:
            batch |= {"status": "failed", "errors": {"object": "list", "data": wrong}}
        elif batch["status"] == "in_progress" and (self.expires is not None or self.cancelled):
            self.answer(batch, self.expires or 0)
            batch |= {"status": "cancelled" if self.cancelled else "expired"}
        elif batch["status"] in STEPS:
            batch["status"] = STEPS[batch["status"]]
            if batch["status"] == "completed":
                self.answer(batch, len(self.rows(batch)))
        return {"json": batch}

    def rows(self, batch: Map) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.files[batch["input_file_id"]]["content"].splitlines()]

    def answer(self, batch: dict[str, Any], count: int) -> None:
        """Put the answers to the first rows into files, the last one first; each row beyond has an error."""
        rows = [row for row in self.rows(batch) if row["custom_id"] not in self.loses]
        done, late = rows[:count], [] if self.cancelled else rows[count:]
        good = [result(row, 200, reply(row)) for row in reversed(done) if row["custom_id"] not in self.fails]
        bad = [result(row, 400, MISTAKE) for row in reversed(done) if row["custom_id"] in self.fails]
        bad += [{**result(row, 0, None), "response": None, "error": EXPIRED} for row in late]
        for name, lines in (("output_file_id", good), ("error_file_id", bad)):
            batch[name] = self.keep(as_lines(lines))["id"] if lines else None
        batch["request_counts"] = {"total": len(rows), "completed": len(good), "failed": len(bad)}


MISTAKE = {
    "error": {"message": "The model does not exist.", "type": "invalid_request_error", "code": "model_not_found"}
}
ROUTES: list[tuple[str, str, Any]] = [
    ("POST", "/v1/files", Service.upload),
    ("GET", "/v1/files/([^/]+)", Service.look_at_file),
    ("DELETE", "/v1/files/([^/]+)", Service.delete_file),
    ("GET", "/v1/files/([^/]+)/content", Service.content),
    ("POST", "/v1/batches", Service.create),
    ("GET", "/v1/batches", Service.list_batches),
    ("GET", "/v1/batches/([^/]+)", Service.look),
]


def problems(rows: list[dict[str, Any]], endpoint: str) -> list[dict[str, Any]]:
    """What the service finds wrong with a file of rows."""
    found: list[dict[str, Any]] = []
    met: set[str] = set()
    for number, row in enumerate(rows, 1):
        checks = (
            ("duplicate_custom_id", row["custom_id"] in met),
            ("mismatched_url", row["url"] != endpoint or endpoint not in ENDPOINTS),
            ("invalid_method", row["method"] != "POST"),
            ("invalid_request", bool(row["body"].get("stream"))),
        )
        met.add(row["custom_id"])
        found += [{"code": code, "line": number, "message": code, "param": None} for code, wrong in checks if wrong]
    return found


def reply(row: Map) -> dict[str, Any]:
    """The answer that repeats what was asked."""
    messages = row["body"].get("messages")
    return completion(messages[-1]["content"]) if messages else {"object": "list", "data": [], "asked": row["body"]}


def result(row: Map, status: int, body: Any) -> dict[str, Any]:
    response = {"status_code": status, "request_id": f"req_{row['custom_id']}", "body": body}
    return {"id": f"batch_req_{row['custom_id']}", "custom_id": row["custom_id"], "response": response, "error": None}


def as_lines(rows: list[dict[str, Any]]) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def form(request: Map) -> dict[str, tuple[bytes, bytes]]:
    """The fields of a multipart body: name -> (file name, content)."""
    boundary = request["headers"]["content-type"].partition("boundary=")[2].encode()
    fields = {}
    for part in request["body"].split(b"--" + boundary)[1:-1]:
        head, _, content = part.partition(b"\r\n\r\n")
        name = re.search(rb'[; ]name="([^"]*)"', head)
        file = re.search(rb'filename="([^"]*)"', head)
        assert name
        fields[name[1].decode()] = (file[1] if file else b"", content[:-2])
    return fields


def refusal(status: int, message: str) -> dict[str, Any]:
    return {"status": status, "json": {"error": {"message": message, "type": "invalid_request_error"}}}
