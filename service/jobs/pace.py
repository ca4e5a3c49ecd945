"""A model whose questions keep to the rate of a batch, over all workers together."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prompts import Message
from service.llm import ModelSpec
from service.llm.budget import Purse
from service.store import turns
from service.store.database import Database

if TYPE_CHECKING:
    from service.llm.answer import Answer
    from service.llm.model import Asker
    from service.llm.prices import Price


class Interrupted(Exception):
    """The worker stops; the article's question was not asked."""


@dataclass(frozen=True, slots=True)
class Paced:
    """Waits for the batch's next turn before each question, those of the repair round too.

    What the model's client sends again after a failure is held back by its own waits instead.
    """

    model: "Asker"
    database: Database
    batch_id: str
    rate: float
    stopping: asyncio.Event

    @property
    def spec(self) -> ModelSpec:
        """That of the model behind it."""
        return self.model.spec

    @property
    def price(self) -> "Price | None":
        """That of the model behind it."""
        return self.model.price

    async def ask(
        self,
        messages: Sequence[Message],
        known_mode: str | None = None,
        purse: Purse | None = None,
    ) -> "Answer":
        """Ask when the turn has come. Raises Interrupted when the worker stops before."""
        seconds = await asyncio.to_thread(turns.pace, self.database, self.batch_id, self.rate)
        try:
            async with asyncio.timeout(seconds):
                await self.stopping.wait()
        except TimeoutError:
            return await self.model.ask(messages, known_mode, purse)
        raise Interrupted
