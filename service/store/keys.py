"""The keys of programs. The store keeps their digests only."""

from datetime import datetime

from sqlalchemy import RowMapping, insert, select, update

from schemas.account import AccountEvent, ApiKey
from service.errors import Conflict, NotFound
from service.store.accounts import note
from service.store.database import Database, reading, writing
from service.store.tables import api_keys


def add(database: Database, key: ApiKey, digest: str, event: AccountEvent) -> None:
    """Keep a key's digest. Raises Conflict for a name that a key has or had."""
    row = {
        "name": key.name,
        "digest": digest,
        "hint": key.hint,
        "scopes": " ".join(key.scopes),
        "created": key.created,
        "created_by": key.created_by,
    }
    with writing(database) as connection:
        taken = select(api_keys.c.name).where(api_keys.c.name == key.name)
        if connection.execute(taken).first() is not None:
            raise Conflict(f"There is, or was, a key {key.name}. Take another name.")
        connection.execute(insert(api_keys).values(row))
        note(connection, event)


def find(database: Database, digest: str) -> ApiKey | None:
    """The key with this digest, revoked or not; None where there is none."""
    with reading(database) as connection:
        wanted = select(api_keys).where(api_keys.c.digest == digest)
        row = connection.execute(wanted).mappings().first()
    return None if row is None else _key(row)


def listing(database: Database) -> tuple[ApiKey, ...]:
    """All keys, by name; revoked ones too."""
    with reading(database) as connection:
        rows = connection.execute(select(api_keys).order_by(api_keys.c.name)).mappings()
        return tuple(_key(row) for row in rows)


def revoke(database: Database, name: str, event: AccountEvent) -> None:
    """From now on the key opens nothing. Raises NotFound for one that is none, or revoked."""
    valid = (api_keys.c.name == name) & api_keys.c.revoked.is_(None)
    with writing(database) as connection:
        found = connection.execute(update(api_keys).where(valid).values(revoked=event.at)).rowcount
        if not found:
            raise NotFound(f"There is no valid key {name}. `cityfacts keys list` names all.")
        note(connection, event)


def touch(database: Database, name: str, now: datetime) -> None:
    """Note that the key was used."""
    with writing(database) as connection:
        connection.execute(update(api_keys).where(api_keys.c.name == name).values(used=now))


def _key(row: RowMapping) -> ApiKey:
    told = {name: row[name] for name in ApiKey.__dataclass_fields__}
    return ApiKey(**{**told, "scopes": tuple(row["scopes"].split())})
