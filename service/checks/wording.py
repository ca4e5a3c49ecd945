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
from service.checks import cues
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
_PART = re.compile(r"其中|占|分别|合计|包括|首期|单个|单家|每家|各|其他|of which|each|including")
_WITHOUT_LABEL = frozenset({"ordinal", "duration"})
CONTENT = 2
"""A label with fewer telling characters than this names nothing."""
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
_AIDS: frozenset[QuantityKind] = frozenset({"money", "percent", "number"})
_RANKS: frozenset[QuantityKind] = frozenset({"ordinal"})

_HEADS: tuple[tuple[str, frozenset[QuantityKind]], ...] = (
    (r"增速|增长率|增幅|降幅|同比|占比|比例|比重|覆盖率|普及率|渗透率|使用率|转化率|率$", _RATES),
    (r"growth|share|rate$|ratio|percentage", _RATES),
    (r"产值|营收|营业收入|收入|投资额|融资额|总额|金额|增加值|产业规模|市场规模|额度", _MONEY),
    (r"revenue|output value|budget|investment", _MONEY),
    (r"企业数|企业数量|企业$|公司$|家数|个数|数量$|项目数|人数|场景$|机构$|人才$|基地$", _COUNTS),
    (r"companies$|firms$|enterprises$|engineers$|models$", _COUNTS),
    (r"算力规模|智能算力$|总算力$|算力$|computing (?:power|capacity)", _MEASURES),
    (r"上限|补贴|补助|奖励|资助|奖补|基金|资金|经费|专项|券|\bcap\b|voucher|fund|grant", _AIDS),
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


_THINGS = tuple(re.compile("|".join(row), re.I) for row in cues.NOUNS)


@lru_cache(maxsize=4096)
def things(words: str) -> frozenset[int]:
    """The rows of `cues.NOUNS` of which a word occurs."""
    return frozenset(row for row, pattern in enumerate(_THINGS) if pattern.search(words))


class Label(NamedTuple):
    """The telling pieces beside a number."""

    own: frozenset[str]
    """Of its own words: the clause before it, the noun after it."""
    full: frozenset[str]
    """With the words that it takes over from the numbers before it in a list."""
    things: frozenset[int]
    """What its own words name: rows of `cues.NOUNS`."""


def label(reading: Reading, stated: Stated) -> Label:
    """The words that say what a number counts.

    Growth takes over what grew (产业规模达3600亿元、同比增长35%); a later member of a list takes
    over the first one's words (上市公司合肥11家、武汉9家), and a part those of its whole (其中).
    """
    own = _own_words(reading, stated)
    pieces = pieces_of(own)
    earlier = _before(reading, stated)
    if earlier is None or not (_GROWTH_WORDS.search(own) or _takes_over(reading, own, stated)):
        return Label(pieces, pieces, things(own))
    return Label(pieces, pieces | label_of(reading, earlier).full, things(own))


def label_of(reading: Reading, stated: Stated) -> Label:
    """The label of a number, computed once."""
    kept = reading.labels
    if stated.span not in kept:
        kept[stated.span] = label(reading, stated)
    return kept[stated.span]


def _before(reading: Reading, stated: Stated) -> Stated | None:
    """The number before it in its sentence."""
    first, _ = reading.sentences.at(stated.start)
    earlier = [
        one
        for one in reading.stated_in(max(first, stated.start - 4 * LEFT), stated.start)
        if one.kind not in _WITHOUT_LABEL and len(one.parts) == 1
    ]
    return earlier[-1] if earlier else None


def _own_words(reading: Reading, stated: Stated) -> str:
    text = reading.text
    sentence = reading.sentences.at(stated.start)
    floor = max(sentence[0], stated.start - LEFT)
    earlier = _before(reading, stated)
    if earlier is not None:
        floor = max(floor, earlier.end)
    breaks = [hit.end() for hit in _CLAUSE_BREAK.finditer(text, floor, stated.start)]
    left = text[max([floor, *breaks[-1:]]) : stated.start]
    stop = min(sentence[1], stated.end + RIGHT)
    later = [one for one in reading.stated_in(stated.end, stop) if one.kind not in _WITHOUT_LABEL]
    right = text[stated.end : later[0].start if later else stop]
    broken = _CLAUSE_BREAK.search(right)
    right = right[: broken.start()] if broken else right
    if len(breaks) > 0 and len(_EMPTY.sub("", left + right)) < CONTENT:
        left = text[max([floor, *breaks[-2:-1]]) : stated.start]
    return f"{left} {right}"


def _takes_over(reading: Reading, own: str, stated: Stated) -> bool:
    """Whether its own words name nothing, or only a part of what was named before."""
    bare = _EMPTY.sub("", own)
    for city in reading.city_names:
        bare = bare.replace(city, "")
    return len(bare) < CONTENT or _PART.search(own) is not None or stated.kind == "ordinal"


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


def cover(weighted: dict[str, float], told: Label) -> float:
    """From 0 to 1: how much of the name a number's label covers."""
    return share(weighted, told.full)
