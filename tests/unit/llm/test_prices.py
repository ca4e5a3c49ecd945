"""Tokens -> money."""

from decimal import Decimal
from pathlib import Path

import pytest

from schemas.extraction import Cost, Tokens
from service.errors import ConfigurationError
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


def test_a_users_own_price_wins_over_the_one_that_comes_with_us(tmp_path: Path) -> None:
    own = TABLE.replace('"m"', '"gpt-4o-mini"').replace("cheap.example", "api.openai.com")
    (tmp_path / "prices.toml").write_text(own)
    prices = read_prices(tmp_path / "prices.toml")
    tokens = Tokens(input=1_000_000, output=0)
    assert cost_of(tokens, "gpt-4o-mini", "https://api.openai.com/v1", prices).amount == 1
    assert cost_of(tokens, "gpt-4.1-mini", "https://api.openai.com/v1", prices).amount is not None


UNREADABLE = [
    ("no TOML", "[[price", "Expected"),
    ("a field is missing", '[[price]]\nmodel = "m"', "price.0.input: Field required"),
    ("a price below nothing", TABLE.replace("input = 2", "input = -2"), "greater than or equal"),
    ("a table of something else", "[models]", "models: Extra inputs"),
    ("no UTF-8", b"\xff\xfe", "decode"),
]


@pytest.mark.parametrize("row", UNREADABLE, ids=[row[0] for row in UNREADABLE])
def test_a_table_that_cannot_be_read_is_told_plainly(row: tuple, tmp_path: Path) -> None:
    _, content, problem = row
    path = tmp_path / "prices.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ConfigurationError, match=problem) as refusal:
        read_prices(path)
    assert "CITYFACTS_PRICES" in str(refusal.value)


def test_a_table_that_is_not_there_is_told_plainly(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="No such file"):
        read_prices(tmp_path / "prices.toml")


def test_the_built_in_model_is_free() -> None:
    tokens = Tokens(input=1_000_000, output=1_000_000)
    assert cost_of(tokens, "builtin-rules", "in process", read_prices()).amount == 0


def test_every_shipped_price_names_its_source() -> None:
    assert all(price.source for price in read_prices())
