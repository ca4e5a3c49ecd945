"""The year that a report is of, where that is none of the calendar: April 2024 to March 2025, the
year ended June 30. "During the year" is that one then, and "last year" the one before it.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from service.checks import cues
from service.checks.days import Day, day_of, same_day
from service.checks.reading import Reading
from service.checks.stated import Stated

_A_YEAR: Final = range(363, 367)
"""Between the ends of a year lie so many days."""
_YEAR_TO: Final = re.compile(
    r"\b(?:year|(?:twelve|12) months) (?:to|through|up to|(?:that )?end(?:ed|ing|s)(?: on| in)?) "
    r"(?:the end of )?$",
    re.IGNORECASE,
)
_YEAR_UP_TO: Final = re.compile(r"[为為]?止?的?(?:整?[个個])?(?:[财財]政?年|年度|全年|12[个個]月)")
_IN_IT: Final = cues.joined(
    ("年[内內度]", "全年", "[报報]告期", "[财財]政?年", "期[内內间間]"),
    ("(?:the|that|this|our|its) (?:[a-z]+ )?(?:year|period)", "(?:twelve|12) months"),
)
_LAST: Final = (
    r"(?:(?:last|(?:the )?(?:previous|prior|preceding)) (?:[a-z]+ )?year"
    r"|去年|上一?[个個]?(?:[财財]政?)?年)"
)
_OF_THE_ONE_BEFORE: Final = re.compile(
    rf"(?<![A-Za-z]){_LAST}度?(?:['’]s|的)?[^,，。;；\d]{{0,6}}$", re.IGNORECASE
)
"""Right before a number (last year's $860 million)."""
_A_YEAR_EARLIER: Final = re.compile(
    r"(?: (?!(?:on|over|from|than|against|versus|to)\b)[\w-]+){0,2} (?:in |of )?"
    rf"(?:{_LAST}|(?:a|one|the) year (?:earlier|before|ago))\b",
    re.IGNORECASE,
)
"""Right behind a number (59 a year earlier)."""
_BEHIND: Final = 40
"""So far behind a number the words may stand that say of which year it is."""


def of_the_report(reading: Reading, stated: Stated) -> Iterator[Day]:
    """The report's year and the one before it, where the sentence speaks of them."""
    years = _of_the_report(reading)
    if not years:
        return
    start, end = reading.sentences.at(stated.start)
    if _is_of_the_one_before(reading, stated):
        for day in years:
            yield Day(same_day(day.first, -1), same_day(day.last, -1), day.source)
    elif _IN_IT.search(reading.plain, start, min(end, stated.end + _BEHIND)):
        yield from years


def _is_of_the_one_before(reading: Reading, stated: Stated) -> bool:
    start, _ = reading.clauses.at(stated.start)
    before = _OF_THE_ONE_BEFORE.search(reading.plain, start, stated.start)
    return before is not None or _A_YEAR_EARLIER.match(reading.plain, stated.end) is not None


def _of_the_report(reading: Reading) -> tuple[Day, ...]:
    """Those years, kept with the article."""
    if not reading.kept.own_years:
        reading.kept.own_years.append(tuple(_named(reading)))
    return reading.kept.own_years[0]


def _named(reading: Reading) -> Iterator[Day]:
    for day in map(day_of, reading.days):
        assert day.source is not None
        if (day.last - day.first).days in _A_YEAR:
            if (day.first.month, day.first.day) != (1, 1):
                yield day
            continue
        before = _YEAR_TO.search(reading.plain, max(0, day.source.start - 48), day.source.start)
        if before or (
            reading.plain.endswith(("截至", "截止"), 0, day.source.start)
            and _YEAR_UP_TO.match(reading.plain, day.source.end)
        ):
            yield day._replace(first=same_day(day.last + timedelta(days=1), -1))
