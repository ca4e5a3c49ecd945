"""Items of a list that a sentence opens: what it aims at, they aim at
(我们将重点做好三件事。一是……。三是新增人才公寓2600套。).
"""

import re

from service.checks import cues
from service.checks.reading import Reading
from service.checks.reasons import Modality, Reason
from service.checks.stated import Stated

_AIM = cues.joined(cues.AIM)
_STATE = cues.joined(cues.STATE)
_ITEM = re.compile(r"\s*(?:[二三四五六七八九十]+是|第[二三四五六七八九十]+[，,、])")
_FIRST = re.compile(r"(?<=[。：:；;])\s*(?:一是|第一[，,、])")
_OPEN = Reason(Modality.OPEN)


def listed_aim(reading: Reading, stated: Stated) -> Reason:
    """An aim, where the number stands in an item behind the first whose list an aim opens; open
    where the item itself says what it is, or the opening sentence does not aim.
    """
    item, _ = reading.sentences.at(stated.start)
    if _ITEM.match(reading.plain, item) is None:
        return _OPEN
    paragraph, _ = reading.paragraphs.at(item)
    first = [hit.start() for hit in _FIRST.finditer(reading.plain, paragraph, item)][-1:]
    if not first:
        return _OPEN
    opening, _ = reading.full_sentences.at(first[0] - 1)
    aim = _AIM.search(reading.plain, opening, first[0])
    if aim is None or _STATE.search(reading.plain, opening, first[0]):
        return _OPEN
    return Reason(Modality.AIM, aim.span())
