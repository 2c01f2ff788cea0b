"""Jobs: the rows of a run with what the coordinator notes of each, and the queue of those that are to be sent.

A job is sent when it is new, when its next attempt is due, or when the limit that held it up allows it.
"""

import heapq
from collections.abc import Iterable, Iterator
from math import inf
from typing import Any, TypedDict

from openai_fn.types import Map


class RowJob(TypedDict, total=False):
    """A row of a run and what is noted of it."""

    item: Map  # what `rows.build_item` made of the row
    turn: int  # its number in the run, from 0
    params: Map  # what is sent: the item's params, with the problems of an earlier output behind them
    attempts: int  # attempts that count against the retries
    refusals: int  # attempts that the rate limit refused
    repairs: int  # outputs that did not fit the setting `parse`
    sends: int  # all attempts
    sent: float  # when it was last sent
    counted: float | None  # the counter's estimate of its tokens
    price: Map | None  # of its model
    tokens: float  # expected
    cost: float  # expected
    outcome: Map  # of its last attempt


# A class because it holds the rows of a run.
class JobQueue:
    """The jobs of `items` that are to be sent. `admitted` counts those that were read."""

    def __init__(self, items: Iterable[Map]) -> None:
        self.admitted = 0
        self._items: Iterator[Map] = iter(items)
        self._exhausted = False
        self._delayed: list[tuple[float, int, RowJob]] = []
        self._held: RowJob | None = None

    def __bool__(self) -> bool:
        return bool(self._delayed or self._held or not self._exhausted)

    def count_delayed(self) -> int:
        """Return how many jobs wait for their time."""
        return len(self._delayed)

    def take(self, now: float, *, fresh: bool) -> RowJob | None:
        """Return the next job, or None: the one that was held up, one whose time has come, or a `fresh` one."""
        if self._held is not None:
            job, self._held = self._held, None
            return job
        if self._delayed and self._delayed[0][0] <= now:
            return heapq.heappop(self._delayed)[2]
        return self._read() if fresh and not self._exhausted else None

    def _read(self) -> RowJob | None:
        """Return the job of the next item, or None at their end."""
        item = next(self._items, None)
        if item is None:
            self._exhausted = True
            return None
        self.admitted += 1
        params, turn = item.get("params", {}), self.admitted - 1
        return RowJob(item=item, turn=turn, params=params, attempts=1, refusals=0, repairs=0, sends=0, counted=None)

    def hold(self, job: RowJob) -> None:
        """Put a job back that is to be the next one."""
        self._held = job

    def delay(self, job: RowJob, until: float) -> None:
        """Put a job back until its time comes."""
        heapq.heappush(self._delayed, (until, job["turn"], job))

    def seconds_to_next(self, now: float) -> float:
        """Return the seconds until the next delayed job is due; inf where there is none."""
        return self._delayed[0][0] - now if self._delayed else inf

    def drain(self) -> list[RowJob]:
        """Return the jobs that wait, in the order of their turns, and forget them."""
        waiting: list[Any] = [job for _, _, job in self._delayed] + ([self._held] if self._held else [])
        self._delayed, self._held = [], None
        return sorted(waiting, key=lambda job: job["turn"])
