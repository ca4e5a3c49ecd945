"""Flattened tables: the cell's number, its row's unit, its column's period and status."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from service.quantities import cells, scan
from service.quantities.tables import cell_at

GOLD = Path(__file__).parents[2] / "gold"

YEARS = """指标 单位 2024年 2025年（预计） 2027年目标
1 人工智能核心产业规模 亿元 286 350 600
2 算力券年度额度 万元 — 1500 3000"""


def rows(text: str) -> list[tuple]:
    return [(text[c.start : c.end], c.row, c.heading, c.unit, c.status) for c in cells(text)]


def test_a_cell_has_the_unit_of_its_row_and_the_heading_of_its_column():
    heading = "序号 " + YEARS
    assert rows(heading) == [
        ("286", "人工智能核心产业规模", "2024年", "亿元", "actual"),
        ("350", "人工智能核心产业规模", "2025年(预计)", "亿元", "expected"),
        ("600", "人工智能核心产业规模", "2027年目标", "亿元", "target"),
        ("1500", "算力券年度额度", "2025年(预计)", "万元", "expected"),
        ("3000", "算力券年度额度", "2027年目标", "万元", "target"),
    ]


def test_a_unit_may_stand_in_the_cell_itself():
    text = "指标　2025年　2027年目标\n人工智能企业数量　460家　1000家\n占比　12.5%　20%"
    assert rows(text) == [
        ("460家", "人工智能企业数量", "2025年", "家", "actual"),
        ("1000家", "人工智能企业数量", "2027年目标", "家", "target"),
        ("12.5%", "占比", "2025年", "%", "actual"),
        ("20%", "占比", "2027年目标", "%", "target"),
    ]
    assert [(q.text, q.value, q.unit) for q in scan(text) if q.iso is None] == [
        ("460家", Decimal(460), "家"),
        ("1000家", Decimal(1000), "家"),
        ("12.5%", Decimal("12.5"), "percent"),
        ("20%", Decimal(20), "percent"),
    ]


def test_the_period_of_a_cell_is_that_of_its_heading():
    periods = {c.heading: c.period for c in cells("序号 " + YEARS)}
    assert periods["2024年"] == (date(2024, 1, 1), date(2024, 12, 31))
    assert periods["2027年目标"] == (date(2027, 1, 1), date(2027, 12, 31))


def test_units_in_the_headings_win_over_the_row():
    text = "指标 单位 2025年 同比（%）\n企业数 家 431 21.1"
    assert [(q.text, q.value, q.unit) for q in scan(text) if q.iso is None] == [
        ("431", Decimal(431), "家"),
        ("21.1", Decimal("21.1"), "percent"),
    ]


def test_a_unit_above_the_table_holds_for_its_years():
    text = "单位：万元\n项目 2025年执行数 2026年预算数\n首台（套）装备补偿 950 1,100"
    assert rows(text) == [
        ("950", "首台(套)装备补偿", "2025年执行数", "万元", "actual"),
        ("1,100", "首台(套)装备补偿", "2026年预算数", "万元", "target"),
    ]


RANKED = """表：综合得分（单位：分、家、万人）
位次	城市	综合得分	应用企业数	人才
1	北京	91.4	4120	23.6
2	深圳	88.7	3865	19.2"""


def test_a_note_with_several_units_gives_them_to_the_last_columns():
    assert rows(RANKED)[:4] == [
        ("1", "北京", "位次", "rank", "actual"),
        ("91.4", "北京", "综合得分", "分", "actual"),
        ("4120", "北京", "应用企业数", "家", "actual"),
        ("23.6", "北京", "人才", "万人", "actual"),
    ]


def test_a_note_that_names_its_columns_gives_each_its_unit():
    head = "附三区数据(单位:营收亿元,企业家):\n区域 2025年总营收 同比 企业数"
    text = f"{head}\n甲区 312.5 8.3% 402\n乙区 98 -2% 87"
    assert rows(text)[:3] == [
        ("312.5", "甲区", "2025年总营收", "亿元", "actual"),
        ("8.3%", "甲区", "同比", "%", "actual"),
        ("402", "甲区", "企业数", "家", "actual"),
    ]


def test_a_column_of_ranks_holds_ordinals():
    found = [(q.text, q.kind, q.value, q.unit) for q in scan(RANKED) if q.start > RANKED.find("北")]
    assert found[:4] == [
        ("91.4", "count", Decimal("91.4"), "分"),
        ("4120", "count", Decimal(4120), "家"),
        ("23.6", "count", Decimal(236_000), "person"),
        ("2", "ordinal", Decimal(2), "rank"),
    ]


@pytest.mark.parametrize("mark", ["\t", " | "])
def test_tabs_and_bars_part_cells_that_have_spaces_inside(mark):
    lines = [["城市", "智能算力（EFLOPS）", "企业（家）"], ["New York", "8.2", "90"]]
    text = "\n".join(mark.join(line) for line in lines)
    assert rows(text) == [
        ("8.2", "New York", "智能算力(EFLOPS)", "EFLOPS", "actual"),
        ("90", "New York", "企业(家)", "家", "actual"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "全市企业2800家，其中规上 286 350 两类。",
        "指标 数值 备注\n企业 286 350",
        "2024年 2025年 2026年\n没有数字的一行",
        "",
    ],
)
def test_what_has_no_heading_with_years_or_units_is_no_table(text):
    assert cells(text) == ()


def test_a_row_without_a_unit_has_plain_numbers():
    text = "序号 " + YEARS + "\n合计 — — 410 3700 950"
    assert [(q.text, q.kind, q.unit) for q in scan(text)][-3:] == [
        ("410", "number", None),
        ("3700", "number", None),
        ("950", "number", None),
    ]


def test_the_number_of_a_row_is_no_quantity():
    assert "1" not in [q.text for q in scan("序号 " + YEARS)]


def test_a_cell_is_found_by_its_start():
    text = (GOLD / "47.txt").read_text(encoding="utf-8")
    found = cells(text)
    assert all(cell_at(found, cell.start) is cell for cell in found)
    assert cell_at(found, found[0].start + 1) is None
    assert len(found) == 23


def test_a_list_of_projects_with_row_numbers_takes_the_unit_of_its_one_sum():
    text = (
        "序号　项目名称　所在地　总投资（亿元）　建设年限\n"
        "1　甲湾智算中心　东区　18.2　2025—2026\n"
        "2　乙岭标注基地　西区　4.5　2025—2027"
    )
    assert [(one.text, one.value, one.unit) for one in scan(text) if one.kind == "money"] == [
        ("18.2", Decimal(1_820_000_000), "CNY"),
        ("4.5", Decimal(450_000_000), "CNY"),
    ]
