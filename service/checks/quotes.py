"""Where a quote stands in the text.

Verbatim, or verbatim but for what copying does to characters: white space collapsed or added,
curly for straight quotation marks, full-width for half-width forms. Every fold is one character to
one character (or to nothing, for white space) with an index back into the text. Never fuzzy: a
quote with one word changed is not found.
"""

from dataclasses import dataclass
from functools import cached_property

Span = tuple[int, int]

_FOLD = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, "“”„‟«»＂「」『』"), ord('"')),
    **dict.fromkeys(map(ord, "‘’‚‛＇`´"), ord("'")),
    **dict.fromkeys(map(ord, "–—―‐‑‒−─"), ord("-")),
    ord("、"): ord(","),
    ord("。"): ord("."),
    ord("…"): ord("."),
    ord("·"): ord("."),
    ord("•"): ord("."),
    ord("～"): ord("~"),
    ord("〜"): ord("~"),
}
"""Characters that copying exchanges for one another."""

_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


@dataclass(frozen=True)
class QuoteIndex:
    """A text in which quotes are looked up."""

    text: str

    @cached_property
    def _folded(self) -> tuple[str, list[int]]:
        return fold(self.text)

    def find(self, quote: str) -> tuple[Span, ...]:
        """Every place where the quote stands, in order; empty where it does not stand."""
        if not quote.strip():
            return ()
        exact = _occurrences(self.text, quote)
        if exact:
            return tuple((start, start + len(quote)) for start in exact)
        needle, _ = fold(quote)
        if not needle:
            return ()
        folded, back = self._folded
        return tuple(
            (back[start], back[start + len(needle) - 1] + 1)
            for start in _occurrences(folded, needle)
        )


def fold(text: str) -> tuple[str, list[int]]:
    """The text without white space and with its characters folded, and each one's offset."""
    kept = [
        (character, offset)
        for offset, character in enumerate(text)
        if not character.isspace() and character not in _INVISIBLE
    ]
    return "".join(character for character, _ in kept).translate(_FOLD), [at for _, at in kept]


def _occurrences(text: str, needle: str) -> list[int]:
    found = []
    at = text.find(needle)
    while at >= 0:
        found.append(at)
        at = text.find(needle, at + len(needle))
    return found
