"""Who writes to standard input, and what happens where it is closed."""

import os
import subprocess
from pathlib import Path

import pytest

from openai_fn.cli.standard_input import has_writer
from tests.support.shell import NOWHERE, run


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="only /proc says who writes to a pipe")
def test_only_a_process_that_is_no_ancestor_counts_as_a_writer() -> None:
    ours, theirs = os.pipe()
    try:
        assert not has_writer(ours)
        with subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=theirs):  # noqa: S607  # any cat
            assert has_writer(ours)
        with subprocess.Popen(["cat"], stdin=ours, stdout=subprocess.DEVNULL) as reader:  # noqa: S607
            assert not has_writer(ours)
            reader.kill()
    finally:
        os.close(ours)
        os.close(theirs)


@pytest.mark.parametrize("words", [["create_response", "-"], ["chat", "-", "-m", "gpt-5"], ["bulk", "-", "out.jsonl"]])
def test_a_dash_where_standard_input_is_closed(words: list[str], tmp_path: Path) -> None:
    code, out, err = run(NOWHERE, *words, close_stdin=True, cwd=tmp_path)
    assert (code, out) == (2, "")
    assert "Traceback" not in err
    assert "standard input is closed" in err or "there is no prompt" in err
