"""The days of what is told by its time after an event: 自2024年4月开园，开园头一个月只有60人.

No day of the sentence dates such a number by itself; whichever of them is the event's may.
"""

import re
from collections.abc import Iterator
from typing import Final

from service.checks import cues
from service.checks.days import Day, day_of, months_before
from service.checks.reading import Reading
from service.checks.stated import Stated

_BEGINS: Final = (
    *("开园", "开馆", "开业", "开通", "开工", "投产", "投用", "投运", "运营", "运行", "上线"),
    *("启用", "启动", "成立", "揭牌", "落地", "试点", "发布", "入驻"),
)
_SPAN: Final = "(?:天|日|周|星期|旬|月|季度?|年)"
_AFTER: Final = cues.joined(
    (
        f"头[一二两三几]?个?{_SPAN}",
        f"首个?{_SPAN}(?![时产均初底末中后度])",
        f"第一个?{_SPAN}(?![产均度])",
        *("起初", "最初", "当初", "刚开始", "一开始", "早期", "起步时", "创办时", "初创时"),
    ),
    tuple(f"{begins}(?:之初|初期|伊始|时(?!间)|当[天日月年]|[首头]|第一)" for begins in _BEGINS),
    tuple(
        f"{word} (?:its|their|the|that) (?:very )?first "
        "(?:(?:two|three|four|six|few|full) )?(?:day|week|fortnight|month|quarter|year)s?"
        for word in ("in", "during", "within", "over", "for")
    ),
    (
        "first[- ](?:day|week|month|quarter|year)",
        "when (?:it|they|the [\\w-]+) (?:first )?(?:opened|started|began|launched|joined)",
        *("at first", "initially", "at launch", "on opening", "at the outset", "to begin with"),
        *("at the start", "in the beginning"),
    ),
)
_LAST_YEAR: Final = 9999


def of_its_event(reading: Reading, stated: Stated) -> Iterator[Day]:
    """The days that its sentence or the one before tells, and the month after each."""
    start, end = reading.clauses.at(stated.start)
    if _AFTER.search(reading.plain, start, max(end, stated.end)) is None:
        return
    first, last = reading.full_sentences.at(stated.start)
    if first:
        first, _ = reading.full_sentences.at(first - 1)
    for one in reading.days_in(first, last):
        day = day_of(one)
        yield day
        if day.last.year < _LAST_YEAR:
            yield Day(months_before(day.first, -1), months_before(day.last, -1), one)


_TAKES_UP: Final = re.compile(
    r"\s*(?:(?:The|These|Those|All(?: the)?|Its|Their) ([a-z]+s)\b|(?:They|All of them|All)\b"
    r"|(?:这|该|上述|首)[些批]?)"
)
_NOUN: Final = re.compile(r"(?: [\w-]+){0,3}? ([a-z]+s)\b")


def of_the_next(reading: Reading, stated: Stated) -> Iterator[Day]:
    """The days that the next sentence tells of the very same ones (expand from 180 to 1,250
    licences. The licences were issued in January 2024).
    """
    _, end = reading.full_sentences.at(stated.start)
    if end >= len(reading.plain) or reading.paragraphs.at(end - 1) != reading.paragraphs.at(end):
        return
    taken = _TAKES_UP.match(reading.plain, end)
    if taken is None or not _is_of_its_noun(reading, stated, taken[1]):
        return
    yield from map(day_of, reading.days_in(end, reading.full_sentences.at(end)[1]))


def _is_of_its_noun(reading: Reading, stated: Stated, noun: str | None) -> bool:
    if noun is None:
        return stated.kind == "count"
    behind = _NOUN.match(reading.plain, stated.end)
    return noun in stated.text.split() or (behind is not None and noun == behind[1])
