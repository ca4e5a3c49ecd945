"""A span of days that a number may describe, and which dates say the same."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from schemas.quantity import Quantity

_VAGUE = re.compile(r"[中底末初](?:前后|左右)?$|\b(?:mid|middle|early|late)\b", re.I)

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
        return first <= day.last <= last
    return (
        (day.first <= first and last == day.last)
        or (_is_vague(day) and day.first <= first and last <= day.last)
        or _names_the_year(day, partial)
    )


def _names_the_year(day: Day, partial: str) -> bool:
    """The winter of 2027 ends in 2028."""
    return day.source is not None and day.source.text.endswith(f" {partial}")


def _is_mid_decade(day: Day) -> bool:
    """Mid-decade may be any of its years."""
    return day.source is not None and day.source.text.lower().startswith("mid-decade")


def _is_vague(day: Day) -> bool:
    """年中 may be any of its months."""
    if (day.last - day.first).days > SHORT:
        return False
    return day.source is not None and _VAGUE.search(day.source.text) is not None


def same_day(day: date, years: int) -> date:
    """The same day some years later; 28 February stands for the 29th, and for a month's end."""
    if (day.month, day.day) == (2, 29):
        day = day.replace(day=28)
    return day.replace(year=day.year + years)


def months_before(day: date, months: int) -> date:
    """The same day so many months before; the last day of a month stays one."""
    month = day.year * 12 + day.month - 1 - months
    first = date(month // 12, month % 12 + 1, 1)
    longest = monthrange(first.year, first.month)[1]
    ends = day.day == monthrange(day.year, day.month)[1]
    return first.replace(day=longest if ends else min(day.day, longest))
