"""What the built-in model reads in a sentence."""

import pytest

from prompts import ArticlePart, render
from schemas.initiative import Amount, CityInitiatives
from service import baseline
from tests.unit.baseline.conftest import Ask

CONTEXT = "各城市正在发展人工智能和算力。"


def _told(answer: CityInitiatives) -> list[tuple[object, ...]]:
    amounts = [
        *((one.city, one.name, one.amount) for one in answer.indicators if one.amount),
        *((one.city, one.name, one.amount) for one in answer.targets if one.amount),
        *((one.city, one.name, amount) for one in answer.initiatives for amount in one.amounts),
    ]
    return [(city, name, told.value, told.unit, told.bound) for city, name, told in amounts]


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        (
            "深圳人工智能产业规模达3600亿元。",
            [("深圳", "人工智能产业规模", 3600, "亿元", "exact")],
        ),
        ("北京有人工智能企业超2400家。", [("北京", "人工智能企业", 2400, "家", "over")]),
        ("深圳集聚900家人工智能企业。", [("深圳", "人工智能企业", 900, "家", "exact")]),
        ("上海完成60款大模型备案。", [("上海", "大模型备案", 60, "款", "exact")]),
        ("成都开放近200个应用场景。", [("成都", "应用场景", 200, "个", "nearly")]),
        (
            "武汉、合肥人工智能产业规模分别为1120亿元和986亿元。",
            [
                ("武汉", "人工智能产业规模", 1120, "亿元", "exact"),
                ("合肥", "人工智能产业规模", 986, "亿元", "exact"),
            ],
        ),
        (
            "In Suzhou 1,920 industrial robots are in use.",
            [("Suzhou", "industrial robots", 1920, "robots", "exact")],
        ),
        (
            "佛山有142条生产线接入大模型。",
            [("佛山", "生产线接入大模型", 142, "条", "exact")],
        ),
        ("备案大模型,武汉28款。", [("武汉", "备案大模型", 28, "款", "exact")]),
        (
            "杭州每年5000万元算力券,合肥同样是3000万元。",
            [
                ("杭州", "算力券", 5000, "万元", "exact"),
                ("合肥", "算力券", 3000, "万元", "exact"),
            ],
        ),
        (
            "济南、青岛计划分别建成8个和10个数据空间。",
            [
                ("济南", "数据空间", 8, "个", "exact"),
                ("青岛", "数据空间", 10, "个", "exact"),
            ],
        ),
        (
            "对引进的博士,济南、青岛每月分别补贴5000元、6000元。",
            [
                ("济南", "引进的博士", 5000, "元", "exact"),
                ("青岛", "引进的博士", 6000, "元", "exact"),
            ],
        ),
        (
            "贵阳数据交易额为28.9亿元;去年还只有11亿元。",
            [
                ("贵阳", "数据交易额", 28.9, "亿元", "exact"),
                ("贵阳", "数据交易额", 11, "亿元", "exact"),
            ],
        ),
        (
            "原文称长沙人工智能产业规模达4150亿元,应为415亿元。",
            [("长沙", "人工智能产业规模", 415, "亿元", "exact")],
        ),
        (
            "重庆智能算力规模达到十二点五EFLOPS。",
            [("重庆", "智能算力规模", 12.5, "EFLOPS", "exact")],
        ),
    ],
)
def test_a_number_gets_its_city_its_name_and_its_unit_as_written(
    ask: Ask, sentence: str, facts: list[tuple[object, ...]]
) -> None:
    assert _told(ask(CONTEXT + sentence)) == facts


def test_growth_and_rank_go_to_the_indicator_before_them(ask: Ask) -> None:
    answer = ask(CONTEXT + "上海的人工智能产业规模2024年突破4000亿元,同比增长超过7%,居全国第二位。")
    (told,) = answer.indicators
    assert told.change is not None
    assert (told.change.value, told.change.unit, told.change.bound) == (7, "%", "over")
    assert told.rank == 2


@pytest.mark.parametrize(
    ("sentence", "name", "category"),
    [
        ("东莞将设立最高5000万元算力券。", "算力券", "funding"),
        ("无锡对采购模型的企业给予最高150万元补贴。", "补贴", "policy"),
    ],
)
def test_money_that_a_policy_gives_is_an_initiative(
    ask: Ask, sentence: str, name: str, category: str
) -> None:
    (told,) = ask(CONTEXT + sentence).initiatives
    assert (told.name, told.category) == (name, category)
    assert told.amounts[0].bound == "at_most"


def test_an_aim_is_a_target(ask: Ask) -> None:
    answer = ask(CONTEXT + "上海力争全市智能算力规模突破100EFLOPS。")
    assert answer.indicators == []
    assert [(one.city, one.name) for one in answer.targets] == [("上海", "智能算力规模")]


@pytest.mark.parametrize(
    "sentence",
    [
        "全国人工智能核心产业规模达9000亿元。",
        "总部位于合肥的某公司实现营业收入18.6亿元。",
        "备案大模型,比合肥多5款。",
        "武汉的算力是合肥的1.4倍。",
        "成都有一半的算力在三座机房里。",
        "上海说明,这个单位是每秒百亿亿次浮点运算。",
        "合肥营业收入超过百亿元的企业不多。",
        "Chengdu opened three computing centres in two districts.",
        "杭州从四个方面发力,再上一个台阶。",
        "杭州打造人工智能第一城。",
    ],
)
def test_what_is_no_citys_number_is_not_told(ask: Ask, sentence: str) -> None:
    assert _told(ask(CONTEXT + sentence)) == []


def test_a_note_of_one_sentence_need_not_say_twice_what_it_is_about(ask: Ask) -> None:
    assert _told(ask("截至2025年底，合肥人工智能企业超过900家。")) == [
        ("合肥", "人工智能企业", 900, "家", "over")
    ]


def test_an_article_about_something_else_gives_nothing(ask: Ask) -> None:
    answer = ask("厦门全力应对台风,已转移1.2万人,涉及智能充电桩35台。")
    assert answer == CityInitiatives(indicators=[], targets=[], initiatives=[])


@pytest.mark.parametrize(
    ("sentence", "name", "status"),
    [
        ("无锡发布《无锡市智能制造若干措施》。", "《无锡市智能制造若干措施》", "in_force"),
        ("深圳通过提供“训力券”等政策支持企业用算力。", "训力券", "in_force"),
        ("重庆正加快建设西部算电协同创新中心。", "西部算电协同创新中心", "under_construction"),
        ("北京集聚了某某研究院、机器人创新中心等一批机构。", "机器人创新中心", "done"),
    ],
)  # fmt: skip
def test_what_the_text_names_is_told_without_a_number(
    ask: Ask, sentence: str, name: str, status: str
) -> None:
    told = {one.name: one.status for one in ask(CONTEXT + sentence).initiatives}
    assert told.get(name) == status


TABLE = """厦门市人工智能指标表
序号 指标 单位 2024年 2027年目标 同比（%）
1 人工智能企业数 家 410 700 12.5
2 算力券额度 万元 — 3000 —
合计 — — 410 3700 —
"""


def test_a_tables_cells_take_unit_and_year_from_row_and_column(ask: Ask) -> None:
    answer = ask(CONTEXT + "\n" + TABLE)
    told = [(one.name, one.amount, one.change, one.as_of) for one in answer.indicators]
    count = Amount(value=410, upper=None, unit="家", bound="exact")
    growth = Amount(value=12.5, upper=None, unit="%", bound="exact")
    assert told == [
        ("人工智能企业数", count, None, "2024"),
        ("人工智能企业数", None, growth, "2024"),
    ]
    aims = [(one.city, one.name, one.amount, one.deadline) for one in answer.targets]
    assert aims == [
        ("厦门", "人工智能企业数", count.model_copy(update={"value": 700}), "2027"),
        (
            "厦门",
            "算力券额度",
            Amount(value=3000, upper=None, unit="万元", bound="exact"),
            "2027",
        ),
    ]


def test_a_row_that_names_a_city_is_that_citys(ask: Ask) -> None:
    table = "城市\t智能算力（EFLOPS）\t智算中心（座）\n苏州\t8.2\t9\n无锡\t4.6\t5\n合计\t12.8\t14"
    told = _told(ask(f"{CONTEXT}长三角城市算力供给情况如下。\n\n{table}"))
    assert told == [
        ("苏州", "智能算力", 8.2, "EFLOPS", "exact"),
        ("苏州", "智算中心", 9, "座", "exact"),
        ("无锡", "智能算力", 4.6, "EFLOPS", "exact"),
        ("无锡", "智算中心", 5, "座", "exact"),
    ]


def test_only_the_last_article_is_read() -> None:
    first = render(
        "extract_v1", ArticlePart(CONTEXT + "成都有人工智能企业900家。"), CityInitiatives
    )
    last = render("extract_v1", ArticlePart(CONTEXT + "西安有人工智能企业500家。"), CityInitiatives)
    answer = baseline.answer((*first.messages, last.messages[-1]))
    assert [one.city for one in answer.indicators] == ["西安"]


def test_every_quote_stands_in_the_article(ask: Ask) -> None:
    text = CONTEXT + "截至去年底,深圳有企业2800家;上海力争算力突破100EFLOPS。\n\n(完)"
    answer = ask(text)
    quotes = [one.quote for one in (*answer.indicators, *answer.targets)]
    assert quotes
    assert all(quote in text for quote in quotes)
