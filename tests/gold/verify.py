"""Prove the annotation: spans, quotes, units and dates.

`python -m tests.gold.verify` prints what is wrong, one line each, and exits with 1 if anything is.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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
)
KINDS = frozenset({"metric", "target", "policy", "project", "institution", "company", "ranking"})
QUALIFIERS = frozenset({"over", "nearly", "about", "at_least", "at_most", "exact", "target"})
PARTIAL_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")

Json = dict[str, Any]


def articles() -> list[Path]:
    """The articles, each with its annotation beside it."""
    return sorted(FOLDER.glob("*.txt"))


def load(path: Path) -> tuple[str, Json]:
    """An article's text and its annotation."""
    text = path.read_text(encoding="utf-8")
    return text, json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


def problems(path: Path) -> Iterator[str]:
    """What is wrong with one article's annotation, a line each."""
    text, gold = load(path)
    yield from _spans(text, gold)
    for fact in gold["facts"]:
        for problem in (*_shape(fact), *_noise(fact, gold)):
            yield f"{problem}: {fact['city']} {fact['name']}"


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
