"""What the scanner finds in a text."""

from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

QuantityKind = Literal[
    "number",
    "money",
    "count",
    "measure",
    "percent",
    "point",
    "ordinal",
    "date",
    "period",
    "duration",
]
Bound = Literal["exact", "about", "over", "nearly", "at_least", "at_most"]


class Quantity(NamedTuple):
    """One mention of a quantity.

    A named tuple, not a pydantic model: the scanner makes tens of thousands of them a second.

    `start`, `end`: half-open span in code points, `text == source[start:end]`.
    `value`, `upper`: decimals in base units of `unit` (3600亿元 -> 360000000000 CNY, 35% -> 35);
    `upper` is set for ranges only; both are None for dates and periods.
    `unit`: an ISO 4217 code, `percent`, `percentage_point`, a measure's symbol, or the counter.
    `iso`: first and last day, for dates and periods only.
    """

    start: int
    end: int
    text: str
    kind: QuantityKind
    value: Decimal | None = None
    upper: Decimal | None = None
    unit: str | None = None
    bound: Bound = "exact"
    iso: tuple[date, date] | None = None
