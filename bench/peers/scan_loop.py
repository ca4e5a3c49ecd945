"""The loop of every scanner here: one JSON object a line in, one a line out.

in: {"id", "text", "lang": zh | en, "reference": ISO day or null}
out: {"id", "seconds", "pred": [{start, end, kind, value, upper, unit, iso}]}; values are decimal
strings, `iso` is [first day, last day]. `seconds` is the processor time of the
scan alone, without start and imports.
"""

import json
import sys
import time
from collections.abc import Callable, Iterable
from typing import Any

Row = dict[str, Any]


def mention(start: int, end: int, **told: object) -> Row:
    """A prediction with what the scanner told and None for the rest."""
    empty = dict.fromkeys(("kind", "value", "upper", "unit", "iso"))
    return {"start": start, "end": end, **empty, **told}


def serve(scan: Callable[[Row], Iterable[Row]]) -> None:
    """Answer every line of stdin; what fails on a text has found nothing there, and is told."""
    for line in sys.stdin:
        row = json.loads(line)
        begin = time.process_time()
        try:
            found, failed = list(scan(row)), None
        except Exception as error:  # noqa: BLE001 - a peer's crash is a result of the comparison
            found, failed = [], type(error).__name__
        seconds = time.process_time() - begin
        answer = {"id": row["id"], "seconds": seconds, "pred": found, "failed": failed}
        print(json.dumps(answer), flush=True)
