"""Units that a list tells once, behind its last number: 分别为1300和350P, 12 and 8 percent."""

import re
from decimal import Decimal
from typing import Final

from schemas.quantity import Quantity
from service.quantities.normalize import normalize

_TOLD_IN_TURN: Final = ("分别", "respectively")
_LINK: Final = re.compile("[、和与及]|以及|, ?| and |, and ")
_BEHIND: Final = re.compile(r"[^.;。；\n]{0,24}\brespectively\b")
_REACH: Final = 16
"""So many characters before the first number 分别 may stand."""
_NUMBER: Final = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SCALE: Final = re.compile(r"[十百千万亿]+| ?(?:thousand|million|billion|trillion|bn|crore|lakh)\b")
_ALIKE: Final = 50
"""Two numbers of one scale differ by less: 800和1200亿元; of 800和2万家 the 800 are no 万."""


def with_shared_units(found: list[Quantity], text: str) -> list[Quantity]:
    """`found` with the unit of the last number of such a list given to those before it."""
    if not any(word in text for word in _TOLD_IN_TURN):
        return found
    told = list(found)
    for index in range(len(told) - 1, 0, -1):
        last, before = told[index], told[index - 1]
        if last.unit is None or not _is_bare(before) or not _is_in_turn(text, before, last):
            continue
        told[index - 1] = _in_unit_of(before, last)
    return told


def _is_bare(one: Quantity) -> bool:
    return (one.kind, one.unit, one.upper) == ("number", None, None) and one.value is not None


def _is_in_turn(text: str, before: Quantity, last: Quantity) -> bool:
    if _LINK.fullmatch(text, before.end, last.start) is None:
        return False
    near = text.find("分别", max(0, before.start - _REACH), before.start) >= 0
    return near or _BEHIND.match(text, last.end) is not None


def _in_unit_of(one: Quantity, last: Quantity) -> Quantity:
    """The number in the unit of the last, and in its scale where it has none and is of its size."""
    number = _NUMBER.search(last.text)
    if number is None or one.value is None:
        return one
    unit = last.text[number.end() :]
    scale = _SCALE.match(unit)
    size = Decimal(number[0].replace(",", ""))
    if scale and (_SCALE.search(one.text) or one.value >= _ALIKE * size):
        unit = unit[scale.end() :]
    told = normalize(one.value, None, unit.strip())
    return one._replace(value=told.value, unit=last.unit, kind=last.kind)
