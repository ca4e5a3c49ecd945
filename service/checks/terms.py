"""When an aim ends whose term is told in years (用三年时间, 三年内)."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from service.checks import cues
from service.checks.days import Day, same_day
from service.checks.reading import Reading
from service.checks.stated import Stated

_YEARS = "一二三四五六七八九十"
_WITHIN = re.compile(rf"([{_YEARS}])年(?:内|之内|时间)")

_IS_NO_TERM = re.compile("(?:过去的?|新的?|最近|近|这|上|前|每)$")
"""Before a year that goes by or begins, and is no term (新的一年，力求新增6500台)."""
_END_OF_PLAN = re.compile(r"规划期末|计划期末|t(?<!\wt)he plan(?:ning)? period\b")

LONGEST = 30
"""No aim has more years than these."""


def ends(reading: Reading, sentence: tuple[int, int], own: tuple[Day, ...]) -> Iterator[Day]:
    """用三年时间 ends with the plan's own term of as many years, else counts from the report, or
    from the year that the sentence names (2023年定下三年…); of 用2至3年时间 each of these years may
    be meant.
    """
    anchor = reading.anchor
    terms = [one.iso for one in reading.terms if one.iso is not None]
    if _END_OF_PLAN.search(reading.plain, *sentence):
        yield from (Day(*term) for term in terms)
    has_its_end = any(_is_a_year_to_come(reading, day) for day in own)
    for years in _spans_of_years(reading, sentence):
        term = next((t for t in terms if t[1].year - t[0].year + 1 == years), None)
        if term is not None:
            yield Day(*term)
        elif anchor is not None and not has_its_end:
            year = anchor.year + years
            yield Day(date(year, 1, 1), date(year, 12, 31))
            yield Day(same_day(anchor, years), same_day(anchor, years))
        for year in {day.first.year + years for day in own if day.source is not None}:
            yield Day(date(year, 1, 1), date(year, 12, 31))


_NAMED = re.compile(r"\d{4}")
_BY = re.compile(r"(?:[到至]|\b[Bb]y (?:the end of )?)$")


def _is_a_year_to_come(reading: Reading, day: Day) -> bool:
    """Whether it is told by when (三年行动方案提出，到2027年……): the term need not be counted."""
    if day.source is None or reading.anchor is None or day.last <= reading.anchor:
        return False
    by = _BY.search(reading.plain, max(0, day.source.start - 16), day.source.start)
    return by is not None and _NAMED.search(day.source.text) is not None


_BEGAN = re.compile(r"(?:由|从)[^，。；,;\d]{0,6}$")
_WENT_TO = re.compile(
    r"[^，。；,;\d]{0,4}(?:增|升|扩|提|涨|攀|跃|发展|壮大|降|减|缩|跌)[^，。；,;\d]{0,3}[至到为]"
)


def began(reading: Reading, stated: Stated, own: tuple[Day, ...]) -> Iterator[Day]:
    """The year in which a span of years begins, for the number from which something went
    (2020年至2025年，由380家增至1260家).
    """
    spans = [day for day in own if day.first.year != day.last.year]
    went = spans and _WENT_TO.match(reading.plain, stated.end)
    if went and _BEGAN.search(reading.plain, max(0, stated.start - 8), stated.start):
        yield from (Day(date(d.first.year, 1, 1), date(d.first.year, 12, 31)) for d in spans)


_UNTIL = re.compile(
    r"(?:有效期限?|执行期?|施行|实施)(?:至|到)\D{0,3}$|\b(?:valid|in force) until $"
)
_FROM = re.compile(r"(?:自|从)$|\bfrom $")
_IN_FORCE = re.compile(r"起(?:正式)?(?:施行|实施|执行|生效)[^。\n]{0,8}有效期(?:限)?(?:为)?$")


def in_force(reading: Reading) -> Iterator[Day]:
    """The last day on which the rules of the text hold, which dates what they grant (有效期至2027年
    12月31日; 自2026年5月1日起施行，有效期三年).
    """
    for day in reading.days:
        assert day.iso is not None
        if _UNTIL.search(reading.plain, max(0, day.start - 12), day.start):
            yield Day(*day.iso, day)
        elif _FROM.search(reading.plain, max(0, day.start - 6), day.start):
            for years in _terms_behind(reading, day.end):
                last = same_day(day.iso[0], years) - timedelta(days=1)
                yield Day(last, last, day)


def _terms_behind(reading: Reading, start: int) -> Iterator[int]:
    """The years of the term that is told behind the day from which the rules hold."""
    _, end = reading.full_sentences.at(start)
    for one in reading.stated_in(start, end):
        is_term = one.kind == "duration" and one.unit == "year"
        if is_term and _IN_FORCE.match(reading.plain[start : one.start]):
            yield min(int(one.value), LONGEST)


def _spans_of_years(reading: Reading, sentence: tuple[int, int]) -> Iterator[int]:
    for one in reading.stated_in(*sentence):
        if one.kind != "duration" or one.unit not in cues.HORIZON_UNITS:
            continue
        if _IS_NO_TERM.search(reading.plain, max(0, one.start - 4), one.start):
            continue
        if not any(start <= one.start < end for start, end in reading.titles):
            yield from range(max(1, int(one.value)), min(int(one.upper or one.value), LONGEST) + 1)
    for hit in _WITHIN.finditer(reading.plain, *sentence):
        yield _YEARS.find(hit[1]) + 1
