"""Names of places that are something else's here: a terminal or an island called like a city far
away (the Meishan terminal of Ningbo is not in 眉山), a firm by the first words of its name (Mesa
Verde, once Mesa Verde Compute LLC is told of).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from service.places.table import Place, contains

_CITIES = frozenset({"city", "county", "world"})
_FAR_AWAY = _CITIES | {"region", "zone"}
_SITE = re.compile(
    r"(?i: (?:container )?(?:terminal|wharf|pier|quay|island|sub-?district|township|village|street"
    r"|port area|reservoir|depot|substation|barracks|avenue)s?\b)"
    r"| (?:Port|Airport|Station|Lake|Bridge|Bay)\b(?! [A-Z])"
    "|(?:集装箱)?(?:码头|港区|片区|工业区|街道|镇(?!江|海|平|安|远|宁|原|雄|沅|康|赉|巴|坪|区)|乡(?![镇村])|村(?!镇)|社区|水库)"
)
"""Behind a name: a small place, which may be called like a city elsewhere."""
_LONGER_TOWN = re.compile("(?![省市区县州各全的等及和与、])[一-鿿]{1,2}(?:镇|街道)(?!街)")
"""Behind a province's or a city's name: the town's that begins with it (云南驿镇)."""
_NEXT_WORD = re.compile(r" [A-Z][a-z]+\b")
_FIRM_IN_FULL = re.compile(
    r"(?P<next> [A-Z][a-z]+)(?: [A-Z][\w&]+){0,3},?"
    r" (?:LLC|LLP|PLC|Inc|Ltd|Corp|Limited|GmbH|Pte|Sdn|Holdings|Technologies)\b"
)
_NAME_GOES_ON = re.compile(
    "[）)][一-鿿]{0,8}?(?:公司|集团|基地|中心|工厂|园区|产业园|项目|研究院|合作区|示范区|港|城)"
)
"""Behind a place in brackets in the middle of a name."""
_PARK = "产业园|科技园|创新园|软件园|工业园|转移园|科学城|科技城|产业城|数据港"
_PARK_GOES_ON = re.compile(f"[）)][一-鿿]{{0,8}}?(?:{_PARK}|园区|合作区)")
_ENDS_HEAD = re.compile("[。：:]\n?|\n")
_NUMBER_OF_ITEM = re.compile(
    "[ \t　]*(?:[（(]?[一二三四五六七八九十\\d]{1,3}[、.．）)] ?|[▍■●◆•] ?)?"
)
"""Around a heading that is a place's name."""
_PARK_BEHIND = re.compile(f"(?:(?![的在和与及有上下前今去，。；：])[一-鿿]){{0,8}}?(?:{_PARK})")
_HAS_WHAT = re.compile("[^，。；：、\\d\n“”]{0,10}“")
"""Between a place and the name of what it has."""
_CALLED = re.compile("[一-鿿]{0,12}[（(]")
_TWICE = 2

Named = tuple[int, int, Place]


def sites(text: str, named: Sequence[Named]) -> frozenset[int]:
    """Where names stand that are those of such small places: of a city that the text names only
    so, while it names another one again and again and none in the same province.
    """
    if not any(_SITE.match(text, end) for _, end, _ in named):
        return frozenset()
    behind_others = _behind_others(text, named)
    plain = [(start, end, place) for start, end, place in named if not _SITE.match(text, end)]
    often = Counter(place.id for _, _, place in plain if place.level in _CITIES)
    if not often or max(often.values()) < _TWICE:
        return behind_others
    around = {part for _, _, place in plain for part in (place.id, *place.parents)}
    return behind_others | frozenset(
        start
        for start, end, place in named
        if place.level in _FAR_AWAY
        and _SITE.match(text, end)
        and not around.intersection((place.id, *place.parents))
    )


def longer_towns(text: str, named: Sequence[Named]) -> Iterator[int]:
    """Where a province's or a city's name only begins that of a town (云南驿镇)."""
    for start, end, place in named:
        bare = place.level in ("province", "city") and text[start:end] == place.name
        if bare and _LONGER_TOWN.match(text, end):
            yield start


def _behind_others(text: str, named: Sequence[Named]) -> frozenset[int]:
    """Those right behind what they would lie in, which is no place around them (霞浦县三沙镇)."""
    return frozenset(
        start
        for (_, stop, outer), (start, end, inner) in pairwise(named)
        if stop == start
        and outer.level in ("county", "district", "zone")
        and inner.level in _CITIES
        and _SITE.match(text, end)
    )


def cells(text: str, named: Sequence[Named]) -> frozenset[int]:
    """Where names stand behind the first cell of a table's row, which names a place itself: they
    are those of its firms (| Ningbo | Yongjiang Optics | $2.3B |).
    """
    if not text.startswith("|") and "\n|" not in text:
        return frozenset()
    found, heads = [], set()
    for start, _, _ in named:
        line = text.rfind("\n", 0, start) + 1
        if not text.startswith("|", line):
            continue
        if text.count("|", line, start) == 1:
            heads.add(line)
        elif line in heads:
            found.append(start)
    return frozenset(found)


def in_brackets(text: str, named: Sequence[Named]) -> frozenset[int]:
    """Where names stand in the brackets of a name that is told of a part of theirs
    (在湛江，华海（广东）基地), or before those in which a park of two places stands
    (深圳（哈尔滨）产业园区).
    """
    found = _partners(text, named)
    for index, (start, end, place) in enumerate(named):
        if text[start - 1] not in "（(" or not _NAME_GOES_ON.match(text, end):
            continue
        anywhere = place.level == "province"  # a county’s item names it in its heading
        stop = -1 if anywhere else max(text.rfind(mark, 0, start) for mark in "。\n")
        if any(contains(place, part) for at, _, part in named[:index] if at > stop):
            found.append(start)
    return frozenset(found)


def under_heads(text: str, named: Sequence[Named]) -> Iterator[int]:
    """Where names stand after which a park is called that stands in the part of theirs right before
    it, which is the heading (三、澄迈县。海南生态软件园……).
    """
    for (first, stop, part), (start, end, place) in pairwise(named):
        if not (_ENDS_HEAD.fullmatch(text, stop, start) and contains(place, part)):
            continue
        line = text.rfind("\n", 0, first) + 1
        if _NUMBER_OF_ITEM.fullmatch(text, line, first) and _PARK_BEHIND.match(text, end):
            yield start


def _partners(text: str, named: Sequence[Named]) -> list[int]:
    """Where those stand that have a park in the city in brackets behind them, or in whose name a
    park of the nation is called (中国国际信息技术（福建）产业园).
    """
    return [
        start
        for (start, end, place), (behind, stop, _) in pairwise(named)
        if text[behind - 1] in "（("
        and (place.level == "country" or behind - 1 == end)
        and _CALLED.fullmatch(text, end, behind)
        and _PARK_GOES_ON.match(text, stop)
    ]


def in_quotes(text: str, named: Sequence[Named]) -> Iterator[int]:
    """Where a city's byname only opens a name in quotation marks (“车城网”平台, 车城 of 柳州), or a
    region does behind the place that has what is called so (青浦区的“长三角算力调度平台”).
    """
    stop = 0
    for start, end, place in named:
        if text.startswith("“", start - 1) and not text.startswith("”", end):
            byname = text[start:end] not in place.full and place.name not in text[start:end]
            has_it = place.level == "region" and stop and _HAS_WHAT.fullmatch(text, stop, start)
            if byname or has_it:
                yield start
        stop = end


def firms(text: str, named: Sequence[Named]) -> frozenset[int]:
    """Where a place stands with the same word behind it as in a firm's name told in full."""
    words = {
        (text[start:end], hit["next"])
        for start, end, _ in named
        if (hit := _FIRM_IN_FULL.match(text, end))
    }
    if not words:
        return frozenset()
    return frozenset(
        start
        for start, end, _ in named
        if (hit := _NEXT_WORD.match(text, end)) and (text[start:end], hit[0]) in words
    )
