"""Whether a word is another one mistyped. Pure.

A letter too many, a letter too few and two letters swapped cost 2; a wrong letter costs 3, because that is how real
words differ too (top_k and top_p, min_tokens and max_tokens). So one edit costs 2 or 3, and two cost 4 to 6.
"""

from collections.abc import Iterable
from functools import lru_cache

MAX_WORD = 64
"""Letters; what is longer is no mistyped name and not worth measuring."""
UNRELATED = 99
TYPO_COSTS = {2: (3, 3), 3: (8, 5), 4: (10, 8), 5: (10, 8)}
"""Cost -> how many letters the word needs at least to make that a slip, and to make it worth a warning."""


def find_nearest(word: object, words: Iterable[object]) -> tuple[str, str] | None:
    """The word that was probably meant and how sure that is, "error" or "warning"; None where none is near.

    >>> find_nearest("temprature", ["temperature", "top_p"])
    ('temperature', 'error')
    >>> find_nearest("maxTokens", ["max_tokens"]), find_nearest("tool", ["tools"]), find_nearest("top_k", ["top_p"])
    (('max_tokens', 'error'), ('tools', 'warning'), None)
    """
    if not isinstance(word, str) or len(word) > MAX_WORD:
        return None
    return rank_words(str(word), tuple(other for other in words if isinstance(other, str)))


@lru_cache(512)
def rank_words(word: str, words: tuple[str, ...]) -> tuple[str, str] | None:
    """As `find_nearest`. Cached, because a server's own keys come with every call."""
    typed = normalize_word(word)
    ways = [(*compare_words(typed, normalize_word(other)), other) for other in words]
    cost, severity, meant = min(ways, default=(UNRELATED, "", ""))
    return (meant, severity) if cost < UNRELATED else None


def normalize_word(word: str) -> str:
    """The word without case and separators."""
    return word.lower().replace("_", "").replace("-", "").replace(" ", "").replace(".", "")


def compare_words(typed: str, meant: str) -> tuple[int, str]:
    """The cost of the slip from one to the other and its severity; NEVER for words that differ on purpose."""
    if typed == meant:
        return 0, "error"
    if not is_comparable(typed, meant):
        return UNRELATED, ""
    cost, size = compute_edit_cost(typed, meant), min(len(typed), len(meant))
    sure, near = TYPO_COSTS.get(cost, (UNRELATED, UNRELATED))
    if size < near:
        return UNRELATED, ""
    return cost, "error" if size >= sure and not is_plural_or_prefixed(typed, meant) else "warning"


def is_comparable(typed: str, meant: str) -> bool:
    """Whether one may be the other mistyped: like length, mostly the same letters, the same digits."""
    if abs(len(typed) - len(meant)) > 2 or len(set(typed) ^ set(meant)) > 3:
        return False
    return [mark for mark in typed if mark.isdigit()] == [mark for mark in meant if mark.isdigit()]


def is_plural_or_prefixed(typed: str, meant: str) -> bool:
    """Whether one is the other's plural, or has one more first letter in a short word ("xhigh" followed "high")."""
    short, long = sorted((typed, meant), key=len)
    return short + "s" == long or (short == long[1:] and len(long) < TYPO_COSTS[3][0])


def compute_edit_cost(one: str, other: str) -> int:
    """What it costs to turn one word into the other (optimal string alignment).

    >>> [compute_edit_cost("form", other) for other in ("from", "forms", "fork", "form")]
    [2, 2, 3, 0]
    """
    before: list[int] = []
    row = [2 * at for at in range(len(other) + 1)]
    for i, mark in enumerate(one, 1):
        above, row = row, [2 * i]
        for j, wanted in enumerate(other, 1):
            swapped = before[j - 2] + 2 if j > 1 < i and mark == other[j - 2] and wanted == one[i - 2] else UNRELATED
            row.append(min(above[j] + 2, row[-1] + 2, above[j - 1] + (0 if mark == wanted else 3), swapped))
        before = above
    return row[-1]
