"""A model that finds in the store what a provider's batch API has answered."""

import asyncio
from typing import TYPE_CHECKING

from service.llm import open_model
from service.store import batches
from service.store.database import Database

if TYPE_CHECKING:
    from service.llm.model import Asker, Model


def answering_model(model: "Asker", database: Database) -> "Model":
    """The same model; a question without an answer there goes to its server. Close it after."""
    from service.llm.hosted import StoredAnswers, hosted  # noqa: PLC0415  with openai's client

    async def find(question: str) -> str | None:
        return await asyncio.to_thread(batches.answer, database, question)

    spec = hosted(model.spec)
    prices = None if model.price is None else (model.price,)
    return open_model(spec, prices, StoredAnswers(spec, find))
