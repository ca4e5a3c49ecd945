"""A batch: many articles that are worked through together, on one machine or many."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

BatchState = Literal["loading", "hosted", "running", "stopped", "cancelled", "done"]
"""loading: its articles come in. hosted: a provider's batch API has its questions. running: workers
take its articles. stopped: it can go on. cancelled, done: at the end; more articles reopen it."""

ItemState = Literal["pending", "running", "done", "failed", "cancelled"]


class Batch(BaseModel):
    """One batch, and how far it is."""

    model_config = ConfigDict(frozen=True)

    id: str
    name: str = Field(description="Its sources, in words.")
    state: BatchState
    reason: str | None = Field(description="Why it stopped.")
    model: str
    base_url: str
    hosted: bool = Field(description="Whether its questions go to the provider's batch API.")
    concurrency: int = Field(description="Articles under way at once, over all workers.")
    rate: float | None = Field(description="Questions to the model a second, over all workers.")
    limit_cost: float | None = Field(description="It stops when its cost has reached this.")
    created: datetime
    created_by: str
    finished: datetime | None

    total: int = Field(description="Articles, each counted once.")
    duplicates: int = Field(description="Articles that were given again, and are not asked again.")
    pending: int
    running: int
    done: int
    failed: int
    cancelled: int
    from_store: int = Field(description="Done without a question: the store knew the answer.")
    review: int = Field(description="Done articles that wait for a person.")
    facts: int
    flagged: int = Field(description="Facts with a doubtful number.")
    input_tokens: int
    output_tokens: int
    cost: float
    currency: str | None

    @property
    def ended(self) -> bool:
        """Whether nobody works on it any more."""
        return self.state in ("stopped", "cancelled", "done")

    @property
    def settled(self) -> int:
        """Articles with which nothing more will be done."""
        return self.done + self.failed + self.cancelled


class ItemFailure(BaseModel):
    """An article of a batch that has no extraction, and why."""

    model_config = ConfigDict(frozen=True)

    position: int
    name: str = Field(description="Its file, or its file and line.")
    error_type: str
    error: str
    extraction_id: str | None = Field(description="The record under which the article is kept.")
