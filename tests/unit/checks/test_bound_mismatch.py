"""Bounds lost, invented or turned."""

import pytest

from tests.unit.checks.workbench import specs, told

STATED = [
    ("深圳现有企业2800家。", {"exact"}),
    ("深圳现有企业超2800家。", {"over", "at_least"}),
    ("深圳现有企业2800多家。", {"over", "at_least"}),
    ("深圳现有企业2800家以上。", {"over", "at_least"}),
    ("深圳现有企业不少于2800家。", {"over", "at_least"}),
    ("深圳企业约占全省的2800家。", {"exact", "about"}),
    ("深圳企业迈上2800家台阶。", {"exact", "over", "at_least"}),
    ("深圳企业约占全省规上工业企业的2800家。", {"exact", "about"}),
    ("深圳现有企业近2800家。", {"nearly"}),
    ("深圳现有企业约2800家。", {"about"}),
    ("深圳现有企业2800家左右。", {"about"}),
    ("深圳扶持企业最多2800家。", {"at_most"}),
    ("深圳扶持企业以2800家为上限。", {"at_most"}),
    ("深圳扶持企業以2800家為上限。", {"at_most"}),
    ("深圳扶持企业以2800家为下限。", {"over", "at_least"}),
    ("深圳刚刚封顶的园区容纳企业2800家。", {"exact"}),
    ("深圳扶持企业不超过2800家。", {"at_most"}),
    ("深圳扶持企业2800家(含)以下。", {"at_most"}),
    ("深圳已把扶持企业的上限由1800家提高到2800家。", {"exact", "at_most"}),
    ("深圳的机构、企业分别超过1200家和2800家。", {"over", "at_least"}),
    ("深圳的机构、企业分别达到约120家、2800家。", {"about"}),
    ("深圳的机构、企业分别为120家、2800家。", {"exact"}),
    ("深圳的机构、企业分别不超过1200家、2800家。", {"exact", "at_most"}),
    ("深圳的扶持企业 added up to 2800家。", {"exact"}),
    ("深圳形成2800家级的企业集群。", {"exact", "about"}),
    ("深圳现有企业2800家，级别不一。", {"exact"}),
    ("深圳有可再生能源企业达到2800家。", {"exact"}),
    ("深圳的企业可增加到2800家。", {"exact", "at_most"}),
    ("按实际投入资助,最高1000家.\n对深圳新引进的,分别支持企业1200家、2800家。", {"exact"}),
    ("深圳最多支持企业1200家、2800家。", {"exact", "at_most"}),
    ("深圳扶持企业 capped near-term at 2800家。", {"exact", "at_most"}),
]
BOUNDS = ("exact", "over", "at_least", "nearly", "about", "at_most")
ROWS = [(text, bound, bound in right) for text, right in STATED for bound in BOUNDS]


@pytest.mark.parametrize(("text", "bound", "right"), ROWS)
def test_only_what_the_words_say_passes(text, bound, right):
    found = told(text, name="企业", value=2800, unit="家", bound=bound)
    assert found == ([] if right else ["bound_mismatch"])


def test_a_place_in_a_ranking_needs_no_bound():
    text = "Shenzhen would like to be among the first 40 by 2030."
    changes = {"city": "Shenzhen", "name": "rank among cities", "value": 40, "unit": "rank"}
    for bound in ("at_most", "exact"):
        assert told(text, **changes, kind="initiative", bound=bound) == []


def test_a_bound_holds_for_all_that_is_handed_out():
    text = "Output and revenue in Shenzhen exceeded 26 and 150 billion yuan respectively."
    changes = {"city": "Shenzhen", "name": "revenue", "value": 150, "unit": "billion yuan"}
    assert told(text, **changes, bound="over") == []
    assert told(text, **changes, bound="exact") == ["bound_mismatch"]


def test_a_bound_may_stand_apart_from_its_number():
    text = "深圳按不超过合同实际发生金额的30%给予补贴。"
    changes = {"kind": "initiative", "name": "补贴比例", "value": 30, "unit": "%"}
    assert told(text, **changes, bound="at_most") == []
    assert told(text, **changes, bound="exact") == ["bound_mismatch"]


def test_what_may_not_be_passed_in_either_direction_is_a_bound():
    text = "In Shenzhen growth should not fall below 15 percent."
    changes = {"city": "Shenzhen", "name": "growth", "value": 15, "unit": "%", "kind": "target"}
    assert told(text, **changes, bound="at_least") == []
    assert "bound_mismatch" in told(text, **changes, bound="at_most")
    text = "A company in Shenzhen cannot get more than 1.5 million yuan in a year."
    changes = {"city": "Shenzhen", "name": "voucher", "value": 1.5, "unit": "million yuan"}
    assert told(text, **changes, bound="at_most") == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("In Shenzhen each site must run a fleet of 40 robots or more.", "at_least"),
        ("In Shenzhen a team may have 40 people or fewer.", "at_most"),
        ("Shenzhen pays half of the price. There is a limit, 40 million yuan a year.", "at_most"),
        (
            "In Shenzhen the ceiling for any one firm, however, rises from RMB 30 million"
            " to RMB 40 million.",
            "at_most",
        ),
    ],
)
def test_english_words_around_the_number_bound_it(text, bound):
    unit = "million yuan" if "million" in text else None
    changes = {"city": "Shenzhen", "name": "size", "value": 40, "unit": unit, "bound": bound}
    assert "bound_mismatch" not in told(text, **changes)


@pytest.mark.parametrize("bound", ["exact", "at_least"])
def test_the_lowest_of_several_may_be_told_as_a_figure_or_as_a_floor(bound):
    text = "深圳的初创企业最低每月1500元便可租用套餐。"
    changes = {"kind": "initiative", "name": "套餐月租", "value": 1500, "unit": "元"}
    assert told(text, **changes, bound=bound) == []
    assert told(text, **changes, bound="at_most") == ["bound_mismatch"]


def test_a_cap_may_hold_for_all_that_is_listed_under_it():
    text = "深圳企业最多享受1000万元算力补贴、200万元模型券和50万元数据券。"
    changes = {"kind": "initiative", "name": "模型券", "value": 200, "unit": "万元"}
    assert told(text, **changes, bound="at_most") == []
    assert told(text, **changes, bound="exact") == []
    assert told(text, **changes, bound="at_least") == ["bound_mismatch"]


@pytest.mark.parametrize(
    ("words", "bound"),
    [("超过", "over"), ("接近", "nearly"), ("约", "about"), ("占", "exact")],
)
def test_a_bound_may_stand_before_what_a_share_is_of(words, bound):
    text = f"深圳湾的企业{words}全市企业总数的40%。"
    for told_as in ("exact", "over", "nearly", "about", "at_most"):
        changes = {"name": "企业占比", "value": 40, "unit": "%", "bound": told_as}
        assert ("bound_mismatch" not in told(text, **changes)) is (told_as == bound), told_as


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("深圳的创业团队可享受最长24个月的免租期。", 24, "个月", "at_most"),
        (
            "Shenzhen holds each center to 250,000 gallons a day at most.",
            250000,
            "gallons",
            "at_most",
        ),
        (
            "In Shenzhen grants go no higher than QAR 1.5 million each.",
            1.5,
            "million QAR",
            "at_most",
        ),
        ("In Shenzhen grants may not exceed 60% of the cost.", 60, "%", "at_most"),
        ("Shenzhen expects to cross 1.5 GW by 2030.", 1.5, "GW", "over"),
        ("Shenzhen limits support to 105,000 yuan per company.", 105000, "yuan", "at_most"),
        ("In Shenzhen the ceiling is 60 percent.", 60, "percent", "at_most"),
        ("深圳占全省131个的约40%。", 40, "%", "about"),
        ("A firm in Shenzhen gets RMB5m at most.", 5, "million yuan", "at_most"),
        ("深圳如今有1030家企业，将近当年的5倍。", 5, "倍", "nearly"),
        ("深圳湾的企业超过全市40%。", 40, "%", "over"),
        ("深圳已开工项目占签约项目的40%。", 40, "%", "exact"),
        ("深圳占全国近三年新增企业的40%。", 40, "%", "exact"),
        ("深圳占全国近3年新增企业的40%。", 40, "%", "exact"),
        ("深圳占全国近十五年新增企业的40%。", 40, "%", "exact"),
        ("深圳占全国近10年新增企业的40%。", 40, "%", "exact"),
        ("深圳占全国超算中心算力的40%。", 40, "%", "exact"),
        ("深圳建成全国最长的智能网联道路120公里。", 120, "公里", "exact"),
        ("Shenzhen counts upward of 1,900 firms.", 1900, "", "over"),
        (
            "Shenzhen's AI industry is expected to top 200 billion yuan.",
            200,
            "billion yuan",
            "over",
        ),
        ("Funding in Shenzhen came to $740 million, spread over 58 deals.", 58, "deals", "exact"),
        ("Shenzhen drew $615 million over 23 deals.", 23, "deals", "exact"),
        (
            "Single investments in Shenzhen are capped at 300 million yuan.",
            300,
            "million yuan",
            "at_most",
        ),
        ("Teams in Shenzhen pay no rent for as long as 18 months.", 18, "months", "at_most"),
        ("Shenzhen pays a subsidy not exceeding 2 million yuan.", 2, "million yuan", "at_most"),
        ("Shenzhen negotiates over a 12 MW hall.", 12, "MW", "exact"),
        (
            "By May it will support 1,500 firms in Shenzhen under a $9.2 million programme.",
            "9.2",
            "million dollars",
            "exact",
        ),
        (
            "Shenzhen aims to push the revenue of the industry past 700 billion yuan.",
            700,
            "billion yuan",
            "over",
        ),
        ("两年前，深圳的入园企业刚过2000家。", 2000, "家", "over"),
        ("Shenzhen moved up to second with 86.9 points.", "86.9", "points", "exact"),
        ("Firms in Shenzhen rose above the 500 mark.", 500, "", "over"),
        ("A chatbot in Shenzhen is to take over 30 percent of all calls.", 30, "percent", "exact"),
        ("深圳放出的需求里，真正签了约的是271项。", 271, "项", "exact"),
    ],
)
def test_a_bound_is_that_of_its_words(text, value, unit, bound):
    city = "Shenzhen" if text.isascii() else "深圳"
    for told_as in ("exact", "over", "at_most"):
        changes = {"city": city, "name": "", "value": value, "unit": unit, "bound": told_as}
        assert ("bound_mismatch" not in told(text, **changes)) is (told_as == bound), told_as


@pytest.mark.parametrize(
    ("text", "value", "unit", "bounds"),
    [
        (
            "In Shenzhen the ceiling for a single applicant is 5 million yuan.",
            *(5, "million yuan", {"exact", "at_most"}),
        ),
        (
            "The most any company in Shenzhen can receive is 2 million yuan a year.",
            2,
            "million yuan",
            {"exact", "at_most"},
        ),
        (
            "Shenzhen grew 24 percent, well above the 19.1 percent of 2024.",
            *(19.1, "percent", {"exact", "over", "at_least"}),
        ),
        (
            "Shenzhen had 7,150 AI jobs in June, 11.8% more than the 6,395 it counted in 2024.",
            *(6395, "", {"exact", "over", "at_least"}),
        ),
        (
            "It pays up to 70% of costs in Shenzhen, with a limit of $300,000.",
            *(300000, "$", {"exact", "at_most"}),
        ),
        (
            "The maximum subsidy in Shenzhen was lowered to 12 million yuan from 30 million yuan.",
            *(30, "million yuan", {"exact", "at_most"}),
        ),
        (
            "Shenzhen raised the ceiling on subsidies for model training to 60 million yuan.",
            *(60, "million yuan", {"exact", "at_most"}),
        ),
    ],
)
def test_what_is_held_against_or_called_a_limit_may_be_told_with_or_without(
    text, value, unit, bounds
):
    for told_as in BOUNDS:
        found = told(text, city="Shenzhen", name="", value=value, unit=unit, bound=told_as)
        assert ("bound_mismatch" not in found) is (told_as in bounds), told_as


@pytest.mark.parametrize(
    "text",
    [
        "深圳的抵扣比例上限由30%提高到50%。",
        "深圳的补助上限为每家企业每年30%。",
        "深圳的面额由每家每年最高20%提高到30%。",
        "Shenzhen. Budget ceiling: 30%.",
        "Shenzhen. Cap: 30%.",
        "In Shenzhen an ordinance limits new computing halls to 30%.",
        "Shenzhen replaces a rule that capped such grants at 30%.",
        "深圳的年度补贴上限为20%，本次提高到30%。",
        "Shenzhen refunds as much as 50% instead of 30% until now.",
        "In Shenzhen no refund can be higher than 30%.",
        "A council vote in Shenzhen limited spending on the vendor to 30%.",
        "Shenzhen's ceiling is lower, at 30%.",
        "An ordinance of Shenzhen caps city spending on chatbots at 30%.",
    ],
)
def test_a_cap_may_be_told_as_one_or_by_its_sum(text):
    for told_as in ("exact", "at_most", "over"):
        changes = {"name": "", "value": 30, "unit": "%", "bound": told_as}
        assert ("bound_mismatch" in told(text, **changes)) is (told_as == "over"), told_as


def test_a_bound_inside_the_unit_counts():
    assert told("深圳现有企业2800家以上。", name="企业", value=2800, unit="家以上") == []


@pytest.mark.parametrize(("bound", "right"), [("at_most", True), ("nearly", False)])
def test_no_more_than_is_an_upper_bound_though_words_stand_between(bound, right):
    text = "By 2029 no supplier in Shenzhen should have more than 25 percent."
    changes = {
        "kind": "target",
        "city": "Shenzhen",
        "name": "share",
        "value": 25,
        "unit": "percent",
    }
    assert ("bound_mismatch" not in told(text, **changes, bound=bound)) is right


def test_what_is_denied_of_any_may_be_told_as_a_cap():
    text = "Shenzhen won't connect any data center larger than 25 megawatts."
    changes = {"city": "Shenzhen", "name": "", "value": 25, "unit": "megawatts"}
    told_as = {bound for bound in BOUNDS if told(text, **changes, bound=bound) == []}
    assert told_as == {"over", "at_least", "at_most"}


IN_ENGLISH = [
    ("Investors put $1.7 billion into Toronto start-ups over 83 deals in 2025.", 83, {"exact"}),
    ("Toronto start-ups closed over 83 deals in 2025.", 83, {"over", "at_least"}),
    ("Toronto firms raised $1.7 billion in over 83 deals in 2025.", 83, {"over", "at_least"}),
    ("Toronto wants to cross 1,300 MW by 2030.", 1300, {"over", "at_least"}),
    ("Toronto wants a road to cross 14 districts.", 14, {"exact"}),
]


@pytest.mark.parametrize(
    ("text", "value", "bound", "right"),
    [(text, value, one, one in right) for text, value, right in IN_ENGLISH for one in BOUNDS],
)
def test_over_and_cross_say_more_only_where_a_number_is_passed(text, value, bound, right):
    unit = {83: "deals", 1300: "MW", 14: None}[value]
    found = told(text, city="Toronto", name="number", value=value, unit=unit, bound=bound)
    assert ("bound_mismatch" in found) is not right


@pytest.mark.parametrize(
    ("text", "value", "unit", "right"),
    [
        ("深圳新引进的团队可享受最大面积800平方米的办公场地。", 800, "平方米", "exact at_most"),
        ("深圳机器人最大负载800公斤。", 800, "公斤", "exact at_most"),
        ("深圳规划的6栋机房楼中已有5栋封顶。", 5, "栋", "exact"),
        ("深圳对企业按50万元封顶补助。", 50, "万元", "at_most"),
        ("深圳已有3个余姚项目通过初审。", 3, "个", "exact"),
        ("深圳已有3个多模态大模型通过备案。", 3, "个", "exact"),
        ("深圳已有30余个项目通过初审。", 30, "个", "over at_least"),
    ],
)
def test_roofs_and_names_are_no_bounds(text, value, unit, right):
    for bound in ("exact", "over", "at_least", "at_most"):
        codes = told(text, name="办公场地面积", value=value, unit=unit, bound=bound)
        assert ("bound_mismatch" in codes) == (bound not in right.split())


@pytest.mark.parametrize(
    "row", specs("bounds_of_numbers"), ids=lambda row: f"{row['text'][:24]} {row['bound']}"
)
def test_words_around_a_number_bound_it(row):
    changes = {key: row[key] for key in ("name", "value", "unit", "bound")}
    expected = [] if row["right"] else ["bound_mismatch"]
    assert told(row["text"], kind="initiative", **changes) == expected
