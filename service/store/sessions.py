"""Who is logged in, and the secret that signs cookies."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from schemas.account import AccountEvent, Session, User
from service.store.accounts import note
from service.store.database import Database, reading, writing
from service.store.tables import accounts, secrets, sessions


def begin(database: Database, session_id: str, name: str, event: AccountEvent) -> None:
    """Keep a session that begins now."""
    now = event.at
    row = {"id": session_id, "account": name, "created": now, "seen": now}
    with writing(database) as connection:
        connection.execute(insert(sessions).values(row))
        connection.execute(update(accounts).where(accounts.c.name == name).values(last_log_in=now))
        note(connection, event)


def forget(database: Database, begun_before: datetime) -> None:
    """Delete the sessions that began before this moment."""
    with writing(database) as connection:
        connection.execute(delete(sessions).where(sessions.c.created < begun_before))


def find(database: Database, session_id: str) -> Session | None:
    """The session, if its account is not disabled. Whether it expired, the caller decides."""
    wanted = (
        select(sessions.c.created, sessions.c.seen, accounts.c.name, accounts.c.role)
        .join(accounts, accounts.c.name == sessions.c.account)
        .where(sessions.c.id == session_id, accounts.c.disabled.is_(None))
    )
    with reading(database) as connection:
        row = connection.execute(wanted).first()
    if row is None:
        return None
    return Session(user=User(row.name, row.role), created=row.created, seen=row.seen)


def touch(database: Database, session_id: str, now: datetime) -> None:
    """Note that the session was used."""
    with writing(database) as connection:
        connection.execute(update(sessions).where(sessions.c.id == session_id).values(seen=now))


def end(database: Database, session_id: str, event: AccountEvent | None = None) -> None:
    """Forget a session; does nothing where there is none."""
    with writing(database) as connection:
        gone = connection.execute(delete(sessions).where(sessions.c.id == session_id)).rowcount
        if gone and event is not None:
            note(connection, event)


def secret(database: Database, fresh: str) -> str:
    """The secret that all servers of this database share; the first one keeps `fresh`."""
    wanted = select(secrets.c.value).where(secrets.c.name == "cookies")
    with writing(database) as connection:
        insert_missing(connection, secrets, {"name": "cookies", "value": fresh})
        return str(connection.execute(wanted).scalar_one())


def insert_missing(connection: Connection, table: Table, row: Mapping[str, Any]) -> None:
    """Insert a row unless there is one with its key; two that try at once do not collide."""
    made = postgresql if connection.dialect.name == "postgresql" else sqlite
    connection.execute(made.insert(table).values(row).on_conflict_do_nothing())
