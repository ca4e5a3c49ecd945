"""When: the day of a number as the form wants it, YYYY, YYYY-MM or YYYY-MM-DD."""

from collections.abc import Iterator
from datetime import date, timedelta

from service.checks.days import Day
from service.checks.own_days import governing
from service.checks.reading import Reading
from service.checks.stated import Stated

_HEAD_OF_PARAGRAPH = 24


def as_of(reading: Reading, stated: Stated) -> str | None:
    """The day that a state describes; None where the text does not say."""
    days = governing(reading, stated)
    if not days or (reading.anchor and days[0].first > reading.anchor):
        return None
    return _partial(days[0])


def deadline(reading: Reading, stated: Stated) -> str | None:
    """By when an aim is to be reached; None where the text does not say."""
    anchor = reading.anchor
    ahead = [
        day
        for day in (*governing(reading, stated), *_opening_day(reading, stated))
        if anchor is None or day.last > anchor
    ]
    return _partial(ahead[0]) if ahead else _horizon(reading, stated)


def _opening_day(reading: Reading, stated: Stated) -> Iterator[Day]:
    """到2027年 at the head of a paragraph holds for all of it."""
    start, _ = reading.paragraphs.at(stated.start)
    for found in reading.days_in(start, min(start + _HEAD_OF_PARAGRAPH, stated.start)):
        if found.iso:
            yield Day(*found.iso, found)


def _horizon(reading: Reading, stated: Stated) -> str | None:
    """用2至3年时间: so many years from the report, the longest that is allowed."""
    sentence = reading.sentences.at(stated.start)
    for one in reading.stated_in(*sentence):
        if one.kind == "duration" and one.unit == "year" and reading.anchor and one.value < 30:
            return str(reading.anchor.year + int(one.upper or one.value))
    return None


def _partial(day: Day) -> str:
    """The day, month or year as partial ISO; the last day of any other period."""
    first, last = day.first, day.last
    if first == date(first.year, 1, 1) and last == date(first.year, 12, 31):
        return str(first.year)
    next_day = last + timedelta(days=1)
    if (
        first.day == 1
        and next_day.day == 1
        and (first.year, first.month) == (last.year, last.month)
    ):
        return f"{first:%Y-%m}"
    return last.isoformat()
