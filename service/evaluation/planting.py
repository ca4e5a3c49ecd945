"""Errors of the kinds that models make, planted into gold facts.

A plant is one wrong claim with the codes that name its mistake and the reason why it is wrong.
A plant that happens to be true of the text (a city swapped where both share the number) is not
made. Everything is deterministic for a given seed.
"""

import random
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from schemas.extraction import Claim
from schemas.finding import FindingCode as Code
from schemas.quantity import Bound
from service import places
from service.evaluation.gold import GoldArticle, GoldFact
from service.evaluation.truths import (
    amount,
    is_true_around,
    leaves_its_money_open,
    names_its_bound,
    names_its_plan,
    states,
    states_on_the_day,
)

Codes = frozenset[Code]


class Plant(NamedTuple):
    """One planted error."""

    kind: str
    claim: Claim
    """The wrong claim; it stands in the record where the right one stood."""
    codes: Codes
    """The codes that name the mistake; one of them is enough."""
    why: str
    added: bool = False
    """Whether it stands beside the right claim instead of in its place."""

    @property
    def needs_record(self) -> bool:
        """Whether it is wrong only beside the right claim: a mention told twice."""
        return Code.DUPLICATE_FACT in self.codes and self.added


class Planted(NamedTuple):
    claim: Claim
    codes: Codes
    why: str
    added: bool = False


Planter = Callable[[GoldArticle, GoldFact, random.Random], Iterator[Planted]]

_WRONG_NUMBER: Codes = frozenset(
    {Code.NUMBER_NOT_FOUND, Code.NUMBER_NOT_IN_QUOTE, Code.WRONG_METRIC, Code.DERIVED_VALUE}
)
_OTHER_NUMBER: Codes = frozenset(
    {Code.WRONG_METRIC, Code.NUMBER_NOT_IN_QUOTE, Code.WRONG_CITY, Code.WRONG_PERIOD}
    | {Code.DUPLICATE_FACT}
)
_WRONG_SCALE: Codes = frozenset({Code.SCALE_MISMATCH}) | (_WRONG_NUMBER - {Code.DERIVED_VALUE})
_ABSENT_CITIES = ("拉萨", "三亚", "呼和浩特", "银川", "海口")
_OTHER_UNIT = (
    ("美元", "元"),
    ("港元", "元"),
    ("元", "美元"),
    ("yuan", "dollars"),
    ("CNY", "USD"),
    ("个百分点", "%"),
    ("%", "个百分点"),
    ("percent", "percentage points"),
    ("PFLOPS", "EFLOPS"),
    ("EFLOPS", "PFLOPS"),
    ("家", "款"),
    ("款", "家"),
    ("人", "家"),
    ("名", "项"),
    ("平方米", "公里"),
    ("个", "亿元"),
    ("项", "人"),
    ("台", "人"),
)
_TURNED: dict[Bound, Bound] = {
    "over": "nearly",
    "nearly": "over",
    "at_least": "at_most",
    "at_most": "at_least",
    "about": "at_most",
    "exact": "at_most",
}


def changed(claim: Claim, **values: object) -> Claim:
    return claim.model_copy(update=values)


def digit_changed(gold: GoldArticle, fact: GoldFact, rng: random.Random) -> Iterator[Planted]:
    claim = fact.claim
    if claim.value is None:
        return
    digits = list(str(claim.value))
    at = rng.choice([i for i, c in enumerate(digits) if c.isdigit()][:3])
    digits[at] = rng.choice([d for d in "123456789" if d != digits[at]])
    wrong = changed(claim, value=Decimal("".join(digits)))
    if not states(gold, wrong):
        codes = _WRONG_NUMBER | {Code.SCALE_MISMATCH, Code.RANGE_MISMATCH}
        yield Planted(wrong, codes, f"one digit of {claim.value} changed")


def digit_dropped(gold: GoldArticle, fact: GoldFact, rng: random.Random) -> Iterator[Planted]:
    claim = fact.claim
    if claim.value is None or abs(claim.value) < 10:
        return
    text = str(int(claim.value))
    at = rng.randrange(1, len(text))
    for told in (text[:at] + text[at + 1 :], text[: at + 1] + text[at:]):
        wrong = changed(claim, value=Decimal(told))
        if wrong.value != claim.value and not states(gold, wrong):
            codes = _WRONG_NUMBER | {Code.SCALE_MISMATCH, Code.RANGE_MISMATCH}
            yield Planted(wrong, codes, f"a digit of {claim.value} dropped or doubled")


def scale(gold: GoldArticle, fact: GoldFact, rng: random.Random) -> Iterator[Planted]:
    claim = fact.claim
    if claim.value is None or claim.unit == "rank":
        return
    unit = claim.unit or ""
    swapped = unit.translate(str.maketrans("万亿", "亿万")).replace("million", "billion ")
    tries = [changed(claim, value=claim.value * rng.choice((10, 100)), upper=_times(claim, 10))]
    if swapped != unit:
        tries.append(changed(claim, unit=swapped.strip()))
    tries.append(changed(claim, value=claim.value / 10, upper=None))
    for wrong in tries:
        if wrong.upper is not None or claim.upper is not None:
            continue
        if not states(gold, wrong):
            yield Planted(wrong, _WRONG_SCALE, f"{claim.value}{unit} told in another magnitude")


def _times(claim: Claim, factor: int) -> Decimal | None:
    return claim.upper * factor if claim.upper is not None else None


def unit(gold: GoldArticle, fact: GoldFact, rng: random.Random) -> Iterator[Planted]:
    claim = fact.claim
    if claim.value is None or not claim.unit:
        return
    for old, new in _OTHER_UNIT:
        if claim.unit.endswith(old):
            wrong = changed(claim, unit=claim.unit.removesuffix(old) + new)
            codes = frozenset({Code.UNIT_MISMATCH, Code.SCALE_MISMATCH})
            if not states(gold, wrong) and not leaves_its_money_open(gold, fact, new):
                yield Planted(wrong, codes, f"{claim.unit} told as {wrong.unit}")
            return


_NAMES_A_FALL = re.compile("收窄|[降跌減减]幅|下降|降低")
"""A fall that is named one is told with and without a minus sign: the prompt asks for one."""


def sign(gold: GoldArticle, fact: GoldFact, rng: random.Random) -> Iterator[Planted]:
    claim = fact.claim
    growth = re.search("增|降|同比|growth|change|fell|rose", claim.name)
    fall = _NAMES_A_FALL.search(claim.name)
    if (
        claim.value
        and growth
        and not fall
        and (claim.unit or "").endswith(("%", "百分点", "percent"))
    ):
        wrong = changed(claim, value=-claim.value)
        codes = frozenset({Code.NUMBER_NOT_FOUND, Code.WRONG_METRIC, Code.RANGE_MISMATCH})
        yield Planted(wrong, codes, "a rise told as a fall, or the reverse")


def bound_lost(gold: GoldArticle, fact: GoldFact, rng: random.Random) -> Iterator[Planted]:
    claim = fact.claim
    if claim.value is not None and claim.bound != "exact" and claim.upper is None:
        # a cap that its name calls one is told by 上限600万元 alone: it is lost as a rough figure
        wrong = changed(claim, bound="about" if names_its_bound(claim) else "exact")
        yield Planted(wrong, frozenset({Code.BOUND_MISMATCH}), f"the text says {claim.bound}")


def bound_turned(gold: GoldArticle, fact: GoldFact, rng: random.Random) -> Iterator[Planted]:
    claim = fact.claim
    if claim.value is not None and claim.upper is None and claim.unit != "rank":
        wrong = changed(claim, bound=_TURNED[claim.bound])
        yield Planted(wrong, frozenset({Code.BOUND_MISMATCH}), f"the text says {claim.bound}")


def range_cut(gold: GoldArticle, fact: GoldFact, rng: random.Random) -> Iterator[Planted]:
    claim = fact.claim
    codes = frozenset({Code.RANGE_MISMATCH})
    if claim.upper is not None:
        for end in (claim.value, claim.upper):
            wrong = changed(claim, value=end, upper=None)
            if not states(gold, wrong):
                yield Planted(wrong, codes, "one end of a range told as the number")
    elif claim.value and claim.value > 1 and claim.unit != "rank":
        wrong = changed(claim, upper=(claim.value * Decimal("1.5")).normalize())
        yield Planted(wrong, codes, "one number told as a range")


def neighbour(gold: GoldArticle, fact: GoldFact, rng: random.Random) -> Iterator[Planted]:
    """The value of another fact of the same quote and city."""
    claim = fact.claim
    for other in gold.facts:
        near = other.quote == fact.quote or other.claim.quote in claim.quote
        differs = other.claim.name != claim.name and amount(other.claim) != amount(claim)
        ours = places.same(other.claim.city, claim.city)
        if claim.value is None or other.claim.value is None or not (near and differs and ours):
            continue
        wrong = changed(claim, **_amount_of(other.claim))
        codes = _OTHER_NUMBER | {Code.UNIT_MISMATCH, Code.RANGE_MISMATCH, Code.BOUND_MISMATCH}
        yield Planted(wrong, codes, f"the number is that of {other.claim.name}")


def other_city(gold: GoldArticle, fact: GoldFact, rng: random.Random) -> Iterator[Planted]:
    """The value of another city, with the quote of this one and with the other's."""
    claim = fact.claim
    others = [
        other.claim
        for other in gold.facts
        if other.claim.value is not None
        and not places.same(other.claim.city, claim.city)
        and (amount(other.claim) or (0, 0, None))[2] == (amount(claim) or (0, 0, ""))[2]
    ]
    others = [o for o in others if not states(gold, changed(o, city=claim.city, kind=claim.kind))]
    if others:
        other = rng.choice(others)
        own_quote = changed(claim, **_amount_of(other))
        yield Planted(own_quote, _OTHER_NUMBER, f"the number is that of {other.city}")
        its_quote = changed(own_quote, quote=other.quote)
        yield Planted(its_quote, _OTHER_NUMBER, f"number and quote are those of {other.city}")


def _amount_of(claim: Claim) -> dict[str, object]:
    return {"value": claim.value, "upper": claim.upper, "unit": claim.unit, "bound": claim.bound}


def city_swapped(gold: GoldArticle, fact: GoldFact, rng: random.Random) -> Iterator[Planted]:
    """Another city of the article, and one that the article does not name."""
    claim = fact.claim
    if claim.value is None:
        return
    cities = dict.fromkeys(other.claim.city for other in gold.facts)
    named = [
        city
        for city in cities
        if not (places.same(city, claim.city) or city == claim.city or is_true_around(fact, city))
    ]
    absent = [city for city in _ABSENT_CITIES if city not in gold.article.text]
    for city in (*rng.sample(named, min(2, len(named))), rng.choice(absent)):
        wrong = changed(claim, city=city)
        if not states(gold, wrong):
            yield Planted(wrong, frozenset({Code.WRONG_CITY}), f"it belongs to {claim.city}")


def _other_year(iso: str, step: int) -> str:
    return f"{int(iso[:4]) + step}{iso[4:]}"


def year_shifted(gold: GoldArticle, fact: GoldFact, rng: random.Random) -> Iterator[Planted]:
    claim = fact.claim
    for field in ("as_of", "deadline"):
        told = getattr(claim, field)
        if told is None or claim.value is None:
            continue
        wrong = changed(claim, **{field: _other_year(told, rng.choice((-1, 1)))})
        if not states_on_the_day(gold, wrong):
            codes = frozenset({Code.WRONG_PERIOD})
            yield Planted(wrong, codes, f"the text says {told}")


def date_shifted(gold: GoldArticle, fact: GoldFact, rng: random.Random) -> Iterator[Planted]:
    claim = fact.claim
    for field in ("as_of", "deadline"):
        told = getattr(claim, field)
        if told is None or len(told) < 10 or claim.value is None:
            continue
        month = (int(told[5:7]) + rng.choice((3, 5, 7)) - 1) % 12 + 1
        wrong = changed(claim, **{field: f"{told[:4]}-{month:02d}-15"})
        yield Planted(wrong, frozenset({Code.WRONG_PERIOD}), f"the text says {told}")


def deadline_as_date(gold: GoldArticle, fact: GoldFact, rng: random.Random) -> Iterator[Planted]:
    claim = fact.claim
    if claim.kind == "target" and claim.deadline and claim.value is not None and not claim.as_of:
        wrong = changed(claim, as_of=claim.deadline, deadline=None)
        codes = frozenset({Code.WRONG_PERIOD, Code.TARGET_AS_ACTUAL})
        yield Planted(wrong, codes, "a deadline told as the day that the figure describes")


def target_as_reached(gold: GoldArticle, fact: GoldFact, rng: random.Random) -> Iterator[Planted]:
    claim = fact.claim
    if claim.kind == "target" and claim.value is not None and "past_target" not in fact.flags:
        wrong = changed(claim, kind="indicator", as_of=claim.deadline, deadline=None)
        if not states(gold, wrong) and not names_its_plan(claim):
            codes = frozenset({Code.TARGET_AS_ACTUAL})
            yield Planted(wrong, codes, "an aim told as reached")


def reached_as_target(gold: GoldArticle, fact: GoldFact, rng: random.Random) -> Iterator[Planted]:
    claim = fact.claim
    if claim.kind == "indicator" and claim.value is not None and "projected" not in fact.flags:
        wrong = changed(claim, kind="target", deadline=claim.as_of, as_of=None)
        if not states(gold, wrong) and not names_its_plan(claim):
            codes = frozenset({Code.ACTUAL_AS_TARGET})
            yield Planted(wrong, codes, "a state told as an aim")


def quote_altered(gold: GoldArticle, fact: GoldFact, rng: random.Random) -> Iterator[Planted]:
    quote = fact.claim.quote
    letters = [i for i, c in enumerate(quote) if c.isalpha()]
    if len(letters) < 6:
        return
    at = letters[len(letters) // 2]
    new = "某" if not quote[at].isascii() else "qz"
    codes = frozenset({Code.QUOTE_NOT_FOUND})
    altered = quote[:at] + new + quote[at + 2 :]
    if altered not in gold.article.text:
        yield Planted(changed(fact.claim, quote=altered), codes, "words of the quote altered")
    number = re.search(r"\d+", quote)
    if number and fact.claim.value is not None:
        told = quote[: number.start()] + str(int(number[0]) + 1) + quote[number.end() :]
        if told not in gold.article.text:
            yield Planted(changed(fact.claim, quote=told), codes, "a number of the quote altered")


def quote_elsewhere(gold: GoldArticle, fact: GoldFact, rng: random.Random) -> Iterator[Planted]:
    if fact.claim.value is None or fact.number is None:
        return
    written = gold.article.text[slice(*fact.number)]
    others = [
        other.claim.quote
        for other in gold.facts
        if written not in other.claim.quote
        and not any(
            amount(f.claim) == amount(fact.claim)
            for f in gold.facts
            if f.claim.quote == other.claim.quote
        )
    ]
    if others:
        wrong = changed(fact.claim, quote=rng.choice(others))
        codes = frozenset({Code.NUMBER_NOT_IN_QUOTE, Code.QUOTE_NOT_FOUND}) | _OTHER_NUMBER
        yield Planted(wrong, codes, "the quote stands elsewhere and lacks the number")


def teaser_number(gold: GoldArticle, fact: GoldFact, rng: random.Random) -> Iterator[Planted]:
    stray = [
        q
        for q in gold.quantities
        if q.value is not None
        and q.unit is not None
        and q.kind not in ("ordinal", "duration", "number")
        and abs(q.value) >= 10
        and any(a <= q.start and q.end <= b for a, b in gold.noise)
        and q.text not in "".join(f.claim.quote for f in gold.facts)
    ]
    if fact.claim.value is None or not stray:
        return
    found = rng.choice(stray)
    line_start = gold.article.text.rfind("\n", 0, found.start) + 1
    line_end = gold.article.text.find("\n", found.end)
    line = gold.article.text[line_start : line_end if line_end > 0 else None]
    if not line.strip():
        return
    wrong = changed(
        fact.claim,
        value=found.value,
        upper=found.upper,
        unit=found.unit,
        bound=found.bound,
        quote=line.strip(),
    )
    codes = frozenset({Code.OUTSIDE_BODY, Code.WRONG_CITY, Code.NUMBER_NOT_IN_QUOTE})
    yield Planted(wrong, codes, "number and quote stand outside the article")


def invented_number(gold: GoldArticle, fact: GoldFact, rng: random.Random) -> Iterator[Planted]:
    claim = fact.claim
    if claim.value is None:
        return
    value = Decimal(rng.choice((137, 461, 739, 883, 947)))
    if str(value) not in gold.article.text:
        wrong = changed(claim, value=value, upper=None)
        codes = frozenset({Code.NUMBER_NOT_FOUND, Code.DERIVED_VALUE})
        yield Planted(wrong, codes, "the number stands nowhere")


def invented_fact(gold: GoldArticle, fact: GoldFact, rng: random.Random) -> Iterator[Planted]:
    claim = fact.claim
    value = Decimal(rng.choice((173, 467, 719)))
    wrong = changed(
        claim,
        id=f"{claim.id}x",
        name="人工智能应用示范基地",
        value=value,
        upper=None,
        unit="亿元",
        bound="exact",
        quote=f"{claim.city}将投入{value}亿元建设人工智能应用示范基地",
    )
    if wrong.quote not in gold.article.text:
        codes = frozenset({Code.QUOTE_NOT_FOUND, Code.NUMBER_NOT_FOUND})
        yield Planted(wrong, codes, "the article says nothing of it", added=True)


def derived(gold: GoldArticle, fact: GoldFact, rng: random.Random) -> Iterator[Planted]:
    """The sum or the difference of two stated numbers of the same quote and unit."""
    mine = amount(fact.claim)
    for other in gold.facts:
        theirs = amount(other.claim)
        if mine is None or theirs is None or other.quote != fact.quote or mine[2] != theirs[2]:
            continue
        if mine[0] <= theirs[0] or mine[1] or theirs[1] or mine[2] == "rank":
            continue
        for value, word in ((mine[0] + theirs[0], "sum"), (mine[0] - theirs[0], "difference")):
            wrong = changed(fact.claim, value=value, unit=mine[2], bound="exact")
            told = {amount(f.claim) for f in gold.facts} | {
                (q.value, q.upper, q.unit) for q in gold.quantities
            }
            if (value, None, mine[2]) not in told:
                codes = frozenset({Code.DERIVED_VALUE})
                yield Planted(wrong, codes, f"a {word} that the text does not state")


def same_mention(gold: GoldArticle, fact: GoldFact, rng: random.Random) -> Iterator[Planted]:
    claim = fact.claim
    if claim.value is None or fact.number is None or claim.unit == "rank":
        return
    wrong = changed(claim, id=f"{claim.id}x", name="人工智能融资总额")
    codes = frozenset({Code.DUPLICATE_FACT, Code.WRONG_METRIC})
    yield Planted(wrong, codes, "the same mention told a second time under a new name", added=True)


PLANTERS: dict[str, Planter] = {
    "digit changed": digit_changed,
    "digit dropped or doubled": digit_dropped,
    "scale": scale,
    "unit": unit,
    "sign": sign,
    "bound lost": bound_lost,
    "bound turned": bound_turned,
    "range cut or made": range_cut,
    "value of another mention in the sentence": neighbour,
    "value of another city": other_city,
    "city swapped": city_swapped,
    "year shifted": year_shifted,
    "date shifted": date_shifted,
    "deadline told as date": deadline_as_date,
    "target told as reached": target_as_reached,
    "reached told as target": reached_as_target,
    "quote altered": quote_altered,
    "quote from elsewhere": quote_elsewhere,
    "number from a teaser": teaser_number,
    "invented number": invented_number,
    "invented fact": invented_fact,
    "sum or difference": derived,
    "same mention twice": same_mention,
}
"""Every class of error. To add one, write its planter and give it a name here."""


def plants(gold: GoldArticle, seed: int = 7) -> Iterator[tuple[GoldFact, Plant]]:
    """Every error planted into every fact of one article."""
    for kind, planter in PLANTERS.items():
        for fact in gold.facts:
            rng = random.Random(f"{seed}/{gold.id}/{fact.claim.id}/{kind}")  # noqa: S311 - not a secret
            for planted in planter(gold, fact, rng):
                yield fact, Plant(kind, *planted)
