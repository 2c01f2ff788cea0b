"""A provider is a map: where a request goes, and how it proves who sends it."""

from typing import Any

import pytest

from openai_fn import InvalidOptionsError, create_chat_completion, function_for, request_for
from openai_fn.credentials import Credential, reveal
from openai_fn.errors import ParamsWarning
from openai_fn.options import options_table
from openai_fn.providers.table import AZURE, OPENAI, PROVIDERS, find_provider, is_official_host
from openai_fn.types import Provider
from tests.support.fake import CHAT, answer, transport
from tests.support.paths import REPOSITORY

ENDPOINT = "https://me.openai.azure.com"
KEY = "k-123"
DEPLOYED = {
    "/completions", "/chat/completions", "/embeddings", "/audio/transcriptions", "/audio/translations", "/audio/speech",
    "/images/generations", "/images/edits",
}  # fmt: skip
"""What Azure's reference has under /deployments/."""
OPERATIONS: dict[str, tuple[Any, dict[str, Any]]] = {
    "chat": (create_chat_completion, CHAT),
    "embed": (function_for({"name": "embed", "method": "post", "path": "/embeddings"}), {"model": "gpt-5"}),
    "list": (function_for({"name": "list", "method": "get", "path": "/chat/completions"}), {}),
    "file": (function_for({"name": "file", "method": "get", "path": "/files/{file_id}"}), {"file_id": "f 1"}),
    "respond": (function_for({"name": "respond", "method": "post", "path": "/responses"}), {"model": "gpt-5"}),
}


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for row in PROVIDERS.values():
        for names in row["env"].values():
            for name in names:
                monkeypatch.delenv(name, raising=False)


def azure_request(operation: str, base_url: str, **options: Any) -> tuple[str, dict[str, Any]]:
    function, params = OPERATIONS[operation]
    request = request_for(function, params, {"impl": "azure", "base_url": base_url, "api_key": KEY, **options})
    return request["url"], request["query"]


@pytest.mark.parametrize("version", ["2024-10-21", "2025-04-01-preview"])
@pytest.mark.parametrize(
    ("operation", "path"),
    [
        ("chat", "/deployments/gpt-5/chat/completions"),
        ("embed", "/deployments/gpt-5/embeddings"),
        ("list", "/chat/completions"),
        ("file", "/files/f%201"),
        ("respond", "/responses"),
    ],
)
@pytest.mark.parametrize(
    ("pasted", "root"),
    [
        (ENDPOINT, ENDPOINT),
        (f"{ENDPOINT}/", ENDPOINT),
        (f" {ENDPOINT}/openai/ ", ENDPOINT),
        (f"{ENDPOINT}/openai/deployments", ENDPOINT),
        ("https://me.cognitiveservices.azure.com", "https://me.cognitiveservices.azure.com"),
        ("https://gw.azure-api.net/team/a/", "https://gw.azure-api.net/team/a"),
        ("http://127.0.0.1:8080/openai", "http://127.0.0.1:8080"),
    ],
)
def test_with_an_api_version_azure_has_its_classic_urls(
    pasted: str, root: str, operation: str, path: str, version: str
) -> None:
    expected = (f"{root}/openai{path}", {"api-version": version})
    assert azure_request(operation, pasted, api_version=version) == expected
    assert azure_request(operation, f"{pasted.strip()}?api-version={version}") == expected
    assert azure_request(operation, f"{pasted.strip()}?api-version=2023-05-15", api_version=version) == expected


@pytest.mark.parametrize(
    ("operation", "path"),
    [("chat", "/chat/completions"), ("list", "/chat/completions"), ("file", "/files/f%201"), ("respond", "/responses")],
)
@pytest.mark.parametrize(
    ("pasted", "options", "query"),
    [
        (ENDPOINT, {}, {}),
        (f"{ENDPOINT}/openai", {}, {}),
        (f"{ENDPOINT}/openai/v1", {}, {}),
        (f"{ENDPOINT}/openai/v1/", {}, {}),
        (f"{ENDPOINT}/openai/v1/chat/completions", {}, {}),
        (f"{ENDPOINT}/openai/deployments/gpt", {}, {}),
        (f"{ENDPOINT}/openai/v1", {"api_version": "2024-10-21"}, {}),
        (ENDPOINT, {"api_version": "v1"}, {}),
        (ENDPOINT, {"api_version": "preview"}, {"api-version": "preview"}),
        (f"{ENDPOINT}/openai/v1", {"api_version": "preview"}, {"api-version": "preview"}),
        (f"{ENDPOINT}/openai/v1?api-version=preview", {}, {"api-version": "preview"}),
        (ENDPOINT, {"query": {"api-version": "latest"}}, {"api-version": "latest"}),
    ],
)
def test_without_one_azure_has_its_v1_urls(
    pasted: str, options: dict[str, Any], query: dict[str, Any], operation: str, path: str
) -> None:
    assert azure_request(operation, pasted, **options) == (f"{ENDPOINT}/openai/v1{path}", query)


@pytest.mark.parametrize(
    ("pasted", "deployment", "segment"),
    [
        (ENDPOINT, None, "gpt-5"),
        (ENDPOINT, "mine", "mine"),
        (ENDPOINT, "a b/ü?", "a%20b%2F%C3%BC%3F"),
        (f"{ENDPOINT}/openai/deployments/pasted", None, "pasted"),
        (f"{ENDPOINT}/openai/deployments/a%20b/chat/completions", None, "a%20b"),
        (f"{ENDPOINT}/openai/deployments/pasted/chat/completions", "mine", "mine"),
    ],
)
def test_the_deployment_is_the_option_else_the_pasted_one_else_the_model(
    pasted: str, deployment: str | None, segment: str
) -> None:
    url, _ = azure_request("chat", pasted, api_version="2024-10-21", deployment=deployment)
    assert url == f"{ENDPOINT}/openai/deployments/{segment}/chat/completions"


@pytest.mark.parametrize("path", sorted(DEPLOYED))
def test_what_asks_a_model_by_post_goes_to_its_deployment(path: str) -> None:
    options = {"impl": "azure", "base_url": ENDPOINT, "api_version": "2024-10-21", "deployment": "mine"}
    post, get = (function_for({"name": "f", "method": method, "path": path}) for method in ("post", "get"))
    assert request_for(post, {}, options)["url"] == f"{ENDPOINT}/openai/deployments/mine{path}"
    assert request_for(get, {}, options)["url"] == f"{ENDPOINT}/openai{path}"


def test_the_model_stays_in_the_body() -> None:
    options = {"impl": "azure", "base_url": ENDPOINT, "api_version": "2024-10-21", "deployment": "mine"}
    assert request_for(create_chat_completion, CHAT, options)["body"] == CHAT


def test_a_classic_url_without_deployment_and_model_says_what_to_pass() -> None:
    embed = OPERATIONS["embed"][0]
    with pytest.raises(InvalidOptionsError, match=r"pass \{'deployment': \.\.\.\} or a model"):
        request_for(embed, {}, {"impl": "azure", "base_url": ENDPOINT, "api_version": "2024-10-21"})


@pytest.mark.parametrize(
    ("options", "headers"),
    [
        ({"api_key": KEY}, {"authorization": f"Bearer {KEY}"}),
        ({"api_key": lambda: KEY}, {"authorization": f"Bearer {KEY}"}),
        ({"api_key": KEY, "organization": "o", "project": "p"},
         {"authorization": f"Bearer {KEY}", "openai-organization": "o", "openai-project": "p"}),
        ({"api_key": KEY, "headers": {"Authorization": "Basic x"}}, {"authorization": "Basic x"}),
        ({"api_key": KEY, "headers": {"Authorization": None}}, {"authorization": None}),
        ({}, {}),
        ({"impl": "azure", "base_url": ENDPOINT, "api_key": KEY}, {"api-key": KEY}),
        ({"impl": "azure", "base_url": ENDPOINT, "azure_ad_token": "t"}, {"authorization": "Bearer t"}),
        ({"impl": "azure", "base_url": ENDPOINT, "azure_ad_token": lambda: "t"}, {"authorization": "Bearer t"}),
        ({"impl": "azure", "base_url": ENDPOINT, "azure_ad_token": "t", "api_key": KEY}, {"authorization": "Bearer t"}),
        ({"impl": "azure", "base_url": ENDPOINT, "api_key": KEY, "headers": {"api-key": "mine"}}, {"api-key": "mine"}),
        ({"impl": "local"}, {}),
    ],
)  # fmt: skip
def test_the_headers_that_prove_who_sends(options: dict[str, Any], headers: dict[str, Any]) -> None:
    proof = {"authorization", "api-key", "openai-organization", "openai-project"}
    found = {k: v for k, v in request_for(create_chat_completion, CHAT, options)["headers"].items() if k in proof}
    assert {k: v if v is None else reveal(v) for k, v in found.items()} == headers
    assert all(isinstance(found.get(name) or Credential(), Credential) for name in ("authorization", "api-key"))


def test_an_operation_that_administers_takes_the_key_for_that() -> None:
    users = function_for({"name": "users", "method": "get", "path": "/organization/users", "auth": "admin_api_key"})
    both = {"api_key": "ordinary", "admin_api_key": "admin"}
    assert reveal(request_for(users, {}, both)["headers"]["authorization"]) == "Bearer admin"
    with pytest.raises(InvalidOptionsError, match="admin_api_key is missing: set OPENAI_ADMIN_KEY or pass"):
        users({}, {"api_key": "ordinary"})


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({}, "api_key is missing: set OPENAI_API_KEY or pass {'api_key': ...}; without a key, try {'impl': 'local'}"),
        ({"api_key": ""}, "api_key is missing: set OPENAI_API_KEY"),
        ({"impl": "azure"}, "base_url is missing: set AZURE_OPENAI_ENDPOINT or pass {'base_url': ...}"),
        ({"impl": "azure", "base_url": ENDPOINT},
         "api_key or azure_ad_token is missing: set AZURE_OPENAI_API_KEY or AZURE_OPENAI_AD_TOKEN or pass {'api_key'"),
        ({"impl": {"name": "groq", "env": {"api_key": ["GROQ_API_KEY"]}}},
         "api_key is missing: set GROQ_API_KEY or pass {'api_key': ...}"),
        ({"impl": {"name": "mine", "env": {}}}, "api_key is missing: pass {'api_key': ...}"),
        ({"base_url": ""}, "base_url is missing: set OPENAI_BASE_URL or pass {'base_url': ...}"),
    ],
)  # fmt: skip
def test_what_is_missing_is_told_with_the_way_to_set_it(options: dict[str, Any], text: str) -> None:
    wires, send = transport(answer())
    with pytest.raises(InvalidOptionsError) as caught:
        create_chat_completion(CHAT, {"transport": send, **options})
    assert text in str(caught.value)
    assert wires == []


VARIABLES = [
    (impl, option, name) for impl in (OPENAI, AZURE) for option, names in impl["env"].items() for name in names
]
PLACES = {
    "api_key": ("authorization", "api-key"),
    "azure_ad_token": ("authorization",),
    "admin_api_key": ("authorization",),
    "organization": ("openai-organization",),
    "project": ("openai-project",),
}


@pytest.mark.parametrize(("impl", "option", "name"), VARIABLES)
def test_each_variable_arrives_in_the_request(
    monkeypatch: pytest.MonkeyPatch, impl: Any, option: str, name: str
) -> None:
    monkeypatch.setenv(name, "https://x.example/v1" if option == "base_url" else "value")
    auth = "admin_api_key" if option == "admin_api_key" else "api_key"
    function = function_for({"name": "f", "method": "post", "path": "/embeddings", "auth": auth})
    options = {"impl": impl["name"], **({"base_url": ENDPOINT} if impl is AZURE and option != "base_url" else {})}
    request = request_for(function, {"model": "m"}, options)
    found = [reveal(text).removeprefix("Bearer ") for text in request["headers"].values()]
    found += [
        request["url"].removesuffix("/openai/v1/embeddings").removesuffix("/embeddings"),
        *request["query"].values(),
    ]
    assert ("value" if option != "base_url" else "https://x.example/v1") in found


@pytest.mark.parametrize(
    "names",
    [
        ["OPENAI_BASE_URL", "OPENAI_API_BASE", "OPENAI_API_URL", "OPENAI_API_ENDPOINT"],
        ["OPENAI_ORG_ID", "OPENAI_ORGANIZATION", "OPENAI_ORGANIZATION_KEY"],
    ],
)
def test_the_official_name_goes_over_its_aliases(monkeypatch: pytest.MonkeyPatch, names: list[str]) -> None:
    assert names in OPENAI["env"].values()
    assert len(names) > 1
    for at in range(len(names) - 1, -1, -1):
        monkeypatch.setenv(names[at], f"https://n{at}")
        request = request_for(create_chat_completion, CHAT)
        assert any(f"n{at}" in str(text) for text in (request["url"], *request["headers"].values()))


def test_openais_key_is_not_sent_to_azure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "openai-key")
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", "azure-key")
    azure = request_for(create_chat_completion, CHAT, {"impl": "azure", "base_url": ENDPOINT})["headers"]
    plain = request_for(create_chat_completion, CHAT)["headers"]
    assert (reveal(azure["api-key"]), reveal(plain["authorization"])) == ("azure-key", "Bearer openai-key")


@pytest.mark.parametrize("impl", ["openai", "azure"])
@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("api.openai.com/v1", "'api.openai.com/v1' does not start with https:// or http://"),
        ("ftp://x/v1", "does not start with https:// or http://"),
        ("https://", "names no host"),
        ("https:///v1", "names no host"),
        ("https://me:secret@x/v1", "contains credentials; pass them as {'api_key': ...}"),
        ("https://x/v1#part", "has a fragment (#...)"),
        ("https://x/a b", "contains a blank or a control character"),
        ("https://x/\u200b", "contains a blank or a control character"),
        ("https://x:99999/v1", "is not a URL: Port out of range"),
        ("https://x:port/v1", "is not a URL: Port could not be cast"),
        ("https://[::1/v1", "is not a URL: Invalid IPv6 URL"),
    ],
)
def test_a_base_url_that_cannot_be_built_upon(impl: str, url: str, words: str) -> None:
    with pytest.raises(InvalidOptionsError) as caught:
        request_for(create_chat_completion, CHAT, {"base_url": url, "impl": impl})
    assert str(caught.value).startswith("create_chat_completion: base_url: ")
    assert words in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://x/v1", "https://x/v1"),
        ("https://x/v1///", "https://x/v1"),
        (" https://x/v1 \n", "https://x/v1"),
        ("HTTP://X:8080", "HTTP://X:8080"),
        ("http://[::1]:8000/v1", "http://[::1]:8000/v1"),
        (lambda: "https://late/v1", "https://late/v1"),
    ],
)
def test_a_base_url_that_can(url: Any, expected: str) -> None:
    assert request_for(create_chat_completion, CHAT, {"base_url": url})["url"] == f"{expected}/chat/completions"


def test_a_query_in_the_base_url_is_azures_alone() -> None:
    with pytest.raises(InvalidOptionsError, match=r"'https://x/v1' has a query .*pass it as {'query'"):
        request_for(create_chat_completion, CHAT, {"base_url": "https://x/v1?a=secret"})


@pytest.mark.parametrize("url", [5, None, b"https://x"])
def test_a_base_url_function_has_to_return_a_text(url: Any) -> None:
    with pytest.raises(InvalidOptionsError, match="base_url"):
        request_for(create_chat_completion, CHAT, {"base_url": lambda: url})


@pytest.mark.parametrize("option", ["api_key", "organization", "project"])
@pytest.mark.parametrize(
    "bad", ["se\ncret", "secret\n", " secret", "sécret", "se\x00cret", "secret\x7f", "se\u2019cret"]
)
def test_what_cannot_stand_in_a_header_is_told_without_repeating_it(option: str, bad: str) -> None:
    with pytest.raises(InvalidOptionsError) as caught:
        request_for(create_chat_completion, CHAT, {"api_key": "x", option: bad})
    assert f"{option}: has a line break" in str(caught.value)
    assert "cret" not in str(caught.value).replace("credential", "")


@pytest.mark.parametrize("impl", ["openai", "azure"])
@pytest.mark.parametrize("token", [5, b"secret", ["secret"]])
def test_a_token_function_has_to_return_a_text(impl: str, token: Any) -> None:
    options = {"impl": impl, "base_url": ENDPOINT, "api_key": lambda: token}
    with pytest.raises(InvalidOptionsError, match=f"api_key: the function returned {type(token).__name__}"):
        request_for(create_chat_completion, CHAT, options)


GROQ = {
    "name": "groq",
    "env": {"api_key": ["GROQ_API_KEY"]},
    "defaults": {"base_url": "https://api.groq.com/openai/v1", "headers": {"x-team": "a"}, "validate": "strict"},
}


def test_a_provider_of_ones_own_is_a_map(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GROQ_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_API_KEY", "not-this-one")
    wires, send = transport(answer())
    assert create_chat_completion(CHAT, {"impl": GROQ, "transport": send}) == {"object": "ok"}
    assert wires[0]["url"] == "https://api.groq.com/openai/v1/chat/completions"
    assert reveal(wires[0]["headers"]["authorization"]) == f"Bearer {KEY}"
    assert wires[0]["headers"]["x-team"] == "a"


def test_a_provider_may_bring_its_own_address_proof_and_transport() -> None:
    wires: list[Any] = []

    def send(wire: Any, options: Any) -> Any:
        wires.append((wire["url"], wire["headers"]["x-proof"], options["project"]))
        return answer()

    mine = {
        "name": "mine",
        "required": [],
        "address": lambda request, _options: {**request, "url": "https://mine" + request["path"].upper()},
        "authorize": lambda request, _options: {**request, "headers": {**request["headers"], "x-proof": "signed"}},
        "transport": send,
    }
    create_chat_completion(CHAT, {"impl": mine, "project": "p"})
    assert wires == [("https://mine/CHAT/COMPLETIONS", "signed", "p")]


@pytest.mark.parametrize("name", PROVIDERS)
def test_a_name_and_its_map_are_the_same(name: str) -> None:
    impl = find_provider(name)
    assert find_provider(impl) is impl
    assert impl["name"] == name


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("https://api.openai.com/v1", True),
        ("https://eu.api.openai.com/v1", True),
        ("https://me.openai.azure.com", True),
        ("https://gw.azure-api.net/x", True),
        ("https://openai.com.evil.example/v1", False),
        ("https://notopenai.com/v1", False),
        ("http://127.0.0.1:8000/v1", False),
    ],
)
def test_where_the_schemas_are_known_to_hold(url: str, *, own: bool) -> None:
    assert is_official_host(url) is own


def test_groq_has_its_key_from_its_own_variable_and_its_own_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "not-this-one")
    monkeypatch.setenv("OPENAI_BASE_URL", "https://not-this-one/v1")
    encoded, send = transport(answer())
    groq: dict[str, Any] = {"impl": "groq", "transport": send}
    with pytest.raises(InvalidOptionsError, match="api_key is missing: set GROQ_API_KEY or pass"):
        create_chat_completion(CHAT, groq)
    monkeypatch.setenv("GROQ_API_KEY", KEY)
    assert create_chat_completion(CHAT, groq) == {"object": "ok"}
    assert encoded[0]["url"] == "https://api.groq.com/openai/v1/chat/completions"
    assert encoded[0]["headers"]["authorization"] == f"Bearer {KEY}"
    with pytest.warns(ParamsWarning, match="logprobs: the provider 'groq' rejects it"):
        create_chat_completion({**CHAT, "logprobs": True}, groq)


@pytest.mark.parametrize("row", PROVIDERS.values(), ids=PROVIDERS)
def test_the_page_lists_each_provider_with_its_variables(row: Any) -> None:
    page = (REPOSITORY / "docs" / "providers.md").read_text(encoding="utf-8")
    line = next(line for line in page.splitlines() if line.startswith(f'| `"{row["name"]}"`'))
    listed = {
        names[0] for option, names in row["env"].items() if option not in {"admin_api_key", "organization", "project"}
    }
    assert {name for name in listed if f"`{name}`" not in line} == set()


def test_the_page_lists_each_key_of_a_row() -> None:
    page = (REPOSITORY / "docs" / "providers.md").read_text(encoding="utf-8")
    assert {key for key in Provider.__annotations__ if f"`{key}`" not in page} <= {"name"}
    assert Provider.__annotations__.keys() == options_table()["impl"]["properties"].keys()
