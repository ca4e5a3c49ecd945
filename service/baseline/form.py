"""The form as it grows: what later words add to an indicator that was told before."""

from schemas.initiative import Amount, CityInitiatives, Indicator, Initiative, Target


class Form:
    """An answer that is filled in the order of the text.

    Growth and places in a ranking often stand in a clause of their own, behind the number that
    they speak of: they go to the last indicator of the same city in the same sentence.
    """

    def __init__(self) -> None:
        self._indicators: list[Indicator] = []
        self._targets: list[Target] = []
        self._initiatives: list[Initiative] = []
        self._sentence: int | None = None
        self._first_of_sentence = 0
        self._name = ""
        self._given = ""

    def indicator(
        self,
        city: str,
        name: str,
        quote: str,
        *,
        as_of: str | None,
        amount: Amount | None = None,
        change: Amount | None = None,
        rank: int | None = None,
    ) -> None:
        """Add a state that is reported as reached."""
        self._name = name
        self._indicators.append(
            Indicator(
                city=city,
                name=name,
                amount=amount,
                as_of=as_of,
                change=change,
                rank=rank,
                quote=quote,
            )
        )

    def target(
        self, city: str, name: str, quote: str, *, deadline: str | None, amount: Amount
    ) -> None:
        """Add a state that is aimed at."""
        self._name = name
        self._targets.append(
            Target(city=city, name=name, amount=amount, deadline=deadline, quote=quote)
        )

    def initiative(self, told: Initiative) -> None:
        """Add a policy or a project."""
        self._name = self._given = told.name
        self._initiatives.append(told)

    def enter(self, sentence: int) -> None:
        """Say in which sentence the next facts stand; a new one begins without indicators."""
        if sentence != self._sentence:
            self._sentence = sentence
            self._first_of_sentence = len(self._indicators)
            self._name = self._given = ""

    def grow(self, city: str, change: Amount) -> bool:
        """Give a growth to the indicator before it; False where there is none without one."""
        last = self._last(city)
        if last is None or self._indicators[last].change or not self._indicators[last].amount:
            return False
        self._update(last, change=change)
        return True

    def rank(self, city: str, rank: int) -> bool:
        """Give a place in a ranking to the indicator before it; False where there is none."""
        last = self._last(city)
        if last is None or self._indicators[last].rank is not None:
            return False
        self._update(last, rank=rank)
        return True

    def last_name(self) -> str:
        """合肥为412亿元: a clause without a noun speaks of what its sentence spoke of before."""
        return self._name

    def is_given(self, name: str) -> bool:
        """Whether the sentence told of money that a policy gives under this name."""
        return bool(name) and name == self._given

    def answer(self) -> CityInitiatives:
        """The filled form."""
        return CityInitiatives(
            indicators=self._indicators,
            targets=self._targets,
            initiatives=self._initiatives,
        )

    def _last(self, city: str) -> int | None:
        told = range(self._first_of_sentence, len(self._indicators))
        return next((at for at in reversed(told) if self._indicators[at].city == city), None)

    def _update(self, at: int, **told: Amount | int) -> None:
        self._indicators[at] = self._indicators[at].model_copy(update=told)
