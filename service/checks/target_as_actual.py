"""target_as_actual: an aim told as reached."""

import re

from schemas.finding import Finding, FindingCode, Severity
from service.checks import forecasts, underway
from service.checks.agreement import are_aims_beside, is_on_its_side
from service.checks.case import Case
from service.checks.messages import Said, finding, number
from service.checks.modality import modality
from service.checks.reasons import Modality, Reason


def find(case: Case) -> Finding | None:
    """Flag an indicator whose number the text aims at, but for a forecast told of its day; and a
    sum that is only planned, where the fact's name does not say so.
    """
    found = contrary(case, "indicator", Modality.AIM, FindingCode.TARGET_AS_ACTUAL)
    if found is None:
        return _planned(case) or _expected(case)
    return None if case.match and forecasts.is_told_as_one(case, case.match) else found


_NAMES_A_PLAN = re.compile(
    "计[划畫劃]|[拟擬]|协议|協議|意向|[规規][划劃畫]|预计|預計|预算|預算|目标|目標"
)


def _planned(case: Case) -> Finding | None:
    """Flag a sum that is only to be invested, under a name that calls it the sum itself."""
    if case.claim.kind != "indicator" or not case.same or case.match is None:
        return None
    if not underway.is_to_be_invested(case.reading, case.match):
        return None
    if not case.claim.name or _NAMES_A_PLAN.search(case.claim.name):
        return None
    said = _said(case, Reason(Modality.AIM))
    return finding(FindingCode.TARGET_AS_ACTUAL, case, "kind", number(case), said, [case.match])


def _expected(case: Case) -> Finding | None:
    """Flag what is only expected of the year that runs, told as the figure of the whole year."""
    found = case.match if case.same and case.claim.kind == "indicator" else None
    if found is None or not forecasts.is_dated_to_a_year_that_runs(case, found):
        return None
    if modality(case.reading, found).modality is not Modality.EITHER:
        return None
    said = _said(case, Reason(Modality.AIM))
    return finding(FindingCode.TARGET_AS_ACTUAL, case, "kind", number(case), said, [found])


def contrary(case: Case, kind: str, against: Modality, code: FindingCode) -> Finding | None:
    """Flag a claim of this kind whose number the text speaks of in the other way; a note, where its
    own day says as it does, or no word says that it is reached and the facts beside it are aims.
    """
    if case.claim.kind != kind or not case.same or case.match is None:
        return None
    reason = modality(case.reading, case.match)
    if reason.modality is not against:
        return None
    unsaid = against is Modality.STATE and reason.span is None
    severity: Severity | None = None
    if (unsaid and are_aims_beside(case, case.match)) or is_on_its_side(case, case.match):
        severity = "note"
    told = number(case)
    return finding(code, case, "kind", told, _said(case, reason), [case.match], severity=severity)


def _said(case: Case, reason: Reason) -> Said:
    assert case.match is not None
    start, end = case.reading.clauses.at(case.match.start)
    words = case.reading.text[start:end].strip()
    if reason.span is not None and not start <= reason.span[0] < end:
        words = f"{case.reading.text[slice(*reason.span)]} … {words}"
    return Said(f"“{words}”", f"“{words}”")
