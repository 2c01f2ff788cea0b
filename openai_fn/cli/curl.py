"""The curl command of a call."""

import os

from openai_fn.cli.arguments import refuse_argument
from openai_fn.functions import request_for
from openai_fn.providers.table import find_provider
from openai_fn.request.curl import format_curl, list_shell_variables
from openai_fn.request.encode import encode_request
from openai_fn.types import Map


def build_curl(row: Map, params: Map, options: Map, output: str | None) -> str:
    """Return the curl command of a call, with its credential as a variable of the shell.

    Raises InvalidParamsError for a provider that has no URL.
    """
    provider = find_provider(options.get("impl", "openai"))
    if "transport" in provider:
        refuse_argument(f"--impl {provider['name']} runs inside the process: there is no URL for curl")
    variables = list_shell_variables(provider, row["auth"], options, os.environ)
    request = request_for(row["name"], params, {**options, **variables})
    return format_curl(request, encode_request(request), frozenset(variables.values()), output)
