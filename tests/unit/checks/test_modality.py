"""Aim or state: how a sentence speaks of its last number, told in March 2026."""

from datetime import date

import pytest

from service.quantities import scan
from tests.unit.checks.workbench import claim, codes, specs, tried

PUBLISHED = date(2026, 3, 10)
KINDS = ("indicator", "target")
SPEC = specs("aims_and_states")
ROWS = [
    (row["text"], kind, kind == row["told"])
    for row in SPEC
    if row["told"] in KINDS
    for kind in KINDS
]
EITHER = [row["text"] for row in SPEC if row["told"] == "either"]
UNITS = {"CNY": "元", "person": "人"}


def told(sentence, kind):
    """What is said about the sentence's last number, told as a fact of this kind."""
    text = f"{sentence}." if sentence.isascii() else f"{sentence}。"
    last = [one for one in scan(text, PUBLISHED) if one.value is not None][-1]
    city = "Shenzhen" if sentence.isascii() else "深圳"
    unit = "yuan" if last.unit == "CNY" and sentence.isascii() else UNITS.get(last.unit, last.unit)
    amount = {"value": last.value, "unit": unit, "bound": last.bound}
    name = "占比" if "占了" in sentence else ""
    fact = claim(city=city, name=name, kind=kind, quote=sentence, **amount)
    return codes(*tried(fact, text=text, published=PUBLISHED))


@pytest.mark.parametrize(("sentence", "kind", "right"), ROWS)
def test_an_aim_is_told_as_an_aim_and_a_state_as_a_state(sentence, kind, right):
    wrong = "target_as_actual" if kind == "indicator" else "actual_as_target"
    assert told(sentence, kind) == ([] if right else [wrong])


@pytest.mark.parametrize("sentence", EITHER)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_being_built_or_agreed_may_be_told_as_either(sentence, kind):
    assert told(sentence, kind) == []


@pytest.mark.parametrize(
    ("published", "kinds"), [(date(2025, 12, 25), KINDS), (date(2025, 6, 25), ("target",))]
)
def test_what_is_estimated_for_a_year_that_is_nearly_over_may_be_told_as_either(published, kinds):
    text = "2025年，深圳软件业收入预计达到980亿元。"
    for kind in KINDS:
        fact = claim(city="深圳", name="", kind=kind, value=980, unit="亿元", quote=text[:-1])
        assert (codes(*tried(fact, text=text, published=published)) == []) is (kind in kinds)


def test_the_words_that_open_a_numbered_paragraph_head_it():
    text = "一、2025年工作回顾。深圳企业700家。\n二、2026年工作安排。坚持实干。\n新增企业100家。"
    for kind, found in (("target", []), ("indicator", ["target_as_actual"])):
        fact = claim(text, name="新增企业", kind=kind, value=100, unit="家")
        assert codes(*tried(fact, text=text, published=date(2026, 1, 12))) == found


@pytest.mark.parametrize(
    "text",
    [
        "2025年，深圳要把优势转化为产业。全年算力达到2000P。",
        "深圳着眼长远，到“十五五”末，算力达到2000P。",
        "深圳力争到2027年企业迈过900家、算力达到2000P。",
        "Shenzhen currently has 90 firms and computing is expected to hit 2,000P in 2027.",
    ],
    ids=(
        "a year that opens with an aim",
        "the end of a plan's term",
        "a verb of reaching",
        "to hit",
    ),
)
def test_an_aim_of_the_paragraph_or_of_a_term_is_one(text):
    for kind, found in (("target", []), ("indicator", ["target_as_actual"])):
        fact = claim(text, name="算力", kind=kind, value=2000, unit="P")
        assert codes(*tried(fact, text=text, published=date(2025, 1, 12))) == found


@pytest.mark.parametrize(
    "text",
    [
        "Shenzhen plans to have 50,000 petaflops next year, from 37,000 at present.",
        "Shenzhen wants 50,000 petaflops by the end of 2026, against 37,000 now.",
        "Shenzhen aims to have 74,000 petaflops by the end of 2026, double the 37,000 available.",
    ],
)
def test_what_is_raised_from_where_it_stands_is_a_state(text):
    for kind, found in (("indicator", []), ("target", ["actual_as_target"])):
        fact = claim(text, name="petaflops", kind=kind, value=37000, unit="")
        assert codes(*tried(fact, text=text)) == found


def test_what_a_year_gone_by_tells_of_the_report_is_no_aim_of_the_report():
    text = "今年深圳市政府工作报告提到，深圳备案大模型105款。"
    fact = claim(text, name="备案大模型", kind="target", value=105, unit="款")
    assert codes(*tried(fact, text=text)) == ["actual_as_target"]


@pytest.mark.parametrize("heading", ["二、主要做法", "（二）重要抓手"])
def test_a_heading_may_hold_the_word_of_an_aim_inside_another(heading):
    text = f"深圳人工智能工作\n{heading}\n深圳现有企业500家。引进团队30个。"
    for kind, found in (("indicator", []), ("target", ["actual_as_target"])):
        fact = claim(text, name="团队", kind=kind, value=30, unit="个", quote="引进团队30个")
        assert codes(*tried(fact, text=text)) == found


def test_a_report_on_a_plan_is_none():
    text = "深圳发布人工智能行动计划\n" + "大家都在谈论它。" * 20 + "记者走访看到，深圳企业2800家。"
    fact = claim(text, name="企业", value=2800, unit="家", quote="深圳企业2800家")
    assert codes(*tried(fact, text=text)) == []


@pytest.mark.parametrize("heading", ["【今年要干】", "2026年重点工作"])
def test_a_heading_may_say_what_shall_be_done(heading):
    text = f"2025年工作回顾\n深圳企业700家。\n{heading}\n新增备案大模型30款。"
    for kind, found in (("target", []), ("indicator", ["target_as_actual"])):
        fact = claim(text, name="备案大模型", kind=kind, value=30, unit="款")
        assert codes(*tried(fact, text=text, published=date(2026, 1, 8))) == found


@pytest.mark.parametrize("kind", KINDS)
def test_the_answer_to_a_question_about_aims_may_be_one(kind):
    text = "记者：明年有什么目标？\n局长：深圳新增企业1000家。"
    fact = claim(
        text, name="新增企业", kind=kind, value=1000, unit="家", quote="深圳新增企业1000家"
    )
    assert codes(*tried(fact, text=text)) == []


def test_within_the_year_is_an_aim_but_under_a_year_in_review():
    text = "截至2月底，深圳有基站30万个。年内新建场景20个。"
    for kind, found in (("target", []), ("indicator", ["target_as_actual"])):
        fact = claim(
            text, name="新建场景", kind=kind, value=20, unit="个", quote="年内新建场景20个"
        )
        assert codes(*tried(fact, text=text, published=PUBLISHED)) == found


def test_the_title_of_a_report_on_measures_heads_no_aims():
    text = "深圳解读支持人工智能若干措施\n发布会上，负责人说，真正用上人工智能的企业只有112家。"
    fact = claim(text, name="企业", value=112, unit="家", quote=text.split("\n")[1][:-1])
    assert codes(*tried(fact, text=text)) == []


def test_an_article_that_names_a_plan_far_down_is_none():
    text = "深圳的家底\n" + "今天只看数字。" * 24 + "企业2887家。去年7月印发的行动方案另有打算。"
    fact = claim(text, name="企业", value=2887, unit="家", quote="企业2887家")
    assert codes(*tried(fact, text=text)) == []


def test_what_is_virtual_is_not_planned():
    text = "深圳智能设备和虚拟现实整机分别增长31.5%和12.9%。"
    fact = claim(text, name="虚拟现实整机增速", value="12.9", unit="%")
    assert codes(*tried(fact, text=text)) == []


def test_an_article_that_speaks_of_a_plan_is_none():
    text = "深圳一园区建成12条产线。“我们很忙。”公司经理说。按照《三年行动计划》，还将扩产。"
    fact = claim(city="深圳", name="产线", kind="indicator", value=12, unit="条", quote=text[:12])
    assert codes(*tried(fact, text=text)) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "text",
    [
        "一、2025年工作总结\n深圳全年打造典型场景88个。",
        "一、2025年工作情况\n深圳市年内新建场景88个。",
        "深圳市人工智能行动计划发布\n2025年深圳产业营收386亿元。深圳一期中心投用，场景88个。",
    ],
    ids=("打造 of a year gone by", "年内 of a year gone by", "the document of a plan"),
)
def test_what_a_period_gone_by_tells_is_not_forced_to_be_an_aim(text, kind):
    quote = text.rstrip("。").split("\n")[-1].split("。")[-1]
    fact = claim(city="深圳", name="场景", kind=kind, value=88, unit="个", quote=quote)
    assert codes(*tried(fact, text=text, published=date(2026, 1, 27))) == []


def test_a_sentence_of_many_growths_is_read_once():
    growths = "".join(f"某业{n}的增加值为{n}亿元，比上年增长{n}%，" for n in range(2, 62))
    text = f"全市各产业中，{growths}深圳人工智能产业规模达3600亿元。"
    assert codes(*tried(claim(text, kind="indicator"), text=text)) == []


def test_a_title_of_what_was_and_what_shall_be_heads_neither():
    text = "深圳市数据局2025年工作总结和2026年工作打算\n一、2025年主要工作\n全年营业收入48.6亿元。"
    fact = claim(text, name="营业收入", value=48.6, unit="亿元")
    assert codes(*tried(fact, text=text, published=date(2026, 1, 20))) == []


def test_who_works_in_an_industry_is_no_baseline():
    text = "深圳还提出，到2027年，从业人员达到12万人，留存率提高到50%。"
    fact = claim(text, kind="target", name="从业人员", value=12, unit="万人", deadline="2027")
    assert codes(*tried(fact, text=text)) == []


@pytest.mark.parametrize("words", ["争取上级资金支持", "围绕打造先锋城市的目标", "落实三年计划"])
def test_an_aim_that_has_no_number_aims_at_no_growth(words):
    text = f"深圳{words}，人工智能产业规模3600亿元，比上年增长20%。"
    fact = claim(text, name="人工智能产业规模增速", value=20, unit="%")
    assert codes(*tried(fact, text=text)) == []


@pytest.mark.parametrize("before", ["从此前的", "从前年的"])
def test_what_was_before_is_a_baseline(before):
    text = f"深圳力争到2027年，企业{before}1200家增加到2000家。"
    fact = claim(text, name="企业", value=1200, unit="家")
    assert codes(*tried(fact, text=text)) == []


UNDATED_PLAN = "深圳市人工智能产业行动计划\n一、发展目标\n到2026年，深圳产业规模达3600亿元。"
UNDATED_NEWS = "深圳产业观察\n到2026年，深圳产业规模达3600亿元。"


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (UNDATED_PLAN, "indicator", ["target_as_actual"]),
        (UNDATED_PLAN, "target", []),
        (UNDATED_NEWS, "indicator", []),
        (UNDATED_NEWS, "target", []),
    ],
)
def test_without_a_day_a_plan_aims_and_news_may_tell_either(text, kind, expected):
    (fact,) = tried(claim(text, name="产业规模", kind=kind), text=text, published=None)
    assert codes(fact) == expected


@pytest.mark.parametrize(("its", "expected"), [("本", ["target_as_actual"]), ("了全年", [])])
def test_a_plan_that_names_itself_is_one_and_one_only_spoken_of_is_none(its, expected):
    text = f"深圳结合实际，制定{its}行动计划。\n人工智能企业达500家。"
    fact = claim(text, name="企业", value=500, unit="家", quote="人工智能企业达500家")
    (fact,) = tried(fact, text=text, published=PUBLISHED)
    assert codes(fact) == expected
