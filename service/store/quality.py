"""What was decided about the samples, and how long reviewing takes."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from statistics import median
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from schemas.verdict import Verdict
from service.sampling import BLIND, SECOND, Agreement, Rate, agreement, escaped
from service.store.database import Database, reading
from service.store.tables import extractions, verdicts


class Pace(NamedTuple):
    """One day of reviewing."""

    day: str
    """ISO, in UTC."""
    records: int
    seconds: float
    """The median time that a record took, all its decisions together."""


def escape_rate(database: Database, since: datetime) -> Rate:
    """Of the facts that the checks let through and a person read all the same, the wrong ones."""
    drawn = select(extractions.c.id).where(
        extractions.c.sample == BLIND, extractions.c.state == "reviewed"
    )
    with reading(database) as connection:
        ids = connection.execute(drawn.where(extractions.c.created >= since)).scalars().all()
        return escaped(_verdicts(connection, ids).values())


def agreement_of_readers(database: Database, since: datetime) -> Agreement:
    """How far the first and the second reader of a record agree, where both are done."""
    second = select(extractions.c.id, extractions.c.first_id).where(
        extractions.c.sample == SECOND,
        extractions.c.state == "reviewed",
        extractions.c.created >= since,
    )
    with reading(database) as connection:
        pairs = connection.execute(second).all()
        told = _verdicts(connection, [one for pair in pairs for one in pair])
        return agreement((told[pair.first_id], told[pair.id]) for pair in pairs)


def seconds_per_record(database: Database, since: datetime) -> tuple[Pace, ...]:
    """How long records took, day by day; only decisions whose time is known."""
    of_record = (
        select(
            func.max(verdicts.c.decided).label("last"), func.sum(verdicts.c.seconds).label("took")
        )
        .where(verdicts.c.decided >= since, verdicts.c.seconds.is_not(None))
        .group_by(verdicts.c.extraction_id)
    )
    days: dict[str, list[float]] = defaultdict(list)
    with reading(database) as connection:
        for row in connection.execute(of_record):
            days[f"{row.last:%Y-%m-%d}"].append(row.took)
    return tuple(Pace(day, len(took), round(median(took), 1)) for day, took in sorted(days.items()))


_AT_ONCE = 500


def _verdicts(connection: Connection, ids: Sequence[str]) -> dict[str, list[Verdict]]:
    """The verdicts of each record, in their order."""
    told: dict[str, list[Verdict]] = {extraction_id: [] for extraction_id in ids}
    for start in range(0, len(ids), _AT_ONCE):
        wanted = (
            select(verdicts.c.extraction_id, verdicts.c.payload)
            .where(verdicts.c.extraction_id.in_(ids[start : start + _AT_ONCE]))
            .order_by(verdicts.c.extraction_id, verdicts.c.position)
        )
        for row in connection.execute(wanted):
            told[row.extraction_id].append(Verdict.model_validate_json(row.payload))
    return told
