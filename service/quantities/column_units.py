"""The units that the head of a column tells, or a sentence before the table: 增速（%）; Output,
billion yuan; Output is in billion yuan; 营收单位为亿元.
"""

import re
from decimal import Decimal
from typing import Final

from service.quantities.normalize import normalize
from service.quantities.units import han_unit, latin_unit

_IN_BRACKETS: Final = re.compile(r"[(（]([^()（）]{1,16})[)）]")
_BEHIND_COMMA: Final = re.compile(r"[^,，]{2,40}[,，] ?(?:in )?([^,，]{1,16})")
_CURRENCY: Final = (
    r"(?:\$|RMB|CNY|yuan|US\$|USD|HK\$|HKD|NT\$|TWD|S\$|SGD|A\$|C\$|€|EUR|euros?|£|GBP|AED|SAR|INR"
    r"|rupees|JPY|yen|KRW|won|dirhams?|ringgit|rand|dollars|US dollars)"
)
_SCALE: Final = r"(?:thousand|million|billion|trillion|mn|bn|m)"
_SUM: Final = re.compile(
    rf"({_CURRENCY})[ ]?({_SCALE})|({_SCALE})[ ](?:of )?({_CURRENCY})|({_CURRENCY})", re.IGNORECASE
)
_SCALES: Final = {"m": "million", "mn": "million", "bn": "billion"}
_TOLD_OF: Final = re.compile(
    r"\b([A-Za-z][A-Za-z -]{1,30}?) (?:is|are)(?: given| shown| told| stated| quoted)? in"
    r" ([A-Za-z$€£%][^.;,()\n]{0,24}?)(?=[.;,)\n]|$| and [a-z])"
    r"|([^\s，。；、,;:：(（\d]{2,8}?)(?:的?(?:计量)?单位(?:均?[为是]|[:：]) ?|以)"
    r"([^\s，。；、,;)）]{1,12}?)(?=计?(?:[，。；、,;)）\n]|$))"
)
_FROM: Final = re.compile(r"\bin [A-Za-z$€£%]|单位|计")


def is_unit(text: str) -> bool:
    """Whether the text is a unit and nothing else, with a Chinese scale or none (万台)."""
    bare = text.lstrip("十百千万亿")
    found = han_unit(bare, 0) or latin_unit(bare, 0)
    return found is not None and found[1] == len(bare)


def unit_of(text: str) -> str | None:
    """The unit as `normalize` reads it, if the text is one: MW, billion yuan, NT$ bn."""
    if is_unit(text):
        return text
    told = _SUM.fullmatch(text)
    if told is None:
        return None
    scale, currency = told[2] or told[3] or "", told[1] or told[4] or told[5]
    unit = f"{_SCALES.get(scale.lower(), scale)} {currency}".strip()
    known = normalize(Decimal(1), None, unit).unit
    return unit if known is not None and known.isupper() and len(known) == 3 else None


def unit_of_heading(heading: str) -> str | None:
    """The unit in its brackets, or behind its comma."""
    for bracket in _IN_BRACKETS.finditer(heading):
        unit = unit_of(bracket[1].removeprefix("in "))
        if unit is not None:
            return unit
    behind = _BEHIND_COMMA.fullmatch(heading)
    return unit_of(behind[1]) if behind else None


def units_told(lines: list[str]) -> dict[str, str]:
    """What the lines before a table say of single columns, by their names in lower case."""
    told: dict[str, str] = {}
    for line in lines:
        if _FROM.search(line) is None:
            continue
        for hit in _TOLD_OF.finditer(line):
            unit = unit_of((hit[2] or hit[4]).strip())
            if unit is not None:
                told[(hit[1] or hit[3]).strip().lower()] = unit
    return told
