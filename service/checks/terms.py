"""When an aim ends whose term is told in years (用三年时间, 三年内)."""

import re
from collections.abc import Iterator
from datetime import date

from service.checks import cues
from service.checks.days import Day, same_day
from service.checks.reading import Reading

_YEARS = "一二三四五六七八九十"
_WITHIN = re.compile(rf"([{_YEARS}])年(?:内|之内|时间)")

LONGEST = 30
"""No aim has more years than these."""


def ends(reading: Reading, sentence: tuple[int, int], own: tuple[Day, ...]) -> Iterator[Day]:
    """用三年时间 ends with the plan's own term of as many years, else counts from the report, or
    from the year that the sentence names (2023年定下三年…); of 用2至3年时间 each of these years may
    be meant.
    """
    anchor = reading.anchor
    terms = [one.iso for one in reading.terms if one.iso is not None]
    for years in _spans_of_years(reading, sentence):
        term = next((t for t in terms if t[1].year - t[0].year + 1 == years), None)
        if term is not None:
            yield Day(*term)
        elif anchor is not None:
            year = anchor.year + years
            yield Day(date(year, 1, 1), date(year, 12, 31))
            yield Day(same_day(anchor, years), same_day(anchor, years))
        for year in {day.first.year + years for day in own if day.source is not None}:
            yield Day(date(year, 1, 1), date(year, 12, 31))


def _spans_of_years(reading: Reading, sentence: tuple[int, int]) -> Iterator[int]:
    for one in reading.stated_in(*sentence):
        if one.kind != "duration" or one.unit not in cues.HORIZON_UNITS:
            continue
        if not any(start <= one.start < end for start, end in reading.titles):
            yield from range(max(1, int(one.value)), min(int(one.upper or one.value), LONGEST) + 1)
    for hit in _WITHIN.finditer(reading.plain, *sentence):
        yield _YEARS.find(hit[1]) + 1
