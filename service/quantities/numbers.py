"""The pass over numbers: everything but dates.

For every candidate of the text:

1. is it part of an identifier, or of a word that counts nothing?
2. what is it worth (`amounts`)?
3. which unit follows, or which currency stands before (`measures`)?
4. does a second number make it a range (`measures`)?
5. what do the words around say: minus, over, about, at most, falling (`bounds`)?
"""

import re
import sys
from decimal import Decimal
from typing import Final

from schemas.quantity import Quantity, QuantityKind
from service.quantities import bounds, identifiers
from service.quantities.amounts import CANDIDATE, Amount, amount
from service.quantities.measures import NEIGHBOUR, Measure, measure, ranged, unit_at, with_cents
from service.quantities.prefixes import PREFIX_ENDS, currency_before
from service.quantities.units import HAN, RANK
from service.quantities.words import Word, word_at

_ARABIC: Final = frozenset("0123456789")
_LETTERS: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_OPENS: Final = frozenset("第负")
_PLAIN: Final = frozenset("二三四五六七八九")
_CLOSES: Final = frozenset("、.)是")
_BARE: Final = frozenset("百千万亿")
_BEFORE_BARE: Final = frozenset("近超过上逾破约")
_JOINS: Final = frozenset("至到~-—–分又多余几来级强以 ")
_HALVED_ELSEWHERE: Final = frozenset("上下大前后多")
_NTH: Final = frozenset(("st", "nd", "rd", "th"))
_SIGN: Final = re.compile(r"(?:(?:负的?|零下|(?<![0-9A-Za-z)\]])-|\bminus|\bnegative) ?)\Z")
_SIGN_ENDS: Final = frozenset("负的下- ")
_LIMITED: Final = frozenset(("percent", "money"))
_NUMBERED: Final = frozenset("号室")
_GRADES: Final = frozenset("级强")
_FINE_BARE: Final = frozenset({"卡", "times"})
_FINANCIAL: Final = frozenset("壹贰叁肆伍陆柒捌玖拾")
_PAID: Final = frozenset("元圆角块份打")
_MIXED: Final = re.compile(r"[叁肆伍陆柒捌玖][一二三四五六七八九]\Z")
_END: Final = Quantity(sys.maxsize, sys.maxsize, "", "date")
_WORD: Final = re.compile(r"\w")


def scan_numbers(text: str, folded: str, dates: list[Quantity]) -> list[Quantity]:
    """Every quantity of the text that is no date, in order; `folded` is the text folded.

    `dates`: what the other pass found, in order; nothing is looked for inside.
    """
    found: list[Quantity] = []
    masks = identifiers.Masks(folded)
    known = iter([*dates, _END])
    date = next(known)
    floor = 0
    for match in CANDIDATE.finditer(folded):
        start, end = match.span()
        while date.end <= start:
            date = next(known)
        if start < floor or start >= date.start:
            continue
        if folded[start] in _ARABIC:
            beyond = masks.beyond(start, end)
            if beyond:
                floor = beyond
                continue
        else:
            word = _word(folded, start, end, floor)
            if word is not None:
                if word.value is not None:
                    found.append(_known(text, folded, start, word))
                    floor = found[-1].end
                continue
            if not _stands(folded, start, end) or _is_of_a_name(folded, start, end):
                continue
        number = amount(folded, match) if match[4] is None else _half(folded, start)
        quantity = None if number is None else quantity_of(text, folded, number, floor)
        if quantity is not None and quantity.end <= date.start:
            found.append(quantity)
            floor = quantity.end
    return found


def _word(text: str, start: int, end: int, floor: int) -> Word | None:
    """The word of the table that the numeral is part of."""
    word = word_at(text, start, end - start)
    if word is None or start - word.offset < floor or text.startswith("分之", end):
        return None
    if word.offset == 0 and (
        text[start - 1 : start] in _OPENS or text.startswith("零下", start - 2)
    ):
        return None
    return word


def _known(text: str, folded: str, start: int, word: Word) -> Quantity:
    start -= word.offset
    end = start + len(word.text)
    bound = word.bound
    if bound == "exact":
        after = bounds.after(folded, end)
        bound = after[0] if after else bounds.before(folded, start).bound
    return Quantity(start, end, text[start:end], word.kind, word.value, None, word.unit, bound)


def _stands(text: str, start: int, end: int) -> bool:
    """Whether a lone Chinese numeral counts something: 四个 does, 四川 does not."""
    before, following = text[start - 1 : start], text[end : end + 1]
    if following in _CLOSES and identifiers.heading(text, start, end):
        return False
    if end - start > 1 or (before in _BEFORE_BARE and text[start] in _BARE):
        return True
    if before in _OPENS or (before == "是" and text[start] in _PLAIN):
        return True
    if following == "、":
        return NEIGHBOUR.match(text, start) is not None and _WORD.match(before) is not None
    if following in HAN or following in _LETTERS or following in _JOINS:
        return True
    return not (_WORD.match(following) or _WORD.match(before))


def _is_of_a_name(text: str, start: int, end: int) -> bool:
    """Whether it is a numeral of bank notes that counts no money: 伍家岗, 陆家嘴."""
    if end - start > 1 or text[start] not in _FINANCIAL:
        return False
    before, following = text[start - 1 : start], text[end : end + 1]
    if following in _PAID or before in _OPENS:
        return False
    return _WORD.match(following) is not None or _WORD.match(before) is not None


def _half(text: str, start: int) -> Amount | None:
    """半年, 半个: a half before a unit."""
    if text[start] != "半" or text[start - 1 : start] in _HALVED_ELSEWHERE:
        return None
    return Amount(start, start + 1, Decimal("0.5")) if unit_at(text, start + 1) else None


def quantity_of(text: str, folded: str, number: Amount, floor: int = 0) -> Quantity | None:
    """The quantity that the number is, with unit, range and bounds; None for a name.

    What stands before `floor` belongs to another quantity.
    """
    start = number.start
    before = folded[start - 1 : start]
    if before == "第":
        return _ordinal(text, folded, number)
    if folded[number.end : number.end + 2] in _NTH and folded[start] in _ARABIC:
        return _nth(text, folded, number)
    prefix = currency_before(folded, start) if before in PREFIX_ENDS else None
    measured = measure(folded, number, money=prefix is not None)
    measured = ranged(folded, number, measured, prefix)
    if (
        prefix is not None
        and prefix[1] >= floor
        and (measured.unit is None or measured.unit.kind == "money")
    ):
        unit, start = prefix
        measured = measured if measured.upper else with_cents(folded, measured)
        measured = measured.times(unit.factor or 1, measured.end)._replace(unit=unit)
    if measured.unit is None and _names(folded, number, measured.end):
        return None
    if measured.unit is None and _lone(folded, number, measured.end):
        return None
    if number.bare and not _counts_bare(folded, number, measured):
        return None
    return _meant(text, folded, start, number, measured, floor)


def _meant(
    text: str, folded: str, start: int, number: Amount, measured: Measure, floor: int
) -> Quantity:
    """The quantity, with what the words around it say."""
    value, upper, end, unit, bound = measured
    kind: QuantityKind = "number" if unit is None else unit.kind
    negative = False
    if folded[start - 1 : start] in _SIGN_ENDS:
        sign = _SIGN.search(folded, max(floor, start - 10), start)
        if sign and (sign[0] != "- " or sign.start() == 0):
            negative, start = True, sign.start()
    before = bounds.before(folded, start, bare=number.bare)
    if before.falls and value > 0 and kind in ("percent", "point"):
        negative = True
    if negative:
        value, upper = -value, None if upper is None else -upper
    if bound == "exact":
        bound = before.bound
    after = bounds.after(folded, end)
    if after and bound in ("exact", "about"):
        bound = after[0]
    if bound == "exact" and kind in _LIMITED:
        bound = bounds.apart(folded, start)
    name = None if unit is None else unit.name
    return Quantity(start, end, text[start:end], kind, value, upper, name, bound)


_RANKED: Final = frozenset({"person", "大"})


def _ordinal(text: str, folded: str, number: Amount) -> Quantity:
    """第二 and 第二大 are ranks; 第十五届 is an ordinal of its own counter."""
    start, end, unit = number.start - 1, number.end, RANK
    found = unit_at(folded, end)
    if found and found[0].kind in ("count", "duration"):
        unit, end = (RANK, found[1]) if found[0].name in _RANKED else found
    return Quantity(start, end, text[start:end], "ordinal", number.value, number.upper, unit.name)


def _nth(text: str, folded: str, number: Amount) -> Quantity | None:
    """21st."""
    start, end = number.start, number.end + 2
    if folded[end : end + 1] in _LETTERS:
        return None
    return Quantity(start, end, text[start:end], "ordinal", number.value, None, RANK.name)


def _lone(text: str, number: Amount, end: int) -> bool:
    """Whether one Chinese numeral stands before a word that is no unit: 三批准, 陆一苇."""
    if text[number.start] in _ARABIC or end > number.end + 1 or number.bare:
        return False
    if end - number.start > 1 and not _MIXED.match(text, number.start, end):
        return False
    before, following = text[number.start - 1 : number.start], text[end : end + 1]
    if (
        before in _OPENS
        or before == "是"
        or (following in _JOINS and following not in _GRADES)
        or bounds.after(text, end)
    ):
        return False
    return _WORD.match(following) is not None


def _names(text: str, number: Amount, end: int) -> bool:
    """Whether a number without a unit is a name, a version or the mark of a list."""
    start = number.start
    if text[start] not in _ARABIC:
        return text[end : end + 1] == "号"
    return (
        text[end : end + 1] in _LETTERS
        or text[end : end + 1] in _NUMBERED
        or identifiers.code(text, end)
        or identifiers.famous(text, start)
        or identifiers.marker(text, start, end)
        or identifiers.version(text, start, end)
    )


def _counts_bare(text: str, number: Amount, measured: Measure) -> bool:
    """Whether a scale without digits is a quantity: 千亿级, 近千家, 亿元, 万卡."""
    unit, end = measured.unit, measured.end
    lone = number.end - number.start == 1
    if unit is not None and (not lone or unit.name in _FINE_BARE or measured.bound == "over"):
        return True
    if text[end : end + 1] in _GRADES:
        return True
    if bounds.before(text, number.start, bare=True).bound != "exact" or bounds.after(text, end):
        return True
    if _WORD.match(text, end) or unit is not None:
        return False
    return not lone or not _WORD.match(text[number.start - 1 : number.start])
