"""A stream of JSON lines -> a batch, without holding the stream in memory."""

import asyncio
from collections.abc import AsyncIterable, AsyncIterator

from schemas.batch import Batch
from service.errors import CityfactsError, TextTooLong
from service.jobs.begin import Wish, database_of, new_batch, require_articles
from service.jobs.sources import of_lines
from service.pipeline import Resources
from service.store import batches

LONGEST_LINE = 8_000_000
_AT_ONCE = 200


async def receive(stream: AsyncIterable[bytes], using: Resources, wish: Wish) -> Batch:
    """Keep the articles as they come and let workers at them; bad lines are kept as failures.

    Nothing is kept where the stream breaks off, where a line is too long, and where no line can be
    read. Raises InputError then, and ConfigurationError as `begin` does.
    """
    database = database_of(using)
    batch_id = await asyncio.to_thread(new_batch, using, wish)
    try:
        number = 1
        async for lines in _lines(stream):
            items = list(of_lines(lines, first=number))
            number += len(lines)
            await asyncio.to_thread(batches.add, database, batch_id, items)
        await asyncio.to_thread(require_articles, database, batch_id)
    except (CityfactsError, asyncio.CancelledError, OSError):
        await asyncio.to_thread(batches.drop, database, batch_id)
        raise
    return await asyncio.to_thread(batches.start, database, batch_id)


async def _lines(stream: AsyncIterable[bytes]) -> AsyncIterator[list[bytes]]:
    """Some whole lines at a time."""
    rest = b""
    waiting: list[bytes] = []
    async for part in stream:
        *whole, rest = (rest + part).split(b"\n")
        waiting += whole
        if len(rest) > LONGEST_LINE:
            raise TextTooLong(f"A line is longer than {LONGEST_LINE} bytes.")
        if len(waiting) >= _AT_ONCE:
            yield waiting
            waiting = []
    yield [*waiting, rest]
