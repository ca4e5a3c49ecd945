"""Holidays of a named year in English text: Labor Day 2021, the weekend of Thanksgiving 2023.

Without a year a holiday is no date here. A holiday is one line of a table below.
"""

import re
from datetime import date, timedelta

from service.quantities.dates.days import Days
from service.quantities.dates.points import Point

_FIXED = {
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "earth day": (4, 22),
    "may day": (5, 1),
    "independence day": (7, 4),
    "halloween": (10, 31),
    "veterans day": (11, 11),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "new year's eve": (12, 31),
}
# Month, weekday (Monday is 0), which one of the month; -1 is the last.
_WEEKDAY = {
    "martin luther king day": (1, 0, 3),
    "memorial day": (5, 0, -1),
    "labor day": (9, 0, 1),
    "columbus day": (10, 0, 2),
    "thanksgiving day": (11, 3, 4),
    "thanksgiving": (11, 3, 4),
    "black friday": (11, 4, 4),
}
_FROM_EASTER = {"good friday": -2, "easter sunday": 0, "easter monday": 1, "easter": 0}
_NAMES = "|".join(sorted((*_FIXED, *_WEEKDAY, *_FROM_EASTER), key=len, reverse=True))
HOLIDAY = re.compile(
    rf"(?:(?P<weekend>weekend\s)of\s)?(?P<name>{_NAMES})"
    r"(?P<before>\sweekend)?,?\s(?:of\s|in\s)?(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
    r"(?P<after>\sweekend)?",
    re.IGNORECASE,
)
FIRST_WORDS = "|".join(sorted({name.split()[0] for name in _NAMES.split("|")} | {"weekend"}))


def holiday(text: str, start: int, _: date | None) -> list[Point]:
    """The holiday at `start`, and its weekend where the words say so."""
    match = HOLIDAY.match(text, start)
    if not match:
        return []
    day = _day(match["name"].lower(), int(match["year"]))
    weekend = match["weekend"] or match["before"] or match["after"]
    return [Point(start, match.end(), days=_weekend(day) if weekend else (day, day))]


def _day(name: str, year: int) -> date:
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _WEEKDAY:
        return _nth_weekday(year, *_WEEKDAY[name])
    return easter(year) + timedelta(_FROM_EASTER[name])


def _nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    if number < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
        return last - timedelta((last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (number - 1))


def easter(year: int) -> date:
    """Easter Sunday, Gregorian: the anonymous computus (Nature, 20 April 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - shift + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _weekend(day: date) -> Days:
    """From the holiday, or from the Saturday before it, to the Sunday or the Monday behind."""
    weekday = day.weekday()
    if weekday in (3, 4):
        return day, day + timedelta(6 - weekday)
    saturday = day - timedelta((weekday + 2) % 7)
    return saturday, max(day, saturday + timedelta(1))
