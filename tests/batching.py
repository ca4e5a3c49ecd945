"""A scripted model and small articles for the tests of batches."""

import asyncio
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.loopback import running

EMPTY = {"indicators": [], "targets": [], "initiatives": []}
_NUMBERED = re.compile(r"第(\d+)号")


def article(number: int) -> str:
    """A text that no other one equals; it says which one it is."""
    return f"大连2月14日电 第{number}号简报。会议介绍了当地的交通、天气和旅游情况。"


def lines(count: int, first: int = 0) -> str:
    """So many articles as JSONL."""
    rows = ({"text": article(number)} for number in range(first, first + count))
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def number_of(question: str) -> int:
    """Which article a question is about; -1 for none of ours."""
    found = _NUMBERED.findall(question)
    return int(found[-1]) if found else -1


def completion(form: dict = EMPTY) -> dict:
    """An answer of the scripted model."""
    message = {"role": "assistant", "content": json.dumps(form, ensure_ascii=False)}
    return {
        "id": "c",
        "object": "chat.completion",
        "created": 1,
        "model": "scripted",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 4000, "completion_tokens": 10, "total_tokens": 4010},
    }


@dataclass
class ScriptedModel:
    """Answers every question with an empty form, and counts the questions of each article."""

    seconds: float = 0.0
    failing: dict[int, int] = field(default_factory=dict)
    """Article -> the HTTP status with which its questions are refused."""
    asked: Counter[int] = field(default_factory=Counter)
    moments: list[float] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0

    async def _answer(self, request: Request) -> Response:
        number = number_of((await request.body()).decode())
        self.asked[number] += 1
        self.moments.append(time.monotonic())
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await asyncio.sleep(self.seconds)
        self.at_once -= 1
        if number in self.failing:
            return JSONResponse({"error": {"message": "no"}}, self.failing[number])
        return JSONResponse(completion())

    @property
    def app(self) -> Starlette:
        """The server."""
        paths = ("/v1/chat/completions", "/api.openai.com/v1/chat/completions")
        return Starlette(routes=[Route(path, self._answer, methods=["POST"]) for path in paths])

    @contextmanager
    def serving(self) -> Iterator[str]:
        """The base URL while the block runs."""
        with running(self.app) as url:
            yield f"{url}/v1"


def environment(base_url: str, database_url: str, **changed: str) -> dict[str, str]:
    """The settings of a process that asks the scripted model."""
    return {
        "OPENAI_BASE_URL": base_url,
        "CITYFACTS_MODEL": "scripted",
        "CITYFACTS_MODE": "json_schema",
        "CITYFACTS_RETRIES": "0",
        "CITYFACTS_LOG_LEVEL": "error",
        "DATABASE_URL": database_url,
        **changed,
    }
