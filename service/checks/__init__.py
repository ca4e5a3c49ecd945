"""The checks: every claim against the numbers of the text."""

from collections.abc import Sequence
from typing import NamedTuple

from schemas.article import Article
from schemas.extraction import Claim, Fact, UnusedNumber
from schemas.finding import Finding
from schemas.quantity import Quantity


class Checked(NamedTuple):
    """The facts with what was found, the numbers that no fact uses, and all findings."""

    facts: tuple[Fact, ...]
    unused: tuple[UnusedNumber, ...]
    findings: tuple[Finding, ...]


def check(article: Article, quantities: Sequence[Quantity], claims: Sequence[Claim]) -> Checked:
    """Check every claim against the article and its quantities."""
    raise NotImplementedError
