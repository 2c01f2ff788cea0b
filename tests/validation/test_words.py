import pytest

from openai_fn.validation.words import normalize_word, singularize, split_name


@pytest.mark.parametrize(
    "text", ["max_tokens", "maxTokens", "max-tokens", "MAX_TOKENS", "max tokens", "max.tokens", "_max__tokens_"]
)
def test_a_name_is_the_same_words_in_any_spelling(text: str) -> None:
    assert split_name(text) == ("max", "tokens")
    assert normalize_word(text) == "maxtokens"


@pytest.mark.parametrize(("word", "singular"), [("s", "s"), ("runs", "run"), ("class", "class"), ("", "")])
def test_a_plural_loses_its_ending(word: str, singular: str) -> None:
    assert singularize(word) == singular
