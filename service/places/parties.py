"""Who else has a hand in what is told: who comes from elsewhere and does it, who gets what another
one gives, the part of a city beside the whole, and the city beside its part.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from service.places import words
from service.places.events import Event, city_of
from service.places.sentences import Sentence
from service.places.table import Place

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
_AIDS = ("支援", "援助", "帮扶")
_OF_THE_WHOLE = re.compile(
    r"全[市省国](?:现有|共有|共|的|首批)?[^，。；\d]{0,6}\d[^，。；]{0,16}?[之其]?中(?:的|，?有|，)?$"
)
"""Before how many of the whole's are here (全市12个平台中的3个布局在此)."""
_GOES_ON_ABOUT = re.compile(
    r"\s*“?(?:(?:该|这家|这个)(?:企业|公司|集团|工厂|园区|项目|医院|学校|基地|中心|平台|小镇)"
    r"|公司|集团|工厂|厂里|园区|小镇|街道|景区|项目(?=[总建一二三占达投]|计划))"
)
"""Opens a sentence about what stands in the part of a city that is spoken of."""
_OPENS_BRACKET = ("（", "(")
"""Between the two names of one area (宝鸡高新区（渭滨区）)."""


def of(text: str, sentence: Sentence, before: Sequence[Event], start: int) -> Iterator[Place]:
    """The places of those before a number at `start`; `before` are its sentence's events there."""
    last = before[-1] if before else None
    if last and text.endswith(_COMES, 0, last.start) and _WHO_DOES.match(text, last.end):
        yield from last.places
    yield from _two_of(text, before)
    of_it = text.find("中", max(0, start - 4), start) >= 0
    if of_it and _OF_THE_WHOLE.search(text, max(sentence.start, start - 40), start):
        yield from sentence.topic.places
    if not before and _GOES_ON_ABOUT.match(text, sentence.start):
        yield from _cities_of(sentence.topic.places)


def _two_of(text: str, before: Sequence[Event]) -> Iterator[Place]:
    """Who gets what another one gives, and the first of two names of one area."""
    for event in before:
        given = text.endswith(_GIVES_TO, 0, event.start) and (
            _IS_GIVEN.match(text, event.end) or words.GIVEN_TO.match(text, event.end)
        )
        if given or text.endswith(_AIDS, 0, event.start):
            yield from event.places
    for one, other in pairwise(before):
        if text[one.end : other.start] in _OPENS_BRACKET and text[other.end] in "）)":
            yield from one.places


def _cities_of(places: tuple[Place, ...]) -> Iterator[Place]:
    """The cities around the districts, the counties and the towns among them."""
    inside = (place for place in places if place.level in ("district", "county", "town"))
    yield from (city for place in inside if (city := city_of(place)) is not None)
