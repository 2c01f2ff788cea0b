"""Imports flow one way, and what is not pure stands where this table says it does. Read from the source, not run."""

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import openai_fn
from tests.support.paths import REPOSITORY

PACKAGE = REPOSITORY / "openai_fn"

ORDER = (
    "typed_dicts",
    "credentials",
    "types",
    "sanitize",
    "errors",
    "pricing",
    "genai_messages",
    "otel",
    "validation",
    "catalog",
    "options",
    "response",
    "streaming",
    "request",
    "transport",
    "websocket",
    "providers",
    "middleware",
    "calls",
    "functions",
    "api",
    "paging",
    "polling",
    "uploads",
    "uploads_async",
    "webhooks",
    "routing",
    "text",
    "structured",
    "tools",
    "testing",
    "aio",
    "bulk",
    "cli",
    "__init__",
    "__main__",
)
"""Folders and the modules at the top, the ground first: each imports from itself and what stands before it."""

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
        "calls/pipeline": "options that the environment sets",
        "transport/environment": "proxies, certificates and OPENAI_FN_FAST",
        "providers/local/server": "where the model lies",
        "providers/local/llama": "how OpenMP waits",
        "webhooks": "the secret, as a default argument",
        "otel": "whether spans have the messages",
        "cli": "what a curl line takes from the environment",
        "bulk": "its own files and processes",
    },
    TIME: {
        "routing/fallbacks": "the clock and the sleep between rounds, as defaults",
        "middleware/retry": "the clock and the sleep of retries, as defaults",
        "request/file_source": "how long a pipe may take",
        "middleware/trace": "how long an attempt took",
        "calls/observation": "how long a call took",
        "calls/async_driver": "to tell the default sleep of retries from a caller's own",
        "polling": "the clock and the sleep between polls, as default arguments",
        "aio": "those of `wait_for`",
        "webhooks": "how old a signature is, as a default argument",
        "transport/deadline": "when to shut a connection",
        "providers/local/model_download": "the progress of a download",
        "providers/local/server": "a pause before the server stops",
        "bulk": "rates and progress",
        **dict.fromkeys(("websocket/thread_line", "websocket/async_line"), "when to ping"),
        **dict.fromkeys(("websocket/open_thread", "websocket/open_async"), "the time to connect"),
        "websocket/session": "the deadline of a turn",
    },
    CHANCE: {
        "middleware/retry": "so that many clients do not come back at once",
        "request/encode": "a boundary that no file can guess, as a default argument",
        "response/download": "the name of a file that is not whole yet",
        "providers/local/server": "the local server's key",
        "bulk": "the tag by which a batch is found again",
    },
    NETWORK: {
        **dict.fromkeys(
            (
                "transport/aiohttp",
                "transport/plain",
                "transport/environment",
                "transport/fast/connection",
                "transport/fast/async_connection",
                "transport/fast/async_exchange",
                "transport/fast/sockets",
                "transport/fast/tls",
                "transport/fast/http_head",
                "transport/transport_errors",
                "transport/deadline",
            ),
            "the network code",
        ),
        "providers/local/server": "a port of its own",
        **dict.fromkeys(
            ("websocket/thread_line", "websocket/open_thread", "websocket/open_async"), "the sockets of connections"
        ),
    },
    FILES: {
        "catalog/operations": "schemas/, read once",
        "request/files": "what the caller sends",
        "request/file_source": "what the caller sends",
        "uploads": "what the caller sends in parts",
        "testing/cassettes": "the calls that it records",
        "response/download": "where the caller wants a response",
        **dict.fromkeys(("transport/environment", "transport/fast/tls"), "certificates"),
        **dict.fromkeys(
            (f"providers/local/{name}" for name in ("server", "llama", "model_file", "model_cache", "model_download")),
            "the model's file",
        ),
        **dict.fromkeys(("cli", "__main__", "bulk"), "files that are named to it"),
    },
    AT_ONCE: {
        "tools/loop_async": "the calls of one answer side by side",
        "routing/fallbacks": "a lock around what several callers know of their places",
        "middleware/cache": "a store is used by one thread at a time",
        "middleware/steps": "equal requests wait for the first",
        "calls/async_driver": "an event loop, and threads for what would block it",
        "transport/loop_sessions": "a session an event loop",
        **dict.fromkeys(("transport/aiohttp", "transport/async_send", "transport/aiohttp_failures"), "an event loop"),
        **dict.fromkeys(("transport/fast/async_connection", "transport/fast/async_exchange"), "an event loop"),
        "transport/send": "a session a thread",
        "transport/deadline": "a thread that watches the clock",
        "testing/cassettes": "one file for calls from several threads",
        "uploads": "several parts at a time",
        "uploads_async": "several parts at a time, and a thread that reads the file",
        "providers/local/server": "the server's thread",
        "providers/local/model_download": "pip, which fetches the model",
        "bulk": "many calls at a time",
        "websocket/thread_line": "a thread that moves the bytes of a connection",
        **dict.fromkeys(("websocket/async_line", "websocket/open_async"), "an event loop"),
        "cli": "a Dask cluster",
        "__main__": "Ctrl-C and a closed pipe",
    },
    SCREEN: {
        "providers/local/model_download": "the progress of a download",
        "cli": "params from standard input",
        "__main__": "a command line prints",
        "bulk": "the progress of a run",
    },
}
"""Which modules have an effect, and what for; all others take what they need as arguments."""


SAME_NAMES = frozenset({"aio", "typed_dicts"})
"""Modules whose names are those of the package, or of the API, by design."""
REPEATED = frozenset({"main", "__getattr__", "__dir__"})
"""What Python itself wants a module to call so."""
WHOLE_FOLDERS = frozenset({"bulk", "cli"})
"""Folders that are for effects: they stand in the table as one."""
SOURCES = sorted(PACKAGE.rglob("*.py"))
NAMES = {file: file.relative_to(PACKAGE).with_suffix("").as_posix().removesuffix("/__init__") for file in SOURCES}


def place_of(name: str) -> str:
    """The folder or the module at the top that a module belongs to."""
    return name.partition("/")[0]


def home_of(name: str) -> str:
    """The row of the table of effects that a module belongs to."""
    return place_of(name) if place_of(name) in WHOLE_FOLDERS else name


@cache
def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def imported(tree: ast.AST) -> Iterator[str]:
    """Every name that is imported anywhere, inside functions too: "os", "os.path", "openai_fn.errors.make_error"."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports name the package"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own(name: str) -> str | None:
    """The place of ours that an imported name leads to."""
    first, *rest = name.split(".")
    if first != PACKAGE.name:
        return None
    return rest[0] if rest and rest[0] in ORDER else "__init__"


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


def test_every_folder_and_module_at_the_top_stands_in_the_order_once() -> None:
    assert sorted(ORDER) == sorted({place_of(name) for name in NAMES.values()})


@pytest.mark.parametrize("place", ORDER)
def test_a_folder_imports_only_from_those_before_it(place: str) -> None:
    files = [file for file, name in NAMES.items() if place_of(name) == place]
    needed = {own(name) for file in files for name in imported(parsed(file))} - {None, place}
    assert needed <= {*ORDER[: ORDER.index(place)]}


@pytest.mark.parametrize("effect", SIGNS)
def test_an_effect_stands_where_the_table_says(effect: str) -> None:
    found = {home_of(name) for file, name in NAMES.items() if signs(parsed(file)) & SIGNS[effect]}
    assert found == EFFECTS[effect].keys()


def test_modules_do_not_import_in_a_circle() -> None:
    modules = {file: name for file, name in NAMES.items() if file.name != "__init__.py"}
    names = {f"{PACKAGE.name}.{name.replace('/', '.')}": name for name in modules.values()}
    needs = {
        names[f"{PACKAGE.name}.{name.replace('/', '.')}"]: {
            names[part]
            for one in imported(parsed(file))
            for part in (one, one.rpartition(".")[0])
            if part in names and names[part] != name
        }
        for file, name in modules.items()
    }
    assert list(TopologicalSorter(needs).static_order())


def test_a_name_stands_in_one_module() -> None:
    homes: dict[str, list[str]] = {}
    for file, module in NAMES.items():
        for node in parsed(file).body if module not in SAME_NAMES else ():
            if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)):
                homes.setdefault(node.name, []).append(module)
    twice = {name: modules for name, modules in homes.items() if len(modules) > 1 and name not in REPEATED}
    assert not twice


def test_nothing_at_the_top_is_called_like_a_public_function() -> None:
    public = {name for name in dir(openai_fn) if callable(getattr(openai_fn, name))}
    assert not public & set(ORDER)
