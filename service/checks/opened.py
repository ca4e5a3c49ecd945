"""The day to come that opens a paragraph, which holds for all of it (到2025年底，…。…。)."""

import re

from schemas.quantity import Quantity
from service.checks import cues
from service.checks.aimed_days import TOWARDS
from service.checks.days import Day
from service.checks.reading import Reading
from service.checks.reasons import Modality, Reason
from service.checks.stated import Stated
from service.checks.yearless import yearless_to_come

_AIM = cues.joined(cues.AIM)
_STATE = cues.joined(cues.STATE)
_OPEN = Reason(Modality.OPEN)
_WE_MUST = re.compile(r"我们要|(?<![主重需必次首])要(?:把|以|着力|加快|坚持|继续|进一步|全力|大力)")
_SAYS = re.compile(r"[ \t　]*[“「\"]")
_SAID = re.compile(r"[。！，,.!][”」\"]")
_SEASONS = ("春", "夏", "秋", "季", "天", "学期")
"""What begins in a season of this year is told by itself (今年秋季招收首批学生280人。……)."""


def opened_by_a_day(reading: Reading, stated: Stated) -> Reason:
    """A day to come that opens the paragraph holds for all of it (到2025年底，…。…。)."""
    start, _ = reading.paragraphs.at(stated.start)
    sentence, _ = reading.sentences.at(stated.start)
    anchor = reading.anchor
    earlier = reading.days_in(start, sentence)
    if anchor is None or not earlier:
        return _OPEN
    first = earlier[0]
    assert first.iso is not None
    if yearless_to_come(reading, Day(*first.iso, first)):
        return _OPEN
    if is_outside_its_words(reading, start, stated.start) or _is_so_far(reading, first):
        return _OPEN
    opens = first.start - start <= 24 and not first.text.endswith(_SEASONS)
    to_come = first.iso[0] > anchor or (
        first.iso[1] > anchor
        and (
            TOWARDS.search(reading.plain, start, first.start) or _opens_with_an_aim(reading, first)
        )
    )
    if opens and to_come:
        return Reason(Modality.AIM, (first.start, first.end))
    return _OPEN


def _is_so_far(reading: Reading, day: Quantity) -> bool:
    """Whether it only counts up to the report (今年以来，……), whatever was begun in it."""
    return reading.plain.startswith(("以来", "来，"), day.end)


def is_outside_its_words(reading: Reading, start: int, offset: int) -> bool:
    """Whether the paragraph opens with somebody's words, and they have ended
    (“到2027年，……。”某某说，为此集团首批开放25个场景): what is told behind is not of their day.
    """
    opens = _SAYS.match(reading.plain, start)
    return opens is not None and _SAID.search(reading.plain, opens.end(), offset) is not None


def _opens_with_an_aim(reading: Reading, day: Quantity) -> bool:
    """2025年，我们要…。: what the rest of the paragraph tells of the year is aimed at too."""
    end = reading.full_sentences.at(day.start)[1]
    return (
        (_AIM.search(reading.plain, day.end, end) or _WE_MUST.search(reading.plain, day.end, end))
        is not None
        and _STATE.search(reading.plain, day.end, end) is None
        and not reading.stated_in(day.end, end)
    )
