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
