"""How many of the gold facts the rules find: floors that may only rise."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from schemas.extraction import Claim
from service.claims import RANK_UNIT, claims
from service.places import same
from service.quantities import normalize
from tests.unit.baseline.conftest import Ask

ROOT = Path(__file__).parents[3]
GOLD = ROOT / "tests" / "gold"
SHARED = ROOT.parent / "shared" / "articles"

Fact = dict[str, Any]


def _load(path: Path) -> tuple[str, dict[str, Any]]:
    text = path.read_text(encoding="utf-8")
    return text, json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


def _agree(claim: Claim, fact: Fact) -> bool:
    """Whether city, value and unit are those of the gold fact."""
    if claim.value is None or not same(claim.city, fact["city"]):
        return False
    if RANK_UNIT in (claim.unit, fact["unit"]):
        return claim.unit == fact["unit"] and claim.value == Decimal(fact["value"])
    told = normalize(claim.value, claim.upper, claim.unit)
    wanted = (Decimal(fact["value"]), fact["value_max"] and Decimal(fact["value_max"]))
    if (told.value, told.upper) != wanted:
        return False
    return fact["unit"].startswith("count:") or told.unit == fact["unit"]


def _found(told: tuple[Claim, ...], gold: dict[str, Any]) -> int:
    left = list(told)
    count = 0
    for fact in gold["facts"]:
        if fact["value"] is None:
            continue
        claim = next((claim for claim in left if _agree(claim, fact)), None)
        if claim is not None:
            left.remove(claim)
            count += 1
    return count


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/articles is not here")
def test_the_first_article_gives_its_numbers_and_nothing_of_its_teasers(ask: Ask) -> None:
    text, gold = _load(SHARED / "seed.txt")
    told = claims(ask(text, gold["published"]))
    noise = text[gold["noise_spans"][0]["start"] :]
    assert _found(told, gold) >= 21
    assert [claim for claim in told if claim.quote in noise] == []
    assert sum(claim.value is not None for claim in told) <= 22


@pytest.mark.parametrize(
    ("article", "floor", "most_claims"),
    [
        ("41", 12, 14),
        ("43", 18, 20),
        ("45", 18, 20),
        ("47", 23, 23),
        ("48", 10, 12),
        ("106", 21, 21),
        ("107", 17, 19),
        ("110", 17, 19),
        ("111", 22, 25),
        ("117", 12, 14),
        ("123", 16, 19),
        ("124", 17, 20),
        ("125", 15, 17),
        ("128", 105, 175),
        ("129", 135, 215),
        ("130", 58, 90),
    ],
)
def test_the_other_articles_keep_their_floor(
    ask: Ask, article: str, floor: int, most_claims: int
) -> None:
    text, gold = _load(GOLD / f"{article}.txt")
    told = claims(ask(text, gold["published"]))
    assert _found(told, gold) >= floor
    assert len(told) <= most_claims


@pytest.mark.parametrize("article", ["118", "119", "120"])
def test_an_article_without_facts_gives_none(ask: Ask, article: str) -> None:
    text, gold = _load(GOLD / f"{article}.txt")
    assert claims(ask(text, gold["published"])) == ()
