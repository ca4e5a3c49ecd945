"""The days that a text tells by what was on them: a holiday (今年“五一”期间), or the event that it
reports (当天, 会上, at the ceremony)."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from service.checks import cues
from service.checks.days import Day, day_of, is_one_day, months_before
from service.checks.reading import Reading
from service.checks.stated import Stated
from service.quantities.units import rows

_HOLIDAYS: Final = {
    word.lower(): (int(first), int(last))
    for first, last, words in rows("holidays.tsv")
    for word in words.split("|")
}
_NAMES: Final = "|".join(map(re.escape, sorted(_HOLIDAYS, key=len, reverse=True)))
_HOLIDAY: Final = re.compile(rf"({_NAMES})(?![档檔路街商广廣劳勞]|晚[会會])", re.IGNORECASE)
"""But 春节档 are films, 五一商圈 is a place."""
_HOLIDAY_HERE: Final = re.compile(
    "|".join(
        f"{letter}(?=(?i:{re.escape(name[1:])}))"
        for name in _HOLIDAYS
        for letter in sorted({name[0], name[0].upper()})
    )
)
"""Every branch begins with a plain character, for then `re` skips fast to the next of them."""
_THERE: Final = cues.joined(
    ("当[天日晚场]", "當[天日晚場]", "同一?[日天]", "现场", "現場", "[会會]上", "仪式上", "儀式上"),
    ("[论論][坛壇](?:上|期间|期間)", "活[动動](?:上|中|期间|期間)", "[会會](?:议|議)?期[间間]"),
    ("[此本]次(?:集中)?(?:签约|簽約|开工|发布|推介|招商|集中)",),
    ("on (?:that|the same|the opening|the first) day", "on the day", "there and then"),
    ("(?:that|the same|the opening|the first) day",),
    (
        "(?:at|during|on the sidelines of) (?:the|this year's|its) (?:[\\w-]+ ){0,3}"
        "(?:ceremony|conference|event|fair|forum|summit|expo|exhibition|meeting|congress|show)",
    ),
)
_BEHIND: Final = 24
"""So far behind a number the words may stand that say where it was told (40 deals at the fair)."""


def of_the_holiday(reading: Reading, stated: Stated) -> Iterator[Day]:
    """The months of the holiday named last in its paragraph, where its sentence names it or no day
    is told since, each year that it may be of."""
    start, _ = reading.paragraphs.at(stated.start)
    begins, end = reading.full_sentences.at(stated.start)
    if not any(start <= at < end for at in holidays(reading.plain)):
        return
    hits = [*_HOLIDAY.finditer(reading.plain, start, min(end, stated.end + _BEHIND))]
    if not hits:
        return
    named = hits[-1].end()
    if named <= begins and reading.days_in(named, end):
        return
    first, last = _HOLIDAYS[hits[-1][0].lower()]
    for year in sorted(_years(reading, hits[-1], first)):
        opens = date(year, first, 1)
        after = months_before(opens, -((last - first) % 12 + 1))
        yield Day(opens, after - timedelta(days=1), loose=True)


@lru_cache(maxsize=4)
def holidays(text: str) -> tuple[int, ...]:
    """Where the name of a holiday may begin: kept with the text, for few have any."""
    return tuple(hit.start() for hit in _HOLIDAY_HERE.finditer(text))


_YEAR_BEFORE: Final = re.compile(r"\b(20\d\d) (?:[a-z]+ )?$")
"""Right before the name of a holiday (the 2025 Spring Festival)."""
_YEAR_BEHIND: Final = re.compile(r"(?: holidays?)?,? (?:of |in )?")
"""Between the name of a holiday and its year (Spring Festival last year)."""


def _years(reading: Reading, holiday: re.Match[str], month: int) -> set[int]:
    """The year told beside the holiday, which begins in that month; else the year told last in the
    paragraph, and those of the holidays before and after the report.
    """
    start, end = holiday.span()
    bare = _YEAR_BEFORE.search(reading.plain, max(0, start - 16), start)
    if bare:
        return {int(bare[1])}
    for one in reading.days_in(end, end + _BEHIND)[:1]:
        if _YEAR_BEHIND.fullmatch(reading.plain, end, one.start):
            return {day_of(one).last.year}
    told = reading.days_in(reading.paragraphs.at(start)[0], start)[-1:]
    years = {day_of(one).last.year for one in told}
    beside = any(one.start >= reading.clauses.at(start)[0] for one in told)
    if beside or reading.anchor is None:
        return years
    year = reading.anchor.year
    return years | ({year, year + 1} if month <= reading.anchor.month else {year - 1, year})


def of_the_event(reading: Reading, stated: Stated) -> Iterator[Day]:
    """当天 and 会上 mean the day of the event: the one told last before it, the first of the text,
    or that of the report.
    """
    start, end = reading.full_sentences.at(stated.start)
    if _THERE.search(reading.plain, start, min(end, stated.end + _BEHIND)) is None:
        return
    told = [one for one in reading.days_in(0, end) if is_one_day(one)]
    yield from map(day_of, (*told[-1:], *told[:1]))
    for day in (reading.article.dateline, reading.article.published):
        if day is not None:
            yield Day(day, day, fine=True)
