"""Make `openai_fn/typed_dicts.py` from schemas/: a TypedDict for each operation's params, answer and chunks.

    python -m schemas.source.typed_dicts [--schemas FOLDER] [--out FILE]

Nothing is checked against these types at run time. In an answer every documented key is typed as present, so that code
may read it; in params, and in the chunks of a stream, only what is required is.
"""

import argparse
import json
import keyword
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from toolz import concat, frequencies, keyfilter, merge, valmap

from openai_fn.providers.table import PROVIDERS

from .answers import FILE_NAME
from .normalize import type_names
from .python_types import (
    ANSWERS,
    PARAMS,
    Style,
    camel_case,
    is_record,
    list_parts,
    list_records,
    reference_target,
    type_of,
)
from .walk import BuildError, Map, Schema

Text = tuple[str, str]
"""A name and the text that defines it."""
FOLDER = Path(__file__).resolve().parent
ALIAS = ": TypeAlias = "
STREAM_PARAMS = {"stream": True, "stream_format": "sse"}
"""Params that ask for a stream, and the value that does."""
HEAD = '''"""The types of params, answers and chunks. Made by schemas/source/typed_dicts.py; do not edit."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from os import PathLike
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, TypeAlias, TypedDict

if sys.version_info >= (3, 11):
    from typing import Required
elif TYPE_CHECKING:
    from typing_extensions import Required

File: TypeAlias = PathLike[str] | bytes | BinaryIO | tuple[str, Any] | tuple[str, Any, str]
"""A path, bytes, an open file, or (name, content) with or without a content type."""
ProviderName: TypeAlias = Literal[{providers}]
"""The providers that the option `impl` may name."""
'''
TAKEN = set(re.findall(r"\b[A-Z]\w+", HEAD.partition('"""\n\n')[2]))


class Catalog(NamedTuple):
    """The sources of the types: rows, params schemas and components by name, and the contents of answers.json."""

    rows: Map
    schemas: Map
    answers: Map


class Form(NamedTuple):
    """How records are written: their containers, whether all keys are present, and the new names of components."""

    style: Style
    total: bool
    renames: Map


def read_catalog(folder: Path) -> Catalog:
    """Return the contents of a schemas folder."""
    rows = json.loads((folder / "operations.json").read_bytes())
    files = [json.loads(path.read_bytes()) for path in sorted(folder.glob("*.json"))]
    path = folder / "source" / FILE_NAME
    answers = json.loads(path.read_bytes()) if path.exists() else {"answers": {}, "chunks": {}, "$defs": {}}
    return Catalog(rows, merge([file.get("$defs", {}) for file in files]), answers)


def format_module(catalog: Catalog) -> str:
    """Return the text of typed_dicts.py."""
    texts = list(concat([params_texts(catalog), answer_texts(catalog)]))
    check_names([name for name, _ in texts])
    exported = "__all__ = (\n" + "".join(f'    "{name}",\n' for name in sorted(name for name, _ in texts)) + ")"
    classes = [text for _, text in texts if ALIAS not in text]
    aliases = {name: text for name, text in texts if ALIAS in text}
    providers = ", ".join(f'"{name}"' for name in sorted(PROVIDERS))
    head = HEAD.rstrip().replace("{providers}", providers)
    return "\n\n".join([head, exported, *classes, *sort_aliases(aliases)]) + "\n"


def sort_aliases(aliases: Map) -> list[str]:
    """Return the texts of aliases, each after those that it names; one that leads to itself is quoted."""
    names = {
        name: set(re.findall(r"\b[A-Z]\w*", text.partition(ALIAS)[2])) & aliases.keys()
        for name, text in aliases.items()
    }
    written: list[str] = []
    done: set[str] = set()
    while done != aliases.keys():
        ready = [name for name in aliases if name not in done and names[name] <= done]
        for name in ready or [next(name for name in aliases if name not in done)]:
            head, _, union = aliases[name].partition(ALIAS)
            written.append(aliases[name] if ready else f"{head}{ALIAS}{union!r}")
            done.add(name)
    return written


def params_texts(catalog: Catalog) -> Iterator[Text]:
    """Yield the types of params: each operation's, then the components that they lead to."""
    form = Form(PARAMS, total=False, renames={})
    for name, row in catalog.rows.items():
        schema = catalog.schemas[name]
        yield from operation_texts(f"{camel_case(name)}Params", schema, row, form)
    for name in sorted(used_components([catalog.schemas[name] for name in catalog.rows], catalog.schemas)):
        yield from component_texts(name, catalog.schemas[name], form)


def operation_texts(name: str, schema: Map, row: Map, form: Form) -> Iterator[Text]:
    """Yield the types of one operation's params; of one that streams by a param, also that of a call that does."""
    records = list(list_records(schema, name))
    switch = stream_switch(row, schema)
    if not switch:
        yield from (format_record(*record, form) for record in records)
        return
    rest = {**schema, "properties": keyfilter(lambda key: key != switch, schema["properties"])}
    yield format_record(f"{name}Base", rest, form, owner=name)
    yield format_record(name, pick(schema, switch), form, base=f"{name}Base")
    always = {"properties": {switch: {"enum": [STREAM_PARAMS[switch]]}}, "required": [switch]}
    yield format_record(streaming_name(name), always, form, base=f"{name}Base")
    yield from (format_record(*record, form) for record in records[1:])


def stream_switch(row: Map, schema: Map) -> str | None:
    """Return the param that makes an operation stream, or None."""
    return next((key for key in STREAM_PARAMS if row.get("stream") and key in schema.get("properties", {})), None)


def streaming_name(name: str) -> str:
    """Return the name of the params of a call that streams.

    >>> streaming_name("CreateResponseParams")
    'CreateResponseStreamingParams'
    """
    return f"{name.removesuffix('Params')}StreamingParams"


def pick(schema: Map, key: str) -> Schema:
    """Return an object schema of one of its keys."""
    return {"type": "object", "properties": {key: schema["properties"][key]}}


def answer_texts(catalog: Catalog) -> Iterator[Text]:
    """Yield the types of answers and chunks, and the components that they lead to."""
    answers, chunks, defs = (catalog.answers[key] for key in ("answers", "chunks", "$defs"))
    taken = {name for name, _ in params_texts(catalog)}
    form = Form(ANSWERS, total=True, renames={name: f"Returned{name}" for name in defs if name in taken})
    partial = form._replace(total=False)
    whole = used_components(list(answers.values()), defs)
    for name, schema in answers.items():
        yield from alias_texts(answer_name(name), schema, form, defs)
    for name, schema in chunks.items():
        yield from alias_texts(chunk_name(name), schema, partial, defs)
    for name in sorted(used_components([*answers.values(), *chunks.values()], defs)):
        yield from component_texts(form.renames.get(name, name), defs[name], form if name in whole else partial)


def answer_name(name: str) -> str:
    """Return the name of the type of an operation's answer."""
    return f"{camel_case(name)}Response"


def chunk_name(name: str) -> str:
    """Return the name of the type of an operation's chunks."""
    return f"{camel_case(name)}Chunk"


def alias_texts(name: str, schema: Map, form: Form, defs: Map) -> Iterator[Text]:
    """Yield the type of an answer under its operation's name, if no component has that name."""
    target = reference_target(schema) if "$ref" in schema else ""
    if target != name or target in form.renames:
        if name in defs and target != name:
            raise BuildError(f"{name} is an answer's name and a component's")
        yield from component_texts(name, schema, form)


def component_texts(name: str, schema: Map, form: Form) -> Iterator[Text]:
    """Yield a component: a TypedDict, or an alias and the TypedDicts that it needs."""
    alone = is_record(schema) and type_names(schema) == ["object"]
    base = name if alone else f"{name}Value"
    yield from (format_record(*record, form) for record in list_records(schema, base))
    if not alone:
        yield name, f"{name}{ALIAS}{rename_types(schema, base, form)}"


def rename_types(schema: Map, name: str, form: Form) -> str:
    """Return the type of a schema's values with the form's names of components."""
    text = type_of(schema, name, form.style)
    return re.sub(r'"(?:[^"\\]|\\.)*"|\b[A-Z]\w*', lambda match: form.renames.get(match[0], match[0]), text)


def format_record(name: str, schema: Map, form: Form, base: str = "TypedDict", owner: str = "") -> Text:
    """Return one TypedDict; our texts on a key stand below it, where editors look for them.

    `owner` is the name that its parts' names begin with, where that is another.
    """
    required = set(schema.get("required", ()))
    types = {
        key: rename_types(part, (owner or name) + camel_case(key), form) for key, part in schema["properties"].items()
    }
    if not form.total:
        types = {key: f"Required[{text}]" if key in required else text for key, text in types.items()}
    total = "" if form.total else ", total=False"
    if not all(key.isidentifier() and not keyword.iskeyword(key) for key in types):
        fields = ", ".join(f"{json.dumps(key)}: {text!r}" for key, text in types.items())
        return name, f'{name} = TypedDict("{name}", {{{fields}}}{total})'
    texts = valmap(lambda part: part.get("description"), schema["properties"])
    lines = [f"    {key}: {text}" + (f'\n    """{texts[key]}"""' if texts[key] else "") for key, text in types.items()]
    return name, "\n".join([f"class {name}({base}{total}):", *lines])


def used_components(schemas: list[Any], defs: Map) -> set[str]:
    """Return the names of the components that schemas lead to."""
    reached: set[str] = set()
    new = {reference_target(part) for schema in schemas for part in iter_within(schema) if "$ref" in part}
    while new:
        reached |= new
        new = {reference_target(part) for name in new for part in iter_within(defs[name]) if "$ref" in part} - reached
    return reached


def iter_within(schema: Map) -> Iterator[Map]:
    """Yield a schema and all that a type of it is made from."""
    yield schema
    for part, _ in list_parts(schema, ""):
        yield from iter_within(part)


def check_names(names: list[str]) -> None:
    """Raise BuildError when two types would have one name."""
    repeated = sorted(name for name, count in frequencies(names).items() if count > 1 or name in TAKEN)
    if repeated:
        raise BuildError(f"more than one type would be called {', '.join(repeated)}")


def main(arguments: list[str] | None = None) -> int:
    """Write the file; return 0, or 2 when two types would have one name."""
    command = argparse.ArgumentParser(description="Make openai_fn/typed_dicts.py from schemas/.")
    command.add_argument("--schemas", type=Path, default=FOLDER.parent, metavar="FOLDER")
    command.add_argument("--out", type=Path, default=FOLDER.parents[1] / "openai_fn" / "typed_dicts.py", metavar="FILE")
    settings = command.parse_args(arguments)
    try:
        text = format_module(read_catalog(settings.schemas))
    except BuildError as problem:
        print(f"nothing written: {problem}", file=sys.stderr)
        return 2
    settings.out.write_text(text, encoding="utf-8", newline="\n")
    print(f"{text.count('(TypedDict')} types, {len(text):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
