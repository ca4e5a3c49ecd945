"""How well the name of a fact fits the words around a number.

Names are paraphrased and translated, so a name that shares nothing with the text proves nothing.
What proves something is a comparison: another number of the same sentence whose words the name
fits clearly better. Rare words weigh more than words that the whole article repeats.
"""

import itertools
import re
from functools import lru_cache
from typing import NamedTuple

from schemas.quantity import QuantityKind
from service.checks.reading import Reading, Stated

LEFT, RIGHT = 48, 36
"""Reach of a label before and after its number, in code points."""

_EMPTY = re.compile(
    r"[\s\W\d_]|同比|环比|分别|增长|下降|增幅|增速|达到?|超过?|突破|约|近|为|是|有|至|到|较|比|上年|"
    r"其中|左右|以上|累计|已|共|最高|不|首期|均|仅|的|了|和|与|年|底|末|截至|力争"
)
_GROWTH_WORDS = re.compile(
    r"同比|环比|增长|增速|增幅|下降|较上年|比上年|\bup\b|\bdown\b|growth|rose|fell|grew", re.I
)
_CLAUSE_BREAK = re.compile(r"[，。；;、！？!?\n]|,(?!\d{3})|\.(?=\s)")
_LATIN = re.compile(r"[a-z][a-z\-]+")
_CJK = re.compile(r"[\u3400-\u9fff]")
_LATIN_STOP = frozenset(
    re.findall(
        r"[a-z]+",
        "the of in and to a an for by at on its with was were had has from per number total city "
        "more than up out set ai",
    )
)

_RATES: frozenset[QuantityKind] = frozenset({"percent", "point", "number"})
_MONEY: frozenset[QuantityKind] = frozenset({"money", "number"})
_COUNTS: frozenset[QuantityKind] = frozenset({"count", "number"})
_MEASURES: frozenset[QuantityKind] = frozenset({"measure", "count", "number"})
_RANKS: frozenset[QuantityKind] = frozenset({"ordinal"})

_HEADS: tuple[tuple[str, frozenset[QuantityKind]], ...] = (
    (r"增速|增长率|增幅|降幅|同比|占比|比例|比重|覆盖率|普及率|渗透率|使用率|转化率|率$", _RATES),
    (r"growth|share|rate$|ratio|percentage", _RATES),
    (r"产值|营收|营业收入|收入|投资额|融资额|总额|金额|增加值|产业规模|市场规模|额度", _MONEY),
    (r"revenue|output value|budget|investment", _MONEY),
    (r"企业数|企业数量|企业$|公司$|家数|个数|数量$|项目数|人数|场景$|机构$|人才$|基地$", _COUNTS),
    (r"companies$|firms$|enterprises$|engineers$|models$", _COUNTS),
    (r"算力规模|智能算力$|总算力$|算力$|computing (?:power|capacity)", _MEASURES),
    (r"排名|位次|位列|第[一二三四五六七八九十]|首位|最多|\brank", _RANKS),
)
"""What a name's head noun lets one expect; a name with none of them lets one expect anything."""


class Terms(NamedTuple):
    """A name as its telling pieces."""

    pieces: frozenset[str]


@lru_cache(maxsize=4096)
def terms(name: str, city: str = "") -> Terms:
    """Pairs of Chinese characters and stems of Latin words, the city's name left out."""
    lowered = name.lower().replace(city.lower(), " ") if city else name.lower()
    pieces = {stem(word) for word in _LATIN.findall(lowered) if word not in _LATIN_STOP}
    for first, second in itertools.pairwise(lowered):
        if _CJK.match(first) and _CJK.match(second):
            pieces.add(first + second)
    return Terms(frozenset(pieces))


def stem(word: str) -> str:
    """A plural or a gerund and its root are one: companies, company."""
    for ending, root in (("ies", "y"), ("ing", ""), ("es", ""), ("s", ""), ("ed", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + root
    return word


@lru_cache(maxsize=4096)
def expected_kinds(name: str) -> frozenset[QuantityKind]:
    """The kinds of quantity that the last head noun of the name lets one expect; may be empty."""
    best, kinds = -1, frozenset[QuantityKind]()
    for pattern, allowed in _HEADS:
        for hit in re.finditer(pattern, name, re.I):
            if hit.end() > best:
                best, kinds = hit.end(), allowed
    return kinds


def label(reading: Reading, stated: Stated) -> str:
    """The words that say what a number counts: its own clause before it, its noun after it.

    Where the clause before it holds nothing but verbs (同比增长约), the clause before that joins.
    """
    text = reading.text
    sentence = reading.sentences.at(stated.start)
    earlier = [one for one in reading.stated_in(sentence[0], stated.start) if one.kind != "ordinal"]
    left = _left(text, max(sentence[0], stated.start - LEFT), stated.start, earlier)
    stop = min(sentence[1], stated.end + RIGHT)
    later = reading.stated_in(stated.end, stop)
    if later:
        stop = later[0].start
    right = text[stated.end : stop]
    broken = _CLAUSE_BREAK.search(right)
    return f"{left} {right[: broken.start()] if broken else right}"


def _left(text: str, floor: int, end: int, earlier: list[Stated]) -> str:
    breaks = [hit.end() for hit in _CLAUSE_BREAK.finditer(text, floor, end)]
    own = text[max([floor, *breaks[-1:], *(one.end for one in earlier[-1:])]) : end]
    if _GROWTH_WORDS.search(own) and earlier:
        before = _left(text, max(floor - LEFT, 0), earlier[-1].start, [])
        return f"{before} {own}"
    if len(_EMPTY.sub("", own)) >= 2:
        return own
    return text[max([floor, *breaks[-2:-1], *(one.end for one in earlier[-1:])]) : end]


class Fit(NamedTuple):
    """How a name fits two numbers: what it shares with the one alone, and with the other alone."""

    own: float
    rival: float


def weights(reading: Reading, name: str, city: str) -> dict[str, float]:
    """The pieces of a name, each with its weight; the weights sum to one."""
    pieces = terms(name, city).pieces
    raw = {piece: 1.0 / (1 + reading.bigrams[piece[:2]]) ** 0.5 for piece in pieces}
    total = sum(raw.values())
    return {piece: weight / total for piece, weight in raw.items()} if total else {}


def pieces_of(text: str) -> frozenset[str]:
    """The telling pieces of running text."""
    return terms(text).pieces


def share(weighted: dict[str, float], pieces: frozenset[str]) -> float:
    """From 0 to 1: how much of the name the pieces cover."""
    return sum(weight for piece, weight in weighted.items() if piece in pieces)


def compare(weighted: dict[str, float], own: frozenset[str], rival: frozenset[str]) -> Fit:
    """What the name shares with the number's own words alone, and with the rival's alone."""
    return Fit(share(weighted, own - rival), share(weighted, rival - own))
