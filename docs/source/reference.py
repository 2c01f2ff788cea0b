"""The reference: a page for each group of operations, made from the table and the schemas. Pure.

Names, types, limits and defaults are those of `help` and `openai-fn doc`, from the same functions.
"""

from collections.abc import Iterator
from types import UnionType
from typing import Any, cast, get_args

from docs.source.operation_examples import Tab
from openai_fn import typed_dicts
from openai_fn.catalog.help_text import describe_bounds, describe_return, describe_type, follow_ref
from openai_fn.catalog.nested_parts import list_nested_parts
from openai_fn.types import Map, Operation
from schemas.source.python_types import camel_case

LARGEST_GROUP = 80
"""The most operations on a page; a larger group has a page for each of its resources."""
USUAL_GROUPS = (
    "responses", "chat", "embeddings", "images", "audio", "videos", "moderations", "models", "files", "uploads",
    "batches", "vector_stores", "fine_tuning", "evals", "realtime",
)  # fmt: skip
"""The groups that people look for most, in the order of the navigation; the others follow by name."""
TITLES = {
    "chat": "Chat completions", "chatkit": "ChatKit", "fine_tuning": "Fine-tuning", "admin": "Administration",
    "assistants": "Assistants and threads", "responses": "Responses and conversations", "audio": "Audio",
}  # fmt: skip
"""The titles of groups that are not just their names."""
FACTS = {
    "stream": 'streams with `"stream": True`',
    "page": "goes on page by page: `items`, `pages`",
    "cache": "can be [cached](../caching.md)",
    "files": "sends files",
    "beta": "a beta of the API",
    "since": "newer than the API description",
}
"""What is said of an operation whose row has a column."""
GROUP_TEXT = (
    "{count} operation{plural} of the API, each with its params, and its call in Python, asyncio, curl and a shell."
)
INDEX_TEXT = """\
All {count} operations of the API. Each is a function `f(params, options)` of `openai_fn` and of `openai_fn.aio`, and a
command of `openai-fn`. The [options](../options.md) are the same for all of them."""
TABLE_HEAD = "| param | type, limits, default | meaning |\n|---|---|---|"
Group = tuple[str, list[Map]]
"""The name of a page and the rows of its operations."""


def group_operations(rows: Map) -> list[Group]:
    """Return the groups of operations in the order of the navigation.

    >>> rows = {"list_files": {"schema": "files.json", "path": "/files"}}
    >>> group_operations(rows)
    [('files', [{'schema': 'files.json', 'path': '/files'}])]
    """
    files: dict[str, list[Map]] = {}
    for row in rows.values():
        files.setdefault(row["schema"].removesuffix(".json"), []).append(row)
    groups = [group for name, found in files.items() for group in split_group(name, found)]
    return sorted(groups, key=lambda group: (rank_group(group[0]), group[0]))


def rank_group(name: str) -> int:
    """Return the place of a group: the usual ones in their order, then others, then administration."""
    return USUAL_GROUPS.index(name) if name in USUAL_GROUPS else len(USUAL_GROUPS) + name.startswith("admin-")


def split_group(name: str, rows: list[Map]) -> Iterator[Group]:
    """Yield a group, or its parts by the first resource of their paths where it is too large for a page.

    >>> rows = [{"path": f"/organization/users/{n}"} for n in range(90)]
    >>> [part for part, _ in split_group("admin", rows)]
    ['admin-users']
    """
    if len(rows) <= LARGEST_GROUP:
        yield name, rows
        return
    parts: dict[str, list[Map]] = {}
    for row in rows:
        words = [word for word in row["path"].split("/")[1:] if "{" not in word]
        resource = words[1] if words[0] == "organization" else words[0]
        parts.setdefault(f"{name}-{resource}", []).append(row)
    yield from parts.items()


def title_group(name: str) -> str:
    """Return the title of a group's page.

    >>> title_group("vector_stores"), title_group("admin-spend_limit")
    ('Vector stores', 'Administration: spend limit')
    """
    group, _, resource = name.partition("-")
    title = TITLES.get(group, group.replace("_", " ").capitalize())
    return f"{title}: {resource.replace('_', ' ')}" if resource else title


def format_group(group: Group, schemas: Map, examples: dict[str, list[Tab]]) -> str:
    """Return the page of a group: a list of its operations, then a section for each."""
    name, rows = group
    lines = [f"- [`{row['name']}`](#{row['name']}): {row['summary']}" for row in rows]
    sections = [format_operation(row, schemas[row["name"]], examples[row["name"]]) for row in rows]
    text = GROUP_TEXT.format(count=len(rows), plural="s" * (len(rows) > 1))
    return "\n\n".join([f"# {title_group(name)}", text, "\n".join(lines), *sections]) + "\n"


def format_operation(row: Map, schema: Map, tabs: list[Tab]) -> str:
    """Return the section of an operation: what it does, its params with types and limits, examples, nested parts."""
    parts = [
        f"## {row['name']}",
        row["summary"] + (" **Deprecated by the API.**" if row["deprecated"] else ""),
        " · ".join(iter_facts(row)),
        format_param_table(schema),
        *(format_tab(*tab) for tab in tabs),
        format_nested(schema),
        describe_result(row),
    ]
    return "\n\n".join(part for part in parts if part)


def iter_facts(row: Map) -> Iterator[str]:
    """Yield what is to be said of an operation beside its params: method and path, and what its columns mean."""
    yield f"`{row['method'].upper()} {row['path']}`"
    if row.get("kind"):
        yield f"a {row['kind']}"
    if row["auth"] != "api_key":
        yield f"needs `{row['auth']}`"
    yield from (text for column, text in FACTS.items() if row.get(column))
    if row["aliases"]:
        yield "also named " + ", ".join(f"`{alias}`" for alias in row["aliases"])


def format_param_table(schema: Map) -> str:
    """Return the table of params: the required ones first, the deprecated ones last.

    >>> table = format_param_table({"properties": {"n": {"type": "integer", "minimum": 1}}, "required": ["n"]})
    >>> print(table.splitlines()[4])
    | `n` **required** | integer, at least 1 |  |
    """
    required, defs = {*schema.get("required", ())}, schema.get("$defs", {})
    rows = [
        format_param(name, part, defs, required=name in required)
        for name, part in sorted(
            schema.get("properties", {}).items(),
            key=lambda item: (item[0] not in required, bool(item[1].get("deprecated"))),
        )
    ]
    return wrap_table([TABLE_HEAD, *rows]) if rows else "It takes no params."


def wrap_table(lines: list[str]) -> str:
    """Return a table in a box by which a narrow screen shows a row as a block, its cells below each other."""
    return "\n".join(['<div class="params" markdown>', "", *lines, "", "</div>"])


def format_param(name: str, part: Map, defs: Map, *, required: bool) -> str:
    """Return the line of a param."""
    facts = describe_facts(part, defs)
    meaning = " ".join([part.get("description", ""), *["Deprecated."] * bool(part.get("deprecated"))]).strip()
    return f"| `{name}`{' **required**' * required} | {escape_cell(facts)} | {escape_text(meaning)} |"


def describe_facts(part: Map, defs: Map) -> str:
    """Return the type, the limits and the default of a param.

    >>> describe_facts({"type": "string", "maxLength": 64, "default": "red"}, {})
    'string, at most 64 characters, default "red"'
    """
    return describe_type(part, defs) + "".join(describe_bounds(follow_ref(part, defs)))


def escape_text(text: str) -> str:
    r"""Return a text for a cell of a table in which only `code` has a meaning.

    >>> escape_text("`a_b` or <c_d>")
    '`a_b` or &lt;c\\_d&gt;'
    """
    parts = text.split("`")
    return "`".join(part if number % 2 else escape_cell(part) for number, part in enumerate(parts))


def escape_cell(text: str) -> str:
    r"""Return a text whose characters mean themselves in a cell of a table.

    >>> escape_cell("list of {a|b}, <x> or *")
    'list of \\{a\\|b\\}, &lt;x&gt; or \\*'
    """
    for char, escaped in (("\\", "\\\\"), ("<", "&lt;"), (">", "&gt;"), *((mark, f"\\{mark}") for mark in "|*_`[]{}")):
        text = text.replace(char, escaped)
    return text


def format_tab(title: str, language: str, text: str) -> str:
    """Return an example as a content tab of Zensical."""
    return f'=== "{title}"\n\n' + indent(f"```{language}\n{text}\n```")


def format_nested(schema: Map) -> str:
    """Return a box, closed at first, with the shapes of the nested parts of params; "" without any."""
    lines = [
        line for path, shapes in list_nested_parts(schema).items() for line in (path, *(f"  {one}" for one in shapes))
    ]
    head = '??? note "Nested parts (* is required)"\n\n'
    return head + indent("```text {.output}\n" + "\n".join(lines) + "\n```") if lines else ""


def indent(text: str) -> str:
    """Return a text indented by four spaces."""
    return "\n".join(f"    {line}".rstrip() for line in text.splitlines())


def describe_result(row: Map) -> str:
    """Return what a call returns: its form, the keys of the response, the names of the types."""
    stem = camel_case(row["name"])
    names = [f"`{stem}{kind}`" for kind in ("Params", "Response", "Chunk") if hasattr(typed_dicts, f"{stem}{kind}")]
    keys = ", ".join(f"`{key}`" for key in list_keys(getattr(typed_dicts, f"{stem}Response", None)))
    text = describe_return(cast("Operation", row)).replace("\n", " ").removeprefix("Returns ")
    return " ".join(
        [
            f"**Returns** {text}",
            *[f"Keys: {keys}."] * bool(keys),
            *[f"[Types](../types.md): {', '.join(names)}."] * bool(names),
        ]
    )


def list_keys(kind: Any) -> list[str]:
    """Return the keys of a TypedDict, or of the members of a union of such.

    >>> list_keys(typed_dicts.CreateEmbeddingResponse)
    ['data', 'model', 'object', 'usage']
    """
    members = get_args(kind) if isinstance(kind, UnionType) else (kind,)
    return list(dict.fromkeys(key for one in members for key in getattr(one, "__annotations__", ())))


def format_index(groups: list[Group]) -> str:
    """Return the first page of the reference: all operations by group, each with a link."""
    count = sum(len(rows) for _, rows in groups)
    parts = ["# Reference", INDEX_TEXT.format(count=count)]
    for name, rows in groups:
        links = " · ".join(f"[`{row['name']}`]({name}.md#{row['name']})" for row in rows)
        parts += [f"## [{title_group(name)}]({name}.md)", links]
    return "\n\n".join(parts) + "\n"


def build_navigation(groups: list[Group]) -> list[Any]:
    """Return the section of the navigation: the index, the groups, and administration as a section of its own."""
    entries = [{title_group(name): f"reference/{name}.md"} for name, _ in groups if "-" not in name]
    parts = [
        {name.partition("-")[2].replace("_", " ").capitalize(): f"reference/{name}.md"}
        for name, _ in groups
        if "-" in name
    ]
    return [{"Overview": "reference/index.md"}, *entries, *[{TITLES["admin"]: parts}] * bool(parts)]
