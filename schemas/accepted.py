"""A fact that was let through, with where it comes from: what leaves the service as data."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from schemas.extraction import FactKind
from schemas.initiative import Category, Status
from schemas.quantity import Bound

How = Literal["checks", "accepted", "corrected", "added"]
"""Who let a fact through: the checks alone, or a person who accepted, corrected or added it."""
DatedBy = Literal["as_of", "deadline", "published"]


class AcceptedFact(BaseModel):
    """One accepted fact; `value` and `upper` are exact decimals as text, in base units."""

    model_config = ConfigDict(frozen=True)

    id: int = Field(description="Changes when the fact is corrected.")
    city: str = Field(description="As the article or the reviewer names it.")
    place: str | None = Field(
        description="The division's code (440300), or geonames: and a number; null where the name "
        "is in no table."
    )
    name: str
    kind: FactKind
    value: str | None = Field(description="The exact decimal, in base units.")
    upper: str | None = Field(description="The upper end of a range.")
    number: float | None = Field(description="The value as a double, to calculate with.")
    unit: str | None = Field(description="CNY, percent, EFLOPS, or the counter itself: 家.")
    bound: Bound
    written: str | None = Field(description="As the article writes it: 3600亿元.")
    as_of: str | None
    deadline: str | None
    day: date | None = Field(
        description="The last day of as_of, else of deadline, else the day of publication."
    )
    dated_by: DatedBy | None = Field(description="Which of the three `day` comes from.")
    category: Category | None
    status: Status | None
    organisations: str | None = Field(description="With `; ` between.")
    how: How
    decided_by: str | None = Field(description="The reviewer; null where the checks decided.")
    decided_at: datetime
    publisher: str | None
    published: date | None
    title: str | None
    source_url: str | None
    model: str
    quote: str
    extraction_id: str
    article_id: str
    fact_id: str
