"""One text and one claim, for the checks' tests. The text is scanned as in production."""

import json
from datetime import date
from pathlib import Path

from schemas.article import Article
from schemas.extraction import Claim, Fact
from service.checks import Checked, check
from service.quantities import scan

SPECS = Path(__file__).parents[2] / "specs"
PUBLISHED = date(2025, 2, 15)
SHENZHEN = "截至2024年底,深圳的人工智能产业规模达3600亿元,同比增长约35%;人工智能企业超2800家。"


def specs(name):
    """The rows of a table of cases, one for each line of `tests/specs/NAME.jsonl`."""
    return list(map(json.loads, (SPECS / f"{name}.jsonl").read_text("utf-8").splitlines()))


def article(text, published=PUBLISHED, body=None):
    return Article(id="a", text=text, published=published, body=body or ((0, len(text)),))


def claim(text=SHENZHEN, **changes):
    shape = {
        "id": "f1",
        "kind": "indicator",
        "city": "深圳",
        "name": "人工智能产业规模",
        "value": 3600,
        "unit": "亿元",
        "quote": text.strip().splitlines()[-1].rstrip("。"),
    }
    return Claim(**shape | changes)


def checked(*claims, text=SHENZHEN, published=PUBLISHED, body=None) -> Checked:
    return check(article(text, published, body), scan(text, published), claims)


def tried(*claims, **about) -> tuple[Fact, ...]:
    return checked(*claims, **about).facts


def codes(fact):
    return [found.code.value for found in fact.findings]


def told(text, published=PUBLISHED, **changes):
    """The codes of one claim about a text; the claim quotes its last line."""
    (fact,) = tried(claim(text, **changes), text=text, published=published)
    return codes(fact)
