"""Overlapping highlights -> a flat sequence of segments that HTML can nest.

Quotes overlap each other, numbers lie inside quotes, noise cuts the body, lines break anywhere.
HTML elements cannot overlap, so the text is cut wherever any of these begins or ends.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

MarkKind = Literal["quote", "number", "unused"]


class Mark(NamedTuple):
    """One highlight: a half-open span in code points, for a fact or for an unused number."""

    start: int
    end: int
    kind: MarkKind
    fact_id: str | None = None
    state: str = ""


class Segment(NamedTuple):
    """A piece of text under the same marks from end to end."""

    start: int
    end: int
    text: str
    body: bool
    marks: tuple[Mark, ...] = ()

    def of(self, kind: MarkKind) -> tuple[Mark, ...]:
        """The marks of one kind that cover the segment."""
        return tuple(mark for mark in self.marks if mark.kind == kind)


def segments(
    text: str, body: Sequence[tuple[int, int]], marks: Iterable[Mark]
) -> tuple[Segment, ...]:
    """Cut `text` at every edge of `body`, of a mark and of a line; joined, they are the text.

    Marks outside the text are clipped; empty ones are dropped. Marks keep the order given.
    One sweep: linear in the text, and in the marks times their overlap.
    """
    size = len(text)
    clipped = [mark._replace(start=max(mark.start, 0), end=min(mark.end, size)) for mark in marks]
    kept = [mark for mark in clipped if mark.start < mark.end]
    clipped_body = [(max(first, 0), min(last, size)) for first, last in body]
    spans = [(first, last) for first, last in clipped_body if first < last]

    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for place, mark in enumerate(kept):
        opening.setdefault(mark.start, []).append(place)
        closing.setdefault(mark.end, []).append(place)
    edges = {0, size, *opening, *closing}
    edges.update(edge for span in spans for edge in span)
    edges.update(edge for at, char in enumerate(text) if char == "\n" for edge in (at, at + 1))

    cut: list[Segment] = []
    covering: set[int] = set()
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        covering.difference_update(closing.get(start, ()))
        covering.update(opening.get(start, ()))
        inside = any(first <= start and end <= last for first, last in spans)
        over = tuple(kept[place] for place in sorted(covering))
        cut.append(Segment(start, end, text[start:end], inside, over))
    return tuple(cut)


class Paragraph(NamedTuple):
    """One line of the text that is not blank."""

    segments: tuple[Segment, ...]

    @property
    def body(self) -> bool:
        """Whether any of it belongs to the article."""
        return any(segment.body for segment in self.segments)

    @property
    def marked(self) -> bool:
        """Whether a highlight lies in it."""
        return any(segment.marks for segment in self.segments)


def paragraphs(cut: Iterable[Segment]) -> tuple[Paragraph, ...]:
    """Group segments by line; blank lines are left out."""
    found: list[Paragraph] = []
    line: list[Segment] = []

    def close() -> None:
        if any(segment.text.strip() for segment in line):
            found.append(Paragraph(tuple(line)))
        line.clear()

    for segment in cut:
        if segment.text == "\n":
            close()
        else:
            line.append(segment)
    close()
    return tuple(found)


class Block(NamedTuple):
    """Neighbouring paragraphs that are all article, or all noise."""

    body: bool
    paragraphs: tuple[Paragraph, ...]

    @property
    def marked(self) -> bool:
        """Whether a highlight lies in it."""
        return any(paragraph.marked for paragraph in self.paragraphs)

    @property
    def size(self) -> int:
        """Its length in code points."""
        return sum(
            segment.end - segment.start
            for paragraph in self.paragraphs
            for segment in paragraph.segments
        )


def blocks(lines: Iterable[Paragraph]) -> tuple[Block, ...]:
    """Group paragraphs by whether they belong to the article."""
    found: list[Block] = []
    for paragraph in lines:
        if found and found[-1].body == paragraph.body:
            found[-1] = Block(paragraph.body, (*found[-1].paragraphs, paragraph))
        else:
            found.append(Block(paragraph.body, (paragraph,)))
    return tuple(found)
