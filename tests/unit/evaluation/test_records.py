"""How much of a simulated good model's work goes to a person."""

from collections import Counter
from pathlib import Path

from service.evaluation.gold import load
from service.evaluation.records import NONE, TRIES, Records, add, simulate

GOLD = Path(__file__).parents[2] / "gold"
TOLD = Records(2, 1, 0, 50, 4, 1, 5, 1, 2, Counter({"scale_mismatch": 3}))


def test_simulating_is_the_same_on_every_run() -> None:
    gold = load(GOLD / "45.json")
    assert simulate(gold, 7) == simulate(gold, 7)


def test_each_article_gives_several_records_of_most_of_its_facts() -> None:
    gold = load(GOLD / "45.json")
    told = simulate(gold, 7)
    assert told.records == TRIES
    assert TRIES * len(gold.facts) * 0.7 < told.facts <= TRIES * len(gold.facts)


def test_a_person_is_asked_about_the_flagged_facts_not_about_those_that_share_a_doubt() -> None:
    assert TOLD.to_a_person == 5 / 50
    assert NONE.to_a_person == 0


def test_measurements_add_up() -> None:
    assert add(TOLD, NONE) == TOLD
    assert add(TOLD, TOLD).facts == 100


def test_of_a_good_models_facts_at_most_an_eighth_go_to_a_person() -> None:
    told = simulate(load(GOLD / "45.json"), 7)
    assert told.to_a_person <= 0.12
    assert told.for_omissions == 0
