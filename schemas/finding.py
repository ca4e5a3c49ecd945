"""What a check says about a fact, or about a record."""

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict

Severity = Literal["review", "note"]


class FindingCode(StrEnum):
    """One code per kind of mistake; the design's table."""

    QUOTE_NOT_FOUND = "quote_not_found"
    NUMBER_NOT_FOUND = "number_not_found"
    NUMBER_NOT_IN_QUOTE = "number_not_in_quote"
    SCALE_MISMATCH = "scale_mismatch"
    UNIT_MISMATCH = "unit_mismatch"
    BOUND_MISMATCH = "bound_mismatch"
    RANGE_MISMATCH = "range_mismatch"
    WRONG_CITY = "wrong_city"
    WRONG_PERIOD = "wrong_period"
    WRONG_METRIC = "wrong_metric"
    TARGET_AS_ACTUAL = "target_as_actual"
    ACTUAL_AS_TARGET = "actual_as_target"
    OUTSIDE_BODY = "outside_body"
    DERIVED_VALUE = "derived_value"
    NUMBER_UNUSED = "number_unused"
    DUPLICATE_FACT = "duplicate_fact"
    IMPLAUSIBLE_IN_SOURCE = "implausible_in_source"


class Mention(BaseModel):
    """A place in the text: half-open span in code points, and what stands there."""

    model_config = ConfigDict(frozen=True)

    start: int
    end: int
    text: str


class Message(BaseModel):
    """One sentence for a reviewer, in both languages."""

    model_config = ConfigDict(frozen=True)

    en: str
    zh: str


class Finding(BaseModel):
    """A doubt, with the place in the text. Findings are data, never exceptions."""

    model_config = ConfigDict(frozen=True)

    code: FindingCode
    severity: Severity
    fact_id: str | None = None
    field: str | None = None
    """Path of the field in the fact: `value`, `city`, `as_of`."""
    claimed: str | None = None
    """The model's value, as it gave it."""
    nearest: tuple[Mention, ...] = ()
    """The quantities (or words) of the text that come nearest, best first."""
    message: Message
    asked_at: str | None = None
    """The fact at which the same doubt is asked; None where it is asked here, or is only a note."""

    @property
    def is_a_doubt(self) -> bool:
        """Whether it speaks against the fact, be it asked here or at another fact."""
        return self.severity == "review" or self.asked_at is not None
