"""Numbers of a flattened table: row, column, unit."""

import pytest

from service.checks.tables import cells
from tests.unit.checks.workbench import claim, codes, tried

TABLE = (
    "厦门市人工智能产业发展主要指标表\n"
    "序号 指标 单位 2024年 2027年目标\n"
    "1 人工智能核心产业规模 亿元 286 600\n"
    "2 人工智能企业数 家 410 700\n"
)


def test_a_number_has_its_row_its_column_and_its_unit():
    cell = cells(TABLE)[TABLE.index("600")]
    assert TABLE[slice(*cell.row)] == "1 人工智能核心产业规模 亿元"
    assert TABLE[slice(*cell.column)] == "2027年目标"
    assert cell.unit == "亿元"


@pytest.mark.parametrize(
    "table",
    [
        pytest.param("城市\t算力(EFLOPS)\t中心(座)\n苏州\t8.2\t9\n", id="in the head"),
        pytest.param("单位:EFLOPS\n城市 2024年 2025年\n苏州 8.2 9\n", id="in a note"),
    ],
)
def test_the_unit_may_stand_in_the_head_or_in_a_note(table):
    assert cells(table)[table.index("8.2")].unit == "EFLOPS"


def test_prose_with_numbers_is_no_table():
    assert cells("深圳 上海 北京 三地\n深圳 有 企业 2800 家, 上海 2700 家。\n") == {}


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
