"""Doubts that the facts beside a fact take away: what they make a note."""

from datetime import date

import pytest

from tests.unit.checks.workbench import claim, tried

PUBLISHED = date(2025, 11, 20)
AIMS = "深圳科技园新项目{will}。项目总投资2亿元，厂房面积5万平方米，{then}。"


def severities(text, code, *facts):
    """The severity of each fact's finding of that code."""
    claims = [
        claim(text, id=f"f{n}", quote=text.split("。")[-2], **fact) for n, fact in enumerate(facts)
    ]
    return [
        next((one.severity for one in fact.findings if one.code.value == code), None)
        for fact in tried(*claims, text=text, published=PUBLISHED)
    ]


def aimed(**changes):
    return {"kind": "target", "deadline": None} | changes


FLOORS = aimed(name="厂房面积", value=5, unit="万平方米")
INVESTED = aimed(name="总投资", value=2, unit="亿元")


@pytest.mark.parametrize(
    ("then", "beside", "expected"),
    [
        ("建成后对外开放", [INVESTED], "note"),
        ("建成后对外开放", [INVESTED | {"kind": "initiative"}], "review"),
        ("建成后对外开放", [], "review"),
        ("对外开放", [INVESTED], "review"),
    ],
    ids=["aims beside it", "a project's figure beside it", "told alone", "nothing is to come"],
)
def test_a_figure_without_a_word_for_what_is_reached_may_be_an_aim_like_those_beside_it(
    then, beside, expected
):
    text = AIMS.format(will="动工", then=then)
    assert severities(text, "actual_as_target", FLOORS, *beside)[0] == expected


OUTPUT = {"name": "产值", "value": 18, "unit": "亿元", "as_of": "2024"}
ORDERS = {"name": "新增订单", "value": 260, "unit": "笔", "as_of": "2024"}


@pytest.mark.parametrize(
    ("lead", "beside", "expected"),
    [
        ("", [ORDERS], "note"),
        ("", [ORDERS | {"as_of": "2025"}], "review"),
        ("", [], "review"),
        ("今年前10个月，", [ORDERS], "review"),
    ],
    ids=["that day beside it", "another day beside it", "told alone", "the sentence tells its day"],
)
def test_a_day_that_the_text_has_told_may_hold_for_a_sentence_all_of_it(lead, beside, expected):
    before = "深圳公布年报。2024年，深圳企业获奖30项。\n8月，深圳开工5项。"
    text = f"{before}{lead}产值达18亿元，新增订单260笔。"
    assert severities(text, "wrong_period", OUTPUT, *beside)[0] == expected


def side_of(text, **changes):
    """The severity of what is found of the only fact, told as a state or as an aim."""
    code = "target_as_actual" if changes["kind"] == "indicator" else "actual_as_target"
    return severities(text, code, {"name": "规上企业", "value": 300, "unit": "家"} | changes)[0]


BROUGHT = "深圳去年表现突出。深圳将带动1200家企业上云，其中规上企业300家。"


@pytest.mark.parametrize(
    ("as_of", "expected"), [("2024", "note"), ("2023", "review"), ("2025", "review")]
)
def test_a_state_of_a_day_gone_by_that_the_text_tells_is_no_aim(as_of, expected):
    assert side_of(BROUGHT, kind="indicator", as_of=as_of) == expected


HAS = "深圳计划到2027年翻番。{when}深圳已有规上企业300家。"


@pytest.mark.parametrize(
    ("when", "deadline", "expected"),
    [
        ("", "2027", "note"),
        ("", None, "review"),
        ("今年，", "2025", "review"),
        ("截至目前，", "2024", "review"),
    ],
    ids=["a year to come", "no year", "its own year, which runs", "a year gone by"],
)
def test_an_aim_with_a_day_to_come_that_the_text_tells_is_no_state(when, deadline, expected):
    assert side_of(HAS.format(when=when), kind="target", deadline=deadline) == expected


SERVED = {"name": "服务企业", "value": 300, "unit": "家"}


@pytest.mark.parametrize(
    ("opens", "lead", "as_of", "expected"),
    [
        ("", "今年9月启用的深圳中心去年", "2025-09", "note"),
        ("", "2022年启用的深圳中心去年", "2022", "review"),
        ("今年9月，深圳开工5项。", "深圳中心去年", "2025-09", "review"),
        ("", "今年9月启用的深圳中心去年", "2025-08", "review"),
    ],
    ids=["to the month", "to the year", "in the sentence before", "another month"],
)
def test_a_month_that_the_sentence_tells_before_the_number_may_be_its_own(
    opens, lead, as_of, expected
):
    text = f"{opens}{lead}服务企业300家。"
    assert severities(text, "wrong_period", SERVED | {"as_of": as_of})[0] == expected
