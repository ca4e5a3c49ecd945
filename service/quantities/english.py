"""Numbers in English words: two and a half million, a third, one hundred twenty-fifth.

`find` looks only into runs of Latin words, so a Chinese text pays for its Latin names alone.
`two out of five` and `two in five` are 0.4; `two to three million` lends its scale backwards.
Not read: a and few alone, one that stands for a noun (the first one, one of them), second as a
unit of time, words with a hyphen behind (third-party), scales without a number (millions of).

Where usage differs: `one million and a half` is 1.5 million; `one hundred thirty fifths` is
100/35, `one hundred and thirty fifths` 130/5, as Recognizers-Text reads them.
"""

import re
from collections.abc import Iterator
from decimal import Context, Decimal
from typing import NamedTuple

from service.quantities.numerals import plain

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
CARDINALS = {
    **{word: value for value, word in enumerate(_UNITS.split())},
    **{word: 10 * value for value, word in enumerate(_TENS.split(), 2)},
    **dict.fromkeys(("nought", "naught"), 0),
    "fourty": 40,
}
SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    **dict.fromkeys(("lakh", "lac"), 10**5),
    **dict.fromkeys(("crore", "krore", "cr", "kr"), 10**7),
}
DOZENS = {"dozen": 12, "doz": 12}
_ORDINAL_UNITS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
ORDINALS = {
    **{word: value for value, word in enumerate(_ORDINAL_UNITS.split(), 1)},
    **{word[:-1] + "ieth": 10 * value for value, word in enumerate(_TENS.split(), 2)},
    **{f"{word}th": value for word, value in SCALES.items() if len(word) > 4},
    "nineth": 9,
}
PARTS = {"half": 2, "halve": 2, "quarter": 4}

_QUOTIENT = Context(prec=28, traps=[])
MAX_WORDS = 20
"""Longer runs are no quantities; the words after them are read anew."""

_PLURAL = "|".join(sorted((*SCALES, *DOZENS, *ORDINALS, *PARTS), key=len, reverse=True))
_SINGLE = "|".join(
    sorted((*CARDINALS, "a", "an", "point", "and", "over", "of", "out of"), key=len)[::-1]
)
_IN = (
    r"in(?= (?:two|three|four|five|six|seven|eight|nine|ten|twenty|[2-9]|10|20|100)"
    r"(?![A-Za-z0-9:/-]|[.,][0-9]| (?:year|quarter|month|week|day|hour|minute|second)))"
)
"""Between the parts of a share: one in three, 7 in 10; not in five years."""
_WORD = re.compile(
    rf"(?:(?P<plural>{_PLURAL})(?P<s>e?s)?|(?P<single>{_SINGLE}|{_IN}))(?![A-Za-z0-9])"
    r"|(?P<digits>[0-9]{1,4})(?![0-9A-Za-z%]|[.,:/][0-9])"
    rf"|(?P<tens>{_TENS.replace(' ', '|')})(?=(?:{_ORDINAL_UNITS.replace(' ', '|')})(?![A-Za-z]))",
    re.IGNORECASE,
)
_START = re.compile(
    r"(?<![A-Za-z0-9.,:/$])[0-9]{1,4}(?= (?:hundred|thousand|million|billion|trillion|crore|lakh"
    r"|over|point|out of|in) )"
    rf"|(?<![A-Za-z0-9])(?:{_PLURAL}|{_SINGLE})(?=[^A-Za-z0-9]|e?s(?![A-Za-z])|\Z)"
    rf"|(?<![A-Za-z0-9])(?:{_TENS.replace(' ', '|')})(?={_ORDINAL_UNITS.replace(' ', '|')})",
    re.IGNORECASE,
)
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9 ,.'-]{2,}")
_DIGITS_BEFORE = re.compile(r"[0-9]{1,4} \Z")
_GAP = re.compile(r"[ \t]{1,3}(?:-[ \t])?|-|")
_RANGE = re.compile(r"[ -](?:to|or|through)[ -](?:the )?|[–—](?=[A-Za-z])", re.IGNORECASE)
_BETWEEN = re.compile(r" and (?:the )?", re.IGNORECASE)


class Spelled(NamedTuple):
    """A number in words.

    `value`, `upper`: exact, fractions to 28 digits; `upper` for ranges (ten to twelve).
    `ordinal`: third, twenty-first.
    """

    start: int
    end: int
    value: Decimal
    upper: Decimal | None = None
    ordinal: bool = False


class _Token(NamedTuple):
    word: str
    start: int
    end: int
    plural: bool = False
    joined: bool = False
    """A hyphen stands before it."""


def find(text: str) -> Iterator[Spelled]:
    """The numbers in words of `text`, in order, without overlaps."""
    position = 0
    for latin in _LATIN.finditer(text):
        start = latin.start()
        if text[start - 1 : start] == " ":
            digits = _DIGITS_BEFORE.search(text, max(position, start - 5), start)
            start = digits.start() if digits else start
        for match in _START.finditer(text, start, latin.end()):
            if match.start() < position:
                continue
            run = _tokens(text, match.start())
            for index, token in enumerate(run):
                number = _read(text, run[index:]) if token.start >= position else None
                if number is not None:
                    number = _ranged(text, number)
                    position = number.end
                    yield number
            position = max(position, run[-1].end if run else match.end())


def _read(text: str, tokens: list[_Token]) -> Spelled | None:
    """The number that the tokens begin, if the words around it let it count."""
    found = _number(tokens)
    if found is None:
        return None
    value, taken, ordinal = found
    number = Spelled(tokens[0].start, tokens[taken - 1].end, plain(value), None, ordinal)
    return number if _counts(text, number) else None


def _tokens(text: str, start: int) -> list[_Token]:
    tokens: list[_Token] = []
    position, joined = start, False
    while len(tokens) < MAX_WORDS:
        match = _WORD.match(text, position)
        if match is None:
            break
        word = (match["plural"] or match["single"] or match["digits"] or match["tens"]).lower()
        tokens.append(_Token(word, position, match.end(), bool(match["s"]), joined))
        gap = _GAP.match(text, match.end())
        assert gap
        joined = "-" in gap[0]
        position = gap.end()
    return tokens


Found = tuple[Decimal, int]
"""A value and the index of the first token behind it."""


def _number(tokens: list[_Token]) -> tuple[Decimal, int, bool] | None:
    """Value, tokens taken, and whether it is an ordinal, of the number that the tokens begin."""
    share = _share(tokens, 0)
    if share:
        return (*_of_scale(tokens, share), False)
    whole = (Decimal(0), 0) if tokens[0].word == "point" else _cardinal(tokens, 0)
    if whole and not _mixes(tokens, whole[1]):
        return None
    if whole is None:
        ordinal = _ordinal(tokens, 0)
        return (*ordinal, True) if ordinal else None
    value, at = whole
    if at < len(tokens) and tokens[at].word in ORDINALS and not tokens[at].plural:
        last = tokens[at - 1].word
        if last in _TENS_WORDS or last in SCALES or last == "and":
            return value + ORDINALS[tokens[at].word], at + 1, True
    for rest in (_with_share, _decimals, _quotient, _dozens):
        more = rest(tokens, value, at)
        if more:
            return (*more, False)
    return (value, at, False) if at else None


def _mixes(tokens: list[_Token], taken: int) -> bool:
    """Whether a number is of words; 3600, 10 million are digits, no business of this module."""
    if not tokens[0].word.isdecimal():
        return True
    return taken > 2 or (len(tokens) > taken and tokens[taken].word in _JOINS)


def _cardinal(tokens: list[_Token], at: int) -> Found | None:
    """seven hundred twenty-one thousand and twelve."""
    total, smallest, begin = 0, 10**18, at
    while True:
        group = _below_thousand(tokens, at)
        if group is None:
            break
        value, behind = group
        scale = SCALES.get(tokens[behind].word, 1) if behind < len(tokens) else 1
        if scale >= smallest:
            break
        total, smallest = total + value * scale, scale
        at = behind + (scale > 1)
        if scale == 1:
            break
        at += _goes_on(tokens, at)
    return (Decimal(total), at) if at > begin else None


def _below_thousand(tokens: list[_Token], at: int) -> tuple[int, int] | None:
    """two hundred and four, twenty-one, a before a scale."""
    value, begin = 0, at
    if at + 1 < len(tokens) and tokens[at].word in ("a", "an") and _scale(tokens, at + 1):
        value, at = 1, at + 1
    while at < len(tokens):
        word = tokens[at].word
        if word == "hundred" and 0 < value < 100:
            value *= 100
        elif (part := _value(tokens, at)) is not None and (at == begin or _fits(value, part)):
            value += part
        elif not _goes_on(tokens, at) or tokens[at - 1].word != "hundred":
            break
        at += 1
    return (value, at) if at > begin else None


def _value(tokens: list[_Token], at: int) -> int | None:
    """A cardinal word or digits; digits go on a number only where no other can begin.

    4 thousand 3 hundred and 21, but not 10 million 3 years ago.
    """
    word = tokens[at].word
    if not word.isdecimal():
        return CARDINALS.get(word)
    follows = tokens[at + 1].word if at + 1 < len(tokens) else ""
    goes_on = at == 0 or tokens[at - 1].word in _JOINS
    goes_on = goes_on or [token.word for token in tokens[at - 2 : at]] == ["hundred", "and"]
    return int(word) if goes_on or follows in SCALES else None


def _fits(value: int, part: int) -> bool:
    """Whether the word for `part` may follow a number: one hundred and five, thirty and five."""
    if part == 0 or value == 0:
        return False
    return value % 100 == 0 or (value % 100 >= 20 and value % 10 == 0 and part < 10)


def _goes_on(tokens: list[_Token], at: int) -> bool:
    """Whether the `and` at `at` stands inside a cardinal: two hundred and four, but 2 and 1/2."""
    if at == 0 or at + 1 >= len(tokens) or tokens[at].word != "and":
        return False
    if tokens[at - 1].word not in SCALES:
        return False
    value = _value(tokens, at + 1)
    if value is None:
        return False
    part, behind = value, at + 2
    if behind < len(tokens) and tokens[behind].word in CARDINALS:
        part, behind = part + CARDINALS[tokens[behind].word], behind + 1
    twice = [token.word for token in (tokens[at - 1], *tokens[behind : behind + 1])]
    if twice == ["hundred", "hundred"]:
        return False
    whole = _denominator(tokens, behind, one=part == 1)
    return whole is None or part >= whole[0]


def _ordinal(tokens: list[_Token], at: int) -> Found | None:
    """first, or the part of a cardinal run that an ordinal ends."""
    if at < len(tokens) and tokens[at].word in ORDINALS and not tokens[at].plural:
        return Decimal(ORDINALS[tokens[at].word]), at + 1
    return None


def _share(tokens: list[_Token], at: int) -> Found | None:
    """A fraction: a third, three halves, five eighths, one twenty-fifth; half before a scale."""
    if at < len(tokens) and tokens[at].word in ("half", "quarter"):
        scaled = _of_scale(tokens, (_divide(1, PARTS[tokens[at].word]), at + 1))
        return scaled if scaled[1] > at + 1 else None
    if at < len(tokens) and tokens[at].word in ("a", "an"):
        numerator: Found | None = (Decimal(1), at + 1)
        if at + 1 < len(tokens) and tokens[at + 1].word in SCALES:
            numerator = _cardinal(tokens, at)
    else:
        numerator = _cardinal(tokens, at)
    if numerator is None:
        return None
    value, behind = numerator
    tens = _split_tens(tokens, at, behind)
    if tens:
        return _divide(value - tens[0], tens[1]), behind + 1
    low = _denominator(tokens, behind, one=value == 1)
    return (_divide(value, low[0]), low[1]) if low else None


def _split_tens(tokens: list[_Token], at: int, behind: int) -> tuple[Decimal, Decimal] | None:
    """30 and 35 of `one hundred thirty fifths`, whose tens belong to the denominator.

    Not those of `twenty fifths`, nor of `one hundred and thirty fifths`.
    """
    if behind - at < 2 or behind >= len(tokens) or not tokens[behind].plural:
        return None
    tens, part = tokens[behind - 1].word, ORDINALS.get(tokens[behind].word, 0)
    if tens not in _TENS_WORDS or not 1 <= part <= 9 or tokens[behind - 2].word == "and":
        return None
    return Decimal(CARDINALS[tens]), Decimal(CARDINALS[tens] + part)


def _denominator(tokens: list[_Token], at: int, *, one: bool) -> Found | None:
    """halves, thirds, twenty-fifths; the singular only after one or a."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.word in _TENS_WORDS and at + 1 < len(tokens):
        part = ORDINALS.get(tokens[at + 1].word, 0)
        if 1 <= part <= 9 and (one or tokens[at + 1].plural):
            return Decimal(CARDINALS[token.word] + part), at + 2
    if not (one or token.plural):
        return None
    value = PARTS.get(token.word) or ORDINALS.get(token.word, 0)
    return (Decimal(value), at + 1) if value > 2 or token.word in PARTS else None


def _divide(value: Decimal | int, by: Decimal | int) -> Decimal:
    return _QUOTIENT.divide(Decimal(value), Decimal(by))


def _of_scale(tokens: list[_Token], share: Found) -> Found:
    """A fraction of a scale: half a million, two thirds of a million, quarter million."""
    value, at = share
    behind = at
    if behind < len(tokens) and tokens[behind].word == "of":
        behind += 1
    if behind < len(tokens) and tokens[behind].word == "a":
        behind += 1
    factor = _scale(tokens, behind)
    return (value * factor, behind + 1) if factor else share


def _scale(tokens: list[_Token], at: int) -> int:
    if at >= len(tokens):
        return 0
    return SCALES.get(tokens[at].word) or DOZENS.get(tokens[at].word, 0)


def _with_share(tokens: list[_Token], whole: Decimal, at: int) -> Found | None:
    """two and a half million, one million and a half, one billion and a quarter million."""
    if at >= len(tokens) or tokens[at].word != "and":
        return None
    share = _share(tokens, at + 1)
    if share is None:
        return None
    value, behind = share
    before = SCALES.get(tokens[at - 1].word, 1)
    grown = _of_scale(tokens, share)
    if grown[1] > behind and whole < 1000:
        return (whole + value) * (grown[0] / value), grown[1]
    if grown[1] > behind:
        return whole + grown[0], grown[1]
    return whole + value * (before if before >= 1000 and value < 1 else 1), behind


def _decimals(tokens: list[_Token], whole: Decimal, at: int) -> Found | None:
    """three point one four, two point two million."""
    if at >= len(tokens) or tokens[at].word != "point":
        return None
    digits, behind = "", at + 1
    while behind < len(tokens) and tokens[behind].word in _DIGIT_WORDS:
        digits += str(CARDINALS[tokens[behind].word])
        behind += 1
    part = None if digits else _cardinal(tokens, behind)
    if part:
        digits, behind = str(part[0]), part[1]
    if not digits:
        return None
    value = whole + Decimal(digits).scaleb(-len(digits), _QUOTIENT)
    factor = _scale(tokens, behind)
    return (value * factor, behind + 1) if factor else (value, behind)


def _quotient(tokens: list[_Token], whole: Decimal, at: int) -> Found | None:
    """one over one hundred and twenty five; two out of five."""
    if at >= len(tokens) or tokens[at].word not in _DIVIDES:
        return None
    low = _cardinal(tokens, at + 1)
    if low and tokens[at].word in _SHARES and whole >= low[0]:
        return None
    return (_divide(whole, low[0]), low[1]) if low and low[0] else None


def _dozens(tokens: list[_Token], whole: Decimal, at: int) -> Found | None:
    """two dozen; of three hundred and two dozens only the two."""
    if at >= len(tokens) or tokens[at].word not in DOZENS:
        return None
    dozens = whole % 100 if "and" in (token.word for token in tokens[:at]) else whole
    return whole + dozens * (DOZENS[tokens[at].word] - 1), at + 1


_SHARES = frozenset(("out of", "in"))
_DIVIDES = _SHARES | {"over"}
_JOINS = _DIVIDES | {"point"}
_TENS_WORDS = frozenset((*_TENS.split(), "fourty"))
_DIGIT_WORDS = frozenset((*_UNITS.split()[:10], "nought", "naught"))
# Words that make a number word something else.
_PRONOUN_BEFORE = re.compile(
    r"\b(?:the|this|that|these|those|each|no|any|every|which|first|second|last|only|another|some|"
    r"next|not|new|old|good|and|or|number|day)[ -]$",
    re.IGNORECASE,
)
_PRONOUN_AFTER = re.compile(
    r" (?:of|another|by|who|that|which|day|such|is|can|could|must|has|or)\b"
    r"|['’-](?!yen|ton|half)|[.,;:)]|$",
    re.IGNORECASE,
)


_MINUS = re.compile(r"\b(?:minus|negative) $", re.IGNORECASE)


def _counts(text: str, number: Spelled) -> bool:
    """Whether the words count something; one may stand for a noun, second for a unit of time."""
    surface = text[number.start : number.end].lower()
    before = text[max(0, number.start - 9) : number.start]
    if _MINUS.search(before):
        return True
    if surface.startswith("point"):
        return not before.strip() or before.rstrip()[-1] in ",;:("
    if surface == "one":
        return not (_PRONOUN_BEFORE.search(before) or _PRONOUN_AFTER.match(text, number.end))
    if number.ordinal and text[number.end : number.end + 1] == "-":
        return False
    if surface == "second":
        return not re.search(r"(?:[0-9]|\bper|\ba|\bevery|\beach|\bone) ?-?$", before)
    return True


def _ranged(text: str, low: Spelled) -> Spelled:
    """ten to twelve, two to three million, between the tenth and the fifteenth."""
    link = _RANGE.match(text, low.end)
    if link is None:
        before = text[max(0, low.start - 12) : low.start].lower()
        if not re.search(r"between (?:the )?$", before):
            return low
        link = _BETWEEN.match(text, low.end)
        if link is None:
            return low
    tokens = _tokens(text, link.end())
    high = _read(text, tokens) if tokens else None
    if high is None or high.value <= low.value or high.ordinal != low.ordinal:
        return low
    scale = SCALES.get(text[high.start : high.end].lower().split()[-1], 1)
    value = low.value * scale if low.value * scale < high.value else low.value
    return low._replace(end=high.end, value=plain(value), upper=high.value)
