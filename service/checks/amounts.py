"""A claim's amount in base units, and how it relates to a number of the text."""

import re
from dataclasses import replace
from decimal import Decimal
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from schemas.extraction import Claim
from schemas.quantity import Bound
from service.checks import conversions
from service.checks.nouns import COUNTED, PERSON, VAGUE_COUNTERS
from service.checks.stated import Stated, digits
from service.quantities import Normal, normalize, scan
from service.quantities.currency import UNSETTLED, Currencies


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


_NUMERAL = re.compile(r"(?<![A-Za-z])[0-9零〇一二两三四五六七八九]")
"""A digit of the unit text that is no part of a unit (km2)."""
_SPANS = {"年": "year", "个月": "month", "月": "month", "天": "day", "日": "day", "小时": "hour"}
_COUNTED = {unit: re.compile(words, re.I) for unit, words in COUNTED.items()}
_SCALES = re.compile(r"[十百千万萬亿億兆\s]")
_CURRENCY_CODE = re.compile(r"[A-Z]{3}")
_YUAN = frozenset("元圆圓")
_OF_A_PLACE = re.compile(r"(?:[港澳加新]|澳[門门])[元圓圆]")
"""9.3億港元 is no 9.3億元, be the bare 元 of the page that of Hong Kong."""
_RENMINBI = ("人民币", "人民幣")
_PLAINLY = Currencies()
_NOT_MONEY = frozenset({"GPU", "CPU", "TPU", "NPU", "TOP", "PUE", "MWh", "GWh", "kWh"})


def claimed(claim: Claim, meant: Currencies = _PLAINLY) -> Amount | None:
    """The claim's amount in base units; None where it has no number. `meant`: by a bare 元 or $."""
    if claim.value is None:
        return None
    told = normalize(claim.value, claim.upper, claim.unit)
    if told.unit and _NUMERAL.search(told.unit):
        told = _spelled(claim.value, claim.unit or "") or told
    if told.unit in UNSETTLED:
        told = told._replace(unit=next(iter(meant.of(claim.unit or "")), told.unit))
    value, upper = told.value, told.upper
    if upper is not None and upper < value:
        value, upper = upper, value
    bound = told.bound if told.bound and claim.bound == "exact" else claim.bound
    return Amount(
        value=value,
        upper=None if upper == value else upper,
        unit=_SPANS.get(told.unit or "", told.unit),
        bound=bound,
        written=claim.value,
        letters=_letters(claim.unit or ""),
    )


@lru_cache(maxsize=1024)
def _letters(unit: str) -> str:
    """A unit text without Chinese scale words."""
    return _SCALES.sub("", unit)


def _spelled(value: Decimal, unit: str) -> Normal | None:
    """A unit text that goes on with the number (3 and 亿5千万元), or spells it (三千六百亿元)."""
    for text in (f"{value}{unit}", unit):
        found = scan(text)
        if len(found) != 1 or found[0].text != text or found[0].value is None:
            continue
        one = found[0]
        if text != unit or digits(found[0].value) == digits(value):
            return Normal(found[0].value, one.upper, one.unit, None)
    return None


def relate(
    amount: Amount, stated: Stated, noun: str = "", meant: Currencies = _PLAINLY
) -> Relation:
    """The closest relation between a claimed and a stated amount.

    `noun`: the words behind the number, which say what a number without a unit counts. `meant`: by
    a bare 元 or $.
    """
    if amount.letters in _YUAN and _OF_A_PLACE.search(stated.text):
        amount = amount._replace(unit="CNY")
    factor = conversions.factor(stated.unit, amount.unit)
    if factor is not None:
        return _of_converted(amount, stated, factor)
    if amount.unit == stated.unit is not None:
        return _of_numbers(amount, stated)
    if amount.unit in _OF_SHARES and _is_fraction(stated):
        return _of_numbers(amount, _rounded(amount, stated))
    written = _as_written(amount, stated)
    if written is not None:
        return _of_numbers(amount, written)
    if (
        (units_agree(amount.unit, stated.unit) and not _counts_another(amount, stated, noun))
        or _may_mean(amount, stated, meant)
        or _yuan_as_written(amount, stated)
        or _begins_alike(amount, stated)
    ):
        return _of_numbers(amount, stated)
    alike = _number(amount) == (stated.value, stated.upper) or _written_alike(amount, stated)
    return Relation.UNIT if alike else Relation.NONE


def _as_written(amount: Amount, stated: Stated) -> Stated | None:
    """The stated number as its digits stand, where the claim leaves the unit open."""
    if amount.unit in (None, _UNNAMED) and stated.unit and _BARE.fullmatch(stated.text):
        return replace(stated, value=Decimal(stated.text.replace(",", "")))
    if amount.unit != _UNNAMED or stated.kind not in _WITH_SYMBOLS:
        return None
    bare = _BESIDE_SYMBOL.fullmatch(stated.text)
    return replace(stated, value=Decimal(bare[1].replace(",", ""))) if bare else stated


def _of_converted(amount: Amount, stated: Stated, factor: Decimal) -> Relation:
    """The relation of two numbers in units of one kind; 1200公顷 are no 1200亩."""
    told = _of_numbers(amount, _converted(amount, stated, factor))
    alike = _number(amount) == (stated.value, stated.upper)
    return Relation.UNIT if told is Relation.NONE and alike else told


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


def of_one_dimension(one: str | None, other: str | None) -> bool:
    """Whether two units measure the same thing, in parts or multiples (PFLOPS, EFLOPS)."""
    return one == other or conversions.factor(one, other) is not None


def _converted(amount: Amount, stated: Stated, factor: Decimal) -> Stated:
    """The stated number in the claim's unit, rounded where the claim rounds it."""
    value, upper = stated.value * factor, stated.upper and stated.upper * factor
    if conversions.are_rounded(stated.unit, amount.unit):
        value = amount.value if conversions.rounds(value, amount.value) else value
        if upper and amount.upper and conversions.rounds(upper, amount.upper):
            upper = amount.upper
    return replace(stated, value=value, upper=upper, unit=amount.unit)


def units_agree(claimed_unit: str | None, stated_unit: str | None) -> bool:
    """Whether one unit may be told for the other. An unnamed unit contradicts nothing."""
    if claimed_unit is None or stated_unit is None or claimed_unit == stated_unit:
        return True
    if claimed_unit in PERSON and stated_unit in PERSON:
        return True
    if stated_unit == "rank" and claimed_unit in PERSON:
        return True  # 居全省前3位 is a rank, be it told in 位
    if claimed_unit in VAGUE_COUNTERS and stated_unit in VAGUE_COUNTERS:
        return True
    if _chinese(stated_unit) and stated_unit.startswith(claimed_unit):
        return True
    return _foreign_counter(claimed_unit) and _chinese(stated_unit)


_UNNAMED = "number"
"""What a claim calls a number whose unit it leaves open; of a 1,800-petaflop centre it is 1800."""
_BARE = re.compile(r"\d[\d,]*(?:\.\d+)?")
"""A number whose unit stands with another (from 9 to 18 EFLOPS) may be told without one."""
_BESIDE_SYMBOL = re.compile(
    r"(\d[\d,]*(?:\.\d+)?)[ -]?(?!(?:thousand|[mbtr]+illion|bn|m|k)\b)[A-Za-z-]+"
)
_WITH_SYMBOLS = frozenset({"measure", "money"})
_NUMBER_HEAD = re.compile(r"^[-−\d,，.．零〇一二两三四五六七八九十百千万亿点]+[多余几]?")


_OF_SHARES = {"percent": 100, "number": 1, None: 1}
"""How many of a unit make a whole, where a claim may tell a fraction in it: 67 % for two thirds."""
_FRACTION = re.compile("分之|/|[A-Za-z]")


def _is_fraction(stated: Stated) -> bool:
    """Whether the text tells a part in words (a third, two in five, 三分之二), not as a decimal."""
    is_part = stated.kind == "number" and stated.unit is None and 0 < abs(stated.value) < 1
    return is_part and _FRACTION.search(stated.text) is not None


def _rounded(amount: Amount, stated: Stated) -> Stated:
    """The fraction in the claim's unit, rounded as the claim rounds it (33.3 % for a third)."""
    whole = stated.value * _OF_SHARES[amount.unit]
    told = abs(amount.value)
    near = abs(whole - told) < Decimal(1).scaleb(_exponent(told)) / 2
    return replace(stated, value=told if near else whole)


def _exponent(value: Decimal) -> int:
    """Of the last digit that is written: -1 of 33.3, at most 0."""
    exponent = value.as_tuple().exponent
    return min(exponent, 0) if isinstance(exponent, int) else 0


def _may_mean(amount: Amount, stated: Stated, meant: Currencies) -> bool:
    """A bare 元 or $ is in the money of any place that the article speaks of."""
    both_money = stated.kind == "money" and is_money(amount.unit)
    return both_money and amount.unit in meant.of(stated.text)


def _yuan_as_written(amount: Amount, stated: Stated) -> bool:
    """元 of 人民币100万元 is not the 元 of the article, be that another."""
    return stated.unit == "CNY" and amount.letters in _YUAN and stated.text.startswith(_RENMINBI)


def _counts_another(amount: Amount, stated: Stated, noun: str) -> bool:
    """Whether an English noun counts what another Chinese counter counts: models are no 家."""
    if stated.unit is not None or amount.unit not in COUNTED:
        return False
    counters = {unit for unit, words in _COUNTED.items() if words.search(noun)}
    return bool(counters) and amount.unit not in counters


def _begins_alike(amount: Amount, stated: Stated) -> bool:
    """The claim's counter is the first half of the text's (个 of 12个县)."""
    if not amount.letters or amount.letters.isascii():
        return False
    if amount.letters not in stated.text:
        return False
    return _NUMBER_HEAD.sub("", stated.text).startswith(amount.letters)


@lru_cache(maxsize=1024)
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
    if hit is None:
        return False
    return Decimal(hit[0].replace(",", "").replace("，", "")) == amount.written
