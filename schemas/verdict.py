"""What people decide about facts, and which steps are allowed."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from schemas.extraction import Claim
from schemas.finding import FindingCode

VerdictKind = Literal["accept", "reject", "correct", "add", "undo"]
"""`add` tells a fact that the model left out; `undo` takes back the newest verdict of its fact."""
RecordState = Literal["accepted", "queued", "reviewed", "failed"]

TRANSITIONS: dict[RecordState, frozenset[RecordState]] = {
    "failed": frozenset({"accepted", "queued"}),
    "accepted": frozenset({"queued"}),
    "queued": frozenset({"reviewed"}),
    "reviewed": frozenset({"queued"}),
}
"""From a state to the states that may follow it."""


class Verdict(BaseModel):
    """One decision about one fact. Verdicts are appended, never changed."""

    model_config = ConfigDict(frozen=True)

    extraction_id: str
    fact_id: str
    kind: VerdictKind
    correction: Claim | None = None
    """The whole fact as it should be, for `correct` and `add`."""
    reviewer: str
    decided: datetime
    comment: str | None = None
    before: Claim | None = None
    """The fact as it stood when this was decided; None for `add`, and in records of old."""
    findings: tuple[FindingCode, ...] = ()
    """What the page said about the fact when this was decided."""
    seconds: float | None = None
    """How long it took since the record was opened or the decision before; None where unknown."""


class Lease(BaseModel):
    """Who has a record in hand, and until when unless they renew it."""

    model_config = ConfigDict(frozen=True)

    holder: str
    taken: datetime
    expires: datetime


class ReviewItem(BaseModel):
    """A record as the queue lists it."""

    model_config = ConfigDict(frozen=True)

    extraction_id: str
    article_id: str
    title: str | None
    publisher: str | None
    model: str
    created: datetime
    state: RecordState
    facts: int
    flagged: int
    decided: int
    risk: float
