"""Asides with a number and a day of their own, which date nothing behind them."""

import re

from schemas.quantity import Quantity
from service.checks.reading import Reading
from service.checks.stated import Stated

_IN_AN_ASIDE = re.compile(
    r"\w, (?:which [^,.;\d\n]{3,40}\d[^,;\n]{0,32}|(?:first|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)) )(?:in )?$"
    r"|\w, (?:which|who) had [^,;\n]{3,60}(?:in|since) $"
    r"|\w, where [^,;\n]{3,60}\d[^,;\n]{3,60}(?:by|at|in) (?:the end of )?$"
)
"""Before a day that ends an aside with a number of its own."""
_GOES_ON = re.compile(
    r", (?:is|are|had to|aims?|wants?|plans?|will|hopes?|expects?|now|has (?!been)|have (?!been)"
    r"|drops?|falls?|climbs?|moves?|slips?|rises?|ranks?|came|placed|finished|published|opened|launched|announced)\b"
    r"(?![^.;]*\bthat year\b)"
)
"""Behind an aside, and of today: what is told is not of the day that the aside ended with."""
_WHERE = re.compile(r"(?<=\w), where [^,.;]*$")


def ends_an_aside(reading: Reading, day: Quantity) -> bool:
    """Whether the day stands behind another number at the end of an aside (Amsterdam, seventh last
    year, drops to ninth; Wuhan, which booked 105 billion in 2025, is aiming for 130 billion).
    """
    if _GOES_ON.match(reading.plain, day.end) is None:
        return False
    start, _ = reading.sentences.at(day.start)
    return _IN_AN_ASIDE.search(reading.plain, start, day.start) is not None


def is_inside_an_aside(reading: Reading, day: Quantity, stated: Stated) -> bool:
    """Whether an aside that has a number of its own has ended between the day and the number (In
    Dongguan, where the number rose 38 percent last year to 540, the index rewards ...).
    """
    start, _ = reading.sentences.at(day.start)
    opened = _WHERE.search(reading.plain, start, day.start)
    closed = reading.plain.find(", ", day.end, stated.start)
    return opened is not None and closed > 0 and bool(reading.stated_in(opened.end(), closed))


_SAID_THAT = re.compile(r"[^。；;\n]{2,40}?(?:透露|宣布|介绍|通报|公布|披露|表示|发布)[:：]")


def is_said_of_another(reading: Reading, day: Quantity, stated: Stated) -> bool:
    """Whether on that day something was said of another one (1月6日，……透露：2025年……)."""
    said = _SAID_THAT.match(reading.plain, day.end, stated.start)
    return said is not None and bool(reading.days_in(said.end(), stated.start))
