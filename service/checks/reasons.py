"""Aim or state, with the words that show it."""

from enum import Enum
from typing import NamedTuple


class Modality(Enum):
    """Aim or state; either where both are right; open where the text gives no sign."""

    AIM = "aim"
    STATE = "state"
    EITHER = "either"
    OPEN = "open"


class Reason(NamedTuple):
    """A modality with the words that show it."""

    modality: Modality
    span: tuple[int, int] | None = None
