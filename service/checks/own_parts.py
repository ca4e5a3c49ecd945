"""Whether a number that the text leaves with a city, for its sentence names nobody else, may be
that of a part of the city which the text speaks of: an area, a park or a quarter that is named
before it in its paragraph, or the only one of the city that the article names
(支持横店影视文化产业集聚区开展试点，建设虚拟摄影棚10座).
"""

import re

from service.checks.reading import Reading
from service.checks.stated import Stated
from service.places import Ownership, Place, PlaceMention, contains, resolve

_THE_WHOLE = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Oo]ur|its) (?:whole |entire |\w+ )?"
    r"(?:city|municipality|metropolis|metro|capital|emirate|province|county)\b|\b[Cc]ity-?wide\b"
    r"|\b(?:council|municipal|mayor)\b|\bacross town\b"
    r"|全[市省县区](?![\d一二三四五六七八九]+(?:\.\d+)?[%％成])|[我该本][市省县区]|[市省]级|[市省]里|[市县縣]财政|[市县縣](?:政府|[委府])"
)
"""By these a sentence speaks of the city around it; 全市62% of them are in the part."""
_HELD_AGAINST = re.compile(
    r"(?:比|较|于|如|不及|超过|除|与|和|同|跟|向|从|自|离|距"
    r"|\b(?:than|with|behind|against|ahead of|unlike|outside|versus|excluding|besides|from)) ?"
    r"(?:the )?$"
)
"""Before a part that is only told with somebody else or against him."""

_OFTEN = 3
"""So often an article names a part that it is about."""


def may_own(reading: Reading, stated: Stated, owned: Ownership, city: str) -> bool:
    """Whether the number may be the part's, around which its owner lies, that is only taken over
    from before.
    """
    if owned.basis != "inherited" or not owned.owners:
        return False
    part = part_named(reading, city)
    if part is None or not any(contains(owner, part) for owner in owned.owners):
        return False
    start, _ = reading.paragraphs.at(stated.start)
    named = [hit for hit in reading.place_mentions if start <= hit.start < stated.start]
    told = [hit for hit in named if hit.place.id == part.id]
    if told:
        return _speaks_of_it_since(reading, told[-1], named, stated)
    if named or not leaves_the_whole(reading, start, stated):
        return False
    return _is_the_only_part(reading, part, owned)


def part_named(reading: Reading, city: str) -> Place | None:
    """The part that a claim names: one that a table has, or that the text has by this name."""
    known = {place.id for place in resolve(city)}
    bare = city.strip()
    return next(
        (
            hit.place
            for hit in reading.place_mentions
            if hit.place.parents and (hit.place.id in known or hit.place.name == bare)
        ),
        None,
    )


def _speaks_of_it_since(
    reading: Reading, told: PlaceMention, named: list[PlaceMention], stated: Stated
) -> bool:
    """Whether no other place is named between the part and the number, nor the whole spoken of."""
    if _HELD_AGAINST.search(reading.text, max(0, told.start - 16), told.start):
        return False
    others = (hit for hit in named if hit.start >= told.end and hit.place.id != told.place.id)
    return next(others, None) is None and leaves_the_whole(reading, told.end, stated)


def leaves_the_whole(reading: Reading, start: int, stated: Stated) -> bool:
    """Whether the text between speaks of no whole by a word such as 全市 or "the city"."""
    return _THE_WHOLE.search(reading.text, start, stated.end + 1) is None


def _is_the_only_part(reading: Reading, part: Place, owned: Ownership) -> bool:
    """Whether the article names the part again and again, and no other part of its city."""
    inside = [
        hit.place.id
        for hit in reading.place_mentions
        if any(contains(owner, hit.place) for owner in owned.owners)
    ]
    return len(inside) >= _OFTEN and {*inside} == {part.id}
