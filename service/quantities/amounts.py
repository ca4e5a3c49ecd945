"""Amounts: what a candidate and the characters that belong to it are worth.

Stage two of the pass over numbers. Signs (负, -, 零下), fractions (三分之一, 3/4, 一又二分之一),
shares (百分之五) and exponents (1.3e6); units come later.
"""

import re
from decimal import Decimal
from math import prod
from typing import Final, NamedTuple

from service.quantities.numerals import (
    EXACT,
    MAX_LENGTH,
    QUOTIENT,
    SCALES,
    arabic,
    plain,
    read,
    scaled,
)
from service.quantities.units import PERCENT, Unit
from service.quantities.words import LONE

_DIGIT: Final = "零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖"
_ENDS: Final = f"{_DIGIT.lstrip('零〇')}十拾"
"""Behind these no digit goes on a numeral: 星期三20人, 队伍112支."""
_TAIL: Final = (
    rf"(?:[{_DIGIT}十拾亿廿卅卌万]|(?<![{_ENDS}])[0-9]"
    r"|兆(?![瓦伏赫字比帕欧焦])"
    r"|百(?!分[点位比制])"
    r"|千(?![瓦克卡焦帕伏赫米])|(?<=[二两三四五六七八九])千(?=米)"
    r"|两(?=[十百千万亿兆个家年天])"
    rf"|点(?=[{_DIGIT}])"
    r"|(?:(?<=[万亿兆][0-9])|(?<=[万亿兆][0-9]{2})|(?<=[万亿兆][0-9]{3})),(?=[0-9]{3}(?![0-9]))"
    r"|[多余几](?=[十百千万亿兆])"
    r"| (?=[百千万亿兆])|(?<=[十百千万亿]) (?=[一二三四五六七八九][十百千万亿]|[1-9] ?[百千万]))"
)
CANDIDATE: Final = re.compile(
    rf"[0-9两百千万亿兆十拾廿卅卌{_DIGIT}几数{LONE}]"
    r"(?:(?<=[0-9])"
    r"(?:[0-9]{0,2}+(?:,[0-9]{3}){1,12}(?![0-9]|,[0-9]{3})"
    r"|[0-9]?+(?:,[0-9]{2}(?=,)){1,6},[0-9]{3}(?![0-9])"
    r"|(?<=[1-9])(?<![^A-Za-z,;:(] [0-9])[0-9]{0,2}+(?: [0-9]{3}){1,5}(?![0-9]| [0-9])"
    r"|[0-9]*+)"
    r"(?:\.[0-9]+)?"
    rf"(?: {{0,2}}(?=[多余几]?[ ]?(?:[百千万亿]|兆(?![瓦伏赫字比帕欧焦])))({_TAIL}+))?"
    rf"|(?<![0-9{LONE}数几])({_TAIL}*)"
    rf"|(?<=[数几])(?=[十百千万亿])({_TAIL}+)"
    rf"|(?<=[{LONE}])()"
    r")"
)
"""Where a number may begin, and how far it reaches. Groups: the tail behind Arabic digits, the rest
of a Chinese run, the rest of 数百 or 几十, an anchor of a known word. Runs of single digits are
possessive, groups of them are bounded, and nothing is asked behind a tail: the search is linear on
any text. No group is possessive: Python before 3.11.5 matches such wrongly (gh-106052)."""

_TAILS: Final = {
    tail: tuple(prod(SCALES[char] for char in tail[cut:]) for cut in range(len(tail)))
    for tail in [
        "百",
        "千",
        "万",
        "十万",
        "百万",
        "千万",
        "亿",
        "十亿",
        "百亿",
        "千亿",
        "万亿",
        "千万亿",
        "兆",
    ]
}
_LAST_SCALE: Final = re.compile(r"[百千万亿兆]+$")
_SHARES: Final = {"百": 1, "千": 10, "万": 100}
_SLASH: Final = re.compile(r" ?/ ?([1-9][0-9]{0,4})(?![0-9/.:])")
_MIXED: Final = re.compile(r" (?:and )?([0-9]{1,4}) ?/ ?([1-9][0-9]{0,4})(?![0-9/.])")
_EXPONENT: Final = re.compile(
    r"[eE]([+-]?[0-9]{1,2})(?![0-9A-Za-z])|[×x]10\^?([+-]?[0-9]{1,2})(?!\d)"
)
_POINT: Final = re.compile(rf"点([{_DIGIT}]{{1,20}})")
_SIGN: Final = re.compile(r"(?:负的?|-) ?")


class Amount(NamedTuple):
    """A number, or a range of numbers, before its unit."""

    start: int
    end: int
    value: Decimal
    upper: Decimal | None = None
    over: bool = False
    """The number itself says that it is more: 十几, 3000多亿."""
    scales: tuple[int, ...] = ()
    """The scales at its end that a range may carry backwards: 千万 and 万 in 3千万."""
    bare: bool = False
    """Scales without digits: 千亿, 万."""
    unit: Unit | None = None
    """Set where the amount brings its own: 百分之五."""

    def times(self, factor: Decimal | int) -> "Amount":
        """The amount in another scale."""
        upper = None if self.upper is None else scaled(self.upper, factor)
        return self._replace(value=scaled(self.value, factor), upper=upper)

    def negative(self) -> "Amount":
        """The amount with its sign turned."""
        upper = None if self.upper is None else -self.upper
        return self._replace(value=-self.value, upper=upper)


def amount(text: str, found: re.Match[str]) -> Amount | None:
    """What the candidate is worth, or None where it is no number."""
    start, end = found.span()
    if end - start > MAX_LENGTH:
        return None
    tail = found[1]
    if tail is None and found.lastindex is None:
        number = _arabic(text, start, end)
    elif tail in _TAILS:
        scales = _TAILS[tail]
        digits = text[start : found.start(1)].rstrip()
        if digits.isdigit():
            value = Decimal(int(digits) * scales[0])
        else:
            value = scaled(arabic(digits), scales[0])
        number = Amount(start, end, value, None, False, scales)
    else:
        run = _run(text, start, end)
        if run is None:
            return None
        number = run
    following = text[end : end + 1]
    if following in _CONTINUES and following:
        return _continued(text, number)
    return number


_FRACTION_ALONE: Final = re.compile(r"(?<![0-9A-Za-z.])\.\Z")


def _arabic(text: str, start: int, end: int) -> Amount:
    """Digits, or the fraction of one without a whole: .75."""
    if text[start - 1 : start] == "." and _FRACTION_ALONE.search(text, max(0, start - 2), start):
        return Amount(
            start - 1, end, Decimal("0." + text[start:end].replace(",", "").replace(".", ""))
        )
    return Amount(start, end, arabic(text[start:end]))


_CONTINUES: Final = frozenset("分又/ eE×")


def _run(text: str, start: int, end: int) -> Amount | None:
    run = text[start:end].replace(",", "")
    numeral = read(run)
    if numeral is None:
        return None
    last = _LAST_SCALE.search(run)
    bare = last is not None and last.start() == 0
    scales = () if last is None or bare else _TAILS.get(last[0], ())
    return Amount(start, end, numeral.value, numeral.upper, numeral.over, scales, bare)


def _continued(text: str, number: Amount) -> Amount | None:
    """Fractions, shares, mixed numbers, exponents."""
    end = number.end
    if text.startswith("分之", end):
        return _parts(text, number)
    if text.startswith("又", end):
        return _and_fraction(text, number)
    slash = _SLASH.match(text, end)
    if slash and number.value == number.value.to_integral_value():
        value = QUOTIENT.divide(number.value, Decimal(slash[1]))
        return number._replace(end=slash.end(), value=value)
    mixed = _MIXED.match(text, end)
    if mixed and int(mixed[1]) < int(mixed[2]):
        part = QUOTIENT.divide(Decimal(mixed[1]), Decimal(mixed[2]))
        return number._replace(end=mixed.end(), value=EXACT.add(number.value, part))
    exponent = _EXPONENT.match(text, end)
    if exponent:
        power = int(exponent[1] or exponent[2])
        return number._replace(end=exponent.end(), value=plain(number.value.scaleb(power, EXACT)))
    return number


def _parts(text: str, whole: Amount) -> Amount | None:
    """`whole` 分之 parts: 百分之五 is 5 percent, 三分之一 is a number."""
    at = whole.end + 2
    sign = _SIGN.match(text, at)
    at = sign.end() if sign else at
    point = _POINT.match(text, at)
    if point:
        part = read("零" + point[0])
        end = point.end()
        value = part.value if part else None
    else:
        found = CANDIDATE.match(text, at)
        number = None if found is None or found[4] is not None else _plain(text, found)
        value, end = (number.value, number.end) if number else (None, at)
    if value is None or not whole.value:
        return None
    value = -value if sign else value
    share = _SHARES.get(text[whole.start : whole.end])
    if share:
        return Amount(whole.start, end, scaled(value, Decimal(1) / share), unit=PERCENT)
    return Amount(whole.start, end, QUOTIENT.divide(value, whole.value))


def _plain(text: str, found: re.Match[str]) -> Amount | None:
    """The candidate alone, without what may follow it."""
    start, end = found.span()
    if end - start > MAX_LENGTH:
        return None
    if found.lastindex is None:
        return Amount(start, end, arabic(found[0]))
    return _run(text, start, end)


def _and_fraction(text: str, whole: Amount) -> Amount:
    """一又二分之一, 1又1/5: the whole and the fraction together."""
    found = CANDIDATE.match(text, whole.end + 1)
    over = _plain(text, found) if found and found[4] is None else None
    if over is None:
        return whole
    slash = _SLASH.match(text, over.end)
    if slash:
        part: Amount | None = over._replace(
            end=slash.end(), value=QUOTIENT.divide(over.value, Decimal(slash[1]))
        )
    else:
        part = _parts(text, over) if text.startswith("分之", over.end) else None
    if part is None or part.unit:
        return whole
    return whole._replace(end=part.end, value=EXACT.add(whole.value, part.value))
