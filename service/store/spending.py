"""What models took, day by day: one sum for all processes that share the store."""

from datetime import date
from decimal import Decimal
from functools import cache

from sqlalchemy import Connection, Executable, func, select
from sqlalchemy.dialects import postgresql, sqlite

from schemas.spending import Spent
from service.store.database import Database, reading
from service.store.tables import spending

_BILLION = 1_000_000_000
"""Money is kept in billionths: whole numbers add up exactly in both databases."""


def add(connection: Connection, day: date, currency: str, spent: Spent) -> None:
    """Add to the sum of a day, in the transaction that keeps what it was spent on."""
    if not spent.tokens and not spent.cost:
        return
    connection.execute(
        _more(connection.dialect.name),
        {
            "day": day.isoformat(),
            "currency": currency,
            "tokens": spent.tokens,
            "cost": int(spent.cost * _BILLION),
        },
    )


@cache
def _more(dialect: str) -> Executable:
    """The statement that adds to a day's row, or makes it."""
    row = (postgresql if dialect == "postgresql" else sqlite).insert(spending)
    more = {column: spending.c[column] + row.excluded[column] for column in ("tokens", "cost")}
    adding: Executable = row.on_conflict_do_update(index_elements=["day", "currency"], set_=more)
    return adding


def of_day(database: Database, day: date, currency: str) -> Spent:
    """The tokens of a day, and its money in one currency."""
    in_currency = func.sum(spending.c.cost).filter(spending.c.currency == currency)
    wanted = select(func.sum(spending.c.tokens), in_currency).where(
        spending.c.day == day.isoformat()
    )
    with reading(database) as connection:
        tokens, cost = connection.execute(wanted).one()
    return Spent(int(tokens or 0), Decimal(int(cost or 0)) / _BILLION)
