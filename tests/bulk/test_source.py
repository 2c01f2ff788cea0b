"""Sources: every kind of file, lists, generators, standard input; extra fields come back and are never sent."""

import bz2
import csv
import gzip
import io
import json
import lzma
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from openai_fn.bulk import batch_file, bulk, bulk_file
from openai_fn.bulk.source import open_source, read_source
from openai_fn.errors import InvalidOptionsError, InvalidParamsError
from tests.support.batch_service import Service
from tests.support.bulks import content, options, question, questions, read, reply, text, write
from tests.support.server import serve

WORD = {"template": {"model": "m", "messages": [{"role": "user", "content": "{word}"}]}, "order": "input"}
TEXT = {"template": {"model": "m", "messages": [{"role": "user", "content": "{text}"}]}, "order": "input"}


def ask_for(words: str) -> dict[str, Any]:
    return {"model": "gpt-5", "messages": [{"role": "user", "content": words}]}


def rows_of(path: Path) -> list[Any]:
    return [row for _, row in read_source(path)]


@pytest.mark.parametrize(("ending", "pack"), [(".gz", gzip.open), (".bz2", bz2.open), (".xz", lzma.open)])
def test_compressed_files_are_read(tmp_path: Path, ending: str, pack: Any) -> None:
    path = tmp_path / f"in.v1.jsonl{ending}"
    with pack(path, "wt") as file:
        file.write('{"a": 1}\n{"a": 2}\n')
    assert rows_of(path) == [{"a": 1}, {"a": 2}]
    path.write_bytes(path.read_bytes()[:-4])
    with pytest.raises(ValueError, match="cannot be read"):
        rows_of(path)
    path.write_bytes(b"no")
    with pytest.raises(ValueError, match="cannot be read"):
        rows_of(path)


def test_json_files_hold_an_array_or_lines(tmp_path: Path) -> None:
    path = tmp_path / "in.json"
    path.write_text('\ufeff \n[{"a": 1},\n {"a": 2}]', encoding="utf-8")
    assert list(read_source(path)) == [("row 1", {"a": 1}), ("row 2", {"a": 2})]
    path.write_text('{"a": 1}\n{"a": 2}\n')
    assert rows_of(path) == [{"a": 1}, {"a": 2}]
    path.write_text("[1,")
    with pytest.raises(ValueError, match="is not JSON"):
        rows_of(path)


def test_parquet_is_read_where_there_is_a_package_for_it(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    path = tmp_path / "in.parquet"
    parquet.write_table(pyarrow.table({"word": ["a", "b"], "n": [1, None]}), path)
    assert rows_of(path) == [{"word": "a", "n": 1}, {"word": "b", "n": None}]


def test_parquet_without_a_package_says_which_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    monkeypatch.setitem(sys.modules, "pandas", None)
    (tmp_path / "in.parquet").write_bytes(b"")
    with pytest.raises(ValueError, match="pip install pyarrow"):
        rows_of(tmp_path / "in.parquet")


def test_a_short_row_of_a_table_is_bad_and_a_long_field_is_not(tmp_path: Path) -> None:
    limit = csv.field_size_limit()
    path = tmp_path / "in.csv"
    path.write_text(f"word,lang\nHaus\n{'x' * 200_000},de\na,b,c\n", encoding="utf-8")
    short, long, wide = rows_of(path)
    assert short["message"] == "has 1 field; the header has 2"
    assert len(long["word"]) == 200_000
    assert wide["message"] == "has 3 fields; the header has 2"
    assert csv.field_size_limit() == limit


def test_a_header_that_names_a_column_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("a,b,a\n1,2,3\n")
    with pytest.raises(ValueError, match="names 'a' twice"):
        rows_of(tmp_path / "in.csv")


@pytest.mark.parametrize("name", ["in.csv", "in.txt", "in.jsonl"])
def test_bytes_that_are_not_utf8_are_bad_rows(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"a\n\xe4\n")
    assert rows_of(tmp_path / name)[-1]["message"] == "is not UTF-8"


def test_rows_of_a_table_are_numbered_by_row_and_their_other_columns_come_back(tmp_path: Path) -> None:
    path, target = tmp_path / "in.csv", tmp_path / "out.jsonl"
    path.write_text('a word,label,id,response\n"Ha\nus",x,7,r\nBaum,y,8,s\n')
    said = {
        "template": {"model": "m", "messages": [{"role": "user", "content": 'To {a word} {"x": 1}'}]},
        "order": "input",
    }
    with serve(reply) as server:
        bulk_file(path, target, options(server), settings=said)
        assert sorted(map(content, server.requests)) == ['To Baum {"x": 1}', 'To Ha\nus {"x": 1}']
        assert not any(b"label" in request["body"] for request in server.requests)
    rows = read(target)
    assert [row["custom_id"] for row in rows] == ["row-1", "row-2"]
    assert [(row["label"], row["column_id"], row["column_response"]) for row in rows] == [
        ("x", "7", "r"),
        ("y", "8", "s"),
    ]


def test_a_misspelt_column_is_named(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("first name\nx\n")
    said = {"template": {"input": "{frst name}"}, "operation": "create_response"}
    with pytest.raises(ValueError, match=r"uses \{frst name\}; the row has first name"):
        bulk_file(tmp_path / "in.csv", tmp_path / "out.jsonl", {"api_key": "k"}, settings=said)


def test_extra_fields_come_back_and_are_no_part_of_the_digest(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    with serve(reply) as server:
        write(source, [{**row, "label": "first", "metadata": {"n": 1}} for row in questions(3)])
        bulk_file(source, target, options(server))
        assert {row["label"] for row in read(target)} == {"first"}
        write(source, [{**row, "label": "second"} for row in questions(3)])
        assert bulk_file(source, target, options(server))["rows"] == 0
        assert len(server.requests) == 3
        assert not any(b"label" in request["body"] for request in server.requests)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"id": 1}, "id: is a key of result rows; rename it"),
        ({"response": 1}, "response: is a key of result rows"),
        ({"error": 1}, "error: is a key of result rows"),
        ({"optoins": {}}, "optoins: is not a key of a row; did you mean 'options'?"),
    ],
)
def test_keys_that_cannot_be_extra_fields_are_named(more: Any, said: str) -> None:
    (row,) = bulk([{**question(0), **more}], {"api_key": "k"})
    assert said in row["error"]["message"]


def test_a_mistyped_key_is_named() -> None:
    row = question(0)
    rows = [{"custom_id": "a", "parms": row["params"]}, {"customid": "a", "params": row["params"]}]
    said = [found["error"]["message"] for found in bulk(rows, {"api_key": "k"})]
    assert "parms: is not a key of a row; did you mean 'params'?" in said[0]
    assert "customid: is not a key of a row; did you mean 'custom_id'?" in said[1]


def test_extra_fields_go_around_the_batch_service(tmp_path: Path) -> None:
    rows = [{**row, "label": number} for number, row in enumerate(questions(4))]
    service = Service()
    with serve(service) as server:
        batch_file(rows, tmp_path / "out.jsonl", options(server), {"progress": False}, interval=0.001)
    assert [row["label"] for row in read(tmp_path / "out.jsonl")] == [0, 1, 2, 3]
    assert b"label" not in service.files["file_1"]["content"]


@pytest.mark.parametrize(
    "rows",
    [
        ["Haus", "Baum"],
        [{"text": "Haus"}, {"text": "Baum"}],
        [{"custom_id": "row-1", "text": "Haus"}, {"custom_id": "row-2", "text": "Baum"}],
    ],
)
@pytest.mark.parametrize("kind", [list, iter])
def test_strings_dicts_and_rows_from_a_program_can_be_resumed(tmp_path: Path, rows: Any, kind: Any) -> None:
    target = tmp_path / "out.jsonl"
    with serve(reply) as server:
        bulk_file(kind(rows), target, options(server), settings=TEXT)
        assert bulk_file(kind([*rows, "Wald"]), target, options(server), settings=TEXT)["rows"] == 1
    assert [(row["custom_id"], text(row)) for row in read(target)] == [
        ("row-1", "Haus"),
        ("row-2", "Baum"),
        ("row-3", "Wald"),
    ]


def test_numbers_pass_as_custom_ids() -> None:
    with serve(reply) as server:
        rows = list(bulk([{**question(0), "custom_id": 7}, {**question(1), "custom_id": True}], options(server)))
    assert rows[-1]["custom_id"] == "7" or rows[0]["custom_id"] == "7"
    assert sum(row["error"] is not None for row in rows) == 1


def test_standard_input_holds_json_lines(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    lines = "".join(json.dumps(row) + "\n" for row in questions(3))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    with serve(reply) as server:
        assert bulk_file("-", tmp_path / "out.jsonl", options(server))["ok"] == 3


def test_what_only_looks_like_rows_is_refused() -> None:
    class Frame(list[Any]):
        def to_dict(self) -> None: ...

    for rows, said in ((Frame(), "to_dict"), ({"a": 1}, "got dict"), (5, "got int")):
        with pytest.raises(ValueError, match=said), open_source(rows) as rows_again:  # type: ignore[arg-type]
            list(rows_again())


@pytest.mark.parametrize("wrong", [{"custom_id": "a", "params": {1, 2}}, {"custom_id": "a", "params": {(1, 2): 3}}])
def test_rows_that_json_cannot_hold_are_bad_rows(wrong: Any, tmp_path: Path) -> None:
    (row,) = bulk([wrong], {"api_key": "k"})
    assert row["error"]["category"] == "invalid_params"
    with pytest.raises(ValueError, match="row 1"):
        bulk_file(iter([wrong]), tmp_path / "out.jsonl", {"api_key": "k"})


def test_a_row_that_contains_itself_is_a_bad_row() -> None:
    params: dict[str, Any] = {"model": "m"}
    params["messages"] = [params]
    (row,) = bulk([{"custom_id": "a", "params": params}], {"api_key": "k"})
    assert "cannot be written as JSON" in row["error"]["message"]


def test_a_missing_value_is_never_sent_as_a_word(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    missing = [None, float("nan"), pandas.NA, pandas.NaT]
    rows = [{"custom_id": f"m{number}", "word": value} for number, value in enumerate(missing)]
    with pytest.raises(InvalidParamsError, match="4 rows cannot be sent") as refused, serve(reply) as server:
        bulk_file(rows, tmp_path / "out.jsonl", options(server), settings={"template": ask_for("Translate {word}")})
    assert "{word}, which this row has no value for" in str(refused.value)


def test_a_missing_value_alone_is_none(tmp_path: Path) -> None:
    template = {**ask_for("{word}"), "temperature": "{heat}"}
    rows = [{"word": "a", "heat": value} for value in (None, float("nan"), 0.5)]
    with serve(reply) as server:
        bulk_file(rows, tmp_path / "out.jsonl", options(server), settings={"template": template})
        assert sorted(str(request["json"]["temperature"]) for request in server.requests) == ["0.5", "None", "None"]


@pytest.mark.parametrize("kind", [list, iter])
def test_columns_that_json_does_not_have_come_back_as_json(tmp_path: Path, kind: Any) -> None:
    columns = {"day": date(2026, 11, 22), "price": Decimal("1.50"), "gap": float("nan"), "bytes": b"0"}
    with serve(reply) as server:
        settings = {"template": ask_for("{word}")}
        target = tmp_path / "out.jsonl"
        assert bulk_file(kind([{"word": "a", **columns}]), target, options(server), settings=settings)["ok"] == 1
    text = target.read_text(encoding="utf-8")
    (row,) = (json.loads(line, parse_constant=pytest.fail) for line in text.splitlines())
    assert {name: row[name] for name in columns} == {"day": "2026-11-22", "price": "1.50", "gap": None, "bytes": "MA=="}


def test_a_data_frame_is_refused_with_what_to_pass(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    with pytest.raises(InvalidOptionsError, match=r"to_dict\('records'\)"):
        bulk_file(pandas.DataFrame({"word": ["a"]}), tmp_path / "out.jsonl", {"api_key": "k"})


def test_parquet_files_are_tables(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    source, target = tmp_path / "in.parquet", tmp_path / "out.jsonl"
    frame = pandas.DataFrame({"custom_id": [7, 8], "word": ["a", "b"], "when": [pandas.Timestamp("2026-11-22")] * 2})
    frame.to_parquet(source)
    with serve(reply) as server:
        bulk_file(source, target, options(server), settings={"template": ask_for("{word}"), "order": "input"})
        assert bulk_file(source, target, options(server), settings={"template": ask_for("{word}")})["before"] == 2
        assert len(server.requests) == 2
    assert [(row["custom_id"], row["when"]) for row in read(target)] == [
        ("7", "2026-11-22T00:00:00"), ("8", "2026-11-22T00:00:00"),
    ]  # fmt: skip


def test_a_table_without_a_template_is_told_so() -> None:
    (row,) = bulk([{"word": "a"}], {"api_key": "k"})
    assert "a table needs the setting template" in row["error"]["message"]


def test_an_extra_field_does_not_replace_a_parsed_output() -> None:
    (row,) = bulk([{**question(1), "parsed": 1}], {"api_key": "k"}, settings={"parse": {"type": "object"}})
    assert "parsed: is a key of result rows" in row["error"]["message"]
