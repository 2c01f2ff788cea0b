"""The public names: the same in the package, its stubs and `import *`; and an import that loads next to nothing."""

import ast
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import openai_fn
from openai_fn import api

PACKAGE = Path(openai_fn.__file__).parent
EXCEPTIONS = {
    "APIConnectionError", "APIError", "APIResponseValidationError", "APIStatusError", "APITimeoutError",
    "AuthenticationError", "BadRequestError", "ConflictError", "InternalServerError", "InvalidOptionsError",
    "InvalidParamsError", "NotFoundError", "OpenAIError", "PermissionDeniedError", "RateLimitError", "StreamError",
    "UnprocessableEntityError",
}  # fmt: skip
PUBLIC = set(dir(openai_fn))
OPERATIONS = {name for row in openai_fn.operations().values() for name in (row["name"], *row["aliases"])}


def fresh(program: str) -> Any:
    """What a program prints as JSON in an interpreter of its own."""
    command = [sys.executable, "-W", "error", "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=PACKAGE.parent)  # noqa: S603 - ours
    return json.loads(done.stdout)


def stubbed(name: str) -> dict[str, str]:
    """The names that a stub re-exports, each with its module."""
    tree = ast.parse((PACKAGE / name).read_text())
    froms = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
    return {alias.asname: str(node.module) for node in froms for alias in node.names if alias.asname}


def declared(name: str) -> set[str]:
    """The functions and other public names that a stub declares."""
    tree = ast.parse((PACKAGE / name).read_text())
    functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    aliases = {target.id for node in tree.body if isinstance(node, ast.Assign) for target in node.targets
               if isinstance(target, ast.Name) and isinstance(node.value, ast.Name)}  # fmt: skip
    return functions | aliases


def listed(name: str) -> set[str]:
    """What a stub's `__all__` lists."""
    tree = ast.parse((PACKAGE / name).read_text())
    values = [
        node.value for node in tree.body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    ]
    return set(ast.literal_eval(values[0]))


def test_the_packages_stub_names_what_the_package_has() -> None:
    stub = stubbed("__init__.pyi")
    assert stub.keys() | declared("__init__.pyi") == PUBLIC - OPERATIONS
    assert {name: module for name, module in stub.items() if getattr(openai_fn, name).__module__ != module} == {}


def test_the_operations_stub_names_the_operations() -> None:
    assert declared("api.pyi") == listed("api.pyi") == set(dir(api)) == OPERATIONS


def test_the_exceptions_are_public() -> None:
    found = {name for name in PUBLIC if isinstance(getattr(openai_fn, name), type)}
    assert found >= EXCEPTIONS
    assert all(issubclass(getattr(openai_fn, name), openai_fn.OpenAIError) for name in EXCEPTIONS)


def test_no_public_name_is_a_modules() -> None:
    assert not {file.stem for file in PACKAGE.glob("*.py")} & PUBLIC


def test_every_public_name_is_what_it_is_called() -> None:
    for name in PUBLIC:
        found: Any = getattr(openai_fn, name)
        assert getattr(openai_fn, name) is found
        assert found.__doc__
        assert name in {found.__name__, *getattr(found, "operation", {}).get("aliases", ())}


@pytest.mark.parametrize("module", [openai_fn, api])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("create_chat_completon", "did you mean 'create_chat_completion'?"),
        ("no_such_operation", "has no attribute 'no_such_operation'"),
        ("nothing", "has no attribute 'nothing'"),
        ("__path_to_nowhere__", "has no attribute '__path_to_nowhere__'"),
    ],
)
def test_an_unknown_name_is_an_attribute_error_that_helps(module: Any, name: str, words: str) -> None:
    with pytest.raises(AttributeError) as caught:
        getattr(module, name)
    assert words in str(caught.value)
    assert caught.value.name == name


def test_an_unknown_name_cannot_be_imported() -> None:
    with pytest.raises(ImportError, match="create_chat_completon"):
        exec("from openai_fn import create_chat_completon", {})  # noqa: S102 - our own line


def test_import_star_brings_the_public_names() -> None:
    program = (
        "from openai_fn import *; import json; print(json.dumps([n for n in dir() if n[:2] != '__' and n != 'json']))"
    )
    assert set(fresh(program)) == PUBLIC


LOADED = "import json, sys; print(json.dumps(sorted(m for m in sys.modules if m.partition('.')[0] in {})))"
OURS_AND_HEAVY = {"openai_fn", "requests", "urllib3", "jsonschema", "toolz", "ssl", "http", "email", "inspect"}
CHAT = "openai_fn.create_chat_completion({'model': 'm', 'messages': [{'role': 'user', 'content': 'x'}]}, %s)\n"
FAKE = "{'api_key': 'x', 'transport': lambda wire: {'status': 200, 'headers': {}, 'body': b'{}'}}"


def loaded_after(program: str) -> set[str]:
    """Which of our modules and of the heavy ones an interpreter has loaded after a program."""
    return set(fresh(f"{program}\n{LOADED.format(OURS_AND_HEAVY)}"))


def test_import_loads_the_package_and_nothing_else() -> None:
    assert loaded_after("import openai_fn") == {"openai_fn"}


def test_import_reads_no_schema() -> None:
    program = """
import json, sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import openai_fn
after_import = [name for name in opened if name.endswith(".json")]
openai_fn.operations()
print(json.dumps([after_import, sum(name.endswith("operations.json") for name in opened)]))
"""
    assert fresh(program) == [[], 1]


@pytest.mark.parametrize(
    "program",
    [
        "from openai_fn import create_chat_completion",
        "import openai_fn; openai_fn.operations(); openai_fn.doc('create_chat_completion')",
        "import openai_fn; " + CHAT % FAKE,
        "import openai_fn; openai_fn.client({'api_key': 'x'}).list_chat_completions",
        "from openai_fn import OpenAIError, is_error, with_options",
    ],
)
def test_a_function_and_a_valid_call_load_no_heavy_library(program: str) -> None:
    heavy = {name.partition(".")[0] for name in loaded_after(program)} - {"openai_fn"}
    assert heavy == set()


def test_a_refusal_loads_jsonschema_and_no_network() -> None:
    program = "import openai_fn\ntry: openai_fn.create_chat_completion({}, {'api_key': 'x'})\nexcept ValueError: pass"
    found = {name.partition(".")[0] for name in loaded_after(program)}
    assert "jsonschema" in found
    assert not found & {"requests", "urllib3"}


def test_a_function_is_one_object_wherever_it_is_looked_up() -> None:
    assert openai_fn.create_chat_completion is api.create_chat_completion
    assert openai_fn.create_chat_completion is openai_fn.create_chat_completion


def test_a_typed_dict_is_loaded_when_it_is_asked_for() -> None:
    program = (
        "import sys, json, openai_fn; before = 'openai_fn.typed_dicts' in sys.modules\n"
        "from openai_fn import CreateChatCompletionParams as P, CreateChatCompletionResponse as R\n"
        "from openai_fn import CreateResponseChunk\n"
        "print(json.dumps([before, sorted(P.__annotations__)[:2], R.__name__, 'openai_fn.types' in sys.modules]))"
    )
    assert fresh(program) == [False, ["audio", "frequency_penalty"], "CreateChatCompletionResponse", False]


def test_an_unknown_type_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'CreateChatCompletionParam'"):
        _ = openai_fn.CreateChatCompletionParam  # type: ignore[attr-defined]
