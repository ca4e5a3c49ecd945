"""Numbers of another quantity in the same sentence."""

import pytest

from tests.unit.checks.workbench import SHENZHEN, told

PARTS = "深圳集聚人工智能企业280家,其中规上企业106家,独角兽企业7家。"
AIDS = "深圳按年度投入的25%给予补助,最高补助500万元。"
LEVEL = "深圳智能算力达到65EFLOPS,比年初增加10EFLOPS。"
CAPPED = "深圳安排5000万元模型券,单家企业最高50万元。"
ENGLISH = (
    "Shenzhen has set aside 600 million yuan a year in compute vouchers, "
    "and each company can claim 12 million yuan."
)
ROWS = [
    (SHENZHEN, "人工智能产业规模", 3600, "亿元", "exact", True),
    (SHENZHEN, "人工智能产业规模", 2800, "家", "over", False),
    (SHENZHEN, "人工智能产业规模", 35, "%", "about", False),
    (SHENZHEN, "人工智能产业规模同比增速", 35, "%", "about", True),
    (SHENZHEN, "人工智能产业规模同比增速", 3600, "亿元", "exact", False),
    (SHENZHEN, "人工智能企业数量", 2800, "家", "over", True),
    (PARTS, "人工智能企业", 280, "家", "exact", True),
    (PARTS, "人工智能企业", 106, "家", "exact", False),
    (PARTS, "规上人工智能企业", 106, "家", "exact", True),
    (PARTS, "规上人工智能企业", 280, "家", "exact", False),
    (PARTS, "独角兽企业", 7, "家", "exact", True),
    (PARTS, "独角兽企业", 106, "家", "exact", False),
    (AIDS, "年度投入补助比例", 25, "%", "exact", True),
    (AIDS, "年度投入补助比例", 500, "万元", "at_most", False),
    (LEVEL, "智能算力", 65, "EFLOPS", "exact", True),
    (LEVEL, "智能算力", 10, "EFLOPS", "exact", False),
    (LEVEL, "智能算力增加", 10, "EFLOPS", "exact", True),
    (LEVEL, "智能算力增加", 65, "EFLOPS", "exact", False),
    (CAPPED, "模型券", 5000, "万元", "exact", True),
    (CAPPED, "模型券", 50, "万元", "at_most", False),
    (CAPPED, "模型券单家上限", 50, "万元", "at_most", True),
    (CAPPED, "模型券单家上限", 5000, "万元", "exact", False),
    (ENGLISH, "compute vouchers per year", 600, "million yuan", "exact", True),
    (ENGLISH, "compute vouchers per year", 12, "million yuan", "exact", False),
]


@pytest.mark.parametrize(("text", "name", "value", "unit", "bound", "right"), ROWS)
def test_a_name_belongs_to_its_number(text, name, value, unit, bound, right):
    changes = {"kind": "initiative", "name": name, "value": value, "unit": unit, "bound": bound}
    assert told(text, **changes) == ([] if right else ["wrong_metric"])


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
