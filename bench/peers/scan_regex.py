"""What one writes in a quarter of an hour: digits, a scale, a unit."""

import re
from decimal import Decimal

from scan_loop import Row, mention, serve

SCALES = {"万": 10**4, "亿": 10**8, "万亿": 10**12}
NUMBER = re.compile(r"(-?\d+(?:,\d{3})*(?:\.\d+)?)(万亿|万|亿)?(%|个百分点|[元家个款项人台])?")


def _scan(row: Row) -> list[Row]:
    found = []
    for hit in NUMBER.finditer(row["text"]):
        value = Decimal(hit[1].replace(",", "")) * SCALES.get(hit[2], 1)
        kind = "percent" if hit[3] == "%" else "number"
        found.append(mention(*hit.span(), kind=kind, value=format(value, "f"), unit=hit[3]))
    return found


serve(_scan)
