"""Numbers of a flattened table: row, column, unit."""

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
