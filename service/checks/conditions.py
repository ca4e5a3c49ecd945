"""Sums that only say who gets an aid: 对年营收超过5000万元的企业，奖励100万元."""

import re

from service.checks import heads
from service.checks.case import Case
from service.checks.stated import Stated

_MEASURE = (
    "营收|营业收入|业务收入|收入|产值|销售额|投资|投入|融资|估值|合同额|合同金额|交易额|注册资本"
)
_MEASURE_IN_ENGLISH = "revenue|turnover|sales|output|investment"
_CONDITION = re.compile(
    rf"({_MEASURE})[^，。；,;\d给奖补资助]{{0,8}}(?:超过?|达到?|突破|不低于|不少于|满|在)$"
    rf"|({_MEASURE_IN_ENGLISH}) (?:(?:of|that|over|above|exceeds?|exceeding|tops|topping|at least"
    r"|more than|passes) )+[$€£¥]?$",
    re.I,
)
_PAY = re.compile("(?P<pay>年薪|月薪|薪资|薪酬|工资|年收入)(?:在|为|达|达到)?$")
_AND_ABOVE = re.compile("(?:[（(]含[)）])?(?:及)?(?:以上)?(?=[的且、])")
"""Around what somebody earns, whom an aid is for (年薪50万元以上的研发人员)."""
_SETS_AID = re.compile(
    r"[^。；;\n]*(?:奖|补|给予|资助|支持)[^。；;\n]*"
    r"|[^.;\n]*\b(?:gets?|receives?|earns?|reward\w*|bonus|subsid\w+|grants?|awards?)\b[^.;\n]*",
)
"""Between the condition and the sum that is given."""


def is_one(case: Case, stated: Stated) -> bool:
    """Whether the sum is a condition for the aid that the name asks for, not part of it."""
    name = case.name
    if stated.kind != "money" or not heads.expected_kinds(name) >= heads.AIDS:
        return False
    text, (start, _) = case.reading.plain, case.reading.clauses.at(stated.start)
    if not _is_their_pay(case, start, stated):
        told = _CONDITION.search(text, start, stated.start)
        if told is None or (told[1] or told[2]).lower() in name.lower():
            return False
    _, end = case.reading.full_sentences.at(stated.start)
    later = (one for one in case.reading.stated_in(stated.end, end) if one.kind in _GIVEN)
    return any(_SETS_AID.fullmatch(text, stated.end, one.start) for one in later)


def _is_their_pay(case: Case, start: int, stated: Stated) -> bool:
    text = case.reading.plain
    pay = _PAY.search(text, start, stated.start)
    if pay is None or pay["pay"] in case.name:
        return False
    return _AND_ABOVE.match(text, stated.end) is not None


_GIVEN = frozenset({"money", "percent"})
