"""Where a page is at home, by the words of `data/homes.tsv`: in Taiwan, Hong Kong, Canada …

A page in traditional characters says 元 for the money of its own place, one in English $; places
abroad and money with its name tell that it may be another.
"""

import re
from collections import Counter
from functools import lru_cache
from typing import Final

from service.quantities.units import rows

_PAIRS: Final = (
    "億亿萬万產产業业與与為为個个區区來来這这說说開开關关資资點点時时國国會会華华電电網网計计劃划創创"
    "據据讓让進进數数機机園园廠厂學学補补額额館馆預预環环聯联應应現现間间過过還还們们對对經经務务實实"
    "單单構构辦办發发達达設设與与從从衛卫積积體体術术車车財财營营運运報报紀纪號号將将準准則则協协舉举"
)
_TRADITIONAL: Final = re.compile(f"[{_PAIRS[::2]}]")
_SIMPLIFIED: Final = re.compile(f"[{_PAIRS[1::2]}]")
_ROC_YEAR: Final = re.compile(
    r"(?:民國|(?<![\d.,第約近逾]))1[0-2]\d年(?:底|度|初|中|上半年|下半年|第?[一二三四1-4]季|1?\d月)"
)
"""A year of the Republic: 116年底, 民國114年上半年."""

_BEGINS: Final = r"(?:\b(?=[A-Z])|(?=[\u4e00-\u9fff]))"


def _load() -> dict[str, re.Pattern[str]]:
    found: dict[str, list[str]] = {}
    for currency, word, those in rows("homes.tsv"):
        forms = sorted(those.split("|"), key=len, reverse=True)
        found.setdefault(word, []).append(rf"(?P<{currency}>{'|'.join(map(_form, forms))})")
    return {
        word: re.compile("|".join(those) if word == "yuan" else rf"{_BEGINS}(?:{'|'.join(those)})")
        for word, those in found.items()
    }


def _form(word: str) -> str:
    """The word as a pattern; in Latin letters it is no part of another."""
    end = r"\b" if word[-1].isascii() and word[-1].isalpha() else ""
    return re.escape(word) + end


_HOMES: Final = _load()


@lru_cache(maxsize=4)
def homes(text: str, word: str) -> tuple[str, ...]:
    """The currencies of the places that the page names, the most often named first.

    `word`: what the currencies are called, `yuan`, `dollar` or a name of `data/shared.tsv`. Of two
    named as often it is CNY, for papers name their own place anyway (【香港晨訊】深圳市…).
    """
    named = Counter(found.lastgroup for found in _HOMES[word].finditer(text))
    if word == "yuan" and "年" in text:
        named["TWD"] += len(_ROC_YEAR.findall(text))
    found = [currency for currency, times in named.items() if currency and times]
    return tuple(sorted(found, key=lambda one: (-named[one], one != "CNY")))


@lru_cache(maxsize=4)
def is_traditional(text: str) -> bool:
    """Whether the page is written in traditional characters."""
    if _TRADITIONAL.search(text) is None:
        return False
    return len(_TRADITIONAL.findall(text)) > len(_SIMPLIFIED.findall(text))


def is_of_taiwan(text: str) -> bool:
    """Whether the page counts years from 1912, as pages of Taiwan do: 116年底 is 2027."""
    return is_traditional(text) and homes(text, "yuan")[:1] == ("TWD",)
