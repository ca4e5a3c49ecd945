"""What a process that will work for long does once, before its first article."""

import asyncio
import gc
from collections.abc import Coroutine
from importlib.util import find_spec
from typing import Any, TypeVar

from service import places

YOUNG = 10_000
"""So many new objects before the collector looks: 0.05 instead of 0.5 ms of an article."""

T = TypeVar("T")


def run(working: Coroutine[Any, Any, T]) -> T:
    """`asyncio.run` on the loop that the server has too: uvloop's, but for Windows, which lacks it.

    Handing work to a thread and back took it 33 instead of 48 microseconds of CPU time.
    """
    factory = None
    if find_spec("uvloop") is not None:
        import uvloop  # noqa: PLC0415

        factory = uvloop.new_event_loop
    with asyncio.Runner(loop_factory=factory) as runner:
        return runner.run(working)


def settle() -> None:
    """Load the tables of places, and take all that is loaded out of the garbage collector's way.

    Modules, tables and the API's schemas stay as long as the process does; walking through them
    again and again took 2 of 22 ms of an article (`python -m bench.stages`). An article makes some
    thousand objects and leaves few in circles, so the young ones are looked through less often.
    """
    places.resolve("北京")
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 5, 5)
