"""A record to review: the gold article of two cities, read and checked for real.

The claims are told by hand; three of them are wrong on purpose.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from schemas.article import Article
from schemas.extraction import ArticleView, Claim, Extraction, Provenance, Tokens
from schemas.quantity import Quantity
from schemas.verdict import Verdict, VerdictKind
from service.checks import check
from service.quantities import scan
from service.text import read

GOLD = Path(__file__).parents[2] / "gold"

SIZES = "2025年，武汉、合肥人工智能产业规模分别为1120亿元和986亿元，同比分别增长21%和27.5%"
COMPANIES = "上市公司合肥11家、武汉9家"
COMPUTE = "合肥现有智能算力1.1万P，武汉是它的1.4倍"
AIM = "到2027年，两地都把目标定在30EFLOPS"
VOUCHER = "武汉每年5000万元算力券，合肥同样是5000万元"

Row = tuple[str, str, str, float | None, str | None, dict[str, Any], str]
ROWS: list[Row] = [
    ("indicator", "武汉", "人工智能产业规模", 1120, "亿元", {"as_of": "2025"}, SIZES),
    ("indicator", "合肥", "人工智能产业规模", 986, "亿元", {"as_of": "2025"}, SIZES),
    ("indicator", "合肥", "人工智能核心营收", 412, "万元", {}, "而人工智能核心营收只有412亿元"),
    ("indicator", "合肥", "人工智能上市公司", 9, "家", {}, COMPANIES),
    ("indicator", "武汉", "人工智能上市公司", 9, "家", {}, COMPANIES),
    ("indicator", "武汉", "备案大模型", 28, "款", {}, "备案大模型，武汉28款，比合肥多5款"),
    ("indicator", "合肥", "智能算力", 1.1, "万P", {}, COMPUTE),
    ("target", "合肥", "智能算力", 30, "EFLOPS", {"deadline": "2027"}, AIM),
    ("indicator", "武汉", "智能算力", 30, "EFLOPS", {"as_of": "2027"}, AIM),
    (
        "initiative",
        "武汉",
        "算力券",
        5000,
        "万元",
        {"category": "funding", "status": "in_force"},
        VOUCHER,
    ),
    (
        "initiative",
        "合肥",
        "算力券",
        5000,
        "万元",
        {"category": "funding", "status": "in_force"},
        VOUCHER,
    ),
]


class Made(NamedTuple):
    """A record without a store."""

    article: Article
    quantities: tuple[Quantity, ...]
    extraction: Extraction


def claim(number: int = 1, **changes: Any) -> Claim:
    """A right claim about the article, with changes."""
    kind, city, name, value, unit, more, quote = ROWS[number - 1]
    told = {
        "id": f"f{number}",
        "kind": kind,
        "city": city,
        "name": name,
        "value": None if value is None else Decimal(str(value)),
        "unit": unit,
        "quote": quote,
        **more,
        **changes,
    }
    return Claim.model_validate(told)


def claims() -> list[Claim]:
    """All of them."""
    return [claim(number) for number in range(1, len(ROWS) + 1)]


@cache
def the_article() -> str:
    """The words of the gold article."""
    return (GOLD / "45.txt").read_text(encoding="utf-8")


def record(
    told: list[Claim] | None = None,
    *,
    text: str | None = None,
    published: date | None = date(2026, 2, 9),
    model: str = "qwen3-32b",
    extraction_id: str = "x1",
    title: str | None = None,
    source_url: str | None = None,
) -> Made:
    """An extraction as the pipeline makes it, from claims told by hand."""
    article = read(
        the_article() if text is None else text,
        published=published,
        title=title,
        source_url=source_url,
    )
    quantities = scan(article.text, article.anchor)
    checked = check(article, quantities, claims() if told is None else told)
    extraction = Extraction(
        id=extraction_id,
        article=ArticleView(
            id=article.id,
            title=article.title,
            publisher=article.publisher,
            published=article.published,
            source_url=article.source_url,
            body=article.body,
        ),
        facts=checked.facts,
        unused_numbers=checked.unused,
        findings=checked.findings,
        decision="review",
        provenance=Provenance(
            model=model,
            base_url="http://127.0.0.1:11434/v1",
            prompt="v1",
            prompt_sha256="0" * 64,
            mode="json_schema",
            tokens=Tokens(input=3120, output=904),
            attempts=1,
            seconds=7.4,
            created=datetime(2026, 2, 9, 8, 30, tzinfo=UTC),
        ),
    )
    return Made(article, quantities, extraction)


def verdict(fact_id: str, kind: VerdictKind = "accept", **more: Any) -> Verdict:
    """A verdict, a minute after the one before it unless told otherwise."""
    fields = {"reviewer": "wang", "decided": datetime(2026, 2, 9, 9, 0, tzinfo=UTC), **more}
    return Verdict(extraction_id="x1", fact_id=fact_id, kind=kind, **fields)
