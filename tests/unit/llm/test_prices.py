"""Tokens -> money."""

from decimal import Decimal
from pathlib import Path

import pytest

from schemas.extraction import Cost, Tokens
from service.llm.prices import cost_of, read_prices

TABLE = """
[[price]]
model = "m"
input = 2
output = 8
cached = 0.5
currency = "CNY"
source = "invented"
date = 2026-01-01

[[price]]
model = "m"
server = "cheap.example"
input = 1
output = 1
currency = "USD"
source = "invented"
date = 2026-01-01
"""

ROWS = [
    ("input and output", Tokens(input=1000, output=500), "m", "https://a", "0.006", "CNY"),
    (
        "cached input is cheaper",
        Tokens(input=1000, output=0, cached=1000),
        "m",
        "x",
        "0.0005",
        "CNY",
    ),
    (
        "without a price for it",
        Tokens(input=10, output=0, cached=10),
        "m",
        "cheap.example",
        "0.00001",
        "USD",
    ),
    ("tokens unknown", Tokens(input=None, output=5), "m", "https://a", None, "CNY"),
    ("model unknown", Tokens(input=1, output=1), "m-2", "https://a", None, "USD"),
]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_tokens_cost_what_the_table_says(row: tuple, tmp_path: Path) -> None:
    _, tokens, model, base_url, amount, currency = row
    (tmp_path / "prices.toml").write_text(TABLE)
    prices = read_prices(tmp_path / "prices.toml")
    expected = Cost(amount=Decimal(amount) if amount else None, currency=currency)
    assert cost_of(tokens, model, base_url, prices) == expected


def test_the_built_in_model_is_free() -> None:
    tokens = Tokens(input=1_000_000, output=1_000_000)
    assert cost_of(tokens, "builtin-rules", "in process", read_prices()).amount == 0


def test_every_shipped_price_names_its_source() -> None:
    assert all(price.source for price in read_prices())
