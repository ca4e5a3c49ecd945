"""Two facts with each other's numbers."""

import pytest

from tests.unit.checks.workbench import claim, codes, tried

HEFEI = "合肥去年的人工智能产业规模为1300亿元,融资总额为95亿元,企业1000家。"
LEEDS = "Leeds had 310 AI firms and 42 research laboratories last year."


def facts(text, *rows):
    """Facts of one sentence: name, value, unit."""
    city = text.split(" ")[0] if text.isascii() else text[:2]
    return tried(
        *(
            claim(text, id=f"f{order}", city=city, name=name, value=value, unit=unit)
            for order, (name, value, unit) in enumerate(rows)
        ),
        text=text,
    )


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (HEFEI, [("人工智能产业规模", 95, "亿元"), ("融资总额", 1300, "亿元")]),
        (HEFEI, [("人工智能产业规模", 1000, "家"), ("企业", 1300, "亿元")]),
        (LEEDS, [("AI firms", 42, "number"), ("research laboratories", 310, "number")]),
    ],
    ids=["of one unit", "of two units", "in English"],
)
def test_two_facts_with_each_others_numbers_are_both_flagged(text, rows):
    assert all("wrong_metric" in codes(fact) for fact in facts(text, *rows))


def test_facts_with_their_own_numbers_are_not_flagged():
    rows = [("人工智能产业规模", 1300, "亿元"), ("融资总额", 95, "亿元"), ("企业", 1000, "家")]
    assert [codes(fact) for fact in facts(HEFEI, *rows)] == [[], [], []]


def test_the_finding_names_the_other_fact():
    text = "Leeds counted 42 robots in homes, and 310 in its plants."
    first, second = facts(
        text, ("robots in plants", 42, "number"), ("robots in homes", 310, "number")
    )
    assert "f1, “robots in homes”" in first.findings[0].message.en
    assert "f0, “robots in plants”" in second.findings[0].message.en
    assert "似乎互换了" in first.findings[0].message.zh


def test_a_number_that_another_fact_tells_under_its_own_name_is_no_rival():
    text = "合肥市级安排人工智能专项资金2.5亿元,去年6月完成首批兑付6420万元,支持项目97个。"
    rows = [("人工智能专项资金", 2.5, "亿元"), ("人工智能专项资金首批支持额", 6420, "万元")]
    assert [codes(fact) for fact in facts(text, *rows)] == [[], []]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "合肥2025年有人工智能企业210家、重点实验室35家。",
            [("人工智能企业", 210, "家"), ("人工智能企业数量", 35, "家")],
        ),
        (
            "合肥智能算力规模达6800P,通用算力规模达1200P,算力企业58家。",
            [("智能算力规模", 6800, "P"), ("智能算力", 1200, "P")],
        ),
        (
            "合肥安排专项资金5亿元,其中算力券2亿元,人才补贴1亿元。",
            [("算力券", 2, "亿元"), ("算力券", 1, "亿元")],
        ),
    ],
)
def test_one_quantity_told_with_two_numbers_is_no_excuse_for_the_second(text, rows):
    assert "wrong_metric" in codes(facts(text, *rows)[1])
