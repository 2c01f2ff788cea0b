"""Read the type annotations of a Python package as JSON Schema, without importing it.

The official client spells each params map as a TypedDict and each response as a model. Only facts are read: names,
types, allowed values and which keys are required. Docstrings, comments and code are skipped.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from toolz import merge

from .walk import BuildError, Schema

COMPONENTS = "#/components/schemas/"
BINARY: Schema = {"type": "string", "format": "binary"}
NULL: Schema = {"type": "null"}
NAMED: dict[str, Schema] = {
    "str": {"type": "string"},
    "int": {"type": "integer"},
    "float": {"type": "number"},
    "bool": {"type": "boolean"},
    "None": NULL,
    "NoneType": NULL,
    "datetime": {"type": "string"},
    "date": {"type": "string"},
    "FileTypes": BINARY,
    "IO": BINARY,
    "bytes": BINARY,
    "Base64FileInput": {"type": "string"},
    "Any": {},
    "object": {},
    "Body": {},
    "dict": {"type": "object"},
    "StrictStr": {"type": "string"},
    "StrictInt": {"type": "integer"},
    "StrictFloat": {"type": "number"},
    "StrictBool": {"type": "boolean"},
}
"""Names that mean the same in every module."""
LISTS = ("List", "Iterable", "SequenceNotStr", "Sequence", "list")
MAPS = ("Dict", "Mapping", "dict")
WRAPPERS = ("Required", "NotRequired", "Annotated", "ClassVar")
"""Generics whose first argument is the type."""
RECORD_BASES = ("TypedDict", "BaseModel", "GenericModel", "BaseSyncPage", "BasePage", "Generic", "object")
JSON_TYPES: dict[type, str] = {bool: "boolean", int: "integer", float: "number", str: "string", type(None): "null"}


class Symbol(NamedTuple):
    """A name of the package: the module that defines it, and the name there."""

    module: Path
    name: str


@cache
def parse_module(path: Path) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def list_definitions(path: Path) -> dict[str, ast.AST]:
    """Return the classes and assigned names of a module; the last assignment of a name counts."""
    return {name: node for node in walk_statements(parse_module(path).body) for name in defined_names(node)}


def walk_statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield the statements of a module and those under its `if`s, as `if TYPE_CHECKING`."""
    for node in body:
        yield node
        if isinstance(node, ast.If):
            yield from walk_statements(node.orelse)
            yield from walk_statements(node.body)


def defined_names(node: ast.stmt) -> list[str]:
    """Return the names that a statement defines."""
    if isinstance(node, ast.ClassDef):
        return [node.name]
    if isinstance(node, ast.AnnAssign):
        return [node.target.id] if isinstance(node.target, ast.Name) else []
    if isinstance(node, ast.Assign):
        return [target.id for target in node.targets if isinstance(target, ast.Name)]
    return []


@cache
def list_imports(path: Path) -> dict[str, Symbol]:
    """Return the names that a module imports from its own package; an empty name is the module itself."""
    imports: dict[str, Symbol] = {}
    for node in walk_statements(parse_module(path).body):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = path.parents[node.level - 1].joinpath(*(node.module or "").split("."))
            imports |= {alias.asname or alias.name: locate(base, alias.name) for alias in node.names}
    return imports


def locate(base: Path, name: str) -> Symbol:
    """Return what `from base import name` means: a submodule, or a name of the module."""
    for path in (base / f"{name}.py", base / name / "__init__.py"):
        if path.exists():
            return Symbol(path, "")
    return Symbol(base.with_suffix(".py") if base.with_suffix(".py").exists() else base / "__init__.py", name)


def resolve(path: Path, name: str) -> Symbol | None:
    """Return where a name that a module uses is defined, or None for a builtin or another package's name."""
    if name in list_definitions(path):
        return Symbol(path, name)
    symbol = list_imports(path).get(name)
    return resolve(symbol.module, symbol.name) if symbol and symbol.name and symbol.module.exists() else symbol


class Reader:
    """The components that annotations led to so far. It is a class because reading one type discovers others."""

    def __init__(self) -> None:
        self.components: dict[str, Schema] = {}
        self.names: dict[Symbol, str] = {}
        self.open: list[Symbol] = []

    def read_annotation(self, node: Any, path: Path) -> Schema:
        """Return the schema of an annotation in a module."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return self.read_annotation(ast.parse(node.value, mode="eval").body, path)
        if isinstance(node, ast.Constant):
            return dict(NAMED[str(node.value)])
        if isinstance(node, ast.BinOp):
            return self.read_union([node.left, node.right], path)
        if isinstance(node, ast.Subscript):
            return self.read_generic(node, path)
        if isinstance(node, ast.Attribute):
            return self.read_attribute(node, path)
        return self.read_name(node.id, path)

    def read_attribute(self, node: ast.Attribute, path: Path) -> Schema:
        """Return the schema of `module.Name`."""
        symbol = resolve(path, node.value.id) if isinstance(node.value, ast.Name) else None
        return self.read_name(node.attr, symbol.module) if symbol else dict(NAMED[node.attr])

    def read_name(self, name: str, path: Path) -> Schema:
        """Return the schema of a name: a reference to what a module is made for, else the definition itself."""
        if name in NAMED:
            return dict(NAMED[name])
        symbol = resolve(path, name)
        if symbol is None:
            raise BuildError(f"{path.name} uses {name}, which no rule covers")
        if is_component(symbol) or symbol in self.open:
            return {"$ref": COMPONENTS + self.component_name(symbol)}
        return self.read_definition(symbol)

    def component_name(self, symbol: Symbol) -> str:
        """Return the name of a component, and read the component when it is first needed."""
        if symbol not in self.names:
            self.names[symbol] = free_name(symbol, set(self.names.values()))
            self.components[self.names[symbol]] = {}
            self.components[self.names[symbol]] = self.read_definition(symbol)
        return self.names[symbol]

    def read_definition(self, symbol: Symbol) -> Schema:
        """Return the schema of a class or an alias."""
        node = list_definitions(symbol.module)[symbol.name]
        self.open.append(symbol)
        try:
            if isinstance(node, ast.ClassDef):
                return self.read_class(node, symbol.module)
            return self.read_assignment(node, symbol.module)
        finally:
            self.open.pop()

    def read_assignment(self, node: Any, path: Path) -> Schema:
        """Return the schema of `Name: TypeAlias = ...` or of a TypedDict that is written as a call."""
        value = node.value
        if isinstance(value, ast.Call) and getattr(value.func, "id", "") == "TypedDict":
            keys = value.args[1].keys if isinstance(value.args[1], ast.Dict) else []
            values = value.args[1].values if isinstance(value.args[1], ast.Dict) else []
            fields = {ast.literal_eval(key): each for key, each in zip(keys, values, strict=True) if key}
            return self.read_record(fields, path)
        return {} if isinstance(value, ast.Call) else self.read_annotation(value, path)  # a TypeVar is anything

    def read_class(self, node: ast.ClassDef, path: Path) -> Schema:
        """Return the schema of a TypedDict or a model, with the fields that it inherits."""
        inherited = [self.read_base(base, path) for base in node.bases]
        fields = [each for each in node.body if isinstance(each, ast.AnnAssign)]
        named = {field_key(each): each for each in fields if not is_private(each)}
        schema = self.read_record({key: field.annotation for key, field in named.items()}, path)
        if not any(keyword.arg == "total" for keyword in node.keywords):
            schema["required"] = [key for key, field in named.items() if not has_default(field)]
        return join_records([*inherited, schema])

    def read_base(self, base: ast.expr, path: Path) -> Schema:
        """Return the schema of a base class: what it adds to the fields."""
        name = getattr(base.value if isinstance(base, ast.Subscript) else base, "id", "object")
        symbol = None if name in RECORD_BASES else resolve(path, name)
        return self.read_definition(symbol) if symbol and symbol.name else {}

    def read_record(self, annotations: dict[str, Any], path: Path) -> Schema:
        """Return the object schema of keys and their annotations; `Required` marks a required key of a TypedDict."""
        return {
            "type": "object",
            "properties": {key: self.read_annotation(node, path) for key, node in annotations.items()},
            "required": [key for key, node in annotations.items() if is_required(node)],
        }

    def read_generic(self, node: ast.Subscript, path: Path) -> Schema:
        """Return the schema of `Name[...]`."""
        name = getattr(node.value, "id", getattr(node.value, "attr", ""))
        args = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        if name in WRAPPERS:
            return self.read_annotation(args[0], path)
        if name == "Union":
            return self.read_union(args, path)
        if name == "Optional":
            return join_union([self.read_annotation(args[0], path), NULL])
        if name == "Literal":
            return join_union([literal_schema(ast.literal_eval(each)) for each in args])
        if name in LISTS:
            return {"type": "array", "items": self.read_annotation(args[0], path)}
        if name in MAPS:
            return {"type": "object", "additionalProperties": self.read_annotation(args[1], path)}
        if name in NAMED:
            return dict(NAMED[name])
        return self.read_page(node, args[0], path)

    def read_page(self, node: ast.Subscript, item: ast.expr, path: Path) -> Schema:
        """Return the schema of a page class with the type of its items."""
        page = self.read_annotation(node.value, path)
        if "data" not in page.get("properties", {}):
            return page
        data = {"type": "array", "items": self.read_annotation(item, path)}
        return {**page, "properties": {**page["properties"], "data": data}}

    def read_union(self, nodes: list[ast.expr], path: Path) -> Schema:
        """Return the schema of a union; `Omit` stands for a key that is left out."""
        kept = [node for node in nodes if getattr(node, "id", "") not in ("Omit", "NotGiven")]
        return join_union([self.read_annotation(node, path) for node in kept])


def is_component(symbol: Symbol) -> bool:
    """Tell whether a module is made for this name, as `agent_tool_param.py` for `AgentToolParam`."""
    stem = symbol.module.stem
    shared = "types" in symbol.module.parts and not stem.startswith("_") and not stem.endswith("_params")
    return shared and stem.replace("_", "") == symbol.name.lower()


def free_name(symbol: Symbol, taken: set[str]) -> str:
    """Return the name of a component: its own, else with the folders before it."""
    folders = [part for part in reversed(symbol.module.parts[:-1]) if part != "types"]
    names = [symbol.name, *("".join(map(camel, reversed(folders[:n]))) + symbol.name for n in range(1, 4))]
    return next(name for name in names if name not in taken)


def camel(word: str) -> str:
    """Return a snake_case word in CamelCase."""
    return "".join(part[:1].upper() + part[1:] for part in word.split("_"))


def field_key(field: ast.AnnAssign) -> str:
    """Return the key of a field on the wire: its alias, else its name."""
    texts = [part for part in ast.walk(field) if isinstance(part, ast.keyword) and part.arg == "alias"]
    return str(ast.literal_eval(texts[0].value)) if texts else ast.unparse(field.target)


def is_private(field: ast.AnnAssign) -> bool:
    """Tell whether a field is a note to a library, as `__pydantic_extra__`."""
    return ast.unparse(field.target).startswith("_") or "ClassVar" in ast.unparse(field.annotation)


def is_required(node: Any) -> bool:
    """Tell whether an annotation says `Required`."""
    return isinstance(node, ast.Subscript) and (
        getattr(node.value, "id", "") == "Required"
        or (getattr(node.value, "id", "") == "Annotated" and "Required[" in ast.unparse(node.slice).split(",")[0])
    )


def has_default(field: ast.AnnAssign) -> bool:
    """Tell whether a model's field may be left out."""
    if isinstance(field.value, ast.Call):
        return any(each.arg == "default" for each in field.value.keywords)
    return field.value is not None


def literal_schema(value: Any) -> Schema:
    """Return the schema of one allowed value."""
    return dict(NULL) if value is None else {"type": JSON_TYPES[type(value)], "enum": [value]}


def join_union(schemas: list[Schema]) -> Schema:
    """Return one schema for a union; one that takes anything makes the others needless."""
    if {} in schemas:
        return {}
    return schemas[0] if len(schemas) == 1 else {"anyOf": schemas}


def join_records(schemas: list[Schema]) -> Schema:
    """Return object schemas as one; a later property overrides an earlier one."""
    return {
        "type": "object",
        "properties": merge([each.get("properties", {}) for each in schemas]),
        "required": list(dict.fromkeys(name for each in schemas for name in each.get("required", []))),
    }
