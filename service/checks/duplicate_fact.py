"""duplicate_fact: the same mention used for two facts."""

from schemas.extraction import Claim
from schemas.finding import Finding, FindingCode
from service.checks import heads, labels, wording
from service.checks.case import Case
from service.checks.messages import Said, finding, number
from service.checks.stated import Stated


def find(case: Case) -> Finding | None:
    """Flag the fact that the shared number fits worse.

    Worse is the one whose name fits a number that no fact uses better; then the one whose name the
    number's words cover less; of equals, the later one. A fact told again under its own name is
    only noted: nothing in it is wrong.
    """
    if not case.sharers or case.match is None:
        return None
    mine = _standing(case, case.claim, case.match)
    for other in case.sharers:
        theirs = _standing(case, other.claim, case.match)
        if mine < theirs or (mine == theirs and other.order < case.order):
            told = f"{other.claim.id}, “{other.claim.name}”"
            said = Said(told, told)
            again = other.claim.name.strip() == case.claim.name.strip()
            return finding(
                FindingCode.DUPLICATE_FACT,
                case,
                "value",
                number(case),
                said,
                [case.match],
                "note" if again else None,
            )
    return None


def _standing(case: Case, claim: Claim, match: Stated) -> tuple[float, float]:
    """How well the number suits a claim: against the idle numbers beside it, then by itself."""
    weights = wording.weights(case.reading, claim.name, claim.city)
    expected = heads.expected_kinds(claim.name)

    def suits(stated: Stated) -> float:
        kind = 0.5 if expected and stated.kind in expected else 0.0
        return kind + labels.cover(weights, labels.label_of(case.reading, stated))

    here = suits(match)
    idle = max((suits(one) for one in case.idle if one.span in case.reading.counting), default=0.0)
    return min(0.0, here - idle), here
