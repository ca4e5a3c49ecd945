"""English days of another predicate than the number's: that of what was done before somebody has so
many, of what is told behind "and that it", of a relative clause behind.
"""

import re

from schemas.quantity import Quantity
from service.checks.reading import Reading
from service.checks.stated import Stated

_HAS = re.compile(
    r"[^.;\d]{0,60}\band (?:it |they )?(?:now |currently |still |today |already )?"
    r"(?:ha(?:s|ve)|employs?|houses?|runs?|counts?|operates?|hosts?|serves?|owns?|manages?|holds?"
    r"|keeps?|maintains?|offers?|boasts?|occup(?:y|ies)|leases?|rents?|charges?|covers?"
    r"|ha(?:s|ve) grown to|is home to|is worth|sells?|exports?|supplies|supply) "
    r"(?:(?!had|was|were|that|which|where|who)[a-z][\w’'-]* ){0,4}[$€£¥]?"
)
"""Between a day gone by and a number: it is of today (sold 5,000 last year and employs 730 people).
"""
_AND_THAT = re.compile(
    r"(?:[^.;]|\.(?=\d))*?,? and that (?:it|they|its|their|the [\w-]+|[A-Z][\w’'-]+)\b"
)
"""Between a number and the day of what else somebody said (doubled to 240 and that it sold 1,150
drones last year)."""
_RELATIVE = re.compile(
    r"(?:[^,.;\d]{0,40} )?(?:to|in|at|for|on|from|into|near|across) "
    r"(?:an?|the|its|their|this|that|what) (?:[\w’'-]+ ){1,4}"
    r"(?:that|which|where|who|whose) [^,.;\d]{3,80}"
)
"""Between a number and the day of what only tells more of a place (added 120 MW to a city that was
hardly known five years ago)."""


def is_of_another(reading: Reading, day: Quantity, stated: Stated) -> bool:
    """Whether the day dates what another predicate of the sentence tells."""
    if not reading.english:
        return False
    if day.end <= stated.start:
        has = _HAS.fullmatch(reading.plain, day.end, stated.start)
        return has is not None and _is_past(reading, day)
    if _AND_THAT.match(reading.plain, stated.end, day.start):
        return bool(reading.stated_in(stated.end, day.start))
    if not day.text.endswith("ago"):
        return False
    return _RELATIVE.fullmatch(reading.plain, stated.end, day.start) is not None


def _is_past(reading: Reading, day: Quantity) -> bool:
    return bool(day.iso and reading.anchor and day.iso[1] < reading.anchor)
