"""Dates and periods in Chinese and English text.

`scan_dates` runs in three steps: the grammars read points (what the words say), the context fills
what they leave out, and neighbours joined by 至, 到, - or "to" become one period.

Conventions, where usage differs:
- a year that is not said is the one named before in the sentence, else the anchor's: 到3月底
  alone does not tell a past state from a coming target;
- 29 February without a year is the last one that there was;
- 年底 and 年末 are November and December, so that their last day is the year's; 年初 is January,
  月底 from the 25th, 月初 the first ten days;
- weeks run from Monday to Sunday; the first week of a month begins in it, of a year is ISO's;
- the last day of a period belongs to it: 2023年至2025年 ends on 2025-12-31;
- a century is that of the popular count (the 19th is 1800 to 1899); an English season of a year is
  the north's, three months from March, June, September, December;
- two digits are the latest year that is at most 20 years after the anchor's.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from schemas.quantity import Quantity
from service.quantities.dates import chinese, english, numeric
from service.quantities.dates.chinese_relative import THAT_YEAR
from service.quantities.dates.days import Days
from service.quantities.dates.points import Context, Point, complete, leap_year_near, resolve

_JOINED = re.compile(
    rf"{chinese.JOIN}|,?\s?(?:up to(?: and including)?|to|through|thru|till|until)\s(?:the\s)?"
)
_AND = re.compile(r",?\sand\s(?:the\s)?")
_BETWEEN = re.compile(
    r"(difference |gap |split |divided |choice |shared )?(?i:between) (?:the )?$", re.IGNORECASE
)
_NEAR = 160
_FROM_TO = re.compile(r"\bfrom\b", re.IGNORECASE)
"""Behind two dates: what went from one number to another has one at each (rose from 300 to 500)."""
_SENTENCE_END = re.compile(r"[。！？；\n.!?;](?:(?<=[。！？；\n])|(?=\s))")


def scan_dates(text: str, anchor: date | None) -> list[Quantity]:
    """Find the dates (one day) and periods (month, quarter, year, plan, span) of `text`.

    `anchor`: the day that relative dates count from, the dateline's or the publication's.
    Returns quantities of kind `date` or `period`, in order, without overlaps, with half-open spans
    in code points and `iso` as first and last day, both inclusive. Where no day can be told (去年
    without an anchor, 2019年2月29日) `iso` is None: still a date, so that nobody takes its digits
    for numbers. Durations (3年, 2至3年), versions, document numbers, clock times are not dates.
    """
    found: list[Quantity] = []
    context = start_of_sentence = Context.of(anchor)
    position = 0
    begun = False
    groups = _in_order(
        chain(chinese.find(text, anchor), numeric.find(text), english.find(text, anchor))
    )
    for points in _joined(groups, text):
        points_back = text.startswith(THAT_YEAR, points[0].start)
        if not points_back and _SENTENCE_END.search(text, position, points[0].start):
            context = start_of_sentence
        position = points[-1].end
        placed = _place(points, context)
        if begun and _is_of_another_year(points, start_of_sentence, anchor):
            placed = _place(points, start_of_sentence)
        begun = _is_of_a_beginning(text, points)
        context = context.after(placed[-1])
        found.extend(_quantities(text, placed))
    return found


_BEGUN_IN = ("立于", "创办于", "组建于", "注册于", "落户于", "建于", "投产于", "投运于", "投用于")
_BEGAN = re.compile(
    "(?:在[^，。；\\d]{1,8})?(?:正式|建成)?(?:成立|创立|组建|注册|落户|投产|投运|投用|启用|开园|开业|揭牌)[，,]"
)
"""Around the day on which something began to be (公司成立于2023年，…，上半年营收4100万元)."""


def _is_of_a_beginning(text: str, points: list[Point]) -> bool:
    if text.endswith(_BEGUN_IN, 0, points[0].start):
        return True
    return _BEGAN.match(text, points[-1].end) is not None


def _is_of_another_year(points: list[Point], context: Context, anchor: date | None) -> bool:
    """Whether a bare part of a year behind such a day may be of the year that runs instead."""
    (first, *more) = points
    told = first.year, first.month, first.day, first.days
    if anchor is None or more or first.of_month or any(one is not None for one in told):
        return False
    days = resolve(complete(first, context))
    return days is not None and days[1] <= anchor


def _in_order(groups: Iterable[list[Point]]) -> Iterator[list[Point]]:
    """Without overlaps, the longest of those that begin together."""
    end = 0
    for points in sorted(groups, key=lambda points: (points[0].start, -points[-1].end)):
        if points[0].start >= end:
            end = points[-1].end
            yield points


def _joined(groups: Iterable[list[Point]], text: str) -> Iterator[list[Point]]:
    """Two dates with 至, - or "to" between them are one group; so is between June and August."""
    before: list[Point] | None = None
    for points in groups:
        if before is None:
            before = points
        elif len(before) == len(points) == 1 and _are_ends(text, before[0], points[0]):
            yield [*before, *points]
            before = None
        else:
            yield before
            before = points
    if before is not None:
        yield before


def _are_ends(text: str, first: Point, last: Point) -> bool:
    """Whether the words between two dates make them the ends of one period."""
    if _JOINED.fullmatch(text, first.end, last.start):
        return True
    if not text[first.start - 1 : first.start].isspace():
        return False
    between = _BETWEEN.search(text, max(0, first.start - 24), first.start)
    if between is None or between[1] or _AND.fullmatch(text, first.end, last.start) is None:
        return False
    far = last.end + _NEAR
    stop = _SENTENCE_END.search(text, last.end, far)
    return _FROM_TO.search(text, last.end, stop.start() if stop else far) is None


def _place(points: list[Point], context: Context) -> list[Point]:
    """The points with what their context tells; of two, each lends the other what it lacks."""
    if len(points) == 1:
        return [_with_leap_day(complete(points[0], context), points[0])]
    first, last = points
    if first.needs_month and last.month is not None:
        first = first._replace(month=last.month)
    year_lent = first.year is None and first.days is None and last.year is not None
    if year_lent:
        first = first._replace(year=last.year)
    left = _with_leap_day(complete(first, context), first)
    right = complete(last, context.after(left))
    if _backwards(left, right):
        if last.year is None and right.year is not None:
            right = right._replace(year=right.year + 1)
        elif year_lent and left.year is not None:
            left = left._replace(year=left.year - 1)
    return [left, right]


def _with_leap_day(point: Point, said: Point) -> Point:
    if said.year is None and (point.month, point.day) == (2, 29) and point.year is not None:
        return point._replace(year=leap_year_near(point.year))
    return point


def _backwards(left: Point, right: Point) -> bool:
    first, last = resolve(left), resolve(right)
    return first is not None and last is not None and last[1] < first[0]


def _quantities(text: str, points: list[Point]) -> Iterator[Quantity]:
    spans = [resolve(point) for point in points]
    if len(points) == 2:
        first, last = spans
        if first and last and first[0] <= last[1]:
            start, end = points[0].start, points[1].end
            yield _quantity(text, start, end, (first[0], last[1]))
            return
    for point, span in zip(points, spans, strict=True):
        yield _quantity(text, point.start, point.end, span, is_day=point.day is not None)


def _quantity(
    text: str, start: int, end: int, span: Days | None, *, is_day: bool = False
) -> Quantity:
    day = span[0] == span[1] if span else is_day
    return Quantity(start, end, text[start:end], "date" if day else "period", iso=span)
