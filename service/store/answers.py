"""Every answer of a model as it wrote it: appended, never changed."""

import json
from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from schemas.spending import RawAnswer
from service.errors import NotFound
from service.store import rows
from service.store.database import Database, reading
from service.store.tables import answers, extractions


def keep(
    connection: Connection,
    extraction_id: str,
    written: Sequence[RawAnswer],
    *,
    are_first: bool = False,
) -> None:
    """Append the answers to a record, after those of earlier runs; `are_first`: there are none."""
    if not written:
        return
    first = 0 if are_first else _kept(connection, extraction_id)
    told = [
        {
            "extraction_id": extraction_id,
            "position": first + number,
            "round": answer.round,
            "part": answer.part,
            "attempt": answer.attempt,
            "created": answer.created,
            "text": _escaped(answer.text),
        }
        for number, answer in enumerate(written)
    ]
    rows.add(connection, answers, told)


def _kept(connection: Connection, extraction_id: str) -> int:
    of_record = answers.c.extraction_id == extraction_id
    return connection.scalar(select(func.count()).select_from(answers).where(of_record)) or 0


def load(database: Database, extraction_id: str) -> tuple[RawAnswer, ...]:
    """The answers of a record in the order of asking. Raises NotFound where there is no record."""
    wanted = (
        select(answers).where(answers.c.extraction_id == extraction_id).order_by(answers.c.position)
    )
    with reading(database) as connection:
        kept = connection.execute(wanted).all()
        known = select(extractions.c.id).where(extractions.c.id == extraction_id)
        if not kept and connection.execute(known).first() is None:
            raise NotFound(f"There is no extraction {extraction_id}.")
    return tuple(
        RawAnswer(
            round=row.round,
            part=row.part,
            attempt=row.attempt,
            created=row.created,
            text=json.loads(row.text),
        )
        for row in kept
    )


def _escaped(text: str) -> str:
    """As a JSON string: a NUL or half a character cannot be kept otherwise, and neither is lost."""
    return json.dumps(text, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()
