"""Aims told as reached."""

import pytest

from tests.unit.checks.workbench import told

AIMS = [
    "深圳力争产业规模达5000亿元。",
    "到2027年,深圳产业规模达到5000亿元。",
    "深圳计划使产业规模突破5000亿元。",
    "深圳定下目标:产业规模达5000亿元。",
    "深圳产业规模将由目前的3600亿元增加到5000亿元。",
    "深圳市人工智能行动计划\n一、发展目标\n产业规模达5000亿元。",
    "Shenzhen plans to lift its AI industry to 500 billion yuan.",
]
STATES = [
    "深圳产业规模已达5000亿元。",
    "截至去年底,深圳产业规模达5000亿元。",
    "深圳提前完成目标,产业规模达5000亿元。",
    "2024年,深圳产业规模达5000亿元,到2027年将翻一番。",
    "Shenzhen's AI industry was worth 500 billion yuan.",
]


def _bound(text):
    return "over" if "突破" in text else "exact"


@pytest.mark.parametrize("text", AIMS)
def test_an_aim_told_as_reached_is_flagged(text):
    changes = {"name": "产业规模", "value": 5000, "bound": _bound(text)}
    assert told(text, **changes) == ["target_as_actual"]
    assert told(text, **changes, kind="target") == []


@pytest.mark.parametrize("text", STATES)
def test_what_is_reached_passes(text):
    assert told(text, name="产业规模", value=5000) == []
