"""Which names an account or a key can have."""

import re
import unicodedata

from schemas.account import LOCAL
from service.errors import BadName

_NAME = re.compile(r"\w[\w.@-]{0,63}")


def account_name(typed: str) -> str:
    """The name as it is kept: Wang and wang are one person.

    Raises BadName for one that is empty, longer than 64, or has other signs than letters, digits,
    `.`, `_`, `-`, `@`; and for `local`, which stands for whoever decides without accounts.
    """
    name = key_name(typed).casefold()
    if name == LOCAL.name:
        raise BadName(f"{LOCAL.name!r} stands for decisions made without accounts. Take another.")
    return name


def key_name(typed: str) -> str:
    """The name of a key; the same rule, but letters keep their case."""
    name = unicodedata.normalize("NFKC", typed.strip())
    if not _NAME.fullmatch(name):
        raise BadName
    return name
