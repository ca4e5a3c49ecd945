"""Whether a number counts the very thing that a name ends with (AI park GPUs: 4,000 GPUs)."""

import re
from functools import lru_cache

from service.checks import heads
from service.checks.nouns import DOING
from service.checks.reading import Reading
from service.checks.stated import Stated
from service.checks.traditional import plain
from service.checks.wording import stem
from service.places import is_chinese

_COUNTS = frozenset({"count", "number"})
_DONE = re.compile(r"(?<=s) (?:\w+ed|held|sold|built|made|run|won)$")
"""Behind the noun of a name: scholarships awarded."""
_WORD = re.compile(r"[A-Za-z][\w’'-]*$")
_NO_NOUN = (
    *("in", "of", "at", "on", "for", "from", "with", "that", "which", "who", "and", "or", "to"),
    *("per", "is", "are", "was", "were", "as", "by", "has", "had", "have", "this", "its", "his"),
    *("out", "than", "times", "points", "percent", "percentage", *DOING),
)
_GROUP = re.compile(rf"(?: (?!(?:{'|'.join(_NO_NOUN)})\b)[A-Za-z][\w’'-]*){{1,5}}")
_STAFF = frozenset(map(stem, ("employees", "workers", "jobs", "engineers", "researchers")))
_EMPLOYS = re.compile(
    r"\b(?:[Ee]mploy(?:s|ed|ing)?|workforce of|staff of|payrolls? of)"
    r" (?:a total of |some |about |around |nearly |over |more than |almost |roughly )?$"
)
"""Before the number of those who work there (460 AI companies, employing about 92,000 people)."""
_TERM = r"(?:years|months|weeks|days|hours|minutes|seconds)"
_PLURAL = re.compile(
    rf" (?:(?!(?:{'|'.join(_NO_NOUN)})\b)[\w’'-]+ ){{0,2}}?"
    rf"(?!(?:{'|'.join(_NO_NOUN)}|{_TERM})\b)[a-z-]+s\b"
)
_DIGITS = re.compile(r"\d[\d,]*(?: [a-z-]+s)?")
_QUANTITY = re.compile(r"(?:总数量?|数量|[个家]数|(?<!指)数)$")
_NOUN = 2
"""The last characters of a Chinese name that are its noun."""
_BEFORE = re.compile(r"(?:总数量?|数量?)?(?:已|达|到|有|共|约|近|超过?|为|逾){0,3}$")
_BEHIND = 6


def counts_the_named(reading: Reading, name: str, stated: Stated) -> bool:
    """Whether the noun of the name stands right beside the number, which counts it."""
    if stated.kind not in _COUNTS:
        return False
    noun = _noun(name)
    if noun is None:
        return False
    if is_chinese(noun):
        return stated.kind == "count" and _stands_beside(reading.plain, noun, stated)
    group = _GROUP.match(reading.plain, stated.end)
    words = f"{stated.text} {group[0] if group else ''}".split()
    if noun in _STAFF and _EMPLOYS.search(reading.plain, max(0, stated.start - 40), stated.start):
        return True
    return noun in {stem(word.lower()) for word in words}


def counts_another(reading: Reading, name: str, stated: Stated) -> bool:
    """Whether the number measures or counts something else, and says what: a sum, or a noun."""
    if stated.kind not in _COUNTS:
        return stated.kind in ("money", "measure")
    named = stated.unit is not None or noun_of(reading, stated) is not None
    return named and not counts_the_named(reading, name, stated)


def noun_of(reading: Reading, stated: Stated) -> str | None:
    """The plural that a number in digits counts (25 public partners), as its stem."""
    if _DIGITS.fullmatch(stated.text) is None:
        return None
    behind = _PLURAL.match(reading.plain, stated.end)
    words = f"{stated.text} {behind[0] if behind else ''}".split()
    return stem(words[-1]) if words[-1][-1].isalpha() else None


def _stands_beside(text: str, noun: str, stated: Stated) -> bool:
    if text[stated.end : stated.end + _BEHIND].startswith(noun) or plain(stated.text).endswith(
        noun
    ):
        return True
    before = _BEFORE.sub("", text[max(0, stated.start - 12) : stated.start])
    return before.endswith(noun)


@lru_cache(maxsize=4096)
def _noun(name: str) -> str | None:
    """What the name counts: its last noun, in English that before the first preposition."""
    if is_chinese(name):
        noun = _QUANTITY.sub("", name)[-_NOUN:]
        return noun if len(noun) == _NOUN and is_chinese(noun) else None
    word = _WORD.search(_DONE.sub("", heads.head(name)))
    return stem(word[0].lower()) if word and word[0].endswith("s") else None
