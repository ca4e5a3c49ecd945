"""Commands about the database: upgrade, backup, restore."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.cli import files
from service.errors import InputError

if TYPE_CHECKING:
    from service.store.backup import Manifest
    from service.store.database import Database

db = typer.Typer(name="db", help="The database of DATABASE_URL.", no_args_is_help=True)


@db.command("upgrade")
def upgrade(
    again: Annotated[
        bool, typer.Option("--again", help="Tell the accepted facts anew, whatever the tables are.")
    ] = False,
) -> None:
    """Bring the tables up to date. `serve` does the same when it starts; back up before.

    Example:

        cityfacts db backup before.zip && cityfacts db upgrade
    """
    from service.store import accepting, migrate  # noqa: PLC0415
    from service.store.database import writing  # noqa: PLC0415

    with _database() as database:
        steps = migrate.upgrade(database)
        if again:
            with writing(database) as connection:
                accepting.rebuild(connection)
    files.say(steps.told())


@db.command("backup")
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE.zip")],
    force: Annotated[bool, typer.Option("--force", help="Write over the file.")] = False,
) -> None:
    """Write everything to one file, as it stands now; the server may go on running.

    It restores into SQLite and into PostgreSQL alike.

    Example:

        cityfacts db backup cityfacts-$(date +%F).zip
    """
    from service.newfile import new_file  # noqa: PLC0415
    from service.store import backup as backups  # noqa: PLC0415

    with _database() as database, new_file(file, force=force, private=True) as written:
        manifest = backups.backup(database, written)
    files.say(f"{file}: {_told(manifest)}")


@db.command("restore")
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE.zip")],
    force: Annotated[
        bool, typer.Option("--force", help="Drop what the database holds now.")
    ] = False,
) -> None:
    """Fill the database from a backup, whole or not at all. Stop the server before.

    A backup of older tables is brought up to date. Every row is counted and checked.

    Examples:

        cityfacts db restore cityfacts-2026-02-09.zip

        DATABASE_URL=postgresql://me@127.0.0.1/cityfacts cityfacts db restore from-sqlite.zip
    """
    from service.store import backup as backups  # noqa: PLC0415

    try:
        opened = file.open("rb")
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}.") from None
    with opened, _database() as database:
        manifest = backups.restore(database, opened, force=force)
    files.say(f"restored {_told(manifest)}")


def _told(manifest: "Manifest") -> str:
    rows = sum(table.rows for table in manifest.tables.values())
    made = f"{manifest.made:%Y-%m-%d %H:%M} UTC"
    return f"{rows} rows of {len(manifest.tables)} tables, as of {made}"


@contextmanager
def _database() -> "Iterator[Database]":
    from service import logs  # noqa: PLC0415
    from service.settings import load  # noqa: PLC0415
    from service.store.database import connect  # noqa: PLC0415

    logs.configure("error")
    database = connect(load().database_url)
    try:
        yield database
    finally:
        database.dispose()
