"""Units that a list tells once, behind its last number: 分别为1300和350P, 12 and 8 percent; and
those of where something came from and went to: from 9 to 18 EFLOPS, 从9增至18 EFLOPS.
"""

import re
from decimal import Decimal
from typing import Final

from schemas.quantity import Quantity
from service.quantities.normalize import normalize

_TOLD_IN_TURN: Final = ("分别", "respectively")
_LINK: Final = re.compile("[、和与及]|以及|, ?| and |, and ")
_BEHIND: Final = re.compile(r"[^.;。；\n]{0,24}\brespectively\b")
_FROM: Final = re.compile(
    r"(?:\b[Ff]rom(?: (?:about|around|just|only|some|roughly|nearly|over))?"
    r"|[从由自從](?:[约近仅約僅]|目前的?|现有的?|原来的?)?) ?\Z"
)
_TO: Final = re.compile(
    r" to (?:about |around |over |more than |nearly |at least |some )?"
    r"|(?:[增提升扩擴降减減缩縮][长長加高大充容展低少短]?|提升|上升|跃升|发展|發展)[至到为為]"
    r"(?:约|約|近|超|超过|超過|逾)? ?"
)
_REACH: Final = 16
"""So many characters before the first number 分别 may stand."""
_NUMBER: Final = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SCALE: Final = re.compile(r"[十百千万亿]+| ?(?:thousand|million|billion|trillion|bn|crore|lakh)\b")
_ALIKE: Final = 50
"""Two numbers of one scale differ by less: 800和1200亿元; of 800和2万家 the 800 are no 万."""
_ALIKE_IN_TIME: Final = 10
"""So do two of one figure at two times: from 3 to 5 billion yuan; 由30扩大至1.2万家."""


def with_shared_units(found: list[Quantity], text: str) -> list[Quantity]:
    """`found` with the unit of the last number of such a list given to those before it."""
    in_turn = any(word in text for word in _TOLD_IN_TURN)
    told = list(found)
    for index in range(len(told) - 1, 0, -1):
        last, before = told[index], told[index - 1]
        if last.unit is None or last.kind == "ordinal":
            continue
        if not (_is_bare(before) or _is_cut_short(before, last)):
            continue
        if in_turn and _is_in_turn(text, before, last):
            told[index - 1] = _in_unit_of(before, last, _ALIKE)
        elif _goes_to(text, before, last):
            told[index - 1] = _in_unit_of(before, last, _ALIKE_IN_TIME)
    return told


def _is_bare(one: Quantity) -> bool:
    return (one.kind, one.unit, one.upper) == ("number", None, None) and one.value is not None


def _is_cut_short(before: Quantity, last: Quantity) -> bool:
    """Whether it has the beginning of the unit alone (分别快6.2个和3.5个百分点)."""
    return last.kind == "point" and before.unit == "个" and before.text.endswith("个")


def _is_in_turn(text: str, before: Quantity, last: Quantity) -> bool:
    if _LINK.fullmatch(text, before.end, last.start) is None:
        return False
    near = text.find("分别", max(0, before.start - _REACH), before.start) >= 0
    return near or _BEHIND.match(text, last.end) is not None


def _goes_to(text: str, before: Quantity, last: Quantity) -> bool:
    """Whether something went from the one to the other."""
    if last.start - before.end > _REACH or _TO.fullmatch(text, before.end, last.start) is None:
        return False
    return _FROM.search(text, max(0, before.start - _REACH), before.start) is not None


def _in_unit_of(one: Quantity, last: Quantity, alike: int) -> Quantity:
    """The number in the unit of the last, and in its scale where it has none and is of its size."""
    number = _NUMBER.search(last.text)
    if number is None or one.value is None:
        return one
    unit = last.text[number.end() :]
    scale = _SCALE.match(unit)
    size = Decimal(number[0].replace(",", ""))
    if scale and (_SCALE.search(one.text) or one.value >= alike * size):
        unit = unit[scale.end() :]
    told = normalize(one.value, None, unit.strip())
    return one._replace(value=told.value, unit=last.unit, kind=last.kind)
