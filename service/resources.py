"""The settings -> what an extraction needs: the model, the database, the limits."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog

from service.llm import ModelSpec, open_model
from service.pipeline import Resources
from service.settings import Settings
from service.store import migrate
from service.store.database import Database, connect

log = structlog.get_logger("cityfacts.resources")


def model_spec(settings: Settings) -> ModelSpec:
    """Which model the settings name. Raises ConfigurationError where they name none."""
    return ModelSpec(
        model=settings.model,
        base_url=settings.base_url,
        api_key=settings.api_key.get_secret_value() if settings.api_key else None,
        mode=settings.mode,
        deadline=settings.deadline,
        timeout=settings.timeout,
        retries=settings.retries,
        reasks=settings.reasks,
        concurrency=settings.concurrency,
        max_tokens=settings.max_tokens,
        temperature=settings.temperature,
    )


def open_database(settings: Settings) -> Database:
    """The database with its tables up to date; the log tells where they were not.

    Raises ConfigurationError for an address that cannot be used and for a database that a newer
    program made, StoreUnavailable when nothing answers there.
    """
    database = connect(settings.database_url)
    steps = migrate.upgrade(database)
    if steps.before is not None and steps.before != steps.after:
        log.warning("database upgraded", before=steps.before, after=steps.after)
    return database


def upgrade_database(settings: Settings) -> migrate.Steps:
    """Bring the tables up to date; what was done. Raises as `open_database` does."""
    database = connect(settings.database_url)
    try:
        return migrate.upgrade(database)
    finally:
        database.dispose()


@asynccontextmanager
async def open_resources(settings: Settings, *, keep: bool = True) -> AsyncIterator[Resources]:
    """Open model and database, and close them after; without `keep` there is no database."""
    spec = model_spec(settings)
    database = await asyncio.to_thread(open_database, settings) if keep else None
    try:
        async with open_model(spec) as model:
            yield Resources(
                model=model,
                database=database,
                max_chars=settings.max_chars,
                part_chars=settings.part_chars,
                repair=settings.repair,
            )
    finally:
        if database is not None:
            database.dispose()
