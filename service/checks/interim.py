"""Stand-in for `service.quantities.normalize` until it is there; then this file goes."""

import re
from decimal import Decimal

_SCALE = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_UNITS = {
    "元": "CNY",
    "人民币": "CNY",
    "美元": "USD",
    "%": "percent",
    "个百分点": "percentage_point",
}


def normalize(
    value: Decimal, upper: Decimal | None, unit: str | None
) -> tuple[Decimal, Decimal | None, str | None]:
    """The amount in base units."""
    text = unit or ""
    power = 0
    while text and (hit := re.match("[十百千万亿]", text)):
        power += _SCALE[hit.group()]
        text = text[1:]
    factor = Decimal(10) ** power
    name = _UNITS.get(text, text) or None
    return value * factor, None if upper is None else upper * factor, name
