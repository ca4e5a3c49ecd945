"""Which way of asking a model's server takes, as learned."""

from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from service.store.database import Database, reading, writing
from service.store.tables import modes


def known(database: Database, base_url: str, model: str) -> str | None:
    """The mode that worked last, or None."""
    wanted = select(modes.c.mode).where(modes.c.base_url == base_url, modes.c.model == model)
    with reading(database) as connection:
        return connection.execute(wanted).scalar_one_or_none()


def learn(database: Database, base_url: str, model: str, mode: str) -> None:
    """Remember the mode that worked."""
    row = {"base_url": base_url, "model": model, "mode": mode, "learned": datetime.now(UTC)}
    with writing(database) as connection:
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        connection.execute(  # many may learn it at once
            dialect.insert(modes)
            .values(row)
            .on_conflict_do_update(
                index_elements=["base_url", "model"],
                set_={"mode": mode, "learned": row["learned"]},
            )
        )
