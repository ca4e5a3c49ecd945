"""A page as text, whatever it was made from, with what is known of it."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

Span = tuple[int, int]

_WORDS = re.compile(r"[^\s|]+")


class Page(NamedTuple):
    """The visible text of a page and what its markup says about it."""

    text: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    article: tuple[str, ...] = ()
    """The paragraphs that the markup shows to be the article; empty where it does not say."""


def narrow(text: str, body: Sequence[Span], paragraphs: Sequence[str]) -> tuple[Span, ...]:
    """The parts of the body that are among the paragraphs; all of it where none is found.

    White space and the bars between cells do not count: the paragraphs may be wrapped otherwise
    than the text.
    """
    if not paragraphs:
        return tuple(body)
    found = _find_all(text, paragraphs)
    kept = tuple(_intersections(body, found))
    return kept or tuple(body)


def _find_all(text: str, paragraphs: Sequence[str]) -> list[Span]:
    """Where the paragraphs stand, in their order; neighbours with nothing between are joined."""
    squeezed: list[str] = []
    starts: list[int] = []
    for word in _WORDS.finditer(text):
        squeezed.append(word[0])
        starts.extend(range(word.start(), word.end()))
    haystack = "".join(squeezed)
    spans: list[Span] = []
    position = 0
    for paragraph in paragraphs:
        needle = "".join(_WORDS.findall(paragraph))
        at = haystack.find(needle, position) if needle else -1
        if at < 0:
            continue
        end = at + len(needle)
        start = spans.pop()[0] if spans and at == position else starts[at]
        spans.append((start, starts[end - 1] + 1))
        position = end
    return spans


def _intersections(left: Sequence[Span], right: Sequence[Span]) -> list[Span]:
    spans: list[Span] = []
    i = j = 0
    while i < len(left) and j < len(right):
        start, end = max(left[i][0], right[j][0]), min(left[i][1], right[j][1])
        if start < end:
            spans.append((start, end))
        if left[i][1] < right[j][1]:
            i += 1
        else:
            j += 1
    return spans
