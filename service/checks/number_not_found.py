"""number_not_found: no such number stands anywhere in the article. A turned sign is one too."""

from schemas.finding import Finding, FindingCode
from service.checks.amounts import Relation
from service.checks.arithmetic import derivation
from service.checks.case import Case
from service.checks.messages import Said, at, finding, number
from service.checks.nearness import nearest


def find(case: Case) -> Finding | None:
    """Flag a number that the text does not state and that nothing in the text explains."""
    if case.amount is None:
        return None
    if case.relation is Relation.SIGN:
        told = at(case, case.match)
        said = Said(f"the sign is turned: {told.en}", f"正负号相反：{told.zh}")
        assert case.match is not None
        return finding(
            FindingCode.NUMBER_NOT_FOUND, case, "value", number(case), said, [case.match]
        )
    if case.relation is not Relation.NONE or case.elsewhere or derivation(case):
        return None
    near = nearest(case)
    told = at(case, near[0] if near else None)
    said = Said(f"nearest, {told.en}", f"最接近的是，{told.zh}") if near else told
    return finding(FindingCode.NUMBER_NOT_FOUND, case, "value", number(case), said, near)
