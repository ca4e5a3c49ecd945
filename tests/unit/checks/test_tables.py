"""Numbers of a flattened table: row, column, unit."""

from datetime import date

import pytest

from tests.unit.checks.workbench import claim, codes, tried

TABLE = (
    "厦门市人工智能产业发展主要指标表\n"
    "序号 指标 单位 2024年 2027年目标\n"
    "1 人工智能核心产业规模 亿元 286 600\n"
    "2 人工智能企业数 家 410 700\n"
)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"value": 286, "as_of": "2024"}, [], id="as the table says"),
        pytest.param({"value": 600, "kind": "target", "deadline": "2027"}, [], id="a target"),
        pytest.param({"value": 600, "as_of": "2024"}, ["target_as_actual"], id="an aim as reached"),
        pytest.param({"value": 286, "as_of": "2023"}, ["wrong_period"], id="another year"),
        pytest.param({"value": 286, "unit": "万元"}, ["scale_mismatch"], id="another magnitude"),
    ],
)
def test_a_cell_is_checked_by_its_row_and_column(changes, expected):
    line = "1 人工智能核心产业规模 亿元 286 600"
    fact = claim(city="厦门", name="人工智能核心产业规模", quote=line, **changes)
    (found,) = tried(fact, text=TABLE)
    assert codes(found)[:1] == expected


def test_of_two_equal_cells_the_one_of_the_facts_year_is_meant():
    table = "厦门市主要指标表\n序号 指标 单位 2024年 2027年目标\n1 人才驿站 个 180 180\n"
    changes = {"city": "厦门", "name": "人才驿站", "value": 180, "unit": "个"}
    fact = claim(quote="1 人才驿站 个 180 180", kind="target", deadline="2027", **changes)
    (found,) = tried(fact, text=table)
    assert codes(found) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"value": 460, "as_of": "2025"}, [], id="where things stand"),
        pytest.param({"value": 1000, "as_of": "2025"}, ["target_as_actual"], id="what is aimed at"),
    ],
)
def test_in_the_table_of_a_plan_the_year_beside_its_aims_is_where_things_stand(changes, expected):
    table = (
        "南宁市人工智能行动方案（2026—2027年）\n为抢抓机遇，制定本行动方案。\n"
        "指标 2025年 2027年目标\n人工智能企业数量 460家 1000家\n"
    )
    line = "人工智能企业数量 460家 1000家"
    fact = claim(city="南宁", name="人工智能企业数量", unit="家", quote=line, **changes)
    (found,) = tried(fact, text=table, published=date(2025, 12, 20))
    assert codes(found)[:1] == expected


COMPARED = (
    "长三角三市主要指标对比（2025年）\n"
    "指标 单位 上海 杭州 苏州\n"
    "核心产业规模 亿元 4500 3900 912\n"
    "人工智能企业数 家 2800 1500 1040\n"
)
YEARS = "2025年各市产业规模（亿元）\n城市\t2024年\t2025年\n杭州\t3100\t3900\n苏州\t800\t912\n"
BARS = "| 指标 | 单位 | 武汉 | 长沙 |\n|---|---|---|---|\n| 企业数 | 家 | 1260 | 1043 |\n"
ENGLISH = "Companies by city\nCity\t2024\t2025\nHangzhou\t310\t390\nSuzhou\t80\t91\n"


@pytest.mark.parametrize(
    ("table", "line", "changes", "expected"),
    [
        (COMPARED, 2, {"city": "杭州", "value": 3900}, []),
        (COMPARED, 2, {"city": "杭州", "value": 3900, "as_of": "2025"}, []),
        (COMPARED, 2, {"city": "杭州", "value": 3900, "as_of": "2024"}, ["wrong_period"]),
        (COMPARED, 2, {"city": "杭州", "value": 4500}, ["wrong_city"]),
        (COMPARED, 2, {"city": "苏州", "value": 3900}, ["wrong_city"]),
        (YEARS, 2, {"city": "杭州", "value": 3900, "as_of": "2025"}, []),
        (YEARS, 2, {"city": "杭州", "value": 3900, "as_of": "2024"}, ["wrong_period"]),
        (YEARS, 2, {"city": "苏州", "value": 3900, "as_of": "2025"}, ["wrong_city"]),
        (BARS, 2, {"city": "长沙", "name": "企业数", "value": 1043, "unit": "家"}, []),
        (BARS, 2, {"city": "武汉", "name": "企业数", "value": 1043, "unit": "家"}, ["wrong_city"]),
        (ENGLISH, 3, {"city": "Suzhou", "name": "companies", "value": 91, "as_of": "2025"}, []),
        (
            ENGLISH,
            3,
            {"city": "Suzhou", "name": "companies", "value": 91, "as_of": "2024"},
            ["wrong_period"],
        ),
    ],
)
def test_the_head_of_a_row_or_a_column_names_the_city(table, line, changes, expected):
    shape = {"name": "核心产业规模", "unit": "亿元" if table in (COMPARED, YEARS) else None}
    fact = claim(quote=table.splitlines()[line], **shape | changes)
    (found,) = tried(fact, text=table, published=date(2026, 2, 10))
    assert codes(found) == expected
