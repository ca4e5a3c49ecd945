"""Names as telling pieces: pairs of Chinese characters, stems of Latin words.

Names are paraphrased and translated, so a name that shares nothing with the text proves nothing.
What proves something is a comparison (see `labels`). Rare pieces weigh more than those that the
whole article repeats.
"""

import re
from functools import lru_cache
from itertools import pairwise

from schemas.quantity import QuantityKind
from service.checks import cues
from service.checks.reading import Reading

_LATIN = re.compile(r"[a-z][a-z\-]+")
_CJK = re.compile(r"[\u3400-\u9fff]")
_LATIN_STOP = frozenset(
    re.findall(
        r"[a-z]+",
        "the of in and to a an for by at on its with was were had has from per number total city "
        "more than up out set ai year it each that which only just least end next two this last",
    )
)
_ENDINGS = (("ies", "y"), ("ing", ""), ("es", ""), ("s", ""), ("ed", ""))

_RATES: frozenset[QuantityKind] = frozenset({"percent", "point", "number"})
_MONEY: frozenset[QuantityKind] = frozenset({"money", "number"})
_AIDS: frozenset[QuantityKind] = frozenset({"money", "percent", "number"})
_COUNTS: frozenset[QuantityKind] = frozenset({"count", "number"})
_MEASURES: frozenset[QuantityKind] = frozenset({"measure", "count", "number"})
_RANKS: frozenset[QuantityKind] = frozenset({"ordinal"})

_HEADS: tuple[tuple[str, frozenset[QuantityKind]], ...] = (
    (r"增速|增长率|增幅|降幅|同比|占比|比例|比重|覆盖率|普及率|渗透率|使用率|转化率|率$", _RATES),
    (r"growth|share|rate$|ratio|percentage", _RATES),
    (r"产值|营收|营业收入|收入|投资额|融资额|总额|金额|增加值|产业规模|市场规模", _MONEY),
    (r"revenue|output value|budget|investment", _MONEY),
    (r"补贴|补助|奖励|资助|奖补|券|voucher|grant", _AIDS),
    (r"上限|额度|基金|资金|经费|专项|\bcap\b|fund", _MONEY),
    (r"企业数|企业数量|企业$|公司$|家数|个数|数量$|项目数|人数|场景$|机构$|人才$|基地$", _COUNTS),
    (r"companies$|firms$|enterprises$|engineers$|models$", _COUNTS),
    (r"算力规模|智能算力$|总算力$|算力$|computing (?:power|capacity)", _MEASURES),
    (r"排名|位次|位列|第[一二三四五六七八九十]|首位|最多|\brank", _RANKS),
)
"""What a name's last head noun lets one expect; with none of them, expect anything."""


@lru_cache(maxsize=4096)
def expected_kinds(name: str) -> frozenset[QuantityKind]:
    """The kinds of quantity that the last head noun of the name lets one expect; may be empty."""
    best, kinds = -1, frozenset[QuantityKind]()
    for pattern, allowed in _HEADS:
        for hit in re.finditer(pattern, name, re.I):
            if hit.end() > best:
                best, kinds = hit.end(), allowed
    return kinds


@lru_cache(maxsize=4096)
def pieces(words: str, city: str = "") -> frozenset[str]:
    """The telling pieces of a name or of running text; the city's name is none."""
    lowered = words.lower().replace(city.lower(), " ") if city else words.lower()
    stems = {stem(word) for word in _LATIN.findall(lowered) if word not in _LATIN_STOP}
    pairs = {
        one + other for one, other in pairwise(lowered) if _CJK.match(one) and _CJK.match(other)
    }
    return frozenset(stems | pairs)


def stem(word: str) -> str:
    """A plural or a gerund and its root are one: companies, company."""
    for ending, root in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + root
    return word


def weights(reading: Reading, name: str, city: str) -> dict[str, float]:
    """The pieces of a name, each with its weight; the weights sum to one."""
    raw = {
        piece: 1.0 / (1 + reading.bigrams[piece[:2]]) ** 0.5 for piece in sorted(pieces(name, city))
    }
    total = sum(raw.values())
    return {piece: weight / total for piece, weight in raw.items()} if total else {}


def share(weighted: dict[str, float], told: frozenset[str]) -> float:
    """From 0 to 1: how much of a name the pieces cover."""
    return sum(weight for piece, weight in weighted.items() if piece in told)


_THINGS = tuple(re.compile("|".join(row), re.I) for row in cues.NOUNS)


MODIFIERS = frozenset(row for row, words in enumerate(cues.NOUNS) if words[0] in cues.MODIFIERS)
"""The rows that name a part of a whole: 规上 of 企业."""


@lru_cache(maxsize=4096)
def things(words: str) -> frozenset[int]:
    """The rows of `cues.NOUNS` of which a word occurs."""
    return frozenset(row for row, pattern in enumerate(_THINGS) if pattern.search(words))
