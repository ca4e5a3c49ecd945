"""actual_as_target: what is reached told as an aim."""

from schemas.finding import Finding, FindingCode
from service.checks.case import Case
from service.checks.reasons import Modality
from service.checks.target_as_actual import contrary


def find(case: Case) -> Finding | None:
    """Flag a target whose number the text reports as reached."""
    return contrary(case, "target", Modality.STATE, FindingCode.ACTUAL_AS_TARGET)
