"""What an article and a day may take."""

from decimal import Decimal

import pytest

from schemas.spending import Spent
from service.errors import OverBudget
from service.llm.budget import Budget, Purse

COMING = Spent(10, Decimal("0.5"))
ROWS = [
    ("no limit", Budget(), None),
    ("it fits exactly", Budget(article_tokens=110, article_cost=Decimal("1.5")), None),
    ("an article's tokens", Budget(article_tokens=109), "CITYFACTS_ARTICLE_TOKENS"),
    ("an article's money", Budget(article_cost=Decimal("1.49")), "CITYFACTS_ARTICLE_COST"),
    ("a day's tokens", Budget(day_tokens=1109), "CITYFACTS_DAY_TOKENS"),
    ("a day's money", Budget(day_cost=Decimal("8.49")), "CITYFACTS_DAY_COST"),
    ("a day that has room", Budget(day_tokens=1110, day_cost=Decimal("8.5")), None),
    ("a limit of nothing", Budget(day_tokens=0), "CITYFACTS_DAY_TOKENS"),
]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
async def test_a_request_is_refused_when_it_would_go_beyond(row: tuple) -> None:
    _, budget, setting = row
    purse = Purse(budget, today=lambda: Spent(1000, Decimal(7)))
    await purse.look()
    purse.pay(Spent(60, Decimal("0.25")))
    purse.pay(Spent(40, Decimal("0.75")))
    if setting is None:
        purse.require(COMING)
    else:
        with pytest.raises(OverBudget, match=setting):
            purse.require(COMING)


async def test_the_store_is_not_asked_where_a_day_has_no_limit() -> None:
    def today() -> Spent:
        raise AssertionError("asked in vain")

    await Purse(Budget(article_tokens=5), today).look()


def test_the_refusal_says_how_much_and_what_to_do() -> None:
    with pytest.raises(OverBudget) as refusal:
        Purse(Budget(day_tokens=1000)).require(Spent(12_345))
    assert str(refusal.value) == (
        "The next request would bring it to 12,345, beyond the budget of 1,000 tokens for one day. "
        "Raise CITYFACTS_DAY_TOKENS, or run the article again tomorrow (UTC)."
    )
