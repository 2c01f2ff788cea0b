"""Typos: whether one word is another one mistyped, and how certain that is. Pure.

A letter too many, a letter too few and two swapped neighbors cost 2. A wrong letter costs 3, because real words differ
that way too (top_k and top_p, min_tokens and max_tokens). So one edit costs 2 or 3, and two edits cost 4 to 6.
"""

from openai_fn.validation.words import normalize_word, singularize, split_name

UNRELATED = 99
TYPO_COSTS = {2: (3, 3), 3: (8, 5), 4: (10, 8), 5: (10, 8)}
"""Edit cost -> letters that a word needs to make that surely a typo, and to make it worth a warning."""
MIN_EXCHANGED = 8
"""Letters of a word in which two distant letters that changed places are worth a warning ("precense")."""
MIN_WRONG_LETTER = 4
"""Letters of a single word in which a wrong one in the middle is worth a warning ("sead")."""
PLURAL_COST = 2


def compare_words(typed: str, meant: str) -> tuple[int, str]:
    """Return the cost of the typo from one word to the other and its severity; UNRELATED for words that differ."""
    one, other = normalize_word(typed), normalize_word(meant)
    if one == other:
        return 0, "error"
    if singularize(one) == singularize(other):
        return PLURAL_COST, "warning"
    if not is_comparable(one, other) or is_extended(typed, meant):
        return UNRELATED, ""
    cost, size = compute_edit_cost(one, other), min(len(one), len(other))
    sure, near = TYPO_COSTS.get(cost, (UNRELATED, UNRELATED))
    if size >= near:
        return cost, "error" if size >= sure and not is_prefixed(one, other) else "warning"
    return (cost, "warning") if is_exchanged(one, other) or has_wrong_middle(typed, meant) else (UNRELATED, "")


def is_comparable(typed: str, meant: str) -> bool:
    """Return whether one word may be the other mistyped: like length, mostly the same letters, the same digits."""
    if abs(len(typed) - len(meant)) > 2 or len(set(typed) ^ set(meant)) > 3:
        return False
    return [mark for mark in typed if mark.isdigit()] == [mark for mark in meant if mark.isdigit()]


def is_extended(typed: str, meant: str) -> bool:
    """Return whether one name is the other and a further word, as a foreign parameter may be ("prediction_id")."""
    shorter, longer = sorted((split_name(typed), split_name(meant)), key=len)
    if len(shorter) < len(longer) and set(shorter) < set(longer):
        return True
    short, long = sorted((normalize_word(typed), normalize_word(meant)), key=len)
    return len(long) == len(short) + 2 and (long.startswith(short) or long.endswith(short))


def is_prefixed(typed: str, meant: str) -> bool:
    """Return whether one has one more first letter in a short word ("xhigh" followed "high")."""
    shorter, longer = sorted((typed, meant), key=len)
    return shorter == longer[1:] and len(longer) < TYPO_COSTS[3][0]


def is_exchanged(typed: str, meant: str) -> bool:
    """Return whether two letters of a long word changed places, and nothing else."""
    different = [pair for pair in zip(typed, meant, strict=False) if pair[0] != pair[1]]
    return len(typed) == len(meant) >= MIN_EXCHANGED and len(different) == 2 and different[0] == different[1][::-1]


def has_wrong_middle(typed: str, meant: str) -> bool:
    """Return whether a short single word has one wrong letter that is neither its first nor its last."""
    if len(split_name(typed)) > 1 or len(split_name(meant)) > 1 or len(typed) != len(meant):
        return False
    different = [at for at, pair in enumerate(zip(typed.lower(), meant.lower(), strict=True)) if pair[0] != pair[1]]
    return len(meant) >= MIN_WRONG_LETTER and len(different) == 1 and 0 < different[0] < len(meant) - 1


def compute_edit_cost(one: str, other: str) -> int:
    """Compute the cost of turning one word into the other (optimal string alignment).

    >>> [compute_edit_cost("form", other) for other in ("from", "forms", "fork", "form")]
    [2, 2, 3, 0]
    """
    before: list[int] = []
    row = [2 * at for at in range(len(other) + 1)]
    for i, letter in enumerate(one, 1):
        above, row = row, [2 * i]
        for j, wanted in enumerate(other, 1):
            is_swap = j > 1 < i and letter == other[j - 2] and wanted == one[i - 2]
            swapped = before[j - 2] + 2 if is_swap else UNRELATED
            row.append(min(above[j] + 2, row[-1] + 2, above[j - 1] + (0 if letter == wanted else 3), swapped))
        before = above
    return row[-1]
