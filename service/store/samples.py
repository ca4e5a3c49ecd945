"""Second readings: records of their own beside those that were read first.

A second reading has the article, the facts and the findings of the first, and none of its
decisions. It goes to another person, and counts for nothing but how far two readers agree.
"""

from sqlalchemy import Connection, insert, literal, select

from schemas.extraction import Extraction
from service.sampling import SECOND
from service.store import terms
from service.store.ids import new_id
from service.store.tables import extractions, facts, findings


def queue_second(connection: Connection, extraction_id: str, first_reader: str) -> None:
    """Queue the record once more, for anybody but its first reader; once is enough."""
    first = connection.execute(select(extractions).where(extractions.c.id == extraction_id)).one()
    known = select(extractions.c.id).where(extractions.c.first_id == extraction_id)
    if first.payload is None or connection.execute(known).first() is not None:
        return
    copy_id = new_id()
    payload = Extraction.model_validate_json(first.payload).model_copy(update={"id": copy_id})
    connection.execute(
        insert(extractions).values(
            first._asdict()
            | {
                "id": copy_id,
                "state": "queued",
                "version": 0,
                "decided": 0,
                "question": None,
                "payload": payload.model_dump_json(),
                "sample": SECOND,
                "first_reader": first_reader,
                "first_id": extraction_id,
            }
        )
    )
    for table in (facts, findings):
        columns = [column for column in table.c if column.name != "extraction_id"]
        source = select(literal(copy_id), *columns).where(table.c.extraction_id == extraction_id)
        names = ["extraction_id", *(column.name for column in columns)]
        connection.execute(insert(table).from_select(names, source))
    terms.refresh(connection, copy_id)
