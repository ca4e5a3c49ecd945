"""What English says right around a number of what is there, of what was aimed at, and of what shall
be."""

import re

from service.checks.reading import Reading
from service.checks.stated import Span, Stated

_YET_TO = (
    r"(?:planned|expected|due|scheduled|slated|set|forecast|targeted|foreseen|envisaged|proposed"
    r"|promised|pledged|vowed|lined up|to)\b"
)
_THERE = re.compile(
    r" (?:[a-z-]+ ){0,3}already (?:work|have|use|run|operate|live|belong|hold|offer|serve)\b"
    r"| now(?=[.;])|(?: [a-z-]+){1,8} (?:so far|thus far|to date)\b"
    rf"|(?: (?!{_YET_TO})[a-z-]+){{1,3}} now (?!{_YET_TO}|wanted|needed|required|seen|hoped|to\b)"
    r"(?:[a-z-]+ly )?[a-z]+(?<!ing)\b"
    r"|(?: [a-z]+)? at present\b(?! (?:to|from)\b)"
    r"| (?:are|were) in (?:operation|use|service)\b"
    r"| (?:is|are) (?:already )?(?:in place|in the bank|on hand|secured)\b"
    r"|(?: of (?:which|them|these))?(?: [a-z-]+){0,2} (?:are|were|had|have) (?:already|now)\b"
    rf"(?! {_YET_TO})"
    r"|(?: [a-z-]+){0,2} (?:are (?:already )?open|already are|had opened|already open|now open)\b"
    r"|(?: [a-z-]+){0,2} (?:already |now )?in operation\b(?! (?:by|from|before)\b)"
    rf"| (?:yuan )?had been (?!{_YET_TO})[a-z]+ed\b"
    rf"|(?: [a-z-]+){{1,2}} ha(?:ve|s) been (?!{_YET_TO}|announced|approved|permitted|earmarked)"
    r"[a-z]+ed\b(?! (?:to|for)\b)"
    r"|(?: (?!will |would |should |may |could |to )[a-z-]+){0,2} (?:had|have) (?:already )?"
    r"(?:arrived|joined|come|moved in|signed up|enrolled)\b"
)
"""Behind the number of those who do so: 190 chip designers already work on AI products."""
_HAS_OPENED = re.compile(
    r"\b(?:which|where|whom) (?:it|they) (?:has|have) [a-z]+ed (?:an? )?$"
    r"|\balready (?:provide|offer|supply|run|operate|employ|host|house|use|hold|deliver)s? $"
)
"""Before what is there, whatever the words before it aim at (would focus on tuning, for which it
has opened a 40,000-square-metre park).
"""
_SHALL_BE = re.compile(
    r"[ -](?:[\w-]+ ){0,4}(?:that|which) (?:is|are) (?:due |set |expected )?to "
    r"(?:open|start|begin|go live|enter)\b"
)
"""Behind the size of what shall be (agreed to a 36-megawatt centre that is to open in 2028)."""
_HOPED = re.compile(
    r"(?: [\w-]+){0,2}? (?:that )?(?:it|they|[A-Z]\w+|the [a-z]+) "
    r"(?:hopes?|wants?|aims?|plans?|intends?) to (?:have|reach|attract|train|host|build|employ)"
    r"(?= (?:by|in|before|within|there|at|on|over|from)\b|[,.;]|$)"
)
"""Behind what somebody aims at (some distance from the 15,000 it hopes to have by 2029)."""
_SAYS_THAT = re.compile(
    r"\b(?:that|and|but|while|said|says) (?:(?:by|before|from) [a-z][\w ]{2,24}? )?"
    r"(?:about |some |another |more than |at least )?$"
)
_WOULD = re.compile(
    r"(?: (?!(?:and|or|but|that|which|who|where|when|if)\b)[a-z-]+){0,5} (?:would|will) "
    r"(?:soon |then |also |all )?"
    r"(?:open|join|run|start|begin|launch|arrive|enter|operate|follow|receive|take (?:part|up|over)"
    r"|go (?:live|into|on)|come (?:into|online|on)|move (?:in|to)"
    r"|be (?:on offer|ready|available|in (?:use|place|operation|service)"
    r"|(?!affect|interest|willing|pleas|excit)(?:[a-z]+ed|built|drawn|cut|set up|put)))\b"
)
"""Around the number with which what somebody says begins (said the step was more than a change of
names and that 28 posts would open before the holiday)."""
_UP = re.compile(r"\b(?:up|down) from (?:the |its )?$")
IN_A_PLAN = r" written into (?:the|its|their) [^,.;\d]{0,24}plan\b"
"""Behind what was aimed at (the 2,000 petaflops written into the district's plan)."""
_WRITTEN = re.compile(rf"{IN_A_PLAN}(?! (?:was|were|has|have|had)\b)")
_MET = re.compile(
    r"\b(?:met|meets|missed|beat|hit|exceeded|beating|exceeding|missing) (?:its|the|their) "
    r"(?:\d{4} )?(?:goal|target|aim|forecast) of $"
)
"""Before what was aimed at and has been reached, or has not."""
_EXPECTED = re.compile(
    r"(?<!than )\b(?:expected|planned|hoped for|aimed for|wanted|promised|pledged|targeted|forecast"
    r"|(?:expected|planned|hoped|aimed|wanted|promised|pledged|vowed) to "
    r"(?:have|open|reach|build|train|add|install|sign|draw|attract|hire|host|run))"
    r" (?:about |some |over |at least |more than )?[$€£¥]?$"
)
_BY_A_DAY = re.compile(
    r"[^,.;]{0,40} by (?:the (?:end|middle|close|start) of )?(?:the year|20\d\d|[A-Z][a-z]+)\b"
)
"""Around what somebody aimed at, be the day past or not (expected 50 routes by the end of 2024)."""
_MISSES = re.compile(r"\bmiss")
_YET = re.compile(r"\b(?:to|will|would|can|could|may|might|should|of|still|risks?|be|by) $", re.I)
"""Before its verb, where it is still to be reached (confident of beating its target of 500)."""
_HAD_AIMED = re.compile(
    rf"{IN_A_PLAN}|"
    r"(?: [\w-]+){0,2}? (?:that )?(?:it|they) (?:was|were) "
    r"(?:meant|supposed|expected|due|intended) to "
    r"(?:draw|reach|have|bring|create|train|host|build)\b"
    r"|"
    r"(?: [\w-]+){0,2}? (?:that )?(?:it|they|[A-Z]\w+|the [a-z]+) had "
    r"(?:planned|aimed for|hoped (?:for|to)|wanted|promised|targeted|set (?:itself|out)"
    r"|told [a-z]+ to expect|led [a-z]+ to expect)\b"
)
"""Behind what was aimed at, whatever came of it (short of the 10 EFLOPS the city had hoped for)."""
_MISSED = re.compile(
    r"\b(?:short of|below|behind|missing|missed|less than|fewer than) (?:the|its) $"
)
_AND_NOW = re.compile(
    r"(?: [\w-]+){0,3} now (?:employed|engaged|enrolled|registered|at work|working)\b"
)
"""Behind the number of those who do so, where it is only added (, with 23,500 people now employed).
"""
_IT_HAS = re.compile(r" (?:that )?(?:it|they) (?:already|now) ha(?:s|ve)\b")
"""Behind the number to which others are to be added (to the 340 it already has)."""
_ADDED_TO = re.compile(
    r"\b(?:adds?|added|adding|in addition|on top of|alongside|joins?|joined|joining|complements?"
    r"|complementing)(?: to)? the (?:existing |current |present |about |some |over )?$"
)
_WHO_DO = re.compile(
    r"(?: [\w-]+){0,5} (?:who|that|which|already) (?:(?:it|they|[A-Z]\w+|the [a-z]+) )?"
    r"(?!(?:will|would|shall|should|may|could|is to|are to|hopes?|plans?|wants?|aims?)\b)[a-z]+"
)
"""Around the number of those who do so, to whom others are to be added (They will add to the 4,800
specialists who work in the city at present).
"""
_SAY = re.compile(
    r"(?: of (?:(?!\b(?:will|would|is|are)\b)[^,.;\d]){3,48})?(?: [a-z-]+){0,2}? "
    r"(?:(?:also |now |still )?(?:say|said|think|thought|believed?|told|answered|replied|feel|felt"
    r"|reckon|fear|worry|expect|plan to|intend to|hope to|want to|wish to)\b(?! by\b)"
    r"|are (?:confident|sure|certain|convinced|afraid) )"
)
"""Behind the number of those who say so, which is counted whatever they say (63% say they will
spend more on it next year).
"""
_ONCE = re.compile(r"\b(?:if|once|until|when|unless|as soon as|by which time)\b[^,;.]*$", re.I)
_OPENS = re.compile(r"\s*(?:By|In|From|Before) (?:the )?(?:end of |early |late |mid-)?")
_REACH = 48
"""How far before a number such words begin, in code points."""


def is_to_come(reading: Reading, start: int, end: int, *, opened: bool) -> bool:
    """Whether a day to come stands in the span or, where that may be meant, opens its sentence
    (By 2030, with 20,000 in operation, …).
    """
    sentence, _ = reading.sentences.at(start)
    return any(
        reading.anchor is not None
        and day.iso is not None
        and day.iso[0] > reading.anchor
        and (day.start >= start or _OPENS.fullmatch(reading.plain, sentence, day.start))
        for day in reading.days_in(sentence if opened else start, end)
    )


def is_there(reading: Reading, stated: Stated) -> bool:
    """Whether the words behind it say that so many are there by now."""
    start, _ = reading.clauses.at(stated.start)
    if _HAS_OPENED.search(reading.plain, max(start, stated.start - _REACH), stated.start):
        return True
    there = _THERE.match(reading.plain, stated.end)
    if there is None or _ONCE.search(reading.plain, start, stated.start):
        return False
    opened = there[0].endswith("in operation")
    return not is_to_come(reading, start, stated.start, opened=opened)


def is_added(reading: Reading, stated: Stated) -> bool:
    """Whether its clause only adds how many there are now, whatever is aimed at before it."""
    if _IT_HAS.match(reading.plain, stated.end):
        return True
    near = max(0, stated.start - _REACH), stated.start
    if _ADDED_TO.search(reading.plain, *near) and _WHO_DO.match(reading.plain, stated.end):
        return True
    added = reading.plain.endswith((", with ", ", with about ", ", with over "), 0, stated.start)
    return added and _AND_NOW.match(reading.plain, stated.end) is not None


def say_so(reading: Reading, stated: Stated) -> bool:
    """Whether it is the number of those who say, think, or plan something."""
    return _SAY.match(reading.plain, stated.end) is not None


def was_aimed_at(reading: Reading, stated: Stated) -> bool:
    """Whether the words behind it say that somebody had aimed at it."""
    return _HAD_AIMED.match(reading.plain, stated.end) is not None


def is_missed(reading: Reading, stated: Stated) -> bool:
    """Whether something else is held against it (short of the 10 EFLOPS)."""
    near = max(0, stated.start - 24), stated.start
    written = _WRITTEN.match(reading.plain, stated.end) and not _UP.search(reading.plain, *near)
    return bool(written) or _MISSED.search(reading.plain, *near) is not None


def was_expected(reading: Reading, stated: Stated, start: int) -> bool:
    """Whether the words around it say that somebody expected it by a day."""
    near = max(start, stated.start - _REACH), stated.start
    expected = _EXPECTED.search(reading.plain, *near)
    return expected is not None and _BY_A_DAY.match(reading.plain, stated.end) is not None


def is_met(reading: Reading, stated: Stated, start: int) -> bool:
    """Whether it is what was aimed at and was reached or missed; `start` is that of its clause."""
    met = _MET.search(reading.plain, max(start, stated.start - _REACH), stated.start)
    return met is not None and not _YET.search(reading.plain, start, met.start())


def is_not_met(reading: Reading, stated: Stated, start: int) -> bool:
    """Whether it is what was aimed at and was missed."""
    met = _MET.search(reading.plain, max(start, stated.start - _REACH), stated.start)
    return met is not None and _MISSES.match(reading.plain, met.start()) is not None


def shall_be(reading: Reading, stated: Stated) -> Span | None:
    """The words behind it that say that what is so large is to open."""
    shall = _SHALL_BE.match(reading.plain, stated.end) or _HOPED.match(reading.plain, stated.end)
    if shall is None and _SAYS_THAT.search(
        reading.plain, max(0, stated.start - _REACH), stated.start
    ):
        shall = _WOULD.match(reading.plain, stated.end)
    return shall.span() if shall else None
