"""derived_value: a sum, difference, product or ratio that the text does not state."""

from schemas.finding import Finding, FindingCode
from service.checks.arithmetic import derivation
from service.checks.case import Case
from service.checks.messages import Said, finding, number


def find(case: Case) -> Finding | None:
    """Flag a number that only arithmetic gives."""
    way = derivation(case)
    if way is None:
        return None
    sum_ = f"{way.first.text} {way.operator} {way.second.text}"
    said = Said(sum_, sum_)
    return finding(
        FindingCode.DERIVED_VALUE, case, "value", number(case), said, [way.first, way.second]
    )
