"""Whether a number can be computed from two numbers of the text."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from service.checks.amounts import Relation
from service.checks.case import Case
from service.checks.stated import Stated

_RELATIVE = frozenset({"times", "倍", "percent"})
_NUMERIC = frozenset({"money", "count", "measure", "percent", "number", "point"})


class Derivation(NamedTuple):
    """Two numbers of the text and what was done with them."""

    first: Stated
    operator: str
    second: Stated


def derivation(case: Case) -> Derivation | None:
    """The first way to compute the claim's number, its own sentence before the whole text.

    Small counts can be computed from almost anything: in the whole text only numbers above 20
    are tried.
    """
    amount = case.amount
    if amount is None or amount.upper is not None or case.relation is not Relation.NONE:
        return None
    if case.elsewhere or amount.value == 0:
        return None
    near = _neighbourhood(case)
    found = next(_ways(near, amount.value, amount.unit), None)
    if found is None and abs(amount.value) > 20:
        found = next(_ways(case.reading.stated, amount.value, amount.unit), None)
    return found


def _neighbourhood(case: Case) -> tuple[Stated, ...]:
    if case.quote is None:
        return ()
    start, _ = case.reading.sentences.at(case.quote[0])
    _, end = case.reading.sentences.at(max(case.quote[0], case.quote[1] - 1))
    return tuple(case.reading.stated_in(start, end))


def _ways(pool: tuple[Stated, ...], value: Decimal, unit: str | None) -> Iterator[Derivation]:
    """Linear in the pool: for each number, the partner it would need is looked up."""
    plain = [one for one in pool if one.kind in _NUMERIC and one.upper is None]
    alike = [one for one in plain if unit is None or one.unit in (None, unit)]
    by_value = {one.value: one for one in alike}
    for first in alike:
        for operator, needed in (("+", value - first.value), ("-", first.value - value)):
            second = by_value.get(needed)
            if second is not None and second is not first:
                yield Derivation(first, operator, second)
    for factor in plain:
        if factor.unit not in _RELATIVE or factor.value == 0:
            continue
        share = factor.value / 100 if factor.unit == "percent" else factor.value
        for sign, base in (("×", _quotient(value, share)), ("÷", value * share)):
            second = by_value.get(base) if base is not None else None
            if second is not None and second is not factor:
                yield Derivation(second, sign, factor)
    if unit in _RELATIVE:
        yield from _ratios(plain, value if unit != "percent" else value / 100)


def _ratios(plain: list[Stated], value: Decimal) -> Iterator[Derivation]:
    by_key = {(one.unit, one.value): one for one in plain}
    for first in plain:
        needed = _quotient(first.value, value)
        second = by_key.get((first.unit, needed)) if needed is not None else None
        if second is not None and second is not first:
            yield Derivation(first, "÷", second)


def _quotient(one: Decimal, other: Decimal) -> Decimal | None:
    try:
        return one / other if other else None
    except InvalidOperation:
        return None
