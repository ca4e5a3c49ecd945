"""Tables flattened to lines: which row and which column a number stands in.

A header is a line of at least three cells without a full stop in which no cell is a bare number; a
row is a later line of the same block with at least two cells that are. Cells are parted by tabs,
bars or white space; they are counted from the right where the counts differ.
"""

import re
from typing import NamedTuple

Span = tuple[int, int]

_TABBED = re.compile(r"[^\t|│｜]+")
_SPACED = re.compile(r"\S+")
_NUMERIC = re.compile(r"[-−+]?[\d,，.．]+%?|—+|–|-|/")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CLOSED = re.compile(r"[。！？；，]|[.!?,:](?:\s|$)")
_NOTE = re.compile(r"单位\s*[：:]\s*([^\s，。；、（）()]{1,8})")
_IN_BRACKETS = re.compile(r"[（(]([^（）()]{1,12})[）)]")
_PROJECTED = re.compile(r"[计测划年值数]|projected|plan", re.I)
_BLANK_LINES = 2


class Cell(NamedTuple):
    """Where a number stands in a table."""

    row: Span
    """The words that name the row, its number and unit column included."""
    column: Span
    """The head of its column."""
    unit: str | None
    """The unit that the column's head, the row's unit cell or a note gives it, as written."""


class _Line(NamedTuple):
    cells: tuple[Span, ...]
    numeric: tuple[bool, ...]
    """Which cells are bare numbers; a year in a head is one too."""

    only_years: bool
    """Whether every bare number could be a year, as in a head."""


def cells(text: str) -> dict[int, Cell]:
    """For every bare number of every table: its start, and its row and column. One pass."""
    found: dict[int, Cell] = {}
    header: _Line | None = None
    noted: str | None = None
    blank = start = 0
    for line in text.splitlines(keepends=True):
        read = _read(line, start)
        start += len(line)
        if not line.strip():
            blank += 1
            header = None if blank >= _BLANK_LINES else header
            continue
        blank = 0
        note = _NOTE.search(line)
        noted = note[1] if note else noted
        if _CLOSED.search(line) or len(read.cells) < 3:
            header = None
        elif _is_row(read) and header is not None:
            found.update(_placed(text, read, header, noted))
        elif read.only_years:
            header = read
    return found


def _read(line: str, start: int) -> _Line:
    pattern = _TABBED if re.search(r"[\t|│｜]", line.strip()) else _SPACED
    spans: list[Span] = []
    numeric: list[bool] = []
    years = 0
    for hit in pattern.finditer(line):
        words = hit.group().strip()
        if not words:
            continue
        first = start + hit.start() + hit.group().index(words[0])
        spans.append((first, first + len(words)))
        numeric.append(_NUMERIC.fullmatch(words) is not None)
        years += numeric[-1] and _YEAR.fullmatch(words) is not None
    return _Line(tuple(spans), tuple(numeric), years == sum(numeric))


def _is_row(line: _Line) -> bool:
    """At least two bare numbers, and at least a third of the cells."""
    return sum(line.numeric) >= max(2, len(line.numeric) / 3)


def _placed(text: str, row: _Line, header: _Line, noted: str | None) -> dict[int, Cell]:
    lead = next((n for n, is_number in enumerate(row.numeric) if not is_number), 0)
    first = next((n for n in range(lead, len(row.cells)) if row.numeric[n]), len(row.cells))
    named = (row.cells[0][0], row.cells[max(first - 1, 0)][1])
    unit = text[slice(*row.cells[first - 1])] if first - lead > 1 else noted
    shift = len(header.cells) - len(row.cells)
    found = {}
    for n in range(first, len(row.cells)):
        if row.numeric[n] and 0 <= n + shift < len(header.cells):
            column = header.cells[n + shift]
            own = _IN_BRACKETS.search(text, *column)
            has_own = own is not None and not _PROJECTED.search(own[1])
            found[row.cells[n][0]] = Cell(named, column, own[1] if own and has_own else unit)
    return found
