"""The same number in another unit."""

import pytest

from tests.unit.checks.workbench import told

CASES = [
    pytest.param("深圳产业规模达3600亿元。", "产业规模", 3600, "亿美元", id="dollars for yuan"),
    pytest.param("深圳现有企业2800家。", "企业", 2800, "款", id="款 for 家"),
    pytest.param("深圳的占比提高35%。", "占比", 35, "个百分点", id="points for percent"),
    pytest.param("深圳的占比提高3个百分点。", "占比提高", 3, "%", id="percent for points"),
    pytest.param("深圳智能算力达到62EFLOPS。", "智能算力", 62, "PFLOPS", id="P for E"),
]
RIGHT = [
    pytest.param("深圳从业人员2800人。", "从业人员", 2800, "名", id="名 for 人"),
    pytest.param("深圳智能算力达到1.1万P。", "智能算力", 11, "EFLOPS", id="P in EFLOPS"),
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


def test_a_model_is_no_company():
    text = "Shenzhen has 2,900 AI companies."
    assert told(text, name="AI companies", value=2900, unit="款") == ["unit_mismatch"]
