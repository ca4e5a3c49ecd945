"""The connection: an SQLite file or PostgreSQL behind the same code."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    DBAPIError,
    NoSuchModuleError,
    OperationalError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout
from tenacity import retry, retry_if_exception, stop_after_delay, wait_random

from service.errors import ConfigurationError, StoreUnavailable

Database = Engine
"""What `connect` gives; other rooms hand it on and never look inside."""

_BUSY_MILLISECONDS = 10_000
"""How long a writer waits for another one's transaction."""
_CONNECT_SECONDS = 10


def connect(url: str) -> Database:
    """Open the database at `url`; makes the SQLite file's directory. No table is touched.

    Raises ConfigurationError for a URL that cannot be used.
    """
    address = _address(url)
    if address.get_backend_name() != "sqlite":
        return create_engine(
            address,
            pool_pre_ping=True,
            pool_size=10,
            max_overflow=20,
            connect_args={"connect_timeout": _CONNECT_SECONDS},
        )
    _make_room(Path(str(address.database)))
    # Last in, first out: what another connection writes makes a connection read its pages anew.
    # With 64 articles in flight 116 reads an article became 37.
    engine = create_engine(address, pool_use_lifo=True, execution_options={"turn": Lock()})
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def describe(url: str) -> str:
    """Where the data is kept, without a password: a file's path, or a URL."""
    address = _address(url)
    if address.get_backend_name() == "sqlite":
        return str(Path(str(address.database)).resolve())
    return address.render_as_string(hide_password=True)


def beside(url: str, name: str) -> str:
    """The database for another program's tables: a file beside ours, or the same PostgreSQL."""
    address = _address(url)
    if address.get_backend_name() == "sqlite":
        file = Path(str(address.database))
        address = address.set(database=str(file.with_name(f"{file.stem}-{name}{file.suffix}")))
    return address.render_as_string(hide_password=False)


def is_ready(database: Database) -> bool:
    """Whether the database answers."""
    try:
        with reading(database) as connection:
            connection.execute(text("SELECT 1"))
    except StoreUnavailable:
        return False
    return True


@contextmanager
def reading(database: Database) -> Iterator[Connection]:
    """One consistent view; raises StoreUnavailable when the database does not answer."""
    with _explained(), database.connect() as connection:
        _begin(connection, "BEGIN")
        yield connection


@contextmanager
def writing(database: Database) -> Iterator[Connection]:
    """One transaction: all of it, or nothing. Raises StoreUnavailable as `reading` does.

    It takes SQLite's write lock at once: a reader that turns writer half-way would fail, not wait.
    """
    with _explained(), _turn(database), database.begin() as writer:
        _begin(writer, "BEGIN IMMEDIATE")
        yield writer


@contextmanager
def _turn(database: Database) -> Iterator[None]:
    """SQLite takes one writer at a time. Those of this process queue here: SQLite's own waiting is
    a series of sleeps. With 64 articles in flight 26 to 28 a second became 30 to 31
    (`python -m bench.service`).
    """
    turn: Lock | None = database.get_execution_options().get("turn")
    if turn is None:
        yield
        return
    if not turn.acquire(timeout=_BUSY_MILLISECONDS / 1000):
        raise StoreUnavailable("The database is busy with a long write. Try again in a moment.")
    try:
        yield
    finally:
        turn.release()


@contextmanager
def snapshot(database: Database) -> Iterator[Connection]:
    """One consistent view over several questions, however much is written meanwhile."""
    with _explained(), database.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ")
        _begin(connection, "BEGIN")
        yield connection


def _begin(connection: Connection, statement: str) -> None:
    """Where SQLAlchemy does not send one. A listener to its `begin` would do so too, but whatever
    listens makes every statement look for listeners."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(statement)


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        raise StoreUnavailable(
            f"The database does not answer ({_first_line(error.orig)}). Check DATABASE_URL, the "
            "disk's free space, and that the server runs."
        ) from error
    except PoolTimeout as error:
        raise StoreUnavailable(
            "All connections to the database are in use. Try again in a moment."
        ) from error
    except DBAPIError as error:
        if error.connection_invalidated:
            raise StoreUnavailable from error
        if type(error) is not DatabaseError:  # a subclass is a fault of ours: a key, a column
            raise
        raise StoreUnavailable(
            f"The database is damaged ({_first_line(error.orig)}). Restore a backup into a new "
            "one: cityfacts db restore."
        ) from error


def _first_line(error: BaseException | None) -> str:
    return str(error).partition("\n")[0]


def _address(url: str) -> URL:
    try:
        address = make_url(url.replace("postgres://", "postgresql://", 1))
        address.get_dialect()
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError):
        raise ConfigurationError(
            "DATABASE_URL cannot be read. Write sqlite:///FILE or postgresql://USER@HOST/NAME."
        ) from None
    if address.get_backend_name() not in ("sqlite", "postgresql"):
        raise ConfigurationError("DATABASE_URL names neither SQLite nor PostgreSQL.")
    if address.get_backend_name() == "sqlite" and address.database in (None, "", ":memory:"):
        raise ConfigurationError("DATABASE_URL needs a file: sqlite:///FILE.")
    return address


def _make_room(file: Path) -> None:
    """The directory, and a new file that only its owner may read: it holds hashes and a secret.

    SQLite gives its journal the permissions of the file.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigurationError(
            f"The directory {file.parent} cannot be made ({error.strerror}). "
            "Set DATABASE_URL to a file in a directory that you may write to."
        ) from error
    with suppress(OSError):  # there is one, or SQLite itself tells better why there cannot be
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _prepare_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # we send BEGIN ourselves, see _begin
    connection.execute(f"PRAGMA busy_timeout={_BUSY_MILLISECONDS}")
    _write_ahead(connection)
    for pragma in ("foreign_keys=ON", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _is_busy(error: BaseException) -> bool:
    return (
        isinstance(error, sqlite3.OperationalError)
        and error.sqlite_errorcode == sqlite3.SQLITE_BUSY
    )


@retry(
    retry=retry_if_exception(_is_busy),
    stop=stop_after_delay(_BUSY_MILLISECONDS / 1000),
    wait=wait_random(0.005, 0.05),
    reraise=True,
)
def _write_ahead(connection: Any) -> None:
    """Of several that switch a new file at once SQLite refuses all but one, timeout or not."""
    connection.execute("PRAGMA journal_mode=WAL")
