"""From a unit as somebody wrote it (亿元, 万家, billion yuan, 个以上) to base units."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from schemas.quantity import Bound
from service.quantities import bounds
from service.quantities.fold import fold
from service.quantities.numerals import SCALES, scaled
from service.quantities.units import BY_NAME, Unit, han_unit, latin_unit

_HAN_SCALE: Final = re.compile(r"[十百千万亿兆]")
_WORD_SCALE: Final = re.compile(
    r"(hundred|thousand|million|billion|trillion|quadrillion|quintillion|lakh|crore|bn|mn|k|w)s?"
    r"(?![a-z])[ -]?",
    re.IGNORECASE,
)
_WORDS: Final = {
    "hundred": 2,
    "thousand": 3,
    "k": 3,
    "w": 4,
    "lakh": 5,
    "million": 6,
    "mn": 6,
    "crore": 7,
    "billion": 9,
    "bn": 9,
    "trillion": 12,
    "quadrillion": 15,
    "quintillion": 18,
}


_ADJECTIVES: Final = re.compile(
    r"(?:(?!(?:a|an|and|as|at|by|for|from|in|of|on|or|per|than|that|the|to|with"
    r"|(?:hundred|thousand|million|billion|trillion|lakh|crore)s?|bn|mn|k)\b)"
    r"[A-Za-z][A-Za-z-]* ){1,3}(?=[a-z]{4,}\Z)"
)


class Normal(NamedTuple):
    """An amount in base units, comparable with a Quantity of the scanner."""

    value: Decimal
    upper: Decimal | None
    unit: str | None
    """None where no unit was given; the text itself where it is no unit that the tables know."""
    bound: Bound | None
    """A bound that stood inside the unit's text (个以上), else None."""


def normalize(
    value: Decimal, upper: Decimal | None, unit: str | None, currency: str = "CNY"
) -> Normal:
    """Bring an amount into base units: 3600 and 亿元 become 360000000000 and CNY.

    `unit` is everything written after the digits; names in base units (CNY, percent, `count:家`)
    stay what they are. 元 means `currency`.
    """
    factor, name, bound = _read(unit or "", currency)
    return Normal(
        scaled(value, factor), None if upper is None else scaled(upper, factor), name, bound
    )


@lru_cache(maxsize=1024)
def _read(unit: str, currency: str) -> tuple[Decimal, str | None, Bound | None]:
    """What a unit's text multiplies by, its name in base units, and the bound that it holds.

    Kept, for an article writes few units many times.
    """
    rest = fold(unit).strip().removeprefix("count:").removeprefix("/").removeprefix("AI ")
    bound: Bound | None = None
    factor = Decimal(1)
    while rest:
        word = bounds.after(rest, 0)
        if word:
            bound, rest = word[0], rest[word[1] :].lstrip()
            continue
        scale = "" if _unit(rest) else _scale(rest)
        if not scale:
            break
        factor *= _factor(scale)
        rest = rest[len(scale) :].lstrip()
    found = _unit(rest)
    name: str | None = rest or None
    if found:
        known, end = found
        name = (
            currency
            if known.name == "CNY" and "元" in rest[:end] and "人民币" not in rest
            else known.name
        )
        factor *= known.factor or 1
        word = bounds.after(rest, end)
        bound = word[0] if word else bound
    return factor, name, bound


def _unit(rest: str) -> tuple[Unit, int] | None:
    if rest in BY_NAME:
        return Unit(rest, BY_NAME[rest], None), len(rest)
    return han_unit(rest, 0) or latin_unit(rest, 0) or _noun(rest)


def _noun(rest: str) -> tuple[Unit, int] | None:
    """The counter with adjectives before it, as the scanner reads it: city employees."""
    noun = _ADJECTIVES.match(rest)
    found = latin_unit(rest, noun.end()) if noun else None
    counts = found is not None and found[0].kind == "count" and found[1] == len(rest)
    return found if counts else None


def _scale(rest: str) -> str:
    found = _HAN_SCALE.match(rest)
    if found:
        return found[0][: _han_length(rest, len(found[0]))]
    spoken = _WORD_SCALE.match(rest)
    return spoken[0] if spoken else ""


def _han_length(rest: str, longest: int) -> int:
    """How much of a run of scale words is scale: 亿 of 亿千瓦时, whose unit is 千瓦时."""
    known = [(length, _unit(rest[length:])) for length in range(1, longest + 1)]
    ends = [(length + unit[1], length) for length, unit in known if unit]
    return max(ends)[1] if ends else longest


def _factor(scale: str) -> int:
    word = _WORD_SCALE.match(scale)
    if word:
        return int(10 ** _WORDS[word[1].lower()])
    return SCALES[scale]
