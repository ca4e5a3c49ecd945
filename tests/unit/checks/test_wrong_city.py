"""Whose number it is."""

import pytest

from tests.unit.checks.workbench import claim, codes, told, tried

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


LEVELS = (
    "江苏省产业规模达2万亿元。苏州持续发力，全市产业规模达3600亿元，其中工业园区1200亿元。"
    "昆山在追赶，产业规模达900亿元。"
)


@pytest.mark.parametrize(
    ("city", "value", "right"),
    [
        pytest.param("苏州", 3600, True, id="the city's own"),
        pytest.param("江苏", 3600, False, id="not its province's"),
        pytest.param("昆山", 3600, False, id="not its county's"),
        pytest.param("江苏", 900, False, id="a county's is not the province's"),
        pytest.param("苏州", 900, False, id="nor the city's"),
    ],
)
def test_province_city_and_county_have_numbers_of_their_own(city, value, right):
    (fact,) = tried(claim(LEVELS, city=city, name="产业规模", value=value), text=LEVELS)
    assert ("wrong_city" not in codes(fact)) is right


ZONE = "宜宾三江新区交出答卷\n1月至2月，新区智能终端产业产值71.6亿元；签约项目11个。"
LATTER = "绵阳企业214家。绵阳将主动对接成都，后者的产业规模已突破1000亿元。"
BAY = (
    "Zhongshan, a hub in the Guangdong-Hong Kong-Macao Greater Bay Area, has 2,860 smart factories."
)
OF_WHICH = (
    "Wuhan had 1,050 AI firms, 600 of which sit in the East Lake High-Tech Development Zone, "
    "better known as Optics Valley."
)
OF_A_PART = (
    "昆明五华区：老城区里长出新街区\n五华区建起街区。截至6月底，街区入驻企业186家。\n"
    "作为昆明企业最密集的城区，全区已有企业342家。\n昆明全市营收96亿元。"
)
DISTRICTS = "广州提出：黄埔打造芯片高地，产值1000亿元；天河以大模型应用为主，集聚企业1500家。"


@pytest.mark.parametrize(
    ("text", "city", "value", "unit", "right"),
    [
        pytest.param(ZONE, "三江新区", 71.6, "亿元", True, id="an area by its kind alone"),
        pytest.param(ZONE, "三江新区", 11, "个", True, id="and behind the semicolon"),
        pytest.param(ZONE, "成都", 71.6, "亿元", False, id="no other city"),
        pytest.param(DISTRICTS, "天河", 1500, "家", True, id="a name that also names a thing"),
        pytest.param(LATTER, "成都", 1000, "亿元", True, id="the latter"),
        pytest.param(LATTER, "绵阳", 1000, "亿元", False, id="not the former"),
        pytest.param(OF_WHICH, "Optics Valley", 600, "", True, id="of which, behind"),
        pytest.param(OF_WHICH, "Optics Valley", 1050, "", False, id="not the whole before it"),
        pytest.param(BAY, "Zhongshan", 2860, "", True, id="in an area of several cities"),
        pytest.param(OF_A_PART, "五华区", 342, "家", True, id="the part of which the article is"),
        pytest.param(OF_A_PART, "昆明", 342, "家", False, id="not the city around it"),
        pytest.param(OF_A_PART, "昆明", 96, "亿元", True, id="which has numbers of its own"),
        pytest.param(DISTRICTS, "天河", 1000, "亿元", False, id="not for its neighbour"),
    ],
)
def test_an_area_may_be_named_in_short(text, city, value, unit, right):
    told_as = (f"{value}{unit}", f"{value:,}")
    line = next(line for line in text.splitlines() if any(one in line for one in told_as))
    fact = claim(text, city=city, name="", value=value, unit=unit, quote=line)
    (found,) = tried(fact, text=text)
    assert ("wrong_city" not in codes(found)) is right
