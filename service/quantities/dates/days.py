"""Spans of days: the calendar's units, and how a word narrows one ("上半年", "third week of").

A span is (first day, last day), both inclusive. Functions that leave the calendar (year 0, 30
February, past year 9999) raise `OutsideCalendar`; `resolve` turns that into "no such day".
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

Days = tuple[date, date]


class OutsideCalendar(ValueError):
    """There is no such day."""


def day(year: int, month: int, number: int) -> Days:
    try:
        only = date(year, month, number)
    except (ValueError, OverflowError) as error:
        raise OutsideCalendar from error
    return only, only


def month(year: int, number: int) -> Days:
    return months(year, number, 1)


def months(year: int, number: int, count: int) -> Days:
    """`count` months from month `number` of `year`; `number` may leave 1..12 and carries over."""
    first_year, first = divmod(year * 12 + number - 1, 12)
    last_year, last = divmod(year * 12 + number - 2 + count, 12)
    if not 1 <= first_year <= last_year <= date.max.year:
        raise OutsideCalendar
    return (
        date(first_year, first + 1, 1),
        date(last_year, last + 1, monthrange(last_year, last + 1)[1]),
    )


def year(number: int) -> Days:
    return months(number, 1, 12)


def five_year_plan(number: int) -> Days:
    """Plans since the sixth run from a year ...1 or ...6: the 14th is 2021 to 2025."""
    first = 2021 + 5 * (number - 14)
    return years(first, first + 4)


def years(first: int, last: int) -> Days:
    return year(first)[0], year(last)[1]


def shift(start: date, count: int) -> date:
    try:
        return start + timedelta(count)
    except OverflowError as error:
        raise OutsideCalendar from error


def shift_months(start: date, count: int) -> date:
    """The same day `count` months later, or the last day of a shorter month."""
    first, last = months(start.year, start.month + count, 1)
    return first.replace(day=min(start.day, last.day))


def week(any_day: date) -> Days:
    """The week of `any_day`, Monday to Sunday (ISO 8601)."""
    monday = shift(any_day, -any_day.weekday())
    return monday, shift(monday, 6)


def _weeks(span: Days, first: int, count: int) -> Days:
    """Weeks that begin inside the span, the first one being 1; of a year, the ISO weeks."""
    start = span[0]
    if (start.month, start.day) == (1, 1) and span[1].month == 12:
        monday = week(start.replace(day=4))[0]
    else:
        monday = shift(start, -start.weekday() % 7)
    begin = shift(monday, 7 * (first - 1))
    return begin, shift(begin, 7 * count - 1)


def _last_week(span: Days, _: int) -> Days:
    """The week that holds the last day but three, so that a week of mostly next year is not it."""
    return week(shift(span[1], -3))


def _is_month(span: Days) -> bool:
    return (span[0].year, span[0].month) == (span[1].year, span[1].month)


def _months_of(span: Days) -> int:
    return (span[1].year - span[0].year) * 12 + span[1].month - span[0].month + 1


def _half(span: Days, number: int) -> Days:
    first, last = span
    if (last - first).days == 6:
        middle = shift(first, 3)
    elif _is_month(span):
        middle = first.replace(day=16)
    else:
        middle = months(first.year, first.month + _months_of(span) // 2, 1)[0]
    return (first, shift(middle, -1)) if number == 1 else (middle, last)


def _start(span: Days, _: int) -> Days:
    """初: the first ten days of a month, the first month of anything longer."""
    first = span[0]
    return (first, shift(first, 9)) if _is_month(span) else months(first.year, first.month, 1)


def _middle(span: Days, _: int) -> Days:
    first = span[0]
    if _is_month(span):
        return shift(first, 10), shift(first, 19)
    return months(first.year, first.month + (_months_of(span) - 1) // 2, 2)


def _end(span: Days, _: int) -> Days:
    """底, 末: the days from the 25th of a month, the last month of a quarter, two of a year."""
    last = span[1]
    if _is_month(span):
        return last.replace(day=25), last
    return months(last.year, last.month - (_months_of(span) == 12), 1)[0], last


def _third(span: Days, number: int) -> Days:
    """early, mid, late: a third of a month's days or of a year's months."""
    if _is_month(span):
        return _tenday(span, number)
    size = max(1, _months_of(span) // 3)
    return months(span[0].year, span[0].month + size * (number - 1), size)


_SEASONS = {"春": (2, 4), "夏": (6, 3), "秋": (9, 3), "冬": (12, 3), "秋季学期": (9, 4)}
"""The first month of a season of a year and its months; a spring begins with its term."""
SEASONS = {name: number for number, name in enumerate(_SEASONS)}


def _season(span: Days, number: int) -> Days:
    first, size = tuple(_SEASONS.values())[number]
    return months(span[0].year, first, size)


def _tenday(span: Days, number: int) -> Days:
    first = shift(span[0], 10 * (number - 1))
    return (first, span[1]) if number == 3 else (first, shift(first, 9))


def _nth_months(size: int) -> Callable[[Days, int], Days]:
    return lambda span, n: months(span[0].year, span[0].month + size * (n - 1), size)


def _first_months(size: int) -> Callable[[Days, int], Days]:
    return lambda span, n: months(span[0].year, span[0].month, size * n)


def _last_months(span: Days, number: int) -> Days:
    return months(span[1].year, span[1].month - number + 1, number)


# What a word does to the span that it stands in: name -> (span, number) -> narrower span.
NARROWINGS: dict[str, Callable[[Days, int], Days]] = {
    "start": _start,
    "middle": _middle,
    "end": _end,
    "half": _half,
    "tenday": _tenday,
    "third": _third,
    "quarter": _nth_months(3),
    "season": _season,
    "first quarters": _first_months(3),
    "month": _nth_months(1),
    "first months": _first_months(1),
    "last months": _last_months,
    "week": lambda span, n: _weeks(span, n, 1),
    "first weeks": lambda span, n: _weeks(span, 1, n),
    "last week": _last_week,
    "first days": lambda span, n: (span[0], shift(span[0], n - 1)),
    "last days": lambda span, n: (shift(span[1], 1 - n), span[1]),
}
