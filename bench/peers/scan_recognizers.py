"""recognizers-text-suite: its eight models of numbers, units and dates, one after the other.

A year-less date is resolved to several days by it; the first one that is not in the future of the
reference counts, else the first.
"""

from datetime import datetime

from recognizers_date_time import recognize_datetime
from recognizers_number import (
    recognize_number,
    recognize_ordinal,
    recognize_percentage,
)
from recognizers_number_with_unit import (
    recognize_age,
    recognize_currency,
    recognize_dimension,
    recognize_temperature,
)
from recognizers_text import Culture
from scan_loop import Row, mention, serve

NUMBERS = (
    (recognize_number, "number"),
    (recognize_ordinal, "ordinal"),
    (recognize_percentage, "percent"),
    (recognize_currency, "money"),
    (recognize_dimension, "measure"),
    (recognize_age, "measure"),
    (recognize_temperature, "measure"),
)


def _scan(row: Row) -> list[Row]:
    culture = Culture.Chinese if row["lang"] == "zh" else Culture.English
    found = []
    for recognize, kind in NUMBERS:
        for hit in recognize(row["text"], culture):
            told = hit.resolution or {}
            value = (told.get("value") or "").rstrip("%")
            if value:
                found.append(
                    mention(hit.start, hit.end + 1, kind=kind, value=value, unit=told.get("unit"))
                )
    reference = row["reference"]
    day = datetime.fromisoformat(reference) if reference else None
    for hit in recognize_datetime(row["text"], culture, reference=day):
        values = (hit.resolution or {}).get("values") or []
        spans = [_span(value) for value in values if value.get("type") in ("date", "daterange")]
        if spans:
            past = [span for span in spans if not reference or span[0] <= reference]
            span = (past or spans)[0]
            found.append(mention(hit.start, hit.end + 1, kind="date", iso=span))
    return found


def _span(value: dict) -> list[str]:
    first = value.get("start") or value.get("value") or value.get("end") or ""
    return [first, value.get("end") or first]


serve(_scan)
