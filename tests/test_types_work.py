"""A key that none of our dicts has fails mypy in our own code, and nothing else in the same file does."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.paths import REPOSITORY

HEAD = """\
from openai_fn.errors import make_error
from openai_fn.functions import request_for
from openai_fn.middleware.retry import compute_retry_delay
from openai_fn.middleware.steps import Inner, Steps
from openai_fn.options import mask_credentials, merge_options
from openai_fn.providers.table import find_provider
from openai_fn.request.build import make_request_map
from openai_fn.request.encode import encode_request
from openai_fn.response.decode import check_status
from openai_fn.transport.send import send
from openai_fn.types import EncodedRequest, Error, Operation, Options, Provider, Request, Response

request: Request = {"url": "https://x"}
encoded = encode_request(request)
"""
WRONG = {
    'encode_request({"nonsense": 1})': "nonsense",
    'request["urll"]': "urll",
    'options: Options = {"retires": 2}': "retires",
    'response: Response = {"statuss": 503}': "statuss",
    'encoded["bodyy"]': "bodyy",
    'send({"urll": "https://x"}, {})': "urll",
    'send(encoded, {"sesion": None})': "sesion",
    'send(encoded, {})["heders"]': "heders",
    'check_status({"statuss": 503})': "statuss",
    'compute_retry_delay({"statuss": 503}, 1, {})': "statuss",
    'request_for("list_models")["urll"]': "urll",
    'mask_credentials({})["api_kee"]': "api_kee",
    'merge_options({})["tiemout"]': "tiemout",
    'find_provider("azure")["adress"]': "adress",
    'provider: Provider = {"nam": "mine"}': "nam",
    'row: Operation = {"methd": "get"}': "methd",
    'make_error("server", "x")["mesage"]': "mesage",
    'make_request_map({"methd": "get"}, {}, {"timeout": 5})': "methd",
    'def wrap_steps(inner: Inner, request: Request, options: Options) -> Steps: return inner({"urll": "x"})': "urll",
    'def read_hint(error: Error) -> str: return error["hnt"]': "hnt",
}
"""A line each that mistypes a key, with what the error names."""
RIGHT = """\
encode_request({"url": "https://x", "query": {}, "headers": {}, "body": None, "encoding": None, "stream": False})
right: Options = {"retry": 2, "timeout": (5, 600), "impl": "azure"}
send(encoded, right).get("headers", {}).get("retry-after")
compute_retry_delay({"status": 503}, 1, {})
"""


def test_every_mistyped_key_fails_mypy_and_nothing_else_does(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    file = tmp_path / "ours.py"
    file.write_text(HEAD + RIGHT + "\n".join(WRONG) + "\n")
    command = [sys.executable, "-m", "mypy", "--strict", "--hide-error-context", "--no-color-output", str(file)]
    cache = ["--cache-dir", str(tmp_path / "cache"), "--follow-imports", "silent"]
    done = subprocess.run([*command, *cache], cwd=REPOSITORY, capture_output=True, text=True, check=False)  # noqa: S603
    first = (HEAD + RIGHT).count("\n") + 1
    errors = {int(line): text for line, text in re.findall(r"ours\.py:(\d+): error: (.*)", done.stdout)}
    wrong = dict(enumerate(WRONG.items(), first))
    assert sorted(errors) == sorted(wrong), done.stdout + done.stderr
    assert [line for line, (_, key) in wrong.items() if f'"{key}"' not in errors[line]] == [], done.stdout
