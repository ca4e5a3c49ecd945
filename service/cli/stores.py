"""The database that the settings name, for one command."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from service.store.database import Database


@contextmanager
def open_store() -> "Iterator[Database]":
    """Open it with its tables up to date, close it after. Raises as `open_database` does."""
    from service import logs  # noqa: PLC0415
    from service.resources import open_database  # noqa: PLC0415  SQLAlchemy takes long to import
    from service.settings import load  # noqa: PLC0415

    logs.configure("error")
    database = open_database(load())
    try:
        yield database
    finally:
        database.dispose()
