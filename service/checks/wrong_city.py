"""wrong_city: the number belongs to another city."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from schemas.finding import Finding, FindingCode
from service.checks import cues
from service.checks.case import Case
from service.checks.cities import is_ruled_out, standing_of_quote
from service.checks.messages import Place, Said, finding
from service.checks.neighbours import other_cities
from service.checks.stated import Stated
from service.checks.wording import things
from service.places import VENUE, Ownership, contains, resolve

_STANDS = ("在", "于", "到", "落户", "落地", "入驻", " in ", " at ")
_PROMISED = cues.joined(
    ("补贴", "补助", "奖励", "资助", "奖补", "扶持", "券", "上限", "额度", "减免", "优惠"),
    ("贴息", "兑付", "专项资金", "基金", "预算", "公寓", "租金"),
    ("subsid\\w+", "grants?", "rewards?", "awards?", "vouchers?", "support", "refunds?", "caps?"),
    ("rebates?", "limits?", "relief", "aid", "funds?", "budget", "apartments?", "rents?"),
)


_ORGANISATION = re.compile(
    r"([\u4e00-\u9fffA-Za-z]{2,10}?)(?:科技|公司|集团|股份|实验室|研究院|枢纽|大学|学院|智芯|智算中心|超算中心)"
)
_OF_MANY = re.compile(
    "智能|人工|国家|[省市区县]级|全[省市区县]|[规新现重头龙首各本]|高[新校]|上市|企业|产业"
)
"""A name of its own in front of what it is (黔语科技收入, 中原智算枢纽加速卡数量)."""
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
        or _is_of_a_firm_in_it(case, owned)
    ):
        return None
    return _finding(case, owned, places)


def _alone(case: Case) -> Finding | None:
    """Flag a city that the text leaves open, when the facts beside it are all of others."""
    if not case.same or case.match is None:
        return None
    others = other_cities(case, case.match)
    if not others:
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

    What rules promise is of who makes them.
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


def _is_of_a_firm_in_it(case: Case, owned: Ownership) -> bool:
    """Whether it is of something (a firm, a laboratory, a project) in a part of the city that the
    sentences before speak of: it is the city's as well.

    What rules promise is of who makes them.
    """
    if _PROMISED.search(case.claim.name) or not owned.owners or case.match is None:
        return False
    if not (_names_an_organisation(case) or _is_told_of_no_government(case, owned, case.match)):
        return False
    whole = [place for place in resolve(case.claim.city) if place.level in ("city", "world")]
    return all(any(contains(city, owner) for city in whole) for owner in owned.owners)


def _names_an_organisation(case: Case) -> bool:
    """Whether the fact's name opens with that of a firm or an institute that the text names."""
    named = _ORGANISATION.match(case.claim.name)
    if named is None or _OF_MANY.search(named[1]) or things(named[1]):
        return False
    return named[0] in case.reading.text


def _is_told_of_no_government(case: Case, owned: Ownership, match: Stated) -> bool:
    """Whether the sentences before speak of the part, and nothing says that it is told as such."""
    start, _ = case.reading.paragraphs.at(match.start)
    told = _GOVERNMENT.search(case.reading.text, start, match.start)
    return case.claim.kind == "initiative" and owned.basis == "inherited" and told is None


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
    because: list[Place] = [*owned.because, *places]
    return finding(FindingCode.WRONG_CITY, case, "city", case.claim.city, said, because)
