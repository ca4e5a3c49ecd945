"""Shares in a row (三次产业结构由上年的9.3:38.2:52.5调整为8.8:37.0:54.2).

All of a row are of one day, and the second is that of the second industry.
"""

import re

from service.checks.reading import Reading
from service.checks.stated import Stated

_COLON = re.compile(" ?[:：∶] ?")
_INDUSTRY = re.compile("第?([一二三])(?:次?产业|产(?![量值品出]))|(?<!第)([一二三])产(?:业)?占")
_ORDER = "一二三"
_IN_ENGLISH = re.compile(r"\b(primary|secondary|tertiary)\b", re.I)
_WORDS = ("primary", "secondary", "tertiary")
_THREE = 3


def first_of_row(reading: Reading, stated: Stated) -> Stated:
    """The share with which the row of the number begins; the number itself, if it is of none."""
    row = _row(reading, stated)
    return row[0] if row else stated


def is_of_another(reading: Reading, name: str, stated: Stated) -> bool:
    """Whether the name asks for another of three industries than the one whose share it is."""
    row = _row(reading, stated)
    asked = _asked(name) if len(row) == _THREE else None
    return asked is not None and row[asked] != stated and row[asked].value != stated.value


def _asked(name: str) -> int | None:
    hit = _INDUSTRY.search(name)
    if hit is not None:
        return _ORDER.index(hit[1] or hit[2])
    word = _IN_ENGLISH.search(name)
    return None if word is None else _WORDS.index(word[1].lower())


def _row(reading: Reading, stated: Stated) -> list[Stated]:
    """All shares of its row, in order; none where it stands in no row."""
    text = reading.text
    before = max(0, stated.start - 3), stated.start
    if stated.unit != "percent" or not (
        _COLON.match(text, stated.end) or _COLON.search(text, *before)
    ):
        return []
    start, end = reading.full_sentences.at(stated.start)
    shares = [one for one in reading.stated_in(start, end) if one.unit == "percent"]
    row: list[Stated] = []
    for one in shares:
        if row and _COLON.fullmatch(text, row[-1].end, one.start) is None:
            if stated in row:
                break
            row = []
        row.append(one)
    return row if stated in row and len(row) > 1 else []
