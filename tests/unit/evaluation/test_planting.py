"""Planted errors are wrong, explained, and the same on every run."""

from pathlib import Path

import pytest

from service.evaluation.gold import GoldArticle, load
from service.evaluation.planting import PLANTERS, Plant, amount, plants

GOLD = Path(__file__).parents[2] / "gold"


def planted(article: str) -> tuple[GoldArticle, list[Plant]]:
    gold = load(GOLD / f"{article}.json")
    return gold, [plant for _, plant in plants(gold)]


def test_every_class_of_error_is_planted_somewhere() -> None:
    found = {plant.kind for article in ("41", "45", "48") for plant in planted(article)[1]}
    assert set(PLANTERS) - found == set()


def test_planting_is_the_same_on_every_run() -> None:
    assert planted("45") == planted("45")


def test_every_plant_differs_from_its_fact_names_its_codes_and_says_why() -> None:
    gold = load(GOLD / "41.json")
    for fact, plant in plants(gold):
        assert plant.claim != fact.claim
        assert plant.codes
        assert plant.why


def test_a_city_is_not_swapped_where_both_share_the_number() -> None:
    gold, found = planted("45")
    shared = {amount(f.claim) for f in gold.facts if "shared" in f.flags}
    swaps = [p for p in found if p.kind == "city swapped" and amount(p.claim) in shared]
    assert {p.claim.city for p in swaps} & {"武汉", "合肥"} == set()


@pytest.mark.parametrize("kind", ["invented number", "sum or difference"])
def test_a_number_that_the_text_states_is_not_planted_as_unstated(kind: str) -> None:
    gold, found = planted("45")
    stated = {amount(fact.claim) for fact in gold.facts}
    assert stated.isdisjoint(amount(p.claim) for p in found if p.kind == kind)
