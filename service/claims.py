"""The model's answer -> claims, one for each number."""

from schemas.extraction import Claim
from schemas.initiative import CityInitiatives


def claims(answer: CityInitiatives) -> tuple[Claim, ...]:
    """Flatten the answer: one claim for each amount, tied by `initiative_id`."""
    raise NotImplementedError
