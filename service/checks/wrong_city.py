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
_PROMISED_TOO = cues.joined(
    ("支持", "免租", "免费", "配套", "补偿", "启动资金", "资金池", "折扣", "电价", "抵扣", "返还"),
    ("承担比例", "遴选", "门槛", "安居"),
    ("bonus", "settl\\w+", "allowance", "reimburs\\w+", "discount", "ceiling", "coupons?", "quota"),
    ("payments? (?:to|for|per)", "free", "share of (?:\\w+ ){0,5}(?:costs?|bills?|spending|price)"),
)
"""What rules promise is of who makes them. Of 872 promises of a part of a city 831 had a word of
the two tables; so had 38 of 1,120 facts of its firms, institutes and projects."""
_ORGANISATION = re.compile(
    r"([\u4e00-\u9fffA-Za-z]{2,10}?)(?:科技|公司|集团|股份|实验室|研究院|枢纽|大学|学院|智算中心|超算中心)"
)
_OF_MANY = re.compile(
    "智能|人工|核心|国家|[省市区县]级|全[省市区县]|[规新现重头龙首各本]|高[新校]|上市|企业|产业"
)
"""A name of its own in front of what it is (黔语科技收入, 中原智算枢纽加速卡数量)."""
_LEADS = "(?:企业|公司|厂商|供应商|运营商|制造商|[“「])"
_FOLLOWS = "(?:有限公司|公司|集团|[”」]|的?(?:联合)?(?:创始人|董事长|总经理|总裁|首席|负责人))"
_SHORTEST, _LONGEST = 3, 8
"""The names of firms that others call by what surrounds them in the text: 企业光启智芯."""


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
        or _is_of_a_firm_in_it(case, owned.owners or owned.possible)
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


def _is_of_a_firm_in_it(case: Case, parts: Sequence[Place]) -> bool:
    """Whether it is of something (a firm, a laboratory, a project) in parts of the city alone: it
    is the city's as well.

    What rules promise is of who makes them.
    """
    name = case.claim.name
    if not parts or _PROMISED.search(name) or _PROMISED_TOO.search(name):
        return False
    if case.claim.kind == "indicator":
        return False
    if case.claim.kind == "target" and not _names_an_organisation(case):
        return False
    whole = [place for place in resolve(case.claim.city) if place.level in ("city", "world")]
    return all(any(contains(city, part) for city in whole) for part in parts)


def _names_an_organisation(case: Case) -> bool:
    """Whether the fact's name opens with that of a firm or an institute that the text names."""
    name, text = case.claim.name, case.reading.text
    named = _ORGANISATION.match(name)
    if named and not _OF_MANY.search(named[1]) and not things(named[1]) and named[0] in text:
        return True
    openings = (re.escape(name[:size]) for size in range(_SHORTEST, min(_LONGEST, len(name)) + 1))
    return any(
        re.search(f"{_LEADS}{one}|{one}{_FOLLOWS}", text) and not _OF_MANY.match(one)
        for one in openings
        if not things(one)
    )


def _is_of_a_firm_named_behind_it(case: Case) -> bool:
    """Whether the fact's name opens with that of a firm or an institute which the text names, once
    at least, with this place as the last one before it in the sentence: what else it tells of it is
    of the place too.
    """
    name, text = case.claim.name, case.reading.text
    if case.claim.kind == "indicator" or not is_chinese(name[:_SHORTEST]):
        return False
    sizes = range(min(_LONGEST, len(name)), _SHORTEST - 1, -1)
    opening = next((name[:size] for size in sizes if name[:size] in text), None)
    if opening is None or things(opening) or _OF_MANY.match(opening):
        return False
    known = {place.id for place in resolve(case.claim.city)}
    mentions = case.reading.place_mentions
    for hit in re.finditer(re.escape(opening), text):
        start, _ = case.reading.full_sentences.at(hit.start())
        last = mentions[: bisect_left(mentions, (hit.start(),))][-1:]
        if any(one.start >= start and one.place.id in known for one in last):
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
