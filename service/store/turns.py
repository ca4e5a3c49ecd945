"""Whose turn it is: workers take articles of batches, hand in what became of them, and die.

The batch's row is locked first in every transaction here, several in the order of their ids: so its
counts stay true, and no two workers wait for each other in a circle. Times are the database's.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, literal, or_, select, update

from service.store.database import Database, writing
from service.store.tables import batch_items, batches, workers
from service.store.words import plain

IN_VAIN_KINDS = ("ModelUnreachable", "ModelRefused", "OverBudget")
"""When these come one after another, the server is ill or the budget spent: not the article."""
IN_VAIN = 20
"""So many of them, or twice the batch's concurrency where that is more, stop the batch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """A process that works on batches of one model."""

    id: str
    host: str
    pid: int
    model: str
    base_url: str
    only: str | None = None
    """The one batch that it works on; None for all of its model."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """An article that a worker has taken."""

    batch_id: str
    position: int
    given: str
    record_id: str | None
    """The record that failed before and is to be completed."""
    rate: float | None
    hosted: bool


@dataclass(frozen=True, slots=True)
class Spent:
    """What the questions about an article took, in all."""

    input_tokens: int = 0
    output_tokens: int = 0
    cost: float = 0.0
    currency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of it: an extraction, an error, or neither (`put_back`: it waits again)."""

    turn: Turn
    put_back: bool = False
    extraction_id: str | None = None
    error_type: str | None = None
    error: str | None = None
    from_store: bool = False
    review: bool = False
    facts: int = 0
    flagged: int = 0
    spent: Spent = Spent()


@dataclass(frozen=True, slots=True)
class Exchanged:
    """The articles taken, and whether a batch of this worker's still goes on."""

    turns: tuple[Turn, ...]
    going_on: bool


def exchange(
    database: Database, worker: Worker, outcomes: Sequence[Outcome], want: int
) -> Exchanged:
    """Hand in outcomes and take at most `want` articles, in one transaction.

    An outcome of an article that was given to somebody else meanwhile is dropped. Batches take
    turns: the one with the fewest articles under way is served first.
    """
    with writing(database) as connection:
        rows = _locked(connection, worker, outcomes)
        states = {row.id: row.state for row in rows}
        for outcome in outcomes:
            state = states.get(outcome.turn.batch_id)
            if state is not None:
                in_vain = state == "stopped" and outcome.error_type in IN_VAIN_KINDS
                _hand_in(
                    connection, worker, replace(outcome, put_back=True) if in_vain else outcome
                )
        if outcomes:
            rows = _locked(connection, worker, outcomes)
        going_on = [row for row in rows if _goes_on(connection, row)]
        turns = _take(connection, worker, going_on, want)
    return Exchanged(tuple(turns), bool(going_on))


def pace(database: Database, batch_id: str, rate: float) -> float:
    """Reserve the next of `rate` questions a second; seconds to wait for it."""
    with writing(database) as connection:
        row = connection.execute(
            select(batches.c.next_turn).where(batches.c.id == batch_id).with_for_update()
        ).one()
        now = _clock(connection)
        turn = max(now, row.next_turn)
        connection.execute(
            update(batches).where(batches.c.id == batch_id).values(next_turn=turn + 1 / rate)
        )
    return float(turn - now)


def join(database: Database, worker: Worker) -> None:
    """Tell that this worker lives."""
    with writing(database) as connection:
        _join(connection, worker)


def leave(database: Database, worker: Worker) -> None:
    """Tell that it works no more; what it still has waits again."""
    with writing(database) as connection:
        connection.execute(delete(workers).where(workers.c.id == worker.id))
        _put_back_orphans(connection)


def beat(
    database: Database, worker: Worker, timeout: float, gone: Callable[[str, int], bool]
) -> int:
    """A sign of life, and the burial of the dead; how many articles they had.

    Dead is who gave no sign for `timeout` seconds, and whose process is `gone` (host, pid).
    """
    with writing(database) as connection:
        now = _clock(connection)
        alive = connection.execute(
            update(workers).where(workers.c.id == worker.id).values(beat=now)
        ).rowcount
        if not alive:
            _join(connection, worker)
        others = connection.execute(select(workers).where(workers.c.id != worker.id)).all()
        dead = [w.id for w in others if w.beat < now - timeout or gone(w.host, w.pid)]
        if dead:
            connection.execute(delete(workers).where(workers.c.id.in_(dead)))
        return _put_back_orphans(connection)


def living(database: Database, model: str, base_url: str, timeout: float) -> int:
    """How many workers of a model gave a sign of life."""
    with writing(database) as connection:
        now = _clock(connection)
        chosen = select(func.count()).where(
            workers.c.model == model, workers.c.base_url == base_url, workers.c.beat > now - timeout
        )
        return int(connection.execute(chosen).scalar_one())


def _clock(connection: Connection) -> float:
    """Seconds since the epoch, the same clock for all workers."""
    if connection.dialect.name == "postgresql":
        return float(
            connection.execute(select(func.extract("epoch", func.clock_timestamp()))).scalar_one()
        )
    return time.time()


def _join(connection: Connection, worker: Worker) -> None:
    connection.execute(delete(workers).where(workers.c.id == worker.id))
    connection.execute(
        insert(workers).values(
            id=worker.id,
            host=worker.host,
            pid=worker.pid,
            model=worker.model,
            base_url=worker.base_url,
            started=datetime.now(UTC),
            beat=_clock(connection),
        )
    )


def _locked(
    connection: Connection, worker: Worker, outcomes: Sequence[Outcome]
) -> Sequence[Row[Any]]:
    """The batches of this exchange, locked in the order of their ids."""
    ours = (
        (batches.c.state == "running")
        & (batches.c.model == worker.model)
        & (batches.c.base_url == worker.base_url)
        & (literal(True) if worker.only is None else batches.c.id == worker.only)
    )
    handed_in = {outcome.turn.batch_id for outcome in outcomes}
    chosen = select(batches).where(or_(ours, batches.c.id.in_(handed_in))).order_by(batches.c.id)
    return connection.execute(chosen.with_for_update()).all()


def _hand_in(connection: Connection, worker: Worker, outcome: Outcome) -> None:
    turn = outcome.turn
    state = "pending" if outcome.put_back else "failed" if outcome.error_type else "done"
    values: dict[str, Any] = {"state": state, "worker": None}
    if not outcome.put_back:
        values |= {
            "extraction_id": outcome.extraction_id,
            "error_type": outcome.error_type,
            "error": plain(outcome.error),
        }
    if state == "done":
        values["given"] = None  # the article is in the store now
    kept = connection.execute(
        update(batch_items)
        .where(
            batch_items.c.batch_id == turn.batch_id,
            batch_items.c.position == turn.position,
            batch_items.c.state == "running",
            batch_items.c.worker == worker.id,
        )
        .values(values)
    ).rowcount
    spent = {
        "input_tokens": outcome.spent.input_tokens,
        "output_tokens": outcome.spent.output_tokens,
        "cost": outcome.spent.cost,
    }
    counted: dict[str, int] = {}
    if kept:
        counted = {
            "running": -1,
            state: 1,
            "from_store": int(outcome.from_store),
            "review": int(outcome.review),
            "facts": outcome.facts,
            "flagged": outcome.flagged,
        }
    changes: dict[str, Any] = {
        name: batches.c[name] + more for name, more in {**spent, **counted}.items() if more
    }
    if outcome.spent.currency:
        changes["currency"] = outcome.spent.currency
    if not outcome.put_back:
        in_vain = outcome.error_type in IN_VAIN_KINDS
        changes["in_vain"] = batches.c.in_vain + 1 if in_vain else 0
    if changes:
        connection.execute(update(batches).where(batches.c.id == turn.batch_id).values(changes))


def _goes_on(connection: Connection, row: Row[Any]) -> bool:
    """Whether there is work in the batch; ends one without any, stops one at its limits."""
    if row.state == "cancelled" and row.pending:
        _give_up(connection, row.id)
    if row.state != "running":
        return False
    if row.pending + row.running == 0:
        values: dict[str, Any] = {"state": "done", "finished": datetime.now(UTC)}
    elif row.limit_cost is not None and row.cost >= row.limit_cost:
        reason = f"its cost reached the limit of {row.limit_cost:g} {row.currency or ''}".strip()
        values = {"state": "stopped", "reason": reason}
    elif row.in_vain >= max(IN_VAIN, 2 * row.concurrency):
        error, again = _let_wait_again(connection, row.id)
        values = {
            "state": "stopped",
            "reason": f"{row.in_vain} articles failed, one after another: {error}",
            "failed": batches.c.failed - again,
            "pending": batches.c.pending + again,
        }
    else:
        return True
    connection.execute(update(batches).where(batches.c.id == row.id).values(values))
    return False


def _give_up(connection: Connection, batch_id: str) -> None:
    """What a worker put back after its batch was cancelled does not wait."""
    given_up = connection.execute(
        update(batch_items)
        .where(batch_items.c.batch_id == batch_id, batch_items.c.state == "pending")
        .values(state="cancelled")
    ).rowcount
    connection.execute(
        update(batches)
        .where(batches.c.id == batch_id)
        .values(pending=batches.c.pending - given_up, cancelled=batches.c.cancelled + given_up)
    )


def _let_wait_again(connection: Connection, batch_id: str) -> tuple[str | None, int]:
    """The last error of the articles that failed in vain, and how many wait again."""
    chosen = (
        batch_items.c.batch_id == batch_id,
        batch_items.c.state == "failed",
        batch_items.c.error_type.in_(IN_VAIN_KINDS),
        batch_items.c.given.is_not(None),
    )
    last = select(batch_items.c.error).where(*chosen).order_by(batch_items.c.position.desc())
    error: str | None = connection.execute(last.limit(1)).scalar_one_or_none()
    waiting = {"state": "pending", "error_type": None, "error": None}
    again = connection.execute(update(batch_items).where(*chosen).values(waiting)).rowcount
    return error, again


def _take(
    connection: Connection, worker: Worker, rows: Sequence[Row[Any]], want: int
) -> list[Turn]:
    turns: list[Turn] = []
    for row in sorted(rows, key=lambda row: (row.running, row.id)):
        free = min(want - len(turns), row.concurrency - row.running, row.pending)
        if free <= 0:
            continue
        chosen = (
            select(batch_items.c.position, batch_items.c.given, batch_items.c.extraction_id)
            .where(batch_items.c.batch_id == row.id, batch_items.c.state == "pending")
            .order_by(batch_items.c.position)
            .limit(free)
        )
        taken = connection.execute(chosen).all()
        connection.execute(
            update(batch_items)
            .where(
                batch_items.c.batch_id == row.id,
                batch_items.c.position.in_([item.position for item in taken]),
            )
            .values(state="running", worker=worker.id)
        )
        connection.execute(
            update(batches)
            .where(batches.c.id == row.id)
            .values(pending=batches.c.pending - len(taken), running=batches.c.running + len(taken))
        )
        turns += [
            Turn(
                batch_id=row.id,
                position=item.position,
                given=item.given,
                record_id=item.extraction_id,
                rate=row.rate,
                hosted=row.hosted,
            )
            for item in taken
        ]
    return turns


def _put_back_orphans(connection: Connection) -> int:
    """Let the articles wait again whose worker is not there any more; how many."""
    active = select(batches.c.id, batches.c.state).where(batches.c.running > 0)
    count = 0
    for batch_id, state in connection.execute(
        active.order_by(batches.c.id).with_for_update()
    ).all():
        freed = connection.execute(
            update(batch_items)
            .where(
                batch_items.c.batch_id == batch_id,
                batch_items.c.state == "running",
                batch_items.c.worker.not_in(select(workers.c.id)),
            )
            .values(state="pending", worker=None)
        ).rowcount
        if freed:
            connection.execute(
                update(batches)
                .where(batches.c.id == batch_id)
                .values(running=batches.c.running - freed, pending=batches.c.pending + freed)
            )
            count += freed
            if state == "cancelled":
                _give_up(connection, batch_id)
    return count
