"""One model on one server: the connection, and whose turn it is to ask."""

import asyncio
from collections.abc import Sequence
from typing import Protocol, Self

import httpx2
import openai

from prompts import Message
from service.errors import ModelError, ModelUnreachable, NotText
from service.llm import policy
from service.llm.answer import Answer
from service.llm.budget import Purse
from service.llm.connection import connect
from service.llm.policy import Failure, RequestFailed
from service.llm.prices import Price, price_of, read_prices
from service.llm.question import Question, is_unicode
from service.llm.spec import MODES, Mode, ModelSpec
from service.llm.wire import names_of


class Asker(Protocol):
    """What an extraction asks: a Model, or something that stands before one."""

    @property
    def spec(self) -> ModelSpec:
        """Which model it is."""

    @property
    def price(self) -> Price | None:
        """What its tokens cost, where the tables have it."""

    async def ask(
        self,
        messages: Sequence[Message],
        known_mode: str | None = None,
        purse: Purse | None = None,
    ) -> Answer:
        """As `Model.ask`."""


class Model:
    """A model that can be asked, many questions at once; holds the connections to its server."""

    def __init__(
        self,
        spec: ModelSpec,
        prices: Sequence[Price] | None = None,
        transport: httpx2.AsyncBaseTransport | None = None,
    ) -> None:
        self.spec = spec
        self._prices = read_prices() if prices is None else tuple(prices)
        self._turns = asyncio.Semaphore(spec.concurrency)
        self._client = connect(spec, transport)

    @property
    def price(self) -> Price | None:
        """What its tokens cost, where the tables have it."""
        return price_of(self.spec.model, self.spec.where, self._prices)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.close()

    async def ask(
        self,
        messages: Sequence[Message],
        known_mode: str | None = None,
        purse: Purse | None = None,
    ) -> Answer:
        """Ask for the filled form.

        `known_mode` is the mode that this model took before (`answer.call.mode`); `auto` then
        starts there. `purse` is asked before each request and pays for it. The deadline holds for
        everything, the wait for a turn included. Raises NotText for a text that is not Unicode, and
        a ModelError with what the call took and what the model wrote.
        """
        if not all(is_unicode(message["content"]) for message in messages):
            raise NotText("The text holds half a character (a lone surrogate). Send UTF-8.")
        purse = Purse() if purse is None else purse
        question = Question(self._client, self.spec, self._prices, purse)
        try:
            async with asyncio.timeout(self.spec.deadline), self._turns:
                await purse.look()
                filled = await question.put(messages, _modes(self.spec, known_mode))
        except TimeoutError:
            late = self._too_late(question.attempts)
            question.describe(late)
            raise late from None
        except ModelError as error:
            question.describe(error)
            raise
        return Answer(filled, question.took(), tuple(question.written))

    def _too_late(self, attempts: int) -> ModelUnreachable:
        spec = self.spec
        if not attempts:
            return ModelUnreachable(
                f"{spec.concurrency} other questions kept {spec.where} busy for "
                f"{spec.deadline:g} s. Try again later, or raise CITYFACTS_CONCURRENCY or "
                "CITYFACTS_DEADLINE."
            )
        return ModelUnreachable(
            f"{spec.where} gave no answer within {spec.deadline:g} s, waits and retries included. "
            "Raise CITYFACTS_DEADLINE, or take a faster model."
        )

    async def models(self) -> tuple[str, ...]:
        """The names that the server lists. Raises a ModelError within the timeout of one try."""
        try:
            async with asyncio.timeout(self.spec.timeout):
                return names_of(await self._client.get("/models", cast_to=object))
        except TimeoutError:
            raise policy.explain(RequestFailed(Failure.SLOW), self.spec) from None
        except (openai.OpenAIError, RequestFailed, ValueError) as error:
            raise policy.explain(error, self.spec) from error


def _modes(spec: ModelSpec, known: str | None) -> tuple[Mode, ...]:
    if spec.mode != "auto":
        return (spec.mode,)
    return tuple(sorted(MODES, key=lambda mode: mode != known))  # stable: the known one first
