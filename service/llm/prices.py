"""Tokens -> money, by the table in prices.toml and the user's own."""

import tomllib
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from schemas.extraction import Cost, Tokens
from service.errors import ConfigurationError

_MILLION = Decimal(1_000_000)


class Price(BaseModel):
    """What one million tokens of a model cost, with the source of the figure."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str
    server: str = ""
    input: Decimal = Field(ge=0)
    output: Decimal = Field(ge=0)
    cached: Decimal | None = Field(default=None, ge=0)
    currency: str
    source: str
    date: date


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid")

    price: tuple[Price, ...] = ()


def read_prices(path: Path | None = None) -> tuple[Price, ...]:
    """The rows that come with cityfacts, after those of the user's own table, which win.

    Raises ConfigurationError for a table that cannot be read.
    """
    if path is None:
        return _shipped()
    try:
        return (*_rows(path.read_text(encoding="utf-8")), *_shipped())
    except OSError as error:
        problem = error.strerror or "no file"
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        problem = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    except ValueError as error:  # TOML and UTF-8
        problem = str(error)
    raise ConfigurationError(
        f"The prices in {path} cannot be read ({problem}). Set CITYFACTS_PRICES to a table like "
        "the one in docs/models.md."
    )


def cost_of(tokens: Tokens, model: str, base_url: str, prices: Sequence[Price]) -> Cost:
    """What the tokens cost; the amount is None where the price or the tokens are not known."""
    price = price_of(model, base_url, prices)
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


def price_of(model: str, base_url: str, prices: Sequence[Price]) -> Price | None:
    """The row of the model on this server: the one that names most of its address, else first."""
    fitting = [row for row in prices if row.model == model and row.server in base_url]
    return max(fitting, key=lambda row: len(row.server), default=None)


@cache
def _shipped() -> tuple[Price, ...]:
    return _rows(resources.files("service.llm").joinpath("prices.toml").read_text("utf-8"))


def _rows(table: str) -> tuple[Price, ...]:
    return _Table.model_validate(tomllib.loads(table, parse_float=Decimal)).price
