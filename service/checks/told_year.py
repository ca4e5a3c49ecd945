"""Days of a year or a month told before them: 这一年, 当月, 那年年底, 两年前的11月."""

from collections.abc import Iterable, Iterator
from datetime import date

from schemas.quantity import Quantity
from service.checks import cues, headings
from service.checks.days import FAR, Day, same_day
from service.checks.own_days import day_of
from service.checks.reading import Reading
from service.checks.yearless import of_its_year

_THE_MONTH = ("当月", "该月", "that month", "the month", "end of the month")
_THAT_YEAR = ("那年", "那一年", "当年")


def of_the_year_told(reading: Reading, days: Iterable[Day]) -> Iterator[Day]:
    """这一年 may be the year told just before it (转折出现在2023年，这一年……), 当月 the month, and
    上年 the year before that one.
    """
    for day in days:
        if day.source is None:
            continue
        start, _ = reading.paragraphs.at(day.source.start)
        before = [day_of(one) for one in reading.days_in(start, day.source.start)[-1:]]
        if day.source.text.lower() in _THE_MONTH:
            told = reading.days_in(start, day.source.start)[-3:]
            month = [day_of(one) for one in _months(reading, told)[-1:]]
            yield from (*month, *of_its_year(reading, month))
        if reading.plain.endswith(_THAT_YEAR, 0, day.source.start):
            yield from _in_the_year_told(reading, day)
        if day.source.text == "同年":
            yield from map(day_of, reading.days_in(start, day.source.start)[-3:])
        back = 1 if day.source.text.startswith(("上年", "上一年")) else 0
        if not back and day.source.text not in cues.THIS_YEAR_OR_THE_LAST:
            continue
        if back and not before:
            before = list(headings.of_section(reading, day.source.start))[:1]
        for one in before:
            year = one.last.year - back
            yield Day(date(year, 1, 1), date(year, 12, 31), day.source)


def _months(reading: Reading, told: Iterable[Quantity]) -> list[Quantity]:
    """Those that another one is not held against (而2024年12月是49秒，比去年同期缩短34秒)."""
    return [
        one
        for one in told
        if not reading.plain.endswith(("而", "比", "较"), 0, one.start)
        and not one.text.endswith("同期")
    ]


def _in_the_year_told(reading: Reading, day: Day) -> Iterator[Day]:
    """那年年底 behind 2018年."""
    assert day.source is not None
    for one in reading.days_in(max(0, day.source.start - FAR), day.source.start)[-1:]:
        years = day_of(one).last.year - day.first.year
        yield day._replace(first=same_day(day.first, years), last=same_day(day.last, years))


def of_years_before(reading: Reading, days: Iterable[Day]) -> Iterator[Day]:
    """两年前的11月."""
    for day in days:
        if day.source is None or not reading.plain.endswith("年前的", 0, day.source.start):
            continue
        for one in reading.days_in(day.source.start - 6, day.source.start):
            assert one.iso is not None
            years = one.iso[0].year - day.first.year
            yield day._replace(first=same_day(day.first, years), last=same_day(day.last, years))
