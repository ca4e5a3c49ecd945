"""What the other facts of a record say of whose a number is."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from schemas.extraction import Claim
from service.checks import cities, sites, wording
from service.checks.case import Case, Told
from service.checks.stated import Stated
from service.checks.traditional import plain_name
from service.places import NUMBER_AGAINST, Ownership, Standing, contains, resolve

_ITSELF = re.compile(
    r"\b(?:the|this|that|our) (?:\w+ )?(?:city|municipality|town|capital|metropolis|metro|region"
    r"|province|emirate|district|borough|ward|county|park|zone)\b"
    r"|\b(?:council|municipal|mayor|city-?wide|across town|our|we|(?:up|over|down) there)\b"
    r"|\b(?:total|altogether|combined|overall)\b|总(?:算力|规模|数|量|额|产值|面积)|合计|累计|共有|共计"
    r"|全[市省区县]|[我本该]市|[市省区县]级|[市省区]里|市区|区内",
    re.I,
)
"""By these a sentence speaks of a place whose name its paragraph does not repeat."""
_OF_TWO = re.compile(r"\bthe (?:former|latter)\b|[前后]者", re.I)
_OF_BOTH = re.compile(r"两[地市城](?!面)|双方|\bboth (?:cities|sides)\b|\bthe two cities\b", re.I)
"""By these a clause speaks of two cities, each of which its paragraph names."""
_STATE = re.compile(r"\bthe state\b", re.I)
"""A state abroad, which no table has; a city that one has is never meant by it."""
_WE = re.compile("我们|咱们|俺们|他们|人家|对方|公司(?=营收|收入|净利|员工|研发)")
"""In an interview: the place of who is asked, and that with which he compares it; on a firm's own
page: that of the firm.
"""
_OUR = re.compile("[我本][市省区县](?!场)")
"""In a report: the place of who reports, in all of the paragraph."""
_ITS = re.compile(r"\b(?:Its|Their)\b")
_SPEAKS_OF: dict[Standing, tuple[re.Pattern[str], ...]] = {
    "owner": (_ITSELF, _OF_TWO, _ITS, _WE),
    "possible": (_ITSELF, _OF_TWO, _WE),
    "unknown": (_OF_TWO,),
    "not_owner": (_OF_TWO,),
}
"""Which of them may mean a city, by how it stands to the number."""
_KIND = re.compile("(?:新|高新|开发|经开|高新技术|经济技术|经济技术开发)?[市区县]$")
_TAKEN_OVER = frozenset({"inherited", "implied", "alias", "unknown"})
_MOST = 0.7
"""So much of each other two names cover that say the same (智能终端产业营收, …营业收入)."""
_HOW_MUCH = re.compile("(?:总数量?|数量?|总额|金额|总?规模|总量|家数|占比|比例)$")


def other_cities(case: Case, match: Stated) -> tuple[str, ...]:
    """The cities of the facts beside it, where this one stands alone with its own city and the text
    does not speak of it there.

    Beside it are those of its sentence, or, where there are none, of its paragraph; one whose city
    is named behind the number is not.
    """
    reading = case.reading
    if len(case.cities) < 2 or _follows_its_like(case, match) or reading.cell(match) is not None:
        return ()
    here = _told(case, match, *reading.full_sentences.at(match.start))
    beside = here or _told(case, match, *reading.paragraphs.at(match.start))
    key = cities.key(case.claim.city)
    if not beside or any(cities.key(other) == key for other in beside):
        return ()
    standing = cities.standing(reading, match, case.claim.city)
    if _is_spoken_of(case, match, standing, told_here=bool(here)):
        return ()
    if not here and _are_parts(case, standing, beside):
        return ()
    return beside


def agree(case: Case, match: Stated, owned: Ownership) -> bool:
    """Whether all facts beside it in its paragraph are told of its city too, where the text only
    takes the owner over from before: an article about a part of a city names the city in passing,
    and goes on about the part.

    Only a city that the text has named by then and that at least half of the record is told of. On
    the 3,075 right facts that it was chosen on it saves 26 of 87 false alarms and lets no single
    wrong city pass; of paragraphs told as a whole of another city of the article, at least one fact
    is flagged in 87.4 %, not 90.3 %.
    """
    if owned.basis not in _TAKEN_OVER:
        return False
    paragraph = told_in(case, *case.reading.paragraphs.at(match.start))
    beside = [one for one in paragraph if one.order != case.order]
    if not _are_told_of_it(case, beside):
        return False
    named = cities.named_at(case.reading, case.claim.city)
    return bool(named) and min(named) < match.start and is_most_told(case)


def agree_right_beside(case: Case, match: Stated) -> bool:
    """Whether the facts told right before and right behind it in its paragraph, one at least, are
    told of its city too, and the paragraph names it, or the text has named it by then and no table
    has it: who reads one number of a place after another seldom loses it for one alone.

    Of 6,804 right facts never seen what the paragraph names saves 19 of 154 false alarms; of 2,011
    cities swapped it lets 3 pass, of 733 paragraphs told as a whole of another city of the article
    7. Of a later 189, what no table has, mostly parks, saves 12; of 3,011 cities swapped it lets
    none pass, of 2,005 such paragraphs 27.
    """
    start, end = case.reading.paragraphs.at(match.start)
    paragraph = told_in(case, start, end)
    at = bisect_left(paragraph, (match.start,))
    before = [one for one in paragraph[:at] if one.order != case.order][-1:]
    behind = [one for one in paragraph[at:] if one.order != case.order][:1]
    if not _are_told_of_it(case, [*before, *behind]):
        return False
    named = cities.named_at(case.reading, case.claim.city)
    if any(start <= at < end for at in named):
        return True
    was_named = bool(named) and min(named) < match.start
    is_told_of_much = _EVERY_FIFTH * _told_of_its_city(case) >= len(case.told)
    return was_named and is_told_of_much and not resolve(case.claim.city)


_EVERY_FIFTH = 5
"""So much of a record is told of such a place at least."""


def names_it_too(case: Case, match: Stated) -> bool:
    """Whether the clause names the city before the number as well as another, with no number in
    between: which of two names a number belongs to is read wrong more often than told wrong.

    Only in a record that tells more than this fact.
    """
    if len(case.told) < 2:
        return False
    start, _ = case.reading.clauses.at(match.start)
    named = [
        at for at in cities.named_at(case.reading, case.claim.city) if start <= at < match.start
    ]
    return bool(named) and not case.reading.stated_in(named[-1], match.start)


def _are_told_of_it(case: Case, beside: Sequence[Told]) -> bool:
    """Whether these facts, one at least, are all told of the claim's city."""
    key = cities.key(case.claim.city)
    return bool(beside) and all(cities.key(one.claim.city) == key for one in beside)


def is_most_told(case: Case, *, besides: int = 0) -> bool:
    """Whether at least half of the record's numbers are told of the claim's city, so many of them
    besides this one.
    """
    like = _told_of_its_city(case)
    return like > besides and 2 * like >= len(case.told)


def _told_of_its_city(case: Case) -> int:
    """How many of the record's numbers are told of the claim's city."""
    key = cities.key(case.claim.city)
    return sum(cities.key(one.claim.city) == key for one in case.told)


def _follows_its_like(case: Case, match: Stated) -> bool:
    """Whether the number told before it, in its sentence, is of the same city: asked first, for
    most are.
    """
    index = bisect_left(case.told, (match.start,)) - 1
    if index < 0 or case.told[index].claim.city != case.claim.city:
        return False
    return case.told[index].start >= case.reading.full_sentences.at(match.start)[0]


def _is_spoken_of(case: Case, match: Stated, standing: Standing, *, told_here: bool) -> bool:
    """Whether the number's paragraph names the city, or its sentence says “the city”. A city that
    the text does not speak of must be named in a sentence that tells of others.
    """
    reading = case.reading
    sentence = reading.full_sentences.at(match.start)
    must = told_here and standing != "owner"
    span = sentence if must else reading.paragraphs.at(match.start)
    if _is_called(case, match, *span):
        return True
    if standing in ("owner", "possible") and (
        NUMBER_AGAINST.search(reading.text, max(0, match.start - 6), match.start)
        or _OUR.search(reading.text, *reading.paragraphs.at(match.start))
    ):
        return True
    clause, _ = reading.clauses.at(match.start)
    before, _ = reading.clauses.at(max(0, clause - 1))
    if _OF_BOTH.search(reading.plain, before, match.start) and _is_called(
        case, match, *reading.paragraphs.at(match.start)
    ):
        return True
    if standing in ("owner", "possible") and sites.goes_on_about_one(
        reading, match, case.claim.city
    ):
        return True
    of_state = standing in ("owner", "possible") and not resolve(case.claim.city)
    if of_state and _STATE.search(reading.text, *sentence):
        return True
    return any(words.search(reading.text, *sentence) for words in _SPEAKS_OF[standing])


def _are_parts(case: Case, standing: Standing, beside: Sequence[str]) -> bool:
    """Whether all of them may lie in the city: a table says so, or none knows where."""
    if standing not in ("owner", "possible"):
        return False
    whole = resolve(case.claim.city)
    return all(
        not resolve(other) or any(contains(one, part) for one in whole for part in resolve(other))
        for other in beside
    )


def told_in(case: Case, start: int, end: int) -> Sequence[Told]:
    """The facts of the record with their number in the span, in the order of the text."""
    return case.told[bisect_left(case.told, (start,)) : bisect_left(case.told, (end,))]


def is_the_same_told(case: Case, other: Told) -> bool:
    """Whether another fact tells the same quantity of the same city and time: its name says all
    that this one's says, so that the two numbers cannot both be right.
    """
    one, two = case.claim, other.claim
    alike = (one.kind, one.as_of, one.deadline) == (two.kind, two.as_of, two.deadline)
    same_city = cities.key(one.city) == cities.key(two.city)
    return alike and same_city and min(_covered(case, one, two), _covered(case, two, one)) >= _MOST


def _covered(case: Case, one: Claim, two: Claim) -> float:
    """How much of the first name the second one says, but for how much it is."""
    named, by = (plain_name(_HOW_MUCH.sub("", claim.name)) for claim in (one, two))
    weighted = wording.weights(case.reading, named, one.city)
    return wording.share(weighted, wording.pieces(by, plain_name(two.city)))


def _told(case: Case, match: Stated, start: int, end: int) -> tuple[str, ...]:
    """The cities of the other facts with their number in the span, each once."""
    others = (
        one.claim.city
        for one in told_in(case, start, end)
        if one.start != match.start
        and not _is_named_since(case, match, one)
        and not _is_province(one.claim.city)
    )
    return tuple(dict.fromkeys(others))


def _is_named_since(case: Case, match: Stated, other: Told) -> bool:
    """Whether the other fact's city is named only behind this one's number (of which 58% in X)."""
    if other.start < match.start:
        return False
    _, end = case.reading.full_sentences.at(other.start)
    kind = _KIND.search(other.claim.city)
    behind = case.reading.text[match.end : end]
    short = kind is not None and len(kind[0]) > 1 and kind[0] in behind
    small = not resolve(other.claim.city) and other.claim.city.strip() in behind  # one-north
    return (
        short
        or small
        or any(match.end <= at < end for at in cities.named_at(case.reading, other.claim.city))
    )


def _is_province(city: str) -> bool:
    return any(place.level == "province" for place in resolve(city))


def _is_called(case: Case, match: Stated, start: int, end: int) -> bool:
    """Whether the span has the city's name, or what the area is called in its city."""
    reading, city = case.reading, case.claim.city
    if any(start <= at < end for at in cities.named_at(reading, city)):
        return True
    bare = _KIND.sub("", city.strip()).lower() or city
    return bare in reading.lowered[start:end] or cities.is_meant_by_its_kind(reading, match, city)
