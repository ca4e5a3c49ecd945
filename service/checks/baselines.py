"""Where things stand, told beside what is aimed at: 从58提升到75, the current 500 million."""

import re

from service.checks import cues, english_aims
from service.checks.own_days import HELD_AGAINST
from service.checks.plain_words import ORIGINAL, THE_TARGET
from service.checks.reading import Reading
from service.checks.stated import Stated
from service.checks.tongues import Phrases

_BASELINE = cues.joined(
    (
        r"从(?!业(?!务)|事(?!故)|而|此(?!前)|前(?!年|期|三|[一二两]))\D{0,6}$",
        r"由\D{0,6}$",
        r"from\D{0,6}$",
    )
)
_RAISED = re.compile(r".{0,12}?(?:提升|提高|增长|增加|上升|扩大|到|至|\bto\b)", re.S)
_FROM_A_YEAR = re.compile(
    r"[由从](?P<year>\d{4})年(?:\d{1,2}月)?[底末初]?的?(?:约|近|超|逾|不足)?[^，。；,;\d]{0,4}$"
)
"""Before where things stood (由2025年的64%提高到2028年的81%)."""
_OF_NOW = ("目前的$", "现在的$", "现行的$", "现有的$")
_THE_CURRENT = Phrases(
    cues.joined(
        ("the current $", "the present $"),
        ("double the $", "triple the $", "twice the $", "half the $"),
        _OF_NOW,
    ),
    cues.joined(_OF_NOW),
)
_AT_PRESENT = re.compile(
    r" ?(?:\w+ ){0,4}"
    r"(?:at present|now|today|currently|at the moment|last year|this year|in 20\d\d|a year)\b"
    r"| (?:million |billion )?(?:that )?(?:they|it) [a-z]+ed\b"
)
"""From about 37,000 petaflops at present: where things stand, however far they shall go."""
_ON_TOP_OF = re.compile(
    r"\b(?:on top of|in addition to|besides|adding to) (?:the|its|their) (?:[a-z]+ )?$"
)
_THERE_NOW = re.compile(
    r"(?: [a-z-]+){0,3} (?:now|already|currently|today)\b"
    r"(?! (?:planned|expected|due|scheduled|set|proposed|promised|pledged|wanted|needed|to)\b)"
)
"""Around what is there, to which what is aimed at is added (on top of the 275 now working)."""
_UP_FROM = cues.joined(
    (
        r"up from\b[^,.\d]{0,16}$",
        r"(?:from|over|than|above|top|exceed|beat|surpass) (?:this|last) year['’]s $",
    )
)
_BUILT_ON = re.compile("[^，。；,;\\d]{0,4}的?基础上")
"""Behind what is only built on (在600亿元的基础上增长15%以上)."""
_ORIGINAL = re.compile(ORIGINAL)
_TARGET_FROM = re.compile(r"\b(?:goal|target)(?: for [\w -]{2,30})? from $")
_A_TARGET = re.compile(
    r"\b(?:goal|target|aim|plan)s?(?: (?:of|for)(?: about| some)?|\b[^.;,\d]{0,12}(?: \d{4})?, now"
    r"(?: about| some)?) [$€£¥]?$"
)
"""Before what is aimed at, though it shall be raised (its target, now 500; a target of 300)."""
_IS_TO_GROW = re.compile(
    r"(?: [a-z-]+){0,3} (?:is|are) (?:due |set |expected )?to (?:grow|rise|expand|increase) to\b"
)
_BESIDE_AN_AIM = re.compile(
    r"\b(?:after (?:posting|recording|reporting|counting|logging|registering|seeing|earning|making"
    r"|growing|selling|producing|drawing|attracting|winning|raising|signing)"
    r"|compares with|from the present) (?:about |some )?[$€£¥]?$"
    r"|, now (?:about |some )?[$€£¥]?$"
    r"|\b(?:double|triple|expand) its "
    r"(?!(?:[\w-]+ )*(?:goal|target|aim|quota|planned)\b)[A-Za-z ]{1,24}of $"
)
"""Before where things stand, told beside what is aimed at."""


def is_one(reading: Reading, stated: Stated) -> bool:
    """Whether the number is one."""
    if _BUILT_ON.match(reading.plain, stated.end):
        return True
    before = reading.plain[max(0, stated.start - 10) : stated.start]
    after = reading.plain[stated.end : stated.end + 16]
    before_far = reading.plain[max(0, stated.start - 28) : stated.start]
    if _THE_CURRENT.of(english=reading.english).search(before_far):
        return True
    if _ORIGINAL.search(before):
        return False
    if reading.english:
        told = _is_baseline_in_english(reading, stated, before_far)
        if told is not None:
            return told
    if _RAISED.match(after) and (
        _BASELINE.search(before) or _is_of_a_year_begun(reading, before_far)
    ):
        return True
    return reading.english and _UP_FROM.search(before_far) is not None


def _is_of_a_year_begun(reading: Reading, before: str) -> bool:
    """Whether it is where things stood in a year that is not to come; `before`: the words before
    the number.
    """
    since = _FROM_A_YEAR.search(before)
    return (
        since is not None
        and reading.anchor is not None
        and int(since["year"]) <= reading.anchor.year
    )


def _is_baseline_in_english(reading: Reading, stated: Stated, before: str) -> bool | None:
    """Whether English tells where things stand; None where it does not say."""
    if HELD_AGAINST.search(before) and _AT_PRESENT.match(reading.plain, stated.end):
        return True
    if _ON_TOP_OF.search(before) and _THERE_NOW.match(reading.plain, stated.end):
        return True
    if THE_TARGET.match(reading.plain, stated.end):
        return False
    latin = reading.plain[stated.end : stated.end + 2].isascii()
    return _beside_an_aim(reading, stated, before) if latin else None


def _beside_an_aim(reading: Reading, stated: Stated, before: str) -> bool | None:
    """Whether English tells where things stand beside what is aimed at (True), or the aim (False);
    None where it tells neither. `before`: the words before the number.
    """
    if english_aims.shall_be(reading, stated) or any(
        target.search(before) for target in (_TARGET_FROM, _A_TARGET)
    ):
        return False
    stands = _IS_TO_GROW.match(reading.plain, stated.end) or _BESIDE_AN_AIM.search(before)
    return True if stands else None
