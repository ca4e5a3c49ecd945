"""What was spent on models, and what they wrote for it."""

from datetime import datetime
from decimal import Decimal
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

Round = Literal["first", "repair"]
"""The first answers, or those after the checks' doubts were told to the model."""


class Spent(NamedTuple):
    """Tokens, input and output together, and their price; `cost` is 0 where no price is known."""

    tokens: int = 0
    cost: Decimal = Decimal(0)


class RawAnswer(BaseModel):
    """One answer exactly as the model wrote it, whether it could be read or not.

    `part` counts the parts of a long article from 1, `attempt` the answers of one question.
    """

    model_config = ConfigDict(frozen=True)

    round: Round
    part: int
    attempt: int
    text: str
    created: datetime
