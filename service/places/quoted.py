"""Where somebody is who is quoted first and named then: what he tells may be of there
(“一期机架2800架。”在阳泉经开区，工程师介绍).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from service.places.mentions import PlaceMention
from service.places.table import Place

_QUOTE = re.compile("“[^”\n]{8,240}”(?=([^。”\n]{4,60}?)(?:介绍|表示|告诉|坦言|感慨|说|称))")
"""A quotation, up to the word by which its speaker speaks."""
_IS_THERE = ("在", "走进", "来到")


class _Quote(NamedTuple):
    start: int
    end: int
    place: Place


class Quoted:
    """The quotations of one text whose speakers are told to be somewhere."""

    def __init__(self, text: str, mentions: Sequence[PlaceMention]) -> None:
        starts = [mention.start for mention in mentions]
        self._quotes: list[_Quote] = []
        for hit in _QUOTE.finditer(text):
            first = bisect_left(starts, hit.end())
            for mention in mentions[first : bisect_left(starts, hit.end(1))]:
                if text.endswith(_IS_THERE, 0, mention.start):
                    self._quotes.append(_Quote(hit.start(), hit.end(), mention.place))
        self._starts = [quote.start for quote in self._quotes]

    def at(self, position: int) -> tuple[Place, ...]:
        """Where he is whose words stand at the position."""
        index = bisect_right(self._starts, position) - 1
        quote = self._quotes[index] if index >= 0 else None
        return (quote.place,) if quote is not None and position < quote.end else ()
