"""From the model's answer to claims."""

from decimal import Decimal

from schemas.initiative import Amount, CityInitiatives, Indicator, Initiative, Target
from service.claims import claims


def amount(value, unit, upper=None, bound="exact"):
    return Amount(value=value, upper=upper, unit=unit, bound=bound)


def answer(indicators=(), targets=(), initiatives=()):
    return CityInitiatives(
        indicators=list(indicators), targets=list(targets), initiatives=list(initiatives)
    )


def indicator(**changes):
    shape = {
        "city": "深圳",
        "name": "人工智能产业规模",
        "amount": amount(3600, "亿元"),
        "as_of": "2024-12-31",
        "change": None,
        "rank": None,
        "quote": "截至2024年底,深圳的人工智能产业规模达3600亿元",
    }
    return Indicator(**shape | changes)


def initiative(*amounts):
    return Initiative(
        city="东莞",
        name="算力券",
        category="policy",
        status="planned",
        organisations=["市工信局"],
        amounts=list(amounts),
        quote="东莞将设立最高5000万元算力券",
    )


def test_an_empty_answer_makes_no_claims():
    assert claims(answer()) == ()


def test_an_indicator_becomes_one_claim_with_its_number_as_written():
    (claim,) = claims(answer([indicator()]))
    assert (claim.id, claim.kind, claim.value, claim.unit) == ("f1", "indicator", 3600, "亿元")
    assert (claim.as_of, claim.deadline, claim.initiative_id) == ("2024-12-31", None, None)


def test_growth_and_rank_become_claims_of_their_own():
    told = indicator(change=amount(35, "%", bound="about"), rank=2)
    size, growth, rank = claims(answer([told]))
    assert [size.id, growth.id, rank.id] == ["f1", "f2", "f3"]
    assert (growth.name, growth.value, growth.bound) == ("人工智能产业规模同比增速", 35, "about")
    assert (rank.value, rank.unit) == (2, "rank")


def test_growth_of_a_latin_name_is_named_in_english():
    told = indicator(name="AI industry", change=amount(-8.3, "percent"))
    assert claims(answer([told]))[1].name == "AI industry growth"


def test_an_indicator_that_is_only_a_rank_makes_no_claim_without_a_number():
    (rank,) = claims(answer([indicator(amount=None, rank=1)]))
    assert (rank.id, rank.value, rank.unit) == ("f1", 1, "rank")


def test_a_target_keeps_its_deadline():
    target = Target(
        city="北京",
        name="领军企业",
        amount=amount(10, "家", bound="at_least"),
        deadline="2028",
        quote="培育10家以上",
    )
    (claim,) = claims(answer(targets=[target]))
    assert (claim.kind, claim.deadline, claim.as_of) == ("target", "2028", None)


def test_the_amounts_of_an_initiative_are_tied_together():
    first, second = claims(answer(initiatives=[initiative(amount(5000, "万元"), amount(30, "%"))]))
    assert [first.id, second.id] == ["i1a", "i1b"]
    assert first.initiative_id == second.initiative_id == "i1"
    assert first.organisations == ("市工信局",)


def test_an_initiative_without_an_amount_is_still_a_claim():
    (claim,) = claims(answer(initiatives=[initiative()]))
    assert (claim.id, claim.value, claim.unit) == ("i1", None, None)


def test_decimals_are_as_short_as_the_model_wrote_them():
    told = indicator(amount=amount(0.1, "万亿元"), change=amount(35.4, "%"))
    assert [claim.value for claim in claims(answer([told]))] == [Decimal("0.1"), Decimal("35.4")]


def test_ids_do_not_repeat():
    told = answer([indicator(rank=1), indicator()], [], [initiative(), initiative()])
    ids = [claim.id for claim in claims(told)]
    assert len(ids) == len(set(ids))
