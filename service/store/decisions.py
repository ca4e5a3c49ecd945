"""What people decided: appended, never changed."""

from collections.abc import Sequence

from sqlalchemy import func, insert, select, update

from schemas.verdict import RecordState, Verdict
from service.errors import Conflict, NotFound
from service.store import accepting, leases, samples, terms
from service.store.database import Database, writing
from service.store.tables import extractions, verdicts


def append(
    database: Database,
    extraction_id: str,
    decided: Sequence[Verdict],
    *,
    version: int,
    state: RecordState,
    facts_decided: int,
    second_reading: bool = False,
) -> int:
    """Append verdicts to a record and set its state, in one transaction; the new version.

    `version` is the one that the verdicts were made on. `facts_decided`: how many facts have a
    verdict that stands, these included. `second_reading`: whether the record is also queued for
    another reader, who does not see this one's decisions. Raises Conflict when somebody else
    decided meanwhile, Taken when somebody else has the record in hand, and NotFound.
    """
    expected = (extractions.c.id == extraction_id) & (extractions.c.version == version)
    changed = {"version": version + 1, "state": state, "decided": facts_decided}
    stood = select(extractions.c.state, extractions.c.risk).where(expected)
    with writing(database) as connection:
        for reviewer in {verdict.reviewer for verdict in decided}:
            leases.require_not_taken(connection, extraction_id, reviewer)
        was = connection.execute(stood).one_or_none()
        updated = connection.execute(update(extractions).where(expected).values(changed))
        if not updated.rowcount:
            known = select(extractions.c.id).where(extractions.c.id == extraction_id)
            raise NotFound if connection.execute(known).first() is None else Conflict
        if was is not None:
            terms.refresh(connection, extraction_id, terms.Standing(*was))
        if decided:
            of_record = verdicts.c.extraction_id == extraction_id
            first = connection.execute(
                select(func.count()).select_from(verdicts).where(of_record)
            ).scalar_one()
            rows = [
                {
                    "extraction_id": extraction_id,
                    "position": first + number,
                    "fact_id": verdict.fact_id,
                    "kind": verdict.kind,
                    "reviewer": verdict.reviewer,
                    "decided": verdict.decided,
                    "seconds": verdict.seconds,
                    "payload": verdict.model_dump_json(),
                }
                for number, verdict in enumerate(decided)
            ]
            connection.execute(insert(verdicts), rows)
            accepting.refresh_of(connection, extraction_id)
        if second_reading:
            samples.queue_second(connection, extraction_id, decided[-1].reviewer)
    return version + 1
