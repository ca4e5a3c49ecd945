"""Days that name no year: 年底, 11月底, the end of the year. Which year's they are, the report, the
sentence or the heading over them tells.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from schemas.quantity import Quantity
from service.checks import cues, headings
from service.checks.days import Day, day_of, same_day
from service.checks.own_days import is_compared_with
from service.checks.reading import Reading
from service.checks.stated import Stated

YEAR = re.compile(r"\d{4}|十[一二三四五六七]五|[〇零一二三四五六七八九]{4}|年|year|decade", re.I)
"""What names a year."""
_NEXT = ("next ", "Next ", "this ", "This ", "下", "本", "这", "這")
"""Before a month or a week that is counted from the report, and so needs no year."""
_END_OF_A_YEAR = frozenset({"年末", "年底", "年终", "全年末"})
_ENDS = _END_OF_A_YEAR | {"年初"}
_END_OF_THE_YEAR = frozenset(
    {"end of the year", "close of the year", "the end of the year", "year-end", "year's end"}
)
_AT_THE = ("at the ", "At the ", "at ", "At ", " of them by ")
_HALVES = frozenset({"上半年", "下半年", "半年"})
_PARTS_OF_THE_YEAR = tuple(f"{one} half of the year" for one in ("first", "second", "latter"))
_BY = re.compile(r"\b[Bb](?:y|efore) (?:the )?(?:end of |early |late |mid-)?$")
_AHEAD = re.compile(f"前?(?:目标|将|会|可[达到望]|力争|要|再|突破)|{cues.MAY_RISE}")
_TOLD_THEN = re.compile("提出|宣布|印发|出台|设定|定下")
_WILL = re.compile(r",? (?:[\w’'-]+ ){1,5}(?:will|is to|are to) ")
"""Behind a month: In January, the borough will put signals at 30 intersections."""
_SHALL = re.compile(
    r"\b(?:will|shall|(?:is|are) (?:due |set |expected |scheduled |slated )?to"
    r"|to (?:start|begin|open|arrive|be (?:delivered|opened|launched|completed)))\b"
)
_IN_IT = re.compile(r"\b(?:in|from|on|next) (?:the )?(?:early |late |mid-)?$")
_BEGAN = re.compile(
    r"\d{4}年(?:\d{1,2}月)?(?:正式)?(?:成立|创办|创立|组建|设立|投用|启用|建成|落户|入驻)"
    r"[^\d。；]{0,24}(?:截至|截止)$"
)
_OF_AN_EVENT = re.compile(
    r"\b(?:opened|launched|founded|established|introduced|started|begun|began|built|created"
    r"|completed|commissioned|inaugurated|unveiled|set up|put into (?:service|operation))"
    r"(?: [\w’'-]+){0,2}? (?:in|on|since|back in) (?:early |late |mid-)?$",
    re.I,
)
_EVENT_THEN = re.compile(
    "(?:初|底|末|就|正式|已|全面|建成){0,3}(?:成立|创办|创立|组建|设立|投用|投产|投运|启用|上线|建成|落户|入驻"
    "|开园|开业|开放|揭牌|竣工|动工|开工)"
)
_WAS = re.compile(
    r"\b(?:turned|accounted|rose|was|were|had|stood|employed|counted|numbered|totall?ed|reached)\b"
)


def of_its_year(reading: Reading, days: Iterable[Day]) -> Iterator[Day]:
    """A day without a year is the last one before the report (11月底, read in January, was last
    November), unless its own sentence names a year before it.
    """
    anchor = reading.anchor
    for day in days:
        if anchor is None or not _is_yearless(day):
            continue
        if _is_under_a_year(reading, day) and not _counts_up_to(reading, day):
            yield from _in_the_year_over_it(reading, day)
            yield from _after_it(reading, day)
            if not _is_under_an_event(reading, day):
                continue
        years = anchor.year - day.first.year
        if same_day(day.last, years) > anchor:
            years -= 1
        if years:
            yield day._replace(first=same_day(day.first, years), last=same_day(day.last, years))


def of_the_section(reading: Reading, stated: Stated, days: Iterable[Day]) -> Iterator[Day]:
    """年初 and 年末 are those of the year that the heading names (2025年工作总结), and 全年 behind
    them is that year.
    """
    if any(day.source is not None and day.source.text in _ENDS for day in days):
        for over in headings.of_section(reading, stated.start):
            yield Day(date(over.last.year, 1, 1), date(over.last.year, 12, 31), over.source)


def _in_the_year_over_it(reading: Reading, day: Day) -> Iterator[Day]:
    """The half of the year that its sentence names (2025年前三季度436亿元；上半年4款)."""
    assert day.source is not None
    start, _ = reading.full_sentences.at(day.source.start)
    told = [
        one
        for one in reading.days_in(start, day.source.start)
        if YEAR.search(one.text) and not is_compared_with(reading, one)
    ]
    if day.source.text in (_HALVES | _END_OF_A_YEAR) and told:
        years = day_of(told[-1]).first.year - day.first.year
        yield day._replace(first=same_day(day.first, years), last=same_day(day.last, years))


def _after_it(reading: Reading, day: Day) -> Iterator[Day]:
    """From 31 days in June 2025 to 12 in March: the March behind that June."""
    assert day.source is not None
    assert reading.anchor is not None
    start, _ = reading.full_sentences.at(day.source.start)
    before = [day_of(one) for one in reading.days_in(start, day.source.start)]
    if not any(_goes_on_to(reading, one, day) for one in before[-1:]) and not any(
        _is_another_year(reading, one, day) for one in before
    ):
        return
    later = day._replace(first=same_day(day.first, 1), last=same_day(day.last, 1))
    if later.last <= reading.anchor:
        yield later


def _goes_on_to(reading: Reading, one: Day, day: Day) -> bool:
    """Whether the day is told behind a later one of its year, as where something went, or of
    something else (against 78 at end-2024, and 71% in the second quarter).
    """
    assert one.source is not None
    assert day.source is not None
    between = reading.plain[one.source.end : day.source.start]
    on = " to " in between or ", and " in between
    return on and day.first < one.first and day.first.year == one.first.year


def _is_another_year(reading: Reading, one: Day, day: Day) -> bool:
    """Whether it is told behind a comma and an and of what was last year (made 118 billion last
    year, and had 1,176 firms at the end of October).
    """
    assert one.source is not None
    assert day.source is not None
    between = reading.plain[one.source.end : day.source.start]
    return one.source.text.lower() == "last year" and ", and " in between


def _is_under_a_year(reading: Reading, day: Day) -> bool:
    """2023年营收500亿元，其中三季度120亿元; but not behind what is only compared with (较去年同期),
    nor where 已 says that it is so by now (2023年底5000P，5月底已到1.2万P).
    """
    if day.source is None or reading.plain.startswith(("已", "时已"), day.source.end):
        return False
    start, _ = reading.full_sentences.at(day.source.start)
    return any(
        YEAR.search(one.text) and not is_compared_with(reading, one)
        for one in reading.days_in(start, day.source.start)
    )


def _counts_up_to(reading: Reading, day: Day) -> bool:
    """Behind the year in which something began (2023年成立，截至7月底有186人)."""
    if day.source is None or not reading.plain.endswith(("截至", "截止"), 0, day.source.start):
        return False
    start, _ = reading.full_sentences.at(day.source.start)
    return _BEGAN.search(reading.plain, start, day.source.start) is not None


def _is_under_an_event(reading: Reading, day: Day) -> bool:
    """Whether the years told before it are those in which something began (the platform, which
    opened in November 2022, stood at 2,400 petaflops at the end of January).
    """
    assert day.source is not None
    start, _ = reading.full_sentences.at(day.source.start)
    return all(
        _OF_AN_EVENT.search(reading.plain, start, one.start) is not None
        or _EVENT_THEN.match(reading.plain, one.end) is not None
        for one in reading.days_in(start, day.source.start)
        if YEAR.search(one.text)
    )


def _is_yearless(day: Day) -> bool:
    if day.source is None:
        return False
    text = day.source.text
    if text.startswith(_NEXT) and text not in _HALVES:
        return False
    if text.lower() in _END_OF_THE_YEAR:
        return True
    return text in _END_OF_A_YEAR or text in _HALVES or YEAR.search(text) is None


def last_of_their_names(days: Iterable[Day], anchor: date) -> Iterator[Day]:
    """The days; of those without a year that lie ahead, the last one gone by, be other years told
    beside them or not.
    """
    for day in days:
        if day.last <= anchor or not _is_yearless(day):
            yield day
            continue
        years = anchor.year - day.first.year
        years -= same_day(day.last, years) > anchor
        yield day._replace(first=same_day(day.first, years), last=same_day(day.last, years))


def with_the_next(reading: Reading, days: Iterable[Day]) -> Iterator[Day]:
    """The days; after each past day without a year also the same day a year later (by June, told in
    December).
    """
    for day in days:
        yield day
        if reading.anchor is None or day.source is None or day.last > reading.anchor:
            continue
        if day.source.text in _END_OF_A_YEAR and _is_to_come(reading, day.source):
            years = reading.anchor.year - day.first.year
            yield day._replace(first=same_day(day.first, years), last=same_day(day.last, years))
        by = _BY.search(reading.plain, max(0, day.source.start - 24), day.source.start)
        to_come = by is not None or _shall_be_in(reading, day.source)
        if _is_yearless(day) and (to_come or _WILL.match(reading.plain, day.source.end)):
            yield day._replace(first=same_day(day.first, 1), last=same_day(day.last, 1))


def _shall_be_in(reading: Reading, day: Quantity) -> bool:
    """Whether something shall be in that month (rolled out, will, in January)."""
    start, _ = reading.sentences.at(day.start)
    clause, _ = reading.clauses.at(day.start)
    shall = _SHALL.search(reading.plain, max(start, clause), day.start)
    return shall is not None and _IN_IT.search(reading.plain, start, day.start) is not None


def _is_to_come(reading: Reading, day: Quantity) -> bool:
    """由去年底的21%升至26%，年底目标35%: it is the end of this year."""
    start, _ = reading.full_sentences.at(day.start)
    days = [day_of(one) for one in reading.days_in(start, day.start)]
    told = _TOLD_THEN.search(reading.plain, start, day.start) is not None
    if told and any(one.last < (reading.anchor or one.last) for one in days):
        return False  # 2024年2月，无锡提出年底……
    ahead = _AHEAD.match(reading.plain, day.end) is not None
    return ahead or reading.plain.endswith(("预计到", "力争", "计划", "力争到"), 0, day.start)


def _is_a_half_gone_by(reading: Reading, day: Day) -> bool:
    """Whether its sentence tells what was, so that the half is the year before's (almost all that
    was signed there in the second half of the year, told in January).
    """
    if day.source is None or not day.source.text.lower().endswith(_PARTS_OF_THE_YEAR):
        return False
    start, _ = reading.sentences.at(day.source.start)
    return _WAS.search(reading.plain, start, day.source.start) is not None


def yearless_to_come(reading: Reading, day: Day) -> bool:
    """Whether the day names no year and lies after the report: it may be the year before's."""
    if reading.anchor is None or day.first <= reading.anchor:
        return False
    if _is_a_half_gone_by(reading, day):
        return True
    if not _is_yearless(day):
        return False
    if day.source is None or day.source.text.lower() not in _END_OF_THE_YEAR:
        return True
    start, _ = reading.full_sentences.at(day.source.start)
    at_the = reading.plain.endswith(_AT_THE, 0, day.source.start)
    if at_the and _WAS.search(reading.plain, start, reading.full_sentences.at(start)[1]):
        return True
    before = map(day_of, reading.days_in(start, day.source.start))
    return any(one.last <= reading.anchor for one in before)
