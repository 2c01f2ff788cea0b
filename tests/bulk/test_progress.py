"""Progress: a bar in a terminal, nothing where nobody sees it."""

import os
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from openai_fn.bulk import bulk, progress
from tests.support.bulks import PROGRAM, options, questions, reply, write
from tests.support.paths import REPOSITORY
from tests.support.server import serve

ROOT = REPOSITORY
SUMMARY = {
    "rows": 3,
    "errors": {"timeout": 1, "server": 1},
    "usage": {"total_tokens": 1200},
    "cost": 1.5,
    "stopped": "x",
}


def test_the_line_beside_the_bar_tells_errors_tokens_cost_and_why_it_stopped() -> None:
    assert progress.format_progress(SUMMARY) == "2 errors, 1,200 tokens, cost 1.50, stopped: x"
    assert progress.format_progress({**SUMMARY, "errors": {}, "cost": 0, "stopped": None}) == "1,200 tokens"


def test_a_bar_that_is_asked_for_ends_with_the_number_of_rows(capsys: pytest.CaptureFixture[str]) -> None:
    with serve(reply) as server:
        list(bulk(questions(30), options(server), settings={"progress": True}))
    said = capsys.readouterr().err
    assert "30/30" in said
    assert "330 tokens" in said


def test_nothing_is_shown_where_nobody_sees_it(capsys: pytest.CaptureFixture[str]) -> None:
    with serve(reply) as server:
        list(bulk(questions(5), options(server)))
    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of its own")
def test_in_a_terminal_there_is_a_bar(tmp_path: Path) -> None:
    import fcntl
    import termios

    code = PROGRAM.replace(', "progress": False', "")
    source, target = write(tmp_path / "in.jsonl", questions(30)), tmp_path / "out.jsonl"
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))
    with serve(reply) as server:
        command = [sys.executable, "-c", code, server.url + "/v1", str(source), str(target), "4"]
        environ = {**os.environ, "PYTHONPATH": str(ROOT)}
        done: Any = subprocess.run(command, env=environ, stderr=theirs, stdout=subprocess.PIPE, check=True)  # noqa: S603
    os.close(theirs)
    shown = os.read(ours, 65536).decode()
    os.close(ours)
    assert "30/30" in shown
    assert done.stdout == b"30 None\n"


KERNEL = """
import sys
from types import SimpleNamespace

shell = SimpleNamespace(config={"IPKernelApp": {}})
sys.modules["ipywidgets"] = None
sys.modules |= {"ipykernel.zmqshell": shell, "IPython": SimpleNamespace(get_ipython=lambda: shell)}

from openai_fn.bulk import progress

tell = progress.make_progress_bar(3, needed=True)
tell({"rows": 3, "errors": {}, "usage": {"total_tokens": 7}, "cost": 0, "stopped": None, "finished": True})
"""


def test_in_a_notebook_without_widgets_there_is_a_bar_of_text_and_no_warning() -> None:
    command, environ = [sys.executable, "-W", "always", "-c", KERNEL], {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)  # noqa: S603
    assert "3/3" in done.stderr
    assert "Warning" not in done.stderr
