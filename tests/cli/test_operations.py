import pytest

from openai_fn.catalog.operations import operations, read_schema_file
from openai_fn.cli.operations import searchable_text
from tests.support.shell import NOWHERE, run

SEARCHES = {
    "speech to text": "create_transcription",
    "Speech To Text": "create_transcription",
    "transcribe an audio": "create_transcription",
    "subtitles": "create_transcription",
    "text to speech": "create_speech",
    "tts": "create_speech",
    "generate images": "create_image",
    "photo": "create_image",
    "semantic search": "create_embedding",
    "how to embed": "create_embedding",
    "rag": "search_vector_store",
    "fine-tune": "create_fine_tuning_job",
    "billing": "usage_costs",
    "content filter": "create_moderation",
    "remove a file": "delete_file",
    "vector BEST": "search_vector_store",
    "upload file": "create_file",
    "count tokens": "get_input_token_counts",
}


def find_names(*words: str) -> list[str]:
    return [line.split("\t")[0] for line in run(NOWHERE, "operations", *words)[1].splitlines()]


@pytest.mark.parametrize("search", SEARCHES)
def test_a_search_in_everyday_words_finds_the_operation(search: str) -> None:
    names = find_names(*search.split())
    assert SEARCHES[search] in names
    assert len(names) < 60
    assert find_names(search) == names


def test_speech_to_text_is_not_text_to_speech() -> None:
    assert "create_speech" not in find_names("speech", "to", "text")
    assert "create_transcription" not in find_names("text", "to", "speech")


def test_everyday_operations_come_before_those_of_administration() -> None:
    names = find_names("embeddings")
    assert names.index("create_embedding") < names.index("usage_embeddings")
    groups = [line.split("\t")[3] for line in run(NOWHERE, "operations")[1].splitlines()]
    assert groups[-1] == "admin"


def test_every_synonym_finds_something() -> None:
    texts = [searchable_text(row) for row in operations().values()]
    table = read_schema_file("synonyms.json")
    unknown = {term for terms in table["phrases"].values() for term in terms if not any(term in text for text in texts)}
    assert unknown == set()
