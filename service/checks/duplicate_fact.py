"""duplicate_fact: the same mention used for two facts."""

from schemas.finding import Finding, FindingCode
from service.checks import labels, wording
from service.checks.case import Case
from service.checks.messages import Said, finding, number


def find(case: Case) -> Finding | None:
    """Flag the fact whose name fits the shared number worse; of equals, the later one."""
    if not case.sharers or case.match is None:
        return None
    told = labels.label_of(case.reading, case.match)
    mine = labels.cover(case.weights, told)
    for other in case.sharers:
        claim = other.claim
        theirs = labels.cover(wording.weights(case.reading, claim.name, claim.city), told)
        if mine < theirs or (mine == theirs and other.order < case.order):
            said = Said(f"{claim.id}, “{claim.name}”", f"{claim.id}，“{claim.name}”")
            return finding(
                FindingCode.DUPLICATE_FACT, case, "value", number(case), said, [case.match]
            )
    return None
