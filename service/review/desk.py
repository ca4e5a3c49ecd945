"""The reviewer's desk: open a record, decide, keep. The shell around the pure verdicts."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from schemas.extraction import Claim, Extraction, Fact
from schemas.verdict import Verdict, VerdictKind
from service.errors import Conflict, NotFound
from service.quantities import scan
from service.review.suggestions import current_facts, suggestions
from service.review.verdicts import (
    alike,
    as_claim,
    checked_now,
    may_accept_in_bulk,
    state_after,
    undecided,
    undoable,
)
from service.sampling import SECOND, drawn
from service.standing import standing
from service.store import decisions, leases, records
from service.store.database import Database
from service.store.records import Record

PAUSE = timedelta(minutes=10)
"""Whoever takes longer for one decision was away."""


class Desk:
    """One record in one reviewer's hands, as it was at `version`.

    Every decision is appended with the version it was made on, what stood before it, what was said
    about the fact, and how long it took. `second_share`: the share of the records that somebody
    else reads too once they are reviewed. Raises NotFound for a record that is none; Conflict when
    somebody decided since, when the model failed and there is nothing to decide, or when the
    reviewer read this record first; Taken, while deciding, when somebody else has it in hand.
    """

    def __init__(
        self,
        database: Database,
        record_id: str,
        version: int,
        reviewer: str,
        second_share: float = 0.0,
    ) -> None:
        self._database = database
        self._reviewer = reviewer
        self._second_share = second_share
        self.record: Record = records.load(database, record_id)
        if self.record.version != version:
            raise Conflict
        if self.record.first_reader == reviewer:
            raise Conflict("You read this record before; this reading is for somebody else.")
        if self.record.extraction is None:
            raise Conflict("The model failed on this article: there are no facts to decide.")
        self.extraction: Extraction = self.record.extraction
        self._since = self._opened()

    def accept(self, fact_id: str) -> None:
        """The fact is right as it is."""
        self._keep([self._verdict(self._open_fact(fact_id).id, "accept")])

    def reject(self, fact_id: str) -> None:
        """The fact is none."""
        self._keep([self._verdict(self._open_fact(fact_id).id, "reject")])

    def correct(self, fact_id: str, told: Claim) -> None:
        """The fact is what `told` says; it keeps its id and its initiative."""
        fact = self._open_fact(fact_id)
        kept = {"id": fact.id, "initiative_id": fact.initiative_id}
        self._keep([self._verdict(fact.id, "correct", told.model_copy(update=kept))])

    def take_suggestion(self, fact_id: str, number: int) -> None:
        """Correct the fact to the `number`-th suggestion that its page shows, counted from 1."""
        fact = self._open_fact(fact_id)
        article = self.record.article
        quantities = scan(article.text, article.anchor)
        current = current_facts(article, quantities, self.extraction, self.record.verdicts)
        offered = suggestions(article, quantities, [fact], current).get(fact.id, ())
        if not 1 <= number <= len(offered):
            raise NotFound("There is no such suggestion. Load the record again.")
        self._keep([self._verdict(fact.id, "correct", offered[number - 1].claim)])

    def correct_alike(self, fact_id: str) -> None:
        """Mend the same error in the record's other open facts, in one instant."""
        now = datetime.now(UTC)
        found = alike(fact_id, self.extraction, self.record.verdicts)
        self._keep([self._verdict(fact.id, "correct", told, now) for fact, told in found])

    def add(self, told: Claim) -> None:
        """The model left this fact out."""
        before = sum(verdict.kind == "add" for verdict in self.record.verdicts)
        fact_id = f"added-{before + 1}"
        self._keep([self._verdict(fact_id, "add", told.model_copy(update={"id": fact_id}))])

    def accept_verified(self) -> None:
        """Accept every verified fact that is still open, in one instant; also those whose doubt was
        asked at a fact that was accepted.
        """
        if not may_accept_in_bulk(self.extraction):
            raise Conflict("The built-in model's facts are accepted one by one, as they are read.")
        now = datetime.now(UTC)
        waiting = undecided(self.extraction, self.record.verdicts)
        held = standing(self.record.verdicts)
        verified = [fact.id for fact in waiting if checked_now(fact, held) == "verified"]
        self._keep([self._verdict(fact_id, "accept", decided=now) for fact_id in verified])

    def undo(self, fact_id: str | None = None) -> None:
        """Take back what was decided about a fact; without one, the newest decision."""
        if fact_id is None:
            taken = [verdict.fact_id for verdict in undoable(self.record.verdicts)]
        else:
            taken = [fact_id] if fact_id in standing(self.record.verdicts) else []
        if not taken:
            raise Conflict("There is nothing to undo.")
        self._keep([self._verdict(one, "undo") for one in taken])

    def _open_fact(self, fact_id: str) -> Fact:
        fact = next((fact for fact in self.extraction.facts if fact.id == fact_id), None)
        if fact is None:
            raise NotFound("The record has no such fact.")
        if fact_id in standing(self.record.verdicts):
            raise Conflict("This fact is decided already. Undo that first.")
        return fact

    def _opened(self) -> datetime | None:
        """Since when the reviewer is at it: the record's opening, or their last decision after."""
        lease = leases.of_record(self._database, self.record.id)
        if lease is None or lease.holder != self._reviewer:
            return None
        own = [v.decided for v in self.record.verdicts if v.reviewer == self._reviewer]
        return max([lease.taken, *own])

    def _verdict(
        self,
        fact_id: str,
        kind: VerdictKind,
        correction: Claim | None = None,
        decided: datetime | None = None,
    ) -> Verdict:
        now = decided or datetime.now(UTC)
        fact = next((fact for fact in self.extraction.facts if fact.id == fact_id), None)
        stood = standing(self.record.verdicts).get(fact_id)
        before = stood.correction if stood and stood.correction else fact and as_claim(fact)
        return Verdict(
            extraction_id=self.record.id,
            fact_id=fact_id,
            kind=kind,
            correction=correction,
            reviewer=self._reviewer,
            decided=now,
            before=before,
            findings=tuple(finding.code for finding in fact.findings) if fact else (),
            seconds=_seconds(self._since, now),
        )

    def _keep(self, told: Sequence[Verdict]) -> None:
        if not told:
            return
        shared = [_shared(verdict, len(told)) for verdict in told]
        verdicts = (*self.record.verdicts, *shared)
        state = state_after(self.record.state, self.extraction, verdicts)
        decisions.append(
            self._database,
            self.record.id,
            shared,
            version=self.record.version,
            state=state,
            facts_decided=len(self.extraction.facts) - len(undecided(self.extraction, verdicts)),
            second_reading=state == "reviewed" and self._drawn_again(),
        )

    def _drawn_again(self) -> bool:
        """Whether somebody else reads this record too; a second reading is never read again."""
        first = self.record.first_reader is None
        return first and drawn(self.record.id, SECOND, self._second_share)


def _seconds(since: datetime | None, now: datetime) -> float | None:
    """How long it took; after a pause nobody knows."""
    if since is None or now - since > PAUSE:
        return None
    return max((now - since).total_seconds(), 0.0)


def _shared(verdict: Verdict, among: int) -> Verdict:
    """Of decisions made with one key, each took its share of the time, and never less than none."""
    if verdict.seconds is None:
        return verdict
    return verdict.model_copy(update={"seconds": round(verdict.seconds / among, 3)})
