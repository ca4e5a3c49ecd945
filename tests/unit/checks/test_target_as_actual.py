"""Aims told as reached."""

from datetime import date

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


OPEN = [
    ("一、2025年工作回顾\n深圳产业规模预计达5000亿元,增长11%。", date(2026, 1, 12)),
    ("深圳目前产业规模为3600亿元,另有5000亿元在建,预计明年6月底建成。", date(2025, 11, 13)),
]


@pytest.mark.parametrize(("text", "published"), OPEN)
@pytest.mark.parametrize("kind", ["indicator", "target"])
def test_what_the_text_leaves_open_is_neither(text, published, kind):
    found = told(text, published, name="产业规模", value=5000, kind=kind)
    assert not {"target_as_actual", "actual_as_target"} & set(found)


DEMANDS = [
    "深圳市支持人工智能若干措施\n三、支持场景。每年遴选不少于20个场景。",
    "三、完成预算的措施\n深圳建设场景20个。",
    "深圳市府今年編列補助,預計補助場景20個。",
]


@pytest.mark.parametrize("text", DEMANDS)
def test_what_is_demanded_is_an_aim(text):
    changes = {"name": "场景", "value": 20, "unit": "个"}
    changes["bound"] = "at_least" if "不少于" in text else "exact"
    assert "target_as_actual" in told(text, **changes)
    assert "actual_as_target" not in told(text, **changes, kind="target")


def test_what_exists_behind_an_aim_is_a_state():
    text = "Berlin aims to open a centre; the city's existing cluster offers just 120 petaflops."
    changes = {"city": "Berlin", "name": "cluster", "value": 120, "unit": "petaflops"}
    assert "target_as_actual" not in told(text, **changes)
    assert "actual_as_target" in told(text, **changes, kind="target")


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("跑道项目投资", "indicator", ["target_as_actual"]),
        ("跑道项目拟投资", "indicator", []),
        ("跑道项目投资", "target", []),
        ("跑道项目投资", "initiative", []),
    ],
)
def test_what_is_only_to_be_invested_is_not_told_as_invested(name, kind, expected):
    text = "深圳跑道项目前期手续办结，拟投资1.3亿元。"
    assert told(text, name=name, kind=kind, value="1.3", unit="亿元") == expected


YEARS = [
    ("深圳前9个月产业规模3800亿元，全年可望突破5000亿元。", date(2025, 11, 28), "2025", True),
    ("深圳今年1至10月产业规模4200亿元，预计全年达5000亿元。", date(2025, 12, 10), "2025", True),
    ("深圳今年1至10月产业规模4200亿元，预计全年达5000亿元。", date(2025, 12, 29), "2025", False),
    ("2024年，深圳产业规模预计达到5000亿元。", date(2025, 1, 20), "2024", False),
]


@pytest.mark.parametrize(("text", "published", "year", "asked"), YEARS)
def test_what_is_only_expected_of_a_year_that_runs_is_no_figure_of_it(text, published, year, asked):
    changes = {"name": "产业规模", "value": 5000, "bound": _bound(text), "as_of": year}
    assert ("target_as_actual" in told(text, published, **changes)) is asked
    aim = changes | {"kind": "target", "as_of": None, "deadline": year}
    assert not {"target_as_actual", "actual_as_target"} & set(told(text, published, **aim))
