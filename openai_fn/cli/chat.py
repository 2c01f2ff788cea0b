"""`openai-fn chat`: one reply to a prompt, or a session on a terminal, streamed as it is written."""

import contextlib
import json
import os
import sys
import warnings
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from toolz import get_in

from openai_fn.catalog.operations import find_row
from openai_fn.cli.arguments import build_options, refuse_argument
from openai_fn.cli.output import Pieces
from openai_fn.cli.params import FIELD, parse_fields
from openai_fn.cli.standard_input import read_standard_input
from openai_fn.cli.terminal import report_error
from openai_fn.errors import InvalidParamsError, OpenAIError
from openai_fn.functions import call
from openai_fn.providers.table import find_provider
from openai_fn.streaming.accumulate import accumulate, text_deltas
from openai_fn.text import find_first_choice, find_message, output_text
from openai_fn.types import Map

OPERATION = "create_chat_completion"
OWN_MODELS = {"local": "local"}
"""The model by provider, for providers that have just one."""
MODEL_MISSING = "chat needs a model: add -m MODEL, such as -m gpt-5; --impl local needs none, and no key"
CUT_REPLIES = {
    "length": "the reply was cut off: it reached the token limit",
    "content_filter": "the reply was cut off: the provider's content filter stopped it",
}
"""The finish reasons of a reply that is not whole, and what to say of each."""
SESSION_PROMPT = "> "
Message = dict[str, Any]


def run_chat(args: Namespace, words: Sequence[str]) -> Pieces:
    """Return the pieces of a reply to the prompt in `words`, or of a session on a terminal where there is none.

    What is wrong with the arguments is raised here, before a model is looked for or a key is needed.
    """
    options = build_options(args)
    params = parse_chat_params(args.param)
    params["model"] = choose_model(args.model or params.get("model"), options)
    params |= build_response_format(args.json_schema) if args.json_schema else {}
    messages: list[Message] = [{"role": "system", "content": args.system}] if args.system else []
    text = read_prompt(words)
    if text:
        return iter_reply(params, [*messages, {"role": "user", "content": text}], options, [])
    if is_tty(sys.stdin) and not asks_for_input(words):
        return iter_session(params, messages, options)
    return refuse_argument('there is no prompt: openai-fn chat "PROMPT" -m MODEL, or pipe it in')


def choose_model(model: str | None, options: Map) -> str:
    """Return the model of a chat: the one that is named, an Azure deployment, or the only one of its provider.

    Raises InvalidParamsError where there is none, InvalidOptionsError for a provider that does not exist.
    """
    provider = find_provider(options.get("impl", "openai"))
    return (
        model or options.get("deployment") or OWN_MODELS.get(provider.get("name", "")) or refuse_argument(MODEL_MISSING)
    )


def parse_chat_params(words: list[str]) -> dict[str, Any]:
    """Return the params of --param arguments, which are written as those of an operation."""
    fields = [FIELD.fullmatch(word) for word in words]
    for word, field in zip(words, fields, strict=True):
        if not field or field["sign"] == "@":
            shown = f", got {word!r}" if word.isidentifier() else ""  # it could be a key that was meant as a value
            refuse_argument(f"--param: expected KEY=VALUE or KEY:=JSON{shown}")
    return parse_fields(find_row(OPERATION), filter(None, fields))


def build_response_format(path: str) -> dict[str, Any]:
    """Return the param that asks for JSON of the schema in a file; raises InvalidParamsError for an unusable file."""
    try:
        schema = json.loads(Path(path).read_bytes())
    except OSError as error:
        refuse_argument(f"--json-schema: cannot read {path!r}: {error.strerror}")
    except (ValueError, RecursionError) as error:
        refuse_argument(f"--json-schema: {path!r} is not JSON: {error}")
    if not isinstance(schema, dict):
        refuse_argument(f"--json-schema: {path!r} contains no JSON object")
    from openai_fn.structured.formats import response_format

    try:
        return {"response_format": response_format(schema)}
    except InvalidParamsError as error:
        refuse_argument(f"--json-schema: {error.data['message']}")


def read_prompt(words: Sequence[str]) -> str:
    """Return the prompt: the words, what standard input holds, or the one and then the other.

    A last word `-` is standard input. Without it, words need no input: one that nobody writes to is left out.
    """
    prompt = " ".join(words[:-1] if asks_for_input(words) else words)
    is_piped = asks_for_input(words) or not is_tty(sys.stdin)
    may_be_idle = bool(prompt.strip()) and not asks_for_input(words)
    piped = read_standard_input(may_be_idle=may_be_idle) if is_piped else ""
    return "\n\n".join(part for part in (os.fsencode(prompt).decode("utf-8", "replace"), piped) if part.strip())


def asks_for_input(words: Sequence[str]) -> bool:
    """Return whether the last word of a prompt stands for standard input."""
    return [*words[-1:]] == ["-"]


def is_tty(stream: Any) -> bool:
    """Return whether a stream is there and is a terminal."""
    return stream is not None and stream.isatty()


def iter_reply(params: Map, messages: list[Message], options: Map, replies: list[Message]) -> Pieces:
    """Send the messages, yield the reply as it comes, and append its message to `replies`.

    Raises what the call raises, and OutputError for a reply that does not fit --json-schema; any other reply that is
    cut or refused has a warning.
    """
    chunks: list[Map] = []
    stream = call(OPERATION, {**params, "messages": messages, "stream": True}, options)
    text = ""
    for text in text_deltas(record_items(stream, chunks)):
        yield text
    yield "" if text.endswith("\n") else "\n"
    reply = accumulate(chunks)
    require_whole_reply(reply, get_in(["response_format", "json_schema", "schema"], params))
    replies.append({"role": "assistant", "content": output_text(reply)})


def require_whole_reply(reply: Map, schema: Map | None) -> None:
    """Raise an OutputError for a reply that does not fit `schema`; without one, warn where it is cut or refused."""
    if schema is not None:
        from openai_fn.structured.parse import parse_output

        parse_output(reply, schema)
        return
    choice = find_first_choice(reply)
    for warning in (find_message(choice).get("refusal"), CUT_REPLIES.get(str(choice.get("finish_reason")))):
        if warning:
            warnings.warn(f"chat: {warning}", stacklevel=2)


def record_items(items: Iterator[Map], recorded: list[Map]) -> Iterator[Map]:
    """Yield `items` and append each to `recorded`; closing it closes them."""
    with contextlib.closing(items):  # type: ignore[type-var]  # the stream of a call is a generator
        for item in items:
            recorded.append(item)
            yield item


def iter_session(params: Map, messages: list[Message], options: Map) -> Pieces:
    """Ask for prompts until Ctrl-D and yield the replies; each call has the whole conversation.

    A call that fails is reported, and its prompt is left out of the conversation.
    """
    for line in iter(read_line, None):
        if not line.strip():
            continue
        asked: list[Message] = [*messages, {"role": "user", "content": line}]
        replies: list[Message] = []
        try:
            yield from iter_reply(params, asked, options, replies)
        except OpenAIError as error:
            report_error(error)
        else:
            messages = asked + replies
    yield "\n"


def read_line() -> str | None:
    """Return a line from the terminal, or None after Ctrl-D; a redirected output does not get the prompt."""
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401  # gives input() its editing keys and history
    if not sys.stdout.isatty():
        sys.stderr.write(SESSION_PROMPT)
        sys.stderr.flush()
    try:
        return input(SESSION_PROMPT if sys.stdout.isatty() else "")
    except EOFError:
        return None
