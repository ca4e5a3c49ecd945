"""What a process that will work for long does once, before its first article."""

import gc

from service import places


def settle() -> None:
    """Load the tables of places, and take all that is loaded out of the garbage collector's way.

    Modules, tables and the API's schemas stay as long as the process does; walking through them
    again and again took 2 of 22 ms of an article (`python -m bench.stages`).
    """
    places.resolve("北京")
    gc.collect()
    gc.freeze()
