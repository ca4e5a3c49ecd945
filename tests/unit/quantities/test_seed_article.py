"""The article that the project was started for: all its quantities, none of its traps."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from service.quantities import scan

ARTICLES = Path(__file__).parents[4] / "shared" / "articles"

pytestmark = pytest.mark.skipif(
    not ARTICLES.is_dir(), reason="../shared/articles is not beside this checkout"
)


def rows(name: str) -> list[dict]:
    return [json.loads(line) for line in (ARTICLES / name).read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def quantities():
    return scan((ARTICLES / "seed.txt").read_text("utf-8"), date(2025, 2, 15))


def test_every_number_of_the_seed_is_found_with_its_value(quantities):
    for row in rows("seed.quantities.jsonl"):
        if row["type"] == "date":
            continue
        hits = [q for q in quantities if q.start < row["end"] and row["start"] < q.end]
        expected = (row["low"], row["high"]) if row["type"] == "range" else (row["value"], None)
        assert [(q.value, q.upper) for q in hits] == [
            (Decimal(expected[0]), expected[1] and Decimal(expected[1]))
        ], row["text"]


def test_no_trap_of_the_seed_is_hit(quantities):
    for trap in rows("seed.traps.jsonl"):
        hits = [q.text for q in quantities if q.start < trap["end"] and trap["start"] < q.end]
        assert hits == [], trap["context"]
