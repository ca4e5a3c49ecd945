"""Records as lists: filtered, counted, one page after the other."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from sqlalchemy import ColumnElement, and_, func, or_, select

from schemas.verdict import RecordState, ReviewItem
from service.errors import InputError
from service.store.database import Database, reading
from service.store.tables import extractions, facts, findings

Order = Literal["risk", "newest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a list shows; None leaves everything in."""

    state: RecordState | None = None
    city: str | None = None
    finding: str | None = None
    model: str | None = None
    publisher: str | None = None
    article_id: str | None = None
    search: str | None = None
    """Words of the title."""


EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class Page:
    """Some items, and the cursor of the page after them; None on the last page."""

    items: tuple[ReviewItem, ...]
    after: str | None


def page(
    database: Database,
    shown: Filter = EVERYTHING,
    *,
    order: Order = "risk",
    after: str | None = None,
    limit: int = 50,
) -> Page:
    """One page: the riskiest first, or the newest first.

    `after` is the cursor of the page before. Raises InputError for a cursor that is none.
    """
    columns = (extractions.c.risk, extractions.c.id) if order == "risk" else (extractions.c.id,)
    wanted = (
        select(extractions)
        .where(*_conditions(shown), *_beyond(order, after))
        .order_by(*(column.desc() for column in columns))
        .limit(limit + 1)
    )
    with reading(database) as connection:
        rows = connection.execute(wanted).mappings().all()
    items = tuple(
        ReviewItem.model_validate({**row, "extraction_id": row["id"]}) for row in rows[:limit]
    )
    return Page(items, _cursor(order, items[-1]) if len(rows) > limit else None)


def counts(database: Database, shown: Filter = EVERYTHING) -> Mapping[RecordState, int]:
    """How many records stand in each state; the filter's own state is left aside."""
    wanted = (
        select(extractions.c.state, func.count())
        .where(*_conditions(shown, with_state=False))
        .group_by(extractions.c.state)
    )
    with reading(database) as connection:
        found = {row[0]: row[1] for row in connection.execute(wanted)}
    return {state: found.get(state, 0) for state in get_args(RecordState)}


def _conditions(shown: Filter, *, with_state: bool = True) -> list[ColumnElement[bool]]:
    table = extractions.c
    conditions: list[ColumnElement[bool]] = [
        column == value
        for column, value in (
            (table.state, shown.state if with_state else None),
            (table.model, shown.model),
            (table.publisher, shown.publisher),
            (table.article_id, shown.article_id),
        )
        if value is not None
    ]
    if shown.city is not None:
        conditions.append(
            table.id.in_(select(facts.c.extraction_id).where(facts.c.city == shown.city))
        )
    if shown.finding is not None:
        conditions.append(
            table.id.in_(select(findings.c.extraction_id).where(findings.c.code == shown.finding))
        )
    if shown.search:
        conditions.append(table.title.icontains(shown.search, autoescape=True))
    return conditions


def _cursor(order: Order, item: ReviewItem) -> str:
    return item.extraction_id if order == "newest" else f"{item.risk!r}~{item.extraction_id}"


def _beyond(order: Order, after: str | None) -> list[ColumnElement[bool]]:
    table = extractions.c
    if after is None:
        return []
    if "\x00" in after:
        raise InputError("This is no cursor. Take `after` from the page before.")
    if order == "newest":
        return [table.id < after]
    risk, _, last_id = after.partition("~")
    try:
        reached = float(risk)
    except ValueError:
        raise InputError("This is no cursor. Take `after` from the page before.") from None
    return [or_(table.risk < reached, and_(table.risk == reached, table.id < last_id))]


def following(
    database: Database, extraction_id: str, shown: Filter = EVERYTHING, order: Order = "risk"
) -> str | None:
    """The record after this one in a list, from the top again at its end; None when it is alone."""
    reached = select(extractions.c.risk).where(extractions.c.id == extraction_id)
    with reading(database) as connection:
        risk = connection.execute(reached).scalar_one_or_none()
    cursor = extraction_id if order == "newest" else f"{risk!r}~{extraction_id}"
    for after in (None,) if risk is None else (cursor, None):
        items = page(database, shown, order=order, after=after, limit=2).items
        others = [item.extraction_id for item in items if item.extraction_id != extraction_id]
        if others:
            return others[0]
    return None
