"""Days told as the owner of a noun, or against the day of the report, which are no dates by
themselves: this year's figure, Hefei's 2025 output, 去年这个时候, ended the year with.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from service.checks import cues
from service.checks.days import Day, months_before, same_day
from service.checks.reading import Reading
from service.checks.stated import Stated

_OWNS = re.compile(
    r"(?:\b(?P<word>this|last|next) year['’]s|(?<=[a-z])['’]s (?P<year>20\d\d)) (?=[a-z])", re.I
)
_YEARS = {"this": 0, "last": -1, "next": 1}
_THIS_TIME = re.compile(r"(?:的?(?:这个?|此)时候?|的?此刻|的?今[天日]|的?这一?天)")
"""Behind 去年: the report's own day, a year before."""
_AT_THIS = re.compile(r"\b[Aa](?:t this (?:time|point|stage)|round this time) $|\b[Tt]his time $")
_NOW = cues.joined(cues.NOW)
_YEAR_ENDED = re.compile(
    r"\b[Ff]or the year just (?:ended|gone|past|finished)\b"
    r"|\b(?:end(?:ed|s|ing)|clos(?:ed|es|ing)|finish(?:ed|es|ing)) the year (?:with|on|at)\b"
)
_NEW_YEAR = re.compile(r"新的一年")
_EARLY = 4
"""Up to this month the year that ended is the one before, and from the next it is this one."""
_LATE = 11
_LONGEST = 20
"""So long the words before such a day are at most, in code points."""
_OF_A_YEAR = ("the ", "The ", "its ", "their ")
"""Before last quarter: that of a year (in the last quarter)."""


def of_its_noun(reading: Reading, stated: Stated) -> Iterator[Day]:
    """The year that owns the noun of the number, where no other number stands between (officials
    say this year's figure will top 180).
    """
    anchor = reading.anchor
    start, _ = reading.clauses.at(stated.start)
    owners = list(_OWNS.finditer(reading.plain, start, stated.start))
    if not owners or any(map(str.isdigit, reading.plain[owners[-1].end() : stated.start])):
        return
    named, word = owners[-1]["year"], owners[-1]["word"]
    if named is not None:
        yield _year(int(named))
    elif anchor is not None:
        yield _year(anchor.year + _YEARS[word.lower()])


def of_the_turn(reading: Reading, stated: Stated) -> Iterator[Day]:
    """The year that ended (Montreal ended the year with 540 firms, told in February) and the new
    one (新的一年，力求新增6500台), told early in a year or at the end of one.
    """
    anchor = reading.anchor
    if anchor is None:
        return
    start, _ = reading.sentences.at(stated.start)
    turned = anchor.year if anchor.month >= _LATE else anchor.year - 1
    if anchor.month > _EARLY and anchor.month < _LATE:
        return
    if _YEAR_ENDED.search(reading.plain, start, stated.start):
        yield _year(turned)
    if _NEW_YEAR.search(reading.plain, start, stated.start):
        yield _year(turned + 1)


def of_this_time(reading: Reading, stated: Stated, days: Iterable[Day]) -> Iterator[Day]:
    """去年这个时候 and this time last year are the month of the report, a year before, for the
    number right behind (去年这个时候才9家，现在已经有41家).
    """
    anchor = reading.anchor
    for day in days:
        if anchor is None or day.source is None or day.first.year >= anchor.year:
            continue
        between = reading.plain[day.source.end : stated.start]
        if any(map(str.isdigit, between)) or _NOW.search(between):
            continue
        before = max(0, day.source.start - _LONGEST), day.source.start
        if _THIS_TIME.match(reading.plain, day.source.end) or _AT_THIS.search(
            reading.plain, *before
        ):
            then = same_day(anchor, day.first.year - anchor.year)
            yield Day(then, then, day.source, fine=True)


def placed(reading: Reading, days: Iterable[Day]) -> tuple[Day, ...]:
    """The days; last quarter, without a year over it, is the one before that of the report."""
    return tuple(_last_quarter(reading, day) or day for day in days)


def _last_quarter(reading: Reading, day: Day) -> Day | None:
    anchor = reading.anchor
    if anchor is None or day.source is None or day.source.text.lower() != "last quarter":
        return None
    if reading.plain.endswith(_OF_A_YEAR, 0, day.source.start):
        return None
    return _quarter_before(anchor)._replace(source=day.source)


def _quarter_before(day: date) -> Day:
    """The quarter before the one that the day lies in."""
    this = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return Day(months_before(this, 3), this - timedelta(days=1))


def _year(year: int) -> Day:
    return Day(date(year, 1, 1), date(year, 12, 31))
