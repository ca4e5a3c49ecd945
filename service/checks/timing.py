"""Which days a number of the text may describe.

The nearest day in its own sentence governs a number; else the day that opened the paragraph; else
the day of the report. What a claim says is held against all days that a careful reader could take.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from schemas.quantity import Quantity
from service.checks import cues
from service.checks.reading import Reading, Stated

_NOW = cues.joined(cues.NOW)
_YEAR = re.compile(r"\d{4}|[〇零一二三四五六七八九]{4}|年|year", re.I)
_FROM = re.compile(r"(?:由|从|自)\s*$")
_YEARS = "一二三四五六七八九十"
_WITHIN = re.compile(rf"([{_YEARS}])年(?:内|之内|时间)")
_AGO = re.compile(r"\W{0,2}(?:a|one) year (?:ago|earlier|before)", re.I)
_REPORTED = re.compile(r"[^，。；,;\n]{0,24}?(?:获悉|了解到|公布|披露|通报|透露)")
_DATELINE = re.compile(r"\s*(?:--|—|–|日?[电讯])")
_COMPARED = re.compile(r"(?:比|较|与|相比|同比|相对)\s*$|\bthan (?:in )?$|\bfrom $", re.I)


LONG = 366
"""A period of more days than this is a span of years."""
FAR, HEAD = 1200, 400
"""How far back a day is inherited, and how long the head of a text is, in code points."""


class Day(NamedTuple):
    """A span of days that a number may describe, and where the text says so."""

    first: date
    last: date
    source: Quantity | None = None
    """The words in the text; None for the day of the report and that of a column."""
    heading: str | None = None
    """The head of the column that says so."""


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
    if first <= day.first and day.last <= last:
        return True
    if (day.last - day.first).days > LONG and len(partial) < len("2024-12-31"):
        return first <= day.last <= last
    return day.first <= first and last == day.last


def governing(reading: Reading, stated: Stated) -> tuple[Day, ...]:
    """The days of its own sentence that the number may describe, nearest first.

    A day in the number's own clause governs it alone; else every day of the sentence may, those
    before the number first. A day that figures are compared with (比去年) describes nothing.
    """
    first, last = reading.full_sentence(stated.start)
    clause = reading.clauses.at(stated.start)
    cell = reading.cell(stated)
    if cell is not None:
        return (Day(*cell.period, None, cell.heading),) if cell.period else ()
    inside = [one for one in reading.days_in(first, last) if not _elsewhere(reading, one, stated)]
    before = [one for one in reversed(inside) if one.end <= stated.start]
    after = [one for one in inside if one.start >= stated.end]
    own = [one for one in before if one.start >= clause[0]]
    own_after = [one for one in after if one.start < clause[1]]
    if own:
        chosen = sorted((*own[:1], *own_after[:1]), key=lambda one: _gap(one, stated))
    else:
        chosen = [*own_after[:1], *before, *([] if before else after)]
    return tuple(_day(found) for found in chosen)


def _gap(day: Quantity, stated: Stated) -> int:
    return stated.start - day.end if day.end <= stated.start else day.start - stated.end


def _elsewhere(reading: Reading, day: Quantity, stated: Stated) -> bool:
    """A day that no figure describes: that of the dateline or of the announcement (1月19日获悉),
    one that figures are compared with (比去年), or that of a baseline (由去年底的46%).
    """
    if _DATELINE.match(reading.text, day.end) and _is_dateline(reading, day):
        return True
    if day.end <= stated.start and _is_day(day) and _REPORTED.match(reading.text, day.end):
        return True
    before = reading.text[max(0, day.start - 12) : day.start]
    if _COMPARED.search(before) or before.endswith("提"):
        return True
    if _FROM.search(before) and day.end <= stated.start:
        return any(one.end <= stated.start for one in reading.stated_in(day.end, stated.start))
    return False


def _is_day(day: Quantity) -> bool:
    return day.iso is not None and day.iso[0] == day.iso[1]


def _is_dateline(reading: Reading, day: Quantity) -> bool:
    return _is_day(day) and day.iso is not None and day.iso[0] == reading.article.dateline


def allowed(reading: Reading, stated: Stated) -> tuple[Day, ...]:
    """Every span of days that the number may describe, the likeliest first."""
    return tuple(_allowed(reading, stated))


def _allowed(reading: Reading, stated: Stated) -> Iterator[Day]:
    sentence = reading.sentences.at(stated.start)
    own = governing(reading, stated)
    yield from own
    yield from _a_year_earlier(reading, own)
    yield from _horizons(reading, sentence)
    _, end = reading.clauses.at(stated.start)
    later = all(day.source.start >= end for day in own if day.source is not None) and not any(
        day.heading for day in own
    )
    if _speaks_of_now(reading, stated, own) or later:
        yield from _days_of_report(reading)
    if later:
        yield from _inherited(reading, stated)
    yield from _same_period(reading, own)
    yield from _a_year_ago(reading, stated)


def _day(found: Quantity) -> Day:
    assert found.iso is not None
    return Day(found.iso[0], found.iso[1], found)


def _days_of_report(reading: Reading) -> Iterator[Day]:
    for day in (reading.article.dateline, reading.article.published):
        if day is not None:
            yield Day(day, day)


def _a_year_earlier(reading: Reading, days: Iterable[Day]) -> Iterator[Day]:
    """11月底 without a year, read in January, was last November."""
    for day in days:
        if yearless_to_come(reading, day):
            yield day._replace(first=_same_day(day.first, -1), last=_same_day(day.last, -1))


def yearless_to_come(reading: Reading, day: Day) -> bool:
    """Whether the day names no year and lies after the report: it may be the year before's."""
    if day.source is None or reading.anchor is None or day.first <= reading.anchor:
        return False
    return _YEAR.search(day.source.text) is None


def _speaks_of_now(reading: Reading, stated: Stated, days: Iterable[Day]) -> bool:
    """Whether 目前 and its like stand nearer to the number than any day before it."""
    start, _ = reading.sentences.at(stated.start)
    _, end = reading.clauses.at(stated.start)
    before = [d.source.end for d in days if d.source and d.source.end <= stated.start]
    return _NOW.search(reading.text, max([start, *before]), max(end, stated.end)) is not None


def _a_year_ago(reading: Reading, stated: Stated) -> Iterator[Day]:
    """39 a year ago: the day of the report, and its year, less one."""
    if _AGO.match(reading.text, stated.end):
        for day in _days_of_report(reading):
            year = day.last.year - 1
            yield Day(_same_day(day.first, -1), _same_day(day.last, -1))
            yield Day(date(year, 1, 1), date(year, 12, 31))


def _same_period(reading: Reading, days: Iterable[Day]) -> Iterator[Day]:
    """去年同期 after 今年上半年 is the first half of the year before."""
    for day in days:
        if day.source is None or not reading.text.startswith("同期", day.source.end):
            continue
        start, _ = reading.paragraphs.at(day.source.start)
        for found in reversed(reading.days_in(start, day.source.start)[-2:]):
            other = _day(found)
            yield other._replace(first=_same_day(other.first, -1), last=_same_day(other.last, -1))


def _inherited(reading: Reading, stated: Stated) -> Iterator[Day]:
    """The days before the number, of its paragraph first; and the term of a plan."""
    start, _ = reading.paragraphs.at(stated.start)
    near = list(reading.days_in(start, stated.start)[-4:])
    far = list(reading.days_in(max(0, start - FAR), start)[-4:])
    over = [day for span in reading.headings_over(stated.start) for day in reading.days_in(*span)]
    for found in (*reversed(near), *reversed(far), *over, *_terms(reading)):
        if not _elsewhere(reading, found, stated):
            yield _day(found)


def _terms(reading: Reading) -> Iterator[Quantity]:
    """Periods of several years in the names of documents and in the head of the text."""
    for found in reading.quantities:
        if found.iso is None or found.iso[0].year == found.iso[1].year:
            continue
        if found.start < HEAD or any(a <= found.start < b for a, b in reading.titles[:3]):
            yield found


def _horizons(reading: Reading, sentence: tuple[int, int]) -> Iterator[Day]:
    """用2至3年时间 counts from the day of the report: each of these years may be meant."""
    anchor = reading.anchor
    if anchor is None:
        return
    for least, most in _spans_of_years(reading, sentence):
        for years in range(least, min(most, 30) + 1):
            year = anchor.year + years
            yield Day(date(year, 1, 1), date(year, 12, 31))
            yield Day(_same_day(anchor, years), _same_day(anchor, years))


def _spans_of_years(reading: Reading, sentence: tuple[int, int]) -> Iterator[tuple[int, int]]:
    for one in reading.stated_in(*sentence):
        if one.kind == "duration" and one.unit in cues.HORIZON_UNITS and one.value > 0:
            yield int(one.value), int(one.upper or one.value)
    for hit in _WITHIN.finditer(reading.text, *sentence):
        years = _YEARS.find(hit[1]) + 1
        yield years, years


def _same_day(day: date, years: int) -> date:
    """The same day some years later; 28 February stands for the 29th, and for a month's end."""
    if (day.month, day.day) == (2, 29):
        day = day.replace(day=28)
    return day.replace(year=day.year + years)
