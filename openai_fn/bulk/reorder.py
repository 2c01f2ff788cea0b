"""Where finished rows come out: as they come, or each after the one before it."""

from collections import deque
from collections.abc import Iterator
from typing import Any

Row = dict[str, Any]


# A class because it holds rows back.
class ReorderBuffer:
    """Finished rows on their way out, in the order of their turns where it is `ordered`.

    >>> outlet = ReorderBuffer(ordered=True)
    >>> outlet.put(1, {"n": 1}), list(outlet.rows())
    (None, [])
    >>> outlet.put(0, {"n": 0}), list(outlet.rows())
    (None, [{'n': 0}, {'n': 1}])
    """

    def __init__(self, *, ordered: bool) -> None:
        self.given = 0
        self._ordered = ordered
        self._ready: deque[Row] = deque()
        self._early: dict[int, Row] = {}

    def put(self, turn: int, row: Row) -> None:
        """Take a finished row, the one of `turn`."""
        self._early[turn if self._ordered else self.given] = row
        while self.given in self._early:
            self._ready.append(self._early.pop(self.given))
            self.given += 1

    def rows(self) -> Iterator[Row]:
        """What may come out now."""
        while self._ready:
            yield self._ready.popleft()

    def close(self) -> None:
        """Hold nothing back any more: the rows in between will not come."""
        self._ready.extend(row for _, row in sorted(self._early.items()))
        self._early = {}
