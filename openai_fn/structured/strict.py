"""Rewrite a JSON Schema for strict mode, which takes a part of JSON Schema only. Pure.

What says the same in other words is rewritten; what only annotates is dropped; what strict mode cannot say is a problem
with its place. Source: https://platform.openai.com/docs/guides/structured-outputs#supported-schemas
"""

import re
from collections.abc import Mapping
from typing import Any, TypedDict

from toolz import assoc, dissoc, keyfilter

from openai_fn.errors import InvalidParamsError, make_error
from openai_fn.types import Map, Problem
from openai_fn.validation.formatting import format_value

Schema = dict[str, Any]

KEPT_KEYWORDS = frozenset({
    "$ref", "additionalProperties", "anyOf", "description", "enum", "exclusiveMaximum", "exclusiveMinimum", "format",
    "items", "maximum", "maxItems", "minimum", "minItems", "multipleOf", "pattern", "properties", "required", "type",
})  # fmt: skip
"""What strict mode reads; `$defs` at the root beside them."""
REFUSED_KEYWORDS = frozenset({
    "$anchor", "$dynamicAnchor", "$dynamicRef", "$recursiveRef", "additionalItems", "contains", "dependencies",
    "dependentRequired", "dependentSchemas", "else", "if", "maxContains", "maxLength", "maxProperties", "minContains",
    "minLength", "minProperties", "not", "propertyNames", "then", "unevaluatedItems", "uniqueItems",
})  # fmt: skip
"""What forbids something and cannot be said in strict mode."""
REWRITTEN_KEYWORDS = frozenset({
    "allOf", "const", "nullable", "oneOf", "patternProperties", "prefixItems", "unevaluatedProperties",
})  # fmt: skip
NEUTRAL_VALUES: Map = {
    "additionalItems": False,
    "minLength": 0,
    "minProperties": 0,
    "unevaluatedItems": False,
    "uniqueItems": False,
}
"""Values with which a refused keyword forbids nothing that strict mode would allow."""
FORMATS = frozenset({"date", "date-time", "duration", "email", "hostname", "ipv4", "ipv6", "time", "uuid"})
"""Formats that strict mode keeps to; another one annotates only, and is dropped."""
KEYWORD_TYPES: dict[str, tuple[type, ...]] = {
    **dict.fromkeys(("allOf", "anyOf", "enum", "oneOf", "prefixItems", "required"), (list, tuple)),
    **dict.fromkeys(("$ref", "description", "format", "pattern"), (str,)),
    **dict.fromkeys(("exclusiveMaximum", "exclusiveMinimum", "maximum", "minimum", "multipleOf"), (int, float)),
    **dict.fromkeys(("maxItems", "minItems"), (int,)),
    "additionalProperties": (bool, Mapping),
    "items": (bool, Mapping, list, tuple),
    "properties": (Mapping,),
    "type": (str, list, tuple),
}
"""What the value of a keyword has to be."""
NEVER_EMPTY = frozenset({"allOf", "anyOf", "enum", "oneOf", "type"})
LISTS_OF_NAMES = frozenset({"required", "type"})
TYPES_OF_VALUES: dict[type, str] = {
    bool: "boolean", int: "integer", float: "number", str: "string", type(None): "null", list: "array", dict: "object",
}  # fmt: skip
LOOKAROUND = re.compile(r"\(\?<?[=!]")

OPEN_DICT = "an open dict, which strict mode does not allow: name the keys, or use a list of {key, value}"
ANY_VALUE = "any value, which strict mode does not allow: give it a type"
ANY_ITEMS = "a list of anything, which strict mode does not allow: give its items a type"
TUPLE = "a tuple, which strict mode does not allow: use a dict with a key for each position, or a list"
NO_SUCH_KEYWORD = "strict mode does not support {!r}: leave it out, and check the parsed value"
NO_LOOKAROUND = "strict mode does not support lookaround in a pattern: write it without (?=, (?!, (?<= and (?<!"
SEVERAL_ALL_OF = "strict mode does not support 'allOf': merge the schemas into one"
TWO_UNIONS = "strict mode does not support 'oneOf' beside 'anyOf': merge them into one 'anyOf'"
NO_SUCH_REF = "{} refers to no schema in this document: put it under '$defs'"
ENDLESS_REF = "{} refers back to itself, with other keywords beside it; strict mode supports only a plain '$ref' there"
NO_PROPERTY = "required, but not among the properties"
NO_OBJECT_ROOT = "strict mode requires an object at the root, not {}: make it a key of one, {{'value': ...}}"
WRONG_KEYWORD = "the value of {!r} is not valid in JSON Schema: {}"
NOT_A_SCHEMA = "expected a JSON Schema dict, got {}"
UNKNOWN_TYPE = "{} is not a type of JSON Schema"


class StrictState(TypedDict):
    """The state of rewriting a schema."""

    root: Map
    definitions: Schema
    problems: list[Problem]


def strict_schema(schema: Map) -> dict[str, Any]:
    """Return {"schema", "problems"}: a JSON Schema for strict mode, and what strict mode cannot express.

    In "schema" every object is closed and all its keys are required; `oneOf` and `const` are `anyOf` and `enum`;
    `default`, `title`, `discriminator` and other annotations are dropped; a `$ref` with more beside it is inlined;
    definitions that nothing refers to are left out. Each of "problems" is {"path", "message", "rule", "severity"}, with
    paths such as ".items[].name". The schema is complete only if there are none. `schema` itself is not changed.

    Raises InvalidParamsError if `schema` is not a dict, or contains itself.

    >>> strict_schema({"type": "object", "properties": {"n": {"title": "N", "const": 1}}})["schema"]["properties"]
    {'n': {'enum': [1], 'type': 'integer'}}
    >>> strict_schema({"type": "object", "properties": {"tags": {"type": "object"}}})["problems"][0]["path"]
    '.tags'
    """
    if not isinstance(schema, Mapping):
        problem = f"{NOT_A_SCHEMA.format(type(schema).__name__)}; for a type use response_format(T) or text_format(T)"
        raise InvalidParamsError(make_error("invalid_params", f"schema: {problem}"))
    state: StrictState = {"root": schema, "definitions": {}, "problems": []}
    try:
        rewritten = rewrite_schema(inline_root(schema, state), "", (), state)
    except RecursionError:
        raise InvalidParamsError(make_error("invalid_params", "schema: contains itself; use '$ref'")) from None
    if not state["problems"] and rewritten.get("type") != "object":
        kind = "union" if "anyOf" in rewritten else rewritten.get("type") or "$ref"
        add_problem(state, "", "type", NO_OBJECT_ROOT.format(kind))
    definitions = {"$defs": state["definitions"]} if state["definitions"] else {}
    return {"schema": {**rewritten, **definitions}, "problems": state["problems"]}


def add_problem(state: StrictState, path: str, rule: str, message: str) -> Schema:
    """Add a problem at `path`; return what stands there in the rewritten schema."""
    state["problems"].append({"path": path or ".", "message": message, "rule": rule, "severity": "error"})
    return {"type": "null"}  # so that what is missing there is no second problem


def inline_root(schema: Map, state: StrictState) -> Map:
    """Return the root of a schema; where that is a `$ref`, as of a recursive type, what it refers to."""
    target = find_target(schema["$ref"], state) if "$ref" in schema and schema["$ref"] != "#" else None
    return schema if target is None else inline_root({**target, **dissoc(dict(schema), "$ref")}, state)


def rewrite_schema(schema: Any, path: str, inside: tuple[str, ...], state: StrictState) -> Schema:
    """Return the schema at `path` for strict mode; `inside` are the references that are being inlined around it."""
    if not isinstance(schema, Mapping):
        rule, message = ("type", ANY_VALUE) if schema is True else ("schema", NOT_A_SCHEMA.format(format_value(schema)))
        return add_problem(state, path, rule, message)
    node = rewrite_synonyms(drop_malformed(drop_annotations(schema), path, state), path, state)
    if "$ref" in node:
        return rewrite_ref(node, path, inside, state)
    for keyword in REFUSED_KEYWORDS & node.keys():
        add_problem(state, path, keyword, NO_SUCH_KEYWORD.format(keyword))
    kinds = find_types(node)
    if not kinds and "anyOf" not in node:
        return add_problem(state, path, "type", ANY_VALUE)
    for kind in set(kinds) - set(TYPES_OF_VALUES.values()):
        add_problem(state, path, "type", UNKNOWN_TYPE.format(format_value(kind)))
    node = {**node, "type": kinds if len(kinds) > 1 else kinds[0]} if kinds else node
    for of_type, rewrite in REWRITE_BY_TYPE:
        node = rewrite(node, path, inside, state) if of_type is None or of_type in kinds else node
    return keyfilter(KEPT_KEYWORDS.__contains__, node)  # type: ignore[no-any-return]


def drop_annotations(schema: Map) -> Schema:
    """Return `schema` without keywords that forbid nothing."""
    return {
        key: value
        for key, value in schema.items()
        if key in KEPT_KEYWORDS | REWRITTEN_KEYWORDS
        or (key in REFUSED_KEYWORDS and not (key in NEUTRAL_VALUES and value == NEUTRAL_VALUES[key]))
    }


def drop_malformed(schema: Schema, path: str, state: StrictState) -> Schema:
    """Return `schema` without keywords whose values are none of JSON Schema; each is a problem."""
    wrong = [key for key, value in schema.items() if is_malformed(key, value)]
    for key in wrong:
        add_problem(state, path, key, WRONG_KEYWORD.format(key, format_value(schema[key])))
    return dissoc(schema, *wrong)  # type: ignore[no-any-return]


def is_malformed(keyword: str, value: Any) -> bool:
    """Return whether a keyword cannot have a value.

    >>> is_malformed("anyOf", []), is_malformed("minimum", True), is_malformed("items", True)
    (True, True, False)
    """
    kinds = KEYWORD_TYPES.get(keyword)
    if kinds is None:
        return False
    if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
        return True
    if keyword in NEVER_EMPTY and not value:
        return True
    return (
        keyword in LISTS_OF_NAMES
        and isinstance(value, (list, tuple))
        and not all(isinstance(name, str) for name in value)
    )


def rewrite_synonyms(node: Schema, path: str, state: StrictState) -> Schema:
    """Return `node` with `allOf` of one, `oneOf`, `const` and `nullable` in the words of strict mode."""
    if isinstance(node.get("allOf"), (list, tuple)):
        node = merge_all_of(node, path, state)
    if "oneOf" in node:
        if "anyOf" in node:
            add_problem(state, path, "oneOf", TWO_UNIONS)
        node = {"anyOf": node["oneOf"], **dissoc(node, "oneOf")}
    if "const" in node:
        node = {"enum": [node["const"]], **dissoc(node, "const")}
    return add_null(node) if node.get("nullable") is True else dissoc(node, "nullable")


def merge_all_of(node: Schema, path: str, state: StrictState) -> Schema:
    """Return `node` with its `allOf` merged into it, where that is one schema."""
    rest = dissoc(node, "allOf")
    parts = [part for part in node["allOf"] if part not in ({}, True)]
    if len(parts) == 1 and isinstance(parts[0], Mapping):
        part = drop_annotations(parts[0])
        if all(part[key] == rest[key] or key == "description" for key in part.keys() & rest.keys()):
            return rewrite_synonyms({**part, **rest}, path, state)
    if parts:
        return add_problem(state, path, "allOf", SEVERAL_ALL_OF)
    return rest  # type: ignore[no-any-return]


def add_null(node: Schema) -> Schema:
    """Return `node` such that it allows null, as OpenAPI's `nullable` has it."""
    rest = dissoc(node, "nullable")
    kinds = find_types(rest)
    if "$ref" in rest or not kinds:
        return {
            "anyOf": [*rest.get("anyOf", [keyfilter("$ref".__eq__, rest)]), {"type": "null"}],
            **dissoc(rest, "$ref", "anyOf"),
        }
    values = {"enum": [*rest["enum"], None]} if "enum" in rest and None not in rest["enum"] else {}
    return {**rest, **values, "type": [*dict.fromkeys([*kinds, "null"])]}


def find_types(node: Map) -> list[str]:
    """Return the types of a schema's values: those that it names, or those that its other keywords show."""
    kinds = node.get("type")
    if kinds is not None:
        return [kinds] if isinstance(kinds, str) else list(kinds)
    if isinstance(node.get("enum"), list):
        return list(dict.fromkeys(TYPES_OF_VALUES.get(type(value), "object") for value in node["enum"]))
    shown = {"properties": "object", "items": "array", "prefixItems": "array"}
    return [] if "anyOf" in node else list(dict.fromkeys(kind for key, kind in shown.items() if key in node))


def rewrite_ref(node: Schema, path: str, inside: tuple[str, ...], state: StrictState) -> Schema:
    """Return a plain `$ref` to a rewritten definition, or what it refers to where more stands beside it."""
    ref, beside = node["$ref"], dissoc(node, "$ref")
    target = find_target(ref, state)
    if target is None:
        return add_problem(state, path, "$ref", NO_SUCH_REF.format(format_value(ref)))
    name = ref.rpartition("/")[2]
    plain = {"$ref": "#" if ref == "#" else f"#/$defs/{name}"}
    shared = ref == "#" or ref.startswith(("#/$defs/", "#/definitions/"))
    if ref in inside or (shared and not beside):
        if beside.keys() - {"description"} or not shared:
            return add_problem(state, path, "$ref", ENDLESS_REF.format(format_value(ref)))
        if ref != "#" and name not in state["definitions"]:
            state["definitions"][name] = {}  # so that a definition that refers to itself ends here
            state["definitions"][name] = rewrite_schema(target, path, (ref,), state)
        return plain
    return rewrite_schema({**target, **beside}, path, (*inside, ref), state)


def find_target(ref: Any, state: StrictState) -> Any:
    """Return the schema that a reference within the root leads to; None where there is none. RFC 6901.

    >>> find_target("#/$defs/a~1b", {"root": {"$defs": {"a/b": {"type": "null"}}}, "definitions": {}, "problems": []})
    {'type': 'null'}
    """
    if not isinstance(ref, str) or not (ref == "#" or ref.startswith("#/")):
        return None
    node: Any = state["root"]
    for step in ref.split("/")[1:]:
        key: Any = step.replace("~1", "/").replace("~0", "~")
        key = int(key) if isinstance(node, list) and key.isdecimal() else key
        try:
            node = node[key]
        except (KeyError, IndexError, TypeError):
            return None
    return node if isinstance(node, Mapping) else None


def rewrite_object(node: Schema, path: str, inside: tuple[str, ...], state: StrictState) -> Schema:
    """Return an object's schema closed, and with all its keys required."""
    properties = node.get("properties")
    keys = properties if isinstance(properties, Mapping) else {}
    closed = node.get("additionalProperties", node.get("unevaluatedProperties", properties is None)) is False
    explicit = {"additionalProperties", "unevaluatedProperties"} & node.keys()
    if node.get("patternProperties") or not (closed or (not explicit and properties is not None)):
        add_problem(state, path, "additionalProperties", OPEN_DICT)
    required = node.get("required") or ()
    for key in [key for key in required if key not in keys] if isinstance(required, (list, tuple)) else ():
        add_problem(state, join_path(path, key), "required", NO_PROPERTY)
    inner = {key: rewrite_schema(value, join_path(path, key), inside, state) for key, value in keys.items()}
    return {**node, "properties": inner, "required": [*inner], "additionalProperties": False}


def rewrite_array(node: Schema, path: str, inside: tuple[str, ...], state: StrictState) -> Schema:
    """Return an array's schema with one schema for all its items; a tuple of one kind becomes a list of that length."""
    places = node["items"] if isinstance(node.get("items"), list) else node.get("prefixItems")
    if places is not None:
        size = len(places)
        alike = all(strip_title(place) == strip_title(places[0]) for place in places)
        if not places or not alike or node.get("minItems") != size or node.get("maxItems", size) != size:
            add_problem(state, path, "prefixItems", TUPLE)
            return assoc(node, "items", {})  # type: ignore[no-any-return]
        node = {**node, "items": places[0], "maxItems": size}
    if node.get("items", True) in (True, {}):
        add_problem(state, path, "items", ANY_ITEMS)
        return node
    return assoc(node, "items", rewrite_schema(node["items"], f"{path}[]", inside, state))  # type: ignore[no-any-return]


def strip_title(schema: Any) -> Any:
    """Return a schema without what only annotates, to compare it."""
    return drop_annotations(schema) if isinstance(schema, Mapping) else schema


def rewrite_string(node: Schema, path: str, _inside: tuple[str, ...], state: StrictState) -> Schema:
    """Return a string's schema without formats that strict mode does not know."""
    if isinstance(node.get("pattern"), str) and LOOKAROUND.search(node["pattern"]):
        add_problem(state, path, "pattern", NO_LOOKAROUND)
    return dissoc(node, "format") if node.get("format") not in FORMATS else node


def rewrite_union(node: Schema, path: str, inside: tuple[str, ...], state: StrictState) -> Schema:
    """Return a schema with each branch of its `anyOf` rewritten."""
    if "anyOf" not in node:
        return node
    return {**node, "anyOf": [rewrite_schema(branch, path, inside, state) for branch in node["anyOf"]]}


REWRITE_BY_TYPE = (
    ("object", rewrite_object),
    ("array", rewrite_array),
    ("string", rewrite_string),
    (None, rewrite_union),
)
"""What is rewritten of the values of a type; None: of all."""


def join_path(path: str, key: Any) -> str:
    """Return the path of a key below `path`.

    >>> join_path(".a[]", "b"), join_path("", "b c")
    ('.a[].b', "['b c']")
    """
    return f"{path}.{key}" if isinstance(key, str) and key.isidentifier() else f"{path}[{key!r}]"
