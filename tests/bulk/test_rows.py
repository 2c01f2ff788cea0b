"""Rows: their forms, the operation behind a url, templates, and what is said of bad ones."""

from pathlib import Path
from typing import Any

import pytest

from openai_fn.bulk import routes, rows, settings, source
from openai_fn.bulk.routes import find_operation_by_url
from openai_fn.bulk.rows import build_item
from openai_fn.bulk.templates import fill_template
from openai_fn.catalog import operations
from tests.support.paths import REPOSITORY

SETTINGS = settings.resolve_settings({})
BODY = {"model": "gpt-5", "messages": []}


def test_both_forms_ask_the_same() -> None:
    batch = {"custom_id": "a", "method": "POST", "url": "/v1/chat/completions", "body": BODY}
    short = {"custom_id": "a", "operation": "create_chat_completion", "params": BODY}
    assert build_item("line 1", batch, SETTINGS) == build_item("line 1", short, SETTINGS)


def test_the_operation_and_params_of_the_settings_hold_where_a_row_says_nothing() -> None:
    said = settings.resolve_settings({"operation": "create_embedding", "params": {"model": "m", "dimensions": 8}})
    item = build_item("line 1", {"custom_id": "a", "params": {"input": "x", "dimensions": 4}}, said)
    assert item["operation"] == "create_embedding"
    assert item["params"] == {"model": "m", "dimensions": 4, "input": "x"}


@pytest.mark.parametrize("prefix", ["", "/v1", "https://me.openai.azure.com/openai/v1"])
@pytest.mark.parametrize("name", sorted(operations.operations()))
def test_every_operation_is_found_by_its_method_and_url(name: Any, prefix: Any) -> None:
    row = operations.find_row(name)
    url = row["path"].replace("{", "id-of-").replace("}", "")
    found, params = find_operation_by_url(row["method"], prefix + url)
    assert (operations.find_row(found)["method"], operations.find_row(found)["path"]) == (row["method"], row["path"])
    assert params == {key: f"id-of-{key}" for key in routes.PATH_PARAM.findall(row["path"])}


def test_what_stands_in_a_url_escaped_is_a_param_as_it_is() -> None:
    assert find_operation_by_url("get", "/v1/files/a%2Fb?x=1%202") == ("retrieve_file", {"file_id": "a/b", "x": "1 2"})


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ([1], "expected a dict, got list"),
        ({"params": BODY}, "custom_id: required"),
        ({"custom_id": "", "params": BODY}, "custom_id: expected a non-empty string"),
        ({"custom_id": "a"}, "params: expected a dict, got NoneType"),
        ({"custom_id": "a", "params": [1]}, "params: expected a dict, got list"),
        ({"custom_id": "a", "method": "POST", "url": "/v1/x", "body": "x"}, "no operation is called by POST /v1/x"),
        ({"custom_id": "a", "url": "/v1/responses", "body": ["x"]}, "params: expected a dict, got list"),
        ({"custom_id": "a", "operation": "create_embeddings", "params": {}}, "did you mean 'create_embedding'"),
        ({"custom_id": "a", "operation": "connect_realtime", "params": {}}, "connect_realtime opens a connection"),
    ],
)
def test_a_bad_row_is_an_error_that_names_its_place(row: Any, said: Any) -> None:
    found = build_item("line 7", row, SETTINGS)
    assert rows.is_bad(found)
    assert found["error"]["message"].startswith("line 7: ")
    assert said in found["error"]["message"]
    out = rows.build_bad_result(found)
    assert out["error"]["category"] == "invalid_params"
    assert out["response"] is None
    assert set(out) == {"id", "custom_id", "response", "error"}


def test_a_price_is_asked_for_where_there_is_a_budget() -> None:
    said = settings.resolve_settings({"max_cost": 1, "prices": {"gpt-4o": {"input": 1, "output": 2}}})
    item = build_item("line 1", {"custom_id": "a", "params": BODY}, said)
    assert "no price for model 'gpt-5'" in item["error"]["message"]


def test_an_id_says_what_was_asked() -> None:
    first, second = ({"custom_id": "a", "params": {"model": model}} for model in ("x", "y"))
    ids = {build_item("line 1", row, SETTINGS)["id"] for row in (first, second, dict(first))}
    assert len(ids) == 2


def test_a_template_takes_fields_and_leaves_other_braces() -> None:
    template = {"messages": [{"role": "user", "content": 'As {"a": {x}}: {x} {y}'}], "n": "{n}"}
    fields = {"x": "1", "y": "{x}", "n": 3}
    assert fill_template(template, fields) == {"messages": [{"role": "user", "content": 'As {"a": 1}: 1 {x}'}], "n": 3}


def test_a_template_that_asks_for_what_is_not_there_names_what_is() -> None:
    said = settings.resolve_settings({"template": {"input": "{txt}"}})
    assert (
        "uses {txt}; the row has custom_id, text"
        in build_item("line 1", {"custom_id": "a", "text": ""}, said)["error"]["message"]
    )


def test_json_lines_are_numbered_as_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"a": 1}\r\n\n{"a"\n{"a": "\xff"}\n[2]')
    found = list(source.read_source(path))
    assert [where for where, _ in found] == ["line 1", "line 3", "line 4", "line 5"]
    assert found[0][1] == {"a": 1}
    assert found[3][1] == [2]
    assert found[1][1]["message"].startswith("is not JSON")
    assert found[2][1]["message"] == "is not UTF-8"


def test_rows_of_csv_and_lines_of_text_are_found(tmp_path: Path) -> None:
    table, lines = tmp_path / "in.csv", tmp_path / "in.txt"
    table.write_text('text,lang\n"a\nb",de\nc,fr\nd,e,f\n')
    lines.write_text("one\n\n two \n")
    found = list(source.read_source(table))
    assert found[0] == ("line 3", {"text": "a\nb", "lang": "de"})
    assert found[2][1]["message"] == "has 3 fields; the header has 2"
    assert [row for _, row in source.read_source(lines)] == [
        {"custom_id": "line-1", "text": "one"},
        {"custom_id": "line-3", "text": " two "},
    ]


def test_a_file_of_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"known are \.jsonl"):
        list(source.read_source(tmp_path / "in.xlsx"))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"worker": 4}, "did you mean 'workers'"),
        ({"workers": 0}, "workers"),
        ({"order": "random"}, "order"),
        ({"prices": {"m": {"input": 1}}}, "output"),
        ({"max_cost": 1}, "max_cost needs prices"),
    ],
)
def test_settings_are_checked(given: Any, said: Any) -> None:
    with pytest.raises(ValueError, match=said):
        settings.resolve_settings(given)


def test_the_page_about_bulk_lists_every_setting_as_it_describes_itself() -> None:
    page = (REPOSITORY / "docs" / "bulk.md").read_text(encoding="utf-8")
    for name, part in settings.SETTINGS_SCHEMA["properties"].items():
        assert f"| `{name}` | {part['description']} |" in page
