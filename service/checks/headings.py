"""Which period the headings over a place give it."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from schemas.quantity import Quantity
from service.checks.days import Day
from service.checks.reading import Reading
from service.checks.stated import Span

_BARE_YEAR = re.compile(r"(?<![\d.,\-])20\d\d(?![\d.,%\-年万亿])")


def of_section(reading: Reading, offset: int) -> tuple[Day, ...]:
    """The period in the nearest heading over the offset that names one and is still open; kept for
    all that stands under the same headings.
    """
    over = reading.headings_over(offset)
    kept = reading.kept.periods
    nearest = over[0] if over else None
    if nearest not in kept:
        kept[nearest] = tuple(_of_headings(reading, over))
    return kept[nearest]


def _of_headings(reading: Reading, over: Sequence[Span]) -> Iterator[Day]:
    """A heading closes those of its own rank before it: 二、 ends the section of 一、."""
    closed: set[str] = set()
    for start, end in over:
        ranked = rank(reading.plain[start:end])
        if ranked in closed:
            continue
        days = [one for one in reading.days_in(start, end) if not _is_one_day(one)]
        if days:
            yield from (Day(*one.iso, one) for one in days if one.iso is not None)
            return
        if ranked:
            closed.add(ranked)


def years_named(reading: Reading, offset: int) -> Iterator[Day]:
    """A year without its 年 in a heading over the offset (数说2025·昆明人工智能)."""
    for start, end in reading.headings_over(offset):
        for year in bare_years(reading.plain[start:end]):
            yield Day(date(year, 1, 1), date(year, 12, 31))


@lru_cache(maxsize=1024)
def bare_years(heading: str) -> tuple[int, ...]:
    """The years of a heading that stand without 年."""
    return tuple(map(int, _BARE_YEAR.findall(heading)))


_RANKS = {
    "part": re.compile(r"第[一二三四五六七八九十\d]+(?:章|部分|篇|节)"),
    "一、": re.compile(r"[一二三四五六七八九十]{1,3}、"),
    "（一）": re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]"),
    "【】": re.compile("【"),
    "1.": re.compile(r"\d{1,2}[.．、]"),
}


@lru_cache(maxsize=1024)
def rank(heading: str) -> str:
    """How a heading is numbered; empty where it is not."""
    return next((name for name, pattern in _RANKS.items() if pattern.match(heading)), "")


def _is_one_day(found: Quantity) -> bool:
    return found.iso is not None and found.iso[0] == found.iso[1]
