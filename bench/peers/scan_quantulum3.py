"""quantulum3: parser.parse without its classifier, which needs a download; ± is a range."""

from quantulum3 import parser
from scan_loop import Row, mention, serve


def _scan(row: Row) -> list[Row]:
    found = []
    for hit in parser.parse(row["text"]):
        kind = "percent" if hit.unit.name == "percentage" else "number"
        low, high = hit.value, None
        if hit.uncertainty:
            low, high = hit.value - hit.uncertainty, str(hit.value + hit.uncertainty)
        found.append(mention(*hit.span, kind=kind, value=str(low), upper=high, unit=hit.unit.name))
    return found


serve(_scan)
