"""TLS contexts of the fast way."""

import ssl
from pathlib import Path

import pytest
import trustme

from openai_fn.transport.fast.tls import make_tls_context


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


def test_a_bundle_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no CA certificates can be read"):
        make_tls_context(str(tmp_path / "missing.pem"), 1)
