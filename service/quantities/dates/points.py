"""A date as written, before and after it is placed in the calendar.

The grammars (`chinese`, `numeric`, `english`) read a `Point`: what the words say, no more.
`resolve` adds what the words leave out: the year named before in the sentence, or the anchor's.
"""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from service.quantities.dates import days
from service.quantities.dates.days import NARROWINGS, Days, OutsideCalendar

Narrowing = tuple[str, int]


class Point(NamedTuple):
    """One end of a period, or a date that stands alone.

    `start`, `end`: half-open span in code points.
    `year`, `month`, `day`: as far as they are said.
    `narrowings`: words such as 上半年 or 底, applied from left to right to the year or month.
    `of_month`: the narrowings need a month (月底), whether or not it is said.
    `days`: set where the words say the days by themselves (十四五, 今天 with an anchor).
    `lost`: relative words without an anchor; no day can be told.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    narrowings: tuple[Narrowing, ...] = ()
    of_month: bool = False
    days: Days | None = None
    lost: bool = False

    @property
    def needs_month(self) -> bool:
        return self.month is None and (self.day is not None or self.of_month)


class Context(NamedTuple):
    """What the words before a point have said: the year, and the month if there was one."""

    year: int | None
    month: int | None

    @classmethod
    def of(cls, anchor: date | None) -> "Context":
        return cls(anchor.year, anchor.month) if anchor else cls(None, None)

    def after(self, point: Point) -> "Context":
        """The context for what follows `point`."""
        if point.month is not None:
            return Context(point.year or self.year, point.month)
        if point.year is not None:
            return Context(point.year, self.month)
        return self


def complete(point: Point, context: Context) -> Point:
    """Fill the year and the month that the words leave out."""
    if point.days is not None or point.lost:
        return point
    month = context.month if point.needs_month else point.month
    if point.year is not None and month == point.month:
        return point
    return point._replace(year=point.year or context.year, month=month)


def resolve(point: Point) -> Days | None:
    """The first and the last day of a completed point; None where the calendar has no such day."""
    if point.days is not None or point.lost or point.year is None or point.needs_month:
        return point.days
    return _placed(point.year, point.month, point.day, point.narrowings)


@lru_cache(maxsize=4096)
def _placed(
    year: int, month: int | None, day: int | None, narrowings: tuple[Narrowing, ...]
) -> Days | None:
    try:
        if day is not None:
            return days.day(year, month or 0, day)
        span = days.year(year) if month is None else _month(year, month)
        for name, number in narrowings:
            span = NARROWINGS[name](span, number)
    except OutsideCalendar:
        return None
    return span


def _month(year: int, number: int) -> Days:
    if not 1 <= number <= 12:
        raise OutsideCalendar
    return days.month(year, number)


def leap_year_near(year: int) -> int:
    """The last year up to `year` that has a 29 February, for a date that names no year."""
    while not (year % 4 == 0 and (year % 100 or year % 400 == 0)):
        year -= 1
    return year
