"""scale_mismatch: the same digits in another magnitude (3600亿 / 3600万, ten times too large)."""

from schemas.finding import Finding, FindingCode
from service.checks.amounts import Relation
from service.checks.case import Case
from service.checks.messages import at, finding, number


def find(case: Case) -> Finding | None:
    """Flag a number that is some power of ten away from the text's."""
    if case.relation is not Relation.SCALE or case.match is None:
        return None
    if other_symbol(case):
        return None
    return finding(
        FindingCode.SCALE_MISMATCH, case, "value", number(case), at(case, case.match), [case.match]
    )


def other_symbol(case: Case) -> bool:
    """Whether the claim writes another symbol of the same measure: PFLOPS for EFLOPS."""
    assert case.amount is not None
    assert case.match is not None
    letters = case.amount.letters
    return (
        case.match.kind == "measure"
        and letters != ""
        and letters.lower() not in case.match.text.lower()
        and letters != case.match.unit
    )
