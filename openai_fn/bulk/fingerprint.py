"""What must stay the same while a target is continued, as data without credentials. Pure."""

import re
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from toolz import keyfilter

from openai_fn.bulk.digests import compute_digest
from openai_fn.calls.drivers import run
from openai_fn.calls.pipeline import prepare_steps
from openai_fn.credentials import reveal
from openai_fn.types import Map

RECORDED_OPTIONS = ("base_url", "api_version", "deployment", "model_path")
"""Options that decide what is answered and may be written down."""
DIGEST_OPTIONS = ("query", "body")
"""Options that decide what is answered and may hold secrets: only a digest is written down."""
ROW_SETTINGS = ("params", "template")
"""Settings that are part of every row."""
SEVERAL = "with_fallbacks"
"""What is recorded as the provider of a function that has several places, which may change."""
QUERY_VALUE = re.compile(r"=[^&]*")


def fingerprint_run(options: Map, settings: Map) -> dict[str, Any]:
    """Return what must be the same when a run is continued, for TARGET.bulk.json."""
    rows = {name: {"digest": compute_digest(settings[name])} for name in ROW_SETTINGS if settings.get(name)}
    if "function" in settings:
        return {"version": 1, "impl": SEVERAL, "operation": settings["operation"], **rows}
    provider, full = run(prepare_steps(options))
    recorded = keyfilter(RECORDED_OPTIONS.__contains__, full)
    plain = {name: redact_url(reveal(value)) for name, value in recorded.items() if value and not callable(value)}
    digests = {name: {"digest": compute_digest(full[name])} for name in DIGEST_OPTIONS if full.get(name)}
    return {"version": 1, "impl": provider["name"], **plain, **digests, "operation": settings["operation"], **rows}


def redact_url(url: str) -> str:
    """Return a URL without user, password, fragment and the values of its query; other text as it is.

    >>> redact_url("https://me:s3cret@host:8443/v1?code=s3cret&x=1")
    'https://host:8443/v1?code=***&x=***'
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return "***"
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, host, parts.path, QUERY_VALUE.sub("=***", parts.query), ""))


def identify_options(options: Map) -> dict[str, Any]:
    """Return the options of a row that decide what is answered, without credentials.

    >>> identify_options({"timeout": 5, "deployment": "d", "base_url": "https://me:pw@host/v1"})
    {'deployment': 'd', 'base_url': 'https://host/v1'}
    """
    deciding = keyfilter({"impl", *RECORDED_OPTIONS, *DIGEST_OPTIONS}.__contains__, options)
    return {name: redact_url(value) if name == "base_url" else value for name, value in deciding.items()}


def describe_difference(before: Map, now: Map) -> str:
    """Return how the settings of two runs differ, as the reason of a refusal.

    {"digest"} stands for a value that is not shown.

    >>> describe_difference({"operation": "create_response"}, {"operation": "create_embedding"}).partition(";")[0]
    "was begun with operation 'create_response', not 'create_embedding'"
    """
    names = [name for name in {**before, **now} if before.get(name) != now.get(name)]
    changes = [describe_change(name, before.get(name), now.get(name)) for name in names]
    return f"was begun with {' and '.join(changes)}; run it as before, or choose another target"


def describe_change(name: str, before: Any, now: Any) -> str:
    """Return how one setting differs.

    >>> describe_change("params", {"digest": "0f"}, {"digest": "1e"}), describe_change("params", None, {"digest": "1e"})
    ('other params', 'no params')
    """
    if isinstance(before, dict) or isinstance(now, dict):
        return f"other {name}" if before else f"no {name}"
    return f"{name} {before!r}, not {now!r}"
