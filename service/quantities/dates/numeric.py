"""Dates in digits and signs, in any language: 2024-12-31, 2024/1/2, 2024.12.31, 1995-1997.

Not a date: a version 2.3.4, an address 192.168.1.1, a ratio 3/4, 24/7, a longer number.
"""

import re
from collections.abc import Iterator

from service.quantities.dates.points import Point
from service.quantities.dates.small_numbers import ARABIC

_D = f"[{ARABIC}]"
_CANDIDATE = re.compile(rf"{_D}(?<![{ARABIC}]{{2}}){_D}{{0,7}}\s?[-–—~～/.至到]\s?{_D}|{_D}{{8}}")
_YEAR = "(?:19|20|19|20)" + _D + "{2}"
_FREE_LEFT = rf"(?<![{ARABIC}A-Za-z.])(?<![{ARABIC}][-/])"
_FREE_RIGHT = rf"(?![{ARABIC}A-Za-z]|[./-][{ARABIC}])"
_DATE = re.compile(
    rf"""{_FREE_LEFT}(?:
      (?P<year>{_D}{{4}})(?P<sign>[-/.])(?P<month>{_D}{{1,2}})(?P=sign)(?P<day>{_D}{{1,2}})
    )(?!{_D}|[.]{_D})""",
    re.VERBOSE,
)


def find(text: str) -> Iterator[list[Point]]:
    """The dates of `text` that are written in digits and signs only, in order."""
    position = 0
    for candidate in _CANDIDATE.finditer(text):
        start = candidate.start()
        if start < position:
            continue
        match = _DATE.match(text, start)
        if match:
            position = match.end()
            year, month, day = (int(match[name]) for name in ("year", "month", "day"))
            yield [Point(start, position, year, month, day)]
