"""Identifiers that are short and sort by the time they were made."""

import secrets
import time

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_TIME_LETTERS = 9
_RANDOM_LETTERS = 6


def new_id(milliseconds: int | None = None) -> str:
    """15 letters of Crockford's base 32: 9 for the millisecond, 6 by chance.

    Two of the same millisecond are equal once in 2**30.
    """
    moment = time.time_ns() // 1_000_000 if milliseconds is None else milliseconds
    chance = secrets.randbits(5 * _RANDOM_LETTERS)
    return _letters(moment, _TIME_LETTERS) + _letters(chance, _RANDOM_LETTERS)


def _letters(number: int, count: int) -> str:
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(count)))
