"""Sites with names of their own that stand in a part of a city, and are told by these names alone
later (麒麟区的珠江源智算基地……，基地一期; the Yangjae area of Seocho).
"""

import re
from collections.abc import Iterator, Sequence

from service.places.events import city_of
from service.places.mentions import PlaceMention
from service.places.sentences import Sentence
from service.places.table import Place

_NAMED_THERE = re.compile(r"[^，。；、：“”\n]{0,4}“([^”\n]{2,14})”")
_TWICE = 2
"""A name that is told where it stands, and later alone."""
_STANDS_THERE = re.compile(
    "的?((?![中小各等的首多]{2}|各|多|的)[\u4e00-\u9fff]{2,8}?(?:中心|公司|医院|实验室|研究院|养老院|产业园|智造园|基地|小镇|[人器据算车]谷))"
)
_SITE_LIES_IN = re.compile(
    "(?:^|[，。；：“\n])((?![由在])[\u4e00-\u9fff]{4,14}?(?:中心|产业园|智造园|基地|研究院|实验室|工厂|科创港))"
    "(?:项目|[（(][^（）()\n]{1,6}[）)])?(?:就)?(?:坐落[于在]|位于|落户(?:于|在)?|选址(?:于|在|定在)?)$"
)
"""Before the part of a city in which something lies that has a name of its own."""
_ISLAND_THERE = re.compile(
    "的?((?![中小各等的首多]{2}|[各多的有在是和与等辖共全]|[一二两三四五六七八九十][个座])"
    "[\u4e00-\u9fff]{2,4}?(?<![海小离半群列诸])岛(?!屿))"
)
"""Behind a county: an island of it (嵊泗县枸杞岛)."""
_WALKED_INTO = re.compile(
    "(?:来到|走进|走入|步入|抵达|探访)“?"
    "((?!产业|工业|科技|数据|智算|算力|运行|指挥|展示|服务|创新|研发|[这该一两各])"
    "[\u4e00-\u9fff]{2,8}?(?:谷|园|港|城|小镇|基地|工厂))"
)
"""What a reporter visits, by its own name."""
_AREA_THERE = re.compile(r"\bthe ([A-Z]\w+) (?:area|quarter|neighbou?rhood) (?:of|in) $")


def _named(text: str, mentions: Sequence[PlaceMention]) -> dict[str, Place]:
    """What is said to stand in a part of a city, by its own name, under which alone it is told
    later (徐汇滨江“模聚工场”, the Yangjae area of Seocho).
    """
    found: dict[str, Place] = {}
    for mention in mentions:
        if mention.role != "name" or city_of(mention.place) in (None, mention.place):
            continue
        there = (
            _NAMED_THERE.match(text, mention.end)
            or _STANDS_THERE.match(text, mention.end)
            or _ISLAND_THERE.match(text, mention.end)
        )
        if there and text.count(there[1]) < _TWICE:
            continue
        there = there or _SITE_LIES_IN.search(text, max(0, mention.start - 40), mention.start)
        there = there or _AREA_THERE.search(text, max(0, mention.start - 48), mention.start)
        if there is not None:
            found.setdefault(there[1], mention.place)
    return _visited(text, mentions) | found | _kinds_set_up(text, mentions)


def _visited(text: str, mentions: Sequence[PlaceMention]) -> dict[str, Place]:
    """What a reporter visits in the only place that his paragraph has named by then, a part of a
    city (点军区的山坳里，……记者来到长江算谷): it stands there.
    """
    found: dict[str, Place] = {}
    known = {mention.place.name for mention in mentions}
    for hit in _WALKED_INTO.finditer(text):
        line = text.rfind("\n", 0, hit.start()) + 1
        told = {m.place for m in mentions if line <= m.start < hit.end()}
        part = next(iter(told), None)
        if part is None or len(told) > 1 or city_of(part) in (None, part):
            continue
        if text.count(hit[1]) >= _TWICE and hit[1] not in known:
            found.setdefault(hit[1], part)
    return found


_SET_UP = re.compile(
    r"\b(?:[Aa]n?|[Nn]ew|[Ff]irst) (?:[\w-]+ ){0,5}?"
    r"(hub|campus|cent(?:re|er)|plant|factory|facility|complex|laboratory)\b"
    r"(?! (?:of|hub|campus|complex|plant)\b)(?:[^.;\n]|\.(?=\d)){0,160}\b(?:in|at) (?:the )?$"
)
_NAMED_KIND = re.compile(
    r"\b[A-Z][\w'’-]* (Institute|Laboratory|Centre|Center|Academy|Hospital|University|College"
    r"|School|Hub|Campus|Tower|Foundry|Terminal|Museum|Factory|Plant|Dock)"
    r"(?: (?:of|for) [A-Z][\w ’'-]{2,60})?,? (?:which (?:is|lies|stands|sits) )?(?:in|at) "
    r"(?:the )?$"
)
"""Before the part where something with a name of its own is, which later goes by its kind alone
(the Qinling Institute of Perception in the High-tech Zone; So far the institute has …).
"""
_WITHIN_A_CITY = ("town", "district", "county", "zone")


def _kinds_set_up(text: str, mentions: Sequence[PlaceMention]) -> dict[str, Place]:
    """What a sentence says to be set up in a part of a city, by what it is called from then on: New
    hub in Newham opens … The hub takes up 4,200 square metres. Not where there are two of a kind.
    """
    found: dict[str, set[Place]] = {}
    for mention in mentions:
        if mention.role == "name" and mention.place.level in _WITHIN_A_CITY:
            before = text[max(0, mention.start - 240) : mention.start]
            if not before[-1:].isspace():
                continue
            if there := _SET_UP.search(before):
                found.setdefault(f"The {there[1]}", set()).add(mention.place)
            elif called := _NAMED_KIND.search(before):
                for article in ("The", "the"):
                    found.setdefault(f"{article} {called[1].lower()}", set()).add(mention.place)
    return {name: place for name, (place, *others) in found.items() if not others}


class Sites:
    """Those of one text."""

    def __init__(self, text: str, mentions: Sequence[PlaceMention]) -> None:
        self._text = text
        self._named = _named(text, mentions)

    def __contains__(self, name: object) -> bool:
        return name in self._named

    def told_in(self, sentence: Sentence) -> tuple[Place, ...]:
        """The places of those of which the sentence's paragraph has told by their names by then."""
        if not self._named:
            return ()
        told = self._text[self._text.rfind("\n", 0, sentence.start) + 1 : sentence.end]
        return tuple(place for name, place in self._named.items() if name in told)

    def names_in(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where their names stand in the span; a city in one is no subject (丽水绿谷产业园)."""
        for name in self._named:
            at = self._text.find(name, start, end)
            if at >= 0:
                yield at, at + len(name)
