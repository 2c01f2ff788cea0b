"""Imports flow one way, and what is not pure stands where this table says it does. Read from the source, not run."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "openai_fn"

LAYERS = (
    ("shapes", "errors", "refusals", "secret", "slips", "sse", "accept", "limits"),
    ("linked", "phrases", "misfits", "dialect", "validate", "describe", "catalog", "options"),
    (
        "headers",
        "request",
        "place",
        "azure",
        "impls",
        "query",
        "files",
        "multipart",
        "encode",
        "digest",
        "merge",
        "folds",
        "chunks",
        "embeddings",
        "curl",
    ),
    ("response", "stream", "cache", "sink", "middleware", "webhooks"),
    (
        "deadline",
        "sockets",
        "answers",
        "bodies",
        "connection",
        "adapter",
        "faults",
        "transport",
        "weights",
        "llama",
        "local",
    ),
    ("ring", "outcome", "perform"),
    ("functions",),
    ("api", "paging", "uploads", "waiting", "bulk"),
    ("commands", "__init__", "__main__"),
)
"""A module imports what stands before it: in the rows above, or further left in its own. `bulk` is all of bulk/."""
UPWARD = {("impls", "local"): "the transport of one impl; imported when that impl is called"}

ENVIRON, TIME, CHANCE, NETWORK = "environment", "time", "chance", "network"
FILES, AT_ONCE, SCREEN = "files", "threads and processes", "screen"
SIGNS: dict[str, frozenset[str]] = {
    ENVIRON: frozenset({"os.environ", "os.getenv", "os.putenv"}),
    TIME: frozenset({"time", "datetime", "sched"}),
    CHANCE: frozenset({"random", "secrets", "uuid", "os.urandom"}),
    NETWORK: frozenset({"socket", "ssl", "requests", "urllib3", "http.client", "urllib.request"}),
    FILES: frozenset({"open", "pathlib", "tempfile", "shutil", "mmap", "os.open", "os.stat", "os.replace"}),
    AT_ONCE: frozenset({"threading", "multiprocessing", "subprocess", "signal", "concurrent.futures", "asyncio"}),
    SCREEN: frozenset({"print", "input", "sys.stdout", "sys.stderr", "sys.stdin"}),
}  # fmt: skip
"""What gives an effect away: a module that is imported, a function that is called, an attribute that is read."""
HARMLESS = frozenset({"urllib3.fields", "urllib3.exceptions", "requests.exceptions"})
"""Parts of libraries that send and read nothing."""
EFFECTS: dict[str, dict[str, str]] = {
    ENVIRON: {
        "perform": "options that the environment sets",
        "adapter": "proxies and certificates",
        "local": "where the model lies",
        "llama": "how OpenMP waits",
        "webhooks": "the secret, as a default argument",
        "commands": "what a curl line takes from the environment",
        "bulk": "its own files and processes",
    },
    TIME: {
        "middleware": "the clock and the sleep of retries, as defaults",
        "waiting": "the clock and the sleep between polls, as default arguments",
        "webhooks": "how old a signature is, as a default argument",
        "deadline": "when to shut a connection",
        "weights": "the progress of a download",
        "bulk": "rates and progress",
    },
    CHANCE: {
        "middleware": "so that many clients do not come back at once",
        "encode": "a boundary that no file can guess, as a default argument",
        "sink": "the name of a file that is not whole yet",
        "local": "the local server's key",
    },
    NETWORK: {
        **dict.fromkeys(
            ("transport", "adapter", "connection", "sockets", "answers", "bodies", "faults", "deadline"),
            "the network code",
        ),
        "local": "a port of its own",
    },
    FILES: {
        "catalog": "schemas/, read once",
        "files": "what the caller sends",
        "uploads": "what the caller sends in parts",
        "sink": "where the caller wants an answer",
        "adapter": "certificates",
        **dict.fromkeys(("local", "llama", "weights"), "the model's file"),
        **dict.fromkeys(("commands", "__main__", "bulk"), "files that are named to it"),
    },
    AT_ONCE: {
        "cache": "equal requests wait for the first, and a store is used by one thread at a time",
        "transport": "a session a thread",
        "deadline": "a thread that watches the clock",
        "uploads": "several parts at a time",
        "local": "the server's thread",
        "weights": "pip, which fetches the model",
        "bulk": "many calls at a time",
        "__main__": "Ctrl-C and a closed pipe",
    },
    SCREEN: {
        "weights": "the progress of a download",
        "commands": "params from standard input",
        "__main__": "a command line prints",
        "bulk": "the progress of a run",
    },
}
"""Which modules have an effect, and what for; all others take what they need as arguments."""


def module_of(file: Path) -> str:
    """The name of a module within the package; all of a folder is one."""
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


SOURCES = {file: module_of(file) for file in sorted(PACKAGE.rglob("*.py"))}
MODULES = sorted(set(SOURCES.values()))
PLACE = {module: place for place, module in enumerate(module for layer in LAYERS for module in layer)}


@cache
def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text())


def imported(tree: ast.AST) -> Iterator[str]:
    """Every name that is imported anywhere, inside functions too: "os", "os.path", "openai_fn.errors.error"."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports name the package"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own(name: str) -> str | None:
    """The module of ours that an imported name leads to."""
    first, *rest = name.split(".")
    if first != PACKAGE.name:
        return None
    return rest[0] if rest and rest[0] in MODULES else "__init__"


def needs(module: str) -> set[str]:
    """The other modules of ours that a module imports."""
    found = {own(name) for file in SOURCES if SOURCES[file] == module for name in imported(parsed(file))}
    return {name for name in found if name} - {module}


def dotted(node: ast.AST) -> str:
    """An attribute or a name as it is written: "os.environ"."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def signs(tree: ast.AST) -> set[str]:
    """What a module imports, with every part before a dot, the names that it calls and the attributes that it reads."""
    names = [name for name in imported(tree) if not any(name.startswith(safe) for safe in HARMLESS)]
    heads = {".".join(name.split(".")[:size]) for name in names for size in range(1, name.count(".") + 2)}
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    return heads | called | {dotted(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def test_every_module_stands_in_the_table_once() -> None:
    listed = [module for layer in LAYERS for module in layer]
    assert sorted(listed) == MODULES, "a new module needs its place in LAYERS"


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_what_stands_before_it(module: str) -> None:
    upward = {other for other in needs(module) if PLACE[other] >= PLACE[module]}
    assert upward == {other for one, other in UPWARD if one == module}


@pytest.mark.parametrize("effect", SIGNS)
def test_an_effect_stands_where_the_table_says(effect: str) -> None:
    found = {module for file, module in SOURCES.items() if signs(parsed(file)) & SIGNS[effect]}
    assert found == EFFECTS[effect].keys()
