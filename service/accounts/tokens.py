"""What browsers and programs show: session cookies, form tokens, API keys.

The store keeps hashes only: whoever reads it cannot log in with what is there. A plain SHA-256 is
enough, for the tokens hold 256 random bits and cannot be guessed.
"""

import hashlib
import hmac
import secrets

from itsdangerous import BadSignature, Signer

KEY_PREFIX = "cityfacts_"
"""Recognisable, so that scanners find a key that got into a repository."""

_BYTES = 32


def new_token() -> str:
    """256 random bits for a cookie, as URL-safe text."""
    return secrets.token_urlsafe(_BYTES)


def new_key() -> str:
    """An API key: the prefix and 256 random bits."""
    return KEY_PREFIX + new_token()


def hint(key: str) -> str:
    """The part of a key that may be shown: prefix and four letters."""
    return key[: len(KEY_PREFIX) + 4]


def digest(token: str) -> str:
    """The hash under which the store keeps a token or a key, 64 hex digits."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def sealed(token: str, secret: str) -> str:
    """The cookie's value: the token, signed."""
    return _signer(secret).sign(token).decode()


def opened(cookie: str, secret: str) -> str | None:
    """The token of a cookie that this server signed, else None."""
    try:
        return _signer(secret).unsign(cookie.encode("utf-8", "replace")).decode()
    except BadSignature:
        return None


def form_token(token: str, secret: str) -> str:
    """What forms carry against cross-site writes: it belongs to one cookie and is told to nobody
    who cannot read our pages."""
    return hmac.new(secret.encode(), b"form:" + token.encode(), hashlib.sha256).hexdigest()


def is_form_token(given: str, token: str, secret: str) -> bool:
    """Compare without telling by the time how much of it was right."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), form_token(token, secret).encode())


def _signer(secret: str) -> Signer:
    return Signer(
        secret, salt="cityfacts.session", key_derivation="hmac", digest_method=hashlib.sha256
    )
