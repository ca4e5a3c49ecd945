"""A provider's batch API: questions written to a file, sent off, and answered within a day.

A model behind `Recorder` writes the questions down instead of asking them; a model before
`StoredAnswers` finds their answers by the questions themselves, and asks what has none directly.
So everything between, parsing and checks included, is the same as for a question asked now.
`Provider` speaks the API: https://platform.openai.com/docs/api-reference/batch
"""

import hashlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Self

import httpx2
import openai

from schemas.initiative import CityInitiatives
from service.llm import policy
from service.llm.connection import http_transport
from service.llm.spec import ModelSpec

ENDPOINT: Final = "/v1/chat/completions"
MOST_QUESTIONS = 50_000
MOST_BYTES = 180_000_000
"""Of one file: OpenAI's limits are 50,000 requests and 200 MB."""

_FINISHED = ("completed", "failed", "expired", "cancelled")
_FORM = CityInitiatives(indicators=[], targets=[], initiatives=[]).model_dump_json()
_EMPTY = {
    "choices": [{"message": {"role": "assistant", "content": _FORM}, "finish_reason": "stop"}],
}


def digest_of(body: bytes) -> str:
    """The name of a question: the SHA-256 of its body, however its JSON is written."""
    plain = json.dumps(json.loads(body), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()


def hosted(spec: ModelSpec) -> ModelSpec:
    """The same model, asked in one way that is known beforehand: nobody can try another later."""
    return replace(spec, mode="json_schema" if spec.mode in ("auto", "tools") else spec.mode)


class Recorder(httpx2.AsyncBaseTransport):
    """Writes every question down and answers it with an empty form."""

    def __init__(self) -> None:
        self.questions: dict[str, bytes] = {}

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Keep the body under its digest."""
        body = await request.aread()
        self.questions[digest_of(body)] = body
        return httpx2.Response(200, json=_EMPTY, request=request)


class StoredAnswers(httpx2.AsyncBaseTransport):
    """Answers from the store what the provider answered; everything else goes to the server."""

    def __init__(self, spec: ModelSpec, find: Callable[[str], Awaitable[str | None]]) -> None:
        self._find = find
        self._server = http_transport(spec)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The stored completion, or the server's answer."""
        body = await request.aread()
        stored = await self._find(digest_of(body)) if request.method == "POST" else None
        if stored is None:
            return await self._server.handle_async_request(request)
        headers = {"content-type": "application/json"}
        return httpx2.Response(200, content=stored.encode(), headers=headers, request=request)

    async def aclose(self) -> None:
        """Close the connections to the server."""
        await self._server.aclose()


def line_of(digest: str, body: bytes) -> bytes:
    """A question as a line of the provider's file."""
    told = {"custom_id": digest, "method": "POST", "url": ENDPOINT, "body": json.loads(body)}
    return json.dumps(told, ensure_ascii=False).encode() + b"\n"


def answer_of(line: bytes) -> tuple[str, str] | None:
    """Digest and completion of a line of the output; None where the question was not answered."""
    told: dict[str, Any] = json.loads(line)
    response = told.get("response") or {}
    if told.get("error") or response.get("status_code") != 200:
        return None
    return str(told["custom_id"]), json.dumps(response["body"], ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the provider is; `files` hold the answers once it has finished."""

    state: str
    done: int
    total: int
    files: tuple[str, ...]

    @property
    def finished(self) -> bool:
        """Whether nothing more will come, one way or the other."""
        return self.state in _FINISHED


class Provider:
    """The batch API of the model's server. Every method raises a ModelError."""

    def __init__(self, spec: ModelSpec) -> None:
        self._spec = spec
        self._client = openai.AsyncOpenAI(
            base_url=spec.base_url, api_key=spec.api_key or "none", timeout=spec.timeout
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.close()

    async def upload(self, file: Path) -> str:
        """Send a file of questions; its id."""
        try:
            return (await self._client.files.create(file=file, purpose="batch")).id
        except openai.OpenAIError as error:
            raise policy.explain(error, self._spec) from error

    async def submit(self, file_id: str, name: str) -> str:
        """Have a file's questions answered; the provider's id of it.

        The same name is submitted once: where we died before we learned the id, it is found again.
        """
        try:
            async for known in self._client.batches.list(limit=100):
                if (known.metadata or {}).get("cityfacts") == name:
                    return known.id
            made = await self._client.batches.create(
                input_file_id=file_id,
                endpoint=ENDPOINT,
                completion_window="24h",
                metadata={"cityfacts": name},
            )
        except openai.OpenAIError as error:
            raise policy.explain(error, self._spec) from error
        return made.id

    async def progress(self, provider_id: str) -> Progress:
        """How far it is."""
        try:
            told = await self._client.batches.retrieve(provider_id)
        except openai.OpenAIError as error:
            raise policy.explain(error, self._spec) from error
        counts = told.request_counts
        files = tuple(file for file in (told.output_file_id,) if file)
        return Progress(
            told.status, counts.completed if counts else 0, counts.total if counts else 0, files
        )

    async def answers(self, file_id: str) -> AsyncIterator[tuple[str, str]]:
        """Digest and completion of every question that was answered."""
        try:
            async with self._client.files.with_streaming_response.content(file_id) as content:
                async for line in content.iter_lines():
                    found = answer_of(line.encode()) if line.strip() else None
                    if found is not None:
                        yield found
        except openai.OpenAIError as error:
            raise policy.explain(error, self._spec) from error
