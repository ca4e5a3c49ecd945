"""A claim's amount in base units, and how it relates to a number of the text."""

import re
from decimal import Decimal
from enum import IntEnum
from typing import NamedTuple

from schemas.extraction import Claim
from schemas.quantity import Bound
from service.checks.cues import PERSON, VAGUE_COUNTERS
from service.checks.interim import normalize
from service.checks.reading import Stated, digits


class Amount(NamedTuple):
    """What a claim says, in base units, with the bound that it or its unit text names."""

    value: Decimal
    upper: Decimal | None
    unit: str | None
    bound: Bound
    written: Decimal
    """The number as the claim writes it."""
    letters: str
    """The claim's unit text without Chinese scale words: 亿元 -> 元, PFLOPS -> PFLOPS."""


class Relation(IntEnum):
    """How a claimed amount relates to a stated one, best first."""

    SAME = 0
    RANGE = 1
    SIGN = 2
    SCALE = 3
    UNIT = 4
    NONE = 5


_SCALES = re.compile(r"[十百千万亿兆\s]")
_BOUND_WORDS: tuple[tuple[re.Pattern[str], Bound], ...] = (
    (re.compile(r"以上|及以上|起$|or more|at least"), "at_least"),
    (re.compile(r"以下|以内|之内|封顶|at most|or less"), "at_most"),
    (re.compile(r"[余多]|\+"), "over"),
    (re.compile(r"左右|上下|约"), "about"),
)
_CURRENCY_CODE = re.compile(r"[A-Z]{3}")
_NOT_MONEY = frozenset({"GPU", "CPU", "TPU", "NPU", "TOP", "PUE", "MWh", "GWh", "kWh"})


def claimed(claim: Claim) -> Amount | None:
    """The claim's amount in base units; None where it has no number."""
    if claim.value is None:
        return None
    text = (claim.unit or "").strip()
    bound = claim.bound
    for pattern, named in _BOUND_WORDS:
        hit = pattern.search(text)
        if hit:
            bound = named if bound == "exact" else bound
            text = text[: hit.start()] + text[hit.end() :]
    value, upper, unit = normalize(claim.value, claim.upper, text or None)
    if upper is not None and upper < value:
        value, upper = upper, value
    if upper == value:
        upper = None
    return Amount(value, upper, unit, bound, claim.value, _SCALES.sub("", text))


def relate(amount: Amount, stated: Stated) -> Relation:
    """The closest relation between a claimed and a stated amount."""
    alike = units_agree(amount.unit, stated.unit)
    if alike:
        return _of_numbers(amount, stated)
    if _number(amount) == (stated.value, stated.upper) or _written_alike(amount, stated):
        return Relation.UNIT
    return Relation.NONE


def _of_numbers(amount: Amount, stated: Stated) -> Relation:
    if _number(amount) == (stated.value, stated.upper):
        return Relation.SAME
    if stated.upper is None and amount.upper is None:
        return _of_single(amount.value, stated.value)
    mine, theirs = _ends(amount.value, amount.upper), _ends(stated.value, stated.upper)
    if mine & theirs:
        return Relation.RANGE
    if (
        amount.upper is not None
        and stated.upper is not None
        and _scaled(amount.value, stated.value)
        and _scaled(amount.upper, stated.upper)
    ):
        return Relation.SCALE
    return Relation.NONE


def _of_single(mine: Decimal, theirs: Decimal) -> Relation:
    if mine == -theirs:
        return Relation.SIGN
    return Relation.SCALE if _scaled(mine, theirs) else Relation.NONE


def units_agree(claimed_unit: str | None, stated_unit: str | None) -> bool:
    """Whether one unit may be told for the other. An unnamed unit contradicts nothing."""
    if claimed_unit is None or stated_unit is None or claimed_unit == stated_unit:
        return True
    if claimed_unit in PERSON and stated_unit in PERSON:
        return True
    if claimed_unit in VAGUE_COUNTERS and stated_unit in VAGUE_COUNTERS:
        return True
    return _foreign_counter(claimed_unit) and _chinese(stated_unit)


def is_money(unit: str | None) -> bool:
    """Whether the unit is a currency."""
    return unit is not None and bool(_CURRENCY_CODE.fullmatch(unit)) and unit not in _NOT_MONEY


def _chinese(unit: str) -> bool:
    return not unit.isascii()


def _foreign_counter(unit: str) -> bool:
    """A counter told in words (companies): no symbol of money, share or measure."""
    return unit.isascii() and unit.islower() and unit not in _SYMBOLS and len(unit) > 3


_SYMBOLS = frozenset({"percent", "percentage_point", "times", "rank", "year", "month", "person"})


def _number(amount: Amount) -> tuple[Decimal, Decimal | None]:
    return amount.value, amount.upper


def _ends(value: Decimal, upper: Decimal | None) -> set[Decimal]:
    return {value} if upper is None else {value, upper}


def _scaled(one: Decimal, other: Decimal) -> bool:
    return one != other and one * other > 0 and digits(one) == digits(other)


_LEADING = re.compile(r"[-−]?\d[\d,，]*(?:\.\d+)?")


def _written_alike(amount: Amount, stated: Stated) -> bool:
    """The same digits under another unit, as in 3600亿元 and 360亿美元 or 35% and 35亿元."""
    if amount.upper is not None or stated.upper is not None:
        return False
    if is_money(amount.unit) and is_money(stated.unit):
        return digits(amount.value) == digits(stated.value)
    hit = _LEADING.search(stated.text)
    return hit is not None and Decimal(re.sub("[,，]", "", hit.group())) == amount.written
