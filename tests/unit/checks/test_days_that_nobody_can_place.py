"""A date that counts from the day of the report, told with a text of which nobody knows the day."""

import pytest

from tests.unit.checks.workbench import claim, tried

LAST_YEAR = "2022年，深圳出台规划。去年，深圳产业规模达3600亿元。"
IN_ENGLISH = "Shenzhen set its goal for 2027. At the end of March it had 3,600 companies."
BESIDE = "Shenzhen shipped 5,200 sets in 2025 and plans to reach 3,600 this year."


def found(text, **changes):
    """Each finding of a claim about a text without a day: its code and its severity."""
    (fact,) = tried(claim(text, **changes), text=text, published=None)
    return [(one.code.value, one.severity) for one in fact.findings], fact.checked


@pytest.mark.parametrize("told", ["2022", "2024", "2025"])
def test_the_year_before_an_unknown_day_is_a_note_and_sends_nobody(told):
    quote = "去年，深圳产业规模达3600亿元"
    noted = found(LAST_YEAR, quote=quote, name="产业规模", as_of=told)
    assert noted == ([("wrong_period", "note")], "verified")


def test_the_note_asks_for_the_day_of_publication():
    quote = "去年，深圳产业规模达3600亿元"
    fact = claim(LAST_YEAR, quote=quote, name="产业规模", as_of="2024")
    (fact,) = tried(fact, text=LAST_YEAR, published=None)
    assert (
        "the day of the report is not known: give it with the text" in fact.findings[0].message.en
    )
    assert "请随文提供发布日期" in fact.findings[0].message.zh


@pytest.mark.parametrize(
    ("text", "about"),
    [
        (IN_ENGLISH, {"city": "Shenzhen", "unit": "companies", "as_of": "2025-03-31"}),
        (BESIDE, {"city": "Shenzhen", "unit": "sets", "kind": "target", "deadline": "2026"}),
    ],
)
def test_so_is_a_month_and_the_year_that_runs(text, about):
    assert found(text, name="", **about)[0][-1] == ("wrong_period", "note")


def test_a_day_that_the_text_names_is_held_against_the_claim_as_ever():
    text = "2024年，深圳产业规模达3600亿元。去年另有安排。"
    quote = "2024年，深圳产业规模达3600亿元"
    flagged = found(text, quote=quote, name="产业规模", as_of="2023")
    assert flagged == ([("wrong_period", "review")], "flagged")
    assert found(text, quote=quote, name="产业规模", as_of="2024") == ([], "verified")
