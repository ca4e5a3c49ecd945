"""Numbers of another quantity in the same sentence."""

import pytest

from tests.unit.checks.workbench import SHENZHEN, claim, codes, specs, told, tried

LIKEWISE = "浦东备案大模型累计48款，同期上海全市为167款。"
WHOSE = (
    "AI companies from Shenzhen raised 1.37 billion yuan, while Shanghai's took in 1.02 billion "
    "yuan."
)
ROWS = specs("names_of_numbers")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['name']} {row['value']}")
def test_a_name_belongs_to_its_number(row):
    changes = {key: row[key] for key in ("name", "value", "unit", "bound")}
    expected = [] if row["right"] else ["wrong_metric"]
    assert told(row["text"], kind="initiative", **changes) == expected


BOX = "RMB 54.7 billion\n\nThe output of Shenzhen's robot industry last year, up 19.4%."


def test_a_figure_alone_on_its_line_has_the_words_of_the_next():
    right = {"name": "output of the robot industry", "kind": "initiative", "quote": BOX}
    assert told(BOX, **right, value="54.7", unit="billion yuan") == []
    wrong = right | {"name": "growth of the output of the robot industry"}
    assert told(BOX, **wrong, value="54.7", unit="billion yuan") == ["wrong_metric"]


def test_the_number_of_whose_nothing_is_said_bears_the_words_of_the_one_before():
    changes = {"name": "money raised by AI companies", "city": "Shanghai", "kind": "initiative"}
    assert told(WHOSE, **changes, value="1.02", unit="billion yuan") == []


@pytest.mark.parametrize(
    "text",
    [
        "到去年底，深圳人工智能企业共2267家，其中1031家注册在南山区。",
        "目前，深圳人工智能企业有2267家，南山区一个区就占了1031家。",
    ],
)
def test_a_number_beside_its_district_is_not_held_against_that_of_the_city(text):
    changes = {"name": "人工智能企业数量", "city": "南山区", "value": 1031, "unit": "家"}
    assert told(text, **changes) == []


def test_a_number_without_words_of_its_own_has_those_of_the_number_before():
    changes = {"name": "备案大模型", "value": 167, "unit": "款", "city": "上海"}
    assert told(LIKEWISE, **changes) == []


@pytest.mark.parametrize(
    ("name", "value", "unit"),
    [
        pytest.param("AI industry size", 3600, "亿元", id="in another language"),
        pytest.param("行业体量", 3600, "亿元", id="in other words"),
    ],
)
def test_a_name_that_shares_nothing_proves_nothing(name, value, unit):
    assert told(SHENZHEN, name=name, value=value, unit=unit) == []


def test_an_invented_fact_is_named_nowhere():
    found = told("深圳发放“训力券”。", name="低空经济示范基地", value=None, unit=None)
    assert "wrong_metric" in found


ALONE = [
    pytest.param(
        "深圳算力券可抵扣费用，单个企业不超过100万元。",
        "算力券抵扣比例",
        100,
        "万元",
        id="a sum is no share",
    ),
    pytest.param(
        "深圳建成智能算力，引进企业180家。", "智能算力", 180, "家", id="firms are no capacity"
    ),
    pytest.param(
        "深圳语料总量达60亿词，培育企业。", "企业", 60, "亿词", id="words are no companies"
    ),
    pytest.param("深圳企业比上年净增214家。", "人工智能企业", 214, "家", id="a change is no level"),
    pytest.param("深圳现有企业1920家，增长快。", "企业增幅", 1920, "家", id="a level is no change"),
]


@pytest.mark.parametrize(("text", "name", "value", "unit"), ALONE)
def test_a_number_may_contradict_the_name_by_itself(text, name, value, unit):
    assert "wrong_metric" in told(text, name=name, value=value, unit=unit, bound="exact")


SERIES = "烟台新开工、续建、竣工的智能化改造项目分别为36个、82个和27个。"


@pytest.mark.parametrize(
    ("name", "value"),
    [("新开工智能化改造项目", 36), ("续建智能化改造项目", 82), ("竣工智能化改造项目", 27)],
)
@pytest.mark.parametrize("told_value", [36, 82, 27])
def test_the_numbers_of_a_series_go_to_its_members_in_order(name, value, told_value):
    changes = {"city": "烟台", "name": name, "unit": "个"}
    found = told(SERIES, value=told_value, **changes)
    assert ("wrong_metric" in found) is (value != told_value)


def test_a_series_of_cities_says_nothing_of_the_metric():
    text = "武汉、合肥人工智能产业规模分别为1120亿元和986亿元。"
    for city, value in (("武汉", 1120), ("合肥", 986)):
        assert told(text, city=city, value=value) == []


PASSAGES = (
    "深圳每年发放算力券5000万元。\n"
    "医院把病历交给模型整理。医生有了更多时间。\n"
    "果园开展病虫害识别服务，每亩收费不高于8元。"
)


@pytest.mark.parametrize(
    ("name", "right"),
    [
        pytest.param("病虫害识别服务收费", True, id="its own passage"),
        pytest.param("算力券发放金额", False, id="another passage"),
        pytest.param("compute vouchers", True, id="another language proves nothing"),
    ],
)
def test_a_name_belongs_to_the_passage_of_its_number(name, right):
    changes = {"kind": "initiative", "name": name, "value": 8, "unit": "元", "bound": "at_most"}
    (fact,) = tried(claim(PASSAGES, **changes), text=PASSAGES)
    assert ("wrong_metric" not in codes(fact)) is right


OWN_WORDS = [
    ("深圳新建创新平台19个，累计达到74个。", "新建创新平台", 19, 74, "个"),
    ("深圳全年新登记企业214户，年末实有731户。", "新登记企业", 214, 731, "户"),
    ("深圳新登记企业1430户，同比增长28.9%，总量升至7600户。", "新登记企业", 1430, 7600, "户"),
    ("深圳签约试用的企业2860家，稳定付费的只有740家。", "签约试用的企业", 2860, 740, "家"),
    ("深圳智能导办一次办成率90%，群众满意度95%。", "智能导办一次办成率", 90, 95, "%"),
]


@pytest.mark.parametrize(("text", "name", "right", "wrong", "unit"), OWN_WORDS)
def test_a_number_with_words_of_its_own_is_not_its_neighbours(text, name, right, wrong, unit):
    assert told(text, name=name, value=right, unit=unit) == []
    assert "wrong_metric" in told(text, name=name, value=wrong, unit=unit)


def test_a_table_poured_into_one_line_is_read_to_its_end():
    told_of = "、".join(f"深圳{n}亿元" for n in range(1, 1500))
    text = f"{told_of}。"
    fact = claim(text, name="产业规模", value=1499, unit="亿元", quote=text[-40:-1])
    assert "number_not_found" not in codes(*tried(fact, text=text))
