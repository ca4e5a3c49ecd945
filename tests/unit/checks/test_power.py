"""Units that measure one thing in parts or multiples."""

import pytest

from tests.unit.checks.workbench import told


@pytest.mark.parametrize(
    ("value", "unit", "found"),
    [
        (300, "MW", []),
        ("0.3", "GW", []),
        (30, "万千瓦", []),
        (30, "MW", ["unit_mismatch"]),
        (3, "GW", ["unit_mismatch"]),
    ],
)
def test_power_may_be_told_in_kilowatts_megawatts_or_gigawatts(value, unit, found):
    assert told("深圳光伏装机30万千瓦。", name="光伏装机", value=value, unit=unit) == found
