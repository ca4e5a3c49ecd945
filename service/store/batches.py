"""Batches and their articles: made, filled, stopped, run again, listed, and their results."""

from collections.abc import Generator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from schemas.batch import Batch, BatchState, ItemFailure, ItemState
from service.errors import Conflict, NotFound
from service.store.database import Database, reading, writing
from service.store.ids import new_id
from service.store.tables import batch_items, batches, extractions, hosted_answers
from service.store.words import plain

_AT_ONCE = 500
"""Rows that one fetch brings: memory stays flat however many articles there are."""

_SHOWN = [batches.c[name] for name in Batch.model_fields]
_ENDED = ("stopped", "cancelled", "done")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a batch keeps to, over all workers together."""

    concurrency: int
    rate: float | None = None
    limit_cost: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBatch:
    """A batch as somebody asks for it."""

    name: str
    model: str
    base_url: str
    limits: Limits
    hosted: bool = False
    identity: str | None = None
    created_by: str = "local"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewItem:
    """An article as it was given, as JSON; `error` where it could not be read."""

    name: str
    digest: str
    given: str | None
    error_type: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one article; `extraction` is the Extraction as JSON."""

    position: int
    name: str
    state: ItemState
    extraction_id: str | None
    extraction: str | None
    error_type: str | None
    error: str | None


def create(database: Database, wanted: NewBatch) -> str:
    """A new batch that waits for its articles; its id."""
    batch_id = new_id()
    told = asdict(wanted)
    told |= {"id": batch_id, "state": "loading", "created": datetime.now(UTC)}
    told |= {**told.pop("limits"), "name": plain(wanted.name)}
    counts = {each.name: 0 for each in batches.c if not each.nullable and each.name not in told}
    with writing(database) as connection:
        connection.execute(insert(batches).values(**counts, **told))
    return batch_id


def of_identity(database: Database, identity: str) -> Batch | None:
    """The newest batch of the same sources and parameters that was not cancelled."""
    newest = (
        select(*_SHOWN)
        .where(batches.c.identity == identity, batches.c.state != "cancelled")
        .order_by(batches.c.id.desc())
        .limit(1)
    )
    with reading(database) as connection:
        row = connection.execute(newest).one_or_none()
    return None if row is None else _batch(row)


def load(database: Database, batch_id: str) -> Batch:
    """One batch. Raises NotFound."""
    with reading(database) as connection:
        row = connection.execute(select(*_SHOWN).where(batches.c.id == batch_id)).one_or_none()
    if row is None:
        raise NotFound(f"There is no batch {batch_id}.")
    return _batch(row)


def newest(database: Database, limit: int = 50) -> list[Batch]:
    """The newest batches."""
    chosen = select(*_SHOWN).order_by(batches.c.id.desc()).limit(limit)
    with reading(database) as connection:
        return [_batch(row) for row in connection.execute(chosen)]


def add(database: Database, batch_id: str, items: Sequence[NewItem], *, again: bool = False) -> int:
    """Put articles into a batch; how many are new to it.

    One that the batch has already is not added; it counts as a duplicate unless the same sources
    are read `again`. Raises NotFound.
    """
    with writing(database) as connection:
        locked = _lock(connection, batch_id)
        digests = {item.digest for item in items}
        there = select(batch_items.c.digest).where(
            batch_items.c.batch_id == batch_id, batch_items.c.digest.in_(digests)
        )
        known = set(connection.execute(there).scalars())
        rows: list[dict[str, Any]] = []
        for item in items:
            if item.digest not in known:
                known.add(item.digest)
                rows.append(_item_row(batch_id, locked.total + len(rows), item))
        if rows:
            connection.execute(insert(batch_items), rows)
        broken = sum(row["state"] == "failed" for row in rows)
        grown: dict[str, Any] = {
            "total": batches.c.total + len(rows),
            "duplicates": batches.c.duplicates + (0 if again else len(items) - len(rows)),
            "pending": batches.c.pending + len(rows) - broken,
            "failed": batches.c.failed + broken,
        }
        connection.execute(update(batches).where(batches.c.id == batch_id).values(grown))
    return len(rows)


def start(
    database: Database,
    batch_id: str,
    limits: Limits | None = None,
    state: BatchState = "running",
) -> Batch:
    """Let workers at it, under other limits where they are given; done where nothing waits.

    Raises NotFound, and Conflict for a batch that was cancelled.
    """
    with writing(database) as connection:
        locked = _lock(connection, batch_id)
        if locked.state == "cancelled":
            raise Conflict(f"The batch {batch_id} was cancelled. Start a new one.")
        idle = locked.pending + locked.running == 0
        changed: dict[str, Any] = {
            "state": "done" if idle else state,
            "finished": (locked.finished or datetime.now(UTC)) if idle else None,
            "reason": None,
            "in_vain": 0,
        }
        changed |= asdict(limits) if limits else {}
        connection.execute(update(batches).where(batches.c.id == batch_id).values(changed))
    return load(database, batch_id)


def stop(database: Database, batch_id: str, reason: str) -> None:
    """Give out no more of its articles; it can go on. Does nothing to one that has ended."""
    with writing(database) as connection:
        locked = _lock(connection, batch_id)
        if locked.state not in _ENDED:
            values = {"state": "stopped", "reason": reason}
            connection.execute(update(batches).where(batches.c.id == batch_id).values(values))


def cancel(database: Database, batch_id: str) -> Batch:
    """Give up what waits; what is under way ends, and what is done stays.

    Raises NotFound, and Conflict for a batch that is done.
    """
    with writing(database) as connection:
        locked = _lock(connection, batch_id)
        if locked.state == "done":
            raise Conflict(f"The batch {batch_id} is done: there is nothing to cancel.")
        if locked.state != "cancelled":
            _move(connection, batch_id, "pending", "cancelled")
            values = {"state": "cancelled", "finished": datetime.now(UTC)}
            connection.execute(update(batches).where(batches.c.id == batch_id).values(values))
    return load(database, batch_id)


def retry(database: Database, batch_id: str) -> int:
    """Let the articles that failed or were given up wait again; how many.

    What could not be read in the first place stays as it is. Raises NotFound.
    """
    with writing(database) as connection:
        _lock(connection, batch_id)
        again = sum(_move(connection, batch_id, was, "pending") for was in ("failed", "cancelled"))
        if again:
            values = {"state": "stopped", "reason": None, "finished": None, "in_vain": 0}
            connection.execute(update(batches).where(batches.c.id == batch_id).values(values))
    return again


def drop(database: Database, batch_id: str) -> None:
    """Remove a batch in which nothing was worth keeping: an upload that broke off."""
    with writing(database) as connection:
        for table in (hosted_answers, batch_items):
            connection.execute(delete(table).where(table.c.batch_id == batch_id))
        connection.execute(delete(batches).where(batches.c.id == batch_id))


def failures(database: Database, batch_id: str, limit: int | None = None) -> list[ItemFailure]:
    """The articles that failed, in the order in which they were given."""
    chosen = (
        select(*(batch_items.c[name] for name in ItemFailure.model_fields))
        .where(batch_items.c.batch_id == batch_id, batch_items.c.state == "failed")
        .order_by(batch_items.c.position)
        .limit(limit)
    )
    with reading(database) as connection:
        rows = connection.execute(chosen).mappings()
        return [ItemFailure.model_validate(dict(row)) for row in rows]


def results(database: Database, batch_id: str, first: int = 0) -> Generator[Result]:
    """Every settled article from a position on, in order, as it stood when the first was read."""
    item = batch_items.c
    chosen = (
        select(
            item.position,
            item.name,
            item.state,
            item.extraction_id,
            extractions.c.payload,
            item.error_type,
            item.error,
        )
        .join_from(batch_items, extractions, item.extraction_id == extractions.c.id, isouter=True)
        .where(
            item.batch_id == batch_id,
            item.position >= first,
            item.state.in_(("done", "failed", "cancelled")),
        )
        .order_by(item.position)
    )
    with reading(database) as connection:
        flowing = connection.execution_options(stream_results=True, max_row_buffer=_AT_ONCE)
        for rows in flowing.execute(chosen).partitions(_AT_ONCE):
            for row in rows:
                yield Result(*row)


def waiting(database: Database, batch_id: str) -> Generator[tuple[int, str]]:
    """Position and JSON of every article that waits, in order."""
    last = -1
    while True:
        chosen = (
            select(batch_items.c.position, batch_items.c.given)
            .where(
                batch_items.c.batch_id == batch_id,
                batch_items.c.state == "pending",
                batch_items.c.position > last,
            )
            .order_by(batch_items.c.position)
            .limit(_AT_ONCE)
        )
        with reading(database) as connection:
            rows = connection.execute(chosen).all()
        for row in rows:
            yield row.position, row.given
        if len(rows) < _AT_ONCE:
            return
        last = rows[-1].position


def keep_answers(database: Database, batch_id: str, answers: dict[str, str]) -> None:
    """Keep completions of a provider's batch API, by the digest of their question."""
    with writing(database) as connection:
        there = select(hosted_answers.c.question).where(hosted_answers.c.question.in_(answers))
        known = set(connection.execute(there).scalars())
        rows = [
            {"question": question, "batch_id": batch_id, "body": body}
            for question, body in answers.items()
            if question not in known
        ]
        if rows:
            connection.execute(insert(hosted_answers), rows)


def answer(database: Database, question: str) -> str | None:
    """The completion that answers a question, as JSON."""
    kept = select(hosted_answers.c.body).where(hosted_answers.c.question == question)
    with reading(database) as connection:
        body: str | None = connection.execute(kept).scalar_one_or_none()
    return body


def _lock(connection: Connection, batch_id: str) -> Row[Any]:
    """The batch's row, ours until the transaction ends. Raises NotFound."""
    row = connection.execute(
        select(batches).where(batches.c.id == batch_id).with_for_update()
    ).one_or_none()
    if row is None:
        raise NotFound(f"There is no batch {batch_id}.")
    return row


def _move(connection: Connection, batch_id: str, was: ItemState, becomes: ItemState) -> int:
    """All readable articles of one state to another, the counts with them; how many."""
    chosen = (
        batch_items.c.batch_id == batch_id,
        batch_items.c.state == was,
        batch_items.c.given.is_not(None),
    )
    count = connection.execute(
        select(func.count()).select_from(batch_items).where(*chosen)
    ).scalar_one()
    connection.execute(
        update(batch_items).where(*chosen).values(state=becomes, error_type=None, error=None)
    )
    counts = {was: batches.c[was] - count, becomes: batches.c[becomes] + count}
    connection.execute(update(batches).where(batches.c.id == batch_id).values(counts))
    return int(count)


def _item_row(batch_id: str, position: int, item: NewItem) -> dict[str, Any]:
    return {
        "batch_id": batch_id,
        "position": position,
        "name": plain(item.name),
        "digest": item.digest,
        "given": item.given,
        "state": "pending" if item.given is not None else "failed",
        "error_type": item.error_type,
        "error": plain(item.error),
    }


def _batch(row: Row[Any]) -> Batch:
    return Batch.model_validate(dict(row._mapping))
