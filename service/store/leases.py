"""Who has a record in hand: a lease that runs out unless the page that is open renews it.

Who comes first is settled by one conditional write in the database, never by looking first. The
clock is the database server's where there is one, so that servers whose clocks differ agree. A
lease that ends later than a new one would was taken before a clock was set back; it counts as run
out.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, func, insert, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from schemas.verdict import Lease
from service.errors import NotFound, Taken
from service.store.database import Database, reading, writing
from service.store.tables import extractions, leases

LEASE = timedelta(seconds=90)
"""Three times the pause between two heartbeats of the page."""


def take(database: Database, extraction_id: str, holder: str, lasting: timedelta = LEASE) -> Lease:
    """Take the record in hand, or renew that; the lease that holds now, whoever has it.

    Raises NotFound for a record that is none.
    """
    with writing(database) as connection:
        _require(connection, extraction_id)
        now = _now(connection)
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        fresh = {"extraction_id": extraction_id, "holder": holder, "expires": now + lasting}
        wanted = dialect.insert(leases).values(taken=now, **fresh)
        mine = leases.c.holder == holder
        over = or_(leases.c.expires <= now, leases.c.expires > now + lasting)
        connection.execute(
            wanted.on_conflict_do_update(
                index_elements=[leases.c.extraction_id],
                set_={"holder": holder, "taken": now, "expires": now + lasting},
                where=over,
            )
        )
        connection.execute(
            leases.update()
            .where(leases.c.extraction_id == extraction_id, mine)
            .values(expires=now + lasting)
        )
        row = connection.execute(_of(extraction_id)).one()
    return Lease(holder=row.holder, taken=row.taken, expires=row.expires)


def give(database: Database, extraction_id: str, holder: str, lasting: timedelta = LEASE) -> Lease:
    """Put the record into somebody's hands, whoever has it now. Raises NotFound."""
    with writing(database) as connection:
        _require(connection, extraction_id)
        now = _now(connection)
        connection.execute(delete(leases).where(leases.c.extraction_id == extraction_id))
        given = {"holder": holder, "taken": now, "expires": now + lasting}
        connection.execute(insert(leases).values(extraction_id=extraction_id, **given))
    return Lease(holder=holder, taken=now, expires=now + lasting)


def release(database: Database, extraction_id: str, holder: str) -> None:
    """Lay the record down; nothing happens where somebody else has it."""
    mine = and_(leases.c.extraction_id == extraction_id, leases.c.holder == holder)
    with writing(database) as connection:
        connection.execute(delete(leases).where(mine))


def of_record(database: Database, extraction_id: str) -> Lease | None:
    """The lease that holds now; None where nobody has the record."""
    with reading(database) as connection:
        return _live(connection, extraction_id)


def require_not_taken(connection: Connection, extraction_id: str, reviewer: str) -> None:
    """Within the transaction of a decision: raises Taken where somebody else has the record."""
    lease = _live(connection, extraction_id)
    if lease is not None and lease.holder != reviewer:
        raise Taken(
            f"{lease.holder} has had this record in hand since {lease.taken:%H:%M} UTC. Wait until "
            "it is laid down, or take another one."
        )


def _of(extraction_id: str) -> Select[Any]:
    return select(leases).where(leases.c.extraction_id == extraction_id)


def _live(connection: Connection, extraction_id: str) -> Lease | None:
    row = connection.execute(_of(extraction_id)).one_or_none()
    now = _now(connection)
    if row is None or not now < row.expires <= now + LEASE:
        return None
    return Lease(holder=row.holder, taken=row.taken, expires=row.expires)


def _require(connection: Connection, extraction_id: str) -> None:
    """Raises NotFound. Its row is locked, so that who comes looks at the clock one after the other:
    the lease of somebody who looked later, and wrote first, would seem to be of a clock set back.
    """
    record = select(extractions.c.id).where(extractions.c.id == extraction_id)
    known = record.with_for_update(key_share=True)
    if connection.execute(known).first() is None:
        raise NotFound(f"There is no extraction {extraction_id}.")


def _now(connection: Connection) -> datetime:
    if connection.dialect.name == "postgresql":
        moment: datetime = connection.execute(select(func.clock_timestamp())).scalar_one()
        return moment.astimezone(UTC)
    return datetime.now(UTC)
