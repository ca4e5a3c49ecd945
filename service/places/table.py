"""The places as a table: rows of facts from `data/`, read once at first use.

`china.tsv`: provinces, prefectures, districts and counties with their code (see
bench/places_table.py for the source); `more.tsv`: regions, new areas and parks that are no
divisions of their own; `zones.tsv`: development zones, science cities and cooperation areas with a
name of their own, read in the same way; `aliases.tsv`: other names; `bynames.tsv`: what a place is
called only where the text names it, or the city around it, as well; `not_places.txt`: words that
only hold a name, or across whose border two of them seem to make one; `common_words.txt`: short
names that are everyday words too; `family_names.txt`: names of people. To add a place or a name,
add a line.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

Level = Literal[
    "country", "region", "province", "city", "zone", "district", "county", "town", "world"
]
"""`city`: a prefecture or a municipality; `county`: a county or a county-level city; `zone`: a new
area or a park; `town`: named by a claim, not in the table; `world`: a city abroad."""

RANK: dict[Level, int] = {
    "country": 0,
    "region": 1,
    "province": 2,
    "city": 3,
    "world": 4,
    "zone": 5,
    "district": 6,
    "county": 7,
    "town": 8,
}


class Place(NamedTuple):
    """One place. Two mentions mean the same place when their `id` is the same."""

    id: str
    """The division's code (440300), or an id of ours (N-XA), or `geonames:` and a number."""
    level: Level
    name: str
    """The everyday name: 深圳."""
    full: str
    """The official name: 深圳市."""
    english: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    """Ids of the places that contain it, nearest first."""


class Gazetteer(NamedTuple):
    """All places of the table, by id and by name."""

    places: dict[str, Place]
    chinese: dict[str, tuple[Place, ...]]
    """Name as written -> the places it may mean, best first; () for a word that is no place."""
    latin: dict[str, tuple[Place, ...]]
    """Key of `latin_key` -> the places it may mean, best first."""
    borders: dict[str, int]
    """A word that is no place -> where in it the next word begins, if that may be a place's name:
    会上海淀 -> 2."""
    lengths: dict[str, tuple[int, ...]]
    """First two characters of a Chinese name -> lengths of the names, longest first."""
    begins: re.Pattern[str]
    """Where a Chinese name may begin: one of its first characters, and one of its second behind it.
    Passes over the rest of a text three times as fast as asking `lengths` at every character."""
    needs_context: frozenset[str]
    """Names of districts and counties that are places only where the text names their city."""
    common: frozenset[str]
    """Of these, the ones that are everyday words too."""
    bynames: dict[str, tuple[Place, ...]]
    """What a place is called only where the text names it as well -> those it may mean (港城)."""
    unsure: frozenset[str]
    """Names that alone name no place: those that need their city, and bynames."""
    family_names: frozenset[str]
    """Behind one, a name is a person's (Wu Zhenhai, 申卫东)."""


def latin_key(name: str) -> str:
    """Xi'an, XI’AN and Xian are one name, Montréal and Montreal: letters only, lower case, without
    accents.
    """
    bare = name if name.isascii() else unicodedata.normalize("NFKD", name)
    return "".join(filter(str.isalpha, bare.casefold())).translate(_BARRED)


_BARRED = str.maketrans("đłøı", "dloi")
"""Letters with a stroke, and the dotless i, are no letter with an accent to Unicode."""


def lines(name: str) -> list[list[str]]:
    """The rows of a table in `data/`, each a list of its fields; remarks are left out."""
    text = (files(__package__) / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def _parents_of(code: str, known: dict[str, Place]) -> tuple[str, ...]:
    above = (code[:4] + "00", code[:2] + "0000")
    return tuple(a for a in above if a != code and a in known)


def _names(written: str) -> tuple[str, ...]:
    return tuple(name for name in written.split("|") if name)


def _read_places() -> dict[str, Place]:
    places: dict[str, Place] = {}
    for code, level, full, short, english in sorted(
        lines("china.tsv")[1:],
        key=lambda row: RANK[row[1]],  # type: ignore[index]
    ):
        parents = _parents_of(code, places)
        places[code] = Place(code, level, short, full, _names(english), parents)  # type: ignore[arg-type]
    for code, level, full, short, english, parent in (
        *lines("more.tsv")[1:],
        *lines("zones.tsv")[1:],
    ):
        parents = (parent, *places[parent].parents) if parent else ()
        places[code] = Place(code, level, short, full, _names(english), parents)  # type: ignore[arg-type]
    return places


_KINDS_OF_DISTRICT = frozenset({"老城区", "新城区", "新市区"})
"""Official names of single districts that every other city has a district of."""


def _short_of(place: Place, provinces: Container[str]) -> Iterator[str]:
    """巴里坤县 for 巴里坤哈萨克自治县, 海南州 for 海南藏族自治州; the county that is called like
    a province is always told in full.
    """
    if place.full.endswith("自治州"):
        yield place.name + place.full[-1]
    if place.full.endswith(("自治县", "自治旗")) and place.name not in provinces:
        yield place.name + place.full[-1]


@cache
def gazetteer() -> Gazetteer:
    """The table, read at first use (about 20 ms)."""
    places = _read_places()
    chinese: defaultdict[str, list[Place]] = defaultdict(list)
    latin: defaultdict[str, list[Place]] = defaultdict(list)
    full_names = {place.full for place in places.values()}
    common = frozenset(w for (line,) in lines("common_words.txt") for w in line.split())
    low_names: set[str] = set()
    provinces = {place.name for place in places.values() if place.level == "province"}
    for place in places.values():
        for name in {place.full, place.name, *_short_of(place, provinces)}:
            chinese[name].append(place)
        for name in place.english:
            latin[latin_key(name)].append(place)
            if place.level == "district" and place.full.endswith("新区"):
                latin[latin_key(f"{name} New Area")].append(place)
        if RANK[place.level] >= RANK["district"]:
            low_names.update(
                n
                for n in (place.name, place.full)
                if n not in full_names or n in common or n in _KINDS_OF_DISTRICT
            )
    aliases: set[str] = set()
    for alias, code in lines("aliases.tsv")[1:]:
        aliases.add(alias)
        if alias.isascii():
            latin[latin_key(alias)].insert(0, places[code])
        else:
            chinese[alias].insert(0, places[code])
    ranked = {
        name: tuple(sorted(dict.fromkeys(found), key=lambda p: (name in aliases, RANK[p.level])))
        for name, found in chinese.items()
    }
    bynames = {
        name: tuple(places[code] for code in ids.split("|"))
        for name, ids in lines("bynames.tsv")[1:]
    }
    ranked = bynames | ranked
    borders = dict(_words_with_borders())
    ranked |= dict.fromkeys(borders, ())
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for name in ranked:
        lengths[name[:2]].add(len(name))
    higher = {p.name for p in places.values() if RANK[p.level] < RANK["district"]}
    needs_context = frozenset(low_names - aliases - higher)
    return Gazetteer(
        places=places,
        chinese=ranked,
        latin={
            key: tuple(sorted(dict.fromkeys(found), key=lambda p: RANK[p.level]))
            for key, found in latin.items()
        },
        begins=re.compile(f"[{_all(lengths, 0)}](?=[{_all(lengths, 1)}])"),
        borders=borders,
        lengths={head: tuple(sorted(sizes, reverse=True)) for head, sizes in lengths.items()},
        needs_context=needs_context,
        common=common,
        bynames=bynames,
        unsure=needs_context.union(bynames),
        family_names=frozenset(
            name for (line,) in lines("family_names.txt") for name in line.split()
        ),
    )


def _words_with_borders() -> Iterator[tuple[str, int]]:
    for (line,) in lines("not_places.txt"):
        word = line.replace("|", "")
        yield word, line.find("|") if "|" in line else len(word)


def _all(pairs: Iterable[str], at: int) -> str:
    return re.escape("".join(sorted({pair[at] for pair in pairs})))


def contains(outer: Place, inner: Place) -> bool:
    """Whether `inner` lies within `outer`: 上海 contains 浦东新区, 中国 contains both."""
    if outer.id == "CN":
        return inner.id != "CN" and inner.level != "world"
    return outer.id in inner.parents
