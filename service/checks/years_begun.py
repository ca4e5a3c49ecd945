"""What is told of a year of which much is yet to come."""

import re
from datetime import date

from service.checks import cues
from service.checks.reading import Reading
from service.checks.reasons import Modality, Reason
from service.checks.stated import Stated
from service.checks.timing import allowed

_STATE = cues.joined(cues.STATE)
_AFTER_A_DAY = ("，", ",", "：", ":", "】", "\n")
_GROWS = re.compile(r"(?:增长|提高)[^，。；]{0,4}\d|\d[^，。；]{0,6}以上")
_COUNTED_UP = re.compile("累计|登记|受理|入库|已")
"""In the clause of a year that has begun, and between it and the number: what it shall bring."""
BEGUN = 3
"""Up to this month a year has only begun."""
LONG_TO_GO = 9
"""Up to this month nobody counts what the whole year has brought."""
_WHOLE_YEAR = re.compile("全年(?!无休|[不平均]|[^，。；,;\\d]{0,8}[可能均达])")
_DOES = re.compile(
    "新[增建开]|[建完]成|建设|培[育养]|引[进育]|布局|打造|推[出动]|投[放入]|改造|发布|举办|开[通放]|落地|实施|遴选"
)
_IS_RAISED = re.compile(
    "[由从][^，。；]{2,20}(?:提高|提升|增加|扩大|扩容|压缩|缩短|降低|压减)[到至]"
)
_COUNTS = re.compile("累计|截[至止]|同比|其中")
_OPEN = Reason(Modality.OPEN)


def whole_year(reading: Reading, stated: Stated) -> Reason:
    """An aim, where its clause tells what the whole of the year shall bring that runs, and the day
    told last is of it (今年……。另一方面，全年供应产业用地90公顷).
    """
    anchor = reading.anchor
    start, _ = reading.clauses.at(stated.start)
    word = _WHOLE_YEAR.search(reading.plain, start, stated.start)
    if word is None or anchor is None or anchor.month > LONG_TO_GO:
        return _OPEN
    sentence, _ = reading.sentences.at(stated.start)
    if any(told.search(reading.plain, sentence, stated.start) for told in (_STATE, _COUNTS)):
        return _OPEN
    paragraph, _ = reading.paragraphs.at(stated.start)
    for day in reading.days_in(paragraph, stated.start)[-1:]:
        may_be_gone = anchor.month <= BEGUN and day.text in cues.THIS_YEAR_OR_THE_LAST
        runs = day.iso == (date(anchor.year, 1, 1), date(anchor.year, 12, 31))
        if runs and not may_be_gone:
            return Reason(Modality.AIM, word.span())
    return _OPEN


def is_of_a_year_begun(reading: Reading, stated: Stated) -> bool:
    """What is told of a year that has only begun may be aimed at (2026年，新增算力10EFLOPS)."""
    anchor = reading.anchor
    if anchor is None:
        return False
    day = next(allowed(reading, stated), None)
    if day is None or not _has_begun(day.first, day.last, anchor):
        return False
    # 今年北京市政府工作报告提到 tells the year of the report, not of what it reports
    if day.source is None or reading.plain.startswith(_AFTER_A_DAY, day.source.end):
        return True
    clause = reading.clauses.at(day.source.start)
    if clause == reading.clauses.at(stated.start):
        return True
    # 2026年规模增长20%以上，新建智算中心3座 lists what the year shall bring
    goes_on = reading.sentences.at(day.source.start) == reading.sentences.at(stated.start)
    grows = _GROWS.search(reading.plain, day.source.end, clause[1])
    counted = _COUNTED_UP.search(reading.plain, clause[1], stated.start)
    return (
        goes_on
        and counted is None
        and (grows is not None or _is_listed_to_do(reading, stated, day.source.end))
    )


def _has_begun(first: date, last: date, anchor: date) -> bool:
    """Whether the year, or the period of some years, has only begun (“十五五”时期, in 2026)."""
    if last.year - first.year > 1:
        return first <= anchor and (anchor - first) * 2 < last - first
    whole = (date(anchor.year, 1, 1), date(anchor.year, 12, 31))
    return anchor.month <= BEGUN and (first, last) == whole


def _is_listed_to_do(reading: Reading, stated: Stated, behind: int) -> bool:
    """Whether its clause opens with what is done, or raises something behind what is done, and its
    sentence reports nothing (今年新开通航线40条，建成起降点120个；算力由去年底的5200P提高到1万P).
    """
    start, _ = reading.clauses.at(stated.start)
    sentence, _ = reading.sentences.at(stated.start)
    does = _DOES.match(reading.plain, start) or (
        _DOES.search(reading.plain, behind, start)
        and _IS_RAISED.search(reading.plain, start, stated.start)
    )
    return bool(does) and not _STATE.search(reading.plain, sentence, stated.start)
