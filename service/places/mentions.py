"""Place names in a text.

1. walk the Chinese names, longest first, with words that only hold a name taken out of the way
2. look up the Latin names, where the text has capitalised words
3. keep the short names of districts only where the text gives their city
4. join 上海 + 浦东新区 and Hangzhou + Zhejiang into the nearer place, and 合肥 + 高新区 into a zone
5. say which mentions are an institution's name or a dateline, for neither is a subject
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from service.places import homonyms, shortened, world
from service.places.firms import of_firms
from service.places.namesakes import counties_for_cities, is_a_word, is_no_name_alone, people
from service.places.roles import Role, role_of
from service.places.table import RANK, Level, Place, contains, gazetteer, latin_key
from service.places.writing import full_width, simplified
from service.places.zone_names import short_of


class PlaceMention(NamedTuple):
    """A place named in a text: half-open span in code points, `text == source[start:end]`."""

    start: int
    end: int
    text: str
    place: Place
    role: Role = "name"
    """`organisation`: part of an institution's name (深圳大学); `dateline`: where the report was
    filed (北京2月14日电); `address`: part of a street's name (南京东路)."""


class _Hit(NamedTuple):
    start: int
    end: int
    name: str
    candidates: tuple[Place, ...]
    sure: bool = True
    """Whether no other name that needs its city runs into it."""


_SMALL = r"[A-Za-zÀ-ɏḀ-ỿ]"
_LATIN_NAME = re.compile(
    rf"[A-ZÀ-ÞĀ-ɏḀ-ỿ]{_SMALL}*(?:['’](?!s\b){_SMALL}+)*(?:-(?:[A-Z]{_SMALL}+|gang\b))*"
)
_LATIN_SUFFIX = re.compile(
    r"\s+(?:[Cc]ity|[Pp]rovince|[Mm]unicipality|[Dd]istrict|[Cc]ounty|[Nn]ew [Aa]rea)\b"
)
_CAPITAL_OF = re.compile(
    r"\b(?:provincial )?capital(?: city)? of "
    r"(?:(?:[Ee]ast|[Ww]est|[Ss]outh|[Nn]orth|[Cc]entral)\w* )?(?:China's )?"
    r"([A-Z][a-z]+(?: Mongolia)?)(?: [Pp]rovince)?"
)
_PROVINCE_CAPITAL = re.compile(r"\b([A-Z][a-z]+)(?:'s)? (?:provincial )?capital\b(?! of\b)")
_NATION = "(?:South |North |New |Saudi |Sri )?[A-Z][A-Za-z]+"
_NATION_CAPITAL = re.compile(
    rf"\b(?:[Tt]he ({_NATION})|({_NATION})['’]s) capital\b"
    r"(?! (?:of|markets?|gains|goods|spending|flows|fund|invest|inject|controls|firms|expend))"
)
_TECH_HUB = re.compile(r"\b(?:the )?southern tech hub\b", re.IGNORECASE)
_HUB = ("hub", "Hub", "HUB")
_LATIN_WORD = re.compile("[A-Za-z][A-Za-z]")
_LONGEST_LATIN = 48
"""No name in Latin letters is longer; between two words of a Chinese text stands much more."""
_CHINESE = re.compile("[一-鿿]+")
_PUNCTUATION = re.compile(r"[,.;:/\n]")

_INITIALS = re.compile(r" \(([A-Z]{2,5})\)")
_ITS_OWN = re.compile("(?:[一-鿿]{2,4}(?:街道|镇|乡|村)|[一-鿿]{0,3}[内里])?的|[一-鿿]{1,6}（")
"""Between a part and the city or the province in the name of what stands there
(大冶市罗桥街道的湖北模具厂, 繁昌区内的芜湖海创产业园)."""
_JOINING = frozenset("两、和与及")
"""Behind a city that is told beside its part (昆山苏州两地)."""
_HEADS_ITEM = re.compile(r"(?m:^)(?:【[一-鿿]{2,4}】|[一-鿿]{2,4}[：:])")
"""A name in brackets or before a colon at the start of a line: 【桐乡】, 珲春："""
_HEAD_OF_ITEM = re.compile(r"(?:, [A-Z][A-Za-z. ]{1,18}?)?(?: \([A-Z/]+\))? ?(?:--|—|–) ")
_ZONE = re.compile(
    "市?(?:国家级?|省级)?(?:高新技术产业开发区|经济技术开发区|经济开发区|高新区|经开区|开发区|综合保税区|综保区|"
    "保税区|自贸试验区|自贸片区|自贸区|片区|工业园区|产业园区|科技园区|科学城|科技城|软件园|新区)"
)
_FACILITY = re.compile(
    "(?:[一-鿿]{0,2})(?:智算中心|智算基地|算力中心|算力基地|数据中心|超算中心|产业园|科技园|基地)"
)
_MEDIUM = re.compile("(?:[一-鿿]{0,2})(?:观察|新闻|发布|日历|周刊|财经|融媒|头条|[日晚商]报|在线)")
"""Behind a byname: who prints the text (龙城观察)."""
_LANDMARK = re.compile(
    r"[山湖河江湾桥寺塔]| (?:River|Lake|Mountains?|Road|Bridge|Avenue|Street|Canal|Bay)\b"
)


@lru_cache(maxsize=8)
def find(text: str) -> tuple[PlaceMention, ...]:
    """All places named in the text, in order, not overlapping.

    Names of districts and counties count with their suffix (南山区), right behind their city
    (深圳南山), or where the text names their city and the name is no everyday word.
    """
    given, text = text, full_width(simplified(text))
    # 1. and 2.
    found = (*_chinese(text), *_shortened(text), *_latin(text))
    hits = sorted(_settled(_places_only(text, found)), key=lambda hit: (hit.start, -hit.end))
    # 3.
    unsure = gazetteer().unsure
    named = {hit.candidates[0].id for hit in hits if hit.name not in unsure}
    named.update(_listed(text, hits))
    chosen = tuple(_choose(text, hits, named))
    # 4.
    joined = tuple(_join(text, chosen))
    # 5.
    told = tuple(
        mention._replace(role=role_of(text, mention.start, mention.end, mention.place))
        for mention in _with_initials(text, joined)
    )
    told = _in_names(text, _of_a_digest(text, told))
    told = _of_counties(text, _without_homonyms(text, told))
    return told if given is text else tuple(_as_given(given, one) for one in told)


def _places_only(text: str, found: Sequence[_Hit]) -> list[_Hit]:
    named = people(text, ((hit.start, hit.end) for hit in found))
    return [hit for hit in found if not named or text[hit.start - 1 : hit.end] not in named]


def _of_a_digest(text: str, mentions: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """The datelines of a round-up say whose each item is (QINGDAO -- …, XI'AN -- …); those of an
    agency only say where it sits.
    """
    heads = [
        mention
        for mention in mentions
        if mention.role == "dateline"
        and _HEAD_OF_ITEM.match(text, mention.end)
        and text[mention.start - 1 : mention.start] in ("", "\n")
    ]
    if len({mention.place.id for mention in heads}) < 2:
        return mentions
    return tuple(m._replace(role="name") if m in heads else m for m in mentions)


def _in_names(text: str, mentions: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """A city right behind a part of its own begins the name of what stands there
    (江汉区武汉云数字经济总部区)."""
    inside = {
        behind
        for part, behind in pairwise(mentions)
        if (part.end == behind.start or _ITS_OWN.fullmatch(text, part.end, behind.start))
        and contains(behind.place, part.place)
        and text[behind.end - 1] != "市"
        and text[behind.end : behind.end + 1] not in _JOINING
    }
    return tuple(m._replace(role="organisation") if m in inside else m for m in mentions)


def _of_counties(text: str, mentions: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """The mentions; a city's bare name is the county's of which the text speaks."""
    meant = counties_for_cities(text, (m.place for m in mentions))
    return tuple(m._replace(place=meant.get(m.place.id, m.place)) for m in mentions)


def _without_homonyms(text: str, mentions: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """The mentions; those of firms, by their first words too, and of small places that are called
    like a city elsewhere, are none of that place.
    """
    named = [(m.start, m.end, m.place) for m in mentions]
    small = (*homonyms.sites(text, named), *homonyms.longer_towns(text, named))
    roles: dict[int, Role] = dict.fromkeys(small, "address")
    of_names = (
        *(homonyms.firms, homonyms.in_quotes, homonyms.cells, homonyms.in_brackets),
        *(homonyms.under_heads, of_firms),
    )
    roles |= {at: "organisation" for find_names in of_names for at in find_names(text, named)}
    return tuple(m._replace(role=roles.get(m.start, m.role)) for m in mentions)


def _with_initials(text: str, mentions: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """Those, and the initials that the text gives a place (Suzhou Industrial Park (SIP))."""
    short = {
        given[1]: mention.place
        for mention in mentions
        if mention.place.level == "zone"
        and (given := _INITIALS.match(text, mention.end)) is not None
    }
    if not short:
        return mentions
    found = (
        PlaceMention(*hit.span(), hit[0], short[hit[0]])
        for hit in re.finditer(rf"\b(?:{'|'.join(short)})\b", text)
    )
    return tuple(sorted((*mentions, *found)))


def _as_given(text: str, mention: PlaceMention) -> PlaceMention:
    return mention._replace(text=text[mention.start : mention.end])


def _chinese(text: str) -> Iterator[_Hit]:
    table = gazetteer()
    lengths, names, unsure = table.lengths, table.chinese, table.needs_context
    taken = doubted = 0
    for head in table.begins.finditer(text):
        at = head.start()
        if at < taken:
            continue
        for size in lengths.get(text[at : at + 2], ()):
            name = text[at : at + size]
            candidates = names.get(name)
            if candidates is not None:
                if candidates:
                    sure = at >= doubted or name == candidates[0].full
                    yield _Hit(at, at + size, name, candidates, sure)
                if name in unsure:  # 其中江宁区: 中江 takes no 江 from a full name
                    doubted = at + size
                else:
                    taken = at + table.borders.get(name, size)
                break


def _settled(hits: Sequence[_Hit]) -> list[_Hit]:
    """The hits without those that begin inside another. Where the text names the same city alone as
    well, that is meant, and the other is none (信息港南宁基地, beside 南宁), unless it stands right
    behind its own city (重庆江北京东).
    """
    sure = [hit for hit in hits if hit.sure]
    plain = {hit.name for hit in sure if hit.candidates[0].level == "city"}
    cities = {hit.end: hit.candidates for hit in sure}
    for hit in (one for one in hits if not one.sure and one.name in plain):
        around = next((one for one in sure if one.start < hit.start < one.end), None)
        before = cities.get(around.start, ()) if around else ()
        if around and not any(
            contains(city, part) for city in before for part in around.candidates
        ):
            sure[sure.index(around)] = hit
    return sure


def _shortened(text: str) -> Iterator[_Hit]:
    for start, place in shortened.find(text):
        yield _Hit(start, start + 1, text[start], (place,))


def _latin(text: str) -> Iterator[_Hit]:
    if _LATIN_WORD.search(text) is None:
        return
    table = gazetteer().latin
    for match in _TECH_HUB.finditer(text) if any(hub in text for hub in _HUB) else ():
        yield _Hit(match.start(), match.end(), match[0], table["thesoutherntechhub"])
    for pattern in (_CAPITAL_OF, _PROVINCE_CAPITAL) if "capital" in text else ():
        for match in pattern.finditer(text):
            province = table.get(latin_key(match[1]), ())
            if province and province[0].level == "province" and (of := _capital(province[0])):
                yield _Hit(match.start(), match.end(), match[0], (of,))
    if abroad := _mostly_latin(text):
        yield from _bynames(text)
        for match in _NATION_CAPITAL.finditer(text):
            if of := world.capital_of(match[1] or match[2]):
                yield _Hit(match.start(), match.end(), match[0], (of,))
    yield from _latin_names(text, table, world.latin() if abroad else {})


def _bynames(text: str) -> Iterator[_Hit]:
    for name, byname in world.BYNAMES:
        for match in byname.finditer(text) if name in text else ():
            yield _Hit(match.start(), match.end(), match[0], world.latin()[latin_key(name)])


def _latin_names(
    text: str, table: dict[str, tuple[Place, ...]], abroad: dict[str, tuple[Place, ...]]
) -> Iterator[_Hit]:
    words = list(_LATIN_NAME.finditer(text))
    taken = 0
    for index, word in enumerate(words):
        if word.start() < taken:
            continue
        for run in (words[index : index + size] for size in (5, 4, 3, 2, 1)):
            surface = text[word.start() : run[-1].end()]
            if len(surface) > _LONGEST_LATIN:
                continue
            key = latin_key(surface)
            candidates = table.get(key) or abroad.get(key)
            if not candidates or surface in world.OF_OTHERS or _PUNCTUATION.search(surface):
                continue
            if is_a_word(text, key, word.start(), run[-1].end()):
                continue
            taken = run[-1].end()
            suffix = _LATIN_SUFFIX.match(text, taken)
            if suffix is None and is_no_name_alone(text, word.start(), candidates):
                break
            meant = of_suffix(candidates, suffix[0].split()[0].casefold() if suffix else "")
            yield _Hit(word.start(), suffix.end() if suffix else taken, surface, meant)
            break
        else:
            yield from _pair(word, table, abroad)


def _pair(
    word: re.Match[str], table: dict[str, tuple[Place, ...]], abroad: dict[str, tuple[Place, ...]]
) -> Iterator[_Hit]:
    """Chengdu-Chongqing are two places, where every part is one."""
    at = word.start()
    hits: list[_Hit] = []
    for part in word[0].split("-"):
        known = table.get(latin_key(part)) or abroad.get(latin_key(part)) or ()
        hits.append(_Hit(at, at + len(part), part, known))
        at += len(part) + 1
    if len(hits) > 1 and all(hit.candidates for hit in hits):
        yield from hits


SUFFIXES: dict[str, tuple[Level, ...]] = {
    "city": ("city", "county", "world"),
    "municipality": ("city",),
    "prefecture": ("city",),
    "province": ("province",),
    "district": ("district",),
    "county": ("county",),
}
"""English words behind a name, and the levels that they mean."""


def of_suffix(candidates: tuple[Place, ...], suffix: str) -> tuple[Place, ...]:
    """Changsha County is not the city of Changsha: the places that fit the word behind a name."""
    return tuple(p for p in candidates if p.level in SUFFIXES.get(suffix, ())) or candidates


def _mostly_latin(text: str) -> bool:
    """Only such a text is searched for cities abroad: their table is slow to load."""
    sample = text[:2000]
    told = accumulate(len(hit[0]) for hit in _CHINESE.finditer(sample))
    return all(chinese * 10 < len(sample) for chinese in told)  # stops at the tenth


def _capital(province: Place) -> Place | None:
    """A province's capital carries the first city code: 330000 -> 330100."""
    return gazetteer().places.get(province.id[:2] + "0100") if province.id.isdigit() else None


def _listed(text: str, hits: list[_Hit]) -> Iterator[str]:
    """What districts lie in that no other place is called like and that a list names beside others
    (海淀、徐汇、余杭): their cities count as named."""
    common = gazetteer().common
    for before, hit in pairwise(hits):
        if text[before.end : hit.start] == "、" and before.candidates:
            for one in (before, hit):
                alone = len(one.candidates) == 1 and one.name not in common
                if alone and RANK[one.candidates[0].level] >= RANK["district"]:
                    above = (gazetteer().places[p] for p in one.candidates[0].parents)
                    yield from (place.id for place in above if place.level == "city")


def _heads_item(text: str, hit: _Hit) -> bool:
    return _HEADS_ITEM.match(text, hit.start - text.startswith("【", hit.start - 1)) is not None


def _choose(text: str, hits: list[_Hit], named: set[str]) -> Iterator[PlaceMention]:
    """Decide which place each name means, and drop the ones that need their city and lack it.

    An everyday word is a name where the text also writes the full one (南山 beside 南山区); so is
    a name whose city the text does not tell (石河子高新区 beside 石河子市).
    """
    table = gazetteer()
    in_full = {place.id for hit in hits for place in hit.candidates if place.full == hit.name}
    before: PlaceMention | None = None
    everyday: set[str] = set()
    for hit in hits:
        if before is not None and hit.start < before.end:
            continue
        behind = before if before is not None and 0 <= hit.start - before.end <= 1 else None
        if behind is None and hit.name in everyday:
            continue
        called = _called(text, hit, named, behind)
        if called is None and hit.name in table.bynames and hit.name not in table.needs_context:
            continue
        meant = called or next(iter(_meant(text, hit, behind, named, in_full)), None)
        if meant is not None:
            before = PlaceMention(hit.start, hit.end, hit.name, meant)
            yield before
        elif behind is None and hit.name in table.common and not _LANDMARK.match(text, hit.end):
            everyday.add(hit.name)  # and so wherever else it stands by itself


def _meant(
    text: str, hit: _Hit, behind: PlaceMention | None, named: set[str], in_full: set[str]
) -> Sequence[Place]:
    """The places that the name may mean, the likeliest first; none where it needs its city and
    lacks it.
    """
    table = gazetteer()
    near = [p for p in hit.candidates if behind and contains(behind.place, p)]
    known = [p for p in hit.candidates if named.intersection(p.parents) or _in_no_city(p, in_full)]
    low = RANK[hit.candidates[0].level] >= RANK["district"]
    if hit.name not in table.needs_context and not (low and hit.name.isascii()):
        return near or (known if low else _apart(hit, known, in_full)) or hit.candidates
    if _LANDMARK.match(text, hit.end):
        return ()
    is_common = hit.name in table.common
    told = [p for p in known if p.id in in_full]
    is_zone = len(known) == 1 and _ZONE.match(text, hit.end)  # 雨花经开区
    pool = near or (told if is_common and not is_zone else known)
    if _is_told_in_full(text, hit) or (not is_common and _heads_item(text, hit)):
        return pool or hit.candidates
    if not pool and not is_common:
        return [p for p in hit.candidates if p.id in in_full and p.full != hit.name]
    return pool


def _in_no_city(place: Place, in_full: set[str]) -> bool:
    """Whether it is a county in no city that the text could name, and written in full (文昌市)."""
    return place.level == "county" and len(place.parents) == 1 and place.id in in_full


def _is_told_in_full(text: str, hit: _Hit) -> bool:
    """Whether it is the only place of its name, with its kind behind it (Haidian District)."""
    in_full = text.endswith((" District", " district", " County", " county"), hit.start, hit.end)
    return hit.name.isascii() and in_full and len(hit.candidates) == 1


def _called(text: str, hit: _Hit, named: set[str], behind: PlaceMention | None) -> Place | None:
    """What a byname means: the one of its places that the text names, or whose city it names (岛城
    beside 青岛); not behind another place (厦门岛城).
    """
    known = gazetteer().bynames.get(hit.name)
    if known is None or _LANDMARK.match(text, hit.end) or _MEDIUM.match(text, hit.end):
        return None
    meant = [place for place in known if named.intersection((place.id, *place.parents[:1]))]
    if len(meant) != 1 or (
        behind and behind.place != meant[0] and not contains(behind.place, meant[0])
    ):
        return None
    return meant[0]


_BETTER_KNOWN = frozenset({"朝阳"})
"""Names of a city that are better known as those of a district."""


def _apart(hit: _Hit, known: list[Place], in_full: set[str]) -> list[Place]:
    """朝阳 beside 北京 is its district, not 朝阳市, which the text would write in full."""
    first = hit.candidates[0]
    if hit.name not in _BETTER_KNOWN or first.id in in_full:
        return []
    return [p for p in known if first.id not in p.parents and p.name == hit.name]


_JOINT = re.compile(
    r"|[·,，]?[^\S\n]?|(?:的|省会|下辖的?|市的?)|,? (?:in|the|of|in the|,)? ?|['’]s "
)
_SET_APART = re.compile(r" (?:included|excluded|aside|apart)\b")
"""Behind a part that is only told with its city (all of Zhuhai, Hengqin included)."""
_HEAD_JOINT = re.compile(
    r",? (?:in|the|of)? ?|, (?:the )?|['’]s (?:[a-z]+ )?"
    r"|,? in (?:the )?(?:[a-z-]+ ){0,2}(?:city|province|municipality) of "
)


def _join(text: str, mentions: tuple[PlaceMention, ...]) -> Iterator[PlaceMention]:
    """上海 + 浦东新区 is one mention of 浦东新区; 合肥 + 高新区 is a zone of 合肥."""
    held: PlaceMention | None = None
    for mention in mentions:
        if held is not None:
            gap = text[held.end : mention.start]
            inner = contains(held.place, mention.place)
            nearer = inner and _JOINT.fullmatch(gap) and not _SET_APART.match(text, mention.end)
            outer = contains(mention.place, held.place)
            wider = outer and _HEAD_JOINT.fullmatch(gap)
            again = mention.place.id == held.place.id and _HEAD_JOINT.fullmatch(gap)
            its_own = outer and gap == "的"  # 丰泽区的泉州人工智能产业园
            if nearer or its_own or ((wider or again) and gap.isascii() and gap):
                place = mention.place if nearer else held.place
                surface = text[held.start : mention.end]
                held = PlaceMention(held.start, mention.end, surface, place)
                continue
            yield _as_zone(text, held)
        held = mention._replace(text=text[mention.start : mention.end])
    if held is not None:
        yield _as_zone(text, held)


def _as_zone(text: str, mention: PlaceMention) -> PlaceMention:
    """A park, or a facility that bears the short name of its district (点军智算基地)."""
    of = mention.place
    bare_district = of.level in ("district", "county") and mention.text.endswith(of.name)
    tail = _ZONE.match(text, mention.end)
    if tail is None and bare_district:
        tail = _FACILITY.match(text, mention.end)
    if tail is None or of.level not in ("city", "district", "county"):
        return mention
    name = f"{of.name}{short_of(tail[0])}"
    place = Place(f"{of.id}/{short_of(tail[0])}", "zone", name, name, (), (of.id, *of.parents))
    return PlaceMention(mention.start, tail.end(), text[mention.start : tail.end()], place)
