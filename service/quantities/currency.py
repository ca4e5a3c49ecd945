"""What a bare 元 or $ means in an article: by a note (人民币,下同), or by the places that it names.
So for what other places share: pesos, rupees, kroner, pounds.

元 of a page in simplified characters is CNY where no note says otherwise. Where a page names places
of several currencies, the likeliest is read and the others may be told as well.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from schemas.quantity import Quantity
from service.quantities.fold import fold
from service.quantities.homes import homes, is_traditional
from service.quantities.units import rows

_CODES: Final = {
    "人民币": "CNY",
    "港元": "HKD",
    "港币": "HKD",
    "美元": "USD",
    "新台币": "TWD",
    "澳门元": "MOP",
    "欧元": "EUR",
    "日元": "JPY",
    "英镑": "GBP",
}
_CODE: Final = "|".join(_CODES)
_NOTED: Final = re.compile("下同|除非另有|[金货貨][额額币幣][单單]位")
_NOTE: Final = re.compile(rf"({_CODE})[，,、; ]{{0,2}}(?:以?下同|除非另有)")
_UNIT_NOTE: Final = re.compile(rf"(?:金额|货币)单位[均皆]?(?:[为是]|[:：])?({_CODE})")
_DOLLAR_CODES: Final = {
    "Canadian": "CAD",
    "Australian": "AUD",
    "New Zealand": "NZD",
    "Singapore": "SGD",
    "Hong Kong": "HKD",
    "US": "USD",
    "U.S.": "USD",
    "American": "USD",
}
_DOLLAR: Final = "|".join(map(re.escape, _DOLLAR_CODES))
_DOLLAR_NOTE: Final = re.compile(
    r"\b(?:figures?|amounts?|sums?|prices?|values?|dollars?|currency)\b"
    rf"(?: [a-z]+| \$){{0,4}} (?:in|are|is|to) ({_DOLLAR}) dollars?\b"
    r"(?! (?:rose|fell|rises?|falls?|is|are|was|were)\b)",
    re.IGNORECASE,
)
"""All figures in Canadian dollars; figures here are in Australian dollars."""
_CONVERTED: Final = re.compile(
    r"(?:C|CA|A|AU|NZ)\$[\d.,]{1,12}(?: ?[a-z]{1,8})? ?\((?:[a-z]{2,14} ){0,2}\$"
)
"""C$20 million ($14.6 million): the bare sign is another's."""
YUANS: Final = ("CNY", "HKD", "TWD", "MOP")
DOLLARS: Final = ("USD", "HKD", "SGD", "AUD", "CAD", "TWD", "NZD")
_AT_HOME: Final = frozenset({"CAD", "AUD", "NZD"})
"""Whose papers write a bare $; those of Hong Kong and Singapore write it for the American."""
_NAMED: Final = re.compile(r"人民|RMB|CNY|yuan|renminbi|[¥￥]", re.IGNORECASE)
_YUAN: Final = re.compile("(?<![港美日欧歐澳加新])[元圓圆圜块塊]|[角毛]")
_SIGN: Final = re.compile(r"\$|\b(?:[Dd]ollars?|bucks?)\b")
_WHOSE: Final = re.compile(
    rf"(?<![A-Za-z])[A-Z][A-Za-z.]{{0,3}} ?\$|\bus ?\$|(?i:{_DOLLAR}|HK|NT) ?[Dd]ollar"
)


class _Name(NamedTuple):
    """A name of money that several places share."""

    word: str
    holds: tuple[str, ...]
    """What every text that writes it holds one of: to ask for all takes a tenth of the searches."""
    written: re.Pattern[str]
    codes: tuple[str, ...]
    open: bool
    """Whether the others may be told, whatever places are named: a page may bear a sign abroad."""

    def is_written_in(self, text: str) -> bool:
        """Whether the article writes it."""
        held = any(word in text for word in self.holds)
        return held and self.written.search(text) is not None

    def meant(self, text: str) -> tuple[str, ...]:
        """The currencies that it may be in the article, the likeliest first."""
        found = homes(text, self.word)
        if found and self.open:
            return (*found, *(code for code in self.codes if code not in found))
        return found or self.codes


_ANY: Final = "|*"
_NAMES: Final = tuple(
    _Name(
        word,
        tuple(holds.split("|")),
        re.compile(pattern),
        tuple(codes.removesuffix(_ANY).split("|")),
        codes.endswith(_ANY),
    )
    for word, _, holds, pattern, codes in rows("shared.tsv")
)
_OF_A_PLACE: Final = re.compile(r"(?:an|ne|sh|[ndr]i|ese) \Z")
"""Before a name that is one place's then: Chilean pesos."""
UNSETTLED: Final = frozenset({"CNY", "USD", *(read_as for _, read_as, *_ in rows("shared.tsv"))})
"""What names of money are to one who does not know the article."""


class Currencies(NamedTuple):
    """What the bare words of money may mean in an article, the likeliest first."""

    yuan: tuple[str, ...] = ("CNY",)
    dollar: tuple[str, ...] = DOLLARS
    named: tuple[tuple[_Name, tuple[str, ...]], ...] = ()
    """The names of other money that the article writes, and what each may mean."""

    def of(self, written: str) -> tuple[str, ...]:
        """What a sum or unit as written may mean; nothing where it names its currency itself."""
        if _SIGN.search(written) and not _WHOSE.search(written):
            return self.dollar
        if _YUAN.search(written) and not _NAMED.search(written):
            return self.yuan
        for name, codes in self.named:
            hit = name.written.search(written)
            if hit and not _OF_A_PLACE.search(written, 0, hit.start()):
                return codes
        return ()


@lru_cache(maxsize=4)
def currencies(text: str) -> Currencies:
    """What a bare 元, $ or pesos may mean in the article."""
    named = tuple((name, name.meant(text)) for name in _NAMES if name.is_written_in(text))
    return Currencies(_yuan(text), _dollar(text), named)


def article_currency(text: str) -> str:
    """The ISO code that a bare 元 means in this text."""
    return currencies(text).yuan[0]


def _yuan(text: str) -> tuple[str, ...]:
    if "元" not in text:
        return YUANS[:1]
    if _NOTED.search(text):
        folded = fold(text)
        note = _NOTE.search(folded) or _UNIT_NOTE.search(folded)
        if note:
            return (_CODES[note[1]],)
    if not is_traditional(text):
        return YUANS[:1]
    return homes(text, "yuan") or YUANS


def _dollar(text: str) -> tuple[str, ...]:
    """What $ may mean; with a note it is that of the note alone."""
    if "$" not in text and "dollar" not in text:
        return DOLLARS
    note = _DOLLAR_NOTE.search(text)
    if note:
        spelled = {name.lower(): code for name, code in _DOLLAR_CODES.items()}
        return (spelled[note[1].lower()],)
    named = homes(text, "dollar")
    if len(named) != 1 or named[0] not in _AT_HOME or _CONVERTED.search(text):
        return DOLLARS
    return (*named, *(code for code in DOLLARS if code != named[0]))


def with_currency(quantities: list[Quantity], text: str) -> list[Quantity]:
    """The quantities, a bare 元, $ or pesos in the currency of the article."""
    if not any(quantity.unit in UNSETTLED for quantity in quantities):
        return quantities
    meant = currencies(text)
    if (meant.yuan[0], meant.dollar[0], meant.named) == (YUANS[0], DOLLARS[0], ()):
        return quantities
    return [
        quantity._replace(unit=codes[0])
        if quantity.unit in UNSETTLED and (codes := meant.of(quantity.text))
        else quantity
        for quantity in quantities
    ]
