"""Build the tables, or bring older ones up to date."""

from importlib import resources
from typing import NamedTuple

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from service.errors import ConfigurationError
from service.store import accepting, terms
from service.store.database import Database, reading, writing

_LOCK = 6_213_977_512
"""Any number of our own: two servers that start at once migrate one after the other."""


class Steps(NamedTuple):
    """The revision before an upgrade, None for an empty database, and the one after."""

    before: str | None
    after: str | None

    def told(self) -> str:
        """What was done, as a sentence."""
        if self.before is None:
            return f"tables made, at revision {self.after}"
        if self.before == self.after:
            return f"tables are up to date, at revision {self.after}"
        return f"tables brought from revision {self.before} to {self.after}"


def upgrade(database: Database, revision: str = "head") -> Steps:
    """Run the migrations that are missing, in one transaction. Does nothing when none is.

    Accepted facts are told anew after a migration, for what they follow from may have changed;
    terms are told where there are none yet.
    Raises ConfigurationError for a database that a newer program made.
    """
    with writing(database) as connection:
        return upgrade_on(connection, revision)


def upgrade_on(connection: Connection, revision: str = "head") -> Steps:
    """The same inside a transaction that is open already."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    before = revision_on(connection)
    require_known(before)
    command.upgrade(configuration(connection), revision)
    after = revision_on(connection)
    if before is not None and before != after == newest_revision():
        accepting.rebuild(connection)
        terms.fill(connection)
    return Steps(before, after)


def revision_of(database: Database) -> str | None:
    """The revision of the database's tables; None for an empty one."""
    with reading(database) as connection:
        return revision_on(connection)


def revision_on(connection: Connection) -> str | None:
    """The same inside a transaction."""
    return MigrationContext.configure(connection).get_current_revision()


def require_known(revision: str | None) -> None:
    """Raises ConfigurationError for a revision that this program does not know."""
    scripts = ScriptDirectory.from_config(configuration())
    if revision not in (None, *(script.revision for script in scripts.walk_revisions())):
        raise ConfigurationError(
            f"The database was made by a newer cityfacts (its tables are at {revision}, this "
            f"program's at {scripts.get_current_head()}). Start the newer program."
        )


def newest_revision() -> str | None:
    """The revision that this program's tables have."""
    return ScriptDirectory.from_config(configuration()).get_current_head()


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's configuration, without a file of its own."""
    config = Config()
    with resources.as_file(resources.files("service") / "migrations") as folder:
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
