"""The coordinator: one thread that admits rows, gives them to an executor, and gives out what comes back.

It runs in whoever asks for the next result, so nothing happens that nobody asks for, and all that decides (limits,
budget, retries, order) is in one place whatever the executor is. At most `workers` rows are in flight.
"""

import heapq
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Executor
from typing import Any

from openai_fn.bulk import budget, rate_limits
from openai_fn.bulk.ask import CACHE_HEADER
from openai_fn.bulk.in_flight import InFlight
from openai_fn.bulk.reorder import ReorderBuffer
from openai_fn.bulk.rows import build_refused_result, build_result
from openai_fn.bulk.summary import EMPTY_SUMS, count_row
from openai_fn.errors import is_error
from openai_fn.middleware.retry import RETRY_POLICY, compute_retry_delay, parse_retry_after
from openai_fn.types import Map

READ_AHEAD = 8
"""How many times `workers` rows may wait for an earlier one when the order is the input's."""
POLL_SECONDS = 0.25
"""Seconds after which a run that waits looks whether it is to stop."""
HOPELESS_CATEGORIES = frozenset({"authentication", "invalid_options", "quota"})
"""Failures that no row of a run can escape: after PATIENCE of them in a row no further row is sent."""
HOPELESS_LIMIT = 10
BUDGET_SETTINGS = frozenset({"max_tokens", "max_cost"})
"""Where there is one of these the first row goes alone: what it takes corrects the estimate of all others."""
RATE_LIMIT_RETRIES = 10
"""How many times as often as after other failures a row is tried again that the rate limit refused."""


# A class because it holds the rows of a run; what decides is in limits, budget and middleware.delay.
class Coordinator:
    """One run over `items`: what `item_of` makes of rows, error maps of bad ones among them."""

    def __init__(
        self, items: Iterable[Map], executor: Executor, options: Map, settings: Map, stop: Callable[[], bool]
    ) -> None:
        self.items: Iterator[Map] = iter(items)
        self.settings, self.stop = settings, stop
        self.policy: Map = {**RETRY_POLICY, **settings["policy"]}
        self.state = rate_limits.make_limits(settings, time.monotonic())
        self.sums: dict[str, Any] = dict(EMPTY_SUMS)
        self.flight = InFlight(executor, options)
        self.outlet = ReorderBuffer(ordered=settings["order"] == "input")
        self.later: list[tuple[float, int, dict[str, Any]]] = []
        self.held: dict[str, Any] | None = None
        self.flying, self.admitted, self.hopeless = 0, 0, 0
        self.reserved, self.reserved_cost = 0.0, 0.0
        self.exhausted = False

    def results(self) -> Generator[dict[str, Any], None, None]:
        """The rows that come out, as they come or in the order of the items."""
        try:
            while True:
                pause = self.admit()
                yield from self.outlet.rows()
                if not (self.flying or self.waiting()):
                    break
                for item, answer in self.flight.landed(pause):
                    self.settle(item, answer)
            self.give_up()
            yield from self.outlet.rows()
        finally:
            self.flight.cancel()

    def waiting(self) -> bool:
        """Whether rows are left to be asked."""
        return not self.sums["stopped"] and bool(self.later or self.held or not self.exhausted)

    def admit(self) -> float:
        """Seconds until more may be sent, after all was sent that may be now."""
        batch: list[dict[str, Any]] = []
        pause = min(POLL_SECONDS, self.later[0][0] - time.monotonic()) if self.later else POLL_SECONDS
        while self.room() and (item := self.next_item()) is not None:
            if is_error(item):
                self.finish(item, build_refused_result(item))
                pause = 0.0
                break
            wait = self.hold_up(item)
            if wait:
                self.held, pause = item, min(wait, pause)
                break
            self.reserve(item)
            batch.append(item)
            if len(batch) >= self.settings["chunk"]:
                self.flight.launch(batch)
                batch = []
        if batch:
            self.flight.launch(batch)
        return pause

    def room(self) -> bool:
        """Whether another row may be sent beside those in flight."""
        if not self.sums["stopped"]:
            self.sums["stopped"] = "interrupted" if self.stop() else self.flight.broken
        if self.flying and not self.sums["rows"] and self.settings.keys() & BUDGET_SETTINGS:
            return False
        early = (
            self.settings["order"] == "done"
            or self.admitted - self.outlet.given < READ_AHEAD * self.settings["workers"]
        )
        return early and not self.sums["stopped"] and self.flying < int(self.state["window"])

    def next_item(self) -> dict[str, Any] | None:
        """The next row to ask: one that was held up, one whose turn has come again, or a new one."""
        if self.held is not None:
            item, self.held = self.held, None
            return item
        if self.later and self.later[0][0] <= time.monotonic():
            return heapq.heappop(self.later)[2]
        made = None if self.exhausted else next(self.items, None)
        if made is None:
            self.exhausted = True
            return None
        self.admitted += 1
        return {**made, "turn": self.admitted - 1, "tries": 1, "refused": 0, "sends": 0}

    def hold_up(self, item: dict[str, Any]) -> float:
        """Seconds to wait before this row may go; 0 for none. Notes what it is expected to take."""
        if "counted" not in item:
            item["counted"] = float(self.settings["count"](item["params"]))
        item["rate"] = budget.find_price(item["params"].get("model"), self.settings.get("prices", {}))
        item["tokens"], item["cost"] = budget.estimate_usage(self.sums["usage"], item["counted"], item["rate"])
        beyond = budget.find_exceeded(
            self.sums["usage"], self.settings, self.reserved + item["tokens"], self.reserved_cost + item["cost"]
        )
        if beyond and not self.flying:
            self.sums["stopped"] = f"{beyond} reached"
        return POLL_SECONDS if beyond else rate_limits.compute_wait(self.state, item["tokens"], time.monotonic())

    def reserve(self, item: dict[str, Any]) -> None:
        """Set aside what a row is expected to take."""
        item["sent"], item["sends"] = time.monotonic(), item["sends"] + 1
        self.flying += 1
        self.state = rate_limits.take_from_limits(self.state, item["tokens"], item["sent"])
        self.reserved += item["tokens"]
        self.reserved_cost += item["cost"]

    def settle(self, item: dict[str, Any], answer: Map) -> None:
        """Take up an answer: the row is finished, or waits for its next turn."""
        self.flying -= 1
        self.reserved -= item["tokens"]
        self.reserved_cost -= item["cost"]
        self.learn(item, answer)
        wait = self.again(item, answer)
        item["answer"] = answer
        if wait is None or self.sums["stopped"]:
            self.finish(item, build_result(item, answer))
        else:
            self.sums["retries"] += 1
            heapq.heappush(self.later, (time.monotonic() + wait, item["turn"], item))

    def learn(self, item: Map, answer: Map) -> None:
        """Note what an answer says of limits and what it took."""
        now = time.monotonic()
        if answer["headers"]:
            self.state = rate_limits.learn_limits(self.state, answer["headers"], self.flying, now)
        failed = answer["error"]
        self.hopeless = self.hopeless + 1 if failed and failed["category"] in HOPELESS_CATEGORIES else 0
        if self.hopeless >= HOPELESS_LIMIT:
            self.sums["stopped"] = f"{failed['category']}: {failed['message']}"
        if failed and failed["category"] == "rate_limit":
            asked = parse_retry_after(answer["headers"], time.time)
            self.state = rate_limits.slow_down(self.state, asked, item["sent"], now)
        elif CACHE_HEADER in answer["headers"]:
            self.state = rate_limits.give_back(self.state, item["tokens"], now)
        elif not failed:
            self.state = rate_limits.speed_up(self.state)
            self.tally(item, answer["response"]["body"], now)

    def tally(self, item: Map, body: Any, now: float) -> None:
        """Count what an answer took."""
        taken = budget.read_usage(body)
        if taken:
            spent = budget.compute_cost(taken, item["rate"])
            self.sums["usage"] = budget.add_usage(self.sums["usage"], taken, spent, item["counted"])
            self.state = rate_limits.correct_tokens(self.state, taken["total_tokens"] - item["tokens"], now)

    def again(self, item: dict[str, Any], answer: Map) -> float | None:
        """Seconds until a row is to be tried again; None where its answer stands."""
        failed, headers = answer["error"], answer["headers"]
        if not failed or failed["category"] == "quota" or headers.get("x-should-retry") == "false":
            return None
        if failed["category"] == "rate_limit":
            item["refused"] += 1
            asked = parse_retry_after(headers, time.time) or 0.0
            if asked > self.policy["max_retry_after"]:
                self.sums["stopped"] = f"the server asks to wait {asked:.0f} s"
            stands = item["refused"] > self.policy["retries"] * RATE_LIMIT_RETRIES or self.sums["stopped"]
            return None if stands else self.state["until"] - time.monotonic()
        told = {"status": failed.get("status", 0), "headers": headers, "error": failed}
        wait = compute_retry_delay(told, item["tries"], self.policy)
        item["tries"] += wait is not None
        return wait

    def finish(self, item: Map, row: dict[str, Any]) -> None:
        """Put a row where it comes out."""
        if item["sends"]:
            row["error"] = row["error"] and {**row["error"], "attempts": item["sends"]}
        self.sums = count_row(self.sums, row)
        self.outlet.put(item["turn"], row)

    def give_up(self) -> None:
        """Let rows that wait for another try come out with the failure they had."""
        left = [item for _, _, item in sorted(self.later)] + [self.held or {}]
        for item in left:
            if "answer" in item:
                self.finish(item, build_result(item, item["answer"]))
        self.later, self.held = [], None
        self.outlet.close()
