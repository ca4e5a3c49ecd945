"""jionlp: ner.extract_money and ner.extract_time with parsing; it has no numbers without a unit."""

import contextlib
import io

from scan_loop import Row, mention, serve

with contextlib.redirect_stdout(io.StringIO()):
    import jionlp


def _scan(row: Row) -> list[Row]:
    found = []
    for hit in jionlp.ner.extract_money(row["text"], with_parsing=True) or []:
        number = (hit.get("detail") or {}).get("num")
        low, high = number if isinstance(number, list) else (number, None)
        if low is not None:
            found.append(mention(*hit["offset"], kind="money", value=str(low), upper=high))
    base = dict(zip(("year", "month", "day"), _numbers(row["reference"]), strict=False))
    told = {"time_base": base} if base else {}
    for hit in jionlp.ner.extract_time(row["text"], with_parsing=True, **told) or []:
        times = (hit.get("detail") or {}).get("time")
        if isinstance(times, list):
            found.append(mention(*hit["offset"], kind="date", iso=[time[:10] for time in times]))
    return found


def _numbers(day: str | None) -> list[int]:
    return [int(part) for part in day.split("-")] if day else []


serve(_scan)
