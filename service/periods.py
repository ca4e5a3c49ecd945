"""Days, months and years as people write them (YYYY, YYYY-MM, YYYY-MM-DD) -> days. Pure."""

import re
from calendar import monthrange
from datetime import date

from service.errors import BadDate

_PARTIAL = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def last_day(partial: str) -> date | None:
    """The last day of the period; None for a year or a month that is none.

    A day past the end of its month (2025-02-30) is the month's last.
    """
    year, *rest = (int(part) for part in partial.split("-"))
    month, day = (*rest, *(12, 31)[len(rest) :])
    try:
        return date(year, month, min(day, monthrange(year, month)[1]))
    except ValueError:
        return None


def since(told: str | None) -> date | None:
    """The first day of a period that somebody typed. Raises BadDate."""
    if not told:
        return None
    _require_readable(told)
    year, *rest = (int(part) for part in told.split("-"))
    month, day = (*rest, *(1, 1)[len(rest) :])
    try:
        return date(year, month, day)
    except ValueError:
        raise _unreadable(told) from None


def until(told: str | None) -> date | None:
    """The last day of a period that somebody typed. Raises BadDate."""
    first = since(told)
    return None if first is None or told is None else last_day(told)


def _require_readable(told: str) -> None:
    if not _PARTIAL.fullmatch(told):
        raise _unreadable(told)


def _unreadable(told: str) -> BadDate:
    return BadDate(f"{told!r} is no date. Write it as YYYY, YYYY-MM or YYYY-MM-DD.")
