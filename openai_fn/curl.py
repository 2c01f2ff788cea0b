"""A request as a curl command that a shell runs as it stands, with the credential taken from the environment."""

from shlex import quote

from openai_fn.secret import HEADERS, HIDDEN, OPTIONS, shown
from openai_fn.shapes import Map


def variables(impl: Map, auth: str, options: Map, environ: Map) -> dict[str, str]:
    """The credentials of a call, each as the shell variable that holds it: those that are set, else the one it needs.

    >>> impl = {"env": {"api_key": ["MY_KEY", "OLD_KEY"], "base_url": ["MY_URL"]}}
    >>> variables(impl, "api_key", {}, {}), variables(impl, "api_key", {}, {"OLD_KEY": "sk-1"})
    ({'api_key': '$MY_KEY'}, {'api_key': '$OLD_KEY'})
    """
    names = {option: impl.get("env", {}).get(option) or [option.upper()] for option in sorted(OPTIONS)}
    found = {option: next((name for name in names[option] if environ.get(name)), None) for option in names}
    given = {option: name or names[option][0] for option, name in found.items() if name or options.get(option)}
    return {option: f"${name}" for option, name in (given or {auth: names[auth][0]}).items()}


def command(wire: Map, known: frozenset[str]) -> str:
    r"""The curl command that sends `wire` (`shapes.Wire`). `known` are the variables that may stand in its headers.

    >>> wire = {"method": "DELETE", "url": "https://host/v1/x", "headers": {"accept": "*/*"}, "body": None}
    >>> print(command(wire, frozenset()))
    curl -X DELETE https://host/v1/x \
      -H 'accept: */*'
    """
    usual = "GET" if wire["body"] is None else "POST"
    words = [
        "curl",
        *(["-N"] if wire.get("stream") else []),
        *(["-X", wire["method"]] if wire["method"] != usual else []),
    ]
    headers = [f"-H {header(name, value, known)}" for name, value in wire["headers"].items()]
    body = [] if wire["body"] is None else [f"--data-binary {quote(wire['body'].decode())}"]
    return " \\\n  ".join([" ".join([*words, quote(wire["url"])]), *headers, *body])


def header(name: str, value: str, known: frozenset[str]) -> str:
    """A header as a word of the shell: a variable of `known` is left to the shell, any other credential is hidden.

    >>> header("authorization", "Bearer $MY_KEY", frozenset({"$MY_KEY"})), header("api-key", "sk-123", frozenset())
    ('"authorization: Bearer $MY_KEY"', "'api-key: ***'")
    """
    text = shown(value)
    if name in HEADERS and text.removeprefix("Bearer ") in known:
        return f'"{name}: {text}"'
    return quote(f"{name}: {HIDDEN if name in HEADERS else text}")
