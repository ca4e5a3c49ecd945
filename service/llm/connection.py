"""The connection to a model's server, with a limit for what an answer may weigh."""

from collections.abc import AsyncIterator
from typing import Any

import httpx2
import openai

from service.baseline import protocol
from service.llm.policy import Failure, RequestFailed
from service.llm.spec import ModelSpec

MAX_ANSWER_BYTES = 4_000_000
"""More is no answer to one article: 64,000 tokens of Chinese are about 300 kB."""


def connect(
    spec: ModelSpec, transport: httpx2.AsyncBaseTransport | None = None
) -> openai.AsyncOpenAI:
    """openai's client with our limits; its own retries are off, so that one policy rules.

    `transport` stands where the connection to the server stands.
    """
    http_client = httpx2.AsyncClient(
        transport=transport or http_transport(spec),
        event_hooks={"response": [_limit_size]},
        timeout=spec.timeout,
    )
    return openai.AsyncOpenAI(
        base_url=spec.base_url or "http://builtin.invalid/v1",
        api_key=spec.api_key or "none",
        max_retries=0,
        timeout=spec.timeout,
        http_client=http_client,
    )


def http_transport(spec: ModelSpec) -> httpx2.AsyncBaseTransport:
    """The connections to the model's server, or to the built-in model in process."""
    if spec.in_process:
        return httpx2.ASGITransport(protocol.app)
    return httpx2.AsyncHTTPTransport(limits=httpx2.Limits(max_connections=spec.concurrency))


async def _limit_size(response: httpx2.Response) -> None:
    response.stream = _Bounded(response.stream)


class _Bounded(httpx2.AsyncByteStream):
    """A body that fails as soon as it is longer than an answer can be."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        size = 0
        async for chunk in self._stream:
            size += len(chunk)
            if size > MAX_ANSWER_BYTES:
                raise RequestFailed(Failure.NOT_AN_API)
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()
