"""The model's answer -> claims, one for each number.

A claim is the unit of checking: at most one amount, one quote. What the model nests (an
indicator's growth, its rank, an initiative's several amounts) becomes claims of its own, so that
every number of the answer stands trial alone.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import count
from typing import NamedTuple

from schemas.extraction import Claim
from schemas.initiative import Amount, CityInitiatives, Indicator, Initiative, Target
from schemas.quantity import Bound

RANK_UNIT = "rank"
"""The unit of a place in a ranking."""


class _Name(NamedTuple):
    latin: str
    chinese: str

    def __call__(self, name: str) -> str:
        return name + (self.latin if name.isascii() else self.chinese)


_GROWTH = _Name(" growth", "同比增速")
_RANK = _Name(" rank", "排名")


class _Figure(NamedTuple):
    value: Decimal | None
    upper: Decimal | None
    unit: str | None
    bound: Bound


_NO_FIGURE = _Figure(None, None, None, "exact")


def claims(answer: CityInitiatives) -> tuple[Claim, ...]:
    """Flatten the answer: one claim for each amount, in the order of the answer.

    Ids are `f1`, `f2` … for indicators and targets, `i1`, `i2` … for initiatives; an initiative
    with several amounts gives `i1a`, `i1b` …, tied by `initiative_id` = `i1`. The growth of an
    indicator is a claim of its own, named after it (产业规模 -> 产业规模同比增速), and so is its
    place in a ranking, with the unit `rank`.
    """
    ids = map("f{}".format, count(1))
    return (
        *_indicators(answer.indicators, ids),
        *_targets(answer.targets, ids),
        *_initiatives(answer.initiatives),
    )


def _indicators(indicators: list[Indicator], ids: Iterator[str]) -> Iterator[Claim]:
    for told in indicators:
        parts = [(told.name, _figure(told.amount))]
        if told.change is not None:
            parts.append((_GROWTH(told.name), _figure(told.change)))
        if told.rank is not None:
            rank = _Figure(Decimal(told.rank), None, RANK_UNIT, "exact")
            parts.append((_RANK(told.name), rank))
        if told.amount is None and len(parts) > 1:
            parts = parts[1:]
        for name, figure in parts:
            yield Claim(
                id=next(ids),
                kind="indicator",
                city=told.city,
                name=name,
                as_of=told.as_of,
                quote=told.quote,
                **figure._asdict(),
            )


def _targets(targets: list[Target], ids: Iterator[str]) -> Iterator[Claim]:
    for told in targets:
        yield Claim(
            id=next(ids),
            kind="target",
            city=told.city,
            name=told.name,
            deadline=told.deadline,
            quote=told.quote,
            **_figure(told.amount)._asdict(),
        )


def _initiatives(initiatives: list[Initiative]) -> Iterator[Claim]:
    for n, told in enumerate(initiatives, 1):
        figures = [_figure(amount) for amount in told.amounts] or [_NO_FIGURE]
        for index, figure in enumerate(figures):
            yield Claim(
                id=f"i{n}{_letter(index)}" if len(figures) > 1 else f"i{n}",
                initiative_id=f"i{n}",
                kind="initiative",
                city=told.city,
                name=told.name,
                category=told.category,
                status=told.status,
                organisations=tuple(told.organisations),
                quote=told.quote,
                **figure._asdict(),
            )


def _figure(amount: Amount | None) -> _Figure:
    if amount is None:
        return _NO_FIGURE
    return _Figure(
        value=_decimal(amount.value),
        upper=None if amount.upper is None else _decimal(amount.upper),
        unit=amount.unit,
        bound=amount.bound,
    )


def _decimal(number: float) -> Decimal:
    """The shortest decimal that reads as this float: 35.4, not 35.39999…; 3600, not 3600.0."""
    exact = Decimal(repr(number))
    return exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact


def _letter(index: int) -> str:
    return chr(ord("a") + index) if index < 26 else f"z{index}"
