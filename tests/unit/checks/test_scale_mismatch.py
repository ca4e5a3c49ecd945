"""The same digits in another magnitude."""

import pytest

from tests.unit.checks.workbench import claim, codes, told, tried

MONEY = "深圳的人工智能产业规模达3600亿元。"
RANGE = "深圳将建设3至5个孵化器。"


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"unit": "万元"}, id="万 for 亿"),
        pytest.param({"value": 36000}, id="ten times too large"),
        pytest.param({"value": 36}, id="a hundred times too small"),
        pytest.param({"value": 3600, "unit": "元"}, id="the scale word lost"),
    ],
)
def test_another_magnitude_is_flagged(changes):
    assert told(MONEY, **changes) == ["scale_mismatch"]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"value": "0.36", "unit": "万亿元"}, id="万亿"),
        pytest.param({"value": 360000000000, "unit": "元"}, id="base units"),
        pytest.param({"value": 360000000000, "unit": "CNY"}, id="base units by code"),
        pytest.param({"value": 36000000, "unit": "万元"}, id="万"),
    ],
)
def test_the_same_amount_in_another_scale_passes(changes):
    assert told(MONEY, **changes) == []


def test_a_range_told_ten_times_too_large_is_flagged():
    changes = {"name": "孵化器", "value": 30, "upper": 50, "unit": "个", "kind": "target"}
    assert told(RANGE, **changes) == ["scale_mismatch"]


def test_the_finding_says_what_the_text_says_and_where():
    (fact,) = tried(claim(MONEY, unit="万元"), text=MONEY)
    (found,) = fact.findings
    assert (found.field, found.claimed) == ("value", "3600万元")
    assert [near.text for near in found.nearest] == ["3600亿元"]
    assert "3600亿元" in found.message.en
    assert "3600亿元" in found.message.zh
    assert codes(fact) == ["scale_mismatch"]
