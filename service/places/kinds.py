"""How a name stands in its sentence: as subject, as one of a list, as where something is done, as
what is only compared with, or as nothing that governs a number.
"""

import re

from service.places import in_passing, outdone, set_apart, words
from service.places.events import Kind
from service.places.mentions import PlaceMention
from service.places.modifiers import RECEIVERS, only_modifies
from service.places.writing import full_width

_DOES_SO = re.compile(
    r" (?:[a-z]+ly )?(?:(?!located|based|named|called)[a-z]{2,}ed|brought|grew|rose|fell|came|made"
    r"|had|has|was|is|stood)\b(?! by\b)"
)
"""Behind a city's part with the city before it (the economy of Foshan's Nanhai district grew)."""
_BEFORE_ITS_SUBJECT = (*words.SHARES_A_REGION, *words.TURNS_TO)


def kind_of(text: str, before: str, first: PlaceMention, last: PlaceMention, count: int) -> Kind:
    """What the names from `first` to `last`, `count` places, are to their sentence.

    `before`: the words of the sentence in front of them, 24 code points at most.
    """
    lacks = words.LACKS.match(text, last.end) and before.endswith(words.WHAT)
    abroad = first.place.level == "country" and not _nation_governs(text, before, first)
    of_province = first.place.level == "province" and (
        first.text.endswith(" city") or words.OF_PROVINCE.match(text, last.end)
    )
    ranked = outdone.ranks_in(text, first.start) or (
        before.endswith(words.RANKED_IN) and words.RANKED_THERE.match(text, last.end)
    )
    gives = words.NAMED_AS.search(before) is not None or (
        first.place.level in ("province", "region") and words.FIRST_OF.match(text, last.end)
    )
    apart = before.endswith(words.LEVELS) and words.DIFFERENCE.match(text, last.end)
    told_against = apart or ranked or _is_outdone(text, before, last)
    if lacks or abroad or of_province or gives or told_against:
        return "reference"
    if (kind := _kind_apart(text, before, first, last)) is not None:
        return kind
    tells = before.endswith(words.AFTER) and words.DID_SO_AFTER.match(text, last.end)
    if (words.REFERENCE.search(before) and not tells) or text.startswith("相比", last.end):
        times = words.IS_TIMES.match(text, last.end)
        its_own = not times or before.endswith(words.LEVELS)
        follows = words.NUMBER_FOLLOWS.match(text, last.end) or (
            before.endswith(words.LEVELS) and words.LEVEL_OF_ALL.match(text, last.end)
        )
        return "name" if follows and its_own else "reference"
    subject: Kind = "list" if count > 1 else "name"
    if first.text.isascii() and only_modifies(text, before, last.end):
        subject = "oblique"
    if subject == "oblique" or _is_subject(text, before, last):
        return subject
    builds = before.endswith(words.HELPS) and words.BUILDS.match(text, last.end)
    firm = words.ONE_OF.search(before) and words.FIRM.match(text, last.end)
    opens = _opens_behind_its_city(before, first)
    if builds or tells or firm or (words.LOCATIVE.search(before) and not opens):
        met = words.VENUE.match(text, last.end) and not words.OPENED.search(before)
        return "oblique" if met else "locative"
    assumed = before.lstrip() in words.ASSUMED
    return "oblique" if assumed or _is_oblique(text, before, first, last) else subject


def _opens_behind_its_city(before: str, mention: PlaceMention) -> bool:
    """Whether it is a part that a comma sets apart from the city where it lies, as the subject
    (在汕头，澄海区的玩具……)."""
    return before.endswith("在") and "，" in full_width(mention.text)


def _kind_apart(text: str, before: str, first: PlaceMention, last: PlaceMention) -> Kind | None:
    apart = set_apart.kind_of(text, before, last)
    passing = apart is None and in_passing.is_in_passing(text, before, first, last)
    return "oblique" if passing else apart


def _is_outdone(text: str, before: str, last: PlaceMention) -> bool:
    """Whether something is the largest in the province, and no number of it is told (Hangzhou has
    Zhejiang's largest cluster), or somebody is ahead of it.
    """
    opens = words.CLAUSE_START.search(before) or before.endswith(words.TURNS)
    inside = bool(before) and not opens
    largest = words.LARGEST.match(text, last.end) is not None
    if last.place.level == "province" and inside and largest:
        return True
    return last.text.isascii() and outdone.is_outdone(text, before, last.end)


def _sentence_before(text: str, mention: PlaceMention) -> str:
    """The words of its sentence before a name (Hangzhou has 800, second only to …)."""
    stops = (text.rfind(stop, 0, mention.start) for stop in ("\n", ". ", "; ", "。"))
    return text[max(stops) + 1 : mention.start]


def _is_area(mention: PlaceMention) -> bool:
    return mention.place.level in ("zone", "district")


def _is_subject(text: str, before: str, last: PlaceMention) -> bool:
    """Whether the words around the names make them the subject, however they stand."""
    return bool(
        words.COUNTERPART.search(before)
        or (words.COSTS.search(before) and words.COSTS_SO_MUCH.match(text, last.end))
        or words.STAYS_SUBJECT.match(text, last.end)
        or (
            before.endswith(words.SECOND_ONLY)
            and words.NUMBER_FOLLOWS.match(text, last.end)
            and words.A_NUMBER.search(_sentence_before(text, last))
        )
        or words.ITS_GOVERNMENT.match(text, last.end)
        or before.endswith(_BEFORE_ITS_SUBJECT)
        or words.THE_WHOLE_OF.search(before)
        or (before.endswith(words.AFTER) and words.COUNCIL_DID.match(text, last.end))
        or (words.IS_THERE.search(before) and text.startswith(("，", ","), last.end))
        or (
            _is_area(last)
            and words.THE_MOST_FROM.search(before)
            and text.startswith("。", last.end)
        )
        or (_is_area(last) and before.endswith(words.JOINS) and words.SIGNS.match(text, last.end))
        or (before.endswith(set_apart.GIVES) and _is_given(text, last.end))
        or (before.endswith(words.AND_THEN) and words.DID.match(text, last.end))
        or (before.endswith(words.THINKS_OF) and words.AS_SOMETHING.match(text, last.end))
    )


def _is_given(text: str, end: int) -> bool:
    """Whether a task or money is told that is the place's whose name ends there."""
    return bool(set_apart.TASK.match(text, end) or set_apart.MONEY.match(text, end))


def _is_oblique(text: str, before: str, first: PlaceMention, last: PlaceMention) -> bool:
    if words.OBLIQUE.search(before):
        part = first.place.level in ("district", "county", "zone")
        comes = part and before.endswith(words.COMES_FROM)
        whose = before.endswith(words.OF) and (
            words.WHOSE.match(text, last.end)
            or (words.WHOSE.search(last.text) and _DOES_SO.match(text, last.end))
        )
        follows = words.NUMBER_FOLLOWS.match(text, last.end)
        aside = words.APPOSITION.match(text, last.end)
        at = aside.end() if aside else last.end
        does = words.DOES.match(text, at) or words.RANKS.match(text, last.end)
        beside = before.endswith(words.AND) and (
            follows
            or before.strip() == "and"
            or (words.IS_SPREAD_OVER.search(before) and words.IN_BRACKETS.match(text, last.end))
            or words.ITS_NUMBER.match(text, last.end)
            or (does and not words.GOES_WITH.search(before))
        )
        kind = (
            words.KIND_OF.search(before)
            and not words.ONE_OF_ITS.search(_sentence_before(text, first))
        ) or before.endswith(words.THAT_OF)
        adds = before.endswith(words.WITH) and words.CONTRIBUTES.match(text, last.end)
        total = before.endswith(words.OF_THE) and words.TOTAL.match(text, last.end)
        its = comes and words.COMES_WITH.match(text, last.end)
        its = its or (before.endswith(words.AND_THOSE_OF) and follows)
        return not (whose or beside or kind or adds or total or its)
    does_it = before.endswith(" by ") and words.ITS_FIRM.match(text, last.end)
    of_others = before.endswith(("由", "由一家", "由某")) and (
        words.INVESTS.match(text, last.end) or words.BUILD_IT.match(text, last.end)
    )
    if does_it or of_others:
        return True
    served = words.FOR_WHOM.search(before) and (
        words.SERVED_ONES.match(text, last.end)
        or words.SERVED_SO_MANY.match(text, last.end)
        or words.GIVEN_TO.match(text, last.end)
    )
    if served or (words.COUNTED.search(before) and words.BUYS_THEM.match(text, last.end)):
        return True
    if first.place.level == "region" and (
        words.SERVED.search(before)
        or words.BEST_OF.match(text, last.end)
        or words.CLIENTS.match(text, last.end)
        or (words.OF_REGION.match(text, last.end) and not words.CLAUSE_START.search(before))
        or (before.strip() and first.text.isascii() and RECEIVERS.match(text, last.end))
    ):
        return True
    if words.AS_CORE.match(text, last.end):
        return True
    listed = words.LISTED_WITH.match(text, last.end)
    return listed is not None and words.BEHIND_ANOTHER.search(before) is not None


def _nation_governs(text: str, before: str, mention: PlaceMention) -> bool:
    if mention.text.isascii():
        if words.IN_A_NAME.match(text, mention.end):
            return False
        whose = text.startswith(("'s ", "’s "), mention.end)
        return not whose or words.CLAUSE_START.search(before) is not None or not before
    share = mention.text in ("中国", "我国") and words.SHARE_OF.match(text, mention.end)
    if words.NO_NATION_SUBJECT.match(text, mention.end) and not share:
        return False
    return words.CLAUSE_START.search(before) is not None or not before
