"""Findings -> accept or review."""

from schemas.extraction import Decision
from service.checks import Checked


def decide(checked: Checked, model: str) -> tuple[Decision, tuple[str, ...]]:
    """Whether the record may pass, and the reasons if it may not."""
    raise NotImplementedError
