"""How much of a good model's work goes to a person.

A good model's record is simulated: the gold facts, each told in some right way, some left out, a
few wrong in one of the planted ways. The checks and the triage see it as they see any record.
"""

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from schemas.extraction import Claim
from service.checks import check
from service.evaluation.gold import GoldArticle, GoldFact
from service.evaluation.planting import Plant, plants
from service.evaluation.variants import TELLERS
from service.triage import decide

WRONG, OMITTED = 0.03, 0.1
"""Shares of the facts that the simulated model gets wrong, and leaves out."""
TRIES = 5
"""Records made of each article."""


class Records(NamedTuple):
    """What became of the simulated records and their facts."""

    records: int
    reviewed: int
    """Records that go to a person."""
    for_omissions: int
    """Those of them that go for what they leave out, and for nothing else."""
    facts: int
    wrong: int
    wrong_passed: int
    """Wrong facts that no check doubts."""
    flagged: int
    """Facts at which a doubt is asked."""
    doubted: int
    """Facts that share a doubt which is asked at another one."""
    right_flagged: int
    """Right ones of those that are flagged."""
    codes: Counter[str]
    """Findings that sent a fact to review, by code."""

    @property
    def to_a_person(self) -> float:
        """The share of the facts that a person is asked about."""
        return self.flagged / self.facts if self.facts else 0.0


NONE = Records(0, 0, 0, 0, 0, 0, 0, 0, 0, Counter())


def simulate(gold: GoldArticle, seed: int) -> Records:
    """Make `TRIES` records of one article and let them through; the same on every run."""
    result = NONE
    errors: dict[str, list[Plant]] = {}
    for fact, plant in plants(gold, seed):
        if not plant.added:
            errors.setdefault(fact.claim.id, []).append(plant)
    for n in range(TRIES if gold.facts else 0):
        rng = random.Random(f"{seed}/{gold.id}/{n}")  # noqa: S311 - not a secret
        result = add(result, _checked(gold, *_record(gold, errors, rng)))
    return result


def add(one: Records, other: Records) -> Records:
    """The sum of two measurements."""
    return Records(
        records=one.records + other.records,
        reviewed=one.reviewed + other.reviewed,
        for_omissions=one.for_omissions + other.for_omissions,
        facts=one.facts + other.facts,
        wrong=one.wrong + other.wrong,
        wrong_passed=one.wrong_passed + other.wrong_passed,
        flagged=one.flagged + other.flagged,
        doubted=one.doubted + other.doubted,
        right_flagged=one.right_flagged + other.right_flagged,
        codes=one.codes + other.codes,
    )


def total(parts: Iterable[Records]) -> Records:
    """The sum of many."""
    result = NONE
    for part in parts:
        result = add(result, part)
    return result


def _record(
    gold: GoldArticle, errors: dict[str, list[Plant]], rng: random.Random
) -> tuple[list[Claim], set[str]]:
    """The claims of one record, and the ids of those that are wrong."""
    claims: list[Claim] = []
    wrong: set[str] = set()
    for fact in gold.facts:
        if rng.random() < OMITTED:
            continue
        possible = errors.get(fact.claim.id, [])
        if possible and rng.random() < WRONG:
            claims.append(rng.choice(possible).claim)
            wrong.add(fact.claim.id)
        else:
            claims.append(rng.choice([fact.claim, *_right(gold, fact)]))
    return claims, wrong


def _right(gold: GoldArticle, fact: GoldFact) -> Iterator[Claim]:
    for teller in TELLERS.values():
        yield from teller(gold, fact)


def _checked(gold: GoldArticle, claims: list[Claim], wrong: set[str]) -> Records:
    checked = check(gold.article, gold.quantities, claims)
    flagged = [fact for fact in checked.facts if fact.checked == "flagged"]
    doubted = [fact for fact in checked.facts if fact.checked == "doubted"]
    decision, _ = decide(checked, "simulated")
    codes = Counter(
        f.code.value for fact in flagged for f in fact.findings if f.severity == "review"
    )
    return Records(
        records=1,
        reviewed=decision == "review",
        for_omissions=decision == "review" and not flagged,
        facts=len(claims),
        wrong=len(wrong),
        wrong_passed=len(wrong) - sum(fact.id in wrong for fact in (*flagged, *doubted)),
        flagged=len(flagged),
        doubted=len(doubted),
        right_flagged=sum(fact.id not in wrong for fact in flagged),
        codes=codes,
    )
