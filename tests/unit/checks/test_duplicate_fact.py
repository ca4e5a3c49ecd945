"""One mention, two facts."""

import pytest

from tests.unit.checks.workbench import SHENZHEN, claim, codes, tried

NANJING = "南京的人工智能产业规模为420亿元,融资总额为95亿元。"


def flagged(*claims, text=SHENZHEN):
    return {fact.id for fact in tried(*claims, text=text) if "duplicate_fact" in codes(fact)}


def test_both_facts_of_one_number_are_flagged_where_its_words_do_not_tell_them_apart():
    pair = [claim(id="f1", name="人工智能产业规模"), claim(id="f2", name="人工智能融资总额")]
    assert flagged(*pair) == flagged(*reversed(pair)) == {"f1", "f2"}


def test_the_fact_whose_name_fits_a_free_number_is_flagged_alone():
    pair = [
        claim(NANJING, id=name, city="南京", name=name, value=420)
        for name in ("人工智能产业规模", "融资总额")
    ]
    assert flagged(*pair, text=NANJING) == {"融资总额"}


def test_a_number_told_of_two_cities_that_share_nothing_is_flagged_for_both():
    text = "合肥、芜湖两市近日公布了数据。\n据介绍,实现核心产业营收1300亿元。"
    pair = [
        claim(text, id=city, city=city, name="核心产业营收", value=1300)
        for city in ("无锡", "常州")
    ]
    assert all("wrong_city" in codes(fact) for fact in tried(*pair, text=text))
    assert flagged(*pair, text=text) == {"无锡", "常州"}


def test_the_city_that_owns_the_number_is_spared():
    text = "合肥去年实现核心产业营收1300亿元,芜湖次之。"
    pair = [
        claim(text, id=city, city=city, name="核心产业营收", value=1300)
        for city in ("合肥", "芜湖")
    ]
    assert flagged(*pair, text=text) == {"芜湖"}


def test_a_fact_told_again_under_its_name_is_noted_but_not_flagged():
    first, second = tried(claim(id="f1"), claim(id="f2"))
    assert (codes(first), codes(second)) == ([], ["duplicate_fact"])
    assert (second.findings[0].severity, second.checked) == ("note", "verified")


def test_two_facts_with_equal_numbers_take_a_mention_each():
    text = "深圳的训力券额度为5亿元,模型券额度为5亿元。"
    pair = [
        claim(text, id=name, kind="initiative", name=f"{name}额度", value=5, unit="亿元")
        for name in ("训力券", "模型券")
    ]
    facts = tried(*pair, text=text)
    assert [codes(fact) for fact in facts] == [[], []]
    assert len({fact.mention.start for fact in facts}) == 2


def test_two_cities_may_share_a_number():
    text = "武汉、合肥人工智能企业均超过900家。"
    pair = [
        claim(text, id=city, city=city, name="企业", value=900, unit="家", bound="over")
        for city in ("武汉", "合肥")
    ]
    assert [codes(fact) for fact in tried(*pair, text=text)] == [[], []]


def test_every_claim_gives_one_fact_in_its_order():
    ids = [fact.id for fact in tried(claim(id="b"), claim(id="a", quote=SHENZHEN))]
    assert ids == ["b", "a"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "宁波对国家级、省级智能工厂均给予100万元奖励。",
            [("宁波", "国家级智能工厂奖励"), ("宁波", "省级智能工厂奖励")],
        ),
        (
            "连接贵阳与深圳的算力专线投资100万元。",
            [("贵阳", "算力专线投资"), ("深圳", "算力专线投资")],
        ),
        (
            "从贵阳到深圳的算力专线投资100万元。",
            [("贵阳", "算力专线投资"), ("深圳", "算力专线投资")],
        ),
        (
            "深圳市南山区2025年人工智能企业营收100万元。",
            [("深圳", "南山区人工智能企业营收"), ("南山区", "人工智能企业营收")],
        ),
    ],
    ids=["of each", "of two ends", "from one to the other", "of the city by its part"],
)
def test_a_number_that_is_told_of_both_is_flagged_for_neither(text, rows):
    shape = {"kind": "initiative", "value": 100, "unit": "万元"}
    pair = [
        claim(text, id=str(order), city=city, name=name, **shape)
        for order, (city, name) in enumerate(rows)
    ]
    assert flagged(*pair, text=text) == set()


def test_a_cap_for_each_is_no_number_of_several_things():
    text = "Shenzhen issued vouchers worth 90 million yuan and caps each firm at 2 million yuan."
    shape = {"city": "Shenzhen", "kind": "initiative", "value": 2, "unit": "million yuan"}
    pair = [claim(text, id=name, name=name, **shape) for name in ("cap", "funding raised")]
    assert flagged(*pair, text=text) == {"cap", "funding raised"}
