"""Ranges cut, and numbers made ranges."""

import pytest

from tests.unit.checks.workbench import told

RANGE = "深圳将建设3至5个孵化器。"
SUMS = "Teams in Shenzhen can apply for grants of RMB 300,000 to RMB 2 million."
EITHER = "深圳按30%或20%给予补贴。"


@pytest.mark.parametrize(
    ("text", "value", "upper", "unit", "expected"),
    [
        pytest.param(RANGE, 3, 5, "个", [], id="the range"),
        pytest.param(RANGE, 5, 3, "个", [], id="the range, ends exchanged"),
        pytest.param(RANGE, 3, None, "个", ["range_mismatch"], id="cut to its lower end"),
        pytest.param(RANGE, 5, None, "个", ["range_mismatch"], id="cut to its upper end"),
        pytest.param(RANGE, 3, 8, "个", ["range_mismatch"], id="another upper end"),
        pytest.param(SUMS, 300_000, 2_000_000, "yuan", [], id="sums with the currency twice"),
        pytest.param(SUMS, 2, None, "million yuan", ["range_mismatch"], id="one of the sums"),
        pytest.param(EITHER, 20, 30, "%", [], id="alternatives as a range"),
        pytest.param(EITHER, 30, None, "%", ["range_mismatch"], id="one of two alternatives"),
    ],
)
def test_a_range_is_told_whole(text, value, upper, unit, expected):
    changes = {"kind": "initiative", "name": "孵化器补贴", "value": value, "upper": upper}
    assert told(text, **changes, unit=unit) == expected


@pytest.mark.parametrize(
    ("stands", "value", "unit"),
    [("企业2800家", 2800, "家"), ("用地4.5万平方米", 4.5, "万平方米"), ("绿地3平方公里", 3, "km2")],
)
def test_one_number_made_a_range_is_flagged(stands, value, unit):
    text = f"深圳现有{stands}。"
    changes = {"name": stands[:2], "unit": unit, "value": value}
    assert told(text, **changes) == []
    assert told(text, **changes, upper=value * 2) == ["range_mismatch"]
