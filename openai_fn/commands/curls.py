"""The curl command of a call."""

import os

from openai_fn.commands.given import refuse
from openai_fn.curl import command, variables
from openai_fn.encode import encode
from openai_fn.functions import request_for
from openai_fn.impls import impl_of
from openai_fn.shapes import Map


def curl(row: Map, params: Map, options: Map, output: str | None) -> str:
    """The curl command of a call, its credential as a variable of the shell."""
    impl = impl_of(options.get("impl", "openai"))
    if "transport" in impl:
        refuse(f"impl {impl['name']!r} answers inside the process: there is no address for curl")
    known = variables(impl, row["auth"], options, os.environ)
    request = request_for(row["name"], params, {**options, **known})
    return command(request, encode(request), frozenset(known.values()), output)
