"""Whether a claim that was meant as a mistake happens to be true of the article."""

import re
from decimal import Decimal

from schemas.extraction import Claim
from service import places
from service.evaluation.gold import GoldArticle, GoldFact
from service.quantities import normalize
from service.quantities.currency import currencies


def amount(claim: Claim) -> tuple[Decimal, Decimal | None, str | None] | None:
    """A claim's amount in base units."""
    if claim.value is None:
        return None
    told = normalize(claim.value, claim.upper, claim.unit)
    return told.value, told.upper, told.unit


def states(gold: GoldArticle, claim: Claim) -> bool:
    """Whether some gold fact says just what the claim says: same amount, same city, same bound."""
    mine = amount(claim)
    return any(
        amount(fact.claim) == mine
        and places.same(fact.claim.city, claim.city)
        and fact.claim.kind == claim.kind
        for fact in gold.facts
    )


def leaves_its_money_open(gold: GoldArticle, fact: GoldFact, unit: str) -> bool:
    """Whether the text writes the sum in the same bare word as the claim, which means the article's
    money in both: of 8萬元 in Hong Kong 元 is as right as 港元.
    """
    if fact.number is None:
        return False
    meant = currencies(gold.article.text)
    written = gold.article.text[slice(*fact.number)]
    return bool(meant.of(written)) and meant.of(written) == meant.of(unit)


_CAP = re.compile(r"上限|封顶|最高|限额|最多|\b(?:caps?|ceilings?|limits?|maximum)\b", re.I)


def names_its_bound(claim: Claim) -> bool:
    """Whether the name calls it a cap, so that it is told as one without a bound (上限600万元)."""
    return claim.bound == "at_most" and _CAP.search(claim.name) is not None


_OF_ITS_CITY_TOO = frozenset({"project", "institution", "company"})


def is_true_around(fact: GoldFact, city: str) -> bool:
    """Whether the fact is true of the city as well: what a firm, an institute or a project in a
    part of it has may be told of either.
    """
    return fact.kind in _OF_ITS_CITY_TOO and any(
        places.contains(whole, part)
        for whole in places.resolve(city)
        if whole.level in ("city", "world")
        for part in places.resolve(fact.claim.city)
    )


def states_on_the_day(gold: GoldArticle, claim: Claim) -> bool:
    """Whether some gold fact says the same amount of the same city and the same days."""
    return any(
        (fact.claim.as_of, fact.claim.deadline) == (claim.as_of, claim.deadline)
        and amount(fact.claim) == amount(claim)
        and fact.claim.city == claim.city
        for fact in gold.facts
    )
