"""wrong_metric: the number belongs to another quantity in the same sentence."""

from schemas.finding import Finding, FindingCode
from service.checks import naming
from service.checks.amounts import Relation
from service.checks.case import Case, label_pieces
from service.checks.messages import Said, at, finding
from service.checks.reading import Stated
from service.checks.wording import compare, expected_kinds

CLEARLY, TIMES = 0.25, 2.5
"""A rival must carry this share of the name alone, and this many times what the match carries."""


def find(case: Case) -> Finding | None:
    """Flag a name that fits another number of the sentence clearly better, or nothing at all."""
    if case.amount is None:
        return None if naming.article_names(case) else _unknown(case)
    if case.match is None or case.relation not in (Relation.SAME, Relation.UNIT):
        return None
    better = _better(case, case.match)
    if better is None:
        return None
    told = at(case, better)
    said = Said(
        f"those words stand with another number: {told.en}", f"这个名称对应另一个数：{told.zh}"
    )
    return finding(
        FindingCode.WRONG_METRIC, case, "name", case.claim.name, said, [better, case.match]
    )


def _better(case: Case, match: Stated) -> Stated | None:
    expected = expected_kinds(case.claim.name)
    own = label_pieces(case.reading, match)
    for rival in case.rivals:
        theirs = label_pieces(case.reading, rival)
        fit = compare(case.weights, own, theirs)
        if expected and match.kind not in expected and rival.kind in expected:
            if fit.rival >= fit.own:
                return rival
        elif (
            (rival.kind == match.kind or not expected)
            and fit.rival >= CLEARLY
            and fit.rival > TIMES * fit.own
        ):
            return rival
    return None


def _unknown(case: Case) -> Finding:
    said = Said("the article does not speak of it", "文中没有提到")
    return finding(FindingCode.WRONG_METRIC, case, "name", case.claim.name, said)
