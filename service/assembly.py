"""What was found out about an article -> the Extraction, the service's answer."""

from schemas.article import Article
from schemas.extraction import ArticleView, Decision, Extraction, Provenance, Repair
from service.checks import Checked


def assemble(
    record_id: str,
    article: Article,
    checked: Checked,
    decided: tuple[Decision, tuple[str, ...]],
    provenance: Provenance,
    repair: Repair | None = None,
) -> Extraction:
    """Put the parts together; `decided` is the decision with its reasons."""
    decision, reasons = decided
    return Extraction(
        id=record_id,
        article=ArticleView.model_validate(
            article.model_dump(include=set(ArticleView.model_fields))
        ),
        facts=checked.facts,
        unused_numbers=checked.unused,
        findings=checked.findings,
        decision=decision,
        reasons=reasons,
        repair=repair,
        provenance=provenance,
    )
