"""What a sentence has turned to since its words of aiming or reaching: they no longer hold there
(上年度惠及130家，本年度扩大到200家; 2035年，产业已过千亿元).
"""

import re

from service.checks.days import day_of
from service.checks.own_days import AT_ONCE
from service.checks.reading import Reading
from service.checks.reasons import Modality, Reason
from service.checks.stated import Span, Stated

_YEARS_GONE = frozenset({"去年", "上年"})
_A_YEAR = re.compile(r"\d{4}年")
_HAS_REACHED = re.compile("已经?(?:超|突?破|过|达|拥有|建成|形成|成为|翻)")
"""What a vision says of its year."""
_MORE = re.compile(
    "(?:内|底前)?再(?:新?[增建添设开]|推|引|投|改|布|招|培|扩|发|上|装|落|建)[^，。；已了]*$"
)
"""Between the year that runs and so many more."""
_WHILE = re.compile(r", (?:while|whereas) ")


def away(reading: Reading, stated: Stated, told: Reason) -> Reason | None:
    """What a clause says that has turned from what its sentence told before: nothing, where that
    was of a year gone by; that it may be to come, where it is more of what there is now.
    """
    if _to_more(reading, stated, told):
        return Reason(Modality.EITHER, told.span)
    return Reason(Modality.OPEN) if _to_now(reading, stated, told) else None


def _to_more(reading: Reading, stated: Stated, told: Reason) -> bool:
    """Whether so many more come in the year that runs (目前拥有9700台，今年再推广3000台)."""
    if told.modality is not Modality.STATE or told.span is None or reading.anchor is None:
        return False
    start, _ = reading.clauses.at(stated.start)
    return any(
        day.iso
        and day.iso[1] > reading.anchor
        and _MORE.match(reading.plain, day.end, stated.start)
        for day in reading.days_in(start, stated.start)[-1:]
    )


def _to_now(reading: Reading, stated: Stated, told: Reason) -> bool:
    """Whether the year gone by is left behind (上年度惠及130家，本年度扩大到200家)."""
    if told.span is None or reading.anchor is None:
        return False
    if reading.plain[slice(*told.span)] not in _YEARS_GONE:
        return False
    since = reading.days_in(told.span[1], stated.start)
    return any(day.iso and day.iso[0] < reading.anchor < day.iso[1] for day in since[-1:])


def to_a_year_to_come(reading: Reading, stated: Stated, told: Reason) -> Reason | None:
    """What a word of reaching says of the year to come that opens its clause: a vision, that it
    shall have been reached (2035年，产业已过千亿元); else both may be meant, as of the year of an
    event or a budget.
    """
    if told.modality is not Modality.STATE or told.span is None or reading.anchor is None:
        return None
    start, _ = reading.clauses.at(stated.start)
    for year in reading.days_in(start, told.span[0])[:1]:
        ahead = day_of(year).first.year - reading.anchor.year
        opens = year.start - start <= AT_ONCE and _A_YEAR.fullmatch(year.text)
        if ahead < 1 or not opens or reading.plain.startswith("的", year.end):
            continue
        vision = ahead > 1 and _HAS_REACHED.match(reading.plain, told.span[0])
        return Reason(Modality.AIM if vision else Modality.EITHER, (year.start, year.end))
    return None


def to_what_another_did(reading: Reading, stated: Stated, aim: Span) -> Stated | None:
    """The first number of what another is told of behind an aim (Wuxi will invest 3 billion yuan,
    while Suzhou installed 640 robots, 1.4 times the figure a year before).
    """
    turns = [hit.end() for hit in _WHILE.finditer(reading.plain, aim[1], stated.start)]
    return next(iter(reading.stated_in(turns[-1], stated.start)), None) if turns else None
