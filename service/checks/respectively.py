"""Days told in one list for as many numbers told in another (2025年、2026年末分别达到4000P、6000P;
in 2023, 2024 and 2025 … 12, 31 and 58 models respectively).
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from schemas.quantity import Quantity
from service.checks.reading import Reading
from service.checks.stated import Stated

_RESPECTIVELY = re.compile(r"分别|依次|各为|r(?<!\wr)espectively\b")
_LIST = re.compile(r"\s*(?:[、，,和与及]|,? and(?: in| at| by)?|, (?:in|at|by))\s*(?:the end of )?")
_NUMBERS = re.compile(
    r"[^\d，。；、;.]{0,8}(?:[、，,和与及]|,? and\b|, and\b)[^\d，。；、,;.]{0,10}"
)
_YEARS = re.compile(r"20\d\d年?[底末]?(?:(?:、|，|和|与|及|,? and |, )20\d\d年?[底末]?)+")
_SPAN = re.compile(r"20\d\d年?[底末]?\s?(?:至|到|—|-|–|~|～|－|——)\s?20\d\d年?[底末]?")
_YEAR = re.compile(r"20\d\d")
_LEAST = 2
"""So many numbers make a list."""


def its_day(reading: Reading, stated: Stated) -> Quantity | None:
    """The day that has the same place among the days as the number has among the numbers."""
    words = told(reading.plain)
    if not words:
        return None
    start, end = reading.full_sentences.at(stated.start)
    if not any(start <= word < end for word in words) or len(_places(reading, start, end)) > 1:
        return None
    numbers = _run(reading, stated, reading.stated_in(start, end))
    if len(numbers) < _LEAST:
        return None
    at = numbers.index(stated)
    for days in (*_listed(reading, start, end), *_years(reading, start, end)):
        if len(days) == len(numbers):
            return days[at]
    return None


@lru_cache(maxsize=4)
def told(text: str) -> tuple[int, ...]:
    """Where the words begin that hand a list out: kept with the text."""
    return tuple(hit.start() for hit in _RESPECTIVELY.finditer(text))


def _places(reading: Reading, start: int, end: int) -> set[str]:
    """Numbers may be those of places as well as those of days."""
    return {one.place.name for one in reading.place_mentions if start <= one.start < end}


def _run(reading: Reading, stated: Stated, numbers: Sequence[Stated]) -> list[Stated]:
    """The numbers of the list in which the number stands."""
    alike = [
        one
        for one in numbers
        if len(one.parts) == 1 and (one.kind == stated.kind or one.unit is None)
    ]
    if stated not in alike:
        return []
    at = alike.index(stated)
    first, last = at, at
    while first and _NUMBERS.fullmatch(reading.plain, alike[first - 1].end, alike[first].start):
        first -= 1
    while last + 1 < len(alike) and _NUMBERS.fullmatch(
        reading.plain, alike[last].end, alike[last + 1].start
    ):
        last += 1
    return alike[first : last + 1]


def _listed(reading: Reading, start: int, end: int) -> list[list[Quantity]]:
    """The lists of days of the span."""
    lists: list[list[Quantity]] = []
    for day in reading.days_in(start, end):
        if lists and _LIST.fullmatch(reading.plain, lists[-1][-1].end, day.start):
            lists[-1].append(day)
        else:
            lists.append([day])
    return lists


def _years(reading: Reading, start: int, end: int) -> list[list[Quantity]]:
    """Lists of years of which only the last has its 年, and spans of years (2023—2025年)."""
    lists = [
        [_year(hit.start() + one.start(), one[0]) for one in _YEAR.finditer(hit[0])]
        for hit in _YEARS.finditer(reading.plain, start, end)
    ]
    for hit in _SPAN.finditer(reading.plain, start, end):
        first, last = map(int, _YEAR.findall(hit[0]))
        if 0 < last - first < _LONGEST:
            lists.append([_year(hit.start(), str(one)) for one in range(first, last + 1)])
    return lists


_LONGEST = 12
"""So many years at most are told one by one."""


def _year(start: int, told: str) -> Quantity:
    first, last = date(int(told), 1, 1), date(int(told), 12, 31)
    return Quantity(start, start + len(told), told, "period", iso=(first, last))
