"""Facts that somebody else extracted, checked like a model's."""

from collections.abc import Sequence
from datetime import UTC, datetime

from schemas.article import Article
from schemas.extraction import Claim, Extraction, Provenance
from service.assembly import assemble
from service.checks import check
from service.quantities import scan
from service.store.ids import new_id
from service.triage import decide

NOBODY = "given facts"
"""Stands where the model's name stands."""


def check_given(article: Article, claims: Sequence[Claim]) -> Extraction:
    """Check claims that no model of ours made; nothing is kept."""
    checked = check(article, scan(article.text, article.anchor), claims)
    provenance = Provenance(
        model=NOBODY,
        base_url="",
        prompt="",
        prompt_sha256="",
        mode="",
        attempts=0,
        seconds=0.0,
        created=datetime.now(UTC),
    )
    return assemble(new_id(), article, checked, decide(checked, NOBODY), provenance)
