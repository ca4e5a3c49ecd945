"""Who speaks in an interview or at a press conference, and for which place."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from service.places import words
from service.places.mentions import PlaceMention
from service.places.table import Place

_LABEL = re.compile(
    r"^[ \t\u3000【]*([^\n：，。；“”《》]{1,30})[：](?P<alone>[ \t\u3000】]*$)?", re.MULTILINE
)
"""At the start of a line: who speaks (汪亦飞：……), or a line of its own before his words."""
_NOBODYS = re.compile(r"记者|主持人|问$|网友|提问|[报网社台刊]|先生|女士")
"""Of who asks, or speaks for no place."""
_ANSWER = ("答", "回答")


class _Turn(NamedTuple):
    start: int
    end: int
    place: Place | None


class Speakers:
    """Those of one text, by its lines."""

    def __init__(self, text: str, mentions: Sequence[PlaceMention]) -> None:
        labels = list(_LABEL.finditer(text)) if "：" in text else []
        known = officials(text, mentions) if labels else {}
        self._turns = list(_turns(text, labels, known)) if known else []
        self._starts = [turn.start for turn in self._turns]

    def at(self, position: int) -> Place | None:
        """The place of whose official the words at the position are."""
        index = bisect_right(self._starts, position) - 1
        turn = self._turns[index] if index >= 0 else None
        return turn.place if turn is not None and position < turn.end else None


def officials(text: str, mentions: Sequence[PlaceMention]) -> dict[str, Place]:
    """The place of each official whose office the text tells behind it (高新区管委会总经济师唐薇,
    受访人：苏州工业园区专班召集人 季云舟)."""
    offices = ((words.OFFICIAL.match(text, m.end), m.place) for m in mentions)
    return {hit[1]: place for hit, place in offices if hit is not None}


def _turns(text: str, labels: Sequence[re.Match[str]], known: Mapping[str, Place]) -> list[_Turn]:
    """What each of them says: the line of his name; where that stands alone, all up to the next."""
    found: list[_Turn] = []
    spoken = [(hit, _who(hit[1].strip(), known)) for hit in labels]
    turns = [
        (hit, who)
        for hit, who in spoken
        if who is not None or hit["alone"] is not None or _NOBODYS.search(hit[1])
    ]
    for index, (hit, place) in enumerate(turns):
        line = text.find("\n", hit.end())
        end = line if line >= 0 else len(text)
        if hit["alone"] is not None:
            end = turns[index + 1][0].start() if index + 1 < len(turns) else len(text)
        found.append(_Turn(hit.start(), end, place))
    return found


def _who(label: str, known: Mapping[str, Place]) -> Place | None:
    """The place of who is called so (卢海平, 副市长 汪亦飞), or of the only one who answers."""
    if label in _ANSWER:
        places = set(known.values())
        return places.pop() if len(places) == 1 else None
    return next((place for name, place in known.items() if label.endswith(name)), None)
