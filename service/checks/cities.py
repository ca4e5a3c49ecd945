"""Which city a number or a quote belongs to, and how a claim's city stands to it."""

import re
from functools import lru_cache

from service.checks import by_kind, own_parts, traditional
from service.checks.reading import Reading
from service.checks.stated import Span, Stated
from service.places import (
    ASIDE,
    Ownership,
    PlaceMention,
    Standing,
    contains,
    is_chinese,
    is_held_against,
    names_a_place,
    resolve,
)


@lru_cache(maxsize=4096)
def key(city: str) -> str:
    """The same for every name of one city: 深圳, 深圳市 and Shenzhen."""
    known = resolve(city)
    return str(known[0].id) if known else city.strip().lower()


def is_in_a_table(city: str) -> bool:
    """Whether a table has the place itself, not only one with whose name it begins
    (元朗創新園, of which 元朗 alone is in one).
    """
    known = resolve(city)
    if not is_chinese(city):
        return bool(known)
    bare = traditional.plain(city.strip())
    return any(bare.endswith((one.name, one.full)) for one in known)


def standing(reading: Reading, stated: Stated, city: str) -> Standing:
    """How the claim's city stands to a number.

    A rank belongs to whom its sentence speaks of, not to the province that ranks (全省第三).
    A city is not ruled out where it does something in several of its parts, nor where its name
    leads into that of a park.
    """
    start, end = reading.sentences.at(stated.start)
    owned = reading.ownership(stated)
    if stated.kind == "ordinal" and not (
        reading.is_handed_out(stated) or _is_named_in_its_clause(reading, stated, owned)
    ):
        _, stop = reading.clauses.at(stated.start)
        told = standing_of_quote(reading, (start, max(stop, stated.end)), city)
        its_own = told == "not_owner" and owned.standing(city) == "owner"
        return "possible" if its_own else told
    judged = _judged(reading, owned, city)
    if judged != "owner" and _is_held_against_it(reading, stated, owned, city):
        return "not_owner"
    if judged == "not_owner" and (
        _is_place_in(reading, owned, city)
        or _stands_before(reading, owned, city)
        or is_meant_by_its_kind(reading, stated, city)
        or _is_the_state(reading, stated, owned, city)
        or _is_of_the_site(reading, stated, city)
        or _is_what_the_sentence_names(reading, stated, city)
        or _is_written_before(reading, stated, city)
        or _is_of_the_whole(reading, stated, owned, city)
        or _is_based_there(reading, start, end, city)
        or own_parts.may_own(reading, stated, owned, city)
        or _is_called_so(owned, city)
    ):
        return "possible"
    apart = judged == "possible" and (
        _is_set_apart(reading, owned, start) or _is_of_a_whole_zone(reading, stated, owned, city)
    )
    return "not_owner" if apart and _is_whole(owned, city) else judged


def is_ruled_out(reading: Reading, stated: Stated, city: str) -> bool:
    """Whether a number is none of the city's: by how the city stands to it, and in English also by
    where the city is named.

    English sentences name whom they speak of less often than Chinese ones, and turn to another city
    within a paragraph. Of 1,204 right facts never seen before 13 were held against what is only
    taken over from the sentences before, though their city was named nearer (of 3,666 with another
    city of their article 24 were caught so); and of these 51 were left open, though the sentence
    names its owner and only other paragraphs the city (2 of the right ones were).
    """
    judged = standing(reading, stated, city)
    if judged not in ("possible", "not_owner"):
        return False
    start, end = reading.full_sentences.at(stated.start)
    if is_chinese(reading.text[start:end]):
        return judged == "not_owner"
    owned = reading.ownership(stated)
    if judged == "possible":
        return _is_named_elsewhere_only(reading, stated, owned, city)
    return not _is_named_nearer(reading, stated, owned, city)


def _is_named_elsewhere_only(reading: Reading, stated: Stated, owned: Ownership, city: str) -> bool:
    """Whether the sentence names the owner, which is no part of the city, and only other paragraphs
    the city."""
    if owned.basis != "explicit":  # who speaks in Beijing of its own cars names no owner
        return False
    start, end = reading.full_sentences.at(stated.start)
    here, stop = reading.paragraphs.at(stated.start)
    places = named_at(reading, city)
    told_here = any(start <= hit.start < end for hit in owned.because)
    elsewhere = bool(places) and not any(here <= at < stop for at in places)
    wider = any(contains(p, q) for p in resolve(city) for q in owned.owners)
    of_cities = all(place.level != "country" for place in owned.owners)
    return told_here and elsewhere and not wider and of_cities


def _is_named_nearer(reading: Reading, stated: Stated, owned: Ownership, city: str) -> bool:
    """Whether the city is named in the paragraph before a number whose owner is taken over from the
    sentences before, or in the sentence of one that is told of where something is.
    """
    start, end = reading.full_sentences.at(stated.start)
    here, _ = reading.paragraphs.at(stated.start)
    told_here = any(start <= hit.start < end for hit in owned.because)
    if owned.basis == "inherited" and told_here:
        return False
    if owned.basis == "inherited" and (
        _is_headed(reading, stated, owned, city) or _is_told_behind(reading, end, city)
    ):
        return True
    floor = {"inherited": here, "unknown": here, "implied": start}.get(owned.basis, end)
    return any(
        floor <= at < max(end, stated.start) and not _COMPARED_WITH.search(reading.text, here, at)
        for at in named_at(reading, city)
    )


_HEADING = re.compile(r"^[^\n|]{2,72}[^\n.,;:|”\"]$", re.MULTILINE)
_PARAGRAPHS = 6
"""So many back a heading is looked for."""


def _is_headed(reading: Reading, stated: Stated, owned: Ownership, city: str) -> bool:
    """Whether the heading over it, which is not the title, names the city and not its owner (Who
    pays for the Kera data centre?).
    """
    end, _ = reading.paragraphs.at(stated.start)
    for _ in range(_PARAGRAPHS):
        start, end = reading.paragraphs.at(end - 1) if end else (0, 0)
        line = reading.text[start:end].strip()
        if _HEADING.fullmatch(line):
            return not reading.in_title(start) and _is_alone_there(
                reading, owned, city, (start, end)
            )
        end = start
    return False


def _is_alone_there(reading: Reading, owned: Ownership, city: str, span: Span) -> bool:
    """Whether the span names the city and no other place, and is no line under the title."""
    start, end = span
    if not any(start <= at < end for at in named_at(reading, city)):
        return False
    told = {hit.place for hit in reading.place_mentions if start <= hit.start < end}
    return len(told) == 1 and not told.intersection(owned.owners) and ".\n" in reading.text[:start]


_THAT_IS = re.compile(r"\s+(?:That|This|It)(?:['’]s| is| was)\b")


def _is_told_behind(reading: Reading, end: int, city: str) -> bool:
    """Whether the sentence behind says whose it is (Number of the week: 47%. That is the share of
    Suzhou's money …)."""
    if _THAT_IS.match(reading.text, end) is None:
        return False
    _, stop = reading.full_sentences.at(end + 1)
    return any(end <= at < stop for at in named_at(reading, city))


def named_at(reading: Reading, city: str) -> list[int]:
    """Where it is named; a town that no table has, by the name that the claim gives it."""
    ids = {place.id for place in resolve(city)}
    name = "" if ids else city.strip()
    return [
        hit.start for hit in reading.place_mentions if hit.place.id in ids or hit.place.name == name
    ]


_COMPARED_WITH = re.compile(
    r"\b(?:than|with|behind|against|ahead of|unlike|outside|versus) (?:the )?$"
)


def _is_named_in_its_clause(reading: Reading, stated: Stated, owned: Ownership) -> bool:
    """Whether a city opens the number's clause (苏州升至第5位，成都列第9位) or stands before it."""
    at = stated.start
    start, _ = reading.clauses.at(at)
    return len(owned.owners) == 1 and any(
        hit.place.level in _RANKED
        and (not reading.text[start : hit.start].strip() or _bears(reading, hit, start, at))
        for hit in owned.because
        if start <= hit.start < at
    )


def _bears(reading: Reading, hit: PlaceMention, start: int, at: int) -> bool:
    """Whether the rank at `at` stands right behind the name, which is not what it is a rank in."""
    ranked_in = _IS_RANKED_IN.search(reading.text, start, hit.start)
    return ranked_in is None and not reading.text[hit.end : at].strip()


_IS_RANKED_IN = re.compile(r"(?:居|列|排|升至|进入|跻身|\b(?:in|of) (?:the )?)$")
"""Before the place that ranks, which the rank is not of (居深圳第3位)."""
_RANKED = frozenset({"city", "county", "district", "zone", "world"})


_OF_THE_ZONE = re.compile("全区(?!域)|该区")
_WIDER = re.compile("全[市省]|[我该]市|市级")


def _is_of_a_whole_zone(reading: Reading, stated: Stated, owned: Ownership, city: str) -> bool:
    """Whether the sentence tells it of a zone as such (全区企业达到742家；“小巨人”企业48家)."""
    if len(owned.owners) != 1 or not owned.owners[0].full.endswith("区"):
        return False
    if owned.basis not in ("inherited", "alias") or owned.owners[0].level != "zone":
        return False
    around = [place for place in resolve(city) if place.level == "district"]
    if any(contains(district, owned.owners[0]) for district in around):
        return False  # 全区 may be said of the district as well
    start, _ = reading.full_sentences.at(stated.start)
    said = _OF_THE_ZONE.search(reading.text, start, stated.start)
    if said is None or _WIDER.search(reading.text, said.end(), stated.start):
        return False
    return not any(said.end() <= at < stated.start for at in named_at(reading, city))


def _is_held_against_it(reading: Reading, stated: Stated, owned: Ownership, city: str) -> bool:
    """Whether the number of a part is held right behind it against the city around the part."""
    at = named_at(reading, city) if _is_whole(owned, city) else ()
    return any(
        is_held_against(reading.text, stated.end, hit.start, hit.end)
        for hit in reading.place_mentions
        if hit.start in at
    )


def _is_set_apart(reading: Reading, owned: Ownership, sentence: int) -> bool:
    """Whether the sentence tells a part from the whole before it (全市9800P，其中航空港区4200P)."""
    return any(
        ASIDE.search(reading.text, max(0, hit.start - 12), hit.start)
        for hit in owned.because
        if hit.start >= sentence
    )


def _stands_before(reading: Reading, owned: Ownership, city: str) -> bool:
    """Whether the city's name leads straight into that of a park (成都天府新区)."""
    ids = {place.id for place in resolve(city)}
    starts = {mention.start for mention in owned.because if mention.place.level == "zone"}
    return any(hit.end in starts and hit.place.id in ids for hit in reading.place_mentions)


def _is_written_before(reading: Reading, stated: Stated, city: str) -> bool:
    """Whether its name opens the part of the sentence, though it was not read as a place there for
    it also names something else (天河 is a supercomputer as well).
    """
    start, _ = reading.sentences.at(stated.start)
    known = resolve(city)
    read = any(hit.place.id == place.id for hit in reading.place_mentions for place in known)
    return not read and any(reading.text.startswith(place.name, start) for place in known)


_WHOLES = re.compile("全[市省区县](?P<level>的?(?:平均|均值|总体)(?:水平|值)?的?)?$")


def _is_of_the_whole(reading: Reading, stated: Stated, owned: Ownership, city: str) -> bool:
    """Whether the number is what a part of the city is held against (占全市198款的62.1%, 比全市平均
    的365台高).
    """
    said = _WHOLES.search(reading.text, max(0, stated.start - 12), stated.start)
    if said is None or not _is_whole(owned, city):
        return False
    of_it = stated.kind != "percent" and reading.text.startswith("的", stated.end)
    return said["level"] is not None or of_it


def _is_based_there(reading: Reading, start: int, end: int, city: str) -> bool:
    """Whether the sentence tells it of somebody who sits in the city (Minhang-based Xinglan Micro
    took orders worth …).
    """
    ids = {place.id for place in resolve(city)}
    return any(
        hit.place.id in ids and reading.text.startswith("-based", hit.end)
        for hit in reading.place_mentions
        if start <= hit.start < end
    )


_KIND = re.compile("(?:新区|园区|开发区|高新区|经开区|示范区|产业园|集群|自贸区|保税区)$")
_PARK_BY_NAME = re.compile("(?:[谷港城]|小镇|街区)$")
"""How a park may be called that is called no park (未来城)."""
_PARK = "园区"


def is_meant_by_its_kind(reading: Reading, stated: Stated, city: str) -> bool:
    """Whether the sentence speaks of the area by its kind alone (新区智能终端产业实现产值…), or the
    paragraph does and names no place since, or what stands right behind it (8个落户高新区).
    """
    plain = traditional.plain(city)
    if _PARK_BY_NAME.search(plain):
        return _is_the_park_told_of(reading, stated, city)
    kind = _KIND.search(plain)
    if kind is None or not _is_in_a_city_told(reading, city):
        return False
    if by_kind.is_where_they_settle(reading, stated, kind[0]):
        return True
    if kind[0] not in city:  # 園區 stands for too many in a text of both sides
        return False
    bare = map(re.escape, by_kind.without_its_city(reading, city))
    return by_kind.speaks_of(reading, stated, "|".join((f"(?:工业)?{kind[0]}", _PARK, *bare)))


def _is_the_park_told_of(reading: Reading, stated: Stated, city: str) -> bool:
    """Whether 园区 means it: no table has it, and no other area is named since."""
    at = [at for at in named_at(reading, city) if at < stated.start]
    if is_in_a_table(city) or not at or not by_kind.speaks_of(reading, stated, _PARK):
        return False
    since = (hit for hit in reading.place_mentions if at[-1] < hit.start < stated.start)
    return all(hit.place.level not in ("zone", "town") for hit in since)


def _is_in_a_city_told(reading: Reading, city: str) -> bool:
    """Whether the article names the area, or anything in its city, of which it is called no more
    than the kind (滨海新区……，经开区……, of the 天津经开区).
    """
    return named(reading, city) or any(
        zone.parents[0] in other.parents
        for zone in resolve(city)
        if zone.level == "zone" and zone.parents and zone.id.startswith(f"{zone.parents[0]}/")
        for other in reading.named_places
    )


_IS_A_STATE = (
    r"(?: [Ss]tate\b| [Gg]overnment\b"
    r"|['’]s (?:[A-Z][\w-]+ |state ){0,4}(?:[Mm]inister|[Gg]overnor|[Gg]overnment|[Ll]egislature))"
)
_STATE = re.compile(r"\b[Tt]he state(?: government)?(?= |['’]s )(?!-)")


def _is_the_state(reading: Reading, stated: Stated, owned: Ownership, city: str) -> bool:
    """Whether the sentence speaks of the state, as the text calls a place that no table has, and
    only sentences before it of another (Maharashtra …, the state government; The state has set
    aside …)."""
    if owned.basis != "inherited" or resolve(city) or not named_at(reading, city):
        return False
    start, _ = reading.full_sentences.at(stated.start)
    said = _STATE.search(reading.text, start, stated.start)
    if said is None or any(said.end() <= hit.start for hit in owned.because):
        return False
    name = re.escape(city)
    return re.search(rf"\b[Ss]tate of {name}\b|\b{name}{_IS_A_STATE}", reading.text) is not None


_THE_SITE = re.compile(r"\b(?:the|this) (cluster|zone|park|hub|base|valley|area)\b", re.IGNORECASE)


def _is_of_the_site(reading: Reading, stated: Stated, city: str) -> bool:
    """Whether the sentence speaks of the cluster or the park that bears its name (the Horinger data
    center cluster; … of the power used in the cluster).
    """
    if not city.isascii():
        return False
    for said in _THE_SITE.finditer(reading.text, *reading.full_sentences.at(stated.start)):
        named_so = rf"\b{re.escape(city)}(?: [\w-]+){{0,3}} {said[1]}\b"
        if re.search(named_so, reading.text, re.IGNORECASE):
            return True
    return False


_LONG = 4
"""So many characters at least the name of an area has that no table knows."""


def _is_what_the_sentence_names(reading: Reading, stated: Stated, city: str) -> bool:
    """Whether it is an area that no table knows, and the paragraph names it just so before the
    number, and no other place since (康巴什数字经济产业园新增企业46家；“中国声谷”营收2680亿元).
    """
    name = city.strip()
    if is_in_a_table(name) or len(name) < _LONG or not is_chinese(name):
        return False
    start, _ = reading.paragraphs.at(stated.start)
    at = reading.text.rfind(name, start, stated.start)
    if at < 0 or _COMPARED.search(reading.text, start, at):
        return False
    end = at + len(name)
    turns = _TURNS.search(reading.text, end, stated.start) is not None
    return not (turns or any(end <= hit.start < stated.start for hit in reading.place_mentions))


_TURNS = re.compile("[全该我本][省市州区县旗镇]|当地")
"""By these a paragraph turns to another place than the area named last."""
_COMPARED = re.compile("(?:比|较|于|如|不及|超过|除|与|和|同|跟|向|从|自|离|距|在)[“「]?$")
"""Before an area that is only told with somebody else, or where something takes place."""


def _is_whole(owned: Ownership, city: str) -> bool:
    """Whether every owner lies in the city."""
    whole = resolve(city)
    return bool(owned.owners) and all(
        any(contains(place, part) for place in whole) for part in owned.owners
    )


def _is_called_so(owned: Ownership, city: str) -> bool:
    """Whether it is told by the name that shows the owner (泸永江融合发展示范区，三地……), or by
    that of the owner with its city's in front (克拉玛依云计算产业园区).
    """
    areas = (place.name for place in owned.owners if place.level in ("zone", "town"))
    of_several = len(owned.owners) > 1 and any(hit.text == city for hit in owned.because)
    return of_several or any(city.endswith(area) and len(area) >= len("产业园区") for area in areas)


_IN = re.compile(r"(?:在|于|位于|落户|落地|\bin |\bat )[^，。；,;]{0,12}、\s*$")


def _is_place_in(reading: Reading, owned: Ownership, city: str) -> bool:
    """Whether several of its parts are where the city does something (在五象新区、青秀区开放…)."""
    return bool(
        _is_whole(owned, city)
        and owned.because
        and _IN.search(reading.text, max(0, owned.because[0].start - 20), owned.because[0].start)
    )


def standing_of_quote(reading: Reading, quote: Span, city: str) -> Standing:
    """How the claim's city stands to the words of a quote; any place it names may own them."""
    first = reading.ownership_at(*quote)
    judged = _judged(reading, first, city)
    if judged != "not_owner" or _named_within(reading, quote, city):
        return judged if judged != "not_owner" else "possible"
    return judged


def _judged(reading: Reading, owned: Ownership, city: str) -> Standing:
    if named(reading, city) and not resolve(city) and not names_a_place(city):
        return "unknown"
    told = owned.standing(city)
    if told == "unknown" and not named(reading, city):
        return "not_owner"
    return told


def named(reading: Reading, city: str) -> bool:
    """Whether the article names the city anywhere, or a place around it or in it."""
    kept = reading.kept.named_cities
    if city not in kept:
        kept[city] = _named(reading, city)
    return kept[city]


def _named(reading: Reading, city: str) -> bool:
    bare = city.strip().removesuffix("市").lower()
    if (bare and bare in reading.lowered) or named_at(reading, city):
        return True
    claimed = resolve(city)
    return any(
        one.id == other.id or contains(one, other) or contains(other, one)
        for one in claimed
        for other in reading.named_places
    )


def _named_within(reading: Reading, quote: Span, city: str) -> bool:
    ids = {place.id for place in resolve(city)}
    return any(
        hit.place.id in ids for hit in reading.place_mentions if quote[0] <= hit.start < quote[1]
    )
