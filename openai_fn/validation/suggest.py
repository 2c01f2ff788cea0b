"""The one "did you mean": params, values, options, settings of bulk, operations and names of the command line. Pure.

`find_nearest` finds a mistyped word and says how sure that is; `suggest_name` also knows the names that people bring
from other clients; `find_similar_operations` never proposes another verb.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from openai_fn.validation.foreign_names import FOREIGN_PARAMS
from openai_fn.validation.typos import UNRELATED, compare_words
from openai_fn.validation.words import normalize_word, singularize, split_name

MAX_WORD = 64
"""Letters; a longer text is no mistyped name and not worth measuring."""

VERB_SYNONYMS: Mapping[str, str] = {
    "get": "retrieve",
    "fetch": "retrieve",
    "read": "retrieve",
    "update": "modify",
    "edit": "modify",
    "remove": "delete",
    "destroy": "delete",
    "del": "delete",
    "new": "create",
    "make": "create",
    "generate": "create",
    "post": "create",
}
"""A verb -> the one that counts as the same."""
VERBS = frozenset(
    {
        *("create", "list", "retrieve", "delete", "modify", "cancel", "assign", "unassign", "add", "submit"),
        *("activate", "deactivate", "download", "run", "validate", "pause", "resume", "upload", "invite", "archive"),
        *("accept", "hangup", "refer", "reject", "compact", "complete", "search", "fork", "rotate", "stream", "test"),
        "connect",
        *VERB_SYNONYMS,
    }
)
"""First words of operations, and what people write for them."""
SWAPPED_VERBS: Mapping[str, str] = {"get": "retrieve", "retrieve": "get", "update": "modify", "modify": "update"}
"""Verbs that the official client and the API use for one another."""
MIN_PART = 3
"""Letters of a word that may stand for a longer one ("time" for "timeout")."""
NAMESPACES = frozenset({"beta", "client", "openai", "openai_fn"})
"""Words before a name that do not tell operations apart."""


def find_nearest(word: object, words: Iterable[object]) -> tuple[str, str] | None:
    """Return the known word that was probably meant and the severity of the typo, "error" or "warning", or None.

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
    """Do the work of `find_nearest`. Cached, because a server's own keys come with every call."""
    ranked = [(*compare_words(word, other), other) for other in words]
    cost, severity, meant = min(ranked, default=(UNRELATED, "", ""))
    return (meant, severity) if cost < UNRELATED else None


def find_nearest_param(key: object, params: Iterable[str]) -> tuple[str, str] | None:
    """Return what `find_nearest` finds among params, or the param that another API has under this name.

    >>> find_nearest_param("max_tokens", ["input", "max_output_tokens"])
    ('max_output_tokens', 'warning')
    """
    names = list(params)
    foreign = FOREIGN_PARAMS.get(key, ()) if isinstance(key, str) else ()
    same = next((name for name in foreign if name in names), None)
    return find_nearest(key, names) or (same and (same, "warning")) or None


def suggest_name(word: object, names: Iterable[str], foreign: Mapping[str, str]) -> str | None:
    """Return the name that was meant: by the table of foreign names, as a typo, or by the words in it; or None.

    >>> suggest_name("max_retries", ["retry", "timeout"], {"max_retries": "retry"})
    'retry'
    >>> suggest_name("azure_token", ["api_key", "azure_ad_token"], {})
    'azure_ad_token'
    """
    if not isinstance(word, str) or len(word) > MAX_WORD:
        return None
    known = sorted(names)
    same = find_foreign(word, foreign)
    if same in known:
        return same
    near = find_nearest(word, known)
    return near[0] if near else next(iter(list_names_with(split_name(word), known)), None)


def find_foreign(word: str, foreign: Mapping[str, str]) -> str | None:
    """Return our name for a foreign one, whatever its case and separators."""
    normalized = normalize_word(word)
    return next((ours for theirs, ours in foreign.items() if normalize_word(theirs) == normalized), None)


def find_similar_operations(name: str, paths: Mapping[str, str]) -> list[str]:
    """Return the operations that were probably meant, the likeliest alone where one is likely; never another verb's.

    `paths` has the path of every operation by its name, because the official client's names follow the paths.

    >>> paths = {"create_chat_completion": "/chat/completions", "create_transcription": "/audio/transcriptions"}
    >>> find_similar_operations("createChatCompletions", paths)
    ['create_chat_completion']
    >>> find_similar_operations("audio.transcriptions.create", paths), find_similar_operations("delete_chat", paths)
    (['create_transcription'], [])
    """
    if len(name) > MAX_WORD:
        return []
    verb, words = split_operation(name)
    objects = {
        other: rest for other in paths for its_verb, rest in [split_operation(other)] if verb in (None, its_verb)
    }
    near = find_nearest(" ".join(words), map(" ".join, objects.values()))
    alike = [other for other, rest in objects.items() if near and " ".join(rest) == near[0]]
    alike = alike or [other for other in objects if words and list_path_words(paths[other]) == words]
    if alike:
        return sorted(alike, key=lambda other: ("beta" in other) != ("beta" in name))[: 1 if verb else None]
    return list_names_with(words, objects, shorter=False) or list_names_with(words, objects)[: 1 if verb else 0]


def list_path_words(path: str) -> list[str]:
    """Return the words of a path without its parameters, in the singular.

    >>> list_path_words("/threads/{thread_id}/runs")
    ['thread', 'run']
    """
    fixed = [segment for segment in path.split("/") if not segment.startswith("{")]
    return [singularize(word) for segment in fixed for word in split_name(segment)]


def split_operation(name: str) -> tuple[str | None, list[str]]:
    """Split a name into its verb, in the form that counts, or None, and its other words in the singular.

    >>> split_operation("get_batch"), split_operation("client.beta.threads.create"), split_operation("embedding")
    (('retrieve', ['batch']), ('create', ['thread']), (None, ['embedding']))
    """
    words = [word for word in split_name(name) if word not in NAMESPACES]
    places = [*range(len(words))][:1] + [*range(len(words))][:0:-1]
    at = next((at for at in places if words[at] in VERBS), 0)
    verb = find_verb(words[at]) if words else None
    rest = words[:at] + words[at + 1 :] if verb else words
    return verb, [singularize(word) for word in rest]


@lru_cache(512)
def find_verb(word: str) -> str | None:
    """Return the verb that a word is or mistypes, in the form that counts; None for another word."""
    near = (word, "") if word in VERBS else find_nearest(word, sorted(VERBS))
    return VERB_SYNONYMS.get(near[0], near[0]) if near else None


def swap_verb(name: str) -> str | None:
    """Return an operation's name with the other verb of its pair: get for retrieve, update for modify; or None.

    >>> swap_verb("get_model"), swap_verb("beta_retrieve_response"), swap_verb("list_models")
    ('retrieve_model', 'beta_get_response', None)
    """
    namespace = "beta_" if name.startswith("beta_") else ""
    verb, _, rest = name.removeprefix(namespace).partition("_")
    return f"{namespace}{SWAPPED_VERBS[verb]}_{rest}" if verb in SWAPPED_VERBS and rest else None


def list_names_with(words: Iterable[str], names: Iterable[str], *, shorter: bool = True) -> list[str]:
    """Return names that hold all the words, best first; with `shorter` also those whose words are all among them."""
    wanted = {singularize(word) for word in words}
    ranked = []
    for name in names:
        own = {singularize(word) for word in split_name(name)}
        if wanted and (all(is_part(word, own) for word in wanted) or (shorter and own < wanted)):
            ranked.append((len(own ^ wanted), name))
    return [name for _, name in sorted(ranked)]


def is_part(word: str, words: Iterable[str]) -> bool:
    """Return whether a word, or a longer one that it is part of, is among some."""
    return any(word in other if len(word) >= MIN_PART else word == other for other in words)
