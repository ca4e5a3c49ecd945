"""Whether the text speaks of a fact that has no number."""

from service.checks import wording
from service.checks.case import Case
from service.checks.reading import mostly_latin
from service.checks.stated import Span
from service.places import is_chinese

QUOTED, WRITTEN = 0.34, 0.5
"""Shares of a name's weight that must stand in the quote, and in the article."""


def quote_names(case: Case) -> bool:
    """Whether the quote speaks of the fact's name."""
    assert case.quote is not None
    return _named(case, case.quote, QUOTED)


def article_names(case: Case) -> bool:
    """Whether the article speaks of it anywhere."""
    return _named(case, (0, len(case.reading.text)), WRITTEN)


def _named(case: Case, span: Span, floor: float) -> bool:
    text = case.reading.text[slice(*span)]
    if _foreign(case.claim.name, text):
        return True
    lowered = text.lower()
    if case.claim.name.lower() in lowered or not case.weights:
        return True
    return wording.share(case.weights, wording.pieces_at(case.reading, span)) >= floor


def _foreign(name: str, text: str) -> bool:
    """A name in Latin letters over a Chinese text, or the reverse, can only be translated."""
    return is_chinese(name) == mostly_latin(text)
