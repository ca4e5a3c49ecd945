"""Build the tables, or bring older ones up to date."""

from importlib import resources

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from service.store.database import Database, writing

_LOCK = 6_213_977_512
"""Any number of our own: two servers that start at once migrate one after the other."""


def upgrade(database: Database, revision: str = "head") -> None:
    """Run the migrations that are missing, in one transaction. Does nothing when none is."""
    with writing(database) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        command.upgrade(configuration(connection), revision)


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
