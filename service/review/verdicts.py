"""What people decided about a record, and what follows from it.

Pure decisions over the verdicts of a record; which of them stand, `service.standing` tells.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

from schemas.extraction import Checked, Claim, Extraction, Fact
from schemas.verdict import TRANSITIONS, RecordState, Verdict
from service.errors import Conflict
from service.standing import effective, standing
from service.triage import BUILTIN

Outcome = Literal["open", "accepted", "rejected", "corrected", "added"]

_OUTCOMES: dict[str, Outcome] = {
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
    "add": "added",
}


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


def checked_now(fact: Fact, held: dict[str, Verdict]) -> Checked:
    """What the checks say of a fact, given the standing verdicts: a doubt that is asked at another
    fact falls with that one's acceptance, and is this one's own where it was decided otherwise.
    """
    asked = {outcome(found.asked_at, held) for found in fact.findings if found.asked_at}
    if fact.checked != "doubted" or "open" in asked:
        return fact.checked
    if asked != {"accepted"}:
        return "flagged"
    return "no_number" if fact.value is None else "verified"


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


def may_accept_in_bulk(extraction: Extraction) -> bool:
    """Whether "verified" says enough to accept unread: not where the model shares our rules."""
    return extraction.provenance.model != BUILTIN


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


_SHARED = ("kind", "city", "unit", "bound", "as_of", "deadline")
"""The fields that a model gets wrong in several facts alike; a value is each fact's own."""


def alike(
    fact_id: str, extraction: Extraction, verdicts: Sequence[Verdict]
) -> tuple[tuple[Fact, Claim], ...]:
    """Open facts with the error that the correction of `fact_id` mended, each as mended.

    The same error: at least one finding code in common, and the same words in every field that the
    correction changed. Empty where it changed a field that is each fact's own.
    """
    verdict = standing(verdicts).get(fact_id)
    told = verdict.correction if verdict and verdict.kind == "correct" else None
    mended = next((fact for fact in extraction.facts if fact.id == fact_id), None)
    if told is None or mended is None:
        return ()
    changed = {
        name: getattr(told, name)
        for name in Claim.model_fields
        if getattr(told, name) != getattr(mended, name)
    }
    if not changed or not set(changed) <= set(_SHARED):
        return ()
    codes = {finding.code for finding in mended.findings}
    return tuple(
        (fact, as_claim(fact).model_copy(update=changed))
        for fact in undecided(extraction, verdicts)
        if codes & {finding.code for finding in fact.findings}
        and all(getattr(fact, name) == getattr(mended, name) for name in changed)
    )


def as_claim(fact: Claim) -> Claim:
    """The claim of a fact, without what the checks found."""
    return Claim.model_validate({name: getattr(fact, name) for name in Claim.model_fields})
