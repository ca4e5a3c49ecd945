"""What a plan says of its numbers, and what only speaks of a plan."""

from datetime import date

import pytest

from tests.unit.checks.workbench import claim, codes, told, tried

KINDS = ("indicator", "target")
AIM, STATE, EITHER = ["target"], ["indicator"], [*KINDS]
MADE = "为抢抓机遇，深圳市制定本计划。"
TOLD = (
    ("深圳市推进人工智能赋能实施计划（2025—2027年）", AIM),
    ("深圳市“人工智能+”行动三年計劃", AIM),
    ("首页 > 政务公开\n索引号：1234/2025-1\n\n深圳市数据标注攻坚方案", AIM),
    ("深圳市人民政府办公室关于印发深圳市算力倍增计划的通知", AIM),
    ("深圳市国民经济和社会发展第十五个五年规划纲要（节选）", AIM),
    (f"深圳市政策速递\n{MADE}", AIM),
    ("早间城讯｜深圳发布“智造”方案", EITHER),
    ("深圳印发三年计划", EITHER),
    (
        "深圳这盘棋\n3月3日，深圳印发《深圳市智能经济三年行动计划（2026—2028年）》（下称计划）。",
        EITHER,
    ),
    ("深圳市行动方案落实情况", STATE),
)


def kinds(text, quote, value, unit):
    """As which kinds the number may be told."""
    facts = {
        kind: claim(text, name="", kind=kind, value=value, unit=unit, quote=quote) for kind in KINDS
    }
    return [
        kind
        for kind, fact in facts.items()
        if not codes(*tried(fact, text=text, published=date(2026, 3, 10)))
    ]


@pytest.mark.parametrize(("head", "told"), TOLD)
@pytest.mark.parametrize("item", ["建设数字农场6个", "每年遴选样板项目6个"])
def test_an_item_of_a_plan_is_an_aim_and_one_of_a_report_on_it_may_be_done(head, told, item):
    assert kinds(f"{head}\n\n一、推进重点行业。在种植基地，深圳{item}。", item, 6, "个") == told


@pytest.mark.parametrize(
    "state", ["拥有工业企业3100家", "仅有工业企业3100家", "拥有企业8000家，其中工业企业3100家"]
)
def test_a_plan_also_tells_what_there_is(state):
    text = f"深圳市人工智能行动计划\n{MADE}\n深圳{state}，应用需求旺盛。"
    assert "indicator" in kinds(text, state, 3100, "家")


def test_what_stands_before_a_plan_is_made_may_be_there():
    text = f"深圳市数字计划\n深圳门类齐全，工业企业3100家。{MADE}建设农场6个。"
    assert kinds(text, "工业企业3100家", 3100, "家") == EITHER
    assert kinds(text, "建设农场6个", 6, "个") == AIM


def test_the_background_of_measures_is_no_measure():
    text = (
        "首页 > 解读\n\n《深圳市推动人工智能若干政策措施》解读\n\n一、制定背景\n"
        "深圳拥有工业企业3100家。\n二、主要内容\n支持企业建设行业大模型5个。"
    )
    assert kinds(text, "工业企业3100家", 3100, "家") == STATE
    assert "target" in kinds(text, "行业大模型5个", 5, "个")


def test_what_is_told_behind_somebodys_words_is_not_of_their_day():
    text = "“到2028年，深圳引育企业60家，规模突破100亿元。”罗启衡说，为此首批开放场景25个。"
    assert kinds(text, "首批开放场景25个", 25, "个") == STATE


def test_a_dash_between_items_parts_them():
    items = "算力：年内新增算力3000P [4] - 人才：基地可容纳800人 匹配周期从45天压缩至12天 [5]"
    text = f"深圳举措 - {items}"
    assert "indicator" in kinds(text, "匹配周期从45天压缩至12天", 12, "天")
    assert kinds(text, "年内新增算力3000P", 3000, "P") == AIM


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("- 500 paid placements a year for students of Shenzhen", AIM),
        ("Shenzhen's universities produce 500 graduates each year.", EITHER),
        ("The companies that have come to Shenzhen employ 500.", EITHER),
    ],
)
def test_a_sentence_under_a_heading_of_aims_may_tell_what_there_is(line, told):
    assert kinds(f"Shenzhen today\n\nWhat comes next\n{line}\n", line.strip(), 500, "") == told


def test_the_year_gone_by_is_left_behind_where_this_one_is_told():
    text = "深圳市2026年工作任务清单\n上年度发放算力券1500万元，惠及130家，本年度扩大到200家。"
    assert kinds(text, "本年度扩大到200家", 200, "家") == AIM


def test_a_digest_parts_with_blanks_what_it_tells():
    text = (
        "企业动态 - 深圳企业海外收入占比提升至41% 计划2027年建厂 年产能80万台 [5]\n"
        "政策要点 - 单个企业奖励100万元 [3] - 深圳建设中试平台10个 [3][4]"
    )
    assert kinds(text, "海外收入占比提升至41%", 41, "%") == STATE
    assert kinds(text, "年产能80万台", 800000, "台") == AIM
    assert kinds(text, "建设中试平台10个", 10, "个") == EITHER


@pytest.mark.parametrize("deadline", ["2027", "2028"])
def test_a_plan_of_three_years_that_tells_its_end_is_not_counted(deadline):
    text = "根据三年行动方案，到2027年，深圳产业规模达到5000亿元。"
    found = told(text, kind="target", name="产业规模", value=5000, deadline=deadline)
    assert found == ([] if deadline == "2027" else ["wrong_period"])
