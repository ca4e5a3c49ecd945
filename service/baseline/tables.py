"""Tables flattened to text: a head, then one row a line, cells set apart by white space.

    序号 指标 单位 2024年 2027年目标
    1 人工智能企业数 家 410 700

A row's unit stands in its unit column, in the column's head (智能算力（EFLOPS）) or in a line above
(单位：万元). A column with a year dates its cells; a row may name a city of its own.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from schemas.article import Article
from service import places

Span = tuple[int, int]

_LINE = re.compile(r"[^\n\r]+")
_PROSE = re.compile(r"[。；]|，")
_YEAR = re.compile(r"((?:19|20)\d\d)年?")
_NUMBER = re.compile(r"-?[\d,]{1,12}(?:\.\d{1,6})?")
_AIM = re.compile("目标|预算|计划|规划")
_GROWTH = re.compile("同比|增速|增长")
_UNIT_HEAD = re.compile("^(?:计量)?单位$")
_LABEL_HEAD = re.compile("指标|项目|城市|名称|地区|内容")
_SUM = re.compile("^(?:合计|总计|小计|平均|total)$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[（(]([^）)]{1,10})[）)]$")
_UNIT_ABOVE = re.compile(r"单位\s*[:：]\s*(\S{1,8})")
_REACH_ABOVE = 200


class Cell(NamedTuple):
    """A number of a table with what its row and its column say about it."""

    row: Span
    label: str
    city: str | None
    value: float
    unit: str
    year: str | None
    aim: bool
    growth: bool


class _Column(NamedTuple):
    head: str
    year: str | None
    unit: str | None
    aim: bool
    growth: bool


def cells(article: Article) -> list[Cell]:
    """The numbers of the body's tables, row by row."""
    return [cell for start, end in article.body for cell in _cells(article.text, start, end)]


def _cells(text: str, start: int, end: int) -> Iterator[Cell]:
    columns: Sequence[_Column] = ()
    unit_above = ""
    for line in _LINE.finditer(text, start, end):
        tokens = _split(line[0])
        if _is_head(line[0], tokens):
            columns = [_column(token) for token in tokens]
            above = _UNIT_ABOVE.search(text, max(0, line.start() - _REACH_ABOVE), line.start())
            unit_above = above[1] if above else ""
        elif len(tokens) == len(columns):
            yield from _row(line.span(), tokens, columns, unit_above)
        elif _PROSE.search(line[0]):
            columns = ()


def _split(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("\t")] if "\t" in line else line.split()


def _is_head(line: str, tokens: Sequence[str]) -> bool:
    if len(tokens) < 3 or _PROSE.search(line):
        return False
    told = sum(bool(_YEAR.search(token) or _IN_BRACKETS.search(token)) for token in tokens)
    return told >= 2 and not any(_NUMBER.fullmatch(token) for token in tokens)


def _column(head: str) -> _Column:
    year = _YEAR.search(head)
    unit = _IN_BRACKETS.search(head)
    growth = bool(_GROWTH.search(head))
    return _Column(
        head=_IN_BRACKETS.sub("", head),
        year=year[1] if year else None,
        unit="%" if growth else unit[1] if unit and not year else None,
        aim=bool(_AIM.search(head)),
        growth=growth,
    )


def _row(
    span: Span, tokens: Sequence[str], columns: Sequence[_Column], unit_above: str
) -> Iterator[Cell]:
    if any(_SUM.match(token) for token in tokens):
        return
    label = _label(tokens, columns)
    unit = next(
        (token for token, column in zip(tokens, columns, strict=True) if _is_unit(column)),
        unit_above,
    )
    city = label if places.resolve(label) else None
    last_year = None
    for token, column in zip(tokens, columns, strict=True):
        last_year = last_year if column.aim else column.year or last_year
        told = column.year or column.unit or column.growth
        if not told or not _NUMBER.fullmatch(token):
            continue
        cell_unit = column.unit or unit
        if cell_unit:
            yield Cell(
                row=span,
                label=column.head if city else label,
                city=city,
                value=float(token.replace(",", "")),
                unit=cell_unit,
                year=column.year or last_year,
                aim=column.aim,
                growth=column.growth,
            )


def _is_unit(column: _Column) -> bool:
    return bool(_UNIT_HEAD.match(column.head))


def _label(tokens: Sequence[str], columns: Sequence[_Column]) -> str:
    """The row's name: the cell under 指标 or 城市, else the first that is no number."""
    for token, column in zip(tokens, columns, strict=True):
        if _LABEL_HEAD.search(column.head):
            return token
    return next((token for token in tokens if not _NUMBER.fullmatch(token)), "")
