"""Words that point back to a place: 全市, 两地, 后者, its rival."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from service.places import outdone, pointing, words
from service.places.modifiers import MADE_THERE

_LATIN = re.compile("[A-Za-z]['’a-z]")
_WHOLES = frozenset({"city", "province", "district"})
"""光谷是全市人工智能产业的主战场 speaks of 光谷."""


class Pointer(NamedTuple):
    """Such a word: half-open span in code points, the kind of place it means, and how many."""

    start: int
    end: int
    word: str
    """A first column of `pointing.BACK`."""
    many: int = 2


class Pointers:
    """Those of a text, found once."""

    def __init__(self, text: str) -> None:
        table = pointing.BACK if _LATIN.search(text) else pointing.BACK_IN_CHINESE
        found = [(word, hit) for word, back in table for hit in back.finditer(text)]
        self._text = text
        self._all = [_pointer(word, hit) for word, hit in found]
        self._all.sort(key=lambda pointer: pointer.start)
        self._starts = [pointer.start for pointer in self._all]

    def inside(self, start: int, end: int) -> Sequence[Pointer]:
        """Those that begin inside the span, in order."""
        return self._all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def subjects(
        self, pointers: Sequence[Pointer], start: int, ends: Set[int]
    ) -> Iterator[Pointer]:
        """Those that are no mere comparison or rank, nor the tail of a name; `start` is that of
        their sentence, `ends` are where names end.
        """
        for pointer in pointers:
            before = self._text[max(start, pointer.start - 9) : pointer.start]
            of_two = pointer.word in ("former", "latter")
            if (
                of_two
                and words.IS_TIMES.match(self._text, pointer.end)
                and words.TIMES_OF_IT.search(before)
            ):
                continue
            part = not of_two and words.PART_OF_IT.match(self._text, pointer.end)
            whole = words.WHOLE.match(self._text, pointer.start)
            serves = words.REFERENCE.search(before) or words.OBLIQUE.search(before)
            does = (
                pointer.word == "city"
                and before.endswith(words.AND_THEN)
                and words.DOES.match(self._text, pointer.end)
            )  # the ward runs 58 taxis, and the city counted 96,000 rides
            whose = words.ITS_OWN_NUMBER.match(self._text, pointer.end) or (
                before.endswith(words.OF)
                and words.WHOSE.match(self._text, pointer.end)
                and not words.A_PART_OF.search(self._text, start, pointer.start)
            )  # the output of the district's factories
            whose = whose or (
                self._text.endswith(words.ACCORDING_TO, 0, pointer.start)
                and words.ITS_WORDS.match(self._text, pointer.end)
            )
            ranked = (
                words.BACK_RANKED.match(self._text, pointer.end)
                or (
                    before.endswith(words.AMONG)
                    and words.RANKS_AMONG.match(self._text, pointer.end)
                )
                or outdone.ranks_in(self._text, pointer.start)
                or (
                    self._text.startswith("全", pointer.start)
                    and words.SHARE_OF.match(self._text, pointer.end)
                )
            )
            predicate = (
                pointer.word in _WHOLES
                and before.endswith(("是", "为", "系"))
                and not self._is_first_named(pointer, start, ends)
            )
            compared = self._text.endswith(" as ", 0, pointer.start) and self._text.startswith(
                "'s", pointer.end
            )  # serves as the city's model incubator
            sold_to = (
                pointer.word == "province"
                and words.SERVED_IN.search(
                    self._text, max(start, pointer.start - 40), pointer.start
                )
                and not words.REACHES.match(self._text, pointer.end)
            )
            sold_to = sold_to or (
                self._text.endswith("in ", 0, pointer.start)
                and MADE_THERE.search(self._text, start, pointer.start)
                and not words.REACHES.match(self._text, pointer.end)
            )
            lies_in = words.QUARTER_OF_IT.match(self._text, pointer.end)
            listed = pointer.word == "group" and words.LISTED_BEFORE.search(
                self._text, start, pointer.start
            )
            if not (
                ranked
                or part
                or (serves and not (whole or whose or of_two or does))
                or predicate
                or listed
                or lies_in
                or compared
                or sold_to
                or pointer.start in ends
            ):
                yield pointer

    def _is_first_named(self, pointer: Pointer, start: int, ends: Set[int]) -> bool:
        """Whether 该区 is the first place of its sentence (“共享工厂”是该区的招牌)."""
        told = self._text.startswith("该", pointer.start)
        return told and not any(at in ends for at in range(start, pointer.start))


def _pointer(word: str, hit: re.Match[str]) -> Pointer:
    many = pointing.COUNTS.get(hit[0][0], 2)
    return Pointer(hit.start(), hit.end(), word, many)
