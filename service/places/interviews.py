"""Who answers in an interview, and for which place: his “we” and “ours” are its people."""

import re

from service.places import words
from service.places.mentions import PlaceMention

_ANSWERS = "A: "
"""Opens the line of who is asked."""
_TALKS = re.compile(r"^([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)?): .*", re.MULTILINE)
"""Such a line under the name of who talks."""
_WHO_TALK = 2
"""One asks and one answers; of more, nobody can tell who is asked."""
_OFFICIAL_OF = re.compile(
    r"\b(?:mayor|chief|director|commissioner|secretary|head|officer)"
    r"(?: [a-z]+)? (?:of|for) (?:the )?$"
)
"""Before a place: he became chief AI officer of Pudong."""


def is_answer(text: str, line: int) -> bool:
    """Whether the line that begins there is of who is asked, under his name where two talk (Okoro:
    Ours is 9 billion).
    """
    if text.startswith(_ANSWERS, line):
        return True
    said = _TALKS.match(text, line)
    if said is None or said[0].endswith("?"):
        return False
    return len({hit[1] for hit in _TALKS.finditer(text)}) == _WHO_TALK


def has_an_official(text: str, mention: PlaceMention) -> bool:
    """Whether somebody is told to speak for the place (Gwangju's deputy mayor)."""
    if words.ITS_OFFICIAL.match(text, mention.end):
        return True
    return _OFFICIAL_OF.search(text, max(0, mention.start - 32), mention.start) is not None
