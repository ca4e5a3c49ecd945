"""A worker: takes articles of batches, extracts their facts, hands in what became of them."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import structlog

from schemas.extraction import Extraction, ModelCall, Provenance
from service import logs, pipeline
from service.errors import Conflict, InputError, ModelError, StoreUnavailable
from service.jobs import process
from service.jobs.answering import answering_model
from service.jobs.begin import database_of
from service.jobs.pace import Interrupted, Paced
from service.jobs.sources import given_of
from service.pipeline import Resources
from service.store import turns
from service.store.database import Database
from service.store.ids import new_id
from service.store.turns import Outcome, Spent, Turn

if TYPE_CHECKING:
    from service.llm.model import Asker, Model

log = structlog.get_logger("cityfacts.worker")

POLL = 0.5
"""Seconds between two looks at the table where there is nothing to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What a worker does, and for how long."""

    capacity: int
    """Articles under way in this process at once."""
    timeout: float = 30.0
    """Seconds without a sign of life after which a worker counts as dead."""
    only: str | None = None
    """The one batch to work on; None for all of the model."""
    idle: float | None = None
    """Seconds without work after which it ends; None for never."""


async def work(using: Resources, duty: Duty, stopping: asyncio.Event) -> None:
    """Work until `stopping` is set, or as long as the duty says; what is under way then ends."""
    database = database_of(using)
    spec = using.model.spec
    who = turns.Worker(
        id=new_id(),
        host=process.host(),
        pid=os.getpid(),
        model=spec.model,
        base_url=spec.where,
        only=duty.only,
    )
    async with _alive(database, who, duty.timeout):
        await _Shift(using, database, who, duty, stopping).run()


class _Shift:
    """One worker's articles under way, and the outcomes that are not handed in yet."""

    def __init__(
        self,
        using: Resources,
        database: Database,
        who: turns.Worker,
        duty: Duty,
        stopping: asyncio.Event,
    ) -> None:
        self._using = using
        self._database = database
        self._who = who
        self._duty = duty
        self._stopping = stopping
        self._under_way: dict[asyncio.Task[Outcome], Turn] = {}
        self._outcomes: list[Outcome] = []
        self._answering: Model | None = None

    async def run(self) -> None:
        """Exchange outcomes for articles, again and again."""
        loop = asyncio.get_running_loop()
        busy = loop.time()
        try:
            while True:
                going_on = await self._exchange()
                if going_on or self._under_way:
                    busy = loop.time()
                if self._under_way:
                    await self._wait_for_some()
                elif self._over(loop.time() - busy):
                    return
                else:
                    await _rest(self._stopping, POLL)
        finally:
            for task in self._under_way:
                task.cancel()
            await asyncio.gather(*self._under_way, return_exceptions=True)
            if self._answering is not None:
                await self._answering.aclose()

    def _over(self, idle: float) -> bool:
        if self._stopping.is_set():
            return not self._outcomes
        return self._duty.idle is not None and idle >= self._duty.idle

    async def _exchange(self) -> bool:
        """Whether one of the batches goes on; also where the database does not answer just now."""
        free = self._duty.capacity - len(self._under_way)
        want = 0 if self._stopping.is_set() else free
        handed_in = list(self._outcomes)
        try:
            exchanged = await asyncio.to_thread(
                turns.exchange, self._database, self._who, handed_in, want
            )
        except StoreUnavailable as error:
            log.warning("the database does not answer", error=str(error))
            await _rest(asyncio.Event(), POLL)
            return True
        self._outcomes = []
        for turn in exchanged.turns:
            self._under_way[asyncio.create_task(self._extract(turn))] = turn
        return exchanged.going_on

    async def _wait_for_some(self) -> None:
        ended, _ = await asyncio.wait(
            self._under_way, timeout=POLL, return_when=asyncio.FIRST_COMPLETED
        )
        for task in ended:
            self._outcomes.append(_outcome(task, self._under_way.pop(task)))

    async def _extract(self, turn: Turn) -> Outcome:
        started = datetime.now(UTC)
        given = await asyncio.to_thread(given_of, turn.given)
        try:
            extraction = await pipeline.extract(given, self._for(turn), record_id=turn.record_id)
        except (Interrupted, StoreUnavailable):
            return Outcome(turn=turn, put_back=True)
        except ModelError as error:
            return replace(_failed(turn, error, error.kept_as), spent=_spent(error.call))
        except (InputError, Conflict) as error:
            return _failed(turn, error, None)
        return _done(turn, extraction, from_store=extraction.provenance.created < started)

    def _for(self, turn: Turn) -> Resources:
        model: Asker = self._with_answers() if turn.hosted else self._using.model
        if turn.rate is not None:
            model = Paced(model, self._database, turn.batch_id, turn.rate, self._stopping)
        return replace(self._using, model=model)

    def _with_answers(self) -> "Model":
        """The model for articles whose questions the provider's batch API has answered."""
        if self._answering is None:
            self._answering = answering_model(self._using.model, self._database)
        return self._answering


@asynccontextmanager
async def _alive(database: Database, who: turns.Worker, silence: float) -> AsyncIterator[None]:
    """Give signs of life until the block ends, then let others have what is left."""
    await _beat(database, who, silence)
    beating = asyncio.create_task(_keep_beating(database, who, silence))
    try:
        yield
    finally:
        beating.cancel()
        try:
            await asyncio.to_thread(turns.leave, database, who)
        except StoreUnavailable:
            log.warning("could not sign off", worker=who.id)


async def _keep_beating(database: Database, who: turns.Worker, silence: float) -> None:
    while True:
        await asyncio.sleep(silence / 3)
        try:
            await _beat(database, who, silence)
        except StoreUnavailable:
            continue  # the exchange tells it


async def _beat(database: Database, who: turns.Worker, silence: float) -> None:
    freed = await asyncio.to_thread(turns.beat, database, who, silence, process.gone)
    if freed:
        log.warning("articles of dead workers wait again", articles=freed)


async def _rest(stopping: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await stopping.wait()
    except TimeoutError:
        return


def _outcome(task: asyncio.Task[Outcome], turn: Turn) -> Outcome:
    """The outcome, also of a task that a bug has ended: one article must not stop the others."""
    error = task.exception()
    if error is None:
        return task.result()
    log.error("failed", batch=turn.batch_id, position=turn.position, **logs.trace(error))
    told = "Something went wrong here. The worker's log tells more."
    return Outcome(turn=turn, error_type=type(error).__name__, error=told)


def _failed(turn: Turn, error: Exception, kept_as: str | None) -> Outcome:
    return Outcome(
        turn=turn,
        extraction_id=kept_as,
        error_type=type(error).__name__,
        error=str(error),
    )


def _done(turn: Turn, extraction: Extraction, *, from_store: bool) -> Outcome:
    outcome = Outcome(
        turn=turn,
        extraction_id=extraction.id,
        from_store=from_store,
        review=extraction.decision == "review",
        facts=len(extraction.facts),
        flagged=sum(fact.checked == "flagged" for fact in extraction.facts),
    )
    return outcome if from_store else replace(outcome, spent=_spent(extraction.provenance))


def _spent(call: ModelCall | Provenance | None) -> Spent:
    if call is None:
        return Spent()
    return Spent(
        input_tokens=call.tokens.input or 0,
        output_tokens=call.tokens.output or 0,
        cost=float(call.cost.amount or 0),
        currency=call.cost.currency if call.cost.amount is not None else None,
    )
