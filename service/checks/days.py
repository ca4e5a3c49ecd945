"""A span of days that a number may describe, and which dates say the same."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from schemas.quantity import Quantity

_VAGUE = re.compile(
    r"[中底末初](?:前后|左右)?$|\b(?:mid|middle|midpoint|halfway|early|late)\b", re.I
)
_SEASON = re.compile(
    r"\b(?:spring|summer|autumn|fall|winter)\b|(?:[春夏秋冬][季天]?|暑[期假])(?:[学學]期)?$", re.I
)
_FISCAL = re.compile(r"(?:fiscal|financial)|\bFY|[财財]政?年", re.I)
_OF_SCHOOLS = re.compile(r"academic|school|[学學]年", re.I)
_OF_TWO_YEARS = re.compile(r"\b(?:19|20)\d\d[–/-]\d\d$")
_ENDS = {
    "fiscal": (3, 6, 9, 15),
    "school": (6, 7, 8, 9, 18, 19, 20),
    "of two": (15, *range(17, 22)),
}
"""The months in which such a year may end, counted from the January of its (first) year."""
_WINTER = re.compile(r"^winter$|冬[季天]?$", re.I)
_DECADES_END = re.compile(r"\bdecade|年代末?$", re.I)

LONG = 366
"""A period of more days than this is a span of years."""
FAR = 1200
"""How far back in the text a day is taken over, in code points."""
SHORT = 123
"""No part of a year that is named loosely (年中, 岁末) has more days."""


class Day(NamedTuple):
    """A span of days that a number may describe, and where the text says so."""

    first: date
    last: date
    source: Quantity | None = None
    """The words in the text; None for the day of the report and that of a column."""
    heading: str | None = None
    """The head of the column that says so."""
    fine: bool = False
    """Whether only a month or a day is meant, not the year that it lies in."""
    loose: bool = False
    """Whether it was counted from a day that is named loosely (a year before mid-2026)."""


@lru_cache(maxsize=4096)
def parse(partial: str) -> tuple[date, date]:
    """First and last day of YYYY, YYYY-MM or YYYY-MM-DD. ValueError where there is no such day."""
    parts = [int(part) for part in partial.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:
        first = date(parts[0], parts[1], 1)
        after = date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
        return first, after - timedelta(days=1)
    day = date(parts[0], parts[1], parts[2])
    return day, day


def fits(partial: str, day: Day) -> bool:
    """Whether a careful reader may write this date for that day.

    The same days; the last day of a period (2024 -> 2024-12-31); fewer details
    (2024-12-31 -> 2024-12 -> 2024); or the year in which a span of years ends.
    """
    try:
        first, last = parse(partial)
    except ValueError:
        return False
    if day.fine and len(partial) == len("2024"):
        return False
    if first <= day.first and day.last <= last:
        return True
    if _is_mid_decade(day):
        return day.first.year <= first.year and last.year <= day.last.year
    if (day.last - day.first).days > LONG and len(partial) < len("2024-12-31"):
        return first <= day.last <= last or _ends_with_its_term(day, partial)
    return (
        (day.first <= first and last == day.last)
        or (day.first <= first and last <= day.last and (_is_vague(day) or _in_season(day, last)))
        or _names_the_year(day, partial)
        or _ends_with_its_term(day, partial)
    )


def _names_the_year(day: Day, partial: str) -> bool:
    """The winter of 2027 ends in 2028; last winter is of both years."""
    if day.source is None or len(partial) > len("2024"):
        return False
    winter = _WINTER.search(day.source.text) is not None
    of_both = winter and int(partial) in (day.first.year, day.last.year)
    return of_both or day.source.text.endswith(f" {partial}")


def _ends_with_its_term(day: Day, partial: str) -> bool:
    """Fiscal 2025 may end in March 2026, the school year 2024/25 in July, and a decade with its
    round year or the one before.
    """
    text = day.source.text if day.source is not None else ""
    if _DECADES_END.search(text):
        return int(partial[:4]) - day.last.year in (-1, 0, 1) and partial[4:7] in ("", "-12")
    two = day.first.year != day.last.year
    if two and (len(partial) == len("2024") or not _is_term(text)):
        return _is_term(text) and int(partial) == day.first.year
    kind = "of two" if two else "school" if _OF_SCHOOLS.search(text) else "fiscal"
    if kind == "fiscal" and not _FISCAL.search(text):
        return False
    if kind == "school" and partial == str(day.first.year + 1):
        return True
    months = {(day.first.year + (end - 1) // 12, (end - 1) % 12 + 1) for end in _ENDS[kind]}
    _, last = parse(partial)
    ends = len(partial) > len("2024") and (last + timedelta(days=1)).day == 1
    return ends and (last.year, last.month) in months


def _is_term(text: str) -> bool:
    """Whether it is told as one year that two share: 2024-25, 2024—2025财年."""
    return any(named.search(text) for named in (_OF_TWO_YEARS, _FISCAL, _OF_SCHOOLS))


def _is_mid_decade(day: Day) -> bool:
    """Mid-decade may be any of its years."""
    return day.source is not None and day.source.text.lower().startswith("mid-decade")


def _in_season(day: Day, last: date) -> bool:
    """A season may be any of its months, up to the last day of each."""
    if day.source is None or _SEASON.search(day.source.text) is None:
        return False
    return (day.last - day.first).days <= SHORT and (last + timedelta(days=1)).day == 1


def _is_vague(day: Day) -> bool:
    """年中 may be any of its months."""
    if (day.last - day.first).days > SHORT:
        return False
    return day.loose or (day.source is not None and _VAGUE.search(day.source.text) is not None)


def same_day(day: date, years: int) -> date:
    """The same day some years later; 28 February stands for the 29th, and for a month's end."""
    if (day.month, day.day) == (2, 29):
        day = day.replace(day=28)
    return day.replace(year=day.year + years)


def shifted(day: Day, years: int) -> Day:
    """The day some years later; what is named loosely (mid-year) stays loose."""
    loose = _is_vague(day)
    return Day(same_day(day.first, years), same_day(day.last, years), loose=loose)


def months_before(day: date, months: int) -> date:
    """The same day so many months before; the last day of a month stays one."""
    month = day.year * 12 + day.month - 1 - months
    first = date(month // 12, month % 12 + 1, 1)
    longest = monthrange(first.year, first.month)[1]
    ends = day.day == monthrange(day.year, day.month)[1]
    return first.replace(day=longest if ends else min(day.day, longest))


def is_one_day(day: Quantity) -> bool:
    """Whether a date or a period is a single day that can be placed."""
    return day.iso is not None and day.iso[0] == day.iso[1]


def day_of(found: Quantity) -> Day:
    """A date or a period as the span of days that it is."""
    assert found.iso is not None
    return Day(found.iso[0], found.iso[1], found)
