"""number_not_in_quote: the number stands in the article, but not in the fact's quote."""

from schemas.finding import Finding, FindingCode
from service.checks.case import Case
from service.checks.messages import Said, at, finding, number


def find(case: Case) -> Finding | None:
    """Flag a number whose quote does not carry it."""
    if not case.elsewhere or case.quote is None:
        return None
    told = at(case, case.elsewhere[0])
    said = Said(f"elsewhere {told.en}", f"别处{told.zh}")
    return finding(
        FindingCode.NUMBER_NOT_IN_QUOTE, case, "value", number(case), said, case.elsewhere
    )
