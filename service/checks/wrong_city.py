"""wrong_city: the number belongs to another city."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from schemas.finding import Finding, FindingCode
from service.checks import about, around, cues, messages, neighbours, organisations, sites
from service.checks.case import Case
from service.checks.cities import is_ruled_out, standing_of_quote
from service.checks.messages import Said, finding
from service.checks.neighbours import other_cities
from service.checks.stated import Stated
from service.places import VENUE, Ownership, Place, PlaceMention, contains, resolve

_STANDS = ("在", "于", "到", "落户", "落地", "入驻", " in ", " at ")
_PROMISED = cues.joined(
    ("补贴", "补助", "奖励", "资助", "奖补", "扶持", "券", "上限", "额度", "减免", "优惠"),
    ("贴息", "兑付", "专项资金", "基金", "预算", "公寓", "租金", "免租", "支持", "免费", "激励"),
    ("bonus(?:es)?", "payments?", "incentives?", "exemptions?", "loans?"),
    ("subsid\\w+", "grants?", "rewards?", "awards?", "vouchers?", "support", "refunds?", "caps?"),
    ("rebates?", "limits?", "relief", "aid", "funds?", "budget", "apartments?", "rents?"),
)
_SITE = cues.joined(
    ("中心", "基地", "实验室", "研究院", "产业园", "园区", "街区", "空间", "训练场", "测试场"),
    ("工厂", "医院", "学校", "码头", "港区", "小镇", "平台"),
    ("cent(?:re|er)s?", "labs?", "laborator\\w+", "institutes?", "campus(?:es)?", "grounds?"),
    ("facilit\\w+", "plants?", "parks?", "halls?", "hubs?", "bases?", "terminals?", "hospitals?"),
    ("schools?", "academ\\w+", "incubators?", "accelerators?"),
)
"""In the name of a fact: it is of something that stands somewhere."""
_OF_ITS = re.compile("[市区县]?(?:的(?:一家)?|企业|公司|一家)“?")
"""Between a place and the name of what is there (合肥高新区的语澜科技)."""
_SITE_BY_NAME = re.compile("(?:谷|园|园区|小镇|枢纽|基地|中心|空间|工场|港|坊|街区|广场)$")
"""How a name may end that stands right behind that of its place (郑州龙湖智谷)."""
_INSTITUTE = re.compile(
    r"(?: [A-Z][\w-]+){0,4} (?:Institute|University|Laboratory|Lab|Cent(?:re|er)|Academy)\b"
    r"(?: (?:of|for) [A-Z][\w-]+(?: (?:and )?[A-Z][\w-]+){0,3})?"
    "|(?:(?![市省区县的和与])[\u4e00-\u9fff]){0,10}?(?:研究院|研究所|实验室|大学|学院|医院|超算中心)"
)
_GOVERNMENT = re.compile(
    "规定|开放|给予|大力|加快|推进|投入|新建|出台|打造|方案|会上|大会|会议|提出|印发|政府|我市|全市|全区|该区|区委|管委会|[区市县]长|局长|规划|行动计划"
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
    return _ruled_out(case, places)


def _ruled_out(case: Case, places: Sequence[Stated]) -> Finding | None:
    """The finding of a city that the text gives no number at these places, unless it has another
    right to it.
    """
    owned = case.reading.ownership(places[0])
    if (
        _names_a_part(case, owned)
        or _stands_in_a_part(case, owned, places[0])
        or _is_of_a_firm_in_it(case, owned.owners or owned.possible)
        or _is_of_a_firm_named_behind_it(case)
        or _bears_its_name(case)
        or sites.is_done_there(case.reading, places[0], case.claim.city)
    ):
        return None
    if case.match is not None and case.same:
        why = _why_it_may_be(case, case.match, owned)
        if why is not None:
            return _noted(case, owned, case.match, why)
    return _finding(case, owned, places)


def _why_it_may_be(case: Case, match: Stated, owned: Ownership) -> Said | None:
    """Why the number may be the claimed city's all the same, so that a note will do."""
    if around.is_left_open(case, match, owned):
        return _NEARER
    if about.is_what_it_is_about(case, match, owned):
        return _ABOUT
    if about.bears_its_name(case, match, owned):
        return _CALLED_SO
    if neighbours.agree(case, match, owned) or neighbours.agree_right_beside(case, match):
        return _BESIDE
    if neighbours.names_it_too(case, match):
        return _NAMED
    return None


_NEARER = Said("this one, which may be meant, stands nearer", "本项所填更靠近该数，也可能是指它")
_ABOUT = Said("the article is about this one, which lies there", "全文讲的是位于其中的本项所填")
_CALLED_SO = Said(
    "it bears the name of this one, which the article is about", "它以全文所讲的本项所填命名"
)
_BESIDE = Said("the facts beside it are told of this city as well", "旁边的其他事实也属于这个城市")
_NAMED = Said("the words before it name this one as well", "该数之前的同一分句也提到了本项所填")


def _noted(case: Case, owned: Ownership, match: Stated, why: Said) -> Finding:
    """A note: the text speaks of another place, but there is a reason to take it for this one's."""
    names = [place.name for place in (*owned.owners, *owned.possible)]
    en = f"the text spoke of {' or '.join(names)} last" if names else "the text names none there"
    zh = f"前文说的是{'、'.join(names)}" if names else "该处没有提到城市"
    said = Said(f"{en}; {why.en}", f"{zh}；{why.zh}")
    because: list[messages.Place] = [*owned.because, match]
    city = case.claim.city
    return finding(FindingCode.WRONG_CITY, case, "city", city, said, because, severity="note")


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
    is the city's as well. Its name says so, or nothing before it in its paragraph says that it is
    told of them as such.

    What rules promise is of who makes them; a city within the city has facts of its own.
    """
    if not parts or case.claim.kind == "indicator" or _PROMISED.search(case.claim.name):
        return False
    if any(part.level == "county" and part.full.endswith("市") for part in parts):
        return False
    whole = [place for place in resolve(case.claim.city) if place.level in ("city", "world")]
    if not all(any(contains(city, part) for city in whole) for part in parts):
        return False
    name = case.claim.name
    if organisations.opens(name, case.reading.text) or _is_told_of_no_government(case):
        return True
    return case.claim.kind == "initiative" and _SITE.search(name) is not None


def _is_told_of_no_government(case: Case) -> bool:
    """Whether nothing before it in its paragraph speaks of what is governed or planned there."""
    if case.claim.kind != "initiative" or case.match is None:
        return False
    start, _ = case.reading.paragraphs.at(case.match.start)
    return _GOVERNMENT.search(case.reading.text, start, case.match.start) is None


def _is_of_a_firm_named_behind_it(case: Case) -> bool:
    """Whether the fact's name opens with that of a firm or an institute which the text names, once
    at least, with this place as the last one before it in the sentence: what else it tells of it is
    of the place too.
    """
    name, text = case.claim.name, case.reading.text
    opening = organisations.longest_opening(name, text)
    if case.claim.kind == "indicator" or opening is None:
        return False
    whole = resolve(case.claim.city)
    mentions = case.reading.place_mentions
    is_one = organisations.opens(name, text)
    for hit in re.finditer(re.escape(opening), text):
        start, _ = case.reading.full_sentences.at(hit.start())
        last = mentions[: bisect_left(mentions, (hit.start(),))][-1:]
        if not any(one.start >= start and _names(one, whole) for one in last):
            continue
        stands = last[0].end == hit.start() and _SITE_BY_NAME.search(opening)
        if is_one or stands or _OF_ITS.fullmatch(text, last[0].end, hit.start()):
            return True
    return False


def _names(mention: PlaceMention, known: Sequence[Place]) -> bool:
    """Whether it is one of them, or has its name in front of that of a part (郑州郑东新区)."""
    return any(
        place.id == mention.place.id
        or (contains(place, mention.place) and mention.text.startswith(place.name))
        for place in known
    )


def _bears_its_name(case: Case) -> bool:
    """Whether the fact's name has that of an institution which bears the city's (companies spun off
    by the Ningbo Institute of Intelligent Machines).
    """
    name, text = case.claim.name, case.reading.text
    ids = {place.id for place in resolve(case.claim.city)}
    for hit in case.reading.place_mentions:
        if hit.place.id in ids and hit.text in name:
            called = _INSTITUTE.match(text, hit.end)
            if called is not None and hit.text + called[0] in name:
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
