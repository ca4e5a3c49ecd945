"""What is reached told as an aim."""

import pytest

from tests.unit.checks.test_target_as_actual import STATES
from tests.unit.checks.workbench import told

BASELINE = "深圳产业规模将从3600亿元提升到5000亿元。"


@pytest.mark.parametrize("text", STATES)
def test_a_state_told_as_an_aim_is_flagged(text):
    assert told(text, name="产业规模", value=5000, kind="target") == ["actual_as_target"]


def test_a_baseline_is_a_state_though_its_sentence_aims():
    assert told(BASELINE, name="产业规模", value=3600) == []
    assert told(BASELINE, name="产业规模", value=3600, kind="target") == ["actual_as_target"]
    assert told(BASELINE, name="产业规模", value=5000, kind="target") == []


def test_an_initiative_is_neither():
    text = "深圳将设立5000万元算力券。"
    changes = {"name": "算力券", "value": 5000, "unit": "万元", "kind": "initiative"}
    assert told(text, **changes) == []


def test_english_tells_the_aim_behind_its_subject():
    text = "Street lights along 90 kilometres of riverside path in Shenzhen will dim at night."
    changes = {"city": "Shenzhen", "name": "riverside path", "value": 90, "unit": "kilometres"}
    assert told(text, **changes, kind="target") == []
    assert told(text, **changes, kind="indicator") == ["target_as_actual"]
