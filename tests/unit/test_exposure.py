"""Where the server may listen."""

import pytest

from service.cli.exposure import Tls, is_loopback, require_safe
from service.errors import ConfigurationError

PROXY, CERTIFICATE, NONE = Tls(behind_proxy=True), Tls(certfile="c.pem"), Tls()


@pytest.mark.parametrize(
    ("host", "tls", "has_accounts", "refused"),
    [
        ("127.0.0.1", NONE, False, None),
        ("localhost", NONE, False, None),
        ("::1", NONE, False, None),
        ("127.0.0.1", NONE, True, None),
        ("127.0.0.1", CERTIFICATE, False, None),
        ("127.0.0.1", PROXY, True, None),
        ("127.0.0.1", PROXY, False, "users add"),
        ("0.0.0.0", NONE, False, "users add"),
        ("0.0.0.0", PROXY, False, "users add"),
        ("0.0.0.0", CERTIFICATE, False, "users add"),
        ("0.0.0.0", NONE, True, "--behind-tls"),
        ("::", NONE, True, "--behind-tls"),
        ("192.0.2.7", NONE, True, "--behind-tls"),
        ("facts.example", NONE, True, "--behind-tls"),
        ("0.0.0.0", PROXY, True, None),
        ("0.0.0.0", CERTIFICATE, True, None),
        ("0.0.0.0", Tls(keyfile="k.pem"), True, "--ssl-certfile"),
        ("0.0.0.0", Tls(behind_proxy=True, certfile="c.pem"), True, "Give one of them"),
    ],
)
def test_the_outside_gets_in_only_with_accounts_and_encrypted(host, tls, has_accounts, refused):
    if refused is None:
        require_safe(host, tls, has_accounts=has_accounts)
    else:
        with pytest.raises(ConfigurationError, match=refused):
            require_safe(host, tls, has_accounts=has_accounts)


@pytest.mark.parametrize(
    ("host", "inside"),
    [("127.8.9.1", True), ("localhost.evil.example", False), ("", False), ("0.0.0.0", False)],
)
def test_only_addresses_of_this_machine_count_as_inside(host, inside):
    assert is_loopback(host) is inside
