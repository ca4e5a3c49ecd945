"""A text cut into pieces that follow each other: sentences, clauses, paragraphs."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

_BLANK_OF_A_HEADLINE = re.compile(
    r"\u3000(?<=[\u4e00-\u9fff\d%％”」》].)(?=[\u4e00-\u9fff\d“「《])"
    r"| (?<=[\u4e00-\u9fff”」》].)(?=[\u4e00-\u9fff“「《]|20\d\d年)"
)
"""A space may also set a numeral off (首批 300 家企业), where it parts nothing."""


def parts_of_a_headline(text: str, title: tuple[int, int] | None) -> Iterator[int]:
    """Where the blanks end that part a Chinese headline (三座機庫使用率逾七成　明年再建兩座)."""
    if title is not None:
        yield from (hit.end() for hit in _BLANK_OF_A_HEADLINE.finditer(text, *title))


class Segments(dict[int, tuple[int, int]]):
    """A text cut into half-open spans, and the way back from an offset to its span.

    A dict that fills itself: it is asked 2,000 times an article, of the same few hundred offsets.
    """

    __slots__ = ("_length", "starts")

    def __init__(self, ends: Iterable[int], length: int) -> None:
        super().__init__()
        self.starts = [0, *[end for end in ends if end < length]]
        self._length = length

    at = dict.__getitem__
    """The span in which the offset stands."""

    def __missing__(self, offset: int) -> tuple[int, int]:
        starts = self.starts
        index = bisect_right(starts, offset)
        end = starts[index] if index < len(starts) else self._length
        known = self[offset] = starts[index - 1], end
        return known
