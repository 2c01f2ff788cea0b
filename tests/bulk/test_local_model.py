"""Rows asked of a real model: the one on this machine."""

from pathlib import Path

import pytest

from openai_fn.bulk import bulk_file
from tests.support.bulks import read, text

pytest.importorskip("xllamacpp")


def test_twenty_prompts_of_a_text_file_are_answered_by_the_model_on_this_machine(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("".join(f"Count from {number} to ten.\n" for number in range(20)))
    ask = {"model": "local", "messages": [{"role": "user", "content": "{text}"}], "max_tokens": 8}
    said = {"template": ask, "workers": 4, "order": "input"}
    summary = bulk_file(tmp_path / "in.txt", tmp_path / "out.jsonl", {"impl": "local"}, settings=said)
    rows = read(tmp_path / "out.jsonl")
    assert [row["custom_id"] for row in rows] == [f"line-{number}" for number in range(1, 21)]
    assert all(text(row) for row in rows)
    assert summary["usage"]["total_tokens"] == sum(row["response"]["body"]["usage"]["total_tokens"] for row in rows)
