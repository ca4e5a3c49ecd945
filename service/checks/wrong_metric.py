"""wrong_metric: the number belongs to another quantity in the same sentence."""

import re

from schemas.finding import Finding, FindingCode
from service.checks import naming
from service.checks.amounts import Relation
from service.checks.case import Case
from service.checks.cities import standing
from service.checks.labels import counts, label_of, names_change, speaks_of_another
from service.checks.messages import Said, at, finding
from service.checks.reading import Stated
from service.checks.wording import MODIFIERS, expected_kinds, share, things

_NO_RIVALS = frozenset({"ordinal", "duration", "number"})
_CAP = re.compile(r"上限|封顶|最高|\bcap\b|maximum", re.I)
_EACH = re.compile(r"单个|单家|单项|每家|每个|每人|最高|each|per ", re.I)
CLEARLY, NARROWLY, FAINTLY = 0.25, 0.1, 0.08
"""What the rival's words alone must cover of the name (less where they narrow it: 规上), and what
the match's alone may cover."""


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
    """The rival that the name fits instead, best first."""
    expected = expected_kinds(case.claim.name)
    rivals = [one for one in case.rivals if _is_fair(case, one)]
    for rival in sorted(rivals, key=lambda one: -case.fit(one)):
        if _other_side(case, rival, match):
            found = True
        elif rival.kind == match.kind:
            found = _is_named(case, rival, match)
        elif expected and rival.kind in expected and match.kind not in expected:
            found = case.fit(rival) >= case.fit(match)
        else:
            found = match.kind not in expected and _is_far(case, rival, match)
        if found:
            return rival
    return None


def _is_fair(case: Case, rival: Stated) -> bool:
    """A bare numeral is no rival, nor is a number of another city."""
    if rival.kind in _NO_RIVALS or rival.unit is None or not counts(rival):
        return False
    return standing(case.reading, rival, case.claim.city) != "not_owner"


def _other_side(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether name and match part where name and rival agree: a level and its change, a sum and
    the cap for each."""
    name = case.claim.name
    mine, theirs = label_of(case.reading, match), label_of(case.reading, rival)
    lead = share(case.weights, theirs.full) - share(case.weights, mine.own)
    if mine.changes != theirs.changes and rival.unit == match.unit:
        if names_change(name) != theirs.changes or match.kind in ("percent", "point"):
            return False
        alone = share(case.weights, mine.own - theirs.full)
        return alone <= FAINTLY if theirs.changes else lead >= CLEARLY
    capped = _CAP.search(name) is not None
    if capped and rival.kind in ("money", "percent") and match.kind in ("money", "percent"):
        return "at_most" not in match.bounds and "at_most" in rival.bounds and lead >= 0
    each = _EACH.search(mine.words) is not None and "at_most" in match.bounds
    return (
        each
        and _EACH.search(name) is None
        and not capped
        and rival.kind == match.kind
        and "at_most" not in rival.bounds
        and share(case.weights, theirs.own) - share(case.weights, mine.own) >= CLEARLY
    )


def _is_far(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether the name shares its words with a rival of another kind, and none with the match."""
    mine, theirs = label_of(case.reading, match), label_of(case.reading, rival)
    gain = share(case.weights, theirs.own - mine.full)
    floor = 2 * CLEARLY if case.claim.name.isascii() else CLEARLY
    return gain >= floor and share(case.weights, mine.full - theirs.full) <= FAINTLY


def _is_named(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether the name speaks of the rival, and the match's own words of another thing."""
    name = case.claim.name
    mine, theirs = label_of(case.reading, match), label_of(case.reading, rival)
    another = speaks_of_another(case.reading, name, mine)
    if another and mine.is_part:
        alone = share(case.weights, mine.own - theirs.full)
        lead = share(case.weights, theirs.own) - share(case.weights, mine.own)
        return lead >= CLEARLY and alone <= FAINTLY
    gain = share(case.weights, theirs.own - mine.full)
    loss = share(case.weights, mine.full - theirs.full)
    if loss > FAINTLY:
        return False
    told = things(name) & theirs.things & MODIFIERS - mine.things
    return (another and gain >= CLEARLY) or (bool(told) and gain >= NARROWLY)


def _unknown(case: Case) -> Finding:
    said = Said("the article does not speak of it", "文中没有提到")
    return finding(FindingCode.WRONG_METRIC, case, "name", case.claim.name, said)
