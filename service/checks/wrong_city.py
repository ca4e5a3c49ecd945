"""wrong_city: the number belongs to another city."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from schemas.finding import Finding, FindingCode
from service.checks import cues, messages
from service.checks.case import Case
from service.checks.cities import is_ruled_out, standing_of_quote
from service.checks.messages import Said, finding
from service.checks.neighbours import other_cities
from service.checks.stated import Stated
from service.checks.wording import things
from service.places import VENUE, Ownership, Place, contains, is_chinese, resolve

_STANDS = ("在", "于", "到", "落户", "落地", "入驻", " in ", " at ")
_PROMISED = cues.joined(
    ("补贴", "补助", "奖励", "资助", "奖补", "扶持", "券", "上限", "额度", "减免", "优惠"),
    ("贴息", "兑付", "专项资金", "基金", "预算", "公寓", "租金"),
    ("subsid\\w+", "grants?", "rewards?", "awards?", "vouchers?", "support", "refunds?", "caps?"),
    ("rebates?", "limits?", "relief", "aid", "funds?", "budget", "apartments?", "rents?"),
)
_ORGANISATION = re.compile(
    r"([\u4e00-\u9fffA-Za-z]{2,10}?)(?:科技|公司|集团|股份|实验室|研究院|枢纽|大学(?!生)|学院|智算中心|超算中心)(?!型)"
)
"""A name of its own in front of what it is (黔语科技收入, 中原智算枢纽加速卡数量)."""
_OF_MANY = re.compile(
    "智能|人工|核心|国家|[省市区县]级|全[省市区县]|规上|高新|高校|上市|企业|产业|现有|重点|头部|龙头|首[批个期]"
    "|各[类区]|本[地市]|新[增建引落注设]|培育|引进|建设|入驻|孵化|集聚|联合|国际|服务|创新|支持|推动|改造|数字"
    "|技术|科学|工业|农业|国产|骨干|研发|应用|融资|出海|未来"
)
"""How names open that are of many."""
_LEADS = "(?:公司|厂商|供应商|运营商|制造商)"
_FOLLOWS = "(?:有限公司|公司|集团|的?(?:联合)?(?:创始人|董事长|总经理|总裁|首席|负责人))"
_ACTS = "(?=在|去年|今年|完成|宣布|获|的|（|日前|近日|自主|\\d{1,2}月)"
_OF_ITS = re.compile("[市区县]?(?:的(?:一家)?|企业|公司|一家)“?")
"""Between a place and the name of what is there (合肥高新区的语澜科技)."""
_ROBOTS = "机器人"
_KINDS_OF_ROBOTS = re.compile(
    "|人形|工业|服务|智能|具身|配送|焊接|协作|特种|手术|巡检|物流|商用|清洁|养老|教育|陪护|移动|四足|仿生|医疗"
    "|农业|水下|家用|轮式|双足|搬运|导览|消防|康复"
)
"""A maker's name may end in what it makes (岭拓机器人), and these are no makers."""
_SHORTEST, _LONGEST = 3, 8
"""The names of firms that others call by what surrounds them in the text: 企业光启智芯在……."""
_GOVERNMENT = re.compile(
    "大力|加快|推进|投入|新建|出台|打造|方案|会上|大会|会议|提出|印发|政府|我市|全市|全区|该区|区委|管委会|[区市县]长|局长|规划|行动计划"
    r"|\b(?:district|government|council|mayor|plan|officials?|authorities)\b"
)
"""Before a number of the same paragraph: it is of a part of the city as such."""


def find(case: Case) -> Finding | None:
    """Flag a city to which the text does not give the number, or the words without a number."""
    city = case.claim.city
    if case.amount is None:
        if case.quote is None or standing_of_quote(case.reading, case.quote, city) != "not_owner":
            return None
        return _finding(case, case.reading.ownership_at(*case.quote), ())
    places = _places(case)
    if not places:
        return None
    if not all(is_ruled_out(case.reading, place, city) for place in places):
        return _alone(case)
    owned = case.reading.ownership(places[0])
    if (
        _names_a_part(case, owned)
        or _stands_in_a_part(case, owned, places[0])
        or _is_of_a_firm_in_it(
            case, owned.owners or owned.possible, inherited=owned.basis == "inherited"
        )
        or _is_of_a_firm_named_behind_it(case)
    ):
        return None
    return _finding(case, owned, places)


def _alone(case: Case) -> Finding | None:
    """Flag a city that the text leaves open, when the facts beside it are all of others."""
    if not case.same or case.match is None:
        return None
    others = other_cities(case, case.match)
    parts = [place for other in others for place in resolve(other)[:1]]
    if not others or (len(parts) == len(others) and _is_of_a_firm_in_it(case, parts)):
        return None
    if _is_of_a_firm_named_behind_it(case):
        return None
    en, zh = " and ".join(others), "、".join(others)
    said = Said(
        f"the facts beside it are told of {en}, and this city is not named there",
        f"旁边的其他事实属于{zh}，那里没有提到这个城市",
    )
    return finding(FindingCode.WRONG_CITY, case, "city", case.claim.city, said, [case.match])


def _stands_in_a_part(case: Case, owned: Ownership, stated: Stated) -> bool:
    """Whether it is of something (a firm, a laboratory, a project) that stands in a part of whom
    the sentences before speak of: the part is the last place named before the number, as where
    something is, not as where people met.
    """
    if case.claim.kind != "initiative" or owned.basis != "inherited":
        return False
    if _PROMISED.search(case.claim.name):
        return False
    mentions = case.reading.place_mentions
    index = bisect_left(mentions, (stated.start,)) - 1
    if index < 0:
        return False
    last, text = mentions[index], case.reading.text
    if not text.endswith(_STANDS, 0, last.start) or VENUE.match(text, last.end):
        return False
    known = any(place.id == last.place.id for place in resolve(case.claim.city))
    return known and any(contains(owner, last.place) for owner in owned.owners)


def _is_of_a_firm_in_it(case: Case, parts: Sequence[Place], *, inherited: bool = False) -> bool:
    """Whether it is of something (a firm, a laboratory, a project) in parts of the city alone: it
    is the city's as well. Its name says so, or the sentences before speak of the parts, as what
    `inherited` is, and nothing says that it is told of them as such.

    What rules promise is of who makes them; a city within the city has facts of its own.
    """
    if not parts or case.claim.kind == "indicator" or _PROMISED.search(case.claim.name):
        return False
    if any(part.level == "county" and part.full.endswith("市") for part in parts):
        return False
    whole = [place for place in resolve(case.claim.city) if place.level in ("city", "world")]
    if not all(any(contains(city, part) for city in whole) for part in parts):
        return False
    return _names_an_organisation(case) or (inherited and _is_told_of_no_government(case))


def _is_told_of_no_government(case: Case) -> bool:
    if case.claim.kind != "initiative" or case.match is None:
        return False
    start, _ = case.reading.paragraphs.at(case.match.start)
    return _GOVERNMENT.search(case.reading.text, start, case.match.start) is None


def _names_an_organisation(case: Case) -> bool:
    """Whether the fact's name opens with that of a firm or an institute that the text names."""
    name, text = case.claim.name, case.reading.text
    if _OF_MANY.match(name):
        return False
    named = _ORGANISATION.match(name)
    if named and not _OF_MANY.search(named[1]) and not things(named[1]) and named[0] in text:
        return True
    return any(_is_called(text, name[:size]) for size in range(_SHORTEST, _LONGEST + 1))


def _is_called(text: str, opening: str) -> bool:
    """Whether a firm is called so: “澜图视觉”, 公司澜图视觉, 澜图视觉创始人."""
    bare = opening.removesuffix(_ROBOTS)
    if _KINDS_OF_ROBOTS.fullmatch(bare) or things(bare) or opening not in text:
        return False
    one = re.escape(opening)
    called = f"[“「]{one}[”」]|{_LEADS}{one}|(?:企业|[区市县镇]的){one}{_ACTS}|{one}{_FOLLOWS}"
    return re.search(called, text) is not None


def _is_of_a_firm_named_behind_it(case: Case) -> bool:
    """Whether the fact's name opens with that of a firm or an institute which the text names, once
    at least, with this place as the last one before it in the sentence: what else it tells of it is
    of the place too.
    """
    name, text = case.claim.name, case.reading.text
    if case.claim.kind == "indicator" or not is_chinese(name[:_SHORTEST]) or _OF_MANY.match(name):
        return False
    sizes = range(min(_LONGEST, len(name)), _SHORTEST - 1, -1)
    opening = next((name[:size] for size in sizes if name[:size] in text), None)
    if opening is None or things(opening):
        return False
    known = {place.id for place in resolve(case.claim.city)}
    mentions = case.reading.place_mentions
    for hit in re.finditer(re.escape(opening), text):
        start, _ = case.reading.full_sentences.at(hit.start())
        last = mentions[: bisect_left(mentions, (hit.start(),))][-1:]
        if not any(one.start >= start and one.place.id in known for one in last):
            continue
        if _OF_ITS.fullmatch(text, last[0].end, hit.start()) or _names_an_organisation(case):
            return True
    return False


def _names_a_part(case: Case, owned: Ownership) -> bool:
    """Whether the fact's name says that it is of a part of the city (天府新区算力, of 成都).

    A province is too wide: its cities have facts of their own.
    """
    whole = [place for place in resolve(case.claim.city) if place.level != "province"]
    parts = (p for p in owned.owners if any(contains(city, p) for city in whole))
    cities = [city.name for city in whole]
    return any(_called(part.name, cities) in case.claim.name for part in parts)


def _called(part: str, cities: Sequence[str]) -> str:
    """What a part is called in its city: 西安高新区 is the 高新区 of 西安."""
    return next((part.removeprefix(city) for city in cities if part != city), part)


def _places(case: Case) -> Sequence[Stated]:
    """The number itself, or where else it stands when the quote does not hold it."""
    if case.same and case.match is not None:
        return (case.match,)
    return case.elsewhere


def _finding(case: Case, owned: Ownership, places: Sequence[Stated]) -> Finding:
    names = [place.name for place in (*owned.owners, *owned.possible)]
    if names:
        said = Said(f"the text gives it to {' or '.join(names)}", f"原文说的是{'、'.join(names)}")
    else:
        said = Said("the article does not speak of this city", "文中没有提到这个城市")
    because: list[messages.Place] = [*owned.because, *places]
    return finding(FindingCode.WRONG_CITY, case, "city", case.claim.city, said, because)
