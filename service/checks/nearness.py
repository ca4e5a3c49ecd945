"""The numbers of the text that come nearest to a claim, best first."""

from decimal import Decimal

from service.checks.amounts import units_agree
from service.checks.case import Case
from service.checks.stated import Stated, digits

LIMIT = 3


def nearest(case: Case) -> list[Stated]:
    """Up to three numbers: of the quote before the rest, alike in unit, words and digits."""
    amount = case.amount
    if amount is None:
        return []
    pool = case.reading.stated_in(*case.quote) if case.quote else []
    pool = pool or list(case.reading.stated)
    claimed = digits(amount.value)

    def distance(stated: Stated) -> tuple[bool, float, float]:
        alike = units_agree(amount.unit, stated.unit)
        shared = _common_prefix(claimed, digits(stated.value)) / max(len(claimed), 1)
        return not alike, -case.fit(stated) - shared, _ratio(amount.value, stated.value)

    return sorted(pool, key=distance)[:LIMIT]


def _common_prefix(one: str, other: str) -> int:
    length = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        length += 1
    return length


def _ratio(one: Decimal, other: Decimal) -> float:
    if one == 0 or other == 0:
        return 1e9
    ratio = abs(float(one / other))
    return max(ratio, 1 / ratio)
