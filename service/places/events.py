"""What a sentence says of places, event by event, and what it leaves as the topic of the next."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from service.places.mentions import PlaceMention
from service.places.ownership import Basis
from service.places.table import Place, contains, gazetteer
from service.places.world import by_id

Kind = Literal["name", "list", "back", "locative", "oblique", "reference"]


class Event(NamedTuple):
    start: int
    end: int
    places: tuple[Place, ...]
    kind: Kind
    basis: Basis
    mentions: tuple[PlaceMention, ...] = ()

    @property
    def governs(self) -> bool:
        return self.kind in ("name", "list", "back")


class Topic(NamedTuple):
    """What a sentence that names nobody speaks of."""

    places: tuple[Place, ...] = ()
    others: tuple[Place, ...] = ()
    mentions: tuple[PlaceMention, ...] = ()
    faded: tuple[Place, ...] = ()
    """The topic of the paragraph before; only a word such as 该区 still means it."""


PUBLIC_LEVELS = ("city", "district", "county", "zone", "town", "province", "world")


def of_public(mentions: Iterable[PlaceMention]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(m.place for m in mentions if m.place.level in PUBLIC_LEVELS))


def city_of(place: Place) -> Place | None:
    """The place itself where it is a city, else the city that it lies in."""
    if place.level in ("city", "world"):
        return place
    table = gazetteer().places
    abroad = by_id if place.level != "town" else table.get
    above = (table.get(i) or abroad(i) for i in place.parents)
    return next((p for p in above if p is not None and p.level in ("city", "world")), None)


def next_topic(
    topic: Topic, governing: list[Event], locative: list[Event], home: tuple[Place, ...]
) -> Topic:
    """What the next sentence speaks of when it names nobody.

    Behind a part it may be the whole again, unless the article itself is about the part (`home`);
    behind the province it may be the article's own city.
    """
    placed = tuple(p for e in locative for p in e.places)
    if not governing or any(p.level == "country" for p in governing[-1].places):
        return topic._replace(others=(*topic.others, *placed)) if placed else topic
    last = governing[-1]
    others = tuple(p for e in governing[:-1] for p in e.places if p not in last.places)
    parts = (p for p in last.places if p not in home)
    above = tuple(c for p in parts if (c := city_of(p)) and c not in last.places)
    provinces = [p for p in last.places if p.level == "province"]
    inside = tuple(p for p in home if any(contains(outer, p) for outer in provinces))
    return Topic(last.places, (*others, *above, *inside, *placed), last.mentions)


def are_one_word(one: PlaceMention, other: PlaceMention) -> bool:
    """Whether two cities are told together, without a word between: 沪深两市, 宁波舟山港."""
    if one.end != other.start or one.place == other.place:
        return False
    return len(other.text) == 1 or one.place.level == other.place.level == "city"


def is_park(places: Iterable[Place]) -> bool:
    """Whether all of them are zones."""
    return all(place.level == "zone" for place in places)


def within(offset: int, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether an offset stands inside one of the spans, not at its edge."""
    return any(start < offset < end for start, end in spans)
