"""Names as telling pieces: pairs of Chinese characters, stems of Latin words.

Whoever asks for pieces or things asks in simplified characters (see `traditional`).

Names are paraphrased and translated, so a name that shares nothing with the text proves nothing.
What proves something is a comparison (see `labels`). Rare pieces weigh more than those that the
whole article repeats.
"""

import re
from collections import defaultdict
from functools import lru_cache

from service.checks import nouns
from service.checks.reading import Reading
from service.checks.stated import Span
from service.checks.traditional import plain_name

_LATIN = re.compile(r"[a-z][a-z\-]+")
_HAN = re.compile("[\u3400-\u9fff][\u3400-\u9fff]+")
_LATIN_STOP = frozenset(
    re.findall(
        r"[a-z]+",
        "the of in and to a an for by at on its with was were had has from per number total "
        "city  more than up out set ai year it each that which only just least end next two "
        "this last  now still already some about nearly over we our they their he she you says "
        "said there be  been have bureau authorities officials first second third half quarter "
        "quarters month  months four five six seven eight nine ten whole full municipality goal "
        "goals target targets mark milestone halfway  is are hit reach go beyond ",
    )
)
_ENDINGS = (("ies", "y"), ("ings", ""), ("ing", ""), ("es", ""), ("s", ""), ("ed", ""))


@lru_cache(maxsize=4096)
def pieces(words: str, city: str = "") -> frozenset[str]:
    """The telling pieces of a name or of a few words; the city's name is none."""
    return _pieces(words, city)


def pieces_at(reading: Reading, span: Span) -> frozenset[str]:
    """The telling pieces of running text, kept with the article."""
    kept = reading.kept.pieces
    if span not in kept:
        kept[span] = _pieces(reading.plain[slice(*span)])
    return kept[span]


def _pieces(words: str, city: str = "") -> frozenset[str]:
    lowered = words.lower()
    lowered = lowered.replace(city.lower(), " ") if city else lowered
    found = [run[at : at + 2] for run in _HAN.findall(lowered) for at in range(len(run) - 1)]
    found += [stem(word) for word in _LATIN.findall(lowered) if word not in _LATIN_STOP]
    return frozenset(found)


def stem(word: str) -> str:
    """A plural or a gerund and its root are one: companies, company."""
    for ending, root in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + root
    return word


def weights(reading: Reading, name: str, city: str) -> dict[str, float]:
    """The pieces of a name, each with its weight; the weights sum to one."""
    kept = reading.kept.weights
    if (name, city) not in kept:
        kept[name, city] = _weights(reading, name, city)
    return kept[name, city]


def _weights(reading: Reading, name: str, city: str) -> dict[str, float]:
    rarity = reading.rarity
    raw = {piece: rarity(piece) for piece in sorted(pieces(name, plain_name(city)))}
    total = sum(raw.values())
    return {piece: weight / total for piece, weight in raw.items()} if total else {}


def share(weighted: dict[str, float], told: frozenset[str]) -> float:
    """From 0 to 1: how much of a name the pieces cover."""
    if told.isdisjoint(weighted):
        return 0.0
    return sum([weight for piece, weight in weighted.items() if piece in told])


def _by_beginning() -> dict[str, tuple[tuple[str, int], ...]]:
    """The words of the nouns, Chinese ones by their first pair of characters, which are pieces, or
    the only one; others by their first letter.
    """
    found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for row, words in enumerate(nouns.NOUNS):
        for word in map(str.lower, words):
            found[word[0] if word.isascii() else word[:2]].append((word, row))
    return {beginning: tuple(things) for beginning, things in found.items()}


_THINGS = _by_beginning()
_PAIRS = frozenset(beginning for beginning in _THINGS if len(beginning) > 1)
_LETTERS = frozenset(_THINGS) - _PAIRS


MODIFIERS = frozenset(row for row, words in enumerate(nouns.NOUNS) if words[0] in nouns.MODIFIERS)
"""The rows that name a part of a whole: 规上 of 企业."""


@lru_cache(maxsize=4096)
def things(words: str) -> frozenset[int]:
    """The rows of `nouns.NOUNS` of which a word occurs."""
    lowered = words.lower()
    beginnings = [*_PAIRS.intersection(pieces(words)), *_LETTERS.intersection(lowered)]
    return frozenset(
        [row for begins in beginnings for word, row in _THINGS[begins] if word in lowered]
    )
