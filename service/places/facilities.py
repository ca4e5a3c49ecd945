"""Parts of a city that only open what something is called or say where it stands: what such a
thing has is its city's as well (已投用的镇海人工智能实训基地可同时容纳800人, the municipal
computing centre in Pidu district).
"""

import re
from collections.abc import Iterator

from service.places.events import Event, Topic, city_of
from service.places.set_apart import HERE_IS
from service.places.table import Place, contains

_CALLED = re.compile(
    r"的?(?:华为|美的|(?![的在和与及将已有达为了是到设建占把被向对区县市，。；、：])[^\s\d\n]){0,14}?"
    "(?:中心|基地|实验室|研究院|研究所|学院|联盟|训练场|试飞场|测试场|试验场|体验馆|展示馆|训练营|加速器|孵化器|码头|港区|电厂|车站|大厦|综合体"
    "|平台|工厂|集团(?!军)|景区|(?<!上市)(?<!国有)(?<!科技)公司|医院|学校|[中小]学|小镇|产业园|[数智算]据?力?园区|科技园|软件园|创新园|项目|大赛|博览会|论坛|峰会|大会)"
    r"(?!(?:数量?|总数)|(?:已?(?:达到?|有|增至|共)?|[、和与及][^，。；\d]{0,12})\d+[个家座处所款]|[、和与及])"
)
"""Behind a part, but for so many of them."""
_FIRM_THERE = re.compile(
    r"[^，。；、\d]{0,6}?企业(?![的总数达超累共已平研在和与、，申获利贷户通借加纷实完上税工登入员投负营产增新占]|自主|发展)"
    r"[一-鿿A-Za-z“]{2,12}?(?=[”把的在将已去今获推建（(，]|20\d\d)"
)
"""Behind a part: a single firm that sits there (西海岸新区企业云程智能去年营收7亿元)."""
_PUT_THERE = (
    *("落户", "落户于", "落户在", "落地", "位于", "坐落于", "坐落在"),
    *("坐落", "建在", "落子", "选址"),
)
"""Before the part where that stands of which the sentence tells (项目落户长宁县，产值25亿元)."""
_WHAT = (
    "(?:[Cc]ent(?:re|er)|[Ii]nstitute|[Ll]ab(?:oratory)?|[Hh]ub|[Cc]ampus|[Aa]cademy|[Tt]erminal"
    "|[Hh]ospital|[Ss]chool|[Cc]ollege|[Uu]niversity|[Ff]oundry|[Tt]ower|[Pp]lant|[Ff]actory"
    "|[Tt]est(?:ing)? (?:base|ground|site)|[Dd]epot|[Ww]arehouse|[Ss]tation|[Ll]ibrary|[Mm]useum"
    "|[Pp]ark|[Aa]lliance|[Ff]acility|[Cc]omplex|[Bb]uilding|[Aa]irport|[Pp]ort)"
)
_LATIN_CALLED = re.compile(
    rf"(?: (?:[A-Z][\w&'’-]*|of|and|for)){{0,6}}? {_WHAT}\b(?! (?:of|for)\b)"
)
_STANDS = re.compile(
    rf"\b{_WHAT}(?: (?:of|for) [\w ’'-]{{3,40}})?,? (?:which (?:is|lies|stands|sits) )?(?:in|at) "
    r"(?:the )?$|\b(?:headquartered|based) in (?:the )?$"
)
_IN_BRACKETS = re.compile(r"[^（）()\d\n]{0,16}[）)]")
"""Behind a part that brackets tell where something is (“模速空间”（徐汇区西岸）)."""
_PARTS = frozenset({"zone", "district", "town"})
_WITHIN = _PARTS | {"county"}
_SITE_BEFORE = re.compile("(?:中心|基地|园区?|港|平台|枢纽|集群|工厂|项目)[（(]$")
"""Before a city that brackets tell behind what stands in it (长江智算中心（九江）)."""
_FAR = 100
"""So far before a part stands what is told to be there."""


def of_parts_too(text: str, event: Event, topic: Topic) -> Iterator[Place]:
    """The parts of a city that were told before it, where the city only opens what something is
    called, or stands in brackets behind it (长江智算中心（九江）总投资8亿元): it may lie in them.
    So may what is here (这里是海南州大数据产业园).
    """
    if event.kind != "name" or text[event.end - 1].isascii():
        return
    bracketed = text.startswith(("）", ")"), event.end) and _SITE_BEFORE.search(
        text, max(0, event.start - 8), event.start
    )
    if bracketed or _CALLED.match(text, event.end):
        here = text.endswith(HERE_IS, 0, event.start)
        told = (*topic.others, *(topic.places if here else ()))
        yield from (p for p in told if any(contains(city, p) for city in event.places))


def of_city_too(text: str, event: Event, floor: int) -> Iterator[Place]:
    """The cities of the parts that an event names so; its sentence begins at `floor`."""
    if event.kind == "back" and len(event.places) > 1:
        return
    if not any(place.level in _WITHIN for place in event.places):
        return
    put = event.kind == "locative" and text.endswith(_PUT_THERE, floor, event.start)
    if not put and not any(place.level in _PARTS for place in event.places):
        return
    latin = text[event.end - 1].isascii()
    called = (_LATIN_CALLED if latin else _CALLED).match(text, event.end)
    firm = not latin and _FIRM_THERE.match(text, event.end)
    stands = latin and _STANDS.search(text, max(floor, event.start - _FAR), event.start)
    bracketed = text[event.start - 1] in "（(" and _IN_BRACKETS.match(text, event.end)
    if called or firm or stands or bracketed or put:
        yield from (city for part in event.places if (city := city_of(part)) and city != part)
