"""Whether the text aims at a number or reports it as reached.

Evidence, strongest first: the words of the number's own clause; its day (a day to come is an aim, a
day gone by is a state); the words of the clauses before it in the sentence; the sentence that
opened the paragraph; the kind of document.
"""

import re
from enum import Enum
from typing import NamedTuple

from service.checks import cues
from service.checks.reading import Reading, Stated
from service.checks.timing import governing, yearless_to_come

_AIM = cues.joined(cues.AIM)
_STATE = cues.joined(cues.STATE)
_BASELINE = re.compile(r"(?:从|由|\bfrom)\s*(?:\D{0,6})$", re.I)
_RAISED = re.compile(r".{0,12}?(?:提升|提高|增长|增加|上升|扩大|到|至|\bto\b)", re.S)
_TOWARDS = re.compile(r"(?:到|至|\bby(?: the end of)?)\s*$", re.I)
_RAISED_TO = re.compile(
    r"(?:提升|提高|增长|增加|上升|扩大|扩容|增|升|扩)(?:到|至)[^\d，。；]{0,6}$"
    r"|\bto (?:at least )?$",
    re.I,
)
_TARGET_AFTER = re.compile(r"[^，。；,;\n]{0,8}(?:的目标|为目标|目标)")


class Modality(Enum):
    """Aim or state; open where the text gives no sign."""

    AIM = "aim"
    STATE = "state"
    OPEN = "open"


class Reason(NamedTuple):
    """A modality with the words that show it."""

    modality: Modality
    span: tuple[int, int] | None = None


_OPEN = Reason(Modality.OPEN)


def modality(reading: Reading, stated: Stated) -> Reason:
    """How the text speaks of the number, with the place that shows it."""
    if _is_baseline(reading, stated):
        return Reason(Modality.STATE, stated.span)
    for evidence in (_own_clause, _own_day, _own_sentence, _paragraph, _document):
        reason = evidence(reading, stated)
        if reason.modality is not Modality.OPEN:
            return reason
    return _OPEN


def _is_baseline(reading: Reading, stated: Stated) -> bool:
    """从58提升到75: the first is where things stand."""
    before = reading.text[max(0, stated.start - 10) : stated.start]
    after = reading.text[stated.end : stated.end + 16]
    return bool(_BASELINE.search(before) and _RAISED.match(after))


def _own_clause(reading: Reading, stated: Stated) -> Reason:
    start, end = reading.clauses.at(stated.start)
    if _RAISED_TO.search(reading.text, start, stated.start):
        aim = _AIM.search(reading.text, start, stated.start)
        if aim:
            return Reason(Modality.AIM, aim.span())
    reason = _last_cue(reading, start, stated.start)
    if reason.modality is Modality.OPEN and _TARGET_AFTER.match(reading.text[stated.end : end]):
        return Reason(Modality.AIM, (stated.end, end))
    return reason


def _own_day(reading: Reading, stated: Stated) -> Reason:
    anchor = reading.anchor
    days = governing(reading, stated)
    if anchor is None or not days:
        return _OPEN
    day = days[0]
    span = (day.source.start, day.source.end) if day.source else None
    if yearless_to_come(reading, day):
        return _OPEN
    if day.first > anchor:
        return Reason(Modality.AIM, span)
    if day.last <= anchor:
        return Reason(Modality.STATE, span)
    if day.source is not None and day.first.year == day.last.year and day.first == day.last:
        return Reason(Modality.AIM, span)
    return _OPEN


def _own_sentence(reading: Reading, stated: Stated) -> Reason:
    start, _ = reading.sentences.at(stated.start)
    clause, _ = reading.clauses.at(stated.start)
    return _last_cue(reading, start, clause)


def _paragraph(reading: Reading, stated: Stated) -> Reason:
    """A day to come that opens the paragraph holds for all of it (到2025年底，…。…。)."""
    start, _ = reading.paragraphs.at(stated.start)
    sentence, _ = reading.sentences.at(stated.start)
    anchor = reading.anchor
    earlier = reading.days_in(start, sentence)
    if anchor is None or not earlier:
        return _OPEN
    first = earlier[0]
    assert first.iso is not None
    opens = first.start - start <= 24
    to_come = first.iso[0] > anchor or (
        first.iso[1] > anchor and _TOWARDS.search(reading.text, start, first.start)
    )
    if opens and to_come:
        return Reason(Modality.AIM, (first.start, first.end))
    return _OPEN


def _document(reading: Reading, _stated: Stated) -> Reason:
    return Reason(Modality.AIM if reading.is_plan else Modality.STATE)


def _last_cue(reading: Reading, start: int, end: int) -> Reason:
    aims = list(_AIM.finditer(reading.text, start, end))
    states = list(_STATE.finditer(reading.text, start, end))
    if aims and (not states or aims[-1].start() > states[-1].start()):
        return Reason(Modality.AIM, aims[-1].span())
    if states:
        return Reason(Modality.STATE, states[-1].span())
    return _OPEN
