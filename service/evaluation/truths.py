"""Whether a claim that was meant as a mistake happens to be true of the article."""

import re
from decimal import Decimal

from schemas.extraction import Claim
from service import places
from service.checks import traditional
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


_OF_A_PLAN = re.compile(
    r"(?:计划|规划|拟|协议|意向)[^的，、]{0,6}"
    r"(?:投[资入]|引资|融资|算力|规模|面积|机[柜架]|产[值能]|装机|用地)"
    r"|(?:算力|规模|面积)规划$"
    r"|(?:预计|预期)(?:总|可|新增|带动)*(?:年|投资|产[值能]|营[业收]|税|就业|规模|算力)"
    r"|(?:达产|满产|投产|建成|达效|投用|投运|扩建)后|远期"
    r"|\b(?:planned|expected|projected)\b",
    re.I,
)


def names_its_plan(claim: Claim) -> bool:
    """Whether the name calls it the figure of a plan, for no day (计划投资额, 达产后年产值): as an
    indicator or as a target, it is what the text says the plan is. An aim (增长目标) is none.
    """
    dated = claim.deadline or claim.as_of
    return dated is None and _OF_A_PLAN.search(traditional.plain(claim.name)) is not None


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
