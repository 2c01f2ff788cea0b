"""What a release consists of. `python -m tests.package` builds and installs it."""

import re
from pathlib import Path

import pytest

import openai_fn
from openai_fn.providers.local.model_cache import SMOLLM2
from tests import package
from tests.support.paths import REPOSITORY

WORKFLOWS = sorted((REPOSITORY / ".github" / "workflows").glob("*.yml"))
PROJECT = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
METADATA = "Project-URL: Source, https://x\nLicense-Expression: MIT\nKeywords: a\nRequires-Python: >=3.10\n\n# Readme\n"


def test_what_is_fit_has_no_faults() -> None:
    assert package.find_content_faults(package.WANTED, METADATA + "[a](https://x/y.md), [b](#c)") == []


@pytest.mark.parametrize(
    ("names", "metadata", "fault"),
    [
        (package.WANTED - {"openai_fn/py.typed"}, METADATA, "the wheel lacks openai_fn/py.typed"),
        (package.WANTED | {"tests/package.py"}, METADATA, "the wheel contains tests/package.py"),
        (package.WANTED, METADATA + "[guide](docs/guide.md)", "the readme has a relative link ](docs/guide.md)"),
        (package.WANTED, METADATA.replace("Keywords: a\n", ""), "no Keywords in the metadata"),
    ],
)
def test_what_is_not_fit_is_found(names: set[str], metadata: str, fault: str) -> None:
    assert package.find_content_faults(names, metadata) == [fault]


def test_the_bill_of_materials_names_the_model_with_its_digest() -> None:
    *packages, model = package.list_components([{"name": "pip", "version": "1"}, {"name": "requests", "version": "2"}])
    assert [each["purl"] for each in packages] == ["pkg:pypi/requests@2"]
    assert model["hashes"][0]["content"] == SMOLLM2["wheel_sha256"]


def test_builds_that_differ_are_refused(tmp_path: Path) -> None:
    files = {name: tmp_path / name for name in ("a.whl", "b.whl", "a.gz")}
    for name, path in files.items():
        path.write_text(name)
    same = {"p.whl": files["a.whl"], "p.tar.gz": files["a.gz"]}
    package.check_reproducible(same, same)
    with pytest.raises(SystemExit, match="two builds differ"):
        package.check_reproducible(same, {**same, "p.whl": files["b.whl"]})


def test_a_build_reads_what_is_in_an_sdist() -> None:
    names = (".gitignore", "README.md", "tests", ".git", ".venv", "dist", "site", "openai_fn.egg-info", "distances")
    assert [name for name in names if not package.NOT_SOURCES.match(name)] == [*names[:3], "distances"]


def test_the_changelog_has_the_version() -> None:
    changelog = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[{re.escape(openai_fn.__version__)}\] - \d{{4}}-\d\d-\d\d$", changelog, re.MULTILINE)


def test_the_workflows_test_every_python_of_the_classifiers_on_three_systems() -> None:
    (ci,) = (path.read_text(encoding="utf-8") for path in WORKFLOWS if path.name == "ci.yml")
    assert re.findall(r"Python :: (3\.\d+)", PROJECT) == re.findall(r'"(3\.\d+)"', ci.partition("python: [")[2])
    assert "system: [ubuntu-latest, macos-latest, windows-latest]" in ci
    assert "run: .ci/run" in ci


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_has_no_rights_by_default_and_pins_every_action(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "\npermissions: {}\n" in text
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}  # v[\d.]+", used) for used in re.findall(r"uses: (.+)", text))
    assert "secrets." not in text
