"""Whether the text speaks of a fact that has no number."""

from service.checks import wording
from service.checks.case import Case
from service.checks.reading import mostly_latin

QUOTED, WRITTEN = 0.34, 0.5
"""Shares of a name's weight that must stand in the quote, and in the article."""


def quote_names(case: Case) -> bool:
    """Whether the quote speaks of the fact's name."""
    assert case.quote is not None
    start, end = case.quote
    return _named(case, case.reading.text[start:end], QUOTED)


def article_names(case: Case) -> bool:
    """Whether the article speaks of it anywhere."""
    return _named(case, case.reading.text, WRITTEN)


def _named(case: Case, text: str, floor: float) -> bool:
    if _foreign(case.claim.name, text):
        return True
    lowered = text.lower()
    if case.claim.name.lower() in lowered or not case.weights:
        return True
    return wording.share(case.weights, wording.pieces(text)) >= floor


def _foreign(name: str, text: str) -> bool:
    """A name in Latin letters over a Chinese text, or the reverse, can only be translated."""
    return name.isascii() != mostly_latin(text)
