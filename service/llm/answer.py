"""What a model answers."""

from typing import NamedTuple

from schemas.extraction import ModelCall
from schemas.initiative import CityInitiatives


class Answer(NamedTuple):
    """What the model filled in, what it took, and every answer as the model wrote it, in order."""

    initiatives: CityInitiatives
    call: ModelCall
    written: tuple[str, ...]
