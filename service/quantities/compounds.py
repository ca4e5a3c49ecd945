"""Quantities with two units: 五元六角, 三年半, 七成五, 一米八, $20 and 43 cents, 5 ft 2 in."""

import re
from decimal import Decimal
from typing import Final

from service.quantities.numerals import DIGITS, QUOTIENT

_D: Final = "0-9零一二两三四五六七八九壹贰叁肆伍陆柒捌玖"
_JIAO_FEN: Final = re.compile(
    rf"零?(?:([{_D}])(?:[角毛])(?:零?([{_D}])分?(?![{_D}十百千万亿个年月])钱?|钱)?|([{_D}])分钱?"
    rf"|(?<=零)([{_D}])(?!\w)|([{_D}])(?!\w|[.,]\d))"
)
_FEN: Final = re.compile(rf"([{_D}])(?:分钱?|(?!\w))")
_AFTER_TENTHS: Final = re.compile(
    r"([一二三四五六七八九])(?![0-9零一二两三四五六七八九十百千万亿成个家月年是类])"
)
_AFTER_METRES: Final = re.compile(r"([一二三四五六七八九]{1,2})(?=\W|\Z|[的高长宽深厚以左])")
_HALF: Final = re.compile(r"半(?![导年月天数径个小岛程])")
_CENTS: Final = re.compile(
    r"(?: and)? ?([0-9]{1,2}) ?(?:c|cents?|sens?|pence|p|分)(?![A-Za-z])"
    r"|(?: and)? ([0-9]{2})(?= ?(?:[,.;!?)]|$)(?!\d))",
    re.IGNORECASE,
)
_INCHES: Final = re.compile(
    r",?(?: and)? ?([0-9]{1,2}(?:\.[0-9]+)?) ?(?:inches|inch|in|''|\")(?![A-Za-z])"
)


def money_tail(text: str, end: int, unit_text: str) -> tuple[Decimal, int] | None:
    """What 角, 分 or cents behind a sum add to it, and where they end."""
    if unit_text[0] in "元块圆":
        found = _JIAO_FEN.match(text, end)
        if found is None:
            return None
        jiao, fen, fen_alone, fen_zero, jiao_alone = found.groups()
        cents = 10 * DIGITS[jiao or jiao_alone] if jiao or jiao_alone else 0
        last = fen or fen_alone or fen_zero
        return Decimal(cents + (DIGITS[last] if last else 0)).scaleb(-2), found.end()
    if unit_text[0] in "角毛":
        found = _FEN.match(text, end)
        return (Decimal(DIGITS[found[1]]).scaleb(-2), found.end()) if found else None
    found = _CENTS.match(text, end)
    return (Decimal(found[1] or found[2]).scaleb(-2), found.end()) if found else None


def tenths_of_tenth(text: str, end: int) -> tuple[Decimal, int] | None:
    """What the digit behind 成 adds, in percent: 七成五 is 75."""
    found = _AFTER_TENTHS.match(text, end)
    return (Decimal(DIGITS[found[1]]), found.end()) if found else None


def part_of_metre(text: str, end: int) -> tuple[Decimal, int] | None:
    """What the digits behind 米 add, in metres: 一米七五 is 1.75."""
    found = _AFTER_METRES.match(text, end)
    if found is None:
        return None
    digits = "".join(str(DIGITS[char]) for char in found[1])
    return Decimal(f"0.{digits}"), found.end()


def half(text: str, end: int) -> int:
    """Where a 半 behind a unit ends (三年半), 0 where none stands."""
    found = _HALF.match(text, end)
    return found.end() if found else 0


def inches(text: str, end: int) -> tuple[Decimal, int] | None:
    """What inches behind feet add, in feet."""
    found = _INCHES.match(text, end)
    return (QUOTIENT.divide(Decimal(found[1]), Decimal(12)), found.end()) if found else None
