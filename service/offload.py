"""Where CPU work is done: on the event loop while the text is short, in a thread when it is long.

Threads share one interpreter lock. Handing two thousand characters to a thread costs more than
reading them: with 64 articles in flight the checks in threads took 33 to 39 ms of CPU time an
article and 24 articles/s, on the loop 27 to 30 ms and 31/s (`python -m bench.service`, 2 cores). A
long text would keep every other request waiting, so it goes to a thread.
"""

import asyncio
from collections.abc import Callable
from typing import ParamSpec, TypeVar

SHORT = 5_000
"""Characters of a text that is read, scanned or checked in some tens of milliseconds."""

P = ParamSpec("P")
T = TypeVar("T")


async def run(size: int, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What `work` returns or raises; `size` is the length of its text, in characters."""
    if size <= SHORT:
        return work(*args, **kwargs)
    return await asyncio.to_thread(work, *args, **kwargs)
