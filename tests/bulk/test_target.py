"""Targets: what somebody else does to them, and what they hold for those who read them."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from openai_fn import InvalidOptionsError, InvalidParamsError
from openai_fn.bulk import bulk_file, read_results
from openai_fn.bulk.target import encode_row
from openai_fn.errors import ParamsWarning
from tests.support.bulks import PROGRAM, content, options, questions, read, reply, text, write
from tests.support.paths import REPOSITORY
from tests.support.replies import completion
from tests.support.server import serve


@pytest.fixture
def place(tmp_path: Path) -> Any:
    return write(tmp_path / "in.jsonl", questions(6)), tmp_path / "out.jsonl"


def aside(target: Path) -> Path:
    return target.with_name(target.name + ".set-aside.jsonl")


def test_every_program_finds_the_same_lines(place: tuple[Path, Path]) -> None:
    strange = "a\u2028b\u2029c\x85d\x0be\x0cf\x1cg\ud800h"
    with serve(lambda _: {"json": completion(strange)}) as server:
        bulk_file(*place, options(server))
    written = place[1].read_bytes().decode("utf-8")
    assert len(written.splitlines()) == len(written.split("\n")) - 1 == 6
    assert {text(row) for row in map(json.loads, written.splitlines())} == {strange}


def test_results_are_rows_for_a_data_frame(place: tuple[Path, Path]) -> None:
    with serve(reply) as server:
        bulk_file(*place, options(server), settings={"order": "input"})
    assert [row["custom_id"] for row in read_results(place[1])] == [f"r{n}" for n in range(6)]
    with place[1].open("ab") as file:
        file.write(b'{"id": "row_1", "cus')
    assert len(read_results(place[1])) == 6
    with place[1].open("ab") as file:
        file.write(b"\nmine\n")
    with pytest.raises(InvalidParamsError, match="line 7 is not a result row"):
        read_results(place[1])


def test_a_line_that_somebody_spoiled_is_named_and_nothing_is_sent_again(place: tuple[Path, Path]) -> None:
    with serve(reply) as server:
        bulk_file(*place, options(server))
        lines = place[1].read_bytes().splitlines(keepends=True)
        spoiled = b"".join([lines[0], lines[1][:-9] + b"\n", *lines[2:]])
        place[1].write_bytes(spoiled)
        with pytest.raises(InvalidOptionsError, match="line 2 is not a result row: correct or remove it"):
            bulk_file(*place, options(server))
        place[1].write_bytes(b"".join(lines).decode().encode("utf-16"))
        with pytest.raises(InvalidOptionsError, match="line 1 is not a result row"):
            bulk_file(*place, options(server))
        assert len(server.requests) == 6


def test_a_line_that_is_there_twice_is_set_aside_with_a_word(place: tuple[Path, Path]) -> None:
    with serve(reply) as server:
        bulk_file(*place, options(server))
        lines = place[1].read_bytes().splitlines(keepends=True)
        place[1].write_bytes(b"".join([*lines, lines[0]]).replace(b"\n", b"\r\n"))
        with pytest.warns(ParamsWarning, match=r"1 lines of .* are in .*set-aside"):
            assert bulk_file(*place, options(server))["rows"] == 0
    assert place[1].read_bytes() == b"".join(lines)
    assert aside(place[1]).read_bytes() == lines[0]


def test_results_without_our_keys_in_their_errors_are_kept(place: tuple[Path, Path]) -> None:
    with serve(reply) as server:
        bulk_file(*place, options(server))
        rows = read(place[1])
        rows[0] = {**rows[0], "response": None, "error": {"note": "mine"}}
        write(place[1], rows)
        assert bulk_file(*place, options(server))["rows"] == 0
    assert read(place[1])[0]["error"] == {"note": "mine"}


def test_changed_and_removed_rows_are_asked_again_on_request_and_set_aside(place: tuple[Path, Path]) -> None:
    with serve(reply) as server:
        bulk_file(*place, options(server))
        old = {row["custom_id"]: row for row in read(place[1])}
        rows = questions(6)
        write(place[0], [{**rows[0], "params": {**rows[0]["params"], "n": 1}}, *rows[1:5]])
        with pytest.raises(InvalidOptionsError, match=r"'changed': 'ask'"):
            bulk_file(*place, options(server))
        with pytest.warns(ParamsWarning, match="2 lines"):
            summary = bulk_file(*place, options(server), settings={"changed": "ask"})
        assert (summary["rows"], summary["before"], len(server.requests)) == (1, 4, 7)
        assert bulk_file(*place, options(server))["rows"] == 0
    assert [row["custom_id"] for row in read(aside(place[1]))] == ["r0", "r5"] or {
        row["custom_id"] for row in read(aside(place[1]))
    } == {"r0", "r5"}
    assert all(row == old[row["custom_id"]] for row in read(aside(place[1])))
    assert sorted(row["custom_id"] for row in read(place[1])) == ["r0", "r1", "r2", "r3", "r4"]


def test_other_params_for_all_are_asked_again_on_request(place: tuple[Path, Path]) -> None:
    with serve(reply) as server:
        bulk_file(*place, options(server))
        settings = {"params": {"temperature": 0}, "changed": "ask"}
        with pytest.warns(ParamsWarning, match="6 lines"):
            assert bulk_file(*place, options(server), settings=settings)["rows"] == 6
        assert bulk_file(*place, options(server), settings={"params": {"temperature": 0}})["rows"] == 0
    assert len(read(aside(place[1]))) == 6


@pytest.mark.skipif(os.name == "nt", reason="modes and links of POSIX")
def test_a_private_target_stays_private(place: tuple[Path, Path]) -> None:
    with serve(lambda request: {"status": 500} if content(request) == "row 3" else reply(request)) as server:
        bulk_file(*place, options(server, retry=0))
        place[1].chmod(0o600)
        bulk_file(*place, options(server, retry=0), settings={"order": "input"})
    assert place[1].stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name == "nt", reason="modes and links of POSIX")
@pytest.mark.parametrize("kind", ["symlink_to", "hardlink_to"])
def test_links_planted_beside_a_target_are_not_followed(place: tuple[Path, Path], tmp_path: Path, kind: str) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    beside = place[1].with_name(place[1].name + ".bulk.json")
    getattr(beside, kind)(victim)
    with serve(reply) as server:
        with pytest.raises(InvalidOptionsError, match="is a link"):
            bulk_file(*place, options(server))
        beside.unlink()
        getattr(place[1].with_name(place[1].name + ".tmp"), kind)(victim)
        bulk_file(*place, options(server), settings={"order": "input"})
        assert [row["custom_id"] for row in read(place[1])] == [f"r{n}" for n in range(6)]
    assert victim.read_text() == "mine"


@pytest.mark.skipif(os.name == "nt", reason="links of POSIX")
def test_a_target_that_is_a_link_of_the_users_stays_one(place: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    place[1].symlink_to(tmp_path / "disk" / "real.jsonl")
    with serve(reply) as server:
        bulk_file(*place, options(server), settings={"order": "input"})
        assert bulk_file(*place, options(server))["rows"] == 0
    assert place[1].is_symlink()
    assert len(read(tmp_path / "disk" / "real.jsonl")) == 6


def test_no_credential_of_a_url_is_written_beside_the_target(place: tuple[Path, Path]) -> None:
    with serve(reply) as server:
        given = {"base_url": server.url.replace("://", "://me:s3cret@") + "/v1", "api_key": "k"}
        beside = place[1].with_name(place[1].name + ".bulk.json")
        bulk_file(*place, given)
        assert b"s3cret" not in beside.read_bytes()
        beside.write_text(json.dumps({**json.loads(beside.read_text()), "base_url": given["base_url"]}))
        bulk_file(*place, given)  # what an older version wrote is no other run, and is removed
    assert b"s3cret" not in beside.read_bytes()


def test_another_query_is_another_run_and_is_not_written(place: tuple[Path, Path]) -> None:
    with serve(reply) as server:
        bulk_file(*place, options(server, query={"code": "s3cret"}))
        assert bulk_file(*place, options(server, query={"code": "s3cret"}))["rows"] == 0
        with pytest.raises(InvalidOptionsError, match="other query"):
            bulk_file(*place, options(server, query={"code": "other"}))
    assert b"s3cret" not in place[1].with_name(place[1].name + ".bulk.json").read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="limits of POSIX")
def test_a_full_disk_says_what_to_do_and_a_rerun_goes_on(place: tuple[Path, Path]) -> None:
    with serve(reply) as server:
        command = [sys.executable, "-c", PROGRAM, server.url + "/v1", *map(str, place), "1"]

        def limit() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (1500, 1500))

        environ = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
        done = subprocess.run(command, preexec_fn=limit, env=environ, capture_output=True, text=True, check=False)  # noqa: S603  # our own
        assert done.returncode
        assert "free space on the disk and run the same again" in done.stderr
        subprocess.run(command, env=environ, check=True)  # noqa: S603  # our own
    assert sorted(row["custom_id"] for row in read(place[1])) == [f"r{n}" for n in range(6)]


def test_bytes_and_halves_of_characters_can_be_written() -> None:
    assert json.loads(encode_row({"a": b"\x00", "b": "\ud800"})) == {"a": "AA==", "b": "\ud800"}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (".", "is a folder"),
        ("folder", "is a folder"),
        ("out.jsonl.gz", "not compressed"),
        ("pipe", "not a regular file"),
    ],
)
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="makes a pipe")
def test_what_can_be_no_target_is_refused_before_anything_is_sent(
    place: tuple[Path, Path], tmp_path: Path, name: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.chdir(tmp_path)
    for settings in ({}, {"dry_run": True}):
        with pytest.raises(InvalidOptionsError, match=said):
            bulk_file(place[0], name, {"api_key": "k"}, settings=settings)
