"""The same quantity in another unit."""

import pytest

from tests.unit.checks.workbench import told

ROWS = [
    ("深圳建设占地1200亩的机器人产业园。", 80, "ha", True),
    ("深圳建设占地1200亩的机器人产业园。", 80, "公顷", True),
    ("深圳建设占地1200亩的机器人产业园。", 80, "万平方米", True),
    ("深圳建设占地1200亩的机器人产业园。", 800000, "平方米", True),
    ("深圳建设占地1200亩的机器人产业园。", 0.8, "平方公里", True),
    ("深圳建设占地1200亩的机器人产业园。", 1200, "公顷", False),
    ("深圳建设占地1200亩的机器人产业园。", 82, "公顷", False),
    ("深圳建设占地1000亩的机器人产业园。", 66.7, "公顷", True),
    ("深圳建设占地1000亩的机器人产业园。", 67, "公顷", True),
    ("深圳建设占地1000亩的机器人产业园。", 66.67, "万平方米", True),
    ("深圳建设占地1000亩的机器人产业园。", 70, "公顷", False),
    ("深圳建設佔地1,000畝的機器人產業園。", 66.7, "公頃", True),
    ("Shenzhen builds a park of 22 acres", 8.9, "ha", True),
    ("Shenzhen builds a park of 22 acres", 89000, "m2", True),
    ("Shenzhen builds a park of 22 acres", 22, "ha", False),
    ("Shenzhen rents out 180,000 square feet", 16700, "m2", True),
    ("Shenzhen rents out 180,000 square feet", 16723, "square metres", True),
    ("Shenzhen rents out 180,000 square feet", 18000, "square metres", False),
    ("深圳的园区面积达3.2平方公里。", 320, "公顷", True),
    ("深圳的数据集总规模3200TB。", 3.2, "PB", True),
    ("深圳的数据集总规模3200TB。", 3200, "PB", False),
    ("深圳的数据集总规模3200TB。", 3.3, "PB", False),
    ("深圳的数据集总规模3200TB。", 3200000, "GB", True),
    ("深圳的數據集總規模1.5EB。", 1500, "PB", True),
    ("Shenzhen opened 3.2 petabytes of data", 3200, "TB", True),
    ("深圳超算中心算力为每秒3600千万亿次浮点运算。", 3.6, "EFLOPS", True),
    ("深圳超算中心算力为每秒3600千万亿次浮点运算。", 3600, "PFLOPS", True),
    ("深圳超算中心算力为每秒3600千万亿次浮点运算。", 3600, "P", True),
    ("深圳超算中心算力为每秒3600千万亿次浮点运算。", 3600, "千万亿次浮点运算/秒", True),
    ("深圳超算中心算力为每秒3600千万亿次浮点运算。", 360, "PFLOPS", False),
    ("深圳超算中心算力为每秒3600千万亿次浮点运算。", 3600, "EFLOPS", False),
    ("深圳超算中心現時算力為每秒3,600千萬億次浮點運算。", 3.6, "EFLOPS", True),
    ("深圳超算中心浮点运算能力达到3.6百亿亿次/秒。", 3600, "PFLOPS", True),
    ("深圳超算中心每秒可执行20亿亿次运算。", 200, "PFLOPS", True),
    ("深圳超算中心算力达5000亿亿次浮点运算。", 50, "EFLOPS", True),
    ("Shenzhen's machine does 3.6 quintillion calculations per second", 3.6, "EFLOPS", True),
    ("Shenzhen's machine does 100 quadrillion operations a second", 100, "PFLOPS", True),
    ("深圳光伏装机2.4GW。", 2400, "MW", True),
    ("深圳光伏装机240万千瓦。", 2.4, "GW", True),
    ("深圳光伏装机240万千瓦。", 2400, "兆瓦", True),
    ("深圳低空航线长1300公里。", 808, "英里", True),
    ("深圳时延压缩至16毫秒。", 0.016, "秒", True),
    ("深圳审批用时由2小时压缩到15分钟。", 15, "分钟", True),
    ("深圳审批用时为2小时。", 120, "分钟", True),
    ("深圳主干网带宽达400Gbps。", 0.4, "Tbps", True),
]


@pytest.mark.parametrize(("text", "value", "unit", "right"), ROWS)
def test_what_is_the_same_in_another_unit_passes(text, value, unit, right):
    city = "Shenzhen" if text.isascii() else "深圳"
    found = told(text, city=city, kind="initiative", name="", value=value, unit=unit)
    assert (found == []) is right


def test_what_was_converted_and_rounded_is_about_so_much():
    text = "深圳建设占地1000亩的机器人产业园。"
    changes = {"kind": "initiative", "name": "", "unit": "公顷", "value": 66.7}
    assert told(text, **changes, bound="about") == []
    assert told(text, **changes, bound="over") == ["bound_mismatch"]
