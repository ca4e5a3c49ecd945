"""duplicate_fact: the same mention used for two facts."""

import re

from schemas.extraction import Claim
from schemas.finding import Finding, FindingCode
from service.checks import cities
from service.checks.case import Case, Told
from service.checks.exchanged import suits
from service.checks.messages import Said, finding, number
from service.checks.stated import Stated

_EACH = re.compile(
    r"(?<![平人年户月日])均(?![衡价值分线]|可)|都(?=[是为有达超给])|各(?=[补奖给获占有为达增]|\d)"
    r"|\bboth\b"
    r"|\beach (?:grew|rose|fell|got|gets?|received?|receives|ha[sd]|have|will|counted|took)\b"
)
"""By these a sentence gives one number to several things."""
_OF_BOTH = re.compile(
    r"[两双三四五]个?[地市城区]|连接|之间|从[^，。；]{1,8}到"
    r"|\bfrom [A-Z][\w ]{1,24} to [A-Z]|\b(?:each|jointly|between|link(?:s|ing)?|[Tt]he two)\b"
)
"""By these to several cities."""
CLEARLY = 0.25
"""By so much an idle number must fit the other fact's name better, for this one to be spared."""


def find(case: Case) -> Finding | None:
    """Flag a fact whose number another fact has too, unless it is clear which of the two is wrong.

    A number has one name and one city, so that one of the two is wrong. Of 711 facts that were
    given the number of another one and that only this check can find, 124 had a name that fits it
    at least as well as the right one: where the words do not tell, both go to a person. A fact told
    again under its own name is only noted: nothing in it is wrong.
    """
    if not case.sharers or case.match is None:
        return None
    for other in case.sharers:
        again = _is_told_again(case, other)
        if (again and other.order > case.order) or _is_spared(case, other, case.match):
            continue
        told = f"{other.claim.id}, “{other.claim.name}”"
        return finding(
            FindingCode.DUPLICATE_FACT,
            case,
            "value",
            number(case),
            Said(told, told),
            [case.match],
            "note" if again else None,
        )
    return None


def _is_told_again(case: Case, other: Told) -> bool:
    same_name = other.claim.name.strip() == case.claim.name.strip()
    return same_name and _of_one_city(case, other)


def _of_one_city(case: Case, other: Told) -> bool:
    return cities.key(other.claim.city) == cities.key(case.claim.city)


def _is_spared(case: Case, other: Told, match: Stated) -> bool:
    """Whether it is clear that this one may have the number: it is told of both cities, or the
    other one is not its city, or has a number beside it that fits its name better.
    """
    if not _of_one_city(case, other):
        pair = case.claim.city, other.claim.city
        owned = case.reading.ownership(match)
        if all(owned.standing(city) == "owner" for city in pair) and len(owned.owners) > 1:
            return True
        if case.claim.name == other.claim.name and _is_told_of_both(case, match):
            return True
        if _names_its_part(case.claim, other.claim) or _names_its_part(other.claim, case.claim):
            return True
        mine_is_out, is_out = (cities.is_ruled_out(case.reading, match, city) for city in pair)
        return is_out and not mine_is_out
    if _EACH.search(case.reading.text, *case.reading.clauses.at(match.start)):
        return True
    return _lead(case, case.claim, match) - _lead(case, other.claim, match) >= CLEARLY


def _names_its_part(claim: Claim, other: Claim) -> bool:
    """Whether it is told of the city by the name of the part (深圳: 南山区人工智能企业)."""
    part = other.city.removeprefix(claim.city.removesuffix("市"))
    return len(part) > 1 and part in claim.name


def _is_told_of_both(case: Case, match: Stated) -> bool:
    sentence = case.reading.full_sentences.at(match.start)
    return any(words.search(case.reading.text, *sentence) for words in (_EACH, _OF_BOTH))


def _lead(case: Case, claim: Claim, match: Stated) -> float:
    """By how much the number suits a claim less than the best of the idle ones beside it; 0 where
    it does not.
    """
    free = (one for one in case.idle if one.span in case.reading.counting)
    best = max((suits(case, claim, one) for one in free), default=0.0)
    return min(0.0, suits(case, claim, match) - best)
