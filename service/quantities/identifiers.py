"""Identifiers: digits that name something and count nothing.

Model names (GPT-4o, A100), versions, addresses, document and telephone numbers; clock times and
proportions (09:30, 6:4), which are no single value. Asked only where
the characters around a number make it doubtful, so plain text pays nothing; every token is judged
once, so hostile repeats stay linear.
"""

import re
from typing import Final

from service.quantities.prefixes import currency_before
from service.quantities.units import han_unit, rows

DOUBTFUL: Final = frozenset(
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._:/@#=&?〔[【+-(°后时点比“”"「」『』‘’'
)
"""What stands beside digits that may belong to an identifier."""

_WORD: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._+-")
_ADDRESS: Final = _WORD | frozenset(":/@%#?&=~!,;$'*[]")
_LONGEST: Final = 2000
"""A token is judged by so many characters at most; the longest addresses in use are shorter."""

_URL: Final = re.compile(
    r"[A-Za-z][A-Za-z+.-]{1,10}://|www\.|[\w.+-]{1,64}@[\w-]{1,64}\.\w", re.ASCII
)
_REST_OF_URL: Final = re.compile(r"[!-~]*", re.ASCII)
_NETWORK: Final = re.compile(
    r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?:[/:][0-9]+)?(?![0-9.])"
    r"|(?=[0-9A-Fa-f:]{0,32}::|(?:[0-9A-Fa-f]{1,4}:){4})[0-9A-Fa-f:]{3,39}(?![0-9A-Za-z])"
    r"|[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}(?![0-9A-Za-z])"
)
_CHAIN: Final = re.compile(
    r"[vV]?[0-9]+(?:\.[0-9]+){2,}[0-9A-Za-z.+-]*"
    r"|[0-9]+(?:-[0-9]+){2,}[0-9A-Za-z-]*"
    r"|[0-9]{1,4}(?:\.[0-9]{1,4})?(?::[0-9]{1,4}(?:\.[0-9]{1,4})?){1,3}(?![0-9:]|\.[0-9])"
    r"|[0-9]+(?:\+[0-9A-Za-z]+)+"
    r"|[vV][0-9]+(?:\.[0-9]+)*(?![0-9A-Za-z])"
)
_PHONE: Final = re.compile(
    r"\(?\+[0-9]{1,3}\)?[ -]?(?:\(0?\)|\([0-9]{1,4}\))?[0-9][0-9 -]{5,14}[0-9](?![0-9])"
    r"|\([0-9]{2,4}\) ?[0-9]{3,5}-[0-9]{4}(?![0-9])"
    r"|0[0-9]{2,3}(?: ?- ?| )[0-9]{3,4}[ -]?[0-9]{4}(?:(?:转|-| ?ext\.? ?)[0-9]{1,6})?(?![0-9])"
    r"|400-?[0-9]{3,4}-?[0-9]{3,4}(?:(?:转|-)[0-9]{1,6})?(?![0-9])"
    r"|[0-9]{3}-[0-9]{3,4}-[0-9]{4}(?![0-9])"
    r"|1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9])"
)
_DOCUMENT: Final = re.compile(r"[〔\[【(][0-9]{4}[〕\]】)] ?第?[0-9]{1,5} ?号")


def _words(how: str) -> list[str]:
    return [word for row in rows("names.tsv") if row[0] == how for word in row[1].split("|")]


_TOLD: Final = _words("told")
_NEXT: Final = _words("next")
_NAME: Final = re.compile(rf"(?:{'|'.join(map(re.escape, _TOLD))})(?:号|是|为|[:：#.\s])*[(+]*\Z")
_BRAND: Final = re.compile(rf"(?<![0-9A-Za-z])(?:{'|'.join(map(re.escape, _NEXT))})[ -]?\Z")
_LONGEST_NAME: Final = max(len(word) for word in (*_TOLD, *_NEXT)) + 2
NAME_ENDS: Final = frozenset({word[-1] for word in (*_TOLD, *_NEXT)} | set("号是为:：#. (+-"))
"""The last characters of what `named` looks for; anything else needs no look."""
_ON_EARTH, _DEGREES = frozenset("纬经"), frozenset("°度")
_EDITION: Final = re.compile(r"[0-9.]+[A-Za-z]{0,8}(?:[-—–:][0-9]{1,5})*(?![0-9])")
_MORE_NAMES: Final = re.compile(r"(?:[、/,和或转][0-9]{3,12}(?![0-9.,]))+")
_GENERATION: Final = re.compile(r"(?:24/7|(?:2\.5|[2345])D|[1-6]G|(?:2|4|8|12|16)K)(?![A-Za-z0-9])")
_RESOLUTION: Final = re.compile(r"(?:480|720|1080|1440|2160)[Pp](?![A-Za-z0-9])")
_COMPUTE: Final = re.compile("算力|comput", re.I)
"""Before 480P: it is no picture's (全市智能算力为480P)."""
_LISTED: Final = re.compile(
    r"(?:60|68|00|30|43|83|87|92)[0-9]{4}(?=\))|[0-9]{4,6}\.(?:SH|SZ|BJ|HK|SS)(?![A-Za-z])"
)
"""The code of a listed company, as it stands in brackets behind its name."""
_FOOTNOTE: Final = re.compile(r"[0-9]{1,3}(?:[,-][0-9]{1,3})*(?=\])")
_ARTICLE: Final = re.compile(r"10\.[0-9]{4,5}/[!-~]+", re.ASCII)
"""A DOI (ISO 26324)."""
_RESULT: Final = re.compile(r"[0-9]{1,3}比[0-9]{1,3}(?![0-9.万亿%])")
_COORDINATE: Final = re.compile(
    r"[0-9]{1,3}° ?[0-9]{1,2}(?:\.[0-9]+)?['′’](?: ?[0-9]{1,2}(?:\.[0-9]+)?[\"″”'])?"
)
_CLOCK: Final = re.compile(
    r"[0-2]?[0-9](?:时(?:许|整|[0-5]?[0-9]分)?(?![0-9间代效速期尚装段刻常点区年])|点(?:[0-5]?[0-9]分|半|整|钟|许))"
    r"|(?<=[晚早午晨晓日])[0-2]?[0-9]点(?![0-9几多意建要])"
)
_PRICED: Final = frozenset({"token", "tokens"})
"""Right before its price: 每百万token0.8元."""
_FAMOUS: Final = re.compile(
    "|".join(f"(?:{row[1]})(?={row[2]})" for row in rows("names.tsv") if row[0] == "ahead")
)
"""Digits that have become names."""
_BIRTH_YEARS: Final = re.compile(r"(?:[5-9]0|[01]0|[89]5)后(?![0-9])")
"""90后: those born in the nineties."""
_BRACKETED: Final = {"(": _LISTED, "[": _FOOTNOTE}
_QUOTES: Final = dict(zip('“"「『‘', '”"」』’', strict=True))
_NUMBER_LIKE: Final = re.compile(
    r"[0-9](?:(?:[0-9A-Za-z()+.-]| (?=[0-9(+-]|ext\b)){0,40}[0-9A-Za-z])?"
)
"""It goes on over a blank only to more of it: of the No. 2 hall is 84% full the 84 is none."""
_CODE: Final = re.compile(r" [A-Z]{1,3}-[0-9]|[×*][0-9]|热线")
_MARKER: Final = re.compile(r"[.、)](?=[^\s0-9A-Za-z])|[.、)](?= ?[^\s0-9])")
_HAN_MARKER: Final = re.compile(r"\.(?=[\u4e00-\u9fff])")
_SENTENCE_STARTS: Final = frozenset(("", *"\n\r 。；;，,：:"))
_VERSION: Final = re.compile(r"[0-9]{1,2}\.[0-9](?![0-9])")


class Masks:
    """Finds the identifiers of one text; remembers the token that it judged last."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._judged = 0
        """Up to here tokens are known to be no addresses."""

    def beyond(self, start: int, end: int) -> int:
        """Where the identifier ends that the digits at `start:end` belong to; 0 when they count."""
        text = self._text
        before = text[start - 1 : start]
        if before in NAME_ENDS:
            name = named(text, start, end)
            if name:
                return name
        if before in DOUBTFUL or text[end : end + 1] in DOUBTFUL:
            shape = self._around(start, end)
            if shape and not currency_before(text, start):
                return shape
        return 0

    def _around(self, start: int, end: int) -> int:
        text = self._text
        known = _known(text, start)
        if known:
            return known
        if self._quoted(start, end):
            return end
        document = _DOCUMENT.match(text, start - 1) if start else None
        if document:
            return document.end()
        for pattern, back in ((_PHONE, "(+"), (_NETWORK, ":ABCDEFabcdef"), (_CHAIN, "vV")):
            first = start
            while first > max(0, start - 4) and text[first - 1] in back:
                first -= 1
            shape = pattern.match(text, first) or (first < start and pattern.match(text, start))
            if shape and shape.end() >= end:
                return shape.end()
        if text.startswith("号-", start - 2):
            return end
        return self._address(start) or self._name(start, end)

    def _quoted(self, start: int, end: int) -> bool:
        """Whether bare digits stand alone in quotation marks: the “1248” programme."""
        text = self._text
        closing = _QUOTES.get(text[start - 1 : start])
        return (
            closing is not None
            and end - start > 2
            and text[start:end].isdecimal()
            and text.startswith(closing, end)
        )

    def _address(self, at: int) -> int:
        """The end of the URL or mail address around `at`."""
        if at < self._judged:
            return 0
        first = self._back(at, _ADDRESS, self._judged)
        rest = _REST_OF_URL.match(self._text, at)
        last = rest.end() if rest else at
        url = _URL.search(self._text, first, min(last, first + _LONGEST))
        if url and url.start() <= at:
            return last
        self._judged = last
        return 0

    def _name(self, start: int, end: int) -> int:
        """The end of a name in Latin letters that has the digits inside: GPT-4o, K12."""
        text = self._text
        first = self._back(start, _WORD, max(0, start - 40))
        if first == start or not (text[first].isalpha() and text[first].isascii()):
            return 0
        if text[first:start].lower() in _PRICED:
            return 0
        last = end
        while last < min(len(text), end + 40) and text[last] in _WORD:
            last += 1
        return last

    def _back(self, at: int, kept: frozenset[str], floor: int) -> int:
        while at > floor and self._text[at - 1] in kept:
            at -= 1
        return at


def _known(text: str, start: int) -> int:
    """Where the shape that begins with these digits and is never a quantity ends; else 0."""
    picture = _RESOLUTION.match(text, start)
    if picture and not _COMPUTE.search(text, max(0, start - 24), start):
        return picture.end()
    shapes = (_GENERATION, _COORDINATE, _BIRTH_YEARS, _CLOCK, _ARTICLE, _RESULT)
    bracketed = _BRACKETED.get(text[start - 1 : start])
    for shape in (*shapes, bracketed) if bracketed else shapes:
        found = shape.match(text, start)
        if found:
            return found.end()
    return 0


def named(text: str, start: int, end: int) -> int:
    """The end of a number that the words before it call a name (电话, 订单号, 股票代码); else 0.

    With a scale or a unit behind it counts: 手机100万台, 许可证20张.
    """
    if text[start - 1] in _ON_EARTH and text[end : end + 1] in _DEGREES:
        place = _COORDINATE.match(text, start)
        return place.end() if place else end + 1
    if not text[end - 1].isdecimal() or _counted(text, end):
        return 0
    first = max(0, start - _LONGEST_NAME)
    if _BRAND.search(text, first, start):
        edition = _EDITION.match(text, start)
        return max(end, edition.end()) if edition else end
    if _NAME.search(text, first, start) is None:
        return 0
    rest = _NUMBER_LIKE.match(text, start)
    end = max(end, rest.end()) if rest else end
    more = _MORE_NAMES.match(text, end)
    return more.end() if more and not _counted(text, more.end()) else end


def _counted(text: str, end: int) -> bool:
    """Whether a Chinese unit stands at `end`, or one space behind."""
    return han_unit(text, end + (text[end : end + 1] == " ")) is not None


def code(text: str, end: int) -> bool:
    """Whether the number that ends here begins a code: 24703 L-202, 7×24."""
    return _CODE.match(text, end) is not None


def famous(text: str, start: int) -> bool:
    """Whether the digits at `start` are a name that everybody knows: 985高校, 618大促."""
    return _FAMOUS.match(text, start) is not None


_NAMED_ITEM = re.compile("(?![和及与等获居位])[\u4e00-\u9fff]")
"""Behind the bracket of an item in running text: （3）开放场景."""


def marker(text: str, start: int, end: int) -> bool:
    """Whether the number only counts the items of a list: 1. at the start of a line."""
    if end - start > 2 or _MARKER.match(text, end) is None:
        return False
    before = text[max(0, start - 3) : start]
    if before[-1:] in " ，," and _HAN_MARKER.match(text, end):
        return True
    before = before.rstrip(" ")
    if before.endswith("(") and text[end] == ")":  # Shanghai (28) is no item
        before = text[: start - 1][-2:].rstrip(" ")
        if _NAMED_ITEM.match(text, end + 1):
            return True
        return not before or before[-1] in "\n\r:：;；。,，、."
    return not before or before[-1] in "\n\r：:；;。("


def heading(text: str, start: int, end: int) -> bool:
    """Whether a Chinese numeral only counts headings: 一、 at the start of a line, (一), 一是."""
    if end - start > 3:
        return False
    before = text[start - 1 : start]
    if text[end] == ")":
        return before == "("
    return before in _SENTENCE_STARTS and (text[end] != "是" or end - start == 1)


def version(text: str, start: int, end: int) -> bool:
    """Whether a bare decimal is a generation rather than a value: 工业4.0."""
    return (
        _VERSION.fullmatch(text, start, end) is not None
        and text[end - 1] == "0"
        and start > 0
        and "\u4e00" <= text[start - 1] <= "\u9fff"
        and text[start - 1] not in "达为至是约到比超近逾的"
    )
