"""A rise told as a fall, and the reverse."""

import pytest

from tests.unit.checks.workbench import specs, told

ENGLISH = {"city": "Shenzhen", "unit": "%"}
CUT = "In Shenzhen the system has cut the time for a permit by 40 percent."
WAITING = "In Shenzhen waiting time has fallen by 17 percent."


@pytest.mark.parametrize(
    ("text", "name", "value", "about"),
    [
        ("深圳增加值增速回落至11.8%。", "增加值增速", "11.8", {"unit": "%"}),
        ("深圳出口降幅收窄至3.1%。", "出口增速", "-3.1", {"unit": "%"}),
        ("深圳上架率掉了4.1个百分点。", "上架率变化", "-4.1", {"unit": "个百分点"}),
        ("深圳利润率比去年同期还低0.9个百分点。", "利润率变化", "-0.9", {"unit": "个百分点"}),
        (WAITING, "change of waiting time", -17, ENGLISH),
        (WAITING, "reduction of waiting time", 17, ENGLISH),
    ],
)
def test_a_fall_may_be_told_with_a_minus_sign_or_by_its_name(text, name, value, about):
    assert told(text, name=name, value=value, **about) == []


@pytest.mark.parametrize(
    ("text", "name", "value", "about"),
    [
        ("深圳增加值增速回落至11.8%。", "增加值增速", "-11.8", {"unit": "%"}),
        ("深圳营收掉了12%。", "营收增长", "12", {"unit": "%"}),
        (WAITING, "change of waiting time", 17, ENGLISH),
        (CUT, "change in time for a permit", 40, ENGLISH),
        ("深圳两项产值分别下降1.9%和5.3%。", "产值增速", "5.3", {"unit": "%"}),
    ],
)
def test_a_turned_sign_is_flagged(text, name, value, about):
    assert told(text, name=name, value=value, **about) == ["number_not_found"]


@pytest.mark.parametrize("row", specs("falls"), ids=lambda row: f"{row['name']} {row['value']}")
def test_what_the_words_call_a_fall_may_have_a_minus_sign(row):
    changes = {key: row[key] for key in ("name", "value", "unit", "bound")}
    expected = [] if row["right"] else ["number_not_found"]
    assert told(row["text"], kind="initiative", **changes) == expected
