"""The limits of a run: one for all its requests, and one for each model. Pure.

The dict {"shared", "models": {model: limits}, "settings"} is the coordinator's alone. `shared` has the user's `rpm` and
`tpm`, and the pauses that a server asks for with retry-after. What a server says in headers, and refusals that name no
time, concern one model only: other models go on.
"""

from typing import Any

from toolz import assoc, assoc_in

from openai_fn.bulk import rate_limits
from openai_fn.types import Map


def make_traffic(settings: Map, now: float) -> dict[str, Any]:
    """Return the limits at the start of a run."""
    return {"shared": rate_limits.make_limits(settings, now), "models": {}, "settings": settings}


def get_model_limits(traffic: Map, model: Any, now: float) -> Map:
    """Return the limits of a model; those of a model that was not seen before leave all to `shared`."""
    known = traffic["models"].get(model)
    if known is not None:
        return known  # type: ignore[no-any-return]  # a dict of limits
    fresh = rate_limits.make_limits({"workers": traffic["settings"]["workers"]}, now)
    shared = traffic["shared"]
    return {**fresh, **{kind: {**fresh[kind], "given": shared[kind]["given"]} for kind, _ in rate_limits.KINDS}}


def compute_shared_wait(traffic: Map, tokens: float, now: float) -> float:
    """Return the seconds until the run may send a request of so many tokens."""
    return rate_limits.compute_wait(traffic["shared"], tokens, now)


def compute_model_wait(traffic: Map, model: Any, tokens: float, now: float) -> float:
    """Return the seconds until a request of so many tokens may be sent to a model."""
    known = traffic["models"].get(model)
    return rate_limits.compute_wait(known, tokens, now) if known else 0.0


def get_model_window(traffic: Map, model: Any) -> float:
    """Return how many requests to a model may be in flight."""
    known = traffic["models"].get(model)
    return float(known["window"] if known else traffic["settings"]["workers"])


def draw(traffic: Map, model: Any, requests: float, tokens: float, now: float) -> dict[str, Any]:
    """Return the limits with requests and tokens drawn, or given back where they are negative."""
    shared = rate_limits.draw_from_limits(traffic["shared"], requests, tokens, now)
    drawn = traffic if shared is traffic["shared"] else assoc(traffic, "shared", shared)
    known = traffic["models"].get(model)
    if known is None:
        return drawn  # type: ignore[return-value]  # a dict
    return replace_model(drawn, model, known, rate_limits.draw_from_limits(known, requests, tokens, now))


def learn_from_headers(traffic: Map, model: Any, headers: Map, in_flight: int, now: float) -> dict[str, Any]:
    """Return the limits after a response whose headers name the server's."""
    known = get_model_limits(traffic, model, now)
    return replace_model(traffic, model, known, rate_limits.learn_limits(known, headers, in_flight, now))


def slow_down_model(traffic: Map, model: Any, retry_after: float | None, sent: float, now: float) -> dict[str, Any]:
    """Return the limits after the server refused a request: all wait for retry-after, without one the model alone."""
    known = get_model_limits(traffic, model, now)
    slowed = replace_model(traffic, model, None, rate_limits.slow_down(known, retry_after, sent, now))
    until = max(traffic["shared"]["until"], now + (retry_after or 0.0))
    return assoc_in(slowed, ["shared", "until"], until) if retry_after else slowed


def speed_up_model(traffic: Map, model: Any) -> dict[str, Any]:
    """Return the limits after a success of a model."""
    known = traffic["models"].get(model)
    if known is None:
        return traffic  # type: ignore[return-value]  # a dict
    return replace_model(traffic, model, known, rate_limits.speed_up(known))


def replace_model(traffic: Map, model: Any, before: Map | None, after: Map) -> dict[str, Any]:
    """Return the limits with those of a model replaced, or as they are where nothing changed."""
    if after is before:
        return traffic  # type: ignore[return-value]  # a dict
    return assoc_in(traffic, ["models", model], after)  # type: ignore[no-any-return]  # toolz has no types
