"""Figures of another year that a number has passed or falls short of (已超去年全年的5420台)."""

import re

from schemas.quantity import Quantity
from service.checks.reading import Reading
from service.checks.stated import Stated

_PAST = re.compile(r"(?:超过?|[高低多少]于|不及|突破|接近)$")
_WORDS = len("不低于")
_ITS_FIGURE = re.compile(r"(?:全年|同期)?的?(?:约|近)?")
_NEAR = 8
"""So far behind its day the mark stands, in code points."""


def is_of_one(reading: Reading, day: Quantity, stated: Stated) -> bool:
    """Whether the day is that of such a mark, which is another number than this one."""
    if _PAST.search(reading.plain, max(0, day.start - _WORDS), day.start) is None:
        return False
    return any(
        one.span != stated.span and _ITS_FIGURE.fullmatch(reading.plain, day.end, one.start)
        for one in reading.stated_in(day.end, day.end + _NEAR)[:1]
    )
