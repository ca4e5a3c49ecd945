"""range_mismatch: a range cut to one end, or one number made a range."""

from schemas.finding import Finding, FindingCode
from service.checks.amounts import Relation
from service.checks.case import Case
from service.checks.messages import at, finding, number
from service.checks.stated import Stated


def find(case: Case) -> Finding | None:
    """Flag a range of which only one end agrees."""
    if case.match is None:
        return None
    whole = case.match if case.relation is Relation.RANGE else _cut_alternative(case)
    if whole is None:
        return None
    return finding(
        FindingCode.RANGE_MISMATCH, case, "upper", number(case), at(case, whole), [whole]
    )


def _cut_alternative(case: Case) -> Stated | None:
    """30%或20%, of which the fact tells one."""
    if not case.same or case.match is None or case.match.upper is not None:
        return None
    around = case.reading.stated_in(max(0, case.match.start - 24), case.match.end + 24)
    for one in around:
        if len(one.parts) > 1 and case.match.start in one.parts:
            return one
    return None
