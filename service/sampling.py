"""The samples: which records are drawn, and what they tell about checks and reviewers. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from math import sqrt
from typing import Final, NamedTuple

from schemas.extraction import Claim
from schemas.verdict import Verdict, VerdictKind
from service.standing import standing

BLIND: Final = "blind"
"""A record that passed, and is read all the same."""
SECOND: Final = "second"
"""A record that was read, and is read again by somebody else."""

_SURE = 1.96
"""Standard deviations on either side of a 95 % interval."""


def drawn(record_id: str, sample: str, share: float) -> bool:
    """Whether the record belongs to a sample of this share (0 to 1); the same record, the same
    answer, and nobody can tell it from the record."""
    return _lot(record_id, sample) < share


def risk_of_sample(record_id: str) -> float:
    """Where a drawn record that passed stands in the queue: anywhere; its place tells nothing."""
    return round(3 * _lot(record_id, "place"), 3)


def _lot(record_id: str, purpose: str) -> float:
    digest = sha256(f"{purpose}:{record_id}".encode()).digest()
    return int.from_bytes(digest[:8]) / 2**64


class Rate(NamedTuple):
    """So many of so many."""

    hits: int
    of: int

    @property
    def share(self) -> float | None:
        """From 0 to 1; None where nothing was counted."""
        return self.hits / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Where the true share lies with a certainty of 95 % (Wilson's score interval)."""
        if not self.of:
            return None
        share, n, z = self.hits / self.of, self.of, _SURE
        middle = (share + z * z / (2 * n)) / (1 + z * z / n)
        half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return max(0.0, middle - half), min(1.0, middle + half)


class Agreement(NamedTuple):
    """How far two readers of the same facts agree."""

    same: Rate
    kappa: float | None
    """Cohen's kappa over accepted, rejected, corrected; None where chance explains everything."""


def escaped(of_records: Iterable[Sequence[Verdict]]) -> Rate:
    """Of the facts that had passed, how many a person rejected or corrected.

    `of_records`: the verdicts of each record of the blind sample.
    """
    wrong = read = 0
    for verdicts in of_records:
        for verdict in standing(verdicts).values():
            read += verdict.kind != "add"
            wrong += verdict.kind in ("reject", "correct")
    return Rate(wrong, read)


def agreement(pairs: Iterable[tuple[Sequence[Verdict], Sequence[Verdict]]]) -> Agreement:
    """How often both readers of a fact decided the same; a correction is the same with the same
    values. Facts that only one of them decided about, and added ones, do not count.
    """
    told = [pair for first, second in pairs for pair in _both(first, second)]
    same = Rate(sum(_decision(one) == _decision(other) for one, other in told), len(told))
    return Agreement(same, _kappa([(one.kind, other.kind) for one, other in told]))


def _both(first: Sequence[Verdict], second: Sequence[Verdict]) -> list[tuple[Verdict, Verdict]]:
    one, other = standing(first), standing(second)
    shared = [fact_id for fact_id in one if fact_id in other and one[fact_id].kind != "add"]
    return [(one[fact_id], other[fact_id]) for fact_id in shared if other[fact_id].kind != "add"]


def _decision(verdict: Verdict) -> tuple[VerdictKind, Mapping[str, object] | None]:
    return verdict.kind, _values(verdict.correction)


def _values(told: Claim | None) -> Mapping[str, object] | None:
    return None if told is None else told.model_dump(exclude={"id", "quote", "initiative_id"})


def _kappa(labels: Sequence[tuple[VerdictKind, VerdictKind]]) -> float | None:
    if not labels:
        return None
    n = len(labels)
    seen = sum(one == other for one, other in labels) / n
    first, second = Counter(one for one, _ in labels), Counter(other for _, other in labels)
    chance = sum(first[kind] * second[kind] for kind in first) / (n * n)
    return None if chance == 1 else (seen - chance) / (1 - chance)
