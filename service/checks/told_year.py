"""Days of a year or a month told before them: 这一年, 当月, 那年年底, 两年前的11月."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from schemas.quantity import Quantity
from service.checks import cues, headings
from service.checks.days import FAR, Day, day_of, same_day
from service.checks.reading import Reading
from service.checks.stated import Stated
from service.checks.yearless import last_of_their_names, of_its_year

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
        years = {_year_of(reading, one) - back for one in before}
        if back and _reviews_the_year(reading, day.source):
            assert reading.anchor is not None
            years.add(reading.anchor.year - 1 - back)
        yield from _whole(years, day.source)


def _year_of(reading: Reading, told: Day) -> int:
    """The year of a day told before: of one without a year the last gone by, and of the year up to
    a report of the first months (过去一年) the year before.
    """
    anchor = reading.anchor
    if anchor is None:
        return told.last.year
    if told.last == anchor and told.first.year < anchor.year and anchor.month <= _EARLY:
        return anchor.year - 1
    return next(last_of_their_names((told,), anchor)).last.year


_REVIEWS = re.compile("全年|这一年|一年来|过去(?:的)?一年|年末|年底|回顾|回首|盘点")
_EARLY = 4
"""Up to this month a report still tells of the year gone by."""


def _reviews_the_year(reading: Reading, day: Quantity) -> bool:
    """Whether the paragraph before the day, told early in a year, is of the year gone by (全年356
    亿元，上年为280亿元).
    """
    if reading.anchor is None or reading.anchor.month > _EARLY:
        return False
    start, _ = reading.paragraphs.at(day.start)
    return _REVIEWS.search(reading.plain, start, day.start) is not None


def of_the_year_reviewed(reading: Reading, days: Iterable[Day]) -> Iterator[Day]:
    """年初 and 年末 behind 这一年, told early in a year, are those of the year gone by."""
    for day in days:
        if day.source is None or day.source.text not in _ENDS:
            continue
        if day.first.year == (reading.anchor or day.first).year and _reviews_the_year(
            reading, day.source
        ):
            yield day._replace(first=same_day(day.first, -1), last=same_day(day.last, -1))


def reviewed(reading: Reading, day: Day) -> Day:
    """The day; 这一年 under the heading of a year gone by is that year (一、2025年工作回顾……
    这一年，told in January).
    """
    source, anchor = day.source, reading.anchor
    if source is None or anchor is None or source.text not in cues.THIS_YEAR_OR_THE_LAST:
        return day
    if day.first.year != anchor.year or not is_under_review(reading, source.start):
        return day
    return day._replace(first=same_day(day.first, -1), last=same_day(day.last, -1))


def is_under_review(reading: Reading, offset: int) -> bool:
    """Whether the heading over the offset names but the year gone by: what no day dates there is of
    that year, not of the report's (一、2025年工作回顾, told early in 2026).
    """
    anchor = reading.anchor
    if anchor is None or anchor.month > _EARLY:
        return False
    over = headings.of_section(reading, offset)
    return bool(over) and all(
        day.last.year == anchor.year - 1 and (day.last - day.first).days >= _WHOLE for day in over
    )


_ENDS = frozenset({"年初", "年末", "年底", "年中"})


def _whole(years: Iterable[int], source: Quantity) -> Iterator[Day]:
    for year in sorted(years, reverse=True):
        yield Day(date(year, 1, 1), date(year, 12, 31), source)


def _months(reading: Reading, told: Iterable[Quantity]) -> list[Quantity]:
    """Those that another one is not held against (而2024年12月是49秒，比去年同期缩短34秒；
    12月18.4万单，继10月后再创新高).
    """
    return [
        one
        for one in told
        if not reading.plain.endswith(("而", "比", "较", "继", "超过", "高于"), 0, one.start)
        and not one.text.endswith("同期")
    ]


def _in_the_year_told(reading: Reading, day: Day) -> Iterator[Day]:
    """那年年底 behind 2018年."""
    assert day.source is not None
    for one in reading.days_in(max(0, day.source.start - FAR), day.source.start)[-1:]:
        years = day_of(one).last.year - day.first.year
        yield day._replace(first=same_day(day.first, years), last=same_day(day.last, years))


_HAD_BEEN = re.compile(
    r"\b(?:goal|target|aim|plan|objective|promise|ambition)s? (?:had been|was)\b"
    r"|\bhad (?:aimed|hoped|planned|promised|wanted|set|targeted|pledged)\b"
    r"|\b(?:missed|short of|below|shy of) (?:its|the|their|a)\b"
    "|原定|原计划|原目标|当初|曾(?:提出|定下|计划)|目标(?:原[为是]|曾[为是])|未(?:能)?(?:达到|实现|完成)"
)
_OF_AN_AIM = 16
"""The words of such an aim may stand so far behind its number (the 300 it had promised)."""


def aims_gone_by(reading: Reading, stated: Stated) -> Iterator[Day]:
    """The days gone by of the paragraph up to an aim that was one (finished 2025 with 58; for 2026
    it has pencilled in 75. Ningbo got to 9.5; its goal had been 12).
    """
    start, _ = reading.sentences.at(stated.start)
    if _HAD_BEEN.search(reading.plain, start, stated.end + _OF_AN_AIM) is None:
        return
    here, _ = reading.paragraphs.at(start)
    for day in map(day_of, reading.days_in(here, stated.start)):
        if reading.anchor is not None and day.last < reading.anchor:
            yield day


_WAS_ONLY = re.compile(
    "(?:[底末]|同期|时)?(?:还|才|尚|仅|只|不过|不足|不到)"
    r"|,? (?:(?:there|it|they|the \w+) (?:was|were|had)(?: been)?|(?:was|were|stood at)) "
    "(?:only|just|barely|still|fewer|less|not even)\\b"
)


def was_only(reading: Reading, day: Day) -> bool:
    """Whether the day is that of a small beginning, after which the text goes on with what it told
    before (突破900家，2019年还只有310家。增速24.3%).
    """
    return day.source is not None and _WAS_ONLY.match(reading.plain, day.source.end) is not None


def of_years_before(reading: Reading, days: Iterable[Day]) -> Iterator[Day]:
    """两年前的11月."""
    for day in days:
        if day.source is None or not reading.plain.endswith("年前的", 0, day.source.start):
            continue
        for one in reading.days_in(day.source.start - 6, day.source.start):
            assert one.iso is not None
            years = one.iso[0].year - day.first.year
            yield day._replace(first=same_day(day.first, years), last=same_day(day.last, years))


_AT_FIRST = re.compile(r"(?:\bfrom|[由从從自])(?: (?:about|around|just|only))? ?[约約]?[$€£¥]?$")


def of_its_first_year(reading: Reading, stated: Stated, days: Iterable[Day]) -> Iterator[Day]:
    """Where a figure came from is of the first of the years told (From 2020 to 2024, spending grew
    from 77 billion yuan to 112 billion).
    """
    if _AT_FIRST.search(reading.plain, max(0, stated.start - 16), stated.start) is None:
        return
    for day in days:
        if day.first.year < day.last.year:
            yield day._replace(last=date(day.first.year, 12, 31))


_WHOLE = 364
_AT_ONCE = 4


def opens(reading: Reading, days: Iterable[Day], stated: Stated) -> bool:
    """Whether a year gone by opens the sentence, and its first number is this one (2024年，产业规模
    已突破510亿元).
    """
    start, _ = reading.sentences.at(stated.start)
    anchor = reading.anchor
    return any(
        anchor is not None
        and day.source is not None
        and (day.last - day.first).days >= _WHOLE
        and day.last < anchor
        and day.source.start - start <= _AT_ONCE
        and reading.plain.startswith(("，", ","), day.source.end)
        and not reading.stated_in(day.source.end, stated.start)
        for day in days
    )
