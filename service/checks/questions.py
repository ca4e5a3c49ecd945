"""The questions an article answers: those of an interview, and what is to be done this year."""

import re

from service.checks.reading import Reading
from service.checks.stated import Span

_QUESTION = re.compile(r"(?:记者|主持人|问|Q)[:：][^。\n]{2,60}[？?]\s*$")
_WHAT_TO_DO = re.compile("怎么干[？?]\\s*$")
_COUNTS_OFF = re.compile("(?:怎么干|怎么做|做什么|干什么|如何干)[？?](?=一)")
_ITEM = re.compile("[一二三四五六七八九十]+(?:是|要)")
"""Around what is counted off as the answer (怎么干？一是……；二是建设标准厂房30个)."""
_LISTS = re.compile("[^：。；]{0,24}(?:清单|单子|任务|目标|方案)[^：。；]{0,6}：")


def asked_before(reading: Reading, offset: int) -> Span | None:
    """The question in the paragraph before the one that holds the offset."""
    start, _ = reading.paragraphs.at(offset)
    before, end = reading.paragraphs.at(max(0, start - 1))
    is_asked = before < start and _QUESTION.match(reading.plain, before, end)
    return (before, end) if is_asked else None


def what_to_do(reading: Reading, offset: int) -> Span | None:
    """The question what is to be done, where the sentence that holds the offset lists it."""
    start, _ = reading.paragraphs.at(offset)
    sentence, _ = reading.sentences.at(offset)
    asked = _WHAT_TO_DO.search(reading.plain, start, sentence)
    if asked and _LISTS.match(reading.plain, sentence):
        return asked.span()
    asked = _COUNTS_OFF.search(reading.plain, start, sentence + 1)
    return asked.span() if asked and _ITEM.match(reading.plain, sentence) else None
