"""The level from which something rose or fell within a period: it is that of the year before, too
(2025年，企业由5户增加到19户).
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from service.checks.days import Day
from service.checks.reading import Reading
from service.checks.stated import Stated

_FROM = re.compile("(?:由|从)(?:原来的|原先的|最初的)?(?:约|近|不足)?$")
_TO = re.compile(
    "[^，。；,;\\d]{0,3}(?:增加|增长|提升|提高|上升|扩大|扩充|减少|下降|降低|压缩|缩短|[增升扩降减])"
    "[到至]"
)
_NEAR = 8
"""So far before the number such words begin, in code points."""


def years_before(reading: Reading, stated: Stated, days: Iterable[Day]) -> Iterator[Day]:
    """The year before the likeliest of the days, where the number is such a level."""
    if _TO.match(reading.plain, stated.end) is None:
        return
    if _FROM.search(reading.plain, max(0, stated.start - _NEAR), stated.start) is None:
        return
    for day in days:
        yield Day(date(day.last.year - 1, 1, 1), date(day.last.year - 1, 12, 31))
        return
