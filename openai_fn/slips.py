"""Whether a word is another one mistyped. Pure.

A letter too many, a letter too few and two letters swapped cost 2; a wrong letter costs 3, because that is how real
words differ too (top_k and top_p, min_tokens and max_tokens). So one edit costs 2 or 3, and two cost 4 to 6.
"""

from collections.abc import Iterable
from functools import lru_cache

LONGEST = 64
"""Letters; what is longer is no mistyped name and not worth measuring."""
NEVER = 99
SLIPS = {2: (3, 3), 3: (8, 5), 4: (10, 8), 5: (10, 8)}
"""Cost -> how many letters the word needs at least to make that a slip, and to make it worth a warning."""


def nearest(word: object, words: Iterable[object]) -> tuple[str, str] | None:
    """The word that was probably meant and how sure that is, "error" or "warning"; None where none is near.

    >>> nearest("temprature", ["temperature", "top_p"])
    ('temperature', 'error')
    >>> nearest("maxTokens", ["max_tokens"]), nearest("tool", ["tools"]), nearest("top_k", ["top_p"])
    (('max_tokens', 'error'), ('tools', 'warning'), None)
    """
    if not isinstance(word, str) or len(word) > LONGEST:
        return None
    return ranked(str(word), tuple(other for other in words if isinstance(other, str)))


@lru_cache(512)
def ranked(word: str, words: tuple[str, ...]) -> tuple[str, str] | None:
    """As `nearest`. Cached, because a server's own keys come with every call."""
    typed = letters(word)
    ways = [(*closeness(typed, letters(other)), other) for other in words]
    cost, severity, meant = min(ways, default=(NEVER, "", ""))
    return (meant, severity) if cost < NEVER else None


def letters(word: str) -> str:
    """The word without case and separators."""
    return word.lower().replace("_", "").replace("-", "").replace(" ", "").replace(".", "")


def closeness(typed: str, meant: str) -> tuple[int, str]:
    """The cost of the slip from one to the other and its severity; NEVER for words that differ on purpose."""
    if typed == meant:
        return 0, "error"
    if not comparable(typed, meant):
        return NEVER, ""
    cost, size = distance(typed, meant), min(len(typed), len(meant))
    sure, near = SLIPS.get(cost, (NEVER, NEVER))
    if size < near:
        return NEVER, ""
    return cost, "error" if size >= sure and not grown(typed, meant) else "warning"


def comparable(typed: str, meant: str) -> bool:
    """Whether one may be the other mistyped: like length, mostly the same letters, the same digits."""
    if abs(len(typed) - len(meant)) > 2 or len(set(typed) ^ set(meant)) > 3:
        return False
    return [mark for mark in typed if mark.isdigit()] == [mark for mark in meant if mark.isdigit()]


def grown(typed: str, meant: str) -> bool:
    """Whether one is the other's plural, or has one more first letter in a short word ("xhigh" followed "high")."""
    short, long = sorted((typed, meant), key=len)
    return short + "s" == long or (short == long[1:] and len(long) < SLIPS[3][0])


def distance(one: str, other: str) -> int:
    """What it costs to turn one word into the other (optimal string alignment).

    >>> distance("form", "from"), distance("form", "forms"), distance("form", "fork"), distance("form", "form")
    (2, 2, 3, 0)
    """
    before: list[int] = []
    row = [2 * at for at in range(len(other) + 1)]
    for i, mark in enumerate(one, 1):
        above, row = row, [2 * i]
        for j, wanted in enumerate(other, 1):
            swapped = before[j - 2] + 2 if j > 1 < i and mark == other[j - 2] and wanted == one[i - 2] else NEVER
            row.append(min(above[j] + 2, row[-1] + 2, above[j - 1] + (0 if mark == wanted else 3), swapped))
        before = above
    return row[-1]
