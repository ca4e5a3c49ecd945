"""Which days a number of the text may describe.

The nearest day in its own sentence governs a number; else the day that opened the paragraph; else
the day of the report. What a claim says is held against all days that a careful reader could take.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain

from schemas.quantity import Quantity
from service.checks import (
    cues,
    earlier,
    headings,
    occasions,
    of_now,
    own_years,
    owning,
    terms,
    to_come,
    told_year,
    weekdays,
)
from service.checks.days import FAR, LONG, Day, day_of, same_day, shifted
from service.checks.own_days import (
    AT_ONCE,
    THIS_YEAR,
    completes,
    dates_another,
    governing,
)
from service.checks.reading import Reading
from service.checks.report_days import days_of_report, month_of_report
from service.checks.stated import Stated
from service.checks.yearless import (
    YEAR,
    last_of_their_names,
    of_its_year,
    of_the_section,
    yearless_to_come,
)

_YEAR_ON = cues.joined(cues.YEAR_ON)
_VAGUE_END = re.compile(r"[底末]|\bend\b", re.I)
_YEAR_NAMED = re.compile(r"\d{4}")
_HAPPENED = re.compile(
    r"投入|启动|启用|上线|成立|开业|投产|投运|投用|揭牌|开工|建成|竣工|发布|出台|印发|实施|签约|动工|落成|问世|开放"
)
_BROKE_GROUND = re.compile(
    r"\b(?:broke ground|[Gg]round was broken|(?:work|construction|building|the project) "
    r"(?:began|started)|(?:opened|launched|began|started)) (?:in|on|last|late|early) ?$",
    re.I,
)
"""Before the day of an event in English, which dates no figure of the clause behind it that tells
what has been by now (Ground was broken in November, and €310m has been spent)."""
_HAS_BEEN = re.compile(r"\b(?:has|have) (?:already |so far |since )?(?:been )?[a-z]+(?:ed|t|en)?\b")
_WHICH = re.compile(r", (?:which|who|where) [^,.;]{0,40}$")
"""Before a day: it dates what the relative clause tells (the centre, which opened in May, serves).
"""
_SO_FAR = ("至此",)
"""Opens a sentence that counts up to the day told before it."""
_EXPECTED = re.compile(
    r"(?:预计|力争|计划)$"
    r"|\b(?:expect(?:s|ed)?|forecasts?|predicts?|plans|aims|hopes|wants) (?:[\w’'-]+ ){0,3}$"
)
_WORDS = 40
"""So far before the words for the year such a word stands, in code points."""
_OF_THOSE = re.compile(
    r" (?:[\w-]+ )?of (?:the|those|these) [a-z]+\b| in the latest (?:count|survey|census)\b"
)
"""Behind a part of what was counted before it: so many of the companies."""
_OF_THAT = re.compile(r" of (?:that|this|it|which)\b(?! [a-z])")
"""Behind a part of the sum told before it, whose day it has (96 billion yuan of that)."""
OPENING = 24
"""How near to its start a day opens a paragraph, in code points."""
BEFORE = 2
"""So many days of the paragraphs before may still hold."""
A_YEAR = range(360, 368)
"""So many days are a year that need not begin in January."""
NEARLY = 45
"""A year of which no more days are left is told as one that has ended (全年预计达到)."""
A_QUARTER = 89
"""The shortest period that a report is of has so many days between its ends."""
EARLY = 4
"""Up to this month a report still tells of the year gone by."""


def allowed(reading: Reading, stated: Stated) -> Iterator[Day]:
    """Every span of days that the number may describe, the likeliest first."""
    for day in _allowed(reading, stated):
        yield day
        yield from _year_gone_by(reading, day)
        yield from _years_before(reading, day)


def _year_gone_by(reading: Reading, day: Day) -> Iterator[Day]:
    """过去的一年, 一年来 and 这一年, told early in a year, are the year before; 过去一年 of a later
    report is the year in which it ends.
    """
    if _runs_up_to(reading, day) and day.last.month > EARLY:
        yield day._replace(first=date(day.last.year, 1, 1))
    elif is_rolling(reading, day):
        yield Day(date(day.first.year, 1, 1), date(day.first.year, 12, 31), day.source)
    elif _spans_years(reading, day) and reading.anchor is not None:
        year = reading.anchor.year - 1 if day.last == reading.anchor else day.last.year - 1
        yield Day(date(day.first.year, 1, 1), date(year, 12, 31), day.source)
    elif _is_this_year_gone_by(reading, day) or _is_of_a_list(reading, day):
        year = day.first.year - 1
        yield Day(date(year, 1, 1), date(year, 12, 31), day.source)


def _spans_years(reading: Reading, day: Day) -> bool:
    """Whether it is the years up to the report or from it on, early in a year (过去五年, 未来五年):
    they end with the year before.
    """
    anchor = reading.anchor
    if day.source is None or anchor is None or anchor.month > EARLY or not _is_long(day):
        return False
    return day.last == anchor or day.first == anchor + timedelta(days=1)


def _is_of_a_list(reading: Reading, day: Day) -> bool:
    """本年度 and 上年度 of a list that appears early in a year are one year before those."""
    early = reading.anchor is not None and reading.anchor.month <= EARLY
    if not early or day.source is None:
        return False
    if day.source.text == "上一年度":
        return reading.plain.startswith(("的榜", "榜", "的排", "的名单"), day.source.end)
    return day.source.text in ("本年度", "上年度")


def _years_before(reading: Reading, day: Day) -> Iterator[Day]:
    """一年前 is also the month and the day, so many years ago, or so many before the day told last
    (截至12月底1200家。一年前，这个数字是940家).
    """
    if day.source is None or reading.anchor is None or not _is_past(day.source):
        return
    years = day.first.year - reading.anchor.year
    told = same_day(reading.anchor, years)
    yield Day(told, told, day.source)
    start, _ = reading.paragraphs.at(day.source.start)
    before = map(day_of, reading.days_in(start, day.source.start)[-1:])
    for one in last_of_their_names(before, reading.anchor):
        yield shifted(one, years)._replace(source=day.source)


def _is_this_year_gone_by(reading: Reading, day: Day) -> bool:
    if day.source is None or reading.anchor is None or reading.anchor.month > EARLY:
        return False
    return day.source.text in cues.THIS_YEAR_OR_THE_LAST and day.first.year == reading.anchor.year


def is_rolling(reading: Reading, day: Day) -> bool:
    """Whether the day is the year up to the report, early in a year (过去的一年)."""
    return _runs_up_to(reading, day) and day.last.month <= EARLY


def _runs_up_to(reading: Reading, day: Day) -> bool:
    """Whether the day is the year up to the report."""
    if day.source is None or day.last != reading.anchor:
        return False
    return (day.last - day.first).days in A_YEAR


def taken_over(reading: Reading, stated: Stated) -> Iterator[Day]:
    """Those of the allowed days that a number without a day of its own takes over from the text
    before it: the day of most facts, and found without asking the rules for rare ones.
    """
    own = _own(reading, stated)
    if not earlier.is_ago(reading, stated) and _is_open(reading, stated, own):
        yield from _inherited(reading, stated)


def _own(reading: Reading, stated: Stated) -> tuple[Day, ...]:
    """The days that govern it, in the year that the text gives them."""
    own = owning.placed(reading, governing(reading, stated))
    return tuple(told_year.reviewed(reading, day) for day in own)


def ended(reading: Reading, offset: int) -> bool:
    """Whether the nearest period over the offset is gone by, or nearly: that of its sentence, its
    paragraph, or the heading over it.
    """
    if reading.anchor is None:
        return False
    start, _ = reading.paragraphs.at(offset)
    near = reading.days_in(start, offset)
    days = [day_of(near[-1])] if near else list(headings.of_section(reading, offset)[:1])
    return any((day.last - reading.anchor).days <= NEARLY for day in days)


def _allowed(reading: Reading, stated: Stated) -> Iterator[Day]:
    own = _own(reading, stated)
    if earlier.is_ago(reading, stated):
        yield from _ago(reading, stated, own)
        return
    yield from own
    yield from of_its_year(reading, own)
    yield from of_the_section(reading, stated, own)
    yield from told_year.of_the_year_told(reading, own)
    yield from told_year.of_the_year_reviewed(reading, own)
    yield from told_year.of_its_first_year(reading, stated, own)
    yield from _up_to_this_year(reading, own)
    yield from told_year.of_years_before(reading, own)
    yield from terms.ends(reading, reading.full_sentences.at(stated.start), own)
    yield from terms.began(reading, stated, own)
    yield from earlier.same_period(reading, own)
    yield from earlier.same_time(reading, stated)
    yield from earlier.months_earlier(reading, stated, own)
    yield from earlier.months_later(reading, own)
    yield from filter(None, (earlier.years_later(reading, day) for day in own))
    yield from earlier.after_an_event(reading, stated)
    yield from earlier.back_then(reading, stated)
    yield from earlier.quarter_told(reading, own)
    yield from owning.of_its_noun(reading, stated)
    yield from owning.of_the_turn(reading, stated)
    yield from owning.of_this_time(reading, stated, own)
    yield from earlier.years_up_to(reading, own)
    yield from _ago(reading, stated, own)
    yield from to_come.told_behind(reading, stated)
    yield from earlier.over_the_same(reading, stated)
    yield from occasions.of_the_holiday(reading, stated)
    yield from own_years.of_the_report(reading, stated)
    if not own and reading.in_title(stated.start):
        yield from map(day_of, reading.days)
    if _is_open(reading, stated, own) or to_come.are_to_come(reading, own):
        yield from weekdays.named(reading, stated)
    yield from _within_this_year(reading, stated, own)
    if _is_open(reading, stated, own):
        yield from _inherited(reading, stated)
        if _OF_THAT.match(reading.plain, stated.end) is None and not (
            told_year.is_under_review(reading, stated.start)
        ):
            yield from month_of_report(reading)
        yield from to_come.behind_the_semicolon(reading, stated)
        yield from to_come.when_it_opens(reading, stated)
        yield from occasions.of_the_event(reading, stated)
        yield from map(day_of, reading.noted)
        yield from _of_the_list(reading, stated)
    elif of_now.speaks_of_it(reading, stated, own) or of_now.has_gone_on(reading, stated):
        yield from days_of_report(reading)
        yield from of_now.counted_up_to(reading, stated)
        yield from _of_the_list(reading, stated)
    elif _is_of_another_clause(reading, stated, own):
        yield from month_of_report(reading)


def _of_the_list(reading: Reading, stated: Stated) -> Iterator[Day]:
    """A rank, or a score, may be that of any list whose year the text tells."""
    if stated.kind == "ordinal" or stated.unit == "分":
        yield from map(day_of, reading.editions)


def _ago(reading: Reading, stated: Stated, own: tuple[Day, ...]) -> Iterator[Day]:
    before = () if own else _inherited(reading, stated)
    told = chain(own, of_its_year(reading, own), days_of_report(reading), before)
    return earlier.a_year_ago(reading, stated, told)


def year_just_gone(reading: Reading, stated: Stated) -> Iterator[Day]:
    """A state that no day dates, in an article of the first months that speaks of the year before
    as a whole (去年, 一年来, 截至2025年底), may be of that year."""
    anchor = reading.anchor
    if (
        anchor is None
        or anchor.month > EARLY
        or not _is_open(reading, stated, governing(reading, stated))
    ):
        return
    last = Day(date(anchor.year - 1, 1, 1), date(anchor.year - 1, 12, 31))
    told = (day_of(one) for one in reading.days if not dates_another(reading, one, stated))
    if _YEAR_ON.search(reading.plain) or any(_speaks_of(day, last) for day in told):
        yield last


def up_to_now(reading: Reading, stated: Stated) -> Iterator[Day]:
    """The days of a state in a sentence that only tells days to come (has trained 15,200 of the
    20,000 it promised to train by 2027): those of the text before it, and of the report.
    """
    anchor = reading.anchor
    if anchor is not None and governing(reading, stated):
        beside = map(day_of, reading.days_in(*reading.full_sentences.at(stated.start)))
        yield from last_of_their_names(beside, anchor)
        yield from _inherited(reading, stated)
        yield from days_of_report(reading)
        yield from month_of_report(reading)


def _speaks_of(day: Day, year: Day) -> bool:
    """去年 and 去年底 do, 去年12月 does not."""
    if day[:2] == year[:2]:
        return True
    ends = day.source is not None and _VAGUE_END.search(day.source.text) is not None
    return ends and day.last == year.last


def _is_open(reading: Reading, stated: Stated, own: Iterable[Day]) -> bool:
    """Whether no day of its own sentence governs the number: the days of the text before it do."""
    return all(
        day.heading is None and day.source is not None and _is_apart(reading, day.source, stated)
        for day in own
    )


def _is_apart(reading: Reading, day: Quantity, stated: Stated) -> bool:
    """Whether the day stands behind the number, or in the middle of what a semicolon closed.

    A day gone by that completes it may also date only its own clause (去年我们摸底).
    """
    _, end = reading.clauses.at(stated.start)
    if day.start >= end:
        is_past = day.iso and reading.anchor and day.iso[1] <= reading.anchor
        return bool(is_past) or not completes(reading, day, stated)
    start, _ = reading.full_sentences.at(stated.start)
    return day.end <= reading.sentences.at(stated.start)[0] and day.start - start > AT_ONCE


def _is_of_another_clause(reading: Reading, stated: Stated, days: tuple[Day, ...]) -> bool:
    """Whether the days of its sentence date something else: what still runs (今年新引进43家，
    从业人员1.8万人), or what was done that day (去年底投入服务，使用率90%).
    """
    start, _ = reading.clauses.at(stated.start)
    anchor = reading.anchor
    sources = [day.source for day in days if day.source is not None]
    if anchor is None or not sources or any(one.end > start for one in sources):
        return False
    nearest = sources[0]
    _, end = reading.clauses.at(nearest.start)
    assert nearest.iso is not None
    if nearest.iso[0] <= anchor < nearest.iso[1]:
        return True
    happened = _HAPPENED.search(reading.plain, nearest.end, end) is not None
    if _BROKE_GROUND.search(reading.plain, reading.clauses.at(nearest.start)[0], nearest.start):
        happened = _HAS_BEEN.search(reading.plain, start, reading.clauses.at(start)[1]) is not None
    if _WHICH.search(reading.plain, reading.sentences.at(nearest.start)[0], nearest.start):
        return True
    return happened and not reading.stated_in(nearest.end, end)


def _up_to_this_year(reading: Reading, days: Iterable[Day]) -> Iterator[Day]:
    """由去年底的3000P扩充到三季度末的5200P: a day without a year, behind one of last year."""
    for day in days:
        if day.source is None or reading.anchor is None or YEAR.search(day.source.text):
            continue
        start, _ = reading.full_sentences.at(day.source.start)
        before = reading.days_in(start, day.source.start)
        later = day._replace(first=same_day(day.first, 1), last=same_day(day.last, 1))
        if any(
            one.text.lower().startswith(("去年", "上年", "last year", "end of last"))
            for one in before
        ) and (later.last <= reading.anchor):
            yield later


def _within_this_year(reading: Reading, stated: Stated, days: Iterable[Day]) -> Iterator[Day]:
    """今年新增4家 counts up to the report, or up to the end of the period that the report is of
    (前三季度)."""
    anchor = reading.anchor
    running = [day for day in days if anchor and _is_year(day) and day.first <= anchor < day.last]
    if anchor is None or not running:
        return
    yield from month_of_report(reading)
    start, _ = reading.full_sentences.at(stated.start)
    if reading.plain.startswith(_SO_FAR, start):
        here, _ = reading.paragraphs.at(start)
        yield from map(day_of, reading.days_in(here, start)[-1:])
    for day in map(day_of, reading.days):
        within = running[0].first <= day.first and day.last <= anchor
        if within and (day.last - day.first).days >= A_QUARTER:
            yield day._replace(first=day.last, fine=True)


def _is_year(day: Day) -> bool:
    return (day.last - day.first).days in A_YEAR


def _inherited(reading: Reading, stated: Stated) -> Iterator[Day]:
    """The days that scope a sentence without one of its own.

    The last day before it in its paragraph, and the one that opens the paragraph; else the period
    of the section's heading; else the days of the paragraphs before it. Where nothing nearer does,
    and where its words say so (目前, 年内), the day of the report describes it.
    """
    start, _ = reading.paragraphs.at(stated.start)
    scoping = _scoping(reading, stated, start, stated.start)
    near = [told_year.reviewed(reading, day_of(one)) for one in scoping]
    last = [day for day in near if not _is_long(day) and not yearless_to_come(reading, day)][:1]
    yield from (*near[:1], *last)
    if near and told_year.was_only(reading, near[0]):
        yield from near[1:2]
    yield from (day for day in near[-1:] if day.source and day.source.start - start <= OPENING)
    yield from of_its_year(reading, near[:1])
    if not any(day.source and _YEAR_NAMED.match(day.source.text) for day in last):
        yield from headings.years_named(reading, stated.start)
    over = headings.of_section(reading, stated.start)
    if not last:
        yield from over
    undated = not (near or over or _OF_THAT.match(reading.plain, stated.end))
    if undated or of_now.speaks_of_it(reading, stated, ()):
        yield from days_of_report(reading)
    yield from _this_year(reading, stated, last or over)
    if _OF_THOSE.search(reading.plain, reading.sentences.at(stated.start)[0], stated.end + 24):
        yield from map(day_of, reading.days_in(start, stated.start)[:1])
    if not last and (not over or all(map(_is_long, over))):
        far = _scoping(reading, stated, max(0, start - FAR), start)
        yield from (day_of(one) for one in far[:BEFORE])
        yield from (day_of(one) for one in reading.terms)


def _scoping(reading: Reading, stated: Stated, start: int, end: int) -> list[Quantity]:
    """The days of the span that figures behind them may take over, the last one first."""
    days = reversed(reading.days_in(start, end))
    return [one for one in days if not dates_another(reading, one, stated) and not _is_past(one)]


def _is_past(day: Quantity) -> bool:
    """三年前 looks back and is left at once."""
    return day.text.endswith(("前", "ago")) and _YEAR_NAMED.search(day.text) is None


def _is_long(day: Day) -> bool:
    return (day.last - day.first).days > LONG


def _this_year(reading: Reading, stated: Stated, days: Iterable[Day]) -> Iterator[Day]:
    """全年 and 年内 mean the year of the day that scopes them, else that of the report.

    全年 told early in a year may be the year gone by.
    """
    start, _ = reading.sentences.at(stated.start)
    _, end = reading.clauses.at(stated.start)
    word = THIS_YEAR.search(reading.plain, start, max(end, stated.end))
    if word is None:
        return
    years = {(day.first if is_rolling(reading, day) else day.last).year for day in days}
    anchor = reading.anchor
    if anchor is not None and word[0] in ("年内", "年底前"):
        years.add(anchor.year)
    if anchor is not None and _EXPECTED.search(
        reading.plain, max(0, word.start() - _WORDS), word.start()
    ):
        years.add(anchor.year)
    if not years and anchor is not None:
        years = {anchor.year}
        if word[0] == "全年" and anchor.month <= EARLY:
            years.add(anchor.year - 1)
    for year in sorted(years):
        yield Day(date(year, 1, 1), date(year, 12, 31))
