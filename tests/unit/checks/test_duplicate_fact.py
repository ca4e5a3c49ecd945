"""One mention, two facts."""

from tests.unit.checks.workbench import SHENZHEN, claim, codes, tried


def test_the_fact_whose_name_fits_worse_is_flagged():
    right = claim(id="f1", name="人工智能产业规模")
    second = claim(id="f2", name="人工智能融资总额")
    for order in ([right, second], [second, right]):
        flagged = {fact.id for fact in tried(*order) if "duplicate_fact" in codes(fact)}
        assert flagged == {"f2"}


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
