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
_HALF: Final = re.compile(r"(?:(?<![A-Za-z0-9])[Hh]alf) an? (?=[a-z])")
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
_LATIN: Final = re.compile(r"[A-Za-z]{2}")


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
        if quantity is not None:
            found.append(quantity)
            floor = quantity.end
    return found


def _numbers(text: str) -> list[english.Spelled]:
    found = list(english.find(text))
    for match in _ONE.finditer(text):
        unit = latin_unit(text, match.end())
        if unit and unit[0].kind in _SINGULAR and text[match.end() : unit[1]].isalpha():
            found.append(english.Spelled(match.start(), match.end() - 1, Decimal(1)))
    for match in _HALF.finditer(text):
        unit = latin_unit(text, match.end())
        if unit and unit[0].kind in _HALVED:
            found.append(english.Spelled(match.start(), match.end() - 1, Decimal("0.5")))
    found += (
        english.Spelled(*match.span(2), Decimal(match[3]), ordinal=True)
        for match in _RANK.finditer(text)
        if match[1] in _RANKED
    )
    return sorted(found, key=lambda number: (number.start, -number.end))
