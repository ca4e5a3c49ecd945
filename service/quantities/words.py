"""Words with numerals inside: 进一步 counts nothing, 首位 is rank 1. From `data/words.tsv`."""

import re
from decimal import Decimal
from typing import Final, NamedTuple, cast

from schemas.quantity import Bound, QuantityKind
from service.quantities.units import rows

ANCHORS: Final = "零〇一二两三四五六七八九十百千万亿兆廿卅壹贰叁肆伍陆柒捌玖拾"
"""Numeral characters; a word of the table is looked up at each run of them."""
LONE: Final = "半首榜翻对¼½¾⅓⅔⅕⅙⅛⅜⅝⅞"
"""Characters that count only inside a word of the table, or as a half."""

_ANCHOR: Final = re.compile(f"[{ANCHORS}]+|[{LONE}]")


class Word(NamedTuple):
    """A word, and what it means; `value` is None where it counts nothing."""

    text: str
    offset: int
    """Where in the word the numeral begins."""
    length: int
    """How long the numeral is; a longer one in the text is another word (一点 in 一点五)."""
    value: Decimal | None
    kind: QuantityKind = "number"
    unit: str | None = None
    bound: Bound = "exact"


def _load() -> dict[str, tuple[Word, ...]]:
    known: dict[str, list[Word]] = {}
    for words, *meaning in rows("words.tsv"):
        for text in words.split("|"):
            for anchor in _ANCHOR.finditer(text):
                at = anchor.start()
                key = text[at : at + 2] if at == 0 else text[at - 1 : at + 1]
                known.setdefault(key, []).append(_word(text, anchor.span(), meaning))
    return {key: tuple(sorted(those, key=lambda w: -len(w.text))) for key, those in known.items()}


def _word(text: str, numeral: tuple[int, int], meaning: list[str]) -> Word:
    offset, length = numeral[0], numeral[1] - numeral[0]
    if not meaning:
        return Word(text, offset, length, None)
    value, kind, unit, bound = meaning
    return Word(
        text,
        offset,
        length,
        Decimal(value),
        cast("QuantityKind", kind),
        unit or None,
        cast("Bound", bound),
    )


_WORDS: Final = _load()


def word_at(text: str, at: int, length: int) -> Word | None:
    """The known word that has its numeral, so long, at `at`."""
    for key in (text[at - 1 : at + 1] if at else "", text[at : at + 2]):
        for word in _WORDS.get(key, ()):
            if word.length == length and text.startswith(word.text, at - word.offset):
                return word
    return None
