"""Build the package and check what a release would contain: `python -m tests.package [--quick] [--sbom FILE]`.

The sdist, and the wheel made from it, are built in two folders with other times and modes, and compared byte for byte.
Their metadata, content and readme are checked, and the workflows are linted. The wheel is installed into an empty
environment, which makes a call to a server on loopback, runs the local model and the command line, and checks types.
`--quick` leaves out the type checkers. `--sbom` writes a bill of materials of what was installed. Needs the extra
`package`.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from email import message_from_string
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from openai_fn.providers.local.model_cache import SMOLLM2
from tests.support.paths import REPOSITORY
from tests.support.replies import completion
from tests.support.server import serve

EPOCH = "1767225600"  # 2026-01-01, where no release has set another
NOT_SOURCES = re.compile(r"\.(?!gitignore$)|(?:dist|build|site)$|.*\.egg-info$")
"""What stands in the repository's folder and is in no sdist."""
RELATIVE_LINK = re.compile(r"\]\((?!\w+:|#)[^)]*\)")
WANTED = {"openai_fn/py.typed", "openai_fn/api.pyi", "openai_fn/aio.pyi", "openai_fn/schemas/operations.json"}
"""Files of the wheel that a program does not miss at once."""
FIELDS = {"Project-URL", "License-Expression", "Keywords", "Requires-Python"}
UNWANTED = re.compile(r"(^|/)(tests|\.ci|\.github|__pycache__|source)/|\.pyc$")
CHAT = {"model": "gpt-5", "messages": [{"role": "user", "content": "Name the three primary colors."}]}
CALL = """\
import openai_fn
from openai_fn import create_chat_completion, output_text
assert openai_fn.__file__.startswith({prefix!r}), openai_fn.__file__
chat = {chat!r}
assert output_text(create_chat_completion(chat)) == "It works."
assert "Red" in output_text(create_chat_completion(chat, {{"impl": "local"}}))
"""
TYPED = """\
from openai_fn import create_chat_completion

response = create_chat_completion({"model": "gpt-5", "messages": [{"role": "user", "content": "Hello"}]})
text: str | None = response["choices"][0]["message"]["content"]
typo = response["choicess"]
"""
"""A user's script in which a type checker finds one mistake, on the last line."""


def run(*command: str | Path, code: int = 0, **more: Any) -> str:
    """Run a command and return its output; exit with it where the code is another."""
    words = [*map(str, command)]
    done: subprocess.CompletedProcess[str]
    done = subprocess.run(words, capture_output=True, text=True, check=False, **more)  # noqa: S603  # our own commands
    if done.returncode != code:
        sys.exit(f"{' '.join(map(str, command))}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def copy_sources(target: Path, mode: int) -> None:
    """Copy what a build reads, with other times and another mode than in the repository."""
    ignored = shutil.ignore_patterns("__pycache__", "*.pyc")
    target.mkdir()
    for path in REPOSITORY.iterdir():
        if path.is_dir() and not NOT_SOURCES.match(path.name):
            shutil.copytree(path, target / path.name, copy_function=shutil.copyfile, ignore=ignored)
        elif not NOT_SOURCES.match(path.name):
            shutil.copyfile(path, target / path.name)
    for path in target.rglob("*"):
        path.chmod(mode | 0o111 if path.is_dir() else mode)


def build(folder: Path, mode: int) -> dict[str, Path]:
    """Build sdist and wheel in a copy of the sources; return them by their names."""
    copy_sources(folder, mode)
    environ = {**os.environ, "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", EPOCH)}
    run(sys.executable, "-m", "build", "--no-isolation", folder, cwd=folder, env=environ)
    return {path.name: path for path in sorted((folder / "dist").iterdir())}


def check_reproducible(one: dict[str, Path], other: dict[str, Path]) -> None:
    """Exit where two builds differ."""
    different = [name for name in one if name not in other or one[name].read_bytes() != other[name].read_bytes()]
    if different or len(one) != 2 or one.keys() != other.keys():
        sys.exit(f"two builds differ: {different or [*one, *other]}")


def find_content_faults(names: set[str], metadata: str) -> list[str]:
    """What is wrong with the files of a wheel and with its metadata."""
    fields = message_from_string(metadata)
    links = RELATIVE_LINK.findall(str(fields.get_payload()))
    return [
        *(f"the wheel lacks {name}" for name in sorted(WANTED - names)),
        *(f"the wheel contains {name}" for name in sorted(names) if UNWANTED.search(name)),
        *(f"the readme has a relative link {link}" for link in links),
        *(
            f"no {name} in the metadata"
            for name in ("Project-URL", "License-Expression", "Keywords")
            if name not in fields
        ),
    ]


def check_content(wheel: Path, sdist: Path) -> None:
    """Exit where the wheel, its metadata or the sdist is not fit to be published."""
    with zipfile.ZipFile(wheel) as files:
        names = {*files.namelist()}
        faults = find_content_faults(names, files.read(next(n for n in names if n.endswith("/METADATA"))).decode())
    with tarfile.open(sdist) as archive:
        faults += [f"the sdist contains {name}" for name in archive.getnames() if "__pycache__" in name]
    if faults:
        sys.exit("\n".join(faults))
    run(sys.executable, "-m", "twine", "check", "--strict", wheel, sdist)
    run(Path(sys.executable).with_name("check-wheel-contents"), wheel)


def lint_workflows() -> None:
    """Check the workflows: their YAML, their schema, and what an attacker could use."""
    folder, scripts = REPOSITORY / ".github" / "workflows", Path(sys.executable).parent
    files = sorted(folder.glob("*.yml"))
    rules = "{extends: default, rules: {line-length: {max: 120}, document-start: disable, truthy: {check-keys: false}}}"
    run(scripts / "yamllint", "--strict", "-d", rules, *files)
    run(scripts / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", *files)
    run(scripts / "zizmor", "--offline", "--no-progress", "--persona=pedantic", *files)


def install(wheel: Path, folder: Path) -> Path:
    """Return the Python of a new environment that has the wheel and the extra `local`."""
    run(sys.executable, "-m", "venv", folder)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", f"{wheel}[local]")
    run(python, "-m", "pip", "check")
    return python


def check_calls(python: Path, folder: Path) -> None:
    """Exit where the installed package does not call a server, the local model or the command line."""
    own = ("OPENAI", "AZURE", "PYTHON")
    plain = {key: value for key, value in os.environ.items() if not key.startswith(own)}
    with serve([{"json": completion("It works.")}]) as server:
        environ = {**plain, "OPENAI_API_KEY": "sk-test", "OPENAI_BASE_URL": f"{server.url}/v1"}
        code = CALL.format(prefix=str(python.parents[1]), chat=CHAT)
        run(python, "-c", code, cwd=folder, env=environ)
        words = ("create_chat_completion", json.dumps(CHAT))
        shown = run(python.with_name("openai-fn"), *words, cwd=folder, env=environ)
    if "It works." not in shown:
        sys.exit(f"the command line prints {shown!r}")


def check_types(python: Path, folder: Path) -> None:
    """Exit where a type checker does not find the one mistake of a user's script, by the wheel's types."""
    script = folder / "typed.py"
    script.write_text(TYPED, encoding="utf-8")
    line = TYPED.count("\n")
    mypy = run(sys.executable, "-m", "mypy", "--strict", "--python-executable", python, script, code=1, cwd=folder)
    pyright = run(sys.executable, "-m", "pyright", "--pythonpath", python, script, code=1, cwd=folder)
    if f"typed.py:{line}: error" not in mypy or "Found 1 error" not in mypy:
        sys.exit(mypy)
    if f"typed.py:{line}:" not in pyright or "1 error" not in pyright:
        sys.exit(pyright)


def list_components(installed: list[dict[str, str]]) -> list[dict[str, Any]]:
    """The components of a bill of materials: what was installed, and the file that the local model downloads."""
    packages = [each for each in installed if each["name"] not in {"pip", "setuptools", "openai-fn"}]
    name, _, version = SMOLLM2["package"].partition("==")
    model = {"hashes": [{"alg": "SHA-256", "content": SMOLLM2["wheel_sha256"]}], "scope": "optional"}
    return [
        *({**describe(each["name"], each["version"]), "type": "library"} for each in packages),
        {**describe(name, version), "type": "machine-learning-model", **model},
    ]


def describe(name: str, version: str) -> dict[str, str]:
    """Name, version and package URL (https://github.com/package-url/purl-spec)."""
    purl = f"pkg:pypi/{name.lower().replace('_', '-')}@{version}"
    return {"name": name, "version": version, "purl": purl, "bom-ref": purl}


def write_bill(python: Path, target: Path) -> None:
    """Write a bill of materials in the format CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/)."""
    installed = json.loads(run(python, "-m", "pip", "list", "--format", "json", "--disable-pip-version-check"))
    own = next(each for each in installed if each["name"] == "openai-fn")
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {**describe(own["name"], own["version"]), "type": "library"}},
        "components": list_components(installed),
    }
    target.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")


def main(words: list[str]) -> None:
    """Run the checks; the first that fails ends the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.package", description="Build the package and check it.")
    parser.add_argument("--quick", action="store_true", help="leave out the type checkers")
    parser.add_argument("--sbom", type=Path, metavar="FILE", help="write a bill of materials")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="keep the sdist and the wheel in this folder")
    settings = parser.parse_args(words)
    with TemporaryDirectory() as name:
        folder = Path(name)
        built = build(folder / "one", 0o644)
        check_reproducible(built, build(folder / "other", 0o600))
        wheel, sdist = (next(path for path in built.values() if path.name.endswith(end)) for end in (".whl", ".gz"))
        check_content(wheel, sdist)
        lint_workflows()
        python = install(wheel, folder / "environment")
        check_calls(python, folder)
        if not settings.quick:
            check_types(python, folder)
        if settings.sbom:
            write_bill(python, settings.sbom)
        if settings.out:
            shutil.copytree(folder / "one" / "dist", settings.out, dirs_exist_ok=True)
        print("\n".join(f"{path.name}: {path.stat().st_size:,} bytes, built twice alike" for path in built.values()))  # noqa: T201  # a command


if __name__ == "__main__":
    main(sys.argv[1:])
