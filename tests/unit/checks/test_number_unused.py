"""Omissions: numbers of the body that no fact uses."""

from tests.unit.checks.workbench import SHENZHEN, checked, claim


def test_a_used_number_is_no_omission():
    texts = [row.text for row in checked(claim()).unused]
    assert "3600亿元" not in texts
    assert {"35%", "2800家"} <= set(texts)


def test_figures_of_a_city_come_before_idle_counts():
    text = "深圳从四个方面发力,人工智能产业基金达50亿元。"
    rows = checked(text=text).unused
    assert rows[0].text == "50亿元"
    assert rows[0].likelihood > rows[-1].likelihood
    assert rows[0].city == "深圳"


def test_a_likely_omission_is_a_note_and_flags_no_fact():
    result = checked(claim())
    notes = [found for found in result.findings if found.code == "number_unused"]
    assert notes
    assert {found.severity for found in notes} == {"note"}
    assert result.facts[0].checked == "verified"


def test_numbers_outside_the_body_are_no_omissions():
    assert checked(text=SHENZHEN, body=((0, 0),)).unused == ()
