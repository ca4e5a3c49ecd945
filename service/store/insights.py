"""Counts over time, for the pictures: what came in, what was decided, what the checks found.

How long records take, and what the samples tell: see `quality`.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, func, select

from service.store.database import Database, reading
from service.store.tables import accepted_facts, extractions, findings, verdicts

_RECENT = 5_000
"""Accepted facts among which the names for the form are looked for."""

Days = Mapping[tuple[date, str], int]
"""A day (UTC) and a word -> how many."""


class Indicator(NamedTuple):
    """A name with a unit, and how many of the newest facts have both."""

    name: str
    unit: str
    facts: int


def records_by_day(database: Database, since: date) -> Days:
    """Records by the day they came in and the state they are in now."""
    return _by_day(database, extractions.c.created, extractions.c.state, since)


def decisions_by_day(database: Database, since: date) -> Days:
    """Decisions by day and kind; taken-back ones and the taking back are all counted."""
    return _by_day(database, verdicts.c.decided, verdicts.c.kind, since)


def findings_by_day(database: Database, since: date) -> Days:
    """What the checks doubted, by the day the record came in and the code."""
    doubted = (findings.c.extraction_id == extractions.c.id) & (findings.c.severity == "review")
    return _by_day(database, extractions.c.created, findings.c.code, since, doubted)


def indicators(database: Database, most: int = 200) -> tuple[Indicator, ...]:
    """Names with their units among the newest accepted facts with a number, the commonest first."""
    newest = (
        select(accepted_facts.c.name, accepted_facts.c.unit)
        .where(accepted_facts.c.number.is_not(None))
        .order_by(accepted_facts.c.id.desc())
        .limit(_RECENT)
        .subquery()
    )
    counted = select(newest.c.name, newest.c.unit, func.count().label("facts")).group_by(
        newest.c.name, newest.c.unit
    )
    with reading(database) as connection:
        rows = connection.execute(
            counted.order_by(func.count().desc(), newest.c.name).limit(most)
        ).all()
    return tuple(Indicator(row.name, row.unit or "", row.facts) for row in rows)


def _by_day(
    database: Database,
    moment: ColumnElement[datetime],
    word: ColumnElement[str],
    since: date,
    *conditions: ColumnElement[bool],
) -> Days:
    with reading(database) as connection:
        day = _day(connection, moment)
        counted = (
            select(day, word, func.count())
            .where(moment >= _midnight(since), *conditions)
            .group_by(day, word)
        )
        rows = connection.execute(counted).all()
    return {(date.fromisoformat(told), known): number for told, known, number in rows}


def _day(connection: Connection, moment: ColumnElement[datetime]) -> ColumnElement[str]:
    """The day in UTC, as text; the databases name the function differently."""
    if connection.dialect.name == "postgresql":
        return func.to_char(func.timezone("UTC", moment), "YYYY-MM-DD")
    return func.strftime("%Y-%m-%d", moment)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
