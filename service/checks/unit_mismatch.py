"""unit_mismatch: the same number in another unit (元 / 美元, 家 / 款, % / 个百分点, P / E)."""

from schemas.finding import Finding, FindingCode
from service.checks.amounts import Relation
from service.checks.case import Case
from service.checks.messages import at, finding, number
from service.checks.scale_mismatch import other_symbol


def find(case: Case) -> Finding | None:
    """Flag a number whose unit is not the text's."""
    if case.match is None:
        return None
    if case.relation is Relation.UNIT or (case.relation is Relation.SCALE and other_symbol(case)):
        return finding(
            FindingCode.UNIT_MISMATCH,
            case,
            "unit",
            number(case),
            at(case, case.match),
            [case.match],
        )
    return None
