"""Whose a number may be beside its owner: of whom something serves, of where a site is put, of who
builds it too.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from service.places.events import Event, city_of
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
_TOGETHER = ("与", "和", "同", "跟", "携手", "联合", "会同", "由")
_BUILD = re.compile(
    "[市省区县]?(?:[两三]地|[两三][市省区县])?(?:政府|方面|管委会)?(?:合作|共同|联合|携手|联手)?(?:合建|共建|联建|建设|打造|合办|共办|设立|出资|投资|运营|发起)"
)
"""Around who has a hand in what is told (与横琴合建的算力平台)."""
_COMES = ("来自", "companies from ", "firms from ", "teams from ", "businesses from ")
_WHO_DOES = re.compile(
    r"[市省区县]?(?:等地|本地|当地)?的?[^，。；、\d]{0,8}?(?:企业|公司|团队|选手|展团|代表团|代表队|机构|高校|学校|厂商)"
    r"(?!\d|(?:数量?)?[占达有约超共为近])"
    r"| (?:[A-Z][a-z]+ )?(?:signed|won|raised|showed|brought|took|presented|bought|sold)\b"
)
"""Around the place of those who do what is told elsewhere (来自成都的企业签约项目42个)."""
_GIVES_TO = ("向", "对", "给", "为", "在")
_IS_GIVEN = re.compile(
    "[市省区县]?(?:累计|共|再|追加|已|将|捐)*(?:投入|注资|投资|捐赠|拨付|援助|支援|捐资|下达|划拨|增资|捐款|输送|选派)"
)
"""Around who gets what is told (向卓资县投入资金6亿元)."""
_OF_THE_WHOLE = re.compile(
    r"全[市省国](?:现有|共有|共|的|首批)?[^，。；\d]{0,6}\d[^，。；]{0,16}?[之其]?中(?:的|，?有|，)?$"
)
"""Before how many of the whole's are here (全市12个平台中的3个布局在此)."""
NUMBER_AGAINST = re.compile(r"\d[万亿]?[元家人款个P]对$")
"""Before the other one of two numbers held against each other (900亿元对700亿元)."""


def of(text: str, sentence: Sentence, start: int) -> Iterator[Place]:
    """The places of those whom something serves (累计服务晋江企业800家) or who come from there and
    do it, of where a site is put
    (投资6亿元，选址肥西县), of who builds it too, and the other one of two (南山领先：900亿元对
    700亿元).
    """
    before = [event for event in sentence.events if event.end <= start]
    last = before[-1] if before else None
    if (
        last is not None
        and last.kind == "oblique"
        and _SERVED_SO_MANY.fullmatch(text, last.end, start)
    ):
        yield from last.places
    for event in before:
        if text.endswith(_TOGETHER, 0, event.start) and _BUILD.match(text, event.end):
            yield from event.places
    for one, other in pairwise(before):
        if text[one.end : other.start] in _OPENS_BRACKET and text[other.end] in "）)":
            yield from one.places
    for event in sentence.events:
        if event.start > start and text.endswith(_SITED, 0, event.start):
            yield from event.places
    if (
        last is not None
        and text.endswith(_COMES, 0, last.start)
        and _WHO_DOES.match(text, last.end)
    ):
        yield from last.places
    for event in before:
        if text.endswith(_GIVES_TO, 0, event.start) and _IS_GIVEN.match(text, event.end):
            yield from event.places
    if _OF_THE_WHOLE.search(text, max(sentence.start, start - 40), start):
        yield from sentence.topic.places
    if not before and _GOES_ON_ABOUT.match(text, sentence.start):
        yield from _cities_of(sentence.topic.places)
    near = max(0, start - 6)
    if text.find("对", near, start) >= 0 and NUMBER_AGAINST.search(text, near, start):
        yield from sentence.topic.places


_GOES_ON_ABOUT = re.compile(
    r"\s*“?(?:(?:该|这家|这个)(?:企业|公司|集团|工厂|园区|项目|医院|学校|基地|中心|平台|小镇)"
    r"|公司|集团|工厂|厂里|园区|小镇|街道|景区|项目(?=[总建一二三占达投]|计划))"
)
"""Opens a sentence about what stands in the part of a city that is spoken of."""


def _cities_of(places: tuple[Place, ...]) -> Iterator[Place]:
    """The cities around the districts, the counties and the towns among them."""
    inside = (place for place in places if place.level in ("district", "county", "town"))
    yield from (city for place in inside if (city := city_of(place)) is not None)


_OPENS_BRACKET = ("（", "(")
"""Between the two names of one area (宝鸡高新区（渭滨区）)."""
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
