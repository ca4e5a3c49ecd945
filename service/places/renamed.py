"""Cities that are named and mean less than the city: 青岛人工智能产业园 stands in a part of it, and
Guangzhou's southern district is the part that is spoken of.
"""

import re

from service.places import words
from service.places.events import Event, Topic
from service.places.table import contains

_ITS_PART = re.compile(
    r"(?:['’]s)? (?:[a-z-]+ ){0,2}(?:zone|district|borough|suburb|ward|park|new area|county)\b"
    r"(?! (?:of|in|govern|council|budget|plan)| ?[’'])"
)
"""Behind a city whose part is spoken of: the part itself (Guangzhou's southern district)."""


def as_told(text: str, event: Event, topic: Topic) -> Event:
    """The event of a city whose part is spoken of, by what it means there."""
    whole, *more = event.places
    inside = topic.places and all(contains(whole, part) for part in topic.places)
    if event.kind != "name" or more or whole.level not in ("city", "world") or not inside:
        return event
    if words.BEARS_ITS_NAME.match(text, event.end):
        return event._replace(kind="locative")
    if len(topic.places) == 1 and _ITS_PART.match(text, event.end):
        return event._replace(places=topic.places, basis="inherited")
    return event
