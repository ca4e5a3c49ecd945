"""target_as_actual: an aim told as reached."""

from schemas.finding import Finding, FindingCode, Severity
from service.checks import forecasts
from service.checks.agreement import are_aims_beside
from service.checks.case import Case
from service.checks.messages import Said, finding, number
from service.checks.modality import modality
from service.checks.reasons import Modality, Reason


def find(case: Case) -> Finding | None:
    """Flag an indicator whose number the text aims at, but for a forecast told of its day."""
    found = contrary(case, "indicator", Modality.AIM, FindingCode.TARGET_AS_ACTUAL)
    if found is not None and case.match and forecasts.is_told_as_one(case, case.match):
        return None
    return found


def contrary(case: Case, kind: str, against: Modality, code: FindingCode) -> Finding | None:
    """Flag a claim of this kind whose number the text speaks of in the other way; a note, where no
    word says that it is reached and the facts beside it are aims too.
    """
    if case.claim.kind != kind or not case.same or case.match is None:
        return None
    reason = modality(case.reading, case.match)
    if reason.modality is not against:
        return None
    unsaid = against is Modality.STATE and reason.span is None
    severity: Severity | None = None
    if unsaid and are_aims_beside(case, case.match):
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
