"""A place and what it lies in: where the text leaves open of which of the two it tells a number.

Of 24 right facts in 98 articles never seen before that were held against another place, 22 were
told of what lies in that place or of what it lies in; of the errors in which a place is swapped,
one in six is of that kind.
"""

import re
from bisect import bisect_left

from service.checks import cities, neighbours, sites
from service.checks.case import Case
from service.checks.own_parts import leaves_the_whole
from service.checks.stated import Stated
from service.places import Ownership, Place, PlaceMention, contains, resolve

_TAKEN_OVER = frozenset({"inherited", "unknown"})


def is_left_open(case: Case, match: Stated, owned: Ownership) -> bool:
    """Whether the claim's city lies in the owner, or the owner in it, or no table knows where it
    lies, and the text speaks of it too where it tells the number.
    """
    known = resolve(case.claim.city)
    if (
        _is_in_its_noun(case, match)
        or _has_the_owner(case, match, owned)
        or _is_where_a_site_stands(case, match, owned, known)
        or _is_told_to_lie_in(case, owned)
    ):
        return True
    clause, _ = case.reading.clauses.at(match.start)
    if any(clause <= hit.start < match.end for hit in owned.because):
        return False
    if known and not all(_is_around(known, owner) for owner in (*owned.owners, *owned.possible)):
        return False
    if _opens_the_sentence(case, match):
        return True
    if owned.basis not in _TAKEN_OVER:
        return False
    return _is_back_at_the_whole(case, match, owned) if known else _is_named_last(case, match)


_LIES_IN = re.compile(r",? (?:in|on|off|part of) (?:the )?(?:[\w-]+['’]s )?$")
"""Between a part and what it lies in (Taohua Island, in the city's Putuo district)."""


def _is_told_to_lie_in(case: Case, owned: Ownership) -> bool:
    """Whether the owner is only named to tell where the claim's place lies."""
    text, reading = case.reading.text, case.reading
    named = cities.named_at(reading, case.claim.city)
    ends = [hit.end for hit in reading.place_mentions if hit.start in named]
    return any(
        end < hit.start <= end + 40 and _LIES_IN.fullmatch(text, end, hit.start)
        for hit in owned.because
        for end in ends
    )


def _is_where_a_site_stands(
    case: Case, match: Stated, owned: Ownership, known: tuple[Place, ...]
) -> bool:
    """Whether it lies in the owner, and the site of which the sentence speaks stands in it."""
    inside = any(contains(owner, one) for owner in owned.owners for one in known)
    return inside and sites.stands_in(case.reading, match, case.claim.city)


def _is_around(known: tuple[Place, ...], owner: Place) -> bool:
    """Whether the one lies in the other, or a park in the same city as the district."""
    return any(
        contains(one, owner) or contains(owner, one) or _may_share_ground(one, owner)
        for one in known
    )


def _may_share_ground(one: Place, other: Place) -> bool:
    levels = {one.level, other.level}
    return levels == {"zone", "district"} and one.parents[:1] == other.parents[:1]


def _is_in_its_noun(case: Case, match: Stated) -> bool:
    """Whether what is counted is said to be of it (已有3个余姚项目通过初审, 132家西安企业)."""
    return match.kind == "count" and match.end in cities.named_at(case.reading, case.claim.city)


def _has_the_owner(case: Case, match: Stated, owned: Ownership) -> bool:
    """Whether the owner is told right there as what it has (韶关高新区的浈江智算产业园)."""
    text = case.reading.text
    its = {hit.start for hit in owned.because if text[hit.start - 1] == "的"}
    return any(
        hit.end + 1 in its
        for hit in case.reading.place_mentions
        if hit.start < match.start and hit.start in cities.named_at(case.reading, case.claim.city)
    )


def _opens_the_sentence(case: Case, match: Stated) -> bool:
    """Whether it is the first place of the number's sentence and opens its clause, and no word
    such as 全市 turns to the whole since (郑州高新区是河南企业最多的地方，62%……落户在这里).
    """
    reading = case.reading
    start, _ = reading.full_sentences.at(match.start)
    first = next(iter(_named(case, start, match.start)), None)
    if first is None or first.start not in cities.named_at(reading, case.claim.city):
        return False
    clause, _ = reading.clauses.at(first.start)
    opens = reading.text[clause : first.start].strip().lower() in ("", "the")
    return opens and leaves_the_whole(reading, first.end, match)


def _is_named_last(case: Case, match: Stated) -> bool:
    """Whether it is the last place named in its paragraph, or in the sentence before it."""
    reading = case.reading
    here, _ = reading.paragraphs.at(match.start)
    start, _ = reading.full_sentences.at(match.start)
    before, _ = reading.full_sentences.at(_end_of_text(reading.text, start))
    floor = min(here, before)
    named = _named(case, floor, match.start)
    last = named[-1] if named else None
    is_it = last is not None and last.start in cities.named_at(reading, case.claim.city)
    return last is not None and is_it and leaves_the_whole(reading, last.end, match)


def _end_of_text(text: str, stop: int) -> int:
    """The last character before it that is no space."""
    return max(0, len(text[:stop].rstrip()) - 1)


def _named(case: Case, start: int, end: int) -> list[PlaceMention]:
    """The places named in the span; not countries, nor where a report was filed."""
    mentions = case.reading.place_mentions
    inside = mentions[bisect_left(mentions, (start,)) : bisect_left(mentions, (end,))]
    return [one for one in inside if one.place.level != "country" and one.role != "dateline"]


def _is_back_at_the_whole(case: Case, match: Stated, owned: Ownership) -> bool:
    """Whether a paragraph that names no place is about the province, of which most of the record
    is told, behind one about its parts (湖南……株洲、衡阳的两个项目入选。\\n先进计算产业营业收入……).
    """
    reading = case.reading
    whole = [place for place in resolve(case.claim.city) if place.level == "province"]
    here, _ = reading.paragraphs.at(match.start)
    if _named(case, here, match.start) or not leaves_the_whole(reading, here, match):
        return False
    if not any(contains(one, owner) for one in whole for owner in owned.owners):
        return False
    return neighbours.is_most_told(case)
