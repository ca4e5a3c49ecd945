"""Whose number it is."""

import pytest

from tests.unit.checks.workbench import told

CITIES = "2024年,深圳的人工智能产业规模达3600亿元,上海则为4000亿元。"


@pytest.mark.parametrize(
    ("city", "expected"),
    [
        pytest.param("深圳", [], id="the owner"),
        pytest.param("深圳市", [], id="its full name"),
        pytest.param("Shenzhen", [], id="its English name"),
        pytest.param("上海", ["wrong_city"], id="the neighbour"),
        pytest.param("拉萨", ["wrong_city"], id="a city the article does not name"),
    ],
)
def test_the_number_belongs_to_its_city(city, expected):
    assert told(CITIES, city=city) == expected


def test_the_neighbours_number_is_flagged_for_the_city_that_has_its_own():
    assert "wrong_city" in told(CITIES, value=4000)


def test_a_shared_number_belongs_to_both():
    text = "2025年,武汉、合肥人工智能企业均超过900家。"
    for city in ("武汉", "合肥"):
        assert told(text, city=city, name="企业", value=900, unit="家", bound="over") == []


def test_a_fact_without_a_number_has_a_city_too():
    text = "深圳发放“训力券”。"
    changes = {"kind": "initiative", "name": "训力券", "value": None, "unit": None}
    assert told(text, **changes, city="深圳") == []
    assert told(text, **changes, city="拉萨") == ["wrong_city"]


def test_the_finding_names_the_owner():
    assert told(CITIES, city="上海") == ["wrong_city"]
