"""Of which of a sentence's events the next sentences may speak: not of an aside, of what is
conceded, of what somebody is quoted with, nor of what the sentence only held itself against.
"""

import re
from collections.abc import Sequence

from service.places import words
from service.places.events import Event, Topic, of_public
from service.places.table import contains


def governs(event: Event) -> bool:
    """Whether the sentences behind it may speak of it."""
    return event.kind == "back" or (event.governs and bool(of_public(event.mentions)))


def of(text: str, events: Sequence[Event], topic: Topic, span: tuple[int, int]) -> list[Event]:
    """Those of one sentence, in order; `span` runs from where its body begins to its own end."""
    told = [e for e in events if governs(e) and not _is_conceded(text, e, topic)]
    told = [e for e in told if not _is_aside(text, e)] or told
    told = [e for e in told if not (_is_quoted(text, e, *span) or _is_of_many(text, e))]
    return [e for e in told if not _is_held_against(e, events)] or told


def _is_aside(text: str, event: Event) -> bool:
    """其中浦东…, 分布在…和浦东（95家）: of parts; the next sentence goes back to the whole."""
    at = event.start
    aside = words.ASIDE.search(text, max(0, at - 12), at)
    return bool(aside or words.IS_SPREAD_OVER.search(text, max(0, at - 24), at))


def _is_conceded(text: str, event: Event, topic: Topic) -> bool:
    """Though Tianfu New Area is catching up, what is spoken of is the city around it."""
    said = words.CONCEDED.search(text, max(0, event.start - 12), event.start)
    return said is not None and all(
        place.level == "zone" or any(contains(p, place) for p in topic.places)
        for place in event.places
    )


def _is_quoted(text: str, event: Event, floor: int, end: int) -> bool:
    """What somebody says of another city is no topic of the sentences behind his words."""
    if text.find("”", event.start, end + 1) < 0:
        return False
    line = max(floor, text.rfind("\n", 0, event.start) + 1)
    opened = text.rfind("“", line, event.start)
    return opened > text.rfind("”", line, event.start) and event.kind == "name"


_AND_SO_ON = re.compile("市?(?:、[^，。；、\\d]{1,8}){0,6}等(?:各?地|多地|多个|[省市区县州]|城市)")


def _is_of_many(text: str, event: Event) -> bool:
    """塔城、博州等地的棉田……；客户有19家: no list of examples goes on to be spoken of."""
    return event.kind != "back" and _AND_SO_ON.match(text, event.end) is not None


def _is_held_against(event: Event, events: Sequence[Event]) -> bool:
    """Whether the sentence only compared itself with it before (还不及余杭——余杭同期超过2100亿元):
    the next one goes back to whom it speaks of.
    """
    before = (e for e in events if e.kind == "reference" and e.end <= event.start)
    return {place for e in before for place in e.places}.issuperset(event.places)
