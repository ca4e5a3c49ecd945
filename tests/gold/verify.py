"""Prove the annotation: spans, quotes, units, dates, and every value read again from the text.

`python -m tests.gold.verify` prints what is wrong, one line each, and exits with 1 if anything is.
"""

import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from schemas.quantity import Quantity
from service.quantities import normalize, scan
from service.quantities.units import rows

FOLDER = Path(__file__).parent

UNITS = frozenset(
    {
        "percent",
        "percentage_point",
        "EFLOPS",
        "PB",
        "ha",
        "kWh",
        "km",
        "km2",
        "m2",
        "ms",
        "year",
        "rank",
        "times",
    }
    | {"CNY", "USD", "HKD", "MOP", "SGD", "KRW", "AED", "number"}
    | {name for name, kind, *_ in rows("units.tsv") if kind != "count"}
)
KINDS = frozenset({"metric", "target", "policy", "project", "institution", "company", "ranking"})
QUALIFIERS = frozenset({"over", "nearly", "about", "at_least", "at_most", "exact", "target"})
PARTIAL_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
NOT_SCANNED = frozenset({"rank", "times"})
"""Places in a ranking and multiples have many wordings; the scanner's own tests hold them."""

Json = dict[str, Any]


def articles() -> list[Path]:
    """The articles, each with its annotation beside it."""
    return sorted(FOLDER.glob("*.txt"))


def load(path: Path) -> tuple[str, Json]:
    """An article's text and its annotation."""
    text = path.read_bytes().decode()  # every CR LF where it stands
    return text, json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


def problems(path: Path) -> Iterator[str]:
    """What is wrong with one article's annotation, a line each."""
    text, gold = load(path)
    yield from _spans(text, gold)
    for fact in gold["facts"]:
        for problem in (*_shape(fact), *_noise(fact, gold)):
            yield f"{problem}: {fact['city']} {fact['name']}"
    yield from _values(text, gold)


def _spans(text: str, gold: Json) -> Iterator[str]:
    for key, words in (("facts", "evidence"), ("quotes", "text"), ("must_not_extract", "text")):
        for item in gold.get(key, []):
            if text[item["start"] : item["end"]] != item[words]:
                yield f"{key}: not verbatim at its span: {item[words]}"
    for noise in gold["noise_spans"]:
        if not 0 <= noise["start"] < noise["end"] <= len(text):
            yield f"noise span outside the text: {noise['reason']}"


def _shape(fact: Json) -> Iterator[str]:
    unit = fact["unit"]
    if fact["kind"] not in KINDS:
        yield f"unknown kind {fact['kind']}"
    if fact["value"] is None:
        if unit is not None or fact["scale_text"] is not None:
            yield "a unit without a value"
    else:
        if not unit or not (unit in UNITS or unit.startswith("count:")):
            yield f"unknown unit {unit}"
        if fact["qualifier"] not in QUALIFIERS:
            yield f"unknown qualifier {fact['qualifier']}"
        if "derived" not in fact and (fact["scale_text"] or "") not in fact["evidence"]:
            yield "the number is not in the evidence"
    for key in ("as_of", "deadline"):
        if fact[key] is not None and not PARTIAL_DATE.fullmatch(fact[key]):
            yield f"{key} is no date: {fact[key]}"


def _noise(fact: Json, gold: Json) -> Iterator[str]:
    for noise in gold["noise_spans"]:
        if fact["start"] < noise["end"] and noise["start"] < fact["end"]:
            yield f"the evidence lies in noise ({noise['reason']})"


def _values(text: str, gold: Json) -> Iterator[str]:
    published = gold.get("dateline") or gold["published"]
    found = scan(text, date.fromisoformat(published) if published else None)
    for fact in gold["facts"]:
        if fact["value"] is None or fact.get("derived") or fact["unit"] in NOT_SCANNED:
            continue
        if fact.get("table"):
            if not _row_says(fact):
                yield f"the row does not give {fact['value']} {fact['unit']}: {fact['name']}"
            continue
        near = [quantity for quantity in found if _stands_in(quantity, fact, text)]
        if not any(_says(quantity, fact) for quantity in near):
            read = ", ".join(f"{q.text} = {q.value} {q.upper or ''} {q.unit}" for q in near)
            yield (
                f"{fact['scale_text']} is annotated as {fact['value']} {fact['unit']}, "
                f"the scanner reads {read or 'nothing'}: {fact['city']} {fact['name']}"
            )


def _stands_in(quantity: Quantity, fact: Json, text: str) -> bool:
    """Whether the quantity overlaps the fact's number, where it stands in the evidence."""
    written = fact["scale_text"] or fact["evidence"]
    for match in re.finditer(re.escape(written), text[fact["start"] : fact["end"]]):
        start = fact["start"] + match.start()
        if quantity.start < start + len(written) and start < quantity.end:
            return True
    return False


def _says(quantity: Quantity, fact: Json) -> bool:
    wanted = abs(Decimal(fact["value"]))
    upper = None if fact["value_max"] is None else Decimal(fact["value_max"])
    if quantity.value is None or abs(quantity.value) != wanted or quantity.upper != upper:
        return False
    unit = fact["unit"]
    if unit.startswith("count:") or (fact.get("unit_implied") and quantity.unit is None):
        return True
    return unit == (quantity.unit or "number")


def _row_says(fact: Json) -> bool:
    """Whether the cell gives the value in one of the row's units, or in that of its head."""
    number = Decimal(fact["scale_text"])
    for unit in (*fact["evidence"].split(), fact.get("unit_text", "")):
        told = normalize(number, None, unit)
        known = fact["unit"].startswith("count:") or told.unit == fact["unit"]
        if told.value == Decimal(fact["value"]) and known:
            return True
    return False


def main() -> int:
    """Print every problem; the exit code says whether there is one."""
    count = 0
    for path in articles():
        for problem in problems(path):
            count += 1
            sys.stdout.write(f"{path.stem}: {problem}\n")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
