"""The day that a weekday names: on Monday, 上周五."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from service.checks.days import Day
from service.checks.reading import Reading
from service.checks.stated import Stated

_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CHINESE = {char: at for at, char in enumerate("一二三四五六日")} | {"天": 6}
_WEEKDAY = re.compile(
    "|".join(rf"{day[0]}(?<!\w{day[0]}){day[1:]}\b" for day in _ENGLISH)
    + "".join(
        rf"|{week[0]}(?<![每一两三四五六七几\d]{week[0]}){week[1:]}[一二三四五六日天](?![天次年个])"
        for week in ("周", "星期")
    )
)
"""Each branch begins with a plain character, see `cues.joined`."""
WEEK = timedelta(days=7)


def named(reading: Reading, stated: Stated) -> Iterator[Day]:
    """For each weekday that the number's sentence names, or those before it up to the paragraph
    before, the last such day up to the report, and those of the weeks before and behind it.
    """
    anchor = reading.anchor
    if anchor is None:
        return
    here, _ = reading.paragraphs.at(stated.start)
    before, _ = reading.paragraphs.at(max(0, here - 1))
    _, end = reading.full_sentences.at(stated.start)
    for hit in told(reading.plain):
        if not before <= hit.start() < end:
            continue
        at = _ENGLISH.index(hit[0]) if hit[0].isascii() else _CHINESE[hit[0][-1]]
        last = _last(anchor, at)
        yield Day(last, last, fine=True)
        yield Day(last - WEEK, last - WEEK, fine=True)
        yield Day(last + WEEK, last + WEEK, fine=True)


@lru_cache(maxsize=4)
def told(text: str) -> tuple[re.Match[str], ...]:
    """Asked for by every number of an article that no day of its own dates."""
    return tuple(_WEEKDAY.finditer(text))


def _last(anchor: date, weekday: int) -> date:
    return anchor - timedelta(days=(anchor.weekday() - weekday) % 7)
