"""The sentences of a text, and what is known of one once it is read."""

from collections.abc import Iterator
from typing import NamedTuple

from service.places import words
from service.places.events import Event, Topic


class Sentence(NamedTuple):
    start: int
    end: int
    events: tuple[Event, ...]
    topic: Topic
    """The topic it inherits."""


def spans_of_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The half-open spans of those between two offsets, in order and without a gap."""
    at = start
    ends = words.SENTENCE_END if words.NEXT_BULLET not in text else words.SENTENCE_OR_BULLET_END
    for match in ends.finditer(text, start, end):
        if match.end() > at:
            yield at, match.end()
        at = match.end()
    if at < end:
        yield at, end
