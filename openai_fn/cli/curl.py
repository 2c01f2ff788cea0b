"""The curl command of a call."""

import os

from openai_fn.cli.arguments import refuse_argument
from openai_fn.functions import request_for
from openai_fn.providers.table import find_provider
from openai_fn.request.curl import format_curl, list_shell_variables
from openai_fn.request.encode import encode_request
from openai_fn.types import Map


def build_curl(row: Map, params: Map, options: Map, output: str | None) -> str:
    """The curl command of a call, its credential as a variable of the shell."""
    impl = find_provider(options.get("impl", "openai"))
    if "transport" in impl:
        refuse_argument(f"impl {impl['name']!r} answers inside the process: there is no address for curl")
    known = list_shell_variables(impl, row["auth"], options, os.environ)
    request = request_for(row["name"], params, {**options, **known})
    return format_curl(request, encode_request(request), frozenset(known.values()), output)
