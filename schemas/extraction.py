"""The answer of the service: facts, findings, decision, provenance. The stable contract."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, PlainSerializer

from schemas.finding import Finding, Mention
from schemas.initiative import Category, PartialDate, Status
from schemas.quantity import Bound

SCHEMA_VERSION = "1.0"

FactKind = Literal["indicator", "target", "initiative"]
Checked = Literal["verified", "flagged", "doubted", "no_number"]
"""What the checks say of a fact: nothing speaks against its number; a finding does; a finding does
that is asked at another fact of the record; it carries no number.
"""
IN_DOUBT: tuple[Checked, ...] = ("flagged", "doubted")
Decision = Literal["accept", "review"]


def _json_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[
    Decimal, PlainSerializer(_json_number, return_type=int | float, when_used="json")
]
"""A decimal inside, a JSON number outside."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class Normalized(_Frozen):
    """A fact's amount in base units."""

    value: Number
    upper: Number | None = None
    unit: str | None = None


class Claim(_Frozen):
    """One fact as somebody tells it, not yet checked: at most one amount."""

    id: str
    kind: FactKind
    city: str
    name: str
    category: Category | None = None
    status: Status | None = None
    organisations: tuple[str, ...] = ()
    initiative_id: str | None = None
    value: Number | None = None
    upper: Number | None = None
    unit: str | None = None
    bound: Bound = "exact"
    as_of: PartialDate = None
    deadline: PartialDate = None
    quote: str


class Fact(Claim):
    """A claim with what the checks found out about it."""

    normalized: Normalized | None = None
    start: int | None = None
    end: int | None = None
    """Where the quote stands; None when it was not found."""
    mention: Mention | None = None
    """The quantity of the text that carries the number."""
    findings: tuple[Finding, ...] = ()
    checked: Checked


class UnusedNumber(_Frozen):
    """A number of the body that no fact uses."""

    start: int
    end: int
    text: str
    city: str | None = None
    likelihood: float
    """From 0 to 1: how much it looks like a fact that was left out."""


class Tokens(_Frozen):
    """Tokens of all attempts together; None where the server did not say."""

    input: int | None = None
    output: int | None = None
    cached: int | None = None


class Cost(_Frozen):
    """Money for all attempts together; `amount` is None where no price is known."""

    amount: Number | None = None
    currency: str = "USD"


class ModelCall(_Frozen):
    """What one question to a model took, all attempts together, failed ones included."""

    model: str
    base_url: str
    mode: str
    tokens: Tokens = Tokens()
    cost: Cost = Cost()
    attempts: int
    uncounted: int = 0
    """Attempts whose tokens nobody tells: no answer came, or none that could be read."""
    seconds: float
    note: str | None = None
    """A doubt about the call itself, such as a prompt that the server seems to have cut."""


class Provenance(_Frozen):
    """Where the facts come from."""

    model: str
    base_url: str
    prompt: str
    prompt_sha256: str
    mode: str
    tokens: Tokens = Tokens()
    cost: Cost = Cost()
    attempts: int
    uncounted: int = 0
    """Attempts whose tokens nobody tells; `tokens` and `cost` are without them."""
    seconds: float
    created: datetime
    note: str | None = None


class Change(_Frozen):
    """What the repair round did to one claim; None where there was none, or is none any more."""

    before: Claim | None
    after: Claim | None


class Repair(_Frozen):
    """The repair round: the doubts that the model was told, and what it made of them.

    `taken`: whether the facts of the record are those of the second answer. Either way nothing is
    lost: `before` holds the first answer's facts with their findings, `changes` what differs.
    """

    doubts: tuple[str, ...]
    before: tuple[Fact, ...]
    changes: tuple[Change, ...]
    taken: bool


class ArticleView(_Frozen):
    """The article without its text."""

    id: str
    title: str | None
    publisher: str | None
    published: date | None
    source_url: str | None = None
    body: tuple[tuple[int, int], ...]


class Extraction(_Frozen):
    """Facts of one article, each number checked."""

    id: str
    schema_version: str = SCHEMA_VERSION
    article: ArticleView
    facts: tuple[Fact, ...]
    unused_numbers: tuple[UnusedNumber, ...] = ()
    findings: tuple[Finding, ...] = ()
    """All findings: those of the facts, then those of the record."""
    decision: Decision
    reasons: tuple[str, ...] = ()
    """Why the record goes to review; empty for accept."""
    repair: Repair | None = None
    """Set when findings were told to the model once more."""
    provenance: Provenance

    @cached_property
    def as_json(self) -> str:
        """As it is kept and as it is answered: written once, the same to the byte."""
        return self.model_dump_json()

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """As pydantic's; what was written does not go along with other fields."""
        copied = super().model_copy(update=update, deep=deep)
        copied.__dict__.pop("as_json", None)
        return copied
