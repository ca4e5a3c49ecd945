"""Brackets with a day and a number of their own: 力争突破1200亿元（2024年为580亿元）."""

import re

from service.checks import cues
from service.checks.days import day_of
from service.checks.reading import Reading
from service.checks.reasons import Modality, Reason
from service.checks.stated import Stated

_AIM = cues.joined(cues.AIM)
_OPENS = re.compile(r"[(（][^()（）。；;\n]{4,24}$")
_IS_THEN = re.compile(
    r"(?:全年|[底末]|年底)?[:：]?\s?(?:仅|只|才|还)?(?:为|是|有|达到?)?(?:约|近|超)?"
    r"(?:it was |the figure was )?(?:about |some )?[$€£¥]?"
)
_OPEN = Reason(Modality.OPEN)


def bracketed(reading: Reading, stated: Stated) -> Reason:
    """What the day says that opens the bracket of the number, whatever stands outside."""
    opens = _OPENS.search(reading.plain, max(0, stated.start - 26), stated.start)
    if opens is None or reading.anchor is None:
        return _OPEN
    for found in reading.days_in(opens.start(), stated.start)[-1:]:
        day = day_of(found)
        if _IS_THEN.fullmatch(reading.plain, found.end, stated.start) is None:
            return _OPEN
        aims = _AIM.search(reading.plain, opens.start(), found.start)
        if day.last <= reading.anchor and not aims:
            return Reason(Modality.STATE, (found.start, found.end))
        if day.first > reading.anchor:
            return Reason(Modality.AIM, (found.start, found.end))
    return _OPEN
