"""The same number in another unit."""

import pytest

from tests.unit.checks.workbench import told

CASES = [
    pytest.param("深圳产业规模达3600亿元。", "产业规模", 3600, "亿美元", id="dollars for yuan"),
    pytest.param("深圳现有企业2800家。", "企业", 2800, "款", id="款 for 家"),
    pytest.param("深圳的占比提高35%。", "占比", 35, "个百分点", id="points for percent"),
    pytest.param("深圳的占比提高3个百分点。", "占比提高", 3, "%", id="percent for points"),
    pytest.param("深圳智能算力达到62EFLOPS。", "智能算力", 62, "PFLOPS", id="P for E"),
    pytest.param("深圳超算每秒3百亿亿次。", "超算", 3, "PFLOPS", id="P for operations a second"),
    pytest.param(
        "Shenzhen has a 1,200-petaflop centre.", "centre", 120, "number", id="a digit less"
    ),
    pytest.param("Shenzhen spends Dh35 million.", "spending", 35, "million yuan", id="yuan for Dh"),
]
RIGHT = [
    pytest.param("深圳从业人员2800人。", "从业人员", 2800, "名", id="名 for 人"),
    pytest.param("深圳智能算力达到1.1万P。", "智能算力", 11, "EFLOPS", id="P in EFLOPS"),
    pytest.param("深圳智能算力达到88.5PF。", "智能算力", 88.5, "PFLOPS", id="PF in PFLOPS"),
    pytest.param("深圳超算每秒3百亿亿次。", "超算", 3, "EFLOPS", id="operations in EFLOPS"),
    pytest.param(
        "Shenzhen has a 1,200-petaflop centre.", "centre", 1200, "number", id="no unit at all"
    ),
    pytest.param("Shenzhen spends Dh35 million.", "spending", 35, "million AED", id="dirhams"),
    pytest.param(
        "Shenzhen has 2,900 AI companies.", "AI companies", 2900, "家", id="家 for English"
    ),
    pytest.param("深圳有12个县开展试点。", "试点", 12, "个", id="the first half of the counter"),
]


@pytest.mark.parametrize(("text", "name", "value", "unit"), CASES)
def test_another_unit_is_flagged(text, name, value, unit):
    assert told(text, name=name, value=value, unit=unit)[:1] == ["unit_mismatch"]


@pytest.mark.parametrize(("text", "name", "value", "unit"), RIGHT)
def test_another_word_for_the_same_unit_passes(text, name, value, unit):
    assert told(text, name=name, value=value, unit=unit) == []


def test_the_yuan_that_the_text_names_renminbi_is_not_the_articles_own():
    text = "（港元，下同）\n香港的企業每家最多補貼人民幣100萬元，另有補助80萬元。"
    changes = {"city": "香港", "name": "每家補貼上限", "unit": "萬元", "quote": text[8:-1]}
    assert told(text, **changes, value=100, bound="at_most") == []
    changes |= {"name": "補助", "unit": "人民幣萬元"}
    assert told(text, **changes, value=80)[:1] == ["unit_mismatch"]


HONG_KONG = "本港的初創企業獲批87億元。"
NAMED = "本港的初創企業獲批87億港元，另有津貼5億元。"
ABOUT_SHENZHEN = "【香港晨訊】記者到訪。\n深圳的初創企業獲批87億元。"
MELBOURNE = "Figures are in Australian dollars.\nMelbourne firms got $310 million, US$40 million"
TOLD_IN = [
    pytest.param(HONG_KONG, 87, "億元", True, id="as written"),
    pytest.param(HONG_KONG, 87, "億港元", True, id="in the money of Hong Kong"),
    pytest.param(HONG_KONG, 87, "億人民幣", False, id="in that of the mainland"),
    pytest.param(NAMED, 87, "億港元", True, id="as written, by its name"),
    pytest.param(NAMED, 87, "億元", False, id="without the name that the text writes"),
    pytest.param(ABOUT_SHENZHEN, 87, "億元", True, id="as written, of Shenzhen"),
    pytest.param(ABOUT_SHENZHEN, 87, "億人民幣", True, id="in that of Shenzhen"),
    pytest.param(ABOUT_SHENZHEN, 87, "億美元", False, id="in another"),
    pytest.param("高雄的初創企業獲批87億元。", 87, "億人民幣", False, id="not in that of Taiwan"),
    pytest.param("深圳的初创企业获批87亿元。", 87, "亿港元", False, id="of no other in simplified"),
    pytest.param(MELBOURNE, 310, "million AUD", True, id="in the money of the note"),
    pytest.param(MELBOURNE, 310, "million $", True, id="with its sign"),
    pytest.param(MELBOURNE, 310, "million CAD", False, id="in that of no place named"),
    pytest.param(MELBOURNE, 40, "million USD", True, id="of America where it says so"),
    pytest.param(MELBOURNE, 40, "million AUD", False, id="and in no other"),
]


@pytest.mark.parametrize(("text", "value", "unit", "right"), TOLD_IN)
def test_a_bare_sign_is_the_money_of_the_place(text, value, unit, right):
    city = "Melbourne" if text.isascii() else "深圳"
    found = told(text, city=city, name="funding", value=value, unit=unit)
    assert ("unit_mismatch" in found) is not right


ROBOTS = "Shenzhen has 510 companies in the robot chain, of which 46 assemble complete machines."
TRAINED = "Shenzhen has trained 2,300 city employees."


@pytest.mark.parametrize(
    ("text", "value", "unit", "right"),
    [
        (ROBOTS, 46, "companies", True),
        (ROBOTS, 46, "家", True),
        (ROBOTS, 46, "台", False),
        (TRAINED, 2300, "city employees", True),
        (TRAINED, 2300, "people", True),
        (TRAINED, 2300, "local companies", False),
    ],
)
def test_a_bare_number_counts_what_its_whole_or_its_noun_counts(text, value, unit, right):
    assert ("unit_mismatch" in told(text, name="number", value=value, unit=unit)) is not right


def test_a_model_is_no_company():
    text = "Shenzhen has 2,900 AI companies."
    assert told(text, name="AI companies", value=2900, unit="款") == ["unit_mismatch"]
