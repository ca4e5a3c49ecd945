"""Seasons of a named year, decades, centuries and plans in English text: summer of 2020, the 1990s,
the 19th century, the 14th Five-Year Plan."""

import re
from datetime import date

from service.quantities.dates import days
from service.quantities.dates.points import Point
from service.quantities.dates.small_numbers import full_year

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month that each begins with, in the north; each is three months long."""
_CENTURIES = {"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}
_CENTURY = re.compile(
    rf"(?:(?P<number>1[1-9]|2[0-9])(?:st|nd|rd|th)|(?P<word>{'|'.join(_CENTURIES)}))"
    r"[\s-]century(?![a-z])",
    re.IGNORECASE,
)
_SEASON = re.compile(
    rf"(?P<season>{'|'.join(_SEASONS)})(?:\sof)?,?\s(?P<year>(?:19|20)[0-9]{{2}})(?![0-9A-Za-z])",
    re.IGNORECASE,
)
_NEAR_SEASON = re.compile(
    rf"(?:{'|'.join(_SEASONS)})(?![A-Za-z]|\s(?:of|in|festival)\b)", re.IGNORECASE
)
_SIDE = re.compile(
    r"\b(?:(?P<side>last|this|next)"
    r"|(?:by|before|until|since|in|from|over|during|throughout)(?: the)?(?: (?:early|late))?) $",
    re.IGNORECASE,
)
_LONGEST_SIDE = len(" throughout the early ")
_DECADE = re.compile(
    r"'?(?P<century>1[0-9]|20)?(?P<decade>[0-9]0)\s?['’]?s(?![a-z])", re.IGNORECASE
)
_DECADE_ENDS = re.compile(r"\b(?:before|by the time|until|when) the $", re.IGNORECASE)
_IS_OUT = re.compile(
    r" (?:is|was) (?:out|over|up)\b| (?:ends|closes|runs out|has ended)\b", re.IGNORECASE
)
_ITS_END = re.compile(r"decade(?:['’]s)?[ -]end\b", re.IGNORECASE)
_THIS_DECADE = re.compile(r"(?:(?:this|current) )?decade(?![a-z])", re.IGNORECASE)
_PLAN = re.compile(
    r"(?P<number>1[0-9])th[\s-]five[\s-]year[\s-]plan(?![a-z])(?:\speriod)?", re.IGNORECASE
)
FIRST_WORDS = "|".join((*_SEASONS, "decade"))


def decade(text: str, start: int, anchor: date | None) -> list[Point]:
    """The 1990s, and the '90s next to the anchor."""
    match = _DECADE.match(text, start)
    if not match or (match["century"] is None and text[start] not in "'’"):
        return []
    years = int(match["decade"])
    first = int(match["century"]) * 100 + years if match["century"] else full_year(years, anchor)
    return [Point(start, match.end(), days=days.years(first, first + 9))]


def this_decade(text: str, start: int, anchor: date | None) -> list[Point]:
    """The decade that holds the anchor, behind "the end of the": it ends with the round year, as
    most plans count (by the end of the decade, told in 2026, is 2030).
    """
    match = _THIS_DECADE.match(text, start)
    if match is None:
        return []
    if anchor is None:
        return [Point(start, match.end(), lost=True)]
    first = (anchor.year - 1) // 10 * 10 + 1
    return [Point(start, match.end(), days=days.years(first, first + 9))]


def decade_out(text: str, start: int, anchor: date | None) -> list[Point]:
    """Before the decade is out, by decade's end."""
    ends = _ITS_END.match(text, start)
    if ends is None:
        out = _IS_OUT.match(text, start + len("decade"))
        if out is None or not _DECADE_ENDS.search(
            text, max(0, start - len(" by the time the ")), start
        ):
            return []
    points = this_decade(text, start, anchor)
    return [point._replace(end=ends.end() if ends else point.end) for point in points]


def century(text: str, start: int, _: date | None) -> list[Point]:
    """The 19th century is 1800 to 1899, the popular count, as it is in Chinese."""
    match = _CENTURY.match(text, start)
    if match is None:
        return []
    number = int(match["number"]) if match["number"] else _CENTURIES[match["word"].lower()]
    return [Point(start, match.end(), days=days.years(100 * number - 100, 100 * number - 1))]


def five_year_plan(text: str, start: int, _: date | None) -> list[Point]:
    """The term of the 14th Five-Year Plan."""
    match = _PLAN.match(text, start)
    if match is None:
        return []
    return [Point(start, match.end(), days=days.five_year_plan(int(match["number"])))]


def season(text: str, start: int, anchor: date | None) -> list[Point]:
    """The season at `start`, of a year or next to the anchor (last summer); without either a season
    is no date here.
    """
    match = _SEASON.match(text, start)
    if match is not None:
        first = _SEASONS[match["season"].lower()]
        return [Point(start, match.end(), days=days.months(int(match["year"]), first, 3))]
    near = _NEAR_SEASON.match(text, start)
    side = _SIDE.search(text, max(0, start - _LONGEST_SIDE), start)
    if near is None or side is None or anchor is None:
        return []
    first = _SEASONS[near[0].lower()]
    return [Point(start, near.end(), days=_near((side["side"] or "this").lower(), first, anchor))]


def _near(side: str, first: int, anchor: date) -> tuple[date, date]:
    """Last summer is the last that has ended, next summer the first that has not begun."""
    began = anchor.year - 1 if first == _SEASONS["winter"] and anchor.month <= 2 else anchor.year
    told = days.months(began, first, 3)
    if side == "last" and told[1] >= anchor:
        return days.months(began - 1, first, 3)
    if side == "next" and told[0] <= anchor:
        return days.months(began + 1, first, 3)
    return told
