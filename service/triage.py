"""Findings -> accept or review, and the order of the queue."""

from collections import Counter
from math import log10

from schemas.extraction import IN_DOUBT, Decision, Fact, UnusedNumber
from schemas.finding import FindingCode
from service.checks import Checked

BUILTIN = "builtin-rules"
"""The model that shares its scanner with the checks: their agreement proves nothing."""

OMISSIONS, FEW = 0.5, 3
"""A record goes to a person when more than this share of the body's likely facts is in no fact, and
at least so many. Full gold records of 42 articles stay below it."""

LIKELY = 0.6
"""From this likelihood on, an unused number counts as an omission."""

WEIGHT: dict[FindingCode, float] = {
    FindingCode.SCALE_MISMATCH: 1.0,
    FindingCode.WRONG_CITY: 0.9,
    FindingCode.NUMBER_NOT_FOUND: 0.9,
    FindingCode.UNIT_MISMATCH: 0.9,
    FindingCode.TARGET_AS_ACTUAL: 0.8,
    FindingCode.WRONG_METRIC: 0.8,
    FindingCode.OUTSIDE_BODY: 0.8,
    FindingCode.QUOTE_NOT_FOUND: 0.7,
    FindingCode.ACTUAL_AS_TARGET: 0.7,
    FindingCode.WRONG_PERIOD: 0.6,
    FindingCode.DERIVED_VALUE: 0.5,
    FindingCode.NUMBER_NOT_IN_QUOTE: 0.5,
    FindingCode.RANGE_MISMATCH: 0.5,
    FindingCode.BOUND_MISMATCH: 0.4,
    FindingCode.DUPLICATE_FACT: 0.3,
    FindingCode.IMPLAUSIBLE_IN_SOURCE: 0.3,
    FindingCode.NUMBER_UNUSED: 0.1,
}
"""How much harm a fact does in a table when this is wrong with it."""


def decide(checked: Checked, model: str) -> tuple[Decision, tuple[str, ...]]:
    """Whether the record may pass, and the reasons if it may not, the commonest first.

    A record goes to a person when a fact has a finding of severity `review`, when the built-in
    model made it, or when most of what looks like a fact was left out. A record without facts
    passes when the body holds nothing that looks like one.
    """
    reasons = [*_of_findings(checked), *_of_omissions(checked), *_of_model(model)]
    return ("review" if reasons else "accept"), tuple(reasons)


def risk(checked: Checked) -> float:
    """Where the record belongs in the queue: 0 (harmless) and up; the riskiest comes first.

    The sum over the facts in doubt of what their worst finding costs, times the size of the number
    (a wrong hundred billion spoils more than a wrong five), and a little for each omission.
    """
    of_facts = sum(_risk_of(fact) for fact in checked.facts if fact.checked in IN_DOUBT)
    return round(of_facts + 0.05 * len(_omitted(checked.unused)), 3)


def _risk_of(fact: Fact) -> float:
    worst = max(WEIGHT[found.code] for found in fact.findings if found.is_a_doubt)
    amount = fact.normalized
    size = 0.0 if amount is None or amount.value == 0 else log10(1 + abs(float(amount.value)))
    central = 1.0 if fact.kind == "indicator" else 0.9 if fact.kind == "target" else 0.8
    return worst * central * (1 + size / 12)


def _of_findings(checked: Checked) -> list[str]:
    counts = Counter(
        found.code.value for fact in checked.facts for found in fact.findings if found.is_a_doubt
    )
    return [
        f"{code}: {count} {'fact' if count == 1 else 'facts'}"
        for code, count in counts.most_common()
    ]


def _of_omissions(checked: Checked) -> list[str]:
    omitted = _omitted(checked.unused)
    told = sum(fact.value is not None for fact in checked.facts)
    if len(omitted) < FEW or len(omitted) <= OMISSIONS * (told + len(omitted)):
        return []
    return [f"omissions: {len(omitted)} numbers that look like facts are in no fact, {told} are"]


def _of_model(model: str) -> list[str]:
    if model != BUILTIN:
        return []
    return ["builtin-rules shares its scanner with the checks: their agreement proves nothing"]


def _omitted(unused: tuple[UnusedNumber, ...]) -> list[UnusedNumber]:
    return [row for row in unused if row.likelihood >= LIKELY]
