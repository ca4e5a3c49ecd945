"""One article's talk with the model: its parts, the second round, what was written and spent."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from prompts import Rendered, repair
from schemas.extraction import ModelCall
from schemas.spending import RawAnswer, Round, Spent
from service import metrics, parts
from service.errors import ConfigurationError, ModelError
from service.llm import MODES, Mode
from service.llm.answer import Answer
from service.llm.budget import Budget, Purse
from service.memory import Memory
from service.store import modes, records, spending
from service.store.database import Database

if TYPE_CHECKING:
    from service.llm.model import Asker


class Part(NamedTuple):
    """A part of the article that the model has read."""

    number: int
    request: Rendered
    answer: Answer


class Heard(NamedTuple):
    """What came of a round: the parts that were read, in order, and what failed."""

    parts: tuple[Part, ...]
    failures: tuple[ModelError, ...]


class Talk:
    """The questions of one article, and what they took together."""

    def __init__(
        self, model: "Asker", database: Database | None, budget: Budget, memory: Memory
    ) -> None:
        """Raises ConfigurationError for a budget per day without a store that adds the day up."""
        if database is None and budget.of_a_day:
            raise ConfigurationError(
                "A budget per day is added up in the database, and nothing is kept here. Leave out "
                "--no-store, or unset CITYFACTS_DAY_TOKENS and CITYFACTS_DAY_COST."
            )
        self._model = model
        self._database = database
        self._memory = memory
        self._currency = model.price.currency if model.price else ""
        self._purse = Purse(budget, self._spent_today)
        self._at_once = asyncio.Semaphore(model.spec.concurrency)
        self._written: list[RawAnswer] = []

    async def first(self, requests: Sequence[Rendered]) -> Heard:
        """Ask about every part, side by side. Raises ModelError when none was read."""
        known = await self._known_mode()
        heard = await self._round("first", dict(enumerate(requests, 1)), known)
        if not heard.parts:
            error = heard.failures[0]
            error.call = parts.merge_calls([one.call for one in heard.failures if one.call])
            raise error
        await self._learn_mode(known, heard.parts[0].answer.call.mode)
        return heard

    async def again(self, told: Sequence[Part], doubts: Sequence[Sequence[str]]) -> Heard:
        """Tell the doubts about each part to the model; a part without any is left alone."""
        requests = {
            part.number: repair(part.request, part.answer.initiatives.model_dump_json(), lines)
            for part, lines in zip(told, doubts, strict=True)
            if lines
        }
        await self._memory.keep([(part.request, part.answer) for part in told])
        return await self._round("repair", requests, told[0].answer.call.mode)

    def took(self) -> records.Took:
        """What was written and spent until now, in the order of asking."""
        return records.Took(
            tuple(self._written), self._purse.spent, self._currency, self._memory.is_used
        )

    async def _round(self, name: Round, requests: dict[int, Rendered], mode: str | None) -> Heard:
        keep = len(requests) > 1  # a single answer is kept with the record, or before the repair
        outcomes = await asyncio.gather(
            *(self._ask(request, mode, keep=keep) for request in requests.values())
        )
        read, failures = [], []
        for (number, request), outcome in zip(requests.items(), outcomes, strict=True):
            self._note(name, number, outcome.written)
            if isinstance(outcome, ModelError):
                failures.append(outcome)
            else:
                read.append(Part(number, request, outcome))
        return Heard(tuple(read), tuple(failures))

    async def _ask(self, request: Rendered, mode: str | None, *, keep: bool) -> Answer | ModelError:
        """Only so many parts as the model takes at once: those that wait would waste their time."""
        before = self._memory.find(request)
        if before is not None:
            self._purse.pay(_spent(before.call))
            return before
        async with self._at_once:
            try:
                answer = await self._model.ask(request.messages, mode, self._purse)
            except ModelError as error:
                if error.call is not None:
                    metrics.count_question(error.call, type(error).__name__)
                return error
        metrics.count_question(answer.call, "answered")
        if keep:
            await self._memory.keep([(request, answer)])
        return answer

    def _note(self, name: Round, number: int, written: Sequence[str]) -> None:
        now = datetime.now(UTC)
        self._written += [
            RawAnswer(round=name, part=number, attempt=attempt, text=text, created=now)
            for attempt, text in enumerate(written, 1)
        ]

    def _spent_today(self) -> Spent:
        if self._database is None:
            return Spent()
        return spending.of_day(self._database, datetime.now(UTC).date(), self._currency)

    async def _known_mode(self) -> Mode | None:
        spec = self._model.spec
        if self._database is None or spec.mode != "auto":
            return None
        mode = await asyncio.to_thread(modes.known, self._database, spec.where, spec.model)
        return next((known for known in MODES if known == mode), None)

    async def _learn_mode(self, known: Mode | None, mode: str) -> None:
        spec = self._model.spec
        if self._database is not None and spec.mode == "auto" and mode != known:
            await asyncio.to_thread(modes.learn, self._database, spec.where, spec.model, mode)


def _spent(call: ModelCall) -> Spent:
    """What an answer took that another process paid for, and did not live to add up."""
    tokens = (call.tokens.input or 0) + (call.tokens.output or 0)
    return Spent(tokens, call.cost.amount or Decimal(0))
