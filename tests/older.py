"""Rows as the first revision of the tables kept them, for tests of migrations and backups."""

from datetime import UTC, datetime

from sqlalchemy import text

from schemas.verdict import Verdict
from tests.records import an_article, an_extraction


def as_0001_kept_it(connection, record_id, state):
    """Three versions of one article, in the columns of the first tables; the second is decided."""
    article = an_article()
    extraction = an_extraction(article, id=record_id)
    verdict = Verdict(
        extraction_id=record_id,
        fact_id="f1",
        kind="accept",
        reviewer="li",
        decided=datetime(2025, 2, 16, tzinfo=UTC),
    )
    now = "2025-02-15 08:00:00+00:00"
    kept = connection.exec_driver_sql("SELECT count(*) FROM articles").scalar()
    if not kept:
        _insert(
            connection,
            "articles",
            id=article.id,
            text=article.text,
            about=article.model_dump_json(exclude={"text", "html"}),
            created=now,
        )
    _insert(
        connection,
        "extractions",
        id=record_id,
        article_id=article.id,
        state=state,
        version=1,
        model="m",
        base_url="u",
        created=now,
        payload=extraction.model_dump_json(),
        facts=1,
        flagged=0,
        decided=1,
        risk=1.0,
    )
    if state == "reviewed":
        _insert(
            connection,
            "verdicts",
            extraction_id=record_id,
            position=0,
            fact_id="f1",
            kind="accept",
            reviewer="li",
            decided=now,
            payload=verdict.model_dump_json(),
        )


def _insert(connection, table, **row):
    names = ", ".join(f'"{name}"' for name in row)
    places = ", ".join(f":{name}" for name in row)
    connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({places})"), row)
