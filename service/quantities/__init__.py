"""The scanner of quantities."""

from datetime import date

from schemas.quantity import Quantity
from service.quantities.currency import article_currency
from service.quantities.fold import fold
from service.quantities.normalize import Normal, normalize
from service.quantities.numbers import scan_numbers

__all__ = ["Normal", "normalize", "scan"]


def scan(text: str, published: date | None = None) -> tuple[Quantity, ...]:
    """Find every quantity of `text`, in order, without overlaps.

    Relative dates count from `published`. Spans are half-open, in code points, into `text` as
    given. What names instead of counting (GPT-4o, 5G, telephone numbers) is not returned.
    """
    del published
    folded = fold(text)
    numbers = scan_numbers(text, folded)
    currency = article_currency(folded)
    if currency != "CNY":
        numbers = [
            quantity._replace(unit=currency)
            if quantity.unit == "CNY" and "人民币" not in quantity.text
            else quantity
            for quantity in numbers
        ]
    return tuple(numbers)
