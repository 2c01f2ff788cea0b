"""Names as words: split at separators and capitals, without case, in the singular. Pure."""

import re
from functools import lru_cache

SEPARATORS = re.compile(r"[\W_]+|(?<=[a-z0-9])(?=[A-Z])")


@lru_cache(2048)
def split_name(text: str) -> tuple[str, ...]:
    """Split a name into its words in lower case.

    >>> split_name("createChatCompletion"), split_name("top-p")
    (('create', 'chat', 'completion'), ('top', 'p'))
    """
    return tuple(SEPARATORS.sub(" ", text).lower().split())


@lru_cache(2048)
def normalize_word(word: str) -> str:
    """Return the word without case and separators."""
    return "".join(split_name(word))


def singularize(word: str) -> str:
    """Return a word without the ending of its plural.

    >>> [singularize(word) for word in ("penalties", "batches", "keys", "access")]
    ['penalty', 'batch', 'key', 'access']
    """
    for plural, singular in (("ies", "y"), ("ches", "ch"), ("ss", "ss"), ("s", "")):
        if word.endswith(plural) and len(word) > len(plural) + 1:
            return word.removesuffix(plural) + singular
    return word
