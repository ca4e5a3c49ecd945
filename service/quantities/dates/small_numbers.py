"""Numbers as they stand in dates: 2024, 24, 二〇二四, 三十一, 廿三, 两千零八."""

from datetime import date
from functools import lru_cache

_DIGITS = {
    **{digit: value for value, digit in enumerate("0123456789")},
    **{chr(0xFF10 + value): value for value in range(10)},
    **{digit: value for value, digit in enumerate("〇一二三四五六七八九")},
    **dict.fromkeys("零○", 0),
    **dict.fromkeys("首元", 1),
    **dict.fromkeys("两兩", 2),
}
_SCALES = {"十": 10, "百": 100, "千": 1000}
_TENS = {"廿": 20, "卅": 30}

# For character classes in patterns.
ARABIC = "0-9\uff10-\uff19"
NUMERAL = ARABIC + "〇○零一二两兩三四五六七八九十廿卅"
YEAR_NUMERAL = NUMERAL + "千百"


@lru_cache(maxsize=4096)
def read(surface: str) -> int:
    """The value of a numeral of the classes above, read digit by digit or with 十百千."""
    if not any(char in _SCALES or char in _TENS for char in surface):
        return int("".join(str(_DIGITS[char]) for char in surface))
    total, pending = 0, None
    for char in surface:
        if char in _TENS:
            total += _TENS[char]
        elif char in _SCALES:
            total += (1 if pending is None else pending) * _SCALES[char]
            pending = None
        else:
            pending = _DIGITS[char]
    return total + (pending or 0)


PIVOT = 20


def full_year(two_digits: int, anchor: date | None) -> int:
    """The full year of two digits: the latest that is at most `PIVOT` years after the anchor's."""
    latest = (anchor.year if anchor else 2024) + PIVOT
    return latest - (latest - two_digits) % 100
