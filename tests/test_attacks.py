"""The attacks in short, and that their judge sees what it has to see."""

import json

import pytest

from tests.attacks import ATTACKS, KEY, Attack, judge_output, main, run_attack


@pytest.mark.parametrize("name", [name for name, attack in ATTACKS.items() if attack.short])
def test_an_attack_changes_nothing(name: str) -> None:
    assert run_attack(ATTACKS[name]) == ""


@pytest.mark.parametrize(
    ("stdout", "stderr", "wrong"),
    [
        (json.dumps({"held": True, "seen": ""}), "", ""),
        (json.dumps({"held": True, "seen": f"a {KEY}"}), "", "the key shows"),
        (json.dumps({"held": True, "seen": ""}), KEY, "the key shows"),
        (json.dumps({"held": False, "seen": "500"}), "", "does not hold: 500"),
        ("", "Traceback\nRecursionError: deep", "no verdict: RecursionError: deep"),
        ("", "", "no verdict: nothing was raised"),
    ],
)
def test_the_judge_sees_what_is_wrong(stdout: str, stderr: str, wrong: str) -> None:
    assert judge_output(stdout, stderr) == wrong


def test_a_key_in_a_frame_of_the_library_is_seen() -> None:
    program = """import requests
def fail(options):
    requests.get("http://127.0.0.1:9", headers={"Authorization": KEY}, timeout=5)
kind, seen = attack(reply("{}"), fail)
show(True, seen)"""
    assert run_attack(Attack("the key in the frames of requests", program)) == "the key shows"


def test_the_command_says_what_held_and_exits_by_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "path params that leave their segment"
    assert main([name]) == 0
    assert capsys.readouterr().out == f"ok    {name}: {ATTACKS[name].holds}\n"
    monkeypatch.setitem(ATTACKS, name, Attack("never", "show(False)"))
    assert main([name]) == 1
    assert capsys.readouterr().out.startswith(f"FAIL  {name}: does not hold")
    assert main(["no such attack"]) == 2
