"""What one article and one day may take, looked at before each request is sent."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from schemas.spending import Spent
from service.errors import OverBudget


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The most that may be spent; None sets no limit.

    Tokens are input and output together. Money is in the currency of the model's price. A day is
    one of UTC.
    """

    article_tokens: int | None = None
    article_cost: Decimal | None = None
    day_tokens: int | None = None
    day_cost: Decimal | None = None

    @property
    def of_a_day(self) -> bool:
        """Whether what others spent today matters."""
        return self.day_tokens is not None or self.day_cost is not None

    @property
    def of_money(self) -> bool:
        """Whether the model needs a price."""
        return self.article_cost is not None or self.day_cost is not None


NO_LIMIT = Budget()


class Purse:
    """What one article has taken so far, against the budget.

    `today` tells what the store knows of the day, without this article; it may block. A request
    that is under way is finished, so a limit is passed by what is under way when it is reached.
    """

    def __init__(self, budget: Budget = NO_LIMIT, today: Callable[[], Spent] | None = None) -> None:
        self._budget = budget
        self._today = today
        self._earlier = Spent()
        self.spent = Spent()

    async def look(self) -> None:
        """Learn what was spent today, where that is limited."""
        if self._today is not None and self._budget.of_a_day:
            self._earlier = await asyncio.to_thread(self._today)

    def require(self, coming: Spent) -> None:
        """Raise OverBudget if a request that takes at least `coming` does not fit any more."""
        article = _sum(self.spent, coming)
        day = _sum(self._earlier, article)
        limits = self._budget
        for limit, reached, what, setting in (
            (limits.article_tokens, article.tokens, "tokens for one article", "ARTICLE_TOKENS"),
            (limits.article_cost, article.cost, "in money for one article", "ARTICLE_COST"),
            (limits.day_tokens, day.tokens, "tokens for one day", "DAY_TOKENS"),
            (limits.day_cost, day.cost, "in money for one day", "DAY_COST"),
        ):
            if limit is not None and reached > limit:
                later = "" if "ARTICLE" in setting else ", or run the article again tomorrow (UTC)"
                raise OverBudget(
                    f"The next request would bring it to {_written(reached)}, beyond the budget of "
                    f"{_written(limit)} {what}. Raise CITYFACTS_{setting}{later}."
                )

    def pay(self, taken: Spent) -> None:
        """Count what a request took."""
        self.spent = _sum(self.spent, taken)


def _sum(one: Spent, other: Spent) -> Spent:
    return Spent(one.tokens + other.tokens, one.cost + other.cost)


def _written(amount: int | Decimal) -> str:
    return f"{amount:,}" if isinstance(amount, int) else f"{amount:.4f}"
