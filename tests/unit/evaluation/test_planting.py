"""Planted errors are wrong, explained, and the same on every run."""

import json
from pathlib import Path

import pytest

from service.evaluation.gold import GoldArticle, load
from service.evaluation.planting import PLANTERS, Plant, plants
from service.evaluation.truths import amount

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


@pytest.mark.parametrize(
    ("kind", "is_planted"), [("company", False), ("project", False), ("metric", True)]
)
def test_what_a_firm_in_a_district_has_is_not_planted_as_a_mistake_of_its_city(
    tmp_path: Path, kind: str, is_planted: bool
) -> None:
    text = "余杭区的岭拓机器人年产2000台。杭州有智算中心9座。"
    rows = (("余杭区", kind, "2000台", "count:台"), ("杭州", "metric", "9座", "count:座"))
    facts = [
        {
            "city": city,
            "kind": told,
            "name": "岭拓机器人年产量" if told == kind else "智算中心",
            "value": number[:-1],
            "unit": unit,
            "scale_text": number,
            "evidence": text,
            "start": 0,
            "end": len(text),
        }
        for city, told, number, unit in rows
    ]
    (tmp_path / "1.txt").write_text(text, encoding="utf-8")
    (tmp_path / "1.json").write_text(
        json.dumps({"published": None, "facts": facts}), encoding="utf-8"
    )
    swaps = [p for _, p in plants(load(tmp_path / "1.json")) if p.kind == "city swapped"]
    of_the_firm = {p.claim.city for p in swaps if p.claim.value == 2000}
    assert ("杭州" in of_the_firm) is is_planted
    assert of_the_firm  # a city that the text does not name is wrong for a firm too


@pytest.mark.parametrize(("written", "is_planted"), [("8億元", False), ("8億港元", True)])
def test_the_bare_money_that_the_text_writes_is_not_planted_as_another(
    tmp_path: Path, written: str, is_planted: bool
) -> None:
    text = f"本港的數碼港獲撥款{written}。"
    fact = {
        "city": "香港",
        "kind": "metric",
        "name": "撥款",
        "value": "800000000",
        "unit": "HKD",
        "scale_text": written,
        "evidence": text,
        "start": 0,
        "end": len(text),
    }
    (tmp_path / "1.txt").write_text(text, encoding="utf-8")
    (tmp_path / "1.json").write_text(
        json.dumps({"published": None, "facts": [fact]}), encoding="utf-8"
    )
    units = [p for _, p in plants(load(tmp_path / "1.json")) if p.kind == "unit"]
    assert bool(units) is is_planted
