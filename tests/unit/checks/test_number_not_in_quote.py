"""Numbers of the article that the fact's quote does not hold."""

import pytest

from tests.unit.checks.workbench import claim, codes, tried

TEXT = "深圳的人工智能产业规模达3600亿元。深圳现有企业2800家。"


def test_a_quote_from_elsewhere_is_flagged():
    (fact,) = tried(claim(quote="深圳现有企业2800家"), text=TEXT)
    assert codes(fact) == ["number_not_in_quote"]
    assert fact.findings[0].nearest[0].text == "3600亿元"


def test_a_longer_quote_passes():
    (fact,) = tried(claim(quote=TEXT), text=TEXT)
    assert codes(fact) == []


def test_the_right_place_of_a_repeated_number_is_taken():
    text = "深圳去年新增企业28家。深圳现有人才28人。"
    (fact,) = tried(claim(name="人才", value=28, unit="人", quote=text), text=text)
    assert fact.mention.text == "28人"


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit"),
    [
        (
            "深圳的企业新增机器人2960台(套)，居全省第一。",
            "企业新增机器人2960台",
            2960,
            "台",
        ),
        ("深圳今年已投出7.6亿元、19个项目。", "今年已投出7.6亿元、19个", 19, "个"),
    ],
)
def test_a_quote_may_end_before_the_rest_of_what_is_counted(
    text: str, quote: str, value: int, unit: str
) -> None:
    (fact,) = tried(claim(name="机器人", value=value, unit=unit, quote=quote), text=text)
    assert "number_not_in_quote" not in codes(fact)


@pytest.mark.parametrize(
    ("quote", "value", "unit"), [("产业规模达3600", 3600, "亿元"), ("深圳现有企业28", 2800, "家")]
)
def test_a_quote_that_cuts_a_number_does_not_hold_it(quote: str, value: int, unit: str) -> None:
    (fact,) = tried(claim(value=value, unit=unit, quote=quote), text=TEXT)
    assert "number_not_in_quote" in codes(fact)
