"""Small articles and extractions for tests; every field can be given."""

from datetime import UTC, date, datetime
from typing import Any

from schemas.article import Article
from schemas.extraction import ArticleView, Claim, Extraction, Fact, Normalized, Provenance
from schemas.finding import Finding, FindingCode, Message
from service.store.ids import new_id
from service.store.records import Question


def an_article(**changed: Any) -> Article:
    given: dict[str, Any] = {
        "id": "a1",
        "text": "深圳人工智能产业规模3600亿元。",
        "title": "深圳",
        "publisher": "示例报",
        "published": date(2025, 2, 15),
        "body": ((0, 17),),
    }
    return Article(**{**given, **changed})


def a_claim(**changed: Any) -> Claim:
    fact = a_fact(**changed)
    return Claim(**{name: getattr(fact, name) for name in Claim.model_fields})


def a_fact(**changed: Any) -> Fact:
    given: dict[str, Any] = {
        "id": "f1",
        "kind": "indicator",
        "city": "深圳",
        "name": "产业规模",
        "value": 3600,
        "unit": "亿元",
        "normalized": Normalized(value=360_000_000_000, unit="CNY"),
        "as_of": "2024-12-31",
        "quote": "产业规模3600亿元",
        "checked": "verified",
    }
    return Fact(**{**given, **changed})


def a_finding(**changed: Any) -> Finding:
    given: dict[str, Any] = {
        "code": FindingCode.SCALE_MISMATCH,
        "severity": "review",
        "fact_id": "f1",
        "message": Message(en="another scale", zh="数量级不同"),
    }
    return Finding(**{**given, **changed})


def an_extraction(article: Article | None = None, **changed: Any) -> Extraction:
    article = article or an_article()
    view = ArticleView(**article.model_dump(include=set(ArticleView.model_fields)))
    given: dict[str, Any] = {
        "id": new_id(),
        "article": view,
        "facts": (a_fact(),),
        "decision": "review",
        "reasons": ("scale_mismatch: 1 fact",),
        "provenance": Provenance(
            model="m",
            base_url="http://127.0.0.1:1/v1",
            prompt="extract_v1",
            prompt_sha256="0" * 64,
            mode="json_schema",
            attempts=1,
            seconds=0.5,
            created=datetime(2025, 2, 15, 8, tzinfo=UTC),
        ),
    }
    return Extraction(**{**given, **changed})


def a_question(**changed: Any) -> Question:
    given: dict[str, Any] = {
        "article_id": "a1",
        "model": "m",
        "base_url": "http://127.0.0.1:1/v1",
        "prompt_sha256": "0" * 64,
        "mode": "auto",
    }
    return Question(**{**given, **changed})
