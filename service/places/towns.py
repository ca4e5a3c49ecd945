"""Places that the tables lack and a claim names: towns, new areas, neighbourhoods."""

import re
from collections import Counter
from collections.abc import Iterable

from service.places import world
from service.places.mentions import PlaceMention
from service.places.names import resolve
from service.places.table import Place, gazetteer

_CHINESE = re.compile("[一-鿿]{1,10}[镇乡村区市县州湾岛港城园]")
_LATIN = re.compile(r"(?=[^一-鿿]+$)\w[\w@.'’-]*(?: [\w@.'’-]+){0,3}")


def town(name: str, parents: tuple[str, ...] = ()) -> Place:
    """A place known by its name alone; a city of its own lies in no other one."""
    bare = name.strip()
    if bare.isascii() and world.is_smaller_city(bare):
        return Place(f"town:{bare}", "world", bare, bare)
    return Place(f"town:{bare}", "town", bare, bare, (), parents)


def names_a_place(name: str) -> bool:
    """Whether a name that the tables lack reads like a place's: 长安镇, 高新区, Shengze,
    13th arrondissement."""
    bare = name.strip()
    if _CHINESE.fullmatch(bare):
        return True
    is_name = bare != bare.lower() or bare[:1].isdigit()  # no small letters only: the park
    return is_name and _LATIN.fullmatch(bare) is not None


def looked_for(name: str) -> bool:
    """Whether a text is searched for the name because a claim says it: no table knows it, or its
    short form is an everyday word.
    """
    known = resolve(name)
    return not known or any(place.name in gazetteer().common for place in known)


def with_towns(
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
        if names_a_place(name) and not resolve(name)
    ]
    if not unknown:
        return mentions
    above = _main_city(mentions)
    taken = {position for m in mentions for position in range(m.start, m.end)}
    found: list[PlaceMention] = []
    for name in sorted(unknown, key=len, reverse=True):
        for hit in _written(name).finditer(text):
            span = range(hit.start(), hit.end())
            if not taken.intersection(span):
                found.append(PlaceMention(hit.start(), hit.end(), hit[0], town(name, above)))
                taken.update(span)
    return tuple(sorted((*mentions, *found)))


_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)(?= )")


def _written(name: str) -> re.Pattern[str]:
    """The name, or its number alone: 214 in the 13th arrondissement and 176 in the 2nd."""
    ordinal = _ORDINAL.match(name)
    short = rf"|(?<=the ){ordinal[0]}(?=[,.;])" if ordinal else ""
    return re.compile(re.escape(name) + short)


_BOUNDARY = r"(?:^|(?<=[，。；、：“（\s的和与在及仅区]))"


def _with_short_forms(
    text: str, mentions: tuple[PlaceMention, ...], names: tuple[str, ...]
) -> tuple[PlaceMention, ...]:
    common, named = gazetteer().common, {m.place.id for m in mentions}
    claimed = (place for name in names for place in resolve(name))
    short = {p.name: p for p in claimed if p.name in common and named.intersection(p.parents)}
    missing = {name: place for name, place in short.items() if place.id not in named}
    if not missing:
        return mentions
    pattern = rf"{_BOUNDARY}(?:{'|'.join(map(re.escape, missing))})"
    found = (
        PlaceMention(*hit.span(), hit[0], missing[hit[0]]) for hit in re.finditer(pattern, text)
    )
    apart = [
        one for one in found if all(one.end <= m.start or m.end <= one.start for m in mentions)
    ]
    return tuple(sorted((*mentions, *apart)))


def _main_city(mentions: Iterable[PlaceMention]) -> tuple[str, ...]:
    """The city that the article names most, with what it lies in: an area that no table knows is
    taken to lie there."""
    named = (m.place for m in mentions if m.role == "name")
    cities = Counter(place for place in named if place.level in ("city", "world"))
    return next(((city.id, *city.parents) for city, _ in cities.most_common(1)), ())
