"""Numbers that stand nowhere, and turned signs."""

import pytest

from tests.unit.checks.workbench import claim, told, tried

TEXT = "深圳的人工智能产业规模达3600亿元,同比增长35%。"
FEWER = "Shenzhen listed 4,100 open jobs, 22% fewer than a year ago."


def test_an_invented_number_is_flagged_with_the_nearest_of_the_text():
    (fact,) = tried(claim(TEXT, value=3700), text=TEXT)
    (found,) = fact.findings
    assert (found.code, found.field) == ("number_not_found", "value")
    assert found.nearest[0].text == "3600亿元"
    assert fact.mention is None


@pytest.mark.parametrize(
    ("text", "name", "value", "expected"),
    [
        pytest.param(TEXT, "同比增速", -35, ["number_not_found"], id="a rise told as a fall"),
        pytest.param("深圳出口下降8.3%。", "出口增速", 8.3, ["number_not_found"], id="the reverse"),
        pytest.param("深圳出口下降8.3%。", "出口增速", -8.3, [], id="a fall with its sign"),
        pytest.param("深圳出口下降8.3%。", "出口降幅", 8.3, [], id="a fall that the name tells"),
        pytest.param("深圳出口衰退8.3%。", "出口增速", 8.3, ["number_not_found"], id="no rise"),
        pytest.param("深圳出口衰退8.3%。", "出口增速", -8.3, [], id="a shrinking with its sign"),
        pytest.param(FEWER, "growth of open jobs", -22, [], id="fewer than before"),
        pytest.param(FEWER, "growth of jobs", 22, ["number_not_found"], id="fewer called growth"),
        pytest.param(FEWER, "decline of open jobs", 22, [], id="fewer called a decline"),
        pytest.param(
            FEWER.replace("fewer", "more"), "growth", -22, ["number_not_found"], id="more"
        ),
    ],
)
def test_the_sign_belongs_to_the_number(text, name, value, expected):
    assert told(text, name=name, value=value, unit="%") == expected


def test_a_turned_sign_is_named_as_one():
    (fact,) = tried(claim(TEXT, name="同比增速", value=-35, unit="%"), text=TEXT)
    assert "sign" in fact.findings[0].message.en
    assert "正负号" in fact.findings[0].message.zh
