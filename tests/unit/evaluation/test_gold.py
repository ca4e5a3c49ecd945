"""Gold files become claims with their numbers as the text writes them."""

from decimal import Decimal
from pathlib import Path

import pytest

from service.errors import BadFacts
from service.evaluation.gold import GoldArticle, load, load_all

GOLD = Path(__file__).parents[2] / "gold"


@pytest.fixture(scope="module")
def two_cities() -> GoldArticle:
    return load(GOLD / "45.json")


def test_a_number_is_told_as_the_text_writes_it(two_cities: GoldArticle) -> None:
    first = two_cities.facts[0].claim
    assert (first.city, first.value, first.unit) == ("武汉", Decimal(1120), "亿元")
    assert two_cities.article.text[slice(*two_cities.facts[0].number or (0, 0))] == "1120亿元"


def test_a_number_in_chinese_characters_is_told_in_base_units() -> None:
    first = load(GOLD / "43.json").facts[0].claim
    assert (first.value, first.unit, first.bound) == (Decimal(120_000_000_000), "元", "over")


def test_a_number_is_not_sought_inside_a_longer_one() -> None:
    gold = load(GOLD / "43.json")
    added = next(f for f in gold.facts if f.claim.name == "明月湖智算中心二期新增算力")
    start, _ = added.number or (0, 0)
    assert gold.article.text[start - 1] == "增"


def test_metrics_targets_and_policies_become_the_kinds_of_a_claim(two_cities: GoldArticle) -> None:
    kinds = {fact.claim.name: fact.claim.kind for fact in two_cities.facts}
    assert kinds["人工智能产业规模"] == "indicator"
    assert kinds["算力券"] == "initiative"
    assert {f.claim.kind for f in two_cities.facts if f.claim.deadline} == {"target"}


def test_what_the_text_does_not_state_is_kept_apart(two_cities: GoldArticle) -> None:
    assert {fact.claim.value for fact in two_cities.derived} == {Decimal(23), Decimal("15.4")}


def test_every_quote_stands_at_its_span() -> None:
    for gold in load_all([GOLD]):
        for fact in gold.facts:
            assert gold.article.text[slice(*fact.quote)] == fact.claim.quote


def test_a_file_of_another_shape_is_refused(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text("深圳企业2800家。")
    (tmp_path / "1.json").write_text('{"facts": [{"city": "深圳"}]}')
    with pytest.raises(BadFacts, match=r"1\.json"):
        load(tmp_path / "1.json")
