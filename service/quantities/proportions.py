"""Shares told in a row: 三次产业结构由上年的9.3:38.2:52.5调整为8.8:37.0:54.2.

They make a hundred together, and words before them say that they are shares; 10:30 is a time of
day and 3:2 a result.
"""

import re
from decimal import Decimal
from typing import Final

from schemas.quantity import Quantity
from service.quantities import bounds
from service.quantities.numerals import EXACT
from service.quantities.units import PERCENT

_SHARE: Final = r"[0-9]{1,2}(?:\.[0-9]{1,3})?"
_ROW: Final = re.compile(rf"(?<![0-9.:%/-]){_SHARE}(?: ?: ?{_SHARE}){{1,5}}(?![0-9:%]|\.[0-9])")
_COLON: Final = re.compile(": ?[0-9]")
_TOLD: Final = re.compile(
    "结构|比例|占比|比重|之比|构成|配比|三次产业|三产|[Ss]tructure|[Rr]atio|[Pp]roportion|[Ss]plit|"
    "[Ss]hares?|[Cc]omposition|[Mm]ix"
)
_REACH: Final = 60
_ONE: Final = re.compile(_SHARE)
_WHOLE: Final = Decimal(100)
_ROUNDED: Final = {0: Decimal(1), 1: Decimal("0.3"), 2: Decimal("0.05"), 3: Decimal("0.01")}
"""So far from a hundred the sum may be, by the decimals that are told."""


def scan_proportions(text: str, folded: str) -> list[Quantity]:
    """Every share of such rows, in order."""
    if _COLON.search(folded) is None:
        return []
    found: list[Quantity] = []
    for row in _ROW.finditer(folded):
        shares = list(_ONE.finditer(folded, *row.span()))
        if _make_a_whole([share[0] for share in shares]) and _is_told(folded, row.start()):
            bound = bounds.before(folded, row.start()).bound
            found.extend(
                Quantity(
                    *share.span(),
                    text[share.start() : share.end()],
                    "percent",
                    Decimal(share[0]),
                    None,
                    PERCENT.name,
                    bound,
                )
                for share in shares
            )
    return found


def _make_a_whole(shares: list[str]) -> bool:
    decimals = max(len(share.partition(".")[2]) for share in shares)
    total = sum(map(Decimal, shares), Decimal(0))
    return abs(EXACT.subtract(total, _WHOLE)) <= _ROUNDED[decimals]


def _is_told(text: str, start: int) -> bool:
    """Whether the words before say that they are shares."""
    first = max(text.rfind("。", 0, start), text.rfind("\n", 0, start), start - _REACH, 0)
    return _TOLD.search(text, first, start) is not None
