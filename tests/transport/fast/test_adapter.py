"""The lean adapter and its connections, apart from what they carry."""

import socket
import ssl
from pathlib import Path
from typing import Any

import pytest
import trustme
from requests.utils import DEFAULT_CA_BUNDLE_PATH

from openai_fn.transport.fast.adapter import CA_VARIABLES, find_ca_bundle, make_fast_session, make_tls_context
from openai_fn.transport.fast.connection import COALESCE_BYTES, FastConnection
from tests.support.server import serve

GOOD = {"json": {"ok": True}}


class Wire:
    """What a connection writes to, send by send."""

    def __init__(self) -> None:
        self.sends: list[bytes] = []

    def sendall(self, data: bytes) -> None:
        self.sends.append(bytes(data))

    def settimeout(self, seconds: float | None) -> None:
        pass

    def close(self) -> None:
        pass


def sends(body: Any, **headers: str) -> list[bytes]:
    connection = FastConnection("example.invalid")
    wire: Any = Wire()
    connection.sock = wire
    connection.request("POST", "/v1", body=body, headers=headers)
    return list(wire.sends)


def test_head_and_body_leave_in_one_send() -> None:
    (sent,) = sends(b"{}", accept="*/*")
    head, body = sent.split(b"\r\n\r\n")
    assert (head.split(b"\r\n")[0], body) == (b"POST /v1 HTTP/1.1", b"{}")


def test_a_long_body_is_not_copied_together() -> None:
    big = b"x" * (3 * COALESCE_BYTES)
    sent = sends(big)
    assert b"".join(sent).endswith(b"\r\n\r\n" + big)


def test_pieces_of_a_body_are_gathered_into_few_sends() -> None:
    sent = sends(iter([b"a" * 1000] * 100), **{"transfer-encoding": "chunked"})
    assert b"".join(sent).count(b"a" * 1000) == 100
    assert len(sent) <= 3
    assert b"".join(sent).endswith(b"0\r\n\r\n")


def test_a_body_of_every_size_arrives_whole() -> None:
    sizes = [0, 1, COALESCE_BYTES - 200, COALESCE_BYTES, COALESCE_BYTES + 1, 3_000_000]
    with serve([GOOD]) as server, make_fast_session() as session:
        for size in sizes:
            session.post(server.url, data=b"x" * size, timeout=(5, 5))
        assert [len(request["body"]) for request in server.requests] == sizes
        assert server.connections == 1


def test_a_session_of_ours_keeps_no_cookies_and_asks_nobody_for_credentials(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".netrc").write_text("default login a password b\n")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    with serve([{**GOOD, "headers": {"set-cookie": "a=b"}}]) as server, make_fast_session() as session:
        for _ in range(2):
            session.get(server.url, timeout=(5, 5))
        assert [len(session.cookies), *server.requests[1]["headers"].keys() & {"cookie", "authorization"}] == [0]


@pytest.mark.parametrize("location", ["/elsewhere", "http://[::1", "javascript:x"])
def test_a_session_of_ours_follows_nowhere_and_does_not_look_where_it_would_go(location: str) -> None:
    with serve([{"status": 307, "headers": {"location": location}}]) as server, make_fast_session() as session:
        answer = session.post(server.url, data=b"x", timeout=(5, 5), allow_redirects=False)
        assert (answer.status_code, answer.headers["location"], len(server.requests)) == (307, location, 1)


def test_connections_are_kept_alive_by_probes() -> None:
    with serve([GOOD]) as server, make_fast_session() as session:
        answer = session.get(server.url, timeout=(5, 5), stream=True)
        used: Any = answer.raw.connection
        sock = used.sock
        assert sock.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
        assert sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE) == 60
        assert sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) == 1
        answer.close()


def test_the_proxy_of_an_origin_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with serve([GOOD]) as server, make_fast_session() as session:
        session.get(server.url, timeout=(5, 5))
        monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
        assert session.get(server.url, timeout=(5, 5)).json() == {"ok": True}


def test_the_environment_names_whom_to_trust_in_the_order_of_requests(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in CA_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name in ("SSL_CERT_FILE", "CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE"):
        (tmp_path / name).touch()
        monkeypatch.setenv(name, str(tmp_path / name))
        assert find_ca_bundle()[0] == str(tmp_path / name)
    for name in ("SSL_CERT_FILE", "CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE"):
        monkeypatch.setenv(name, "")
    assert find_ca_bundle()[0] == DEFAULT_CA_BUNDLE_PATH


def test_one_context_serves_all_connections_that_trust_the_same(tmp_path: Path) -> None:
    trustme.CA().cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    context = make_tls_context(str(tmp_path / "ca.pem"), 1)
    assert make_tls_context(str(tmp_path / "ca.pem"), 1) is context
    assert make_tls_context(str(tmp_path / "ca.pem"), 2) is not context
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2
    assert len(context.get_ca_certs()) == 1


def test_a_folder_of_certificates_is_a_bundle_too(tmp_path: Path) -> None:
    assert make_tls_context(str(tmp_path), 1).get_ca_certs() == []
