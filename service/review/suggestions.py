"""An edit or a suggested correction, checked at once and without a model. Pure."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from schemas.article import Article
from schemas.extraction import IN_DOUBT, Claim, Extraction, Fact
from schemas.finding import Finding, Mention
from schemas.quantity import Quantity
from schemas.verdict import Verdict
from service.checks import check
from service.review.verdicts import as_claim, current_claims

MOST = 5
"""Suggestions shown for one fact; the keys 1 to 5 take them."""


def recheck(
    article: Article, quantities: Sequence[Quantity], claim: Claim, beside: Sequence[Claim] = ()
) -> Fact:
    """Check one claim as edited, beside the record's other claims, without any model."""
    others = [as_claim(other) for other in beside if other.id != claim.id]
    checked = check(article, quantities, [*others, as_claim(claim)])
    return next(fact for fact in checked.facts if fact.id == claim.id)


class Suggestion(NamedTuple):
    """A correction that a finding offers: the whole fact as it would be, checked already."""

    claim: Claim
    mention: Mention | None
    """Where the text says it; None where only the kind of the fact changes."""
    holds: bool
    """Whether the claim, so corrected, passes every check."""


def current_facts(
    article: Article,
    quantities: Sequence[Quantity],
    extraction: Extraction,
    verdicts: Sequence[Verdict],
) -> tuple[Fact, ...]:
    """The record's facts as they stand, corrected and added ones checked beside all others."""
    standing_claims = current_claims(extraction, verdicts)
    as_told = tuple(claim for claim in standing_claims if isinstance(claim, Fact))
    if len(as_told) == len(standing_claims):
        return as_told
    return check(article, quantities, [as_claim(claim) for claim in standing_claims]).facts


def suggestions(
    article: Article,
    quantities: Sequence[Quantity],
    facts: Sequence[Fact],
    current: Sequence[Fact],
) -> dict[str, tuple[Suggestion, ...]]:
    """Corrections of each fact from the places that its findings name, those that hold first.

    `current`: the record's facts as they stand. Each suggestion is checked beside those of its
    paragraph that hold, and those that have its number: a record's facts are held against each
    other, and what is wrong itself tells nothing of the others.
    """
    by_span = {(quantity.start, quantity.end): quantity for quantity in quantities}
    found: dict[str, tuple[Suggestion, ...]] = {}
    for fact in facts:
        offered = []
        for claim, mention in _candidates(fact, by_span).items():
            near = _near(article.text, fact, _number(fact, claim, mention), current)
            holds = recheck(article, quantities, claim, near).checked not in IN_DOUBT
            offered.append(Suggestion(claim, mention, holds))
        if offered:
            offered.sort(key=lambda suggestion: not suggestion.holds)
            found[fact.id] = tuple(offered[:MOST])
    return found


def _number(fact: Fact, claim: Claim, mention: Mention | None) -> Mention | None:
    """Where the corrected fact has its number: a place that is named elsewhere is none."""
    moved = (claim.value, claim.upper, claim.unit) != (fact.value, fact.upper, fact.unit)
    return mention if moved else fact.mention


def _near(
    text: str, corrected: Fact, mention: Mention | None, current: Sequence[Fact]
) -> list[Fact]:
    """The other facts that a correction at the mention is held against."""
    if mention is None:
        return []
    start = text.rfind("\n", 0, mention.start) + 1
    stop = text.find("\n", mention.end)
    end = len(text) if stop < 0 else stop
    return [
        fact
        for fact in current
        if fact.id != corrected.id
        and fact.mention is not None
        and (
            fact.mention == mention
            or (fact.checked not in IN_DOUBT and start <= fact.mention.start < end)
        )
    ]


def _candidates(
    fact: Fact, by_span: dict[tuple[int, int], Quantity]
) -> dict[Claim, Mention | None]:
    candidates: dict[Claim, Mention | None] = {}
    told = as_claim(fact)
    for finding in fact.findings:
        for mention in finding.nearest or (None,):
            claim = _corrected(fact, finding, mention, by_span)
            if claim is not None and claim != told:
                candidates.setdefault(claim, mention)
    return candidates


def _corrected(
    fact: Fact,
    finding: Finding,
    mention: Mention | None,
    by_span: dict[tuple[int, int], Quantity],
) -> Claim | None:
    """The fact with what the finding doubts replaced by what stands at the mention."""
    if finding.field == "kind":
        return _aim_or_state(fact)
    if mention is None:
        return None
    quantity = by_span.get((mention.start, mention.end))
    changed: dict[str, object] | None = None
    if finding.field == "city" and quantity is None:
        changed = {"city": mention.text}
    elif finding.field in ("as_of", "deadline") and quantity and quantity.iso:
        changed = {finding.field: _partial(quantity)}
    elif finding.field in ("value", "upper", "unit", "bound", "name") and quantity:
        changed = written_amount(quantity)
    return as_claim(fact).model_copy(update=changed) if changed else None


def _aim_or_state(fact: Fact) -> Claim | None:
    """A target told as an indicator, or the reverse; the date moves with it."""
    swap = {"indicator": "target", "target": "indicator"}
    if fact.kind not in swap:
        return None
    return as_claim(fact).model_copy(
        update={"kind": swap[fact.kind], "as_of": fact.deadline, "deadline": fact.as_of}
    )


def _partial(quantity: Quantity) -> str | None:
    """The shortest ISO date that says the same days: a year, a month or the last day."""
    if quantity.iso is None:
        return None
    first, last = quantity.iso
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"{first.year:04d}"
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and last.day >= 28:
        return f"{first:%Y-%m}"
    return last.isoformat()


_WIDE = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_NUMERAL = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_BOUND_WORDS = ("余", "多", "以上", "以下", "以内", "左右", "上下")


def written_amount(quantity: Quantity) -> dict[str, object] | None:
    """The amount as the text writes it; in base units where it is written in Chinese numerals."""
    if quantity.value is None:
        return None
    surface = quantity.text.translate(_WIDE)
    numerals = list(_NUMERAL.finditer(surface))
    if len(numerals) != (2 if quantity.upper is not None else 1):
        return {
            "value": quantity.value,
            "upper": quantity.upper,
            "unit": quantity.unit,
            "bound": quantity.bound,
        }
    written = [Decimal(numeral[0].replace(",", "")) for numeral in numerals]
    return {
        "value": -written[0] if quantity.value < 0 else written[0],
        "upper": written[1] if quantity.upper is not None else None,
        "unit": _without_bound(quantity.text[numerals[-1].end() :]) or None,
        "bound": quantity.bound,
    }


def _without_bound(unit: str) -> str:
    for word in _BOUND_WORDS:
        unit = unit.removeprefix(word).removesuffix(word)
    return unit.strip()
