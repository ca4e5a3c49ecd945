"""Flattened tables: one line a row, cells parted by tabs, bars or spaces.

A cell takes its unit from its heading (同比（%）; June 2026, MW), from the row's own unit cell or
name (规模（亿元）), or from a note above the table, in this order; its period comes from its
heading (2027年目标). A note has one unit for all (单位：万元), one for each of the last columns
(单位：分、家、万人), or names the columns of each (单位：产值亿元，企业家). Row numbers are no
quantities, ranks are.

A head in plain words (城市 | 企业 | 营收) has neither years nor units: it heads a table where a
rule or a row of numbers follows it, cell for cell. What its cells hold besides bare numbers is read
as running text is.

Not read: tables with one number a row (a sentence with a list looks the same), cells that span
rows, headings over two lines.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from schemas.quantity import Quantity
from service.quantities.column_units import is_unit, unit_of, unit_of_heading, units_told
from service.quantities.dates import scan_dates
from service.quantities.fold import fold
from service.quantities.normalize import normalize
from service.quantities.units import BY_NAME

Status = Literal["actual", "expected", "target"]

_TWO_NUMBERS: Final = re.compile(
    r"[ \t|](?:-?[0-9][0-9.,%]{0,15}[^0-9\s|]{0,8}[ \t|]{1,12}-?[0-9—–-]"
    r"|(?<=[|\t])[^\n|\t]*[0-9][^\n|\t]*[|\t])"
)
"""Two numbers side by side: without any there is no table, and no second look."""
_LINE: Final = re.compile(r"[^\n]+")
_TABS: Final = re.compile(r"[^\t|]+")
_WORDS: Final = re.compile(r"[^ \t|]+")
_NUMBER: Final = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|-?[0-9]+(?:\.[0-9]+)?")
_WITH_UNIT: Final = re.compile(rf"({_NUMBER.pattern})([^0-9\s]{{1,8}})")
"""460家: the unit may stand in the cell itself."""
_NOTHING: Final = re.compile(r"[—–\-/.…]+|无|n/a", re.IGNORECASE)
_UNIT_HEADING: Final = re.compile(r"(?:计量|计算|数据)?单位|unit", re.IGNORECASE)
_UNIT_NOTE: Final = re.compile(r"单位 ?[:：] ?([^\s,，;；)）]{1,8})")
_UNITS_NOTE: Final = re.compile(r"单位 ?[:：] ?([^\s)）]{3,40})")
_TELLS_UNIT: Final = re.compile(r"[(（][^()（）]{1,12}[)）]|[,，]")
_AT_END: Final = re.compile(r"[(（]([^()（）]{1,12})[)）]\Z")
_YEAR: Final = re.compile(r"20[0-9]{2}")
_INDEX: Final = re.compile(r"序号|编号|no\.?|#", re.IGNORECASE)
_RANK: Final = re.compile(r"位次|名次|排名|排行|rank", re.IGNORECASE)
_TARGET: Final = re.compile(r"目标|规划|计划|预算|target|goal|plan|budget", re.IGNORECASE)
_EXPECTED: Final = re.compile(r"预计|预期|估计|快报|初步|forecast|expected|estimate", re.IGNORECASE)
_NOTE_LINES: Final = 3
_RULE: Final = re.compile(r"[-:=| \t]{3,}")
"""The line under the head of a Markdown table."""
_SHORT: Final = 12
_LONGEST_HEADING: Final = 300
_GAPS: Final = re.compile(r"\S {2,}(?=\S)")
_BETWEEN_GAPS: Final = re.compile(r"\S+(?: \S+)*")
_BAR: Final = re.compile(r"[\t|]")
_NO_HEADING: Final = re.compile(r"[。；;！？!?]|^.{41}")
_HAN_HEADING: Final = re.compile(r"[\u4e00-\u9fffA-Za-z%％（）()]{2,14}")
_ABOUT_A_NUMBER: Final = re.compile(r"[^\d。；，]{0,10}\d[^。；]{0,24}")
_IN_PLAIN_WORDS: Final = re.compile(r"[|\t]|\S {2,}\S|[\u4e00-\u9fff] [\u4e00-\u9fff]")


class Cell(NamedTuple):
    """One number of a table, with what its row and its column say about it."""

    start: int
    end: int
    row: str
    """The name of the row: 人工智能企业数."""
    heading: str
    """The heading of the column: 2025年（预计）."""
    unit: str | None
    """As written: 亿元."""
    period: tuple[date, date] | None
    """First and last day of the heading's date."""
    status: Status
    """What the heading calls its numbers: reached, expected, or aimed at."""
    plain: bool = False
    """Whether its table is headed in plain words; then it spans the whole cell (约300家)."""

    @property
    def dates_itself(self) -> bool:
        """Whether its heading says of what day it is, or whether it is aimed at."""
        return not self.plain or self.period is not None or self.status != "actual"


class Table(NamedTuple):
    """The rows of one table as half-open spans, and the cells in their order."""

    rows: tuple[tuple[int, int], ...]
    """What is read by its cells alone: whole rows, of a plain table its bare numbers."""
    cells: tuple[Cell, ...]


class _Column(NamedTuple):
    heading: str
    unit: str | None
    period: tuple[date, date] | None
    status: Status


class _Part(NamedTuple):
    start: int
    end: int
    text: str


def cells(text: str) -> tuple[Cell, ...]:
    """Every number that stands in a table of the text, in order; spans in code points.

    For whoever asks which year a number belongs to, and whether it is an aim: in a flattened
    table that stands in the heading, far from the number.
    """
    return tuple(cell for table in tables(fold(text)) for cell in table.cells)


def cell_at(cells_: tuple[Cell, ...], start: int) -> Cell | None:
    """The cell that begins at `start`, of cells in order."""
    index = bisect_left(cells_, start, key=lambda cell: cell.start)
    return cells_[index] if index < len(cells_) and cells_[index].start == start else None


def quantities(text: str, found: Sequence[Table]) -> list[Quantity]:
    """The cells as quantities in base units; `text` as given, `found` in its folded form."""
    return [
        _quantity(text, cell)
        for table in found
        for cell in table.cells
        if not cell.plain or _is_bare(fold(text[cell.start : cell.end]), cell.unit)
    ]


def row_spans(found: Sequence[Table]) -> list[tuple[int, int]]:
    """The spans of all rows, in order."""
    return [span for table in found for span in table.rows]


def _quantity(text: str, cell: Cell) -> Quantity:
    surface = text[cell.start : cell.end]
    number = _NUMBER.match(fold(surface))
    assert number is not None
    value, _, unit, bound = normalize(Decimal(number[0].replace(",", "")), None, cell.unit)
    kind = BY_NAME.get(unit or "", "count" if unit else "number")
    return Quantity(cell.start, cell.end, surface, kind, value, None, unit, bound or "exact")


@lru_cache(maxsize=4)
def tables(folded: str) -> tuple[Table, ...]:
    """The tables of a folded text, in order: kept, for the scan and the checks both ask."""
    if _TWO_NUMBERS.search(folded) is None:
        return ()
    found: list[Table] = []
    columns: list[_Column] | None = None
    rows: list[tuple[int, int]] = []
    numbers: list[Cell] = []
    notes: list[str] = []
    lines = list(_LINE.finditer(folded))
    done = 0
    for index, line in enumerate(lines):
        if index < done or (columns and _RULE.fullmatch(line[0])):
            continue
        parts = _parts(line)
        row = _row(parts, columns) if columns else None
        if row:
            rows += _without_words(line.span(), row)
            numbers += row
            continue
        if rows:
            found.append(Table(tuple(rows), tuple(numbers)))
            rows, numbers, columns = [], [], None
        if len(line[0]) > _LONGEST_HEADING:
            columns, notes = None, []
            continue
        columns = _columns(parts, notes) or (columns if _is_note(line[0]) else None)
        if columns is None and len(parts) > 1:
            plain, done = _plain_table(lines, index, notes)
            found += plain
        notes = [*notes[1 - _NOTE_LINES :], line[0]]
    if rows:
        found.append(Table(tuple(rows), tuple(numbers)))
    return tuple(found)


def _without_words(row: tuple[int, int], its_cells: list[Cell]) -> Iterator[tuple[int, int]]:
    """The row but for its cells that hold more than a number (about 300)."""
    start, end = row
    for cell in its_cells:
        if cell.plain:
            yield start, cell.start
            start = cell.end
    yield start, end


def _is_note(line: str) -> bool:
    return _UNIT_NOTE.search(line) is not None


def _parts(line: re.Match[str]) -> list[_Part]:
    """The cells of a line; spaces part cells only where no tab or bar does."""
    pattern = _TABS if "\t" in line[0] or "|" in line[0] else _WORDS
    start = line.start()
    parts = []
    for part in pattern.finditer(line[0]):
        kept = part[0].strip()
        if kept:
            at = start + part.start() + part[0].index(kept)
            parts.append(_Part(at, at + len(kept), kept))
    return parts


def _columns(parts: list[_Part], notes: list[str]) -> list[_Column] | None:
    """The columns, if the line is a heading: years, units in brackets, or a unit column."""
    numbers = [part for part in parts if _NUMBER.fullmatch(part.text)]
    if len(parts) < 3 or (numbers and not _are_years(parts[1:])):
        return None
    columns = _columns_under(notes, parts)
    told = [c for c in columns[1:] if c.period or c.unit]
    with_units = any(_UNIT_HEADING.fullmatch(c.heading) for c in columns[1:])
    numbered = _INDEX.fullmatch(columns[0].heading) is not None  # 序号 项目 总投资（亿元） 建设年限
    enough = len(told) + with_units + numbered >= 2
    return columns if enough or _is_comparison(columns, with_units) else None


def _columns_under(notes: list[str], parts: list[_Part]) -> list[_Column]:
    """The columns, with the units of the nearest note that tells any."""
    above = list(reversed(notes))
    each = next((units for line in above if (units := _units_of_note(line))), ())
    if 0 < len(each) < len(parts):
        lacking: tuple[str | None, ...] = (None,) * (len(parts) - len(each))
        return [
            _column(part.text, None)._replace(unit=unit)
            for part, unit in zip(parts, lacking + each, strict=True)
        ]
    named = next((told for line in above if (told := _named_units(line))), None)
    if named is None:
        note = next((unit for line in above if (unit := _unit_of_note(line))), None)
        return [_column(part.text, note) for part in parts]
    columns = [_column(part.text, None) for part in parts]
    return [one._replace(unit=one.unit or _named(one.heading, named)) for one in columns]


def _named(heading: str, named: dict[str, str]) -> str | None:
    """The unit that a note gives the heading by its name (单位：产值亿元，企业家)."""
    return next((unit for name, unit in named.items() if name in heading), None)


def _named_units(line: str) -> dict[str, str]:
    """The units of a note by the names of their columns, where each stands behind one."""
    told = _UNITS_NOTE.search(line)
    if told is None:
        return {}
    splits = [_name_and_unit(one) for one in re.split("[、，,;；]", told[1])]
    return dict(split for split in splits if split) if None not in splits else {}


def _name_and_unit(item: str) -> tuple[str, str] | None:
    """产值亿元 is 产值 and 亿元; 万人次 is a unit alone."""
    if is_unit(item):
        return None
    return next(((item[:at], item[at:]) for at in range(2, len(item)) if is_unit(item[at:])), None)


def _unit_of_note(line: str) -> str | None:
    """The unit that a line above the table gives it: 单位：万元, or 产业规模（亿元） at its end."""
    told = _UNIT_NOTE.search(line)
    if told is not None:
        return told[1]
    bracket = _AT_END.search(line.strip())
    return bracket[1] if bracket and is_unit(bracket[1]) else None


def _units_of_note(line: str) -> tuple[str, ...]:
    """One unit for each of the last columns (单位：分、家、万人)."""
    told = _UNITS_NOTE.search(line)
    units = tuple(re.split("[、，,;；]", told[1])) if told else ()
    return units if len(units) > 1 and all(map(is_unit, units)) else ()


def _is_comparison(columns: list[_Column], with_units: bool) -> bool:
    """A unit column, and at least two short headings that compare (单位 上海 杭州)."""
    others = [c for c in columns[1:] if not _UNIT_HEADING.fullmatch(c.heading)]
    return with_units and len(others) >= 2 and all(len(c.heading) <= _SHORT for c in others)


def _are_years(parts: list[_Part]) -> bool:
    """2024 2025: bare years in order, as English tables head their columns."""
    years = [part.text for part in parts]
    return all(_YEAR.fullmatch(year) for year in years) and years == sorted(set(years))


def _column(heading: str, note: str | None) -> _Column:
    unit = unit_of_heading(heading)
    period = _period(heading)
    status: Status = "actual"
    if _TARGET.search(heading):
        status = "target"
    elif _EXPECTED.search(heading):
        status = "expected"
    return _Column(heading, unit or (note if period else None), period, status)


def _period(words: str) -> tuple[date, date] | None:
    if _YEAR.search(words) is None:
        return None
    dates = scan_dates(words, None)
    if dates and dates[0].iso is not None:
        return dates[0].iso
    year = _YEAR.fullmatch(words)
    return (date(int(words), 1, 1), date(int(words), 12, 31)) if year else None


def _row(parts: list[_Part], columns: list[_Column]) -> list[Cell]:
    """The numbers of the line, if it is a row of the table; else nothing."""
    extra = len(parts) - len(columns)
    if extra < 0 or len(parts) < 2:
        return []
    first = _name_column(columns)
    if first >= len(columns) - 1:
        return []
    name = " ".join(part.text for part in parts[first : first + extra + 1])
    body = list(zip(parts[first + extra + 1 :], columns[first + 1 :], strict=True))
    if not _is_body(body):
        return []
    units = (part.text for part, column in body if _UNIT_HEADING.fullmatch(column.heading))
    unit = next((text for text in units if not _NOTHING.fullmatch(text)), None)
    if unit is None:
        bracket = _AT_END.search(name)
        unit = bracket[1] if bracket and is_unit(bracket[1]) else None
    place = parts[:1] if first and _RANK.fullmatch(columns[0].heading) else []
    ranked = [(part, columns[0]._replace(unit="rank")) for part in place]
    return [*_cells(name, "rank", ranked), *_cells(name, unit, body)]


def _name_column(columns: list[_Column]) -> int:
    head = columns[0].heading
    return 1 if _INDEX.fullmatch(head) or _RANK.fullmatch(head) else 0


def _is_body(body: list[tuple[_Part, _Column]]) -> bool:
    """Whether what stands under years and units are numbers, at least one."""
    under = [part.text for part, column in body if column.period or column.unit] or [
        part.text for part, column in body if not _UNIT_HEADING.fullmatch(column.heading)
    ]
    numbers = sum(_unit_of_number(text) is not None for text in under)
    nothing = sum(_NOTHING.fullmatch(text) is not None for text in under)
    return numbers > 0 and numbers + nothing == len(under)


def _cells(name: str, unit: str | None, body: list[tuple[_Part, _Column]]) -> Iterator[Cell]:
    for part, column in body:
        its_own = _unit_of_number(part.text)
        is_words = its_own is None and not _UNIT_HEADING.fullmatch(column.heading)
        if is_words and any(map(str.isdigit, part.text)):
            where = column.heading, None, column.period, column.status
            yield Cell(part.start, part.end, name, *where, plain=True)
        if its_own is not None:
            own = _TELLS_UNIT.search(column.heading)
            written = its_own or (column.unit if own or unit is None else unit)
            yield Cell(
                part.start,
                part.end,
                name,
                column.heading,
                written or unit,
                column.period,
                column.status,
            )


def _plain_table(
    lines: list[re.Match[str]], index: int, notes: list[str]
) -> tuple[list[Table], int]:
    """The table whose head in plain words stands on the line, if one does; the line behind it."""
    if _IN_PLAIN_WORDS.search(lines[index][0]) is None or index + 1 >= len(lines):
        return [], index
    heads = _plain_parts(lines[index])
    barred = _BAR.search(lines[index][0]) is not None
    ruled = barred and _RULE.fullmatch(lines[index + 1][0]) is not None
    if not _is_plain_head(heads, ruled=ruled, barred=barred or bool(_GAPS.search(lines[index][0]))):
        return [], index
    columns = _plain_columns(heads, notes)
    cells_: list[Cell] = []
    last = index + ruled
    while last + 1 < len(lines):
        parts = _plain_parts(lines[last + 1])
        if len(parts) != len(columns) or (barred and _BAR.search(lines[last + 1][0]) is None):
            break
        row = _plain_row(parts, columns, strict=not ruled)
        if row is None:
            break
        cells_ += row
        last += 1
    if not cells_ or (not barred and last < index + 2):
        return [], index
    whole = lines[index].string
    bare = [one[:2] for one in cells_ if _is_bare(whole[one.start : one.end], one.unit)]
    return [Table(tuple(bare), tuple(cells_))], last + 1


def _plain_parts(line: re.Match[str]) -> list[_Part]:
    """The cells of a line, the empty ones too where bars or tabs part them."""
    text, start = line[0], line.start()
    if _BAR.search(text) is None:
        pattern = _BETWEEN_GAPS if _GAPS.search(text) else _WORDS
        return [
            _Part(start + hit.start(), start + hit.end(), hit[0]) for hit in pattern.finditer(text)
        ]
    parts, at = [], 0
    for piece in _BAR.split(text):
        kept = piece.strip()
        begins = start + at + (piece.index(kept) if kept else 0)
        parts.append(_Part(begins, begins + len(kept), kept))
        at += len(piece) + 1
    outer = text.strip()
    first, stop = outer.startswith("|"), len(parts) - outer.endswith("|")
    return parts[first:stop]


def _is_plain_head(heads: list[_Part], *, ruled: bool, barred: bool) -> bool:
    """Whether they are names of columns: no numbers and no sentences."""
    if len(heads) < 3 - ruled or not all(part.text for part in heads[1:]):
        return False
    for part in heads:
        number = _unit_of_number(part.text) is not None and not _YEAR.fullmatch(part.text)
        if number or _NO_HEADING.search(part.text):
            return False
    return barred or all(map(_HAN_HEADING.fullmatch, (part.text for part in heads)))


def _plain_columns(heads: list[_Part], notes: list[str]) -> list[_Column]:
    named = units_told(notes)
    columns = [_column(part.text, None) for part in heads]
    return [
        one._replace(unit=one.unit or unit_of(one.heading) or named.get(one.heading.lower()))
        for one in columns
    ]


def _plain_row(parts: list[_Part], columns: list[_Column], *, strict: bool) -> list[Cell] | None:
    """The cells that hold numbers; None where the line is no row. `strict`: no rule stands over it,
    so its cells must be numbers, with few words at most.
    """
    name, *body = parts
    if not name.text or (strict and _unit_of_number(name.text) is not None):
        return None
    if strict and not all(
        _ABOUT_A_NUMBER.fullmatch(part.text) or _NOTHING.fullmatch(part.text) for part in body
    ):
        return None
    bracket = _AT_END.search(name.text)
    unit = bracket[1] if bracket and is_unit(bracket[1]) else None
    told = _period(name.text)
    return [
        Cell(
            part.start,
            part.end,
            name.text,
            column.heading,
            column.unit or unit,
            column.period or told,
            column.status,
            plain=True,
        )
        for part, column in zip(body, columns[1:], strict=True)
        if any(map(str.isdigit, part.text))
    ]


def _is_bare(text: str, unit: str | None) -> bool:
    """Whether the cell is a number to which its column or row gives the unit."""
    return unit is not None and _NUMBER.fullmatch(text) is not None


def _unit_of_number(text: str) -> str | None:
    """The unit written behind the number that the cell is; empty for a bare number, None for
    anything else.
    """
    if _NUMBER.fullmatch(text):
        return ""
    told = _WITH_UNIT.fullmatch(text)
    return told[2] if told is not None and is_unit(told[2]) else None
