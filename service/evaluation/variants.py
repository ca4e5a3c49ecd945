"""Other right ways to tell a gold fact. A check must let every one of them pass."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from schemas.extraction import Claim
from service import places
from service.evaluation.gold import GoldArticle, GoldFact
from service.evaluation.planting import changed
from service.quantities import normalize


class Variant(NamedTuple):
    """A right claim, told another way."""

    kind: str
    claim: Claim
    text: str | None = None
    """The article's text where the variant rewrites it; None for the text as it is."""


Teller = Callable[[GoldArticle, GoldFact], Iterator[Claim]]

_BOUND_IN_UNIT = {"at_least": "以上", "at_most": "以内", "about": "左右"}
_CURLY = str.maketrans("“”‘’", "\"\"''")
_FULL_WIDTH = str.maketrans({chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x7F)})


def as_written(gold: GoldArticle, fact: GoldFact) -> Iterator[Claim]:
    yield fact.claim


def base_units(gold: GoldArticle, fact: GoldFact) -> Iterator[Claim]:
    claim = fact.claim
    if claim.value is not None and claim.unit:
        told = normalize(claim.value, claim.upper, claim.unit)
        yield changed(claim, value=told.value, upper=told.upper, unit=told.unit)


def another_scale(gold: GoldArticle, fact: GoldFact) -> Iterator[Claim]:
    claim = fact.claim
    unit = claim.unit or ""
    for scale, larger in (("亿", "万亿"), ("万", "亿")):
        if unit.startswith(scale) and not unit.startswith("万亿") and claim.value is not None:
            upper = None if claim.upper is None else claim.upper / 10000
            told = unit.replace(scale, larger, 1)
            yield changed(claim, value=claim.value / 10000, upper=upper, unit=told)
            return
    if claim.value is not None and re.fullmatch("[家个款项人名台]", unit) and claim.value >= 1000:
        upper = None if claim.upper is None else claim.upper / 10000
        yield changed(claim, value=claim.value / 10000, upper=upper, unit=f"万{unit}")


def full_width_unit(gold: GoldArticle, fact: GoldFact) -> Iterator[Claim]:
    unit = fact.claim.unit or ""
    if fact.claim.value is not None and unit.translate(_FULL_WIDTH) != unit:
        yield changed(fact.claim, unit=unit.translate(_FULL_WIDTH))


def bound_in_unit(gold: GoldArticle, fact: GoldFact) -> Iterator[Claim]:
    word = _BOUND_IN_UNIT.get(fact.claim.bound)
    if word and fact.claim.unit and not fact.claim.unit.isascii():
        yield changed(fact.claim, unit=fact.claim.unit + word)
        yield changed(fact.claim, unit=fact.claim.unit + word, bound="exact")


def quote_whitespace(gold: GoldArticle, fact: GoldFact) -> Iterator[Claim]:
    quote = re.sub(r"\s+", " ", fact.claim.quote)
    if quote != fact.claim.quote:
        yield changed(fact.claim, quote=quote)
    elif " " in quote:
        yield changed(fact.claim, quote=quote.replace(" ", "  "))


def quote_straight(gold: GoldArticle, fact: GoldFact) -> Iterator[Claim]:
    quote = fact.claim.quote.translate(_CURLY)
    if quote != fact.claim.quote:
        yield changed(fact.claim, quote=quote)


def quote_shorter(gold: GoldArticle, fact: GoldFact) -> Iterator[Claim]:
    """The clause around the number alone."""
    if fact.number is None or "table" in fact.flags:
        return
    text = gold.article.text
    start, end = fact.quote
    first = max(start, *(text.rfind(mark, start, fact.number[0]) + 1 for mark in "，,；;"))
    ends = [text.find(mark, fact.number[1], end) for mark in "，,；;"]
    last = min([at for at in ends if at >= 0], default=end)
    quote = text[first:last].strip()
    if len(quote) >= 8 and quote != fact.claim.quote:
        yield changed(fact.claim, quote=quote)


def quote_longer(gold: GoldArticle, fact: GoldFact) -> Iterator[Claim]:
    """The whole line, up to its end."""
    text = gold.article.text
    start = text.rfind("\n", 0, fact.quote[0]) + 1
    stop = text.find("\n", fact.quote[1])
    quote = text[start : stop if stop >= 0 else len(text)].strip()
    if quote != fact.claim.quote and len(quote) <= 400:
        yield changed(fact.claim, quote=quote)


def city_names(gold: GoldArticle, fact: GoldFact) -> Iterator[Claim]:
    found = places.resolve(fact.claim.city)
    if found and found[0].level != "world":
        for name in dict.fromkeys((found[0].name, found[0].full, *found[0].english[:1])):
            if name != fact.claim.city:
                yield changed(fact.claim, city=name)


def partial_date(gold: GoldArticle, fact: GoldFact) -> Iterator[Claim]:
    for field in ("as_of", "deadline"):
        told = getattr(fact.claim, field)
        if told and len(told) == 10 and date.fromisoformat(told).day > 27:
            yield changed(fact.claim, **{field: told[:7]})
        if told and told.endswith("-12-31"):
            yield changed(fact.claim, **{field: told[:4]})


TELLERS: dict[str, Teller] = {
    "as written": as_written,
    "in base units": base_units,
    "another scale": another_scale,
    "full-width unit": full_width_unit,
    "bound inside the unit": bound_in_unit,
    "quote with collapsed whitespace": quote_whitespace,
    "straight quotation marks": quote_straight,
    "shorter quote": quote_shorter,
    "longer quote": quote_longer,
    "other names of the city": city_names,
    "partial date": partial_date,
}
"""Every right variant of a claim. To add one, write its teller and give it a name here."""


def separators(number: str) -> str:
    """3600亿元 -> 3,600亿元."""
    return re.sub(r"\d{4,}(?!\.)", lambda m: f"{int(m[0]):,}", number)


def full_width(number: str) -> str:
    """3600亿元 -> ３６００亿元."""
    return re.sub(r"\d", lambda m: m[0].translate(_FULL_WIDTH), number)


def chinese_numerals(number: str) -> str:
    """3600亿元 -> 三千六百亿元."""
    return re.sub(r"(?<![\d.,])\d{1,4}(?![\d.,])", lambda m: _han(int(m[0])), number)


def _han(number: int) -> str:
    text = "".join(
        "零一二三四五六七八九"[digit] + unit if (digit := number // power % 10) else "零"
        for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, ""))
    )
    spoken = re.sub("零+", "零", text).strip("零") or "零"
    return spoken.removeprefix("一") if spoken.startswith("一十") else spoken


REWRITES: dict[str, Callable[[str], str]] = {
    "text with separators": separators,
    "text in full-width digits": full_width,
    "text in Chinese numerals": chinese_numerals,
}
"""Other ways in which the article itself may write the number."""


def retold(gold: GoldArticle) -> Iterator[tuple[GoldFact, Variant]]:
    """Every right variant of every fact of one article."""
    for fact in gold.facts:
        for kind, teller in TELLERS.items():
            for claim in teller(gold, fact):
                yield fact, Variant(kind, claim)
        yield from ((fact, rewritten) for rewritten in _rewritten(gold, fact))


def _rewritten(gold: GoldArticle, fact: GoldFact) -> Iterator[Variant]:
    if fact.number is None or "table" in fact.flags or fact.claim.value is None:
        return
    start, end = fact.number
    text = gold.article.text
    if fact.claim.value != Decimal(int(fact.claim.value)) or fact.claim.quote.isascii():
        return
    for kind, rewrite in REWRITES.items():
        told = rewrite(text[start:end])
        if told != text[start:end]:
            first, last = fact.quote
            quote = text[first:start] + told + text[end:last]
            yield Variant(kind, changed(fact.claim, quote=quote), text[:start] + told + text[end:])
