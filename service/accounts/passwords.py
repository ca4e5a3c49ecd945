"""Passwords: which are good enough, how they are kept, how they are compared."""

import secrets
import threading
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from service.errors import WeakPassword

SHORTEST = 12
LONGEST = 256
"""In characters. NIST SP 800-63B-4, section 3.1.1: length counts, rules of composition do not."""

_AT_ONCE = threading.BoundedSemaphore(2)
"""argon2 takes 64 MiB each time; a crowd at the door must not take all the memory."""


@cache
def _hasher() -> PasswordHasher:
    """argon2id with the library's defaults: RFC 9106's second choice (64 MiB, 3 passes)."""
    return PasswordHasher()


def require_good(password: str, name: str) -> None:
    """Raise WeakPassword, saying what to do, for one that is easily guessed."""
    if len(password) < SHORTEST:
        raise WeakPassword(f"The password needs at least {SHORTEST} characters.")
    if len(password) > LONGEST:
        raise WeakPassword(f"The password has more than {LONGEST} characters. Shorten it.")
    if len(set(password)) < 5 or name in password.casefold():
        raise WeakPassword(
            "The password repeats a few characters, or holds the account's name. Take another, "
            "for example four words that do not belong together."
        )


def invented() -> str:
    """A password by chance, for an admin to hand on: 20 letters and digits in groups of five."""
    letters = "23456789abcdefghijkmnpqrstuvwxyz"
    return "-".join("".join(secrets.choice(letters) for _ in range(5)) for _ in range(4))


def hashed(password: str) -> str:
    """The hash that is kept, with its salt and its parameters."""
    with _AT_ONCE:
        return _hasher().hash(_normal(password))


def matches(password: str, kept: str | None) -> bool:
    """Whether this is the password. Takes as long where there is none (`kept` is None)."""
    with _AT_ONCE:
        try:
            right = _hasher().verify(kept or _of_nobody(), _normal(password))
        except (VerificationError, InvalidHashError):
            return False
    return right and kept is not None


def is_outdated(kept: str) -> bool:
    """Whether the hash was made with other parameters than today's."""
    return _hasher().check_needs_rehash(kept)


@cache
def _of_nobody() -> str:
    return _hasher().hash(secrets.token_hex())


def _normal(password: str) -> str:
    """One spelling for what keyboards send in several."""
    return unicodedata.normalize("NFKC", password.encode("utf-8", "replace").decode())
