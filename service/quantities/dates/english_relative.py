"""English dates that count from another one: last year, the past six months, two years ago."""

import re
from datetime import date

from service.quantities.dates import days
from service.quantities.dates.days import Days
from service.quantities.dates.english_words import (
    COUNT,
    DAY_WORDS,
    MONTH,
    STEPS,
    UNIT_DAYS,
    UNIT_MONTHS,
    WEEKDAYS,
    compiled,
    either,
    month_of,
    number_of,
)
from service.quantities.dates.points import Point

_STEP = compiled(
    rf"(?P<step>{either(STEPS)})\s"
    r"(?:(?:(?:fiscal|financial|academic|school|calendar)\s(?=year))?(?P<unit>year|quarter|month|week|decade)"
    rf"(?![a-z-])"
    rf"|(?P<weekday>{'|'.join(WEEKDAYS)})[a-z]*(?![a-z])|(?=(?P<month>{MONTH})))"
)
_AND_NEXT = re.compile(r" and next(?![a-z]| (?:year|month|quarter|week))")
"""Behind this year, of which it is then the year after as well."""
_ITS = re.compile("['’]")
_ITS_FIGURE = re.compile(r"['’]s [$€£¥]?[0-9]")
_IN_OR_OF = ("in ", "In ", "% of ", "per cent of ", "percent of ")
_HELD_AT = re.compile(r"\d[\w ]{0,16} at $")
"""Before last year's edition, at which so many were counted."""
_THE_LAST_OF_SOME = re.compile(r" (?:for which|that|before|when)\b")
"""Behind the last year, which is then no year but the last one (the last year for which …)."""
_ITS_AIM = re.compile(r"['’]s (?:intake|goal|target|aim|budget|quota|plan)\b")
_ITS_TOTAL = re.compile(
    r"['’]s (?:[A-Za-z-]+ ){0,3}(?:output|revenues?|sales|total|turnover|exports) "
    r"(?:(?:in|of) [A-Z]\w+ )?(?:was|were|came|stood|reached)\b|"
    r"['’]s (?:intake|total|figure|budget|tally|count) (?:was|were|stood|came)\b"
    r"|['’]s (?:edition|conference|expo|fair|summit|forum) "
    r"(?:ended|closed|brought|drew|saw|produced)\b"
)
_ROLLING = compiled(
    rf"(?P<step>last|past|previous|next|coming)\s(?P<count>{COUNT})\s"
    r"(?P<unit>year|quarter|month|week|day|decade)s?(?![a-z])"
)
_AGO = compiled(
    rf"(?P<count>{COUNT}|an?)\s(?P<unit>year|quarter|month|week|day|decade)s?\s"
    r"(?P<side>ago|from\snow|from\stoday)(?![a-z])"
)
_WORD_DAY = compiled(rf"(?P<word>{either(DAY_WORDS)}|now)(?![a-z])")


def step(text: str, start: int, anchor: date | None) -> list[Point]:
    """Last year, this quarter, next Friday, next March."""
    match = _STEP.match(text, start)
    if not match or (_ITS.match(text, match.end()) and not _dates_what_is_its(text, match)):
        return []
    of_some = match["unit"] == "year" and text.endswith("the ", 0, start)
    if of_some and _THE_LAST_OF_SOME.match(text, match.end()):
        return []
    step, point = STEPS[match["step"].lower()], Point(start, match.end())
    if match["unit"]:
        first = stepped(point, match["unit"].lower(), step, anchor)
        return [*first, *_and_next(text, match, anchor)]
    if anchor is None:
        return [point._replace(lost=True)]
    if match["weekday"]:
        monday = days.week(anchor)[0]
        only = days.shift(monday, WEEKDAYS.index(match["weekday"].lower()[:3]))
        if step * (only - anchor).days < 0 or (step and only == anchor):
            only = days.shift(only, 7 * step)
        return [point._replace(days=(only, only))]
    return [Point(start, match.end("month"), anchor.year + step, month_of(match["month"]))]


def _and_next(text: str, this: re.Match[str], anchor: date | None) -> list[Point]:
    """The year after, behind this year (this year and next)."""
    more = _AND_NEXT.match(text, this.end()) if STEPS[this["step"].lower()] == 0 else None
    if more is None:
        return []
    return stepped(Point(more.end() - len("next"), more.end()), this["unit"].lower(), 1, anchor)


def _dates_what_is_its(text: str, year: re.Match[str]) -> bool:
    """Whether what is the year's is a figure, or told of it: last year's 280, in last year's list,
    this year's goal; not last year's winner.
    """
    step = year["step"].lower()
    if year["unit"] is None or year["unit"].lower() != "year":
        return False
    at = _HELD_AT.search(text, max(0, year.start() - 24), year.start())
    if step == "last" and (at or text.endswith(_IN_OR_OF, 0, year.start())):
        return True
    told = (_ITS_FIGURE, _ITS_TOTAL if step == "last" else _ITS_AIM)
    return any(figure.match(text, year.end()) for figure in told)


def stepped(point: Point, unit: str, step: int, anchor: date | None) -> list[Point]:
    """The unit so many steps after the one that holds the anchor."""
    if anchor is None:
        return [point._replace(lost=True)]
    if unit == "year":
        return [point._replace(year=anchor.year + step)]
    if unit == "week":
        return [point._replace(days=days.week(days.shift(anchor, 7 * step)))]
    size = UNIT_MONTHS[unit]
    first = (anchor.year * 12 + anchor.month - 1) // size * size + step * size
    span = days.months(first // 12, first % 12 + 1, size)
    if unit == "month":
        return [point._replace(year=span[0].year, month=span[0].month)]
    return [point._replace(days=span)]


def rolling(text: str, start: int, anchor: date | None) -> list[Point]:
    """The past six months, the next three years."""
    match = _ROLLING.match(text, start)
    if not match:
        return []
    point = Point(start, match.end())
    if anchor is None:
        return [point._replace(lost=True)]
    forward = STEPS[match["step"].lower()] > 0
    edge = _moved(anchor, match, 1 if forward else -1)
    return [point._replace(days=(days.shift(anchor, 1), edge) if forward else (edge, anchor))]


def ago(text: str, start: int, anchor: date | None) -> list[Point]:
    """Two years ago, a week from now."""
    match = _AGO.match(text, start)
    if not match:
        return []
    point = Point(start, match.end())
    if anchor is None:
        return [point._replace(lost=True)]
    moved = _moved(anchor, match, -1 if match["side"].lower() == "ago" else 1)
    return [point._replace(days=_around(moved, match["unit"].lower()))]


def _around(day: date, unit: str) -> Days:
    """The day, or the week, month or year that holds it: two years ago is a year."""
    if unit == "day":
        return day, day
    if unit == "week":
        return days.week(day)
    return days.month(day.year, day.month) if unit in ("month", "quarter") else days.year(day.year)


def _moved(anchor: date, match: re.Match[str], sign: int) -> date:
    count, unit = sign * number_of(match["count"]), match["unit"].lower()
    if unit in UNIT_DAYS:
        return days.shift(anchor, count * UNIT_DAYS[unit])
    return days.shift_months(anchor, count * UNIT_MONTHS[unit])


def word_day(text: str, start: int, anchor: date | None) -> list[Point]:
    """Today, the day before yesterday; now where a span ends."""
    match = _WORD_DAY.match(text, start)
    if not match:
        return []
    word = match["word"].lower()
    if word == "now" and not re.search(
        r"(?:to|and|until|till|-)\s$", text[max(0, start - 6) : start]
    ):
        return []
    if anchor is None:
        return [Point(start, match.end(), lost=True)]
    only = days.shift(anchor, DAY_WORDS.get(word, 0))
    return [Point(start, match.end(), days=(only, only))]
