"""Aim or state, by what stands around the sentence: a list, a question, a heading, the year."""

from datetime import date

import pytest

from tests.unit.checks.workbench import claim, codes, tried

KINDS = ("indicator", "target")


def told(text, quote, published, **amount):
    """Which kinds a careful reader may give the number of the quote."""
    city = "Shenzhen" if quote.isascii() else "深圳"
    facts = [claim(city=city, name="", kind=kind, quote=quote, **amount) for kind in KINDS]
    found = [codes(*tried(one, text=text, published=published)) for one in facts]
    return [kind for kind, flagged in zip(KINDS, found, strict=True) if not flagged]


@pytest.mark.parametrize(
    ("opening", "first", "item", "kinds"),
    [
        ("会议部署了2026年的几件实事。", "一是投。", "三是引。", ["target"]),
        ("今年，深圳将全力办好三件事：", "——产业再上台阶。", "——企业再添一批。", ["target"]),
        ("到2027年，深圳力争做到：", "（一）算力。", "（二）企业。", ["target"]),
        ("会议总结了2025年的几件实事。", "一是投。", "三是引。", ["indicator"]),
        ("2024年深圳安排了三项任务：", "——投。", "——引。", ["indicator"]),
        ("今年，深圳将全力办好三件事：", "——投。", "——已经引进不少。", ["indicator"]),
    ],
)
def test_the_line_that_opens_a_list_says_whether_its_items_are_aims(opening, first, item, kinds):
    text = f"深圳开会\n{opening}\n\n{first}专项资金再加码。\n\n{item}深圳新引育企业180家。"
    quote = "深圳新引育企业180家"
    assert told(text, quote, date(2026, 4, 14), value=180, unit="家") == kinds


def test_items_in_english_are_what_the_line_before_them_aims_at():
    text = (
        "Shenzhen report\nShenzhen's goals for 2028:\n- More jobs.\n- 400 companies in Shenzhen.\n"
    )
    quote = "400 companies in Shenzhen"
    assert told(text, quote, date(2026, 4, 14), value=400, unit="companies") == ["target"]


@pytest.mark.parametrize(
    ("question", "answer", "number"),
    [
        ("问:现在深圳有多少算力?", "答:全市公共智能算力1700P", {"value": 1700, "unit": "P"}),
        ("Where can I learn more about the other cities of the delta?", "Shenzhen lists 290 firms",
         {"value": 290, "unit": "firms"}),
    ],
    ids=("Chinese", "English"),
)  # fmt: skip
def test_a_question_closes_the_one_before(question, answer, number):
    chinese = not answer.isascii()
    asked = "问:主要目标是什么?" if chinese else "What are the targets of the city?"
    aim = "答:到2028年达到5000P。" if chinese else "400 firms by 2028."
    stop = "。" if chinese else "."
    text = f"深圳问答\n{asked}\n\n{aim}\n\n{question}\n\n{answer}{stop}"
    assert "indicator" in told(text, answer, date(2026, 4, 14), **number)


@pytest.mark.parametrize(
    ("heading", "kinds"),
    [("Big machines next door", ["indicator"]), ("What comes next", ["target"])],
)
def test_next_heads_aims_but_for_next_door(heading, kinds):
    text = f"Shenzhen today\n\n{heading}\n\nAt the port of Shenzhen, a bus for 310 passengers."
    quote = "At the port of Shenzhen, a bus for 310 passengers"
    assert told(text, quote, date(2026, 4, 14), value=310, unit="passengers") == kinds


@pytest.mark.parametrize(
    ("published", "kinds"), [(date(2025, 12, 10), list(KINDS)), (date(2025, 6, 10), ["target"])]
)
@pytest.mark.parametrize(
    ("quote", "number"),
    [
        ("深圳软件业规模有望在今年达到980亿元", {"value": 980, "unit": "亿元"}),
        ("The bureau of Shenzhen expects this year's sales to exceed 45 billion yuan",
         {"value": 45, "unit": "billion yuan", "bound": "over"}),
    ],
    ids=("Chinese", "English"),
)  # fmt: skip
def test_what_is_expected_of_a_year_nearly_over_may_be_either(quote, number, published, kinds):
    assert told(f"{quote}。" if "深" in quote else f"{quote}.", quote, published, **number) == kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We expect Shenzhen to be at 600 MW by the end of 2028.", []),
        ("We see Shenzhen at 600 MW by the end of 2028.", []),
        ("Utilities put the figure for Shenzhen in 2028 at 600 MW, a forecast.", []),
        ("A broker forecasts that Shenzhen will have 600 MW in 2028.", []),
        ("Shenzhen plans to have 600 MW in 2028.", ["target_as_actual", "wrong_period"]),
        (
            "For pilot projects in Shenzhen it is meant to have 600 MW in 2028.",
            ["target_as_actual", "wrong_period"],
        ),
        ("Shenzhen expects to have 600 MW in 2028.", ["target_as_actual", "wrong_period"]),
    ],
)
def test_a_forecast_may_be_told_of_its_day(text, expected):
    fact = claim(text, city="Shenzhen", name="MW", value=600, unit="MW", as_of="2028")
    fact = fact.model_copy(update={"quote": text[:-1]})
    assert codes(*tried(fact, text=text)) == expected
    another_year = fact.model_copy(update={"as_of": "2031"})
    assert codes(*tried(another_year, text=text)) != []


def test_a_part_is_there_where_the_whole_is():
    text = (
        "Shenzhen today\nNew targets\nSince 2023, 640 trainees have been helped, 212 of them here."
    )
    quote = text.rsplit("\n", maxsplit=1)[-1][:-1]
    for value in (640, 212):
        assert told(text, quote, date(2026, 4, 14), value=value, unit="trainees") == ["indicator"]


def test_in_a_plan_of_no_day_what_a_year_tells_may_be_either():
    text = "深圳市人工智能产业行动计划\n一、概况\n2024年，深圳集聚企业310家。"
    fact = claim(text, name="企业", value=310, unit="家")
    assert codes(*tried(fact, text=text, published=None)) == []


@pytest.mark.parametrize(
    ("before", "kinds"),
    [
        ("2024年成绩怎样\n2025年有哪些新安排\n一起来看", ["indicator"]),
        ("2025年有哪些新安排", ["target"]),
        ("2024年成绩\n2025年有哪些新安排", ["target"]),
    ],
    ids=("in a row", "alone", "behind what does not ask"),
)
def test_questions_in_a_row_head_nothing(before, kinds):
    text = f"深圳开会\n{before}\n深圳产业规模达到3000亿元，深圳新引育企业180家。\n"
    quote = "深圳新引育企业180家"
    assert told(text, quote, date(2025, 1, 21), value=180, unit="家") == kinds
