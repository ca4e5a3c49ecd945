"""Candidate facts against gold facts: what was found, what was missed, what was made up.

A candidate meets a gold fact when city, amount and unit agree; names are worded too freely to
compare. Each gold fact is met once. Facts without a number are met by city and name.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from schemas.extraction import Claim
from service.places import same
from service.quantities import normalize

_CLOSE = Decimal("1e-9")


class Score(NamedTuple):
    """Pairs that meet, gold facts nobody told, candidates that no gold fact bears out."""

    met: tuple[tuple[Claim, Claim], ...]
    missed: tuple[Claim, ...]
    extra: tuple[Claim, ...]

    @property
    def precision(self) -> float:
        """Share of the candidates that a gold fact bears out; 1.0 where there are none."""
        told = len(self.met) + len(self.extra)
        return len(self.met) / told if told else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold facts that were told; 1.0 where there are none."""
        wanted = len(self.met) + len(self.missed)
        return len(self.met) / wanted if wanted else 1.0


def score(candidates: Sequence[Claim], gold: Sequence[Claim]) -> Score:
    """Match candidates with gold facts, each at most once, in the order of the gold facts."""
    left = list(candidates)
    met: list[tuple[Claim, Claim]] = []
    missed: list[Claim] = []
    for wanted in gold:
        told = next((claim for claim in left if agrees(claim, wanted)), None)
        if told is None:
            missed.append(wanted)
        else:
            left.remove(told)
            met.append((told, wanted))
    return Score(tuple(met), tuple(missed), tuple(left))


def agrees(claim: Claim, gold: Claim) -> bool:
    """Whether both tell the same amount of the same city (or the same name, without an amount)."""
    if not same(claim.city, gold.city):
        return False
    if claim.value is None or gold.value is None:
        return claim.value is gold.value and claim.name == gold.name
    told = normalize(claim.value, claim.upper, claim.unit)
    wanted = normalize(gold.value, gold.upper, gold.unit)
    return (
        told.unit == wanted.unit
        and _close(told.value, wanted.value)
        and _close(told.upper, wanted.upper)
    )


def _close(one: Decimal | None, other: Decimal | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= abs(other) * _CLOSE
