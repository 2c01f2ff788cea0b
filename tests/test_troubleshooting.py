"""docs/troubleshooting.md has a section for each category and a line for each message of the package's tables."""

import re
from urllib.parse import urlsplit

import pytest

from openai_fn.errors import CLASSES, CODE_HINTS, RETRYABLE
from openai_fn.providers import authorize
from openai_fn.providers.endpoint import list_url_faults
from openai_fn.request import files, headers, jsonable
from openai_fn.response.api_errors import CATEGORY_BY_CODE, CATEGORY_BY_STATUS
from openai_fn.response.decode import too_deep_error
from openai_fn.streaming import chunks
from openai_fn.structured.parse import REASON_HINTS, REASON_MESSAGES
from openai_fn.transport.transport_errors import TRANSPORT_ERRORS, UNKNOWN_TRANSPORT_ERROR
from openai_fn.validation.messages import BOUND_TEMPLATES
from openai_fn.webhooks import NO_MATCH
from openai_fn.websocket.closing import CLOSE_CODES, FAULTS, OTHER_CODE
from openai_fn.websocket.events import NO_EVENT
from openai_fn.websocket.line import IS_CLOSED
from openai_fn.websocket.opening import NO_UPGRADE
from openai_fn.websocket.turns import CLOSED_EARLY, DEADLINE, SILENT
from tests.support.paths import REPOSITORY

TEXT = (REPOSITORY / "docs" / "troubleshooting.md").read_text(encoding="utf-8")
SECTIONS = {part.partition("\n")[0]: part for part in TEXT.split("\n## ")[1:]}
BY_CATEGORY = {name.partition(":")[0]: part for name, part in SECTIONS.items() if ": " in name}
URL = "URL"
FILE_MESSAGES = (
    files.STRING_AS_FILE, files.NOT_A_FILE, files.TEXT_MODE_FILE, files.NO_FILE_NAME.partition(";")[0],
    files.BAD_CONTENT_TYPE, files.UNREADABLE_FILE, files.BAD_FILE_NAME.partition(";")[0], files.FILE_SHRANK,
)  # fmt: skip
JSON_MESSAGES = (
    jsonable.LONE_SURROGATE, jsonable.TOO_DEEP, jsonable.SELF_REFERENCE, jsonable.TOO_MANY_DIGITS,
    jsonable.NOT_A_NUMBER, jsonable.NOT_JSON, jsonable.BAD_KEY, jsonable.UNWRITABLE,
)  # fmt: skip
OPTION_MESSAGES = (
    *(words for _, words in authorize.CREDENTIAL_FAULTS),
    authorize.NOT_PRINTABLE,
    authorize.MASKED.partition(":")[0],
    *(why.replace(repr(URL), URL) for _, why in list_url_faults(URL, urlsplit(URL), None, query=False)),
    headers.FRAMING_REFUSED,
    headers.BAD_HEADER_NAME,
    headers.BAD_HEADER_VALUE.partition(" (")[0],
)
STREAM_MESSAGES = (chunks.STREAM_CUT, chunks.LAST_EVENT_CUT, chunks.STREAM_TOO_LONG)
MESSAGES = [
    *((row[2], row[3]) for row in (*TRANSPORT_ERRORS, UNKNOWN_TRANSPORT_ERROR)),
    *(("invalid_params", text) for text in (*BOUND_TEMPLATES.values(), *FILE_MESSAGES, *JSON_MESSAGES)),
    *(("invalid_options", text) for text in OPTION_MESSAGES),
    *(("stream", text) for text in STREAM_MESSAGES),
    *(("output", text) for text in REASON_MESSAGES.values()),
    *((row.category, row.message) for row in (*CLOSE_CODES.values(), *FAULTS.values(), OTHER_CODE)),
    ("response", too_deep_error()["message"]),
    *(("timeout", text) for text in (SILENT.replace(":g", ""), DEADLINE)),
    *(("response", text) for text in (NO_UPGRADE, NO_EVENT)),
    ("stream", CLOSED_EARLY),
    ("connection", IS_CLOSED),
    ("webhook", NO_MATCH),
]
PLACEHOLDER = re.compile(r"\{[^{}]*\}(?!\})")


def make_pattern(message: str) -> str:
    """The pattern of a message in which anything may stand for a placeholder."""
    pieces = [re.escape(piece.replace("{{", "{").replace("}}", "}")) for piece in PLACEHOLDER.split(message)]
    return r"[^`|]*".join(pieces)


@pytest.mark.parametrize("category", CLASSES)
def test_every_category_has_a_section_with_its_class(category: str) -> None:
    assert SECTIONS.keys() >= {f"{category}: {CLASSES[category].__name__}"}


def test_no_section_is_about_a_category_that_does_not_exist() -> None:
    assert BY_CATEGORY.keys() <= CLASSES.keys()


@pytest.mark.parametrize(("category", "message"), sorted({*MESSAGES}))
def test_every_message_of_a_table_stands_in_its_category(category: str, message: str) -> None:
    assert re.search(f"`[^`]*{make_pattern(message)}[^`]*`", BY_CATEGORY[category]), message


@pytest.mark.parametrize("category", sorted(CLASSES.keys() - {"webhook", "output", "tools"}))
def test_a_section_says_whether_a_category_is_retried(category: str) -> None:
    said = re.search(r"(Retried|Not retried|not retried)", BY_CATEGORY[category])
    assert said
    assert (said[1] == "Retried") == (category in RETRYABLE or category == "status")


@pytest.mark.parametrize("status", sorted(CATEGORY_BY_STATUS))
def test_a_section_names_its_status(status: int) -> None:
    assert f"Status {status}." in BY_CATEGORY[CATEGORY_BY_STATUS[status]]


@pytest.mark.parametrize("code", sorted(CATEGORY_BY_CODE))
def test_a_code_stands_in_the_section_of_its_category(code: str) -> None:
    assert f"`{code}`" in BY_CATEGORY[CATEGORY_BY_CODE[code]]


@pytest.mark.parametrize("code", sorted(CODE_HINTS))
def test_every_code_with_a_hint_is_explained(code: str) -> None:
    assert f"| `{code}` |" in TEXT


@pytest.mark.parametrize("reason", sorted(REASON_HINTS))
def test_every_reason_of_an_output_error_is_explained(reason: str) -> None:
    assert f"| `{reason}` |" in BY_CATEGORY["output"]


def test_the_pattern_of_a_message_is_its_text() -> None:
    assert re.fullmatch(
        make_pattern("no connection to {host} within {connect:g} s"), "no connection to HOST within 5 s"
    )
    assert not re.fullmatch(make_pattern("pass {{'query': ...}}"), "pass another")
