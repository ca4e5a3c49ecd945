"""The project's first promise, on its first sentence."""

import pytest

from tests.unit.checks.workbench import claim, codes, tried

RIGHT = [
    pytest.param({}, id="as written"),
    pytest.param({"value": 360000000000, "unit": "元"}, id="in base units"),
    pytest.param({"value": "0.36", "unit": "万亿元"}, id="in another scale"),
    pytest.param({"as_of": "2024"}, id="with a partial date"),
    pytest.param({"as_of": None}, id="without a date"),
    pytest.param({"quote": "深圳的人工智能产业规模达3600亿元"}, id="with a shorter quote"),
    pytest.param({"city": "深圳市"}, id="with the city's full name"),
    pytest.param(
        {"name": "同比增速", "value": 35, "unit": "%", "bound": "about"}, id="growth with its bound"
    ),
    pytest.param(
        {"name": "人工智能企业", "value": 2800, "unit": "家以上"}, id="a bound inside the unit"
    ),
]

WRONG = [
    pytest.param({"unit": "万元"}, "scale_mismatch", id="万 for 亿"),
    pytest.param({"value": 36000}, "scale_mismatch", id="ten times too large"),
    pytest.param({"value": 360, "unit": "亿美元"}, "unit_mismatch", id="dollars for yuan"),
    pytest.param({"value": -3600}, "number_not_found", id="a turned sign"),
    pytest.param({"value": 3700}, "number_not_found", id="another digit"),
    pytest.param({"as_of": "2023-12-31"}, "wrong_period", id="a year early"),
    pytest.param({"bound": "at_most"}, "bound_mismatch", id="an invented bound"),
    pytest.param({"upper": 4000}, "range_mismatch", id="a number made a range"),
    pytest.param(
        {"quote": "深圳的人工智能产业规模达3700亿元"}, "quote_not_found", id="altered quote"
    ),
    pytest.param(
        {"value": 2800, "unit": "家", "bound": "over"}, "wrong_metric", id="the neighbour"
    ),
    pytest.param(
        {"kind": "target", "as_of": None, "deadline": None}, "actual_as_target", id="told as an aim"
    ),
]


@pytest.mark.parametrize("changes", RIGHT)
def test_a_right_variant_passes(changes):
    (fact,) = tried(claim(**changes))
    assert (codes(fact), fact.checked) == ([], "verified")


@pytest.mark.parametrize(("changes", "code"), WRONG)
def test_a_planted_error_is_flagged_with_its_code_first(changes, code):
    (fact,) = tried(claim(**changes))
    assert (codes(fact)[:1], fact.checked) == ([code], "flagged")
