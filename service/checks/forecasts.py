"""What a text expects of a day to come. Told of that day it is a projection, no aim that is told as
reached (We expect it to go past 400 MW by the end of 2028).
"""

import re
from datetime import date

from service.checks.case import Case
from service.checks.days import fits, parse
from service.checks.own_days import governing
from service.checks.reading import Reading
from service.checks.stated import Stated

_EXPECTS = re.compile(
    r"\b(?:forecasts?|predicts?|reckons?|estimates|foresees) (?:that )?|\bprojects that "
    r"|\b(?:we|it|they|analysts|researchers|economists|brokers|utilities) "
    r"(?:expects?|sees?|puts?) (?!to\b)"
    r"|\bputs? (?:the|its|that|this) (?:figure|number|total|size|demand|market|capacity)\b",
    re.I,
)
_IN_CHINESE = re.compile(
    r"(?:机构|券商|研究院|研究所|分析师|报告|协会|专家)[^。；\n]{0,16}"
    r"(?:预测|预计|预估|估计|测算)|据[^，。；]{2,12}预测"
)
_FORECAST = re.compile(r"[^.;\n]{0,24}\ba (?:forecast|projection|estimate)\b")

_THIS_YEAR = re.compile("全年|今年|本年")
_LAST_DAYS = 14
"""In the last two weeks of a year what is expected of it is told as its figure."""
_EXPECTED_OF = re.compile("(?:预[计期估]|有望|可望)(?![，,])")


def is_expected(reading: Reading, stated: Stated) -> bool:
    """Whether the number's own clause expects it (预计明年人才缺口为6000人), so that it may have
    the year as its deadline.
    """
    start, _ = reading.clauses.at(stated.start)
    return _EXPECTED_OF.search(reading.plain, start, stated.start) is not None


def is_dated_to_a_year_that_runs(case: Case, stated: Stated) -> bool:
    """Whether the claim dates to the end of the year, or to all of it, what the text expects of it
    while it runs (全年预计带动销售额15亿元, told in November).
    """
    reading, as_of = case.reading, case.claim.as_of
    if as_of is None or reading.anchor is None or not is_expected(reading, stated):
        return False
    ends = date(reading.anchor.year, 12, 31)
    if parse(as_of)[1] != ends or (ends - reading.anchor).days <= _LAST_DAYS:
        return False
    start, _ = reading.clauses.at(stated.start)
    whole = _THIS_YEAR.search(reading.plain, start, stated.start)
    return whole is not None or any(fits(as_of, day) for day in governing(reading, stated))


def is_told_as_one(case: Case, stated: Stated) -> bool:
    """Whether the claim dates the number to the day to come that the text tells, and somebody only
    expects it.
    """
    reading, as_of = case.reading, case.claim.as_of
    if as_of is None or reading.anchor is None or parse(as_of)[0] <= reading.anchor:
        return False
    if not any(fits(as_of, day) for day in governing(reading, stated)):
        return False
    start, _ = reading.sentences.at(stated.start)
    return any(
        words.search(reading.plain, start, stated.start) for words in (_EXPECTS, _IN_CHINESE)
    ) or bool(_FORECAST.match(reading.plain, stated.end))
