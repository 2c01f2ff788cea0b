"""What the environment says about proxies and certificates."""

from pathlib import Path

import pytest
from requests.utils import DEFAULT_CA_BUNDLE_PATH

from openai_fn.transport.environment import (
    CA_VARIABLES,
    find_ca_bundle,
    find_ca_version,
    find_proxies,
    is_fast_disabled,
)

PROXY_VARIABLES = [
    name for stem in ("http_proxy", "https_proxy", "all_proxy", "no_proxy") for name in (stem, stem.upper())
]


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*CA_VARIABLES, *PROXY_VARIABLES):
        monkeypatch.delenv(name, raising=False)


def test_the_environment_names_whom_to_trust_in_the_order_of_requests(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in reversed(CA_VARIABLES):
        (tmp_path / name).touch()
        monkeypatch.setenv(name, str(tmp_path / name))
        assert find_ca_bundle() == find_ca_version()[0] == str(tmp_path / name)
    for name in CA_VARIABLES:
        monkeypatch.setenv(name, "")
    assert (find_ca_bundle(), find_ca_version()[0]) == (None, DEFAULT_CA_BUNDLE_PATH)


def test_a_bundle_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "missing.pem"))
    with pytest.raises(OSError, match=r"missing\.pem"):
        find_ca_version()


@pytest.mark.parametrize(
    ("name", "url", "found"),
    [
        ("HTTP_PROXY", "http://a.example", True),
        ("https_proxy", "http://a.example", False),
        ("https_proxy", "https://a.example", True),
        ("ALL_PROXY", "https://a.example", True),
    ],
)
def test_a_proxy_is_for_its_scheme(name: str, url: str, found: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001  # a column
    assert find_proxies(url) == {}
    monkeypatch.setenv(name, "http://proxy.example:3128")
    assert bool(find_proxies(url)) is found
    monkeypatch.setenv("NO_PROXY", "a.example")
    assert find_proxies(url) == {}


@pytest.mark.parametrize(("value", "off"), [("0", True), ("false", True), ("OFF", True), ("1", False), ("", False)])
def test_the_fast_way_is_switched_off_by_a_false_value(value: str, off: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001  # a column
    monkeypatch.setenv("OPENAI_FN_FAST", value)
    assert is_fast_disabled() is off
