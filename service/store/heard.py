"""Answers of an article that still waits for others; gone once its record is kept."""

from datetime import UTC, datetime

from sqlalchemy import BindParameter, Connection, bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from service.store.database import Database, writing
from service.store.tables import heard

_ASKED: BindParameter[str] = bindparam("asked")
_HEARD = select(heard.c.request, heard.c.answer).where(heard.c.question == _ASKED)


def keep(database: Database, question: str, answers: dict[str, str]) -> None:
    """Keep answers to an article's question, each under the digest of its request."""
    now = datetime.now(UTC)
    rows = [
        {"question": question, "request": request, "answer": answer, "created": now}
        for request, answer in answers.items()
    ]
    with writing(database) as connection:
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        row = dialect.insert(heard)
        newer = {column: row.excluded[column] for column in ("answer", "created")}
        connection.execute(
            row.on_conflict_do_update(index_elements=["question", "request"], set_=newer), rows
        )


def recall(connection: Connection, question: str) -> dict[str, str]:
    """What was heard of an article before its process ended, by the digest of the request."""
    return {row.request: row.answer for row in connection.execute(_HEARD, {"asked": question})}


def forget(connection: Connection, question: str) -> None:
    """Drop them, in the transaction that keeps the record."""
    connection.execute(delete(heard).where(heard.c.question == question))


def forget_all(connection: Connection) -> None:
    """Drop those of all articles."""
    connection.execute(delete(heard))
