"""wrong_period: the year or date does not follow from the text and the day of publication."""

import re
from collections.abc import Iterator

from schemas.finding import Finding, FindingCode, Severity
from schemas.quantity import Quantity
from service.checks import editions
from service.checks.after_events import of_its_event, of_the_next
from service.checks.agreement import are_of_the_day_beside, tells_its_day_too
from service.checks.case import Case
from service.checks.days import Day, day_of, fits, parse
from service.checks.forecasts import (
    is_dated_to_a_year_that_runs,
    is_expected,
    is_told_as_one,
)
from service.checks.messages import Said, finding
from service.checks.modality import modality
from service.checks.own_days import governing
from service.checks.reading import Reading
from service.checks.reasons import Modality
from service.checks.report_days import JUST
from service.checks.risen import years_before
from service.checks.rows_of_shares import first_of_row
from service.checks.stated import Stated
from service.checks.terms import in_force
from service.checks.timing import allowed, taken_over, up_to_now, year_just_gone
from service.checks.told_year import aims_gone_by
from service.checks.yearless import with_the_next


def find(case: Case) -> Finding | None:
    """Flag a date that the text does not give to the number, or a deadline told for a state."""
    claim = case.claim
    if claim.kind == "indicator" and claim.deadline and not (claim.as_of or _is_expected(case)):
        return _swapped(case, "deadline", claim.deadline)
    if claim.kind == "target" and claim.as_of and not (claim.deadline or _runs(case)):
        return _swapped(case, "as_of", claim.as_of)
    if not case.same or case.match is None:
        return None
    match = first_of_row(case.reading, case.match)
    for field, told in (("as_of", claim.as_of), ("deadline", claim.deadline)):
        found = None if told is None else _of_field(case, match, field, told)
        if found is not None:
            return found
    return None


def _is_expected(case: Case) -> bool:
    """Whether the text only expects what the fact tells, so that it may have a deadline."""
    found = case.match if case.same else None
    return found is not None and is_expected(case.reading, found)


def _runs(case: Case) -> bool:
    """Whether the text expects it of the year that runs, of which it may also be told."""
    found = case.match if case.same else None
    return found is not None and is_dated_to_a_year_that_runs(case, found)


def _of_field(case: Case, match: Stated, field: str, told: str) -> Finding | None:
    """What is to be said of the date that the claim has in one field."""
    lost = _lost(case.reading, match)
    if lost is not None:
        return _not_placed(case, field, told, lost)
    if field == "as_of" and _is_set_aside_for(case, match, told):
        return None
    likeliest = _instead(case, match, field, told)
    if likeliest is not None:
        agreed = are_of_the_day_beside(case, match, told, likeliest)
        agreed = agreed or tells_its_day_too(case, match, told)
        return _contradicted(case, field, told, likeliest, "note" if agreed else None)
    return None if _on_its_side(case, field, told) else _swapped(case, field, told)


def _lost(reading: Reading, match: Stated) -> Quantity | None:
    """The date that may be the number's and that nobody can place, for it counts from the day of
    the report and that is not known: one of its sentence, or the last of its paragraph before it.
    """
    if not reading.days_lost:
        return None
    clause = reading.clauses.at(match.start)
    beside = [
        one for one in (*reading.days, *reading.days_lost) if clause[0] <= one.start < clause[1]
    ]
    if beside:
        nearest = min(beside, key=lambda one: max(one.start - match.end, match.start - one.end))
        return None if nearest.iso else nearest
    start, _ = reading.paragraphs.at(match.start)
    _, end = reading.full_sentences.at(match.start)
    near = [one for one in reading.days_lost if start <= one.start < end]
    told = max((one.end for one in reading.days if start <= one.start < match.start), default=start)
    return next((one for one in reversed(near) if one.start >= told), None)


def _not_placed(case: Case, field: str, told: str, lost: Quantity) -> Finding:
    """A note, for the date is neither right nor wrong as far as the text goes."""
    words = case.reading.text[lost.start : lost.end]
    said = Said(
        f"the text says “{words}”, and the day of the report is not known: give it with the text",
        f"原文为“{words}”，而报道日期未知：请随文提供发布日期",
    )
    return finding(FindingCode.WRONG_PERIOD, case, field, told, said, [lost], severity="note")


def _is_set_aside_for(case: Case, match: Stated, told: str) -> bool:
    """Whether money or a quota is put aside for a day to come that its clause tells
    (明年编列预算4亿元, 明年度名额200名)."""
    if case.claim.kind != "initiative":
        return False
    start, _ = case.reading.clauses.at(match.start)
    if match.kind != "money" and not _QUOTA.search(case.reading.plain, start, match.start):
        return False
    return any(fits(told, day) for day in governing(case.reading, match))


def _instead(case: Case, match: Stated, field: str, told: str) -> Day | None:
    """The likeliest day, where the number may describe none that is told."""
    edition = _of_its_source(case, match, field)
    seen = [edition] if edition else _told_of_it(case, match, field, told)
    if not seen or any(fits(told, day) for day in seen):
        return None
    if edition is None and any(fits(told, day) for day in _others(case, match, field)):
        return None
    return next((day for day in seen if _is_told(case, day)), seen[0])


def _told_of_it(case: Case, match: Stated, field: str, told: str) -> list[Day]:
    """The days that it may describe, the likeliest first; up to the first that fits."""
    days = allowed(case.reading, match)
    if field == "as_of":
        near = taken_over(case.reading, match)
        if any(fits(told, day) and not _is_to_come(case, day) for day in near):
            return []
        days = (day for day in days if not _is_to_come(case, day))
    else:
        days = with_the_next(case.reading, days)
        if not _was_an_aim(case.reading, match):
            days = _yet_to_come(case, days)
    seen: list[Day] = []
    for day in days:
        seen.append(day)
        if fits(told, day):
            return seen
    if field == "as_of" and not seen and not _looks_back(case.reading, match, told[:4]):
        seen = [day for day in up_to_now(case.reading, match) if not _is_to_come(case, day)]
    return seen


def _others(case: Case, match: Stated, field: str) -> Iterator[Day]:
    """Days that the number may also have, where nothing gives them to it."""
    if field == "deadline":
        yield from _of_its_rules(case.reading, match)
        yield from aims_gone_by(case.reading, match)
    else:
        yield from _of_the_year_before(case, match)
        yield from of_its_event(case.reading, match)
        yield from of_the_next(case.reading, match)
        yield from years_before(case.reading, match, allowed(case.reading, match))
        yield from editions.named_beside(case.reading, match)


def _of_the_year_before(case: Case, match: Stated) -> Iterator[Day]:
    """The year just gone, for what is no budget of this one (a further KRW 4.5 billion will go to),
    and that of a report's figures, for what stands before the year is told.
    """
    reading = case.reading
    if case.claim.kind != "initiative" or not _is_of_this_year(reading, match):
        yield from year_just_gone(reading, match)
    if not governing(reading, match):
        yield from editions.of_reports(reading)


def _is_of_this_year(reading: Reading, match: Stated) -> bool:
    """Whether it is aimed at, or told behind what is of the year of the report as a whole."""
    if modality(reading, match).modality is Modality.AIM:
        return True
    start, _ = reading.paragraphs.at(match.start)
    told = [day_of(one) for one in reading.days_in(start, match.start)[-1:]]
    return any(
        day.first.year == day.last.year == (reading.anchor or day.first).year
        and (day.last - day.first).days >= _WHOLE
        for day in told
    )


_WHOLE = 364
_QUOTA = re.compile("(?:名额|配额|额度|指标|编制)[^，。；\\d]{0,6}$")
"""Right before how many are to be had."""


def _of_its_source(case: Case, match: Stated, field: str) -> Day | None:
    """The year of the report or the index that gives the state, where it has no day of its own."""
    if field != "as_of" or governing(case.reading, match):
        return None
    return editions.of_its_source(case.reading, case.claim.name, match)


_LOOKS_BACK = re.compile(
    r"\b(?:last|previous|ago|earlier|before|former|formerly|then|initial|original)\b"
    "|当时|此前|之前|以前|原先|最初|起步|上一|[去上]年"
)


def _looks_back(reading: Reading, match: Stated, year: str) -> bool:
    """Whether its sentence looks back in words that tell no day (when 2024 closed, last season)."""
    told = reading.plain[slice(*reading.full_sentences.at(match.start))]
    return year in told or _LOOKS_BACK.search(told) is not None


_WAS_AN_AIM = re.compile(
    "年初|目标|要求|原定|原计划|\\b(?:had (?:hoped|planned|aimed)|targets?|goals?)\\b"
)
_BEHIND = len("家的目标")


def _was_an_aim(reading: Reading, match: Stated) -> bool:
    """Whether its clause speaks of an aim as such, which may have been one of another year."""
    start, _ = reading.clauses.at(match.start)
    return _WAS_AN_AIM.search(reading.plain, start, match.end + _BEHIND) is not None


def _yet_to_come(case: Case, days: Iterator[Day]) -> Iterator[Day]:
    """Where the likeliest day is not past, none that is past is the deadline (年底前, told in 2025,
    is not 2024's; shipped 186,000 in 2024 and expects to deliver 420,000 this year).
    """
    first = next(days, None)
    if first is None:
        return
    anchor = case.reading.anchor
    ahead = anchor is not None and first.last >= anchor
    if anchor is not None and not ahead and _is_for_this_year(case):
        yield from (day for day in days if day.last >= anchor)
        return
    yield first
    yield from (day for day in days if not ahead or anchor is None or day.last >= anchor)


_THIS_YEAR = re.compile(r"年内|年底前|\bfull[- ]year\b(?! (?:19|20)\d\d)")
_SHALL = re.compile(r"下一步|将|將|力争|力爭|计划|計劃|拟|擬|\b(?:expects?|forecasts?|aims) ")


def _is_for_this_year(case: Case) -> bool:
    """Whether its clause sets what is to come an end in the year of the report (还将设立基金，首期
    5亿元年内完成募集; expects its full-year sales to reach 310 million)."""
    assert case.match is not None
    reading, at = case.reading, case.match
    start, end = reading.clauses.at(at.start)
    named = _THIS_YEAR.search(reading.plain, start, max(end, at.end)) is not None
    sentence, _ = reading.full_sentences.at(at.start)
    return named and _SHALL.search(reading.plain, sentence, end) is not None


def _is_told(case: Case, day: Day) -> bool:
    """Whether the text says the day, or it is the report's: no day that was counted back to."""
    about = case.reading.article
    return (
        day.source is not None
        or day.heading is not None
        or (day.first == day.last and day.first in (about.dateline, about.published))
    )


def _of_its_rules(reading: Reading, match: Stated) -> Iterator[Day]:
    """How long the rules hold that grant the number, where it has no day of its own."""
    return iter(()) if governing(reading, match) else in_force(reading)


def _is_to_come(case: Case, day: Day) -> bool:
    """No state is of a day that far ahead, be it written as its year alone; a fair of the next days
    is told of as if it were."""
    anchor = case.reading.anchor
    if anchor is None or day.first <= anchor:
        return False
    return (day.first - anchor).days > JUST or (day.last - day.first).days > JUST


def _on_its_side(case: Case, field: str, told: str) -> bool:
    """A state is not of a day to come, but for a forecast, and a deadline is not a day gone by."""
    anchor = case.reading.anchor
    if anchor is None:
        return True
    first, last = parse(told)
    if field == "as_of":
        is_past = first <= max(anchor, case.reading.article.published or anchor)
        return is_past or (case.match is not None and is_told_as_one(case, case.match))
    assert case.match is not None
    spoken_of = modality(case.reading, case.match).modality
    return last >= anchor or spoken_of in (Modality.AIM, Modality.EITHER)


def _contradicted(
    case: Case, field: str, told: str, day: Day, severity: Severity | None
) -> Finding:
    span = f"{day.first}" if day.first == day.last else f"{day.first} – {day.last}"
    if day.heading is not None:
        said = Said(f"its column is “{day.heading}”", f"所在列为“{day.heading}”")
        return finding(FindingCode.WRONG_PERIOD, case, field, told, said, severity=severity)
    if day.source is None:
        said = Said(f"the text counts back to {span}", f"原文往前推算为{span}")
        if _is_told(case, day):
            said = Said(f"the report is of {span}", f"报道日期为{span}")
        return finding(FindingCode.WRONG_PERIOD, case, field, told, said, severity=severity)
    words = case.reading.text[day.source.start : day.source.end]
    said = Said(f"the text says “{words}” ({span})", f"原文为“{words}”（{span}）")
    return finding(
        FindingCode.WRONG_PERIOD, case, field, told, said, [day.source], severity=severity
    )


def _swapped(case: Case, field: str, told: str) -> Finding:
    said = (
        Said("a state has a day, not a deadline", "已有的事实没有截止期限")
        if field == "deadline"
        else Said("an aim has a deadline, not a day it was reached", "目标没有实现日期，只有期限")
    )
    return finding(FindingCode.WRONG_PERIOD, case, field, told, said)
