"""The days of the report: of its dateline and its page, those on which somebody said what it tells,
and the one that its lead tells of.
"""

import re
from collections.abc import Iterator
from datetime import timedelta

from service.checks.days import Day, day_of, is_one_day
from service.checks.own_days import REPORTED
from service.checks.reading import Reading
from service.checks.yearless import last_of_their_names

LEAD = 300
"""So far from the beginning an article tells on which day that was of which it goes on to tell."""
NEWS = timedelta(days=14)
"""So long ago that was at most."""
JUST = 31
"""A day of an announcement is not longer ago than so many days; a day at hand is not further off.
"""
_SAID = re.compile(r"[^，。；,;\n]{0,24}?(?:表示|介绍|指出|宣布|发布|说)")


def days_of_report(reading: Reading) -> Iterator[Day]:
    """Its dateline, its page, and the days near it on which something was said or done."""
    for day in (reading.article.dateline, reading.article.published):
        if day is not None:
            yield Day(day, day)
    told: Iterator[Day] = map(day_of, filter(is_one_day, reading.days))
    if reading.anchor is not None:  # 12月23日公布, read in January, was last December
        told = last_of_their_names(told, reading.anchor)
    yield from (day for day in told if _is_said(reading, day) or _is_of_the_lead(reading, day))


def month_of_report(reading: Reading) -> Iterator[Day]:
    """A state that no day of its own dates is one of the report's month, whatever stands before.

    A page that appears a day after its report may have either day.
    """
    for day in (reading.article.dateline, reading.article.published):
        if day is not None:
            yield Day(day, day, fine=True)
            yield Day(day - timedelta(days=1), day - timedelta(days=1), fine=True)


def _is_of_the_lead(reading: Reading, day: Day) -> bool:
    """Whether it is the day, not long ago, of what an article opens with and goes on to tell of."""
    opens = reading.article.body[0][0] if reading.article.body else 0
    if day.source is None or day.source.start - opens > LEAD or reading.anchor is None:
        return False
    return timedelta(0) <= reading.anchor - day.first <= NEWS


def _is_said(reading: Reading, day: Day) -> bool:
    """Whether a report just before tells of its own day (市政府10日表示)."""
    if day.source is None or reading.anchor is None:
        return False
    if not 0 <= (reading.anchor - day.last).days <= JUST:
        return False
    return any(pattern.match(reading.plain, day.source.end) for pattern in (_SAID, REPORTED))
