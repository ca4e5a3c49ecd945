"""Units that measure the same thing: 3200TB are 3.2 PB, 1200亩 are 80 hectares."""

from decimal import Decimal
from functools import lru_cache
from typing import Final

from service.quantities.units import rows

KEPT: Final = 2
"""A claim that rounds keeps so many digits at least (66.7公顷 of 1000亩, and 67, not 70)."""


def _load() -> dict[str, dict[str, Decimal]]:
    """Of each unit, what it is measured in, and how many of those it makes."""
    known: dict[str, dict[str, Decimal]] = {}
    for unit, base, told in rows("conversions.tsv"):
        part, _, whole = told.partition("/")
        known.setdefault(base, {base: Decimal(1)})
        known.setdefault(unit, {})[base] = Decimal(part) / Decimal(whole or 1)
    return known


_KNOWN: Final = _load()


@lru_cache(maxsize=1024)
def factor(one: str | None, other: str | None) -> Decimal | None:
    """How many of the other unit one makes; None where they are the same, or of no one kind."""
    if one == other or one is None or other is None:
        return None
    mine, theirs = _KNOWN.get(one, {}), _KNOWN.get(other, {})
    base = next(iter(mine.keys() & theirs.keys()), None)
    return None if base is None else mine[base] / theirs[base]


def are_rounded(one: str | None, other: str | None) -> bool:
    """Whether what is told in one unit is seldom whole in the other (亩 in 公顷, no TB in PB)."""
    made = factor(one, other)
    return made is not None and any(made.normalize().as_tuple().digits[1:])


def rounds(value: Decimal, told: Decimal) -> bool:
    """Whether a number in another unit is what a claim tells, rounded to the digits it has."""
    places = len(told.normalize().as_tuple().digits)
    last = told.adjusted() - max(places, KEPT) + 1
    return abs(value - told) <= Decimal(1).scaleb(last) / 2
