"""Tokens -> money, by the table in prices.toml."""

import tomllib
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from schemas.extraction import Cost, Tokens

_MILLION = Decimal(1_000_000)


class Price(BaseModel):
    """What one million tokens of a model cost, with the source of the figure."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str
    server: str = ""
    input: Decimal
    output: Decimal
    cached: Decimal | None = None
    currency: str
    source: str
    date: date


def read_prices(path: Path | None = None) -> tuple[Price, ...]:
    """The rows of a price table; without a path those that come with cityfacts."""
    return _shipped() if path is None else _rows(path.read_text(encoding="utf-8"))


def cost_of(tokens: Tokens, model: str, base_url: str, prices: Sequence[Price]) -> Cost:
    """What the tokens cost; the amount is None where the price or the tokens are not known."""
    price = _price_of(model, base_url, prices)
    if price is None:
        return Cost()
    if tokens.input is None or tokens.output is None:
        return Cost(currency=price.currency)
    cached = tokens.cached or 0
    cached_price = price.input if price.cached is None else price.cached
    amount = (
        (tokens.input - cached) * price.input + cached * cached_price + tokens.output * price.output
    ) / _MILLION
    return Cost(amount=amount, currency=price.currency)


def _price_of(model: str, base_url: str, prices: Sequence[Price]) -> Price | None:
    fitting = [row for row in prices if row.model == model and row.server in base_url]
    return max(fitting, key=lambda row: len(row.server), default=None)


@cache
def _shipped() -> tuple[Price, ...]:
    return _rows(resources.files("service.llm").joinpath("prices.toml").read_text("utf-8"))


def _rows(table: str) -> tuple[Price, ...]:
    return TypeAdapter(tuple[Price, ...]).validate_python(
        tomllib.loads(table, parse_float=Decimal)["price"]
    )
