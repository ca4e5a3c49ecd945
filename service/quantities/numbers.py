"""The pass over numbers: everything but dates."""

import re
from decimal import Decimal
from typing import Final

from schemas.quantity import Bound, Quantity, QuantityKind
from service.quantities import bounds, identifiers
from service.quantities.numerals import MAX_LENGTH, arabic, read, scaled
from service.quantities.units import HAN, Unit, han_unit, latin_unit

_HAN_DIGITS: Final = "零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖"
_SCALES: Final = "十百千万亿兆拾廿卅"
_TAIL: Final = (
    rf"(?:[0-9{_HAN_DIGITS.replace('两', '')}十亿兆拾廿卅]"
    r"|百(?!分[之点])|万(?!分之)|千(?![瓦克卡焦帕伏赫米])|(?<=[二两三四五六七八九])千(?=米)"
    r"|两(?=[十百千万亿兆个家年天])"
    rf"|点(?=[{_HAN_DIGITS}])|[多余几](?=[十百千万亿兆])| (?=[十百千万亿兆])"
    r"|(?<=[十百千万亿]) (?=[一二三四五六七八九]))"
)
CANDIDATE: Final = re.compile(
    rf"[0-9{_HAN_DIGITS}{_SCALES}几数半首榜]"
    r"(?:(?<=[0-9])"
    r"(?:[0-9]{0,2}+(?:,[0-9]{3})++(?![0-9])|[0-9]*+)(?:\.[0-9]++)?+"
    rf"(?: {{0,2}}(?=[多余几]?[ ]?[百千万亿兆])({_TAIL}++))?+"
    rf"|(?<![0-9])(?:(?<![数几])|(?=[十百千万亿]))({_TAIL}*+)"
    r")"
)

_RANGE: Final = re.compile(r" ?(?:至|到|-|~|—{1,2}|–|～) ?")
_ALONE: Final = re.compile(r"\w")
_SIMPLE: Final = {
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "十亿": 10**9,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
    "兆": 10**12,
}
_WORD: Final = re.compile(
    r"[ -]?(hundred|thousand|million|billion|trillion|bn|mn|k|K|w|W|M)(?![A-Za-z0-9])"
)
_WORDS: Final = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "bn": 10**9,
    "mn": 10**6,
    "k": 10**3,
    "K": 10**3,
    "w": 10**4,
    "W": 10**4,
    "M": 10**6,
}
_PREFIXES: Final = {"$": "USD", "¥": "CNY", "€": "EUR", "£": "GBP", "₩": "KRW", "₹": "INR"}
_DENIED: Final = frozenset(
    ("一些", "一批", "一大", "一步", "一轮", "一起", "一直", "一定", "一般", "一样")
)
_RANK: Final = Unit("rank", "ordinal", None)
_SUSPECT: Final = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._:/@#〔[【-+(号 :是为"
)


def scan_numbers(text: str, currency: str = "CNY") -> list[Quantity]:  # noqa: C901
    """Every quantity of the folded `text` that is no date, in order; 元 means `currency`."""
    found: list[Quantity] = []
    floor = 0
    for match in CANDIDATE.finditer(text):
        start, end = match.span()
        if start < floor:
            continue
        amount = _amount(text, match)
        if amount is None:
            continue
        value, upper, over = amount
        if text[start].isdigit() and (
            text[start - 1 : start] in _SUSPECT or text[end : end + 1] in _SUSPECT
        ):
            beyond = identifiers.skip(text, start, end, floor)
            unit = _unit(text, end)
            if beyond and (unit is None or text[start - 1 : start] in _SUSPECT):
                floor = beyond
                continue
        link = _RANGE.match(text, end)
        if link and upper is None:
            other = CANDIDATE.match(text, link.end())
            far = _amount(text, other) if other else None
            if other and far and far[1] is None:
                upper, low_scale = far[0], _scale(match[0])
                if low_scale is None:
                    factor = _scale(other[0]) or 1
                    if value < upper:
                        value = scaled(value, factor) if value * factor <= upper else value
                end = other.end()
        finish = _finish(text, start, end, value, upper, over, currency)
        if finish is not None:
            found.append(finish)
            floor = finish.end
    return found


def _amount(  # noqa: PLR0911
    text: str, match: re.Match[str]
) -> tuple[Decimal, Decimal | None, bool] | None:
    start, end = match.span()
    if end - start > MAX_LENGTH:
        return None
    tail, han = match.groups()
    if han is None:
        if tail is None:
            return arabic(match[0]), None, False
        digits = match[0][: match.start(1) - start]
        if tail in _SIMPLE:
            return scaled(arabic(digits), _SIMPLE[tail]), None, False
    run = match[0].replace(",", "")
    if len(run) == 1:
        following = text[end : end + 1]
        if not (
            following in HAN
            or _RANGE.match(text, end)
            or following in "级强"
            or text[start - 1 : start] == "第"
        ):
            return None
        if text[start : start + 2] in _DENIED or text[start : start + 3] in _DENIED:
            return None
        if run in "首榜":
            return (Decimal(1), None, False) if following == "位" else None
    numeral = read(run)
    return None if numeral is None else (numeral.value, numeral.upper, numeral.over)


def _scale(run: str) -> int | None:
    for index, char in enumerate(run):
        if char in "百千万亿兆":
            return _SIMPLE.get(run[index:])
    return None


def _unit(text: str, at: int) -> tuple[Unit, int] | None:
    unit = han_unit(text, at)
    if unit is None:
        if text[at : at + 1] in (" ", "-"):
            at += 1
        unit = latin_unit(text, at) or han_unit(text, at)
    return unit


def _finish(  # noqa: C901, PLR0912
    text: str,
    start: int,
    end: int,
    value: Decimal,
    upper: Decimal | None,
    over: bool,
    currency: str,
) -> Quantity | None:
    bare = text[start] in _SCALES and end - start < 4
    bound: Bound = "over" if over else "exact"
    word = _WORD.match(text, end)
    if word:
        factor = _WORDS[word[1]]
        value = scaled(value, factor)
        upper = scaled(upper, factor) if upper is not None else None
        end = word.end()
    if text[end : end + 1] in ("多", "余", "几") and text[end : end + 1]:
        bound, end = "over", end + 1
    if text[start - 1 : start] == "第":
        unit = _unit(text, end)
        name = (
            unit[0].name
            if unit and unit[0].kind == "count" and unit[0].name != "person"
            else "rank"
        )
        return Quantity(start - 1, unit[1] if unit else end, text, "ordinal", value, upper, name)
    if text[start] in "首榜":
        return Quantity(start, end + 1, text, "ordinal", value, None, "rank")
    kind: QuantityKind = "number"
    label: str | None = None
    found = _unit(text, end)
    if found:
        form, end = found
        kind, label = form.kind, form.name
        if form.factor is not None:
            value = scaled(value, form.factor)
            upper = scaled(upper, form.factor) if upper is not None else None
        if label == "CNY":
            label = currency
    elif text[start - 1 : start] in _PREFIXES:
        kind, label = "money", _PREFIXES[text[start - 1]]
        start -= 1
    elif bare and not _ALONE.match(text, end):
        pass
    elif bare and text[end : end + 1] not in ("级", "强"):
        return None
    before = bounds.before(text, start, bare=bare)
    if bound == "exact":
        bound = before.bound
    if before.falls and kind in ("percent", "point") and value > 0:
        value, upper = -value, -upper if upper is not None else None
    after = bounds.after(text, end)
    if after and bound in ("exact", "about"):
        bound = after[0]
    return Quantity(start, end, text, kind, value, upper, label, bound)
