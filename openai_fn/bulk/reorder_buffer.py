"""Where finished rows come out: as they finish, or each after the one before it."""

from collections import deque
from collections.abc import Iterator
from typing import Any

Row = dict[str, Any]


# A class because it holds rows back.
class ReorderBuffer:
    """Finished rows on their way out, in the order of their turns where it is `ordered`.

    >>> buffer = ReorderBuffer(ordered=True)
    >>> buffer.put(1, {"n": 1}), list(buffer.rows())
    (None, [])
    >>> buffer.put(0, {"n": 0}), list(buffer.rows())
    (None, [{'n': 0}, {'n': 1}])
    """

    def __init__(self, *, ordered: bool) -> None:
        self.released = 0
        self._ordered = ordered
        self._ready: deque[Row] = deque()
        self._early: dict[int, Row] = {}

    def put(self, turn: int, row: Row) -> None:
        """Take a finished row, the one of `turn`."""
        self._early[turn if self._ordered else self.released] = row
        while self.released in self._early:
            self._ready.append(self._early.pop(self.released))
            self.released += 1

    def is_ready(self) -> bool:
        """Return whether rows may come out now."""
        return bool(self._ready)

    def rows(self) -> Iterator[Row]:
        """Yield the rows that may come out now."""
        while self._ready:
            yield self._ready.popleft()

    def close(self) -> None:
        """Release all rows that are held back: those in between will not come."""
        self._ready.extend(row for _, row in sorted(self._early.items()))
        self._early = {}
