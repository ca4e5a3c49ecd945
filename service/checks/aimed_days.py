"""Whether a number is aimed at or reached, by its own day: a day to come is an aim, a day gone by a
state, unless the text says that it was an aim for that day.
"""

import re

from schemas.quantity import Quantity
from service.checks import carried, cues, prefaces, tasks
from service.checks.days import Day, day_of
from service.checks.earlier import years_later
from service.checks.own_days import completes, governing
from service.checks.plain_words import PLAN_SETS
from service.checks.reading import Reading
from service.checks.reasons import Modality, Reason
from service.checks.stated import Stated
from service.checks.yearless import yearless_to_come

_AIM = cues.joined(cues.AIM)
_STATE = cues.joined(cues.STATE)
_NOUNS = frozenset({"目标", "计划"})
"""What these name may have been met (兑现年初目标，产量突破1.5亿台)."""
_OPEN = Reason(Modality.OPEN)
_WAS_SET = re.compile(
    rf"提出|立下|{PLAN_SETS}|当初|原定|规划要求|原计划|目标是|承诺"
    r"|had planned|had aimed",
    re.I,
)
_REACHES = re.compile("达到|突破|超过|建成|形成|培育|建设")
TOWARDS = re.compile(r"(?:(?<!截)(?:到|至)|\bby(?: the end of)?)\s*$", re.I)
_SHALL = re.compile("[^，。；,;\\d]{0,4}(?:将|就会|(?<![社都大机])会(?![展议场员计务商]))")
"""Behind a day that completes a number: 首批40个场景，今年上半年就会发布."""
_THEN = re.compile("(?:上架|投产|并网|交付|投用|启用|开放|入驻)(?![了过])")
"""Behind a month that is told without its year: 首批4000张加速卡10月上架."""
_PLANS = re.compile("[，,；](?:并|还|现|同时)?(?:计划|打算|拟)(?![，,的。；、合真声态])")
_BY_THEN = re.compile(r"\b[Bb]y (?:then|(?:the same|that) (?:date|day|year|time|deadline))\b")
_FAR = 64
_HALF_A_YEAR = 183
"""A month so many days ahead is the next one of its name."""
_BEFORE = re.compile("前(?![后的一二三四五六七八九十\\d])")
_OF_A_DOCUMENT = re.compile(
    "[^，。；《\\d]{0,8}(?:印发|出台|发布|公布|通过|签署)的《[^》\n]{2,40}"
    "(?:方案|计划|意见|措施|规划|办法|政策|规定|细则|通知|要点|行动)》(?:提出|明确|要求|规定)"
)
"""Behind the day of a document, which no aim in it is of."""
_ANNOUNCED = re.compile(
    "[，,]?[^。；，\\d]{0,14}(?:印发|发布|出台|公布|推出)[^。；，\\d]{0,20}[，,](?:提出|计划|宣布|明确)"
)
"""Behind the day on which a plan was announced, which no aim in it is of either."""
_BASE = re.compile("[^，。；]{0,24}的?基础上|起[，,]?[^，。；\\d]{0,12}每年")
"""Behind a day that is only counted from (在2025年的基础上翻一番；自2024年起，每年安排2亿元)."""
_SO_FAR = re.compile(
    "[，,](?:但|而)?(?:截至|到|至)?(?:目前|迄今|现今|至今|现)(?:为止)?[，,]?(?:共|累计|合共|总共)?已"
)
"""Opens a clause that tells what there is by now, behind one of a day to come."""
_TIMES = re.compile(
    r"\b(?:times|double|triple|twice|half|above|below|over|under|exceeding|beyond) "
    r"(?:the|its|their) $"
)
_FIGURE = re.compile(r" (?:figure|level|total|number|tally|output|value|mark|sum|count|average)\b")
"""Around the day of a figure that another one is held against (nearly three times the 2023 figure).
"""
_SIGNED = re.compile(
    r"\b[Uu]nder (?:the|an?) (?:[a-z-]+ ){0,2}"
    r"(?:deal|agreement|plan|programme|program|scheme|contract)"
    r" (?:signed|announced|adopted|published|unveiled|approved|reached|agreed) (?:in |on )?$"
)
"""Before such a day (Under the deal signed last month, the city opens 50 scenarios each year)."""


def own_day(reading: Reading, stated: Stated) -> Reason:
    """What the nearest day of its own clause says, or the one that opens the next and completes it;
    open where the day runs, or may be the year before's.
    """
    days, anchor = _own_days(reading, stated), reading.anchor
    if not days or anchor is None or _is_left_behind(reading, stated, days[0]):
        return _OPEN
    day = years_later(reading, days[0]) or days[0]
    if yearless_to_come(reading, day):
        return _of_no_year(reading, day, (day.first - anchor).days)
    if day.last <= anchor:
        if _plans_since(reading, stated, day):
            return _OPEN
        is_open = _was_by(reading, stated, day) or _aims_since(reading, stated, day)
        told = Modality.EITHER if is_open else Modality.STATE
        return _set_before(reading, stated, day) or Reason(told, _span(day))
    if day.first > anchor or day.first == day.last or _shall_be_then(reading, stated, days):
        told = Modality.AIM if _reaches(reading, stated, day) else Modality.EITHER
        return Reason(told, _span(day))
    return _OPEN


def _is_left_behind(reading: Reading, stated: Stated, day: Day) -> bool:
    """Whether a semicolon closed what the day to come dates, and what stands behind is reported
    (三期预计今年9月封顶；光子领域已集聚企业110家，建成工艺线1条), or a clause between turns to what
    there is (年底前会提升至3000P，至今已批出27个项目，共涉及6.4亿元).
    """
    start, _ = reading.sentences.at(stated.start)
    if day.source is None or reading.anchor is None or day.last <= reading.anchor:
        return False
    if day.source.end > start:
        return _SO_FAR.search(reading.plain, day.source.end, stated.start) is not None
    return _STATE.search(reading.plain, start, stated.start) is not None


def _reaches(reading: Reading, stated: Stated, day: Day) -> bool:
    """Whether the day to come holds for the number, not for something of a clause before
    (将于下月举办大会，全市企业达到3800家).
    """
    span = _span(day)
    clause, _ = reading.clauses.at(stated.start)
    if span is None or span[1] > clause or reading.plain.startswith(("，", ","), span[1]):
        return True
    return carried.holds(reading, stated, span)


def by_then(reading: Reading, stated: Stated) -> Reason:
    """An aim, where the day to come that was told last before its sentence is gone back to (has
    declared 45 billion yuan for itself by the same date).
    """
    _, end = reading.clauses.at(stated.start)
    back = _BY_THEN.search(reading.plain, stated.end, end) if reading.english else None
    if back is None or reading.anchor is None:
        return _OPEN
    paragraph, _ = reading.paragraphs.at(stated.start)
    start, _ = reading.sentences.at(stated.start)
    if _STATE.search(reading.plain, start, stated.start):
        return _OPEN
    to_come = [one for one in reading.days_in(paragraph, start)[-1:] if one.iso]
    if any(one.iso and one.iso[0] > reading.anchor for one in to_come):
        return Reason(Modality.AIM, back.span())
    return _OPEN


def may_be_to_come(reading: Reading, stated: Stated) -> bool:
    """Whether something is to be so by its day, and nobody knows whether that is past: the day of
    the report is not known (到2027年，…达到27万个).
    """
    if reading.anchor is not None:
        return False
    return any(_is_towards(reading, day) for day in _own_days(reading, stated)[:1])


def is_of_a_bare_year(reading: Reading, stated: Stated) -> bool:
    """Whether it is told of a day that it is not to be reached by, and nobody knows whether that
    is past: the day of the report is not known (2024年集聚企业310家).
    """
    if reading.anchor is not None:
        return False
    return any(not _is_towards(reading, day) for day in _own_days(reading, stated)[:1])


def _own_days(reading: Reading, stated: Stated) -> list[Day]:
    clause, end = reading.clauses.at(stated.start)
    days = [day for day in governing(reading, stated) if day.source is not None]
    own = [day for day in days if not _is_only_built_on(reading, day, clause)]
    if days and not own:
        sentence, _ = reading.sentences.at(stated.start)
        before = map(day_of, reversed(reading.days_in(sentence, clause)))
        own = [day for day in before if not _is_only_built_on(reading, day, clause)][:1]
    return [
        day
        for day in own
        if day.source is not None
        and not _OF_A_DOCUMENT.match(reading.plain, day.source.end)
        and not _ANNOUNCED.match(reading.plain, day.source.end)
        and not _SIGNED.search(reading.plain, max(0, day.source.start - _FAR), day.source.start)
        and (day.source.start < end or _may_complete(reading, day.source, stated))
    ]


def _may_complete(reading: Reading, day: Quantity, stated: Stated) -> bool:
    """Whether the day of the next clause holds for the number, which is not said to be so
    (PUE值为1.48，明年底前引入液冷后降至1.25).
    """
    is_so = reading.plain.endswith(("值为", "率为", "为", "是"), 0, stated.start)
    return not is_so and completes(reading, day, stated)


def _is_only_built_on(reading: Reading, day: Day, clause: int) -> bool:
    """Whether the day is only that of what the clause that starts there builds on
    (到2027年，在去年增长两成的基础上，产值达到300亿元).
    """
    assert day.source is not None
    return _is_only_counted_from(reading, day) or prefaces.is_one(reading, day.source.start, clause)


def _is_only_counted_from(reading: Reading, day: Day) -> bool:
    """Whether it is only the day of what something is added to, or of a figure that another one is
    a multiple of, or the one since when something is done each year.
    """
    assert day.source is not None
    if _BASE.match(reading.plain, day.source.end):
        return True
    near = max(0, day.source.start - _FAR), day.source.start
    return (
        _FIGURE.match(reading.plain, day.source.end) is not None
        and _TIMES.search(reading.plain, *near) is not None
    )


def _span(day: Day) -> tuple[int, int] | None:
    return (day.source.start, day.source.end) if day.source else None


def _of_no_year(reading: Reading, day: Day, ahead: int) -> Reason:
    """What a day without a year says that lies `ahead` days after the report: it may be the year
    before's.
    """
    assert day.source is not None
    if ahead <= _HALF_A_YEAR and _THEN.match(reading.plain, day.source.end):
        return Reason(Modality.EITHER, _span(day))
    before = _BEFORE.match(reading.plain, day.source.end)
    return Reason(Modality.AIM, _span(day)) if before else _OPEN


def _shall_be_then(reading: Reading, stated: Stated, days: list[Day]) -> bool:
    """Whether only days behind the clause date it, and the first goes on with what shall be."""
    _, end = reading.clauses.at(stated.start)
    first = days[0].source
    assert first is not None
    alone = all(one.source is None or one.source.start >= end for one in days)
    return alone and _SHALL.match(reading.plain, first.end) is not None


def _is_towards(reading: Reading, day: Day) -> bool:
    """Whether something is to be so by the day (到2027年)."""
    assert day.source is not None
    start, _ = reading.sentences.at(day.source.start)
    return TOWARDS.search(reading.plain, start, day.source.start) is not None


def _was_by(reading: Reading, stated: Stated, day: Day) -> bool:
    """到2025年底达到500家, told when that day is past, may have been an aim."""
    if day.source is None or day.source.end > stated.start:
        return False
    return (
        str(day.last.year) in day.source.text
        and _is_towards(reading, day)
        and _REACHES.search(reading.plain, day.source.end, stated.start) is not None
        and _STATE.search(reading.plain, day.source.end, stated.start) is None
    )


def _aims_since(reading: Reading, stated: Stated, day: Day) -> bool:
    """Whether its sentence aims at something behind the day, and its own clause reports nothing
    (今年6月动土，估计量产后每年可创造产值42亿元，直接就业3900人).
    """
    if day.source is None:
        return False
    clause, _ = reading.clauses.at(stated.start)
    if reading.plain[stated.end : stated.end + 2].isascii() and tasks.is_about_to(
        reading, stated, min(day.source.end, stated.start)
    ):
        return True
    aims = (hit for hit in _AIM.finditer(reading.plain, day.source.end, clause))
    since = max((hit.end() for hit in aims if hit[0] not in _NOUNS), default=None)
    return since is not None and _STATE.search(reading.plain, since, stated.start) is None


def _plans_since(reading: Reading, stated: Stated, day: Day) -> bool:
    """Whether something is planned behind what was done on the day, and nothing reported
    (1月出台政策，并合建研究院，计划三年投入2.4亿元，引进博士60名).
    """
    if day.source is None or day.source.end > stated.start:
        return False
    plan = _PLANS.search(reading.plain, day.source.end, stated.start)
    return plan is not None and not _STATE.search(reading.plain, plan.end(), stated.start)


def _set_before(reading: Reading, stated: Stated, day: Day) -> Reason | None:
    """An aim for a day that has since gone by (当初提出，到2025年突破1万亿元)."""
    start, _ = reading.sentences.at(stated.start)
    if day.source is None or day.source.start > stated.start:
        return None
    if reading.plain.endswith(("截至", "截止"), start, day.source.start):
        return None
    earlier = [one.end for one in reading.days_in(start, day.source.start)]
    was = _WAS_SET.search(reading.plain, max([start, *earlier[-1:]]), day.source.start)
    if was is None or _STATE.search(reading.plain, day.source.end, stated.start):
        return None
    return Reason(Modality.AIM, was.span())
