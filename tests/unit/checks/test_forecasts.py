"""What a text expects of a year, and the dates that it may be told with."""

from datetime import date

import pytest

from tests.unit.checks.workbench import told


@pytest.mark.parametrize(
    ("words", "deadline", "right"),
    [
        ("预计明年深圳人才缺口为6000人左右", "2026", True),
        ("深圳人才缺口有望在明年降到6000人左右", "2026", True),
        ("深圳人才缺口全年预计达6000人左右", "2025", True),
        ("预计明年深圳人才缺口为6000人左右", "2027", False),
        ("去年深圳人才缺口为6000人左右", "2024", False),
        ("预计明年投资回升，深圳人才缺口为6000人左右", "2027", False),
        ("今年深圳人才缺口为6000人左右", "2025", False),
    ],
)
def test_what_is_expected_of_a_year_may_have_it_as_its_deadline(words, deadline, right):
    about = {"name": "人才缺口", "value": 6000, "unit": "人", "bound": "about"}
    found = told(f"{words}。", date(2025, 11, 24), **about, deadline=deadline)
    assert ("wrong_period" not in found) is right


@pytest.mark.parametrize(
    ("text", "as_of", "right"),
    [
        ("深圳园区今年总收入预计可达700亿元", "2025", True),
        ("深圳园区今年总收入预计可达700亿元", "2024", False),
        ("深圳园区今年总收入要达到700亿元", "2025", False),
        ("深圳园区明年总收入预计可达700亿元", "2026", False),
    ],
)
def test_what_is_expected_of_the_year_that_runs_may_be_told_of_it(text, as_of, right):
    about = {"city": "深圳", "name": "", "kind": "target", "value": 700, "unit": "亿元"}
    found = told(f"{text}。", date(2025, 12, 5), **about, quote=text, as_of=as_of)
    assert ("wrong_period" not in found) is right
