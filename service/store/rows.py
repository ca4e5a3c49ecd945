"""Rows into a table: SQLAlchemy writes the statement, the values go to the driver.

It would take every row through all columns by name. A record has some seventy rows, and that took
0.3 of the 2.9 ms of CPU time that keeping it takes.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, Dialect, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import psycopg

_BY_POSITION: dict[str, Dialect] = {
    "sqlite": sqlite.dialect(),
    "postgresql": psycopg.dialect(paramstyle="format"),  # type: ignore[no-untyped-call]
}
"""Both with the values of a row in order."""

Row = Mapping[str, Any]


class _Insert(NamedTuple):
    statement: str
    in_order: Callable[[Row], tuple[Any, ...]]
    """A row's values in the statement's order."""
    processors: tuple[tuple[int, Callable[[Any], Any]], ...]
    """Where a value is not yet what the driver takes, and what makes it so."""

    def values(self, rows: Sequence[Row]) -> list[tuple[Any, ...]]:
        """What the driver takes. A value that many rows tell, as a moment, is made so once."""
        columns = list(zip(*map(self.in_order, rows), strict=True))
        for place, process in self.processors:
            made = {value: process(value) for value in set(columns[place])}
            columns[place] = tuple(made[value] for value in columns[place])
        return list(zip(*columns, strict=True))


def add(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows that tell the same columns."""
    if rows:
        new = _insert(table, tuple(rows[0]), connection.dialect.name)
        connection.exec_driver_sql(new.statement, new.values(rows))


def add_new(connection: Connection, table: Table, row: Row) -> bool:
    """Insert a row unless there is one of its id; whether it was inserted."""
    new = _insert(table, tuple(row), connection.dialect.name, only_new=True)
    told = {"preserve_rowcount": True}  # psycopg tells it only when asked
    return connection.exec_driver_sql(new.statement, new.values([row]), told).rowcount > 0


@cache
def _insert(
    table: Table, names: tuple[str, ...], database: str, *, only_new: bool = False
) -> _Insert:
    dialect = _BY_POSITION[database]
    insert = (postgresql if database == "postgresql" else sqlite).insert(table).inline()
    if only_new:
        insert = insert.on_conflict_do_nothing(index_elements=["id"])
    compiled = insert.compile(dialect=dialect, column_keys=list(names))
    columns = compiled.positiontup or []
    processors = [
        table.c[name].type.dialect_impl(dialect).bind_processor(dialect) for name in columns
    ]
    return _Insert(
        str(compiled),
        itemgetter(*columns),
        tuple((place, process) for place, process in enumerate(processors) if process),
    )
