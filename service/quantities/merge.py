"""Merging the passes: ordered, without overlaps."""

from bisect import bisect_right
from operator import itemgetter

from schemas.quantity import Quantity
from service.quantities.numerals import EXACT

_BY_START = itemgetter(0)
_CENTS = ("cent", "cents")
_AND = frozenset((" and ", ", ", " "))


def _longest_of_earliest(quantity: Quantity) -> tuple[int, int]:
    return quantity.start, -quantity.end


def in_order(first: list[Quantity], second: list[Quantity]) -> list[Quantity]:
    """Both lists as one; of `second`, only what overlaps nothing of `first`.

    Each list is in order and without overlaps, so one walk over both is enough.
    """
    if not second:
        return first
    if first:
        second = _outside(second, first)
    return sorted(first + second, key=_BY_START)


def earliest(first: list[Quantity], second: list[Quantity]) -> list[Quantity]:
    """Both lists as one; of two that overlap, the one that starts first, then the longer."""
    if not first or not second:
        return first or second
    kept: list[Quantity] = []
    floor = 0
    for quantity in sorted(first + second, key=_longest_of_earliest):
        if quantity.start >= floor:
            kept.append(quantity)
            floor = quantity.end
    return kept


def _outside(quantities: list[Quantity], taken: list[Quantity]) -> list[Quantity]:
    kept = []
    walk = iter(taken)
    start, end = next(walk)[:2]
    for quantity in quantities:
        while end <= quantity.start:
            nearest = next(walk, None)
            if nearest is None:
                start = end = quantity.end + len(quantity.text) + 10**9
                break
            start, end = nearest[:2]
        if quantity.end <= start:
            kept.append(quantity)
    return kept


def in_rows(
    found: list[Quantity], spans: list[tuple[int, int]], cells: list[Quantity]
) -> list[Quantity]:
    """`found` with what lies in the spans of table rows replaced by the rows' cells."""
    starts = [start for start, _ in spans]
    kept = []
    for quantity in found:
        row = bisect_right(starts, quantity.start) - 1
        if row < 0 or quantity.start >= spans[row][1]:
            kept.append(quantity)
    return sorted(kept + cells, key=_BY_START)


def with_cents(found: list[Quantity], text: str) -> list[Quantity]:
    """`found` with a sum in words and its cents made one: thirteen dollars and forty cents."""
    kept = found[:1]
    for quantity in found[1:]:
        last = kept[-1]
        if quantity.text.endswith(_CENTS) and _takes_cents(last, quantity, text):
            assert last.value is not None
            assert quantity.value is not None
            value = EXACT.add(last.value, quantity.value)
            whole = text[last.start : quantity.end]
            kept[-1] = last._replace(end=quantity.end, text=whole, value=value)
        else:
            kept.append(quantity)
    return kept


def _takes_cents(sum_: Quantity, cents: Quantity, text: str) -> bool:
    return (
        (sum_.kind, cents.kind, sum_.upper, cents.upper) == ("money", "money", None, None)
        and text[sum_.end : cents.start] in _AND
        and not sum_.text.endswith(_CENTS)
        and sum_.value is not None
        and cents.value is not None
        and sum_.value == sum_.value.to_integral_value()
        and 0 < cents.value < 1
    )
