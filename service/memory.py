"""What was heard of an article whose record is not kept yet.

An article in parts, and one with a repair round, takes several questions. Each answer is kept as it
comes, so that whoever goes on after a process died pays only for what was not answered.
"""

import asyncio
import json
from collections.abc import Mapping
from hashlib import sha256

from prompts import Rendered
from schemas.extraction import ModelCall
from schemas.initiative import CityInitiatives
from service.llm.answer import Answer
from service.store import heard
from service.store.database import Database


class Memory:
    """The answers to one article's question, by their requests; `before`: those that the store has.

    Without a database none is kept.
    """

    def __init__(self, database: Database | None, question: str, before: Mapping[str, str]) -> None:
        self._database = database
        self._question = question
        self._kept = dict(before)

    @property
    def is_used(self) -> bool:
        """Whether the store holds answers of this question."""
        return bool(self._kept)

    def find(self, request: Rendered) -> Answer | None:
        """The answer to a request that was put before."""
        known = self._kept.get(_digest(request)) if self._kept else None
        return None if known is None else _read(known)

    async def keep(self, answers: list[tuple[Rendered, Answer]]) -> None:
        """Keep answers that are not kept yet."""
        rows = {_digest(request): _written(answer) for request, answer in answers}
        new = {digest: answer for digest, answer in rows.items() if digest not in self._kept}
        if self._database is None or not new:
            return
        self._kept |= new
        await asyncio.to_thread(heard.keep, self._database, self._question, new)


def _digest(request: Rendered) -> str:
    return sha256(json.dumps(request.messages).encode()).hexdigest()


def _written(answer: Answer) -> str:
    """As JSON in ASCII: what a model wrote may hold NULs and half characters."""
    return json.dumps(
        {
            "initiatives": answer.initiatives.model_dump(mode="json"),
            "call": answer.call.model_dump(mode="json"),
            "written": answer.written,
        }
    )


def _read(written: str) -> Answer:
    told = json.loads(written)
    return Answer(
        CityInitiatives.model_validate(told["initiatives"]),
        ModelCall.model_validate(told["call"]),
        tuple(told["written"]),
    )
