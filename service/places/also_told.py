"""Whose a number may be beside its owner: of whom something serves, of where a site is put, of who
builds it too, of where some of those counted come from.
"""

import re
from collections.abc import Iterator, Sequence

from service.places import parties, words
from service.places.events import Event
from service.places.in_passing import SOME_ARE_THEIRS
from service.places.sentences import Sentence
from service.places.table import Place

_SERVED_SO_MANY = re.compile("[市区县]?的?(?:企业|客户|用户|机构|高校)(?:超|近|约|逾)?")
"""Between a place and how many of its own are served."""
_SITED = (
    "选址",
    "选址在",
    "选址定在",
    "选址于",
    "落户",
    "落户于",
    "落户在",
    "落子",
    "建在",
    "设在",
    "落在",
)
"""Before the place where that is put of which the sentence tells."""
_FOUNDED = re.compile("(?:正式)?(?:奠基|开工|动工|揭牌|破土|封顶|竣工|落成|投产|投用|启用)")
"""Behind in and the place where that now stands of which the sentence tells (总投资52亿元的
南岭算力园11月3日在韶关市曲江区开工)."""
_TOGETHER = ("与", "和", "同", "跟", "携手", "联合", "会同", "由")
_BUILD = re.compile(
    "[市省区县]?(?:[两三]地|[两三][市省区县])?(?:政府|方面|管委会)?(?:合作|共同|联合|携手|联手)?(?:合建|共建|联建|建设|打造|合办|共办|设立|出资|投资|运营|发起)"
)
"""Around who has a hand in what is told (与横琴合建的算力平台)."""
NUMBER_AGAINST = re.compile(r"\d[万亿]?[元家人款个P]对$")
"""Before the other one of two numbers held against each other (900亿元对700亿元)."""


def of(text: str, sentence: Sentence, start: int) -> Iterator[Place]:
    """The places of those whom something serves (累计服务晋江企业800家), of where a site is put
    (投资6亿元，选址肥西县), of who builds it too, and the other one of two (南山领先：900亿元对
    700亿元).
    """
    before = [event for event in sentence.events if event.end <= start]
    last = before[-1] if before else None
    if (
        last is not None
        and last.kind == "oblique"
        and (
            _SERVED_SO_MANY.fullmatch(text, last.end, start)
            or (last.end == start and words.SERVED_SO_MANY.match(text, start))
            or SOME_ARE_THEIRS.fullmatch(text, last.end, start)
        )
    ):
        yield from last.places
    for event in before:
        if text.endswith(_TOGETHER, 0, event.start) and _BUILD.match(text, event.end):
            yield from event.places
    for event in sentence.events:
        if event.start <= start:
            continue
        founded = text.endswith("在", 0, event.start) and _FOUNDED.match(text, event.end)
        if founded or text.endswith(_SITED, 0, event.start):
            yield from event.places
    yield from _of_all_of_it(text, sentence, before, start)
    yield from _of_who_reports(text, sentence, before, start)
    yield from parties.of(text, sentence, before, start)
    near = max(0, start - 6)
    if text.find("对", near, start) >= 0 and NUMBER_AGAINST.search(text, near, start):
        yield from sentence.topic.places


_REPORT = "政府工作报告"
_HEAD = 200
"""So far into a text its first lines say what it is, in code points."""
_TASK = re.compile(
    "新增|新建|新开|增开|加密|建成|开通|力争|实施|推动|推进|培育|引进|招引|启动|发展|完成|打造|拓展|组织|举办|开展|开放|布局|支持"
)
"""Opens a part of a list of tasks that names nobody."""
_AREAS = frozenset({"zone", "town"})
_HAS_A_GOVERNMENT = frozenset({"city", "district", "county"})


def _of_who_reports(
    text: str, sentence: Sentence, before: Sequence[Event], start: int
) -> Iterator[Place]:
    """Whose government reports, where a list goes on from a park to the next task
    (龙兴低空产业园一期年内交付，新增航线30条).
    """
    governing = next((event for event in reversed(before) if event.governs), None)
    if governing is None or any(place.level not in _AREAS for place in governing.places):
        return
    clause = text.rfind("，", governing.end, start) + 1
    if clause and _TASK.match(text, clause) and _REPORT in text[:_HEAD]:
        yield from (p for p in sentence.topic.places if p.level in _HAS_A_GOVERNMENT)


_ALL_OF_THE_CITY = re.compile("全市(?:现有|共有|的|近|约)?$")


def _of_all_of_it(
    text: str, sentence: Sentence, before: Sequence[Event], start: int
) -> Iterator[Place]:
    """The city around the county that is spoken of, named in the sentence before 全市 and a number
    (县里与长治市大数据局合建的中心接入全市64座煤矿的数据).
    """
    if text.find("全市", max(0, start - 4), start) < 0:
        return
    if _ALL_OF_THE_CITY.search(text, sentence.start, start):
        named = (place for event in before for place in event.places)
        around = {identifier for place in sentence.topic.places for identifier in place.parents}
        yield from (place for place in named if place.level == "city" and place.id in around)


_OPENS_WITH_IT = re.compile(r"\s*(?:\w+ ){0,2}[Ii]n (?:the )?")
_NEXT_ITEM = re.compile(
    r",(?: [^,.;\n]{3,90},)* (?:and|or|as well as) (?:an? |the |some |another )?$"
)
"""Around a place that opens its sentence, and from one to a number in a further item of a list."""


def is_in_an_item_before(text: str, sentence: Sentence, last: Event, start: int) -> bool:
    """Whether the place stands in an item before the number's (a laboratory run with a school in
    Hangzhou, a workshop and a 500-million-yuan fund), and opens no sentence.
    """
    opens = _OPENS_WITH_IT.fullmatch(text, sentence.start, last.start)
    return not opens and _NEXT_ITEM.search(text, last.end, start) is not None
