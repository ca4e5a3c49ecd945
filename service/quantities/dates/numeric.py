"""Dates in digits and signs, in any language: 2024-12-31, 2024.12.31, 10/1/2018, 1995-1997.

Three numbers with slashes and the year last are read the American way (10/1/2018 is 1 October)
unless that is no date. Not a date: a version 2.3.4, an address 192.168.1.1, a ratio 3/4, 24/7, a
range that counts (2000-2500家), a longer number (A20240215001).
"""

import re
from collections.abc import Iterator

from service.quantities.dates.days import OutsideCalendar, day
from service.quantities.dates.points import Point
from service.quantities.dates.small_numbers import ARABIC

_D = f"[{ARABIC}]"
_YEAR = f"(?:(?:19|20|\uff11\uff19|\uff12\uff10){_D}{{2}})"
_JOIN = r"\s?(?:——|[-–—―－~～〜至到])\s?"
_CANDIDATE = re.compile(
    rf"{_D}(?<!{_D}{_D})(?={_D}{{3}}(?:[-–/.]{_D}{{1,2}}|{_JOIN}{_D}{{4}}|{_D}{{4}}(?!{_D}))"
    rf"|{_D}?[-/]{_D})"
)
# What makes a number count something, so that it is no year.
_COUNTED = (
    r"(?!\s?[万萬亿億千百元个個家名款项項台套人种種条條件所位辆輛米吨噸公平度%％‰倍户戶亩次只]"
    r"|\s?[a-zA-Z])"
)
_END = rf"(?![{ARABIC}A-Za-z]|[.,/:-]{_D})"
_FREE = rf"(?<![A-Za-z])(?<!{_D}[-,])"
_FORMS = re.compile(
    rf"""(?<![{ARABIC}])(?<![{ARABIC}][./])(?:
      (?<![/=])(?P<year>{_D}{{4}})(?P<sign>[-/.])(?P<month>{_D}{{1,2}})(?P=sign)(?P<day>{_D}{{1,2}})
        (?!{_D}|[./]{_D}|-{_D}{{1,2}}(?!{_D}))
    | (?<![A-Za-z])(?<!{_D},)
        (?P<us_month>{_D}{{1,2}})/(?P<us_day>{_D}{{1,2}})/(?P<us_year>{_D}{{4}})
        (?!{_D}|[./]{_D})
    | {_FREE}(?P<from_year>{_YEAR})[./](?P<from_month>{_D}{{1,2}}){_JOIN}
        (?P<to_year>{_YEAR})[./](?P<to_month>{_D}{{1,2}}){_END}
    | {_FREE}(?P<month_year>{_YEAR})-(?P<year_month>0[1-9]|1[0-2]){_END}{_COUNTED}
    | {_FREE}(?P<month_first>0?[1-9]|1[0-2])[-/](?P<year_last>{_YEAR}){_END}{_COUNTED}
    | {_FREE}(?<![/=])(?P<season>{_YEAR})[/–-](?P<season_end>{_D}{{2}}){_END}
    | {_FREE}(?P<first>{_YEAR}){_JOIN}(?P<last>{_YEAR}){_END}{_COUNTED}
    | {_FREE}(?<![/=])(?P<packed_year>{_YEAR})(?P<packed_month>{_D}{{2}})(?P<packed_day>{_D}{{2}})
        {_END}(?!\.[A-Za-z]){_COUNTED}
    )""",
    re.VERBOSE,
)
_ALONE = re.compile(rf"\s*(?P<year>{_YEAR})\s*")


def find(text: str) -> Iterator[list[Point]]:
    """The dates of `text` in digits and signs, in order; two points are the ends of a period."""
    alone = _ALONE.fullmatch(text)
    if alone and int(alone["year"]) % 100:
        yield [Point(alone.start("year"), alone.end("year"), int(alone["year"]))]
    position = 0
    for candidate in _CANDIDATE.finditer(text):
        if candidate.start() >= position:
            match = _FORMS.match(text, candidate.start())
            points = _points(match) if match else []
            if points:
                position = points[-1].end
                yield points


def _points(match: re.Match[str]) -> list[Point]:
    start, end = match.span()
    said = {name: int(digits) for name, digits in match.groupdict().items() if _is_number(digits)}
    for first, last in (("first", "last"), ("from_year", "to_year")):
        if first in said:
            head = Point(start, match.start(last), said[first], said.get("from_month"))
            tail = Point(match.start(last), end, said[last], said.get("to_month"))
            return [head, tail] if said[first] <= said[last] else []
    if "season" in said:
        opening, cut = said["season"], match.start("season_end")
        follows = said["season_end"] == (opening + 1) % 100
        return [Point(start, cut - 1, opening), Point(cut, end, opening + 1)] if follows else []
    for year, month in (("month_year", "year_month"), ("year_last", "month_first")):
        if year in said:
            return [Point(start, end, said[year], said[month])]
    for year, month, only in _ORDERS:
        if year in said and _exists(said[year], said[month], said[only]):
            return [Point(start, end, said[year], said[month], said[only])]
    return []


_ORDERS = (
    ("year", "month", "day"),
    ("us_year", "us_month", "us_day"),
    ("us_year", "us_day", "us_month"),
    ("packed_year", "packed_month", "packed_day"),
)


def _is_number(group: str | None) -> bool:
    return group is not None and group not in "-/."


def _exists(year: int, month: int, number: int) -> bool:
    try:
        day(year, month, number)
    except OutsideCalendar:
        return False
    return True
