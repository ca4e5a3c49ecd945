"""A text cut into pieces that follow each other: sentences, clauses, paragraphs."""

from bisect import bisect_right
from collections.abc import Iterable


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
