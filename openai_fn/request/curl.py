"""Write a request as a curl command that a shell can run, with the credential taken from the environment."""

import os
from collections.abc import Iterator
from shlex import quote
from typing import Any

from openai_fn.credentials import CREDENTIAL_HEADERS, MASK, is_credential_name, reveal
from openai_fn.errors import InvalidParamsError, make_error
from openai_fn.options import list_options_with, list_row_options
from openai_fn.request.encode import SDP, encode_json
from openai_fn.request.files import File
from openai_fn.request.query import encode_scalar, flatten_param
from openai_fn.types import EncodedRequest, Map, Request

MULTIPART = "multipart/form-data"
CURL_HEADERS = frozenset({"content-type", "content-length"})
"""Headers of a form that curl sends by itself."""


def list_shell_variables(impl: Map, auth: str, options: Map, environ: Map) -> dict[str, str]:
    """Return the shell variable of each credential of a call: those that are set, else the one that the call needs.

    >>> impl = {"env": {"api_key": ["MY_KEY", "OLD_KEY"], "base_url": ["MY_URL"]}}
    >>> list_shell_variables(impl, "api_key", {}, {}), list_shell_variables(impl, "api_key", {}, {"OLD_KEY": "sk-1"})
    ({'api_key': '$MY_KEY'}, {'api_key': '$OLD_KEY'})
    >>> list_shell_variables(impl, "api_key", {}, {"AZURE_AD_TOKEN": "another provider's"})
    {'api_key': '$MY_KEY'}
    """
    own = list_options_with("credential") & list_row_options(impl)
    credentials = sorted({auth, *own} - {"admin_api_key"}) if auth != "admin_api_key" else [auth]
    names = {option: impl.get("env", {}).get(option) or [option.upper()] for option in credentials}
    present = {option: next((name for name in names[option] if environ.get(name)), None) for option in names}
    variables = {option: name or names[option][0] for option, name in present.items() if name or options.get(option)}
    return {option: f"${name}" for option, name in (variables or {auth: names[auth][0]}).items()}


def format_curl(request: Request, encoded: EncodedRequest, known: frozenset[str], output: str | None = None) -> str:
    r"""Return the curl command that sends `request`; `encoded` is the same request encoded.

    `known` are the shell variables that may be written in its headers; `output` is the file for the response's body.
    Raises InvalidParamsError for a file that is not on disk.

    >>> encoded = {"method": "DELETE", "url": "https://host/v1/x", "headers": {"accept": "*/*"}, "body": None}
    >>> print(format_curl({}, encoded, frozenset()))
    curl -X DELETE https://host/v1/x \
      -H 'accept: */*'
    """
    is_form = str(encoded["headers"].get("content-type")).startswith(MULTIPART)
    usual = "GET" if encoded["body"] is None else "POST"
    words = ["curl", *["-N"] * bool(encoded.get("stream")), *["-X " + encoded["method"]] * (encoded["method"] != usual)]
    words += ["-o " + quote(output)] if output else []
    headers = [(name, value) for name, value in encoded["headers"].items() if not (is_form and name in CURL_HEADERS)]
    body = format_fields(request) if is_form else format_body(encoded)
    heads = [f"-H {format_header(name, value, known)}" for name, value in headers]
    words += [quote(str(encoded["url"]))]  # a hidden one prints as ***
    return " \\\n  ".join([" ".join(words), *heads, *body])


def format_body(encoded: EncodedRequest) -> Iterator[str]:
    """Yield the option for a body that is no form, if there is a body."""
    if isinstance(encoded["body"], bytes):
        yield f"--data-raw {quote(encoded['body'].decode())}"


def format_fields(request: Request) -> Iterator[str]:
    """Yield the options for the parts of a form, in the order in which a call sends them."""
    if request["encoding"] == "sdp":
        for name, value in request["body"].items():
            kind, text = (SDP, value) if name == "sdp" else ("application/json", encode_json(value)[0].decode())
            yield f"-F {quote(f'{name}={quote_for_curl(str(text))};type={kind}')}"
        return
    fields = [leaf for key, value in request["body"].items() for leaf in flatten_param(key, value)]
    for name, value in sorted(fields, key=lambda leaf: isinstance(leaf[1], File)):
        yield (
            f"-F {quote(format_file_field(name, value))}"
            if isinstance(value, File)
            else format_plain_field(name, value)
        )


def format_plain_field(name: str, value: object) -> str:
    """Return the option for a field whose value curl sends as it is."""
    return f"--form-string {quote(f'{name}={encode_scalar(value)}')}"


def format_file_field(name: str, file: File) -> str:
    """Return a file as a value of -F, which curl reads when it runs; raise InvalidParamsError for one not on disk."""
    if not isinstance(file.source, os.PathLike):
        raise InvalidParamsError(make_error("invalid_params", f"{name}: curl can send files on disk only"))
    return f"{name}=@{quote_for_curl(os.fspath(file.source))};type={file.type};filename={quote_for_curl(file.name)}"


def quote_for_curl(value: str) -> str:
    r"""Return a text with the quotes and escapes that curl reads in a value of -F.

    >>> print(quote_for_curl('a;b "c"'))
    "a;b \"c\""
    """
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def format_header(name: str, value: Any, known: frozenset[str]) -> str:
    """Return a header as a word of the shell: the shell fills in a variable of `known`, other credentials are hidden.

    >>> format_header("authorization", "Bearer $MY_KEY", frozenset({"$MY_KEY"}))
    '"authorization: Bearer $MY_KEY"'
    >>> format_header("api-key", "sk-123", frozenset())
    "'api-key: ***'"
    """
    text = reveal(value)
    if name in CREDENTIAL_HEADERS and text.removeprefix("Bearer ") in known:
        return f'"{name}: {text}"'
    return quote(f"{name}: {MASK if name in CREDENTIAL_HEADERS or is_credential_name(name) else text}")
