"""One article and one claim, for the checks' tests."""

from datetime import date
from decimal import Decimal

from schemas.article import Article
from schemas.extraction import Claim, Fact
from schemas.quantity import Quantity
from service.checks import check

SHENZHEN = "到2024年底,深圳人工智能产业规模达3600亿元、同比增长约35%,人工智能企业超2800家。"


def article(text, published=date(2025, 2, 15), body=None):
    return Article(id="a", text=text, published=published, body=body or ((0, len(text)),))


def quantity(text, surface, kind, value=None, unit=None, upper=None, bound="exact", iso=None):
    start = text.index(surface)
    return Quantity(
        start,
        start + len(surface),
        surface,
        kind,
        None if value is None else Decimal(value),
        None if upper is None else Decimal(upper),
        unit,
        bound,
        iso,
    )


def shenzhen_quantities():
    day = (date(2024, 12, 31), date(2024, 12, 31))
    return (
        quantity(SHENZHEN, "2024年底", "date", iso=day),
        quantity(SHENZHEN, "3600亿元", "money", 360000000000, "CNY"),
        quantity(SHENZHEN, "35%", "percent", 35, "percent", bound="about"),
        quantity(SHENZHEN, "2800家", "count", 2800, "家", bound="over"),
    )


def claim(**changes):
    shape = {
        "id": "f1",
        "kind": "indicator",
        "city": "深圳",
        "name": "人工智能产业规模",
        "value": 3600,
        "unit": "亿元",
        "as_of": "2024-12-31",
        "quote": SHENZHEN.rstrip("。"),
    }
    return Claim(**shape | changes)


def tried(*claims, text=SHENZHEN, quantities=None, **about) -> tuple[Fact, ...]:
    found = shenzhen_quantities() if quantities is None else quantities
    return check(article(text, **about), found, claims).facts


def codes(fact):
    return [found.code.value for found in fact.findings]
