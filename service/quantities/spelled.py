"""The pass over numbers in English words: two hundred firms, half a million yuan, a gallon."""

import re
from decimal import Decimal
from typing import Final

from schemas.quantity import Quantity
from service.quantities import english
from service.quantities.amounts import Amount
from service.quantities.numbers import quantity_of
from service.quantities.units import RANK, latin_unit

_ONE: Final = re.compile(r"[Aa](?<![A-Za-z0-9][Aa])n? (?=[a-zA-Z])")
_A_PRICE: Final = re.compile(r"\.? ?\d")
_HALF: Final = re.compile(r"[Hh](?<![A-Za-z0-9][Hh])alf an? (?=[a-z])")
_HALF_OF: Final = re.compile(
    r"[Hh](?<![A-Za-z0-9-][Hh])(?<!first h)(?<!second h)(?<!other h)(?<!latter h)(?<!final h)"
    r"(?<!better h)alf(?= (?:of|the|its|all|their|our) (?!time|year|day|[0-9]{4}))"
)
"""Half of the firms, half its pupils; not the first half of the year."""
_HALVED: Final = frozenset(("measure", "money", "duration"))
_SINGULAR: Final = frozenset(("measure", "money"))
_RANK: Final = re.compile(
    r"\b([A-Za-z]+) (No\.? ?([1-9][0-9]?))"
    r"(?= (?:in|among|nationwide|nationally|worldwide|globally)\b)"
)
_RANKED: Final = frozenset(
    ("city", "district", "province", "is", "was", "be", "ranked", "ranks", "placed", "stands", "at")
)
"""Words before a rank; a school or a gate bears its number as a name (Metro Line No. 2)."""
_SHARE: Final = re.compile(" (?:in|out of) ")
"""Two out of three companies are no two thirds of a company."""
_FOLD: Final = re.compile(
    rf"(?<![A-Za-z0-9])({'|'.join(sorted(english.CARDINALS, key=len)[::-1])}|hundred|thousand)"
    r"(?=-?fold(?![A-Za-z]))",
    re.IGNORECASE,
)
"""tenfold, ten-fold: 3-fold is written in digits."""
_LATIN: Final = re.compile(r"[A-Za-z][A-Za-z]")
_A_HALF: Final = Decimal("0.5")
_FOLDS: Final = {**english.CARDINALS, **english.SCALES}


def scan_spelled(text: str, folded: str) -> list[Quantity]:
    """Every quantity whose number is in English words, in order."""
    if _LATIN.search(folded) is None:
        return []
    found: list[Quantity] = []
    floor = 0
    for number in _numbers(folded):
        if number.start < floor:
            continue
        if number.ordinal:
            start, end = number.start, number.end
            quantity: Quantity | None = Quantity(
                start, end, text[start:end], "ordinal", number.value, number.upper, RANK.name
            )
        else:
            quantity = quantity_of(
                text, folded, Amount(number.start, number.end, number.value, number.upper), floor
            )
            if quantity is not None and _SHARE.search(folded, number.start, number.end):
                told = text[quantity.start : number.end]
                quantity = quantity._replace(end=number.end, text=told, kind="number", unit=None)
        if quantity is not None:
            found.append(quantity)
            floor = quantity.end
    return found


def _numbers(text: str) -> list[english.Spelled]:
    found = list(english.find(text))
    for match in _ONE.finditer(text):
        unit = latin_unit(text, match.end())
        is_price = _A_PRICE.match(text, unit[1]) if unit else None  # a RMB 500 million fund
        if (
            unit
            and not is_price
            and unit[0].kind in _SINGULAR
            and text[match.end() : unit[1]].isalpha()
        ):
            found.append(english.Spelled(match.start(), match.end() - 1, Decimal(1)))
    half = "alf " in text
    for match in _HALF.finditer(text) if half else ():
        unit = latin_unit(text, match.end())
        if unit and unit[0].kind in _HALVED:
            found.append(english.Spelled(match.start(), match.end() - 1, _A_HALF))
    found += (
        english.Spelled(*match.span(), _A_HALF)
        for match in (_HALF_OF.finditer(text) if half else ())
    )
    found += (
        english.Spelled(*match.span(), Decimal(_FOLDS[match[1].lower()]))
        for match in (_FOLD.finditer(text) if "fold" in text else ())
    )
    found += (
        english.Spelled(*match.span(2), Decimal(match[3]), ordinal=True)
        for match in (_RANK.finditer(text) if " No" in text else ())
        if match[1] in _RANKED
    )
    return sorted(found, key=lambda number: (number.start, -number.end))
