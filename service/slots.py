"""How many articles are finished at once: from the model's answer until the record is kept.

Whoever waits for a record sends the next article only once it is kept. Were all answers checked as
they come and kept as threads find time, every article of a busy hour would wait for all the others:
their next questions would go out late and together, and this side would have nothing to do until
the model had answered them all. 64 in flight came and went as one wave, 48 articles/s and a fifth
of a core idle; with few at once they spread, 58/s and none idle (`python -m bench.service`).
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Self

AT_ONCE = 4
"""One of them is checked while others are kept: with 1, 2, 3, 4 and 6 at once 53, 58, 58, 59 and 56
articles/s came out of one run each."""


class Slots:
    """`count` slots, given out in the order of asking."""

    def __init__(self, count: int = AT_ONCE) -> None:
        self._free = asyncio.Semaphore(count)

    def one(self) -> "Slot":
        """A slot, to be taken with `async with`."""
        return Slot(self._free)


class Slot:
    """One article's slot; free again when its `async with` ends."""

    def __init__(self, free: asyncio.Semaphore) -> None:
        self._free = free
        self._is_taken = False

    async def __aenter__(self) -> Self:
        await self._take()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._give_back()

    @asynccontextmanager
    async def left(self) -> AsyncIterator[None]:
        """Leave it to others while something slow is waited for, then queue for one again."""
        self._give_back()
        try:
            yield
        finally:
            await self._take()

    async def _take(self) -> None:
        await self._free.acquire()
        self._is_taken = True

    def _give_back(self) -> None:
        """What was called off while it queued for a slot holds none."""
        if self._is_taken:
            self._is_taken = False
            self._free.release()
