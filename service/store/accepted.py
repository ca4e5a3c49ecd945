"""Accepted facts, as data: a page of them, or all of them one after the other."""

from collections.abc import Generator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, select, tuple_

from schemas.accepted import AcceptedFact
from schemas.extraction import FactKind
from service.errors import InputError
from service.store.accepting import place_of
from service.store.database import Database, reading
from service.store.tables import accepted_facts

_AT_ONCE = 1000
"""Rows that one fetch brings: memory stays flat however many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which facts; None leaves everything in."""

    city: str | None = None
    """Under any of its names: 深圳, 深圳市, Shenzhen."""
    name: str | None = None
    """The whole name of the indicator, as the facts have it."""
    words: str | None = None
    """Part of the name; only together with a city or a name, for no index helps."""
    kind: FactKind | None = None
    unit: str | None = None
    first: date | None = None
    """The first day; a fact's own is the last of its period."""
    last: date | None = None


ALL = Wanted()


@dataclass(frozen=True, slots=True)
class Page:
    """Some facts, and the cursor of the page after them; None on the last page."""

    items: tuple[AcceptedFact, ...]
    after: str | None


def page(
    database: Database, wanted: Wanted = ALL, *, after: str | None = None, limit: int = 50
) -> Page:
    """One page, the newest day first. Raises InputError for a cursor that is none."""
    chosen = _select(wanted).limit(limit + 1)
    if after is not None:
        chosen = chosen.where(_beyond(after))
    with reading(database) as connection:
        rows = connection.execute(chosen).all()
    items = tuple(_fact(row) for row in rows[:limit])
    return Page(items, f"{rows[limit - 1].day}~{items[-1].id}" if len(rows) > limit else None)


def stream(database: Database, wanted: Wanted = ALL) -> Generator[AcceptedFact]:
    """All of them, in the order of the pages, as they stood when the first was read."""
    with reading(database) as connection:
        flowing = connection.execution_options(stream_results=True, max_row_buffer=_AT_ONCE)
        for rows in flowing.execute(_select(wanted)).partitions(_AT_ONCE):
            yield from map(_fact, rows)


def _select(wanted: Wanted) -> Select[Any]:
    table = accepted_facts.c
    conditions: list[ColumnElement[bool]] = [
        column == value
        for column, value in (
            (table.place, place_of(wanted.city) if wanted.city else None),
            (table.name, wanted.name),
            (table.kind, wanted.kind),
            (table.unit, wanted.unit),
        )
        if value is not None
    ]
    if wanted.words:
        if not (wanted.city or wanted.name):
            raise InputError("Words of a name are looked for in one city. Name the city too.")
        conditions.append(table.name.contains(wanted.words, autoescape=True))
    if wanted.first or wanted.last:
        conditions.append(table.day >= (wanted.first or date.min).isoformat())
        conditions.append(table.day <= (wanted.last or date.max).isoformat())
    return select(accepted_facts).where(*conditions).order_by(table.day.desc(), table.id.desc())


def _beyond(after: str) -> ColumnElement[bool]:
    day, _, last_id = after.partition("~")
    try:
        if day:
            date.fromisoformat(day)
        reached = int(last_id)
    except ValueError:
        reached = -1
    if not 0 <= reached < 2**63:
        raise InputError("This is no cursor. Take `after` from the page before.")
    return tuple_(accepted_facts.c.day, accepted_facts.c.id) < tuple_(day, reached)


def _fact(row: Row[Any]) -> AcceptedFact:
    told = dict(row._mapping)
    told["place"] = None if row.place.startswith("=") else row.place
    told["day"] = row.day or None
    return AcceptedFact.model_validate(told)
