"""What the text says though it cannot be."""

import pytest

from tests.unit.checks.workbench import claim, told, tried


@pytest.mark.parametrize(
    ("text", "changes", "expected"),
    [
        pytest.param(
            "浦东新区人工智能产业规模达40531亿元。",
            {"city": "浦东新区", "value": 40531},
            ["implausible_in_source"],
            id="a district richer than a country",
        ),
        pytest.param(
            "深圳产业规模同比增长2400%。",
            {"name": "产业规模同比增速", "value": 2400, "unit": "%"},
            ["implausible_in_source"],
            id="a growth of 2400 %",
        ),
        pytest.param(
            "深圳普及率达到135%。",
            {"name": "普及率", "value": 135, "unit": "%"},
            ["implausible_in_source"],
            id="a share over 100 %",
        ),
        pytest.param(
            "深圳预算收入完成年度任务的101.2%。",
            {"name": "预算收入完成年度任务的比例", "value": 101.2, "unit": "%"},
            [],
            id="more than was planned",
        ),
        pytest.param("深圳产业规模达3600亿元。", {}, [], id="a large city"),
    ],
)
def test_the_hardly_possible_is_flagged(text, changes, expected):
    assert told(text, **changes) == expected


def test_it_is_kept_as_the_text_says():
    text = "深圳产业规模同比增长2400%。"
    (fact,) = tried(claim(text, name="同比增速", value=2400, unit="%"), text=text)
    assert (fact.value, fact.normalized.value, fact.mention.text) == (2400, 2400, "2400%")
