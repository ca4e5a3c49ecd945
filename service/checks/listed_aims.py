"""Items of a list that a sentence opens: what it aims at, they aim at
(我们将重点做好三件事。一是……。三是新增人才公寓2600套。).
"""

import re

from service.checks import cues
from service.checks.days import day_of
from service.checks.reading import Reading
from service.checks.reasons import Modality, Reason
from service.checks.stated import Span, Stated

_AIM = cues.joined(cues.AIM)
_STATE = cues.joined(cues.STATE)
_ITEM = re.compile(r"\s*(?:[二三四五六七八九十]+是|第[二三四五六七八九十]+[，,、])")
_FIRST = re.compile(r"(?<=[。：:；;])\s*(?:一是|第一[，,、])")
_BULLET = re.compile(
    r"[ \t　]*(?:——|—|[-*•·●▪■◆◇○]|[一二三四五六七八九十]+是|第[一二三四五六七八九十]+[，,、]"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、）)](?!\d)|[①-⑳])"
)
"""Opens a paragraph that is an item of a list."""
_OPENS_A_LIST = re.compile(r"[：:]\s*$")
_ASSIGNS = re.compile(
    r"(?:部署|安排|布置|明确|敲定|定下|亮出|列出|晒出|提出)了?[^。；;\n]{0,24}"
    r"(?:[几两三四五六七八九十]|\d{1,2})(?:件|项|个|大|条|方面|点)[^。；;，,\n]{0,8}[。：:]\s*$"
    r"|(?:今年|明年|将|要|力争|计划|重点)[^。；;，,\n]{0,20}"
    r"(?:抓好|做好|办好|实施|开展|推进|启动|完成|聚焦|围绕|从)[^。；;，,\n了]{0,8}"
    r"(?:[几两三四五六七八九十]|\d{1,2})(?:件|项|个|大|条|方面|点)[^。；;，,\n]{0,8}[。：:]\s*$"
    r"|\b(?:[Pp]riorities|[Aa]genda|[Tt]o-do list|[Rr]oad ?map|[Tt]asks)\b[^.;\n]{0,40}:\s*$"
)
"""Opens a list of what shall be done (会议部署了2026年的几件实事。)."""
_MANY = 12
"""So many paragraphs back, empty ones too, a list may have been opened."""
_OPEN = Reason(Modality.OPEN)


def listed_aim(reading: Reading, stated: Stated) -> Reason:
    """An aim, where the number stands in an item behind the first whose list an aim opens, or in
    a paragraph that is one; open where the item itself says what it is, or the opening sentence
    does not aim.
    """
    item, _ = reading.sentences.at(stated.start)
    paragraph, _ = reading.paragraphs.at(item)
    if _BULLET.match(reading.plain, paragraph):
        return _in_a_paragraph(reading, stated, paragraph)
    if _ITEM.match(reading.plain, item) is None:
        return _OPEN
    first = [hit.start() for hit in _FIRST.finditer(reading.plain, paragraph, item)][-1:]
    if not first:
        return _OPEN
    opening, _ = reading.full_sentences.at(first[0] - 1)
    return _aims(reading, (opening, first[0]))


def _aims(reading: Reading, opening: Span) -> Reason:
    aim = _AIM.search(reading.plain, *opening)
    if aim is None or _STATE.search(reading.plain, *opening):
        return _OPEN
    return Reason(Modality.AIM, aim.span())


def _in_a_paragraph(reading: Reading, stated: Stated, paragraph: int) -> Reason:
    """What the line says that opens the list (今年，我们将全力办好三件事：/——产业再上台阶。营收增长
    12%以上。), but where the item has said by then what was reached, or the line is of a year gone
    by.
    """
    kept = reading.kept.openings
    if paragraph not in kept:
        kept[paragraph] = _told_by(reading, _opening(reading, paragraph))
    told = kept[paragraph]
    if told.modality is Modality.OPEN or _STATE.search(reading.plain, paragraph, stated.start):
        return _OPEN
    return told


def _told_by(reading: Reading, opening: Span | None) -> Reason:
    """What the line that opens the list says of all its items."""
    if opening is None:
        return _OPEN
    start, end = opening
    if reading.anchor is not None and any(
        day_of(day).last <= reading.anchor for day in reading.days_in(start, end)
    ):
        return _OPEN
    assigns = _ASSIGNS.search(reading.plain, start, end)
    if assigns and not _STATE.search(reading.plain, start, end):
        return Reason(Modality.AIM, assigns.span())
    return _aims(reading, opening) if _OPENS_A_LIST.search(reading.plain, start, end) else _OPEN


def _opening(reading: Reading, paragraph: int) -> Span | None:
    """The last sentence of the paragraph before the items."""
    end = paragraph
    for _ in range(_MANY):
        start, _ = reading.paragraphs.at(max(0, end - 1))
        line = reading.plain[start:end].strip()
        if line and not _BULLET.match(line):
            last = start + len(reading.plain[start:end].rstrip()) - 1
            return reading.full_sentences.at(last)[0], end
        if not start:
            return None
        end = start
    return None
