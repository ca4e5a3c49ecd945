"""Places that the tables lack and a claim names: towns, new areas, neighbourhoods."""

import re
from collections import Counter
from collections.abc import Iterable

from service.places.mentions import PlaceMention
from service.places.names import resolve
from service.places.table import Place

_LOOKS_LIKE_A_PLACE = re.compile("[一-鿿]{1,10}[镇乡村区市县州湾岛港城园]|(?:[A-Z][a-z'’]+ ?){1,3}")


def town(name: str, parents: tuple[str, ...] = ()) -> Place:
    """A place known by its name alone."""
    return Place(f"town:{name.strip()}", "town", name.strip(), name.strip(), (), parents)


def names_a_place(name: str) -> bool:
    """Whether a name that the tables lack reads like a place's: 长安镇, 高新区, Shengze."""
    return _LOOKS_LIKE_A_PLACE.fullmatch(name.strip()) is not None


def with_towns(
    text: str, mentions: tuple[PlaceMention, ...], names: Iterable[str]
) -> tuple[PlaceMention, ...]:
    """The mentions, and those of the names that no table knows."""
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
        for hit in re.finditer(re.escape(name), text):
            span = range(hit.start(), hit.end())
            if not taken.intersection(span):
                found.append(PlaceMention(hit.start(), hit.end(), hit[0], town(name, above)))
                taken.update(span)
    return tuple(sorted((*mentions, *found)))


def _main_city(mentions: Iterable[PlaceMention]) -> tuple[str, ...]:
    """The city that the article names most, with what it lies in: an area that no table knows is
    taken to lie there."""
    cities = Counter(m.place for m in mentions if m.place.level == "city" and m.role == "name")
    return next(((city.id, *city.parents) for city, _ in cities.most_common(1)), ())
