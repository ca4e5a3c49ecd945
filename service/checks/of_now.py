"""Whether a number beside another day is of the day of the report all the same: 目前 and its like,
what has happened since.
"""

import re
from collections.abc import Iterable, Iterator

from service.checks import cues, told_year
from service.checks.days import Day, day_of
from service.checks.reading import Reading
from service.checks.stated import Stated

_NOW = cues.joined(cues.NOW)
_HAS_SINCE = re.compile(r"\bha(?:s|ve) since [a-z]+ $")
_SINCE_THEN = re.compile(r" have \w+ed\b[^.;]* since ")
"""Behind what has happened up to the report (73 companies have switched since January)."""
_SINCE_IT_OPENED = re.compile("[^，。；,;\\d]{0,16}以来")
"""Behind the day since when it is counted up to the report (5月开园以来入驻39家)."""
_COUNTED_TO = ("截至", "截止", "截止到", "截至到")
"""Before the day that 已 counts up to (截至去年底，已有企业310家)."""


def speaks_of_it(reading: Reading, stated: Stated, days: Iterable[Day]) -> bool:
    """Whether 目前 and its like stand nearer to the number than any day before it.

    The 已 of 去年已 goes with its day.
    """
    start, _ = reading.sentences.at(stated.start)
    clause, end = reading.clauses.at(stated.start)
    sources = [d.source for d in days if d.source]
    before = [one.end for one in sources if one.end <= stated.start]
    start = max([start, *before])
    if any(stated.end <= one.start < end for one in sources):
        start = max(start, clause)
    if before and reading.plain.startswith("已", start):
        start += 1
    now = _NOW.search(reading.plain, start, max(end, stated.end))
    if now is None or now[0] != "已":
        return now is not None
    counted = any(reading.plain.endswith(_COUNTED_TO, 0, one.start) for one in sources)
    return not (counted or told_year.opens(reading, days, stated))


def counted_up_to(reading: Reading, stated: Stated) -> Iterator[Day]:
    """The day up to which the sentences before it in its paragraph count: their 现在 is that day
    (到8月末，……。去年底还只有9200P，现在是2.4万P).
    """
    start, _ = reading.paragraphs.at(stated.start)
    sentence, _ = reading.full_sentences.at(stated.start)
    for one in reading.days_in(start, sentence)[-1:]:
        day = day_of(one)
        counted = reading.plain.endswith((*_COUNTED_TO, "到"), start, one.start)
        if counted and reading.anchor is not None and day.last <= reading.anchor:
            yield day


def has_gone_on(reading: Reading, stated: Stated) -> bool:
    """Whether it tells what has happened up to the report."""
    start, end = reading.clauses.at(stated.start)
    before = reading.days_in(start, stated.start)[-1:]
    if any(_SINCE_IT_OPENED.match(reading.plain, day.end, stated.start) for day in before):
        return True
    since = _HAS_SINCE.search(reading.plain, max(0, stated.start - 32), stated.start)
    return since is not None or _SINCE_THEN.search(reading.plain, stated.end, end) is not None
