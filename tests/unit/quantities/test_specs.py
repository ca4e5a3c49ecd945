"""What the scanner reads, as rows of tests/specs/quantities.jsonl: group, text, expected."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from schemas.quantity import Quantity
from service.quantities import scan

SPECS = Path(__file__).parents[2] / "specs" / "quantities.jsonl"
ROWS = [json.loads(line) for line in SPECS.read_text(encoding="utf-8").splitlines()]


def expected(row: dict) -> list[dict]:
    """The row with numbers as decimals and what it leaves out filled in."""
    return [
        {
            "text": mention["text"],
            "kind": mention["kind"],
            "value": Decimal(mention["value"]) if "value" in mention else None,
            "upper": Decimal(mention["upper"]) if "upper" in mention else None,
            "unit": mention.get("unit"),
            "bound": mention.get("bound", "exact"),
            "iso": tuple(map(date.fromisoformat, mention["iso"])) if "iso" in mention else None,
        }
        for mention in row["expected"]
    ]


def told(quantity: Quantity) -> dict:
    return {key: getattr(quantity, key) for key in Quantity._fields if key not in ("start", "end")}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['group']}: {row['text'][:40]}")
def test_a_text_has_these_quantities_and_no_others(row):
    published = date.fromisoformat(row["published"]) if "published" in row else None
    assert [told(quantity) for quantity in scan(row["text"], published)] == expected(row)


def test_every_row_is_there_once():
    texts = [row["text"] for row in ROWS]
    assert len(texts) == len(set(texts)) >= 400
