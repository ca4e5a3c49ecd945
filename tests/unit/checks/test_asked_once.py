"""One question for one doubt that several facts share."""

from tests.unit.checks.workbench import checked, claim

PLAN = """苏州发布人工智能行动方案
主要目标：产业规模达到3000亿元，企业达到2000家，大模型达到80款。
"""
AIMS = PLAN.splitlines()[1].rstrip("。")
TOLD = [
    {"id": "f1", "name": "产业规模", "value": 3000, "unit": "亿元"},
    {"id": "f2", "name": "企业", "value": 2000, "unit": "家"},
    {"id": "f3", "name": "大模型", "value": 80, "unit": "款"},
]


def _claims(*rows, **changes):
    return [claim(PLAN, **{"city": "苏州", "quote": AIMS} | row | changes) for row in rows]


def _asked(*claims, text=PLAN):
    """Of each fact: what the checks say, and at which facts its doubts are asked."""
    facts = checked(*claims, text=text).facts
    return [(fact.checked, [found.asked_at for found in fact.findings]) for fact in facts]


def test_a_list_of_aims_told_as_reached_is_asked_at_its_first_fact():
    assert _asked(*_claims(*TOLD)) == [
        ("flagged", [None]),
        ("doubted", ["f1"]),
        ("doubted", ["f1"]),
    ]


def test_the_first_is_that_of_the_record_not_of_the_text():
    assert [state for state, _ in _asked(*_claims(*TOLD[::-1]))] == [
        "flagged",
        "doubted",
        "doubted",
    ]
    assert _asked(*_claims(*TOLD[::-1]))[-1] == ("doubted", ["f3"])


def test_the_others_keep_their_own_words_and_are_no_reason_for_review_by_themselves():
    facts = checked(*_claims(*TOLD), text=PLAN).facts
    (found,) = facts[1].findings
    assert found.severity == "note"
    assert found.is_a_doubt
    assert "2000" in found.message.zh


def test_one_fact_alone_is_asked_where_it_stands():
    assert _asked(*_claims(TOLD[1])) == [("flagged", [None])]


def test_the_same_city_that_the_article_does_not_speak_of_is_asked_once():
    told = _claims(*TOLD, kind="target", city="拉萨")
    assert [state for state, _ in _asked(*told)] == ["flagged", "doubted", "doubted"]


def test_two_cities_that_it_does_not_speak_of_are_two_doubts():
    one, two = _claims(*TOLD[:2], kind="target")
    told = [one.model_copy(update={"city": "拉萨"}), two.model_copy(update={"city": "三亚"})]
    assert [state for state, _ in _asked(*told)] == ["flagged", "flagged"]


def test_a_wrong_number_is_each_facts_own():
    told = _claims(*(row | {"value": row["value"] + 7} for row in TOLD), kind="target")
    assert [state for state, _ in _asked(*told)] == ["flagged"] * 3


def test_a_fact_with_a_doubt_of_its_own_beside_the_shared_one_is_flagged():
    first, second, _ = _claims(*TOLD)
    asked = _asked(first, second.model_copy(update={"bound": "at_most"}))
    assert asked[1][0] == "flagged"
    assert "f1" in asked[1][1]


def test_aims_of_two_clauses_with_words_of_their_own_are_two_doubts():
    text = "苏州力争产业规模突破3000亿元。当地还计划培育企业2000家。"
    told = [claim(text, city="苏州", quote=text.rstrip("。"), **row) for row in TOLD[:2]]
    assert [state for state, _ in _asked(*told, text=text)] == ["flagged", "flagged"]


def test_a_number_that_only_the_document_makes_a_state_shares_its_doubt_within_its_paragraph():
    text = "无锡公布数据。\n产业规模3000亿元，企业2000家。\n大模型80款。"
    lines = ["产业规模3000亿元，企业2000家"] * 2 + ["大模型80款"]
    told = [
        claim(text, city="无锡", kind="target", quote=quote, **row)
        for row, quote in zip(TOLD, lines, strict=True)
    ]
    assert [state for state, _ in _asked(*told, text=text)] == ["flagged", "doubted", "flagged"]
