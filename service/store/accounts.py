"""Accounts, and what happened to them: every change with its event, in one transaction."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, exists, insert, select, update

from schemas.account import Account, AccountEvent, Role
from service.errors import Conflict, NotFound
from service.store.database import Database, reading, writing
from service.store.tables import account_events, accounts, sessions
from service.store.words import indexed

_ANY = select(exists(select(accounts.c.name)))
"""Built once: as long as there is none, every request asks."""


def are_there(database: Database) -> bool:
    """Whether there is any account, disabled ones too: once there was one, everybody logs in."""
    with reading(database) as connection:
        return bool(connection.execute(_ANY).scalar())


def add(database: Database, account: Account, password: str, event: AccountEvent) -> None:
    """Keep a new account with its password's hash. Raises Conflict for a name that is taken."""
    with writing(database) as connection:
        if _row(connection, account.name) is not None:
            raise Conflict(f"There is an account {account.name} already.")
        row = {
            "name": account.name,
            "role": account.role,
            "created": account.created,
            "password": password,
        }
        connection.execute(insert(accounts).values(row))
        note(connection, event)


def listing(database: Database) -> tuple[Account, ...]:
    """All accounts, by name."""
    with reading(database) as connection:
        rows = connection.execute(select(accounts).order_by(accounts.c.name)).mappings()
        return tuple(_account(row) for row in rows)


def find(database: Database, name: str) -> tuple[Account, str] | None:
    """An account and its password's hash, or None."""
    with reading(database) as connection:
        row = _row(connection, name)
    return None if row is None else (_account(row), row["password"])


def change_password(database: Database, name: str, password: str, event: AccountEvent) -> None:
    """Keep another password's hash and end all sessions. Raises NotFound."""
    _change(database, name, {"password": password}, event, ends_sessions=True)


def rehash(database: Database, name: str, password: str) -> None:
    """Keep the same password under today's parameters."""
    with writing(database) as connection:
        connection.execute(
            update(accounts).where(accounts.c.name == name).values(password=password)
        )


def change_role(database: Database, name: str, role: Role, event: AccountEvent) -> None:
    """Raises NotFound, and Conflict where no admin would be left."""
    _change(database, name, {"role": role}, event, keeps_admin=role == "admin")


def disable(database: Database, name: str, event: AccountEvent) -> None:
    """End the account's sessions, and let it log in no more. Raises NotFound, Conflict."""
    changed = {"disabled": event.at}
    _change(database, name, changed, event, keeps_admin=False, ends_sessions=True)


def enable(database: Database, name: str, event: AccountEvent) -> None:
    """Let a disabled account log in again. Raises NotFound."""
    _change(database, name, {"disabled": None}, event)


def events(database: Database, limit: int) -> tuple[AccountEvent, ...]:
    """What happened last, the newest first."""
    newest = select(account_events).order_by(account_events.c.id.desc()).limit(limit)
    with reading(database) as connection:
        rows = connection.execute(newest).mappings()
        names = AccountEvent.__dataclass_fields__
        return tuple(AccountEvent(**{name: row[name] for name in names}) for row in rows)


def record(database: Database, event: AccountEvent) -> None:
    """Append an event by itself."""
    with writing(database) as connection:
        note(connection, event)


def note(connection: Connection, event: AccountEvent) -> None:
    """Append an event within a transaction."""
    row = {
        "at": event.at,
        "kind": event.kind,
        "about": indexed(event.about),
        "by": event.by,
        "address": event.address[:64],
        "detail": event.detail,
    }
    connection.execute(insert(account_events).values(row))


def _change(
    database: Database,
    name: str,
    changed: Mapping[str, Any],
    event: AccountEvent,
    *,
    keeps_admin: bool = True,
    ends_sessions: bool = False,
) -> None:
    with writing(database) as connection:
        if not keeps_admin:
            _require_another_admin(connection, name)
        found = connection.execute(
            update(accounts).where(accounts.c.name == name).values(changed)
        ).rowcount
        if not found:
            raise NotFound(f"There is no account {name}. `cityfacts users list` names all.")
        if ends_sessions:
            connection.execute(delete(sessions).where(sessions.c.account == name))
        note(connection, event)


def _require_another_admin(connection: Connection, name: str) -> None:
    admins = select(accounts.c.name).where(
        accounts.c.role == "admin", accounts.c.disabled.is_(None)
    )
    # locked, so that two admins who disable each other at once do not both succeed
    if connection.execute(admins.with_for_update()).scalars().all() == [name]:
        raise Conflict(f"{name} is the only admin. Make another account admin first.")


def _row(connection: Connection, name: str) -> RowMapping | None:
    return connection.execute(select(accounts).where(accounts.c.name == name)).mappings().first()


def _account(row: RowMapping) -> Account:
    return Account(**{name: row[name] for name in Account.__dataclass_fields__})
