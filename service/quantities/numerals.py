"""Numerals: from characters to decimals.

Reads Arabic digits, Chinese digits and scales, and every mixture of both (3万4000, 45亿6千万,
二〇二四, 三点五, 十五六). Plain functions over folded text; nothing here knows units.
"""

from decimal import Context, Decimal
from typing import Final, NamedTuple

EXACT: Final = Context(prec=120, traps=[])
"""Wide enough for every numeral that is read (MAX_LENGTH characters): nothing is rounded."""

QUOTIENT: Final = Context(prec=28, traps=[])
"""For what has no end: a third."""

MAX_LENGTH: Final = 48
"""Longer runs are no quantities: decoration, hashes, hostile input."""

DIGITS: Final = {
    char: value
    for value, chars in enumerate(
        ("0零〇", "1一壹", "2二两贰", "3三叁", "4四肆", "5五伍", "6六陆", "7七柒", "8八捌", "9九玖")
    )
    for char in chars
}
SMALL: Final = {"十": 10, "拾": 10, "百": 100, "千": 1000}
TENS: Final = {"廿": 20, "卅": 30, "卌": 40}
BIG: Final = {"万": 10**4, "亿": 10**8, "兆": 10**12}
SCALES: Final = SMALL | BIG
POINTS: Final = frozenset(".点")
_FEW: Final = frozenset("几数")
_SILENT: Final = frozenset("多余来几")
_CLIMBS: Final = frozenset({(n, n + 1) for n in range(1, 9)} | {(3, 5)})


class Numeral(NamedTuple):
    """What a run of numeral characters means."""

    value: Decimal
    upper: Decimal | None = None
    """Set where the run itself is a range: 三五百, 十五六, 数千."""
    over: bool = False
    """The run says that it is more: 十几万, 3000多亿."""


def arabic(digits: str) -> Decimal:
    """`1,234.5` as a decimal; the caller's pattern has checked the form."""
    return Decimal(digits if digits.isdigit() else digits.replace(",", "").replace(" ", ""))


def scaled(value: Decimal, factor: Decimal | int) -> Decimal:
    """`value * factor`, exactly, written without exponent or trailing zeros after the point."""
    return plain(EXACT.multiply(value, Decimal(factor)))


_ONE: Final = Decimal(1)


def plain(value: Decimal) -> Decimal:
    """The same number without exponent and zeros behind: 1200.0 is 1200, 1.800 is 1.8."""
    if value.same_quantum(_ONE):
        return value
    whole = value.to_integral_value(context=EXACT)
    return EXACT.quantize(value, _ONE) if whole == value else value.normalize(EXACT)


def read(run: str) -> Numeral | None:
    """What the run means, or None where it is no well-formed numeral."""
    if len(run) > MAX_LENGTH:
        return None
    if run[0] in _FEW:
        value = _value(run[1:]) if len(run) > 1 else None
        return None if value is None else Numeral(value, plain(value * 10))
    second = _pair(run)
    if second:
        low, high = (
            _value(run[:second] + run[second + 1 :]),
            _value(run[: second - 1] + run[second:]),
        )
        return Numeral(low, high) if low is not None and high is not None else None
    kept = "".join(char for char in run if char not in _SILENT)
    value = _value(kept)
    return None if value is None else Numeral(value, None, len(kept) < len(run))


def _pair(run: str) -> int | None:
    """Index of the second of two neighbouring Chinese digits that stand for a range.

    三五百 is 300 to 500, 十五六 is 15 to 16, 三万四五 is 34000 to 35000; 二〇二四 is no range.
    """
    found = None
    for index in range(1, len(run.partition("点")[0])):
        one, two = run[index - 1], run[index]
        if one in DIGITS and two in DIGITS and not (one.isascii() or two.isascii()):
            if found is not None or (DIGITS[one], DIGITS[two]) not in _CLIMBS:
                return None
            found = index
    return found


def _value(run: str) -> Decimal | None:  # noqa: C901, PLR0912
    """One number; the classic accumulator.

    `total` holds finished sections, `section` the one below 万 being read, `pending` the digits
    that wait for their scale. A lone last digit counts in the next lower scale: 四千三 is 4300.
    """
    total = section = Decimal(0)
    pending: Decimal | None = None
    big = small = 0
    lone = False
    index, length = 0, len(run)
    while index < length:
        char = run[index]
        index += 1
        if char in DIGITS:
            start = index - 1
            while index < length and run[index] in DIGITS:
                index += 1
            if pending is not None:
                return None
            pending = _positional(run[start:index])
            lone = index - start == 1 and pending != 0
        elif char in POINTS:
            start = index
            while index < length and run[index] in DIGITS:
                index += 1
            if start == index:
                return None
            fraction = _positional(run[start:index]).scaleb(start - index, EXACT)
            pending = EXACT.add(pending or Decimal(0), fraction)
            lone = False
        elif char in SMALL or char in TENS:
            scale = SMALL.get(char, 10)
            if (small and scale >= small) or (pending is None and small and scale != 10):
                return None
            times = Decimal(TENS[char] // 10) if char in TENS else pending or Decimal(1)
            section = EXACT.add(section, EXACT.multiply(times, Decimal(scale)))
            pending, small = None, scale
        elif char in BIG:
            scale = BIG[char]
            if pending is not None:
                section = EXACT.add(section, _lowered(pending, small if lone else 0))
            if not section:
                if total and small:
                    return None
                total = EXACT.multiply(total or Decimal(1), Decimal(scale))
            elif big and scale > big:
                total = EXACT.multiply(EXACT.add(total, section), Decimal(scale))
            else:
                total = EXACT.add(total, EXACT.multiply(section, Decimal(scale)))
            section, pending, big, small = Decimal(0), None, scale, 0
        elif char != " ":
            return None
    if pending is not None:
        section = EXACT.add(section, _lowered(pending, small or big if lone else 0))
    return plain(EXACT.add(total, section))


def _lowered(digit: Decimal, scale: int) -> Decimal:
    """A lone digit after a scale: the 三 of 四千三 is 300."""
    return EXACT.multiply(digit, Decimal(scale // 10)) if scale > 10 else digit


def _positional(digits: str) -> Decimal:
    """Digits read one by one: 二〇二四."""
    return Decimal("".join([str(DIGITS[char]) for char in digits]))
