"""The pages over a real database, with records from the factory."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fastapi import FastAPI

from service.app import create_app
from service.settings import Settings
from service.store import migrate, records
from service.store.database import Database, connect
from service.store.records import Question
from tests.unit.web.factory import Made


def settings(folder: Path, **changed: object) -> Settings:
    """Settings for a server whose data lies in the folder."""
    told: dict[str, object] = {
        "CITYFACTS_LOG_LEVEL": "error",
        "CITYFACTS_HOSTS": "127.0.0.1,testserver",
        "DATABASE_URL": f"sqlite:///{folder / 'test.db'}",
        **changed,
    }
    return Settings(_env_file=None, **told)  # type: ignore[arg-type,call-arg]


@contextmanager
def database(folder: Path) -> Iterator[Database]:
    """The same database, from the test's side."""
    opened = connect(f"sqlite:///{folder / 'test.db'}")
    migrate.upgrade(opened)
    try:
        yield opened
    finally:
        opened.dispose()


def keep(opened: Database, made: Made, risk: float = 1.0) -> str:
    """Put a record into the store; its id."""
    question = Question(
        article_id=made.article.id,
        model=made.extraction.provenance.model,
        base_url=made.extraction.provenance.base_url,
        prompt_sha256=made.extraction.id,
        mode="json_schema",
    )
    records.save(opened, made.article, made.extraction, question, risk=risk)
    return made.extraction.id


def the_app(folder: Path, **changed: object) -> FastAPI:
    """The whole application."""
    return create_app(settings(folder, **changed))
