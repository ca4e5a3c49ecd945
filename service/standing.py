"""Which verdicts stand, and which facts hold because of them. Pure.

Verdicts are events: they are appended, never changed, and an `undo` is a verdict too. What holds is
always computed from the whole list, so that history and state cannot disagree.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from schemas.accepted import How
from schemas.extraction import Claim, Extraction, Fact, Normalized
from schemas.verdict import Verdict, VerdictKind
from service.quantities import normalize

_BY_A_PERSON: dict[VerdictKind, How] = {
    "accept": "accepted",
    "correct": "corrected",
    "add": "added",
}


class Held(NamedTuple):
    """A fact that holds, in its final words."""

    claim: Claim
    amount: Normalized | None
    """In base units."""
    how: How
    verdict: Verdict | None
    """The decision that let it through; None where the checks did."""


def effective(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """The verdicts that stand, oldest first; an undo takes back the newest of its fact."""
    kept: list[Verdict] = []
    for verdict in verdicts:
        if verdict.kind != "undo":
            kept.append(verdict)
            continue
        for place in range(len(kept) - 1, -1, -1):
            if kept[place].fact_id == verdict.fact_id:
                del kept[place]
                break
    return kept


def standing(verdicts: Iterable[Verdict]) -> dict[str, Verdict]:
    """The verdict that counts for each fact, by fact id: the newest that was not undone."""
    return {verdict.fact_id: verdict for verdict in effective(verdicts)}


def held(
    extraction: Extraction, verdicts: Iterable[Verdict], currency: str = "CNY"
) -> tuple[Held, ...]:
    """The facts of a record that hold: the model's in their order, then those that were added.

    A fact holds as the person told who decided about it, unless it was rejected. Of facts that
    nobody decided about, those hold whose record the checks let through. `currency`: what a bare 元
    means in the article, for corrections.
    """
    return tuple(_held(extraction, standing(verdicts), currency))


def _held(extraction: Extraction, stands: dict[str, Verdict], currency: str) -> Iterator[Held]:
    own = {fact.id for fact in extraction.facts}
    for fact in extraction.facts:
        verdict = stands.get(fact.id)
        if verdict is not None:
            yield from _decided(fact, verdict, currency)
        elif extraction.decision == "accept":
            yield Held(fact, fact.normalized, "checks", None)
    for fact_id, verdict in stands.items():
        if fact_id not in own:
            yield from _decided(None, verdict, currency)


def _decided(fact: Fact | None, verdict: Verdict, currency: str) -> Iterator[Held]:
    how = _BY_A_PERSON.get(verdict.kind)
    if how is None:
        return
    told = verdict.correction
    if told is not None:
        yield Held(told, _normalized(told, currency), how, verdict)
    elif fact is not None:
        yield Held(fact, fact.normalized, how, verdict)


def _normalized(claim: Claim, currency: str) -> Normalized | None:
    if claim.value is None:
        return None
    read = normalize(claim.value, claim.upper, claim.unit, currency)
    return Normalized(value=read.value, upper=read.upper, unit=read.unit)
