"""Numbers that only arithmetic gives."""

import pytest

from tests.unit.checks.workbench import claim, told, tried

TEXT = "武汉现有备案大模型28款,合肥现有5款,智能算力为11EFLOPS,武汉是它的1.4倍。"


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        pytest.param(33, "款", ["derived_value"], id="a sum"),
        pytest.param(23, "款", ["derived_value"], id="a difference"),
        pytest.param("15.4", "EFLOPS", ["derived_value"], id="a product"),
        pytest.param("5.6", "times", ["derived_value"], id="a ratio"),
        pytest.param(31, "款", ["number_not_found"], id="nothing of the kind"),
    ],
)
def test_what_must_be_computed_is_no_quotation(value, unit, expected):
    assert told(TEXT, city="武汉", name="备案大模型", value=value, unit=unit) == expected


def test_the_finding_shows_the_sum():
    (fact,) = tried(claim(TEXT, city="武汉", name="大模型", value=33, unit="款"), text=TEXT)
    assert "28款 + 5款" in fact.findings[0].message.en
    assert len(fact.findings[0].nearest) == 2
