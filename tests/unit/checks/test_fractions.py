"""Parts that the text tells in words, and the claim in percent."""

import pytest

from tests.unit.checks.workbench import told

THIRD = "In Shenzhen a third of the schools use the tutor."
TENTHS = "In Shenzhen seven in ten firms use a large model."
CHINESE = "深圳三分之二的企业用上了大模型。"


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        (THIRD, {"value": "33.3", "unit": "%"}),
        (THIRD, {"value": 33, "unit": "%"}),
        (THIRD, {"value": "0.33", "unit": None}),
        (TENTHS, {"value": 70, "unit": "percent"}),
        (TENTHS, {"value": "0.7", "unit": None}),
        (CHINESE, {"value": "66.7", "unit": "%"}),
        (CHINESE, {"value": 67, "unit": "%"}),
    ],
)
def test_a_part_in_words_may_be_told_in_percent_and_rounded(text, changes):
    assert told(text, name="应用大模型的企业占比", **changes) == []


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        (THIRD, {"value": 30, "unit": "%"}),
        (THIRD, {"value": "33.4", "unit": "%"}),
        (TENTHS, {"value": 7, "unit": "%"}),
        (TENTHS, {"value": "0.7", "unit": "%"}),
        (CHINESE, {"value": 60, "unit": "%"}),
        (CHINESE, {"value": "6.67", "unit": "%"}),
    ],
)
def test_another_part_is_flagged(text, changes):
    assert told(text, name="应用大模型的企业占比", **changes) != []
