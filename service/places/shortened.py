"""Lists of cities of one character each: 沪深两市, 苏锡常三地, 北上广深四城.

The characters stand in `data/characters.tsv`. Most of them are everyday words too: they mean cities
only where a word behind them counts as many.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from service.places.table import Place, gazetteer, lines

_COUNTS = {"两": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_NORTH = "北"
"""At the end of a list it is no 北京: 苏北两城 lie in the north of 江苏."""


class Shortened(NamedTuple):
    """One character of such a list: its place in the text, and the city."""

    start: int
    place: Place


@cache
def _characters() -> dict[str, Place]:
    table = gazetteer().places
    return {character: table[code] for character, code in lines("characters.tsv")[1:]}


@cache
def _lists() -> re.Pattern[str]:
    character, counts = f"[{''.join(_characters())}]", "".join(_COUNTS)
    return re.compile(f"({character}{character}{{1,5}})(?=([{counts}])(?:[地市城]|[座大个]城))")


def find(text: str) -> Iterator[Shortened]:
    """The cities of each such list, in order. In: simplified text."""
    known = _characters()
    for hit in _lists().finditer(text):
        count = _COUNTS[hit[2]]
        if count <= len(hit[1]) and not hit[1].endswith(_NORTH):
            for start in range(hit.end() - count, hit.end()):
                yield Shortened(start, known[text[start]])
