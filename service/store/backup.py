"""A whole database as one file, and back: from SQLite or PostgreSQL into either of them.

The file is a zip: `manifest.json` tells the revision of the tables, and for each table its columns,
the number of its rows and their SHA-256; `tables/NAME.jsonl` has a row a line, as a JSON array in
the order of the columns, sorted by the primary key. So two databases with the same data give the
same digests. docs/export.md describes it for those who write their own reader.
"""

import base64
import json
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import IO, Any, BinaryIO

from pydantic import BaseModel, ConfigDict, ValidationError
from sqlalchemy import (
    Connection,
    DateTime,
    LargeBinary,
    MetaData,
    Table,
    func,
    insert,
    select,
    text,
)
from sqlalchemy.types import TypeEngine

from service.errors import BadBackup, ConfigurationError, Conflict
from service.store import migrate, tables
from service.store.database import Database, snapshot, writing

_AT_ONCE = 1000
_MANIFEST = "manifest.json"


class Kept(BaseModel):
    """One table in the file."""

    model_config = ConfigDict(frozen=True)

    columns: tuple[str, ...]
    rows: int
    sha256: str


class Manifest(BaseModel):
    """What the file holds."""

    model_config = ConfigDict(frozen=True)

    format: int = 1
    made: datetime
    revision: str
    tables: dict[str, Kept]


def backup(database: Database, file: BinaryIO) -> Manifest:
    """Write the whole database to a file, as it stands at one moment; the server may go on writing.

    Raises ConfigurationError for a database without tables.
    """
    with snapshot(database) as connection:
        revision = migrate.revision_on(connection)
        if revision is None:
            raise ConfigurationError("The database is empty: there is nothing to back up.")
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=5) as archive:
            kept = {}
            for table in _own_tables(connection):
                with archive.open(_entry(table.name), "w", force_zip64=True) as entry:
                    kept[table.name] = _write(connection, table, entry)
            manifest = Manifest(made=datetime.now(UTC), revision=revision, tables=kept)
            archive.writestr(_MANIFEST, manifest.model_dump_json(indent=1))
    return manifest


def restore(database: Database, file: BinaryIO, *, force: bool = False) -> Manifest:
    """Fill a database from a backup, whole or not at all, and bring its tables up to date.

    `force` drops what the database holds. Raises Conflict where it holds anything without `force`,
    BadBackup for a file that is damaged, ConfigurationError for one that a newer program made.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = Manifest.model_validate_json(archive.read(_MANIFEST))
            migrate.require_known(manifest.revision)
            with writing(database) as connection:
                _make_room(connection, force=force)
                migrate.upgrade_on(connection, manifest.revision)
                _fill(connection, archive, manifest)
                migrate.upgrade_on(connection)
    except (zipfile.BadZipFile, KeyError, EOFError, ValidationError) as error:
        raise BadBackup(f"{BadBackup.summary()} ({_first_line(error)})") from error
    return manifest


def _own_tables(connection: Connection) -> list[Table]:
    """Our tables as they are there, parents before children."""
    found = MetaData()
    found.reflect(connection, only=lambda name, _: name in tables.metadata.tables)
    return found.sorted_tables


def _entry(table: str) -> str:
    return f"tables/{table}.jsonl"


def _write(connection: Connection, table: Table, entry: IO[bytes]) -> Kept:
    digest, rows = sha256(), 0
    types = [column.type for column in table.columns]
    ordered = select(table).order_by(*table.primary_key.columns)
    flowing = connection.execution_options(stream_results=True, max_row_buffer=_AT_ONCE)
    for some in flowing.execute(ordered).partitions(_AT_ONCE):
        lines = b"".join(_line(row, types) for row in some)
        entry.write(lines)
        digest.update(lines)
        rows += len(some)
    names = tuple(column.name for column in table.columns)
    return Kept(columns=names, rows=rows, sha256=digest.hexdigest())


def _line(row: Sequence[Any], types: Sequence[TypeEngine[Any]]) -> bytes:
    told = [_told(value, kind) for value, kind in zip(row, types, strict=True)]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _told(value: Any, kind: TypeEngine[Any]) -> Any:
    if value is None:
        return None
    if isinstance(kind, DateTime):
        aware = value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
        return aware.isoformat()
    if isinstance(kind, LargeBinary):
        return base64.b64encode(value).decode()
    return value


def _make_room(connection: Connection, *, force: bool) -> None:
    there = _own_tables(connection)
    if any(connection.execute(select(table).limit(1)).first() for table in there) and not force:
        raise Conflict(
            "The database holds data. Restore into an empty one (DATABASE_URL), or drop what it "
            "holds with --force."
        )
    for table in reversed(there):
        table.drop(connection)
    connection.execute(text("DROP TABLE IF EXISTS alembic_version"))


def _fill(connection: Connection, archive: zipfile.ZipFile, manifest: Manifest) -> None:
    for table in _own_tables(connection):
        kept = manifest.tables.get(table.name)
        if kept is None:
            raise BadBackup(f"{BadBackup.summary()} (the table {table.name} is missing)")
        digest, rows = sha256(), 0
        with archive.open(_entry(table.name)) as entry:
            for lines in _some(entry):
                connection.execute(insert(table), [_row(line, kept, table) for line in lines])
                digest.update(b"".join(lines))
                rows += len(lines)
        if (rows, digest.hexdigest()) != (kept.rows, kept.sha256):
            raise BadBackup(
                f"{BadBackup.summary()} ({table.name}: {rows} of {kept.rows} rows, or other ones)"
            )
        _count_on(connection, table)


def _some(entry: IO[bytes]) -> Iterator[list[bytes]]:
    while lines := [line for line, _ in zip(entry, range(_AT_ONCE), strict=False)]:
        yield lines


def _row(line: bytes, kept: Kept, table: Table) -> dict[str, Any]:
    try:
        told = dict(zip(kept.columns, json.loads(line), strict=True))
        return {name: _value(value, table.columns[name].type) for name, value in told.items()}
    except (ValueError, TypeError) as error:
        raise BadBackup(f"{BadBackup.summary()} ({table.name}: {_first_line(error)})") from error


def _value(told: Any, kind: TypeEngine[Any]) -> Any:
    if told is None:
        return None
    if isinstance(kind, DateTime):
        return datetime.fromisoformat(told)
    if isinstance(kind, LargeBinary):
        return base64.b64decode(told)
    return told


def _count_on(connection: Connection, table: Table) -> None:
    """PostgreSQL numbers new rows by a sequence, which does not see the rows put in by number."""
    if connection.dialect.name != "postgresql":
        return
    for column in table.primary_key.columns:
        named = text("SELECT pg_get_serial_sequence(:table, :column)")
        sequence = connection.execute(named, {"table": table.name, "column": column.name}).scalar()
        newest = select(column).order_by(column.desc()).limit(1)
        last = connection.execute(newest).scalar() if sequence else None
        if last is not None:
            connection.execute(select(func.setval(sequence, last)))


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
