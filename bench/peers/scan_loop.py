"""The loop of every scanner here: one JSON object a line in, one a line out.

in: {"id", "text", "lang": zh | en, "reference": ISO day or null}, and for measuring "repeat" (the
best of so many scans counts) and "limit" (seconds of processor time, whole ones)
out: {"id", "seconds", "pred": [{start, end, kind, value, upper, unit, iso}]}; values are decimal
strings, `iso` is [first day, last day]. `seconds` is the processor time of the scan alone, without
start and imports, so that neither they nor other work on the machine count.

A scan that needs more than its limit ends the process by SIGXCPU: the kernel counts, so a pattern
that never comes back to Python is ended too.
"""

import json
import math
import resource
import sys
import time
from collections.abc import Callable, Iterable
from typing import Any

Row = dict[str, Any]
LONG = 0.5
"""Seconds; a scan that takes longer is not repeated, its noise is small beside it."""


def mention(start: int, end: int, **told: object) -> Row:
    """A prediction with what the scanner told and None for the rest."""
    empty = dict.fromkeys(("kind", "value", "upper", "unit", "iso"))
    return {"start": start, "end": end, **empty, **told}


def serve(scan: Callable[[Row], Iterable[Row]]) -> None:
    """Answer every line of stdin; what fails on a text has found nothing there, and is told."""
    for line in sys.stdin:
        row = json.loads(line)
        best = math.inf
        found: list[Row] = []
        failed = None
        for _ in range(row.get("repeat", 1)):
            _limit(row.get("limit"))
            begin = time.process_time()
            try:
                found = list(scan(row))
            except Exception as error:  # noqa: BLE001 - a peer's crash is a result of the comparison
                found, failed = [], type(error).__name__
            best = min(best, time.process_time() - begin)
            if best > LONG or failed:
                break
        answer = {"id": row["id"], "seconds": best, "pred": found, "failed": failed}
        print(json.dumps(answer), flush=True)


def _limit(seconds: float | None) -> None:
    """From now on, so many seconds of processor time; without a number there is no limit."""
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = hard if seconds is None else math.ceil(time.process_time() + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
