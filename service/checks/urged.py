"""What somebody recommends is to come, however bare the clause that tells it
(建议用好产业基金，围绕“小镇”补链强链，加快建成10万平方米的厂房).
"""

import re

from service.checks import cues
from service.checks.reading import Reading
from service.checks.reasons import Modality, Reason
from service.checks.stated import Stated

_STATE = cues.joined(cues.STATE)
_URGES = re.compile(
    "建议(?<![的提条项份案]建议)[，,：:]?"
    "(?:(?:各|全|我|本)?[市区县省]?(?:相关|有关)?(?:部门|方面|地)?(?:应|要|能|可)?)?"
    "(?:尽[快早]|抓紧|加[快紧大强]|推[动进]|用好|围绕|依托|发挥|[以在到对把将从由按]|参照|继续|进一步|适[当度时]"
    "|统筹|设立|建[设立成]|打造|支持|鼓励|出台|新[增建]|引[进导]|培育|聚焦|优化|完善|强化|深化|扩大|提[高升])"
)
"""Recommends what follows; 代表建议120件 only counts, and 收到的建议 may be of anything."""
_BRINGS = re.compile(
    "(?:[建完做]成|建设|新[增建开设引]|打造|培育|引[进育]|招引|投[放入用产]|达到|突破|实现|形成|布局|部署|改造|开放"
    "|设立|(?:提[高升]|扩[大容充]|增加?)[到至])(?![了过的])[^，。；,;\\n]*$"
)
"""Before the number, in its clause."""


def urged(reading: Reading, stated: Stated) -> Reason:
    """An aim, where its sentence recommends, and its clause brings about so much or so many."""
    start, _ = reading.full_sentences.at(stated.start)
    urge = _URGES.search(reading.plain, start, stated.start)
    if urge is None or _STATE.search(reading.plain, urge.end(), stated.start):
        return Reason(Modality.OPEN)
    clause, _ = reading.clauses.at(stated.start)
    if _BRINGS.search(reading.plain, max(clause, urge.start()), stated.start) is None:
        return Reason(Modality.OPEN)
    return Reason(Modality.AIM, urge.span())
