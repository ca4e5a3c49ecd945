"""A text cut into pieces that follow each other: sentences, clauses, paragraphs."""

from bisect import bisect_right
from collections.abc import Iterable


class Segments:
    """A text cut into half-open spans, and the way back from an offset to its span."""

    def __init__(self, ends: Iterable[int], length: int) -> None:
        self._starts = [0, *(end for end in ends if end < length)]
        self._length = length
        self._known: dict[int, tuple[int, int]] = {}

    def at(self, offset: int) -> tuple[int, int]:
        """The span in which the offset stands."""
        known = self._known.get(offset)
        if known is None:
            index = bisect_right(self._starts, offset)
            end = self._starts[index] if index < len(self._starts) else self._length
            known = self._known[offset] = self._starts[index - 1], end
        return known
