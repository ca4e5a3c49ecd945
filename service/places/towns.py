"""Places that the tables lack and a claim names: towns, new areas, neighbourhoods."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from service.places import areas, world
from service.places.mentions import PlaceMention
from service.places.names import resolve
from service.places.table import Place, contains, gazetteer
from service.places.writing import is_chinese, simplified

_CHINESE = re.compile("[一-鿿]{1,10}[镇乡村区市县州湾岛港城园]")
_LATIN = re.compile(r"(?=[^一-鿿]+$)\w[\w@.'’-]*(?: [\w@.'’-]+){0,3}")


def town(name: str, parents: tuple[str, ...] = ()) -> Place:
    """A place known by its name alone; a city of its own lies in no other one."""
    bare = name.strip()
    if areas.is_area(bare):
        return areas.area(bare, parents)
    if bare.isascii() and world.is_smaller_city(bare):
        return Place(f"town:{bare}", "world", bare, bare)
    return Place(f"town:{bare}", "town", bare, bare, (), parents)


def names_a_place(name: str) -> bool:
    """Whether a name that the tables lack reads like a place's: 长安镇, 高新区, Shengze,
    13th arrondissement."""
    bare = name.strip()
    if _CHINESE.fullmatch(simplified(bare)):
        return True
    is_name = bare != bare.lower() or bare[:1].isdigit()  # no small letters only: the park
    return is_name and _LATIN.fullmatch(bare) is not None


def looked_for(name: str) -> bool:
    """Whether a text is searched for the name because a claim says it: no table knows it, its short
    form is an everyday word, it is that of a county in no city, or in English that of counties
    only, which a township elsewhere may be called like.
    """
    known, common = resolve(name), gazetteer().common
    small = (name.isascii() or not known) and all(p.level in _LOW for p in known)
    return small or any(p.name in common or _is_right_under_its_province(p) for p in known)


_AREAS = frozenset({"zone", "town"})


def with_towns(
    text: str, mentions: tuple[PlaceMention, ...], names: Iterable[str]
) -> tuple[PlaceMention, ...]:
    """The mentions, those of the places that only a claim names, and those by a last word alone."""
    told = _with_last_words(text, _with_claimed(text, mentions, names))
    return _with_first_words(text, told)


def _with_claimed(
    text: str, mentions: tuple[PlaceMention, ...], names: Iterable[str]
) -> tuple[PlaceMention, ...]:
    """The mentions, and those of the names that no table knows, or whose short form is an everyday
    word that only a claim makes a name (滨江 for 滨江区).
    """
    names = tuple(names)
    mentions = _with_short_forms(text, mentions, names)
    unknown = [
        name
        for name in dict.fromkeys(n.strip() for n in names)
        if names_a_place(name) and (not resolve(name) or _is_of_a_township(name, text, mentions))
    ]
    inside = areas.named(text, mentions)
    if not unknown and not inside:
        return mentions
    above = _main_city(mentions)
    taken = {position for m in mentions for position in range(m.start, m.end)}
    opening = {m.start: m for m in mentions if m.text.isascii()}
    found: list[PlaceMention] = list(areas.mentions_of(text, inside, taken))
    plain = simplified(text) if unknown else text
    for name in sorted(unknown, key=len, reverse=True):
        for hit in _written(name, plain).finditer(plain):
            span, surface = range(hit.start(), hit.end()), text[hit.start() : hit.end()]
            if not taken.intersection(span):
                lies_in = (
                    _lies_in(name, plain, mentions)
                    or _heading_city(name, plain, mentions)
                    or _city_before(name, hit, mentions)
                    or above
                )
                found.append(PlaceMention(hit.start(), hit.end(), surface, town(name, lies_in)))
                taken.update(span)
                continue
            inner = opening.get(hit.start())  # Binhai High-tech Zone is no Binhai
            if (
                inner
                and inner.end < hit.end()
                and not taken.intersection(range(inner.end, hit.end()))
            ):
                around = (inner.place.id, *inner.place.parents)
                found.append(PlaceMention(hit.start(), hit.end(), surface, town(name, around)))
                taken.update(span)
                del opening[hit.start()]
    kept = (m for m in mentions if m.start in opening or not m.text.isascii())
    return tuple(sorted(_with_their_cities((*kept, *found))))


def _lies_in(name: str, text: str, mentions: Iterable[PlaceMention]) -> tuple[str, ...]:
    """What a Chinese town stands right behind, with what that lies in (南投县草屯镇)."""
    if not is_chinese(name):
        return ()
    begins = {hit.start() for hit in re.finditer(re.escape(simplified(name)), text)}
    around = (m.place for m in mentions if m.end in begins and m.role == "name")
    return next(((p.id, *p.parents) for p in around if p.level in _AROUND), ())


_HEADS = re.compile(r"(?:\.|:| ?[—–|]| -) ")


def _heading_city(name: str, text: str, mentions: Iterable[PlaceMention]) -> tuple[str, ...]:
    """The city abroad that alone heads the item in which an area is named first (Osaka. Naniwa
    Ward has …)."""
    if not name.isascii() or (at := text.find(name)) < 0:
        return ()
    line = text.rfind("\n", 0, at) + 1
    heads = (m for m in mentions if m.start == line and _HEADS.match(text, m.end))
    return next(((m.place.id, *m.place.parents) for m in heads if m.end < at), ())


_TOWNSHIP = re.compile(r" (?:[Tt]ownship|[Tt]own|[Vv]illage|[Ss]ub-?district)\b")


def _is_of_a_township(name: str, text: str, mentions: Iterable[PlaceMention]) -> bool:
    """Whether the text has a township of that name, and nothing of the city in which the county
    lies that a table has (Guzhen township in Zhongshan is no 固镇县).
    """
    if not name.isascii() or not _is_written_so(name, text):
        return False
    known = resolve(name)
    cities = {parent for place in known for parent in place.parents[:1]}
    told = {part for m in mentions for part in (m.place.id, *m.place.parents)}
    return all(place.level in _LOW for place in known) and not cities & told


def _is_written_so(name: str, text: str) -> bool:
    hits = (_TOWNSHIP.match(text, hit.end()) for hit in re.finditer(re.escape(name), text))
    return any(hits)


def _city_before(
    name: str, hit: re.Match[str], mentions: Iterable[PlaceMention]
) -> tuple[str, ...]:
    """The city named last before a township that is called like a county elsewhere."""
    if not resolve(name):
        return ()
    before = [m.place for m in mentions if m.end <= hit.start() and m.place.level == "city"]
    return next(((p.id, *p.parents) for p in before[::-1]), ())


_LOW = frozenset({"district", "county"})
_AROUND = frozenset({"city", "county"})
_AREA_BEHIND = re.compile(
    r"(\w+) (?:National )?(?:New (?:Area|District|City)|Science City"
    r"|(?:High-[Tt]ech|Development|Economic)(?: \w+)* Zone)"
)


def _with_first_words(text: str, mentions: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """The mentions, and where the first word of a new area stands for it (Xiangjiang is home to
    60 percent), if no table has another place of that name.
    """
    areas_told = ((_AREA_BEHIND.match(m.text), m.place) for m in mentions if " " in m.text)
    known = {hit[1]: place for hit, place in areas_told if hit and not resolve(hit[1])}
    if not known:
        return mentions
    pattern = rf"\b(?:{'|'.join(map(re.escape, known))})\b(?! [A-Z]|-)"
    found = (PlaceMention(*hit.span(), hit[0], known[hit[0]]) for hit in re.finditer(pattern, text))
    return _and_apart(mentions, found)


def _and_apart(
    mentions: tuple[PlaceMention, ...], found: Iterable[PlaceMention]
) -> tuple[PlaceMention, ...]:
    """With those of the further ones that stand apart from all of the first."""
    apart = [m for m in found if all(m.end <= n.start or n.end <= m.start for n in mentions)]
    return tuple(sorted((*mentions, *apart)))


_KINDS = frozenset(
    {"City", "District", "County", "Area", "Zone", "Park", "Province", "Town", "Ward"}
)
_SPACES = 2
"""At least so many stand in a long name."""


def _with_last_words(text: str, mentions: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """The mentions, and where the last word of an area's long name stands for it: the Eco-City, of
    Sino-Singapore Tianjin Eco-City.
    """
    long = (m for m in mentions if m.text.count(" ") >= _SPACES and m.place.level in _AREAS)
    short = {m.text.split()[-1]: m.place for m in long}
    known = {word: place for word, place in short.items() if word.istitle() and word not in _KINDS}
    if not known:
        return mentions
    pattern = rf"(?<=[Tt]he )(?:{'|'.join(map(re.escape, known))})\b(?! [A-Z])"
    found = (PlaceMention(*hit.span(), hit[0], known[hit[0]]) for hit in re.finditer(pattern, text))
    return _and_apart(mentions, found)


def _with_their_cities(mentions: Iterable[PlaceMention]) -> Iterator[PlaceMention]:
    """臺南市歸仁區 is one mention of the town."""
    ordered = sorted(mentions)
    for index, mention in enumerate(ordered):
        before = ordered[index - 1] if index else mention
        behind = ordered[index + 1] if index + 1 < len(ordered) else mention
        if _is_one(mention, behind):
            continue
        if _is_one(before, mention):
            text = before.text + mention.text
            yield mention._replace(start=before.start, text=text)
        else:
            yield mention


def _is_one(city: PlaceMention, part: PlaceMention) -> bool:
    """Whether the town stands right behind its city, in Chinese."""
    inside = part.place.id.startswith("town:") and contains(city.place, part.place)
    return inside and city.end == part.start


_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)(?= )")


_KIND_BEHIND = re.compile(r"(?: (?:District|Ward|Borough|County|Town|Quarter)|-(?:gu|ku|dong|si))$")


def _written(name: str, text: str) -> re.Pattern[str]:
    """The name, or its number alone: 214 in the 13th arrondissement and 176 in the 2nd; without its
    kind (Yeongdo for Yeongdo District) where the text has it so only. Traditional characters and
    simplified ones are the same.
    """
    if is_chinese(name):
        name = simplified(name)
        short, kind = re.escape(name[:-1]), re.escape(name[-1])
        long = len(name) > _SHORTEST
        behind_city = rf"|(?<=[市县]){short}(?![市区县镇乡])" if long else ""
        alone = ""
        if long and name.endswith(("镇", "乡")) and name in text:
            alone = rf"|{_BOUNDARY}{short}(?=[是的有今去已将也则，]|目前)"
        if long and name.endswith(("镇", "乡", "区")) and name not in text:
            alone = rf"|{_BOUNDARY}{short}(?={_SITE})"
        in_short = rf"(?<=[在于]{short})(?={_DOES})"
        return re.compile(rf"{short}(?:{kind}|{in_short}){behind_city}{alone}")
    if name not in text:
        name = _KIND_BEHIND.sub("", name)
    ordinal = _ORDINAL.match(name)
    short = rf"|(?<=the ){ordinal[0]}(?=[,.;])" if ordinal else ""
    return re.compile(rf"{re.escape(name)}{short}{_opens_a_report(name)}")


def _opens_a_report(name: str) -> str:
    """In capitals, with what it lies in behind it: IBARAKI, Osaka -- On a hill …"""
    if not name.isascii() or name != name.title():
        return ""
    return rf"|(?m:^){re.escape(name.upper())}{_LIES_IN}"


_LIES_IN = r"(?=, [A-Z][A-Za-z. ]{1,18}?(?:, [A-Z][a-z]+)? ?(?:\([A-Z/]+\) ?)?(?:--|—|–))"
_SHORTEST = 2
_DOES = "[设設建投开開落增扩擴]"
"""Around a town without its kind, where something is set up (在潭子設立, of 潭子區)."""
_SITE = "基地|园区|厂区|产业园|工业区|校区|港区"
"""Behind an area without its kind, that the text never calls in full: what stands there (柳营基地).
"""
_BOUNDARY = r"(?:^|(?<=[，。；、：“（\s的和与在及仅区于比较超]))"


def _with_short_forms(
    text: str, mentions: tuple[PlaceMention, ...], names: tuple[str, ...]
) -> tuple[PlaceMention, ...]:
    common, named = gazetteer().common, {m.place.id for m in mentions}
    around = {parent for m in mentions for parent in m.place.parents}
    claimed = (place for name in names for place in resolve(name))
    short = {
        p.name: p
        for p in claimed
        if (p.name in common and named.intersection((p.id, *p.parents)))
        or (_is_right_under_its_province(p) and around.intersection(p.parents))
    }
    found_so = {(m.place.id, simplified(m.text)) for m in mentions}
    missing = {name: place for name, place in short.items() if (place.id, name) not in found_so}
    if not missing:
        return mentions
    pattern = rf"{_BOUNDARY}(?:{'|'.join(map(re.escape, missing))})"
    found = (
        PlaceMention(*hit.span(), text[hit.start() : hit.end()], missing[hit[0]])
        for hit in re.finditer(pattern, simplified(text))
    )
    return _and_apart(mentions, found)


def _is_right_under_its_province(place: Place) -> bool:
    """Whether it lies in no city whose name a text could give with it (陵水, beside 海口)."""
    return place.level == "county" and len(place.parents) == 1


def _main_city(mentions: Iterable[PlaceMention]) -> tuple[str, ...]:
    """The county that the article names first, else the city that it names most, with what it lies
    in: an area that no table knows is taken to lie there."""
    named = [m.place for m in mentions if m.role == "name"]
    first = next(iter(named), None)
    if first is not None and first.level == "county":
        return (first.id, *first.parents)
    cities = Counter(place for place in named if place.level in ("city", "world"))
    cities = cities or Counter(place for place in named if place.level == "county")
    return next(((city.id, *city.parents) for city, _ in cities.most_common(1)), ())
