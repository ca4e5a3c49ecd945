"""The settings -> what an extraction needs: the model, the database, the limits."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import structlog

from service.errors import ConfigurationError
from service.llm import ModelSpec, open_model
from service.llm.budget import Budget
from service.llm.prices import Price, price_of, read_prices
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


def budget(settings: Settings, prices: Sequence[Price]) -> Budget:
    """What may be spent. Raises ConfigurationError for money where the model has no price."""
    allowed = Budget(
        article_tokens=settings.article_tokens,
        article_cost=settings.article_cost,
        day_tokens=settings.day_tokens,
        day_cost=settings.day_cost,
    )
    spec = model_spec(settings)
    if allowed.of_money and price_of(spec.model, spec.where, prices) is None:
        raise ConfigurationError(
            f"A budget in money needs the price of {spec.model}. Write it into a table and name "
            "that in CITYFACTS_PRICES, or limit the tokens instead."
        )
    return allowed


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
    spec, prices = model_spec(settings), read_prices(settings.prices)
    allowed = budget(settings, prices)
    database = await asyncio.to_thread(open_database, settings) if keep else None
    try:
        async with open_model(spec, prices) as model:
            yield Resources(
                model=model,
                database=database,
                max_chars=settings.max_chars,
                part_chars=settings.part_chars,
                repair=settings.repair,
                budget=allowed,
                blind_share=settings.blind_share,
            )
    finally:
        if database is not None:
            database.dispose()
