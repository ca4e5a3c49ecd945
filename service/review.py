"""Review: what people decide about a record, and what follows from it.

Pure decisions over the verdicts of a record. Verdicts are events: they are appended, never
changed, and an `undo` is a verdict too. What holds is always computed from the whole list, so that
history and state cannot disagree.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from schemas.article import Article
from schemas.extraction import Claim, Extraction, Fact
from schemas.finding import Finding, Mention
from schemas.quantity import Quantity
from schemas.verdict import TRANSITIONS, RecordState, Verdict
from service.checks import check
from service.errors import Conflict

Outcome = Literal["open", "accepted", "rejected", "corrected", "added"]

_OUTCOMES: dict[str, Outcome] = {
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
    "add": "added",
}


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


def undoable(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """What one undo takes back: the newest verdict, with those decided in the same instant.

    Facts accepted with one key share their instant, so that one undo opens them all again.
    """
    kept = effective(verdicts)
    if not kept:
        return []
    newest = kept[-1]
    return [v for v in kept if (v.decided, v.reviewer) == (newest.decided, newest.reviewer)]


def outcome(fact_id: str, held: dict[str, Verdict]) -> Outcome:
    """What was decided about a fact, given the standing verdicts."""
    verdict = held.get(fact_id)
    return _OUTCOMES[verdict.kind] if verdict else "open"


def undecided(extraction: Extraction, verdicts: Iterable[Verdict]) -> list[Fact]:
    """The model's facts about which nothing stands yet, in the record's order."""
    held = standing(verdicts)
    return [fact for fact in extraction.facts if fact.id not in held]


def state_after(
    state: RecordState, extraction: Extraction, verdicts: Iterable[Verdict]
) -> RecordState:
    """The record's state once these verdicts stand; raises `Conflict` for a step not allowed.

    A queued record is reviewed when every fact is decided; an undo queues it again. A record that
    passed by itself goes to the queue with the first verdict that leaves facts open.
    """
    wanted: RecordState = "queued" if undecided(extraction, verdicts) else "reviewed"
    if wanted == state:
        return state
    steps = TRANSITIONS[state]
    if wanted in steps or (wanted == "reviewed" and "queued" in steps and state == "accepted"):
        return wanted
    raise Conflict(f"A record that is {state} cannot become {wanted}. Load the record again.")


def reviewed_claims(extraction: Extraction, verdicts: Iterable[Verdict]) -> tuple[Claim, ...]:
    """What holds after review: facts accepted, facts as corrected, facts added; nothing open."""
    held = standing(verdicts)
    accepted = [fact for fact in extraction.facts if outcome(fact.id, held) == "accepted"]
    told = [verdict.correction for verdict in held.values() if verdict.correction is not None]
    return (*accepted, *told)


def current_claims(extraction: Extraction, verdicts: Iterable[Verdict]) -> tuple[Claim, ...]:
    """The record as it stands: corrections in place of their facts, rejected facts left out."""
    held = standing(verdicts)
    own = {fact.id for fact in extraction.facts}
    kept = [
        (held[fact.id].correction or fact) if fact.id in held else fact
        for fact in extraction.facts
        if outcome(fact.id, held) != "rejected"
    ]
    added = [v.correction for v in held.values() if v.correction and v.fact_id not in own]
    return (*kept, *added)


def recheck(
    article: Article, quantities: Sequence[Quantity], claim: Claim, beside: Sequence[Claim] = ()
) -> Fact:
    """Check one claim as edited, beside the record's other claims, without any model."""
    others = [_as_claim(other) for other in beside if other.id != claim.id]
    checked = check(article, quantities, [*others, _as_claim(claim)])
    return next(fact for fact in checked.facts if fact.id == claim.id)


class Suggestion(NamedTuple):
    """A correction that a finding offers: the whole fact as it would be, checked already."""

    claim: Claim
    mention: Mention
    holds: bool
    """Whether the claim, so corrected, passes every check."""


def suggestions(
    article: Article,
    quantities: Sequence[Quantity],
    fact: Fact,
    beside: Sequence[Claim] = (),
    limit: int = 5,
) -> tuple[Suggestion, ...]:
    """Corrections from the places that the fact's findings name, those that hold first."""
    by_span = {(quantity.start, quantity.end): quantity for quantity in quantities}
    offered: dict[Claim, Mention] = {}
    for finding in fact.findings:
        for mention in finding.nearest or (None,):
            claim = _corrected(fact, finding, mention, by_span)
            if claim is not None and claim != _as_claim(fact):
                offered.setdefault(claim, mention or Mention(start=0, end=0, text=""))
    checked = [
        Suggestion(claim, mention, recheck(article, quantities, claim, beside).checked != "flagged")
        for claim, mention in offered.items()
    ]
    return tuple(sorted(checked, key=lambda suggestion: not suggestion.holds)[:limit])


def _as_claim(fact: Claim) -> Claim:
    return Claim.model_validate({name: getattr(fact, name) for name in Claim.model_fields})


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
    if finding.field == "city":
        changed = {"city": mention.text}
    elif finding.field in ("as_of", "deadline") and quantity and quantity.iso:
        changed = {finding.field: _partial(quantity)}
    elif finding.field in ("value", "upper", "unit", "bound", "name") and quantity:
        changed = written_amount(quantity)
    return _as_claim(fact).model_copy(update=changed) if changed else None


def _aim_or_state(fact: Fact) -> Claim | None:
    """A target told as an indicator, or the reverse; the date moves with it."""
    swap = {"indicator": "target", "target": "indicator"}
    if fact.kind not in swap:
        return None
    return _as_claim(fact).model_copy(
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
