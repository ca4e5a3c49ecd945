"""日 that tells how long something takes, no day of the month: 平均要等11日, 由18日缩短至11日.

What stands before it says so, for 11日 alone is the eleventh.
"""

import re
from decimal import Decimal
from typing import Final

from schemas.quantity import Quantity
from service.quantities import bounds
from service.quantities.dates.small_numbers import NUMERAL, read

_TAKES: Final = re.compile(
    r"(?:等候?|[轮輪]候(?:[时時][间間])?|需[时時]|[只仅僅]需要?|需要|[为為]期|[历歷][时時]|[长長][达達]|[连連][续續]"
    r"|耗[时時]|用[时時]|[费費][时時]|[时時]限[为為]?|平均(?:需要?|要)?"
    r"|(?:[缩縮]短?|[压壓][缩縮]?|[压壓][减減]|[减減]少?|降低?)[至到为為成])"
    r"(?:约|約|大约|大約|至少|近|不到|不足|逾|足足|了|超过|超過){0,2} ?"
    rf"(?:[{NUMERAL}]{{1,3}} ?[至到~-] ?)?\Z"
)
_FROM: Final = re.compile(r"[由从從](?:原来的?|原來的?|目前的?|[^，。；,;0-9]{0,6})? ?\Z")
_SHORTENED: Final = re.compile(
    r"[^，。；,;0-9]{0,4}(?:[缩縮压壓]|[减減]|降)[^，。；,;0-9]{0,4}[至到为為]"
)
_DAYS: Final = re.compile("日(?![前起上下晚早凌夜元圆圓本产均龄游内報报刊])")
_NUMBER: Final = re.compile(rf"(?:([{NUMERAL}]{{1,3}}) ?[至到~-] ?)?([{NUMERAL}]{{1,3}}) ?\Z")
_REACH: Final = 14


def scan_lasting(text: str, folded: str) -> list[Quantity]:
    """Every such span of days, in order."""
    found: list[Quantity] = []
    for day in _DAYS.finditer(folded):
        number = _NUMBER.search(folded, max(0, day.start() - _REACH), day.start())
        if number is None or not lasts(folded, number.start(), day.end()):
            continue
        low, high = read(number[1] or number[2]), read(number[2])
        if 0 < low <= high:
            surface = text[number.start() : day.end()]
            upper = Decimal(high) if low < high else None
            after = bounds.after(folded, day.end())
            bound = after[0] if after else bounds.before(folded, number.start()).bound
            found.append(
                Quantity(
                    number.start(),
                    day.end(),
                    surface,
                    "duration",
                    Decimal(low),
                    upper,
                    "day",
                    bound,
                )
            )
    return found


def lasts(text: str, start: int, end: int) -> bool:
    """Whether the number at `start`, whose 日 ends at `end`, tells how long something takes."""
    told = max(0, start - _REACH), start
    if _TAKES.search(text, *told):
        return _DAYS.match(text, end - 1) is not None
    return _SHORTENED.match(text, end) is not None and _FROM.search(text, *told) is not None
