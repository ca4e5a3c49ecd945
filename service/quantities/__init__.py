"""The scanner of quantities."""

from datetime import date

from schemas.quantity import Quantity


def scan(text: str, published: date | None = None) -> tuple[Quantity, ...]:
    """Find every quantity of `text`, in order, without overlaps."""
    raise NotImplementedError
