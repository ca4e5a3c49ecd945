"""bound_mismatch: 超 / 近 / 约 / 最高 / 不低于 lost, invented or turned."""

from schemas.finding import Finding, FindingCode
from schemas.quantity import Bound
from service.checks.case import Case
from service.checks.conversions import are_rounded
from service.checks.messages import Said, finding
from service.checks.stated import Stated

_NAMES: dict[Bound, tuple[str, str]] = {
    "exact": ("exact", "准确值"),
    "about": ("about", "约"),
    "over": ("over", "超过"),
    "nearly": ("nearly", "接近"),
    "at_least": ("at least", "不少于"),
    "at_most": ("at most", "不超过"),
}


def find(case: Case) -> Finding | None:
    """Flag a bound that the text does not support; what was converted and rounded is about so much
    (1000亩 are 约66.7公顷).
    """
    if not case.same or case.amount is None or case.match is None:
        return None
    if case.amount.bound in case.match.bounds or _is_a_place(case):
        return None
    if case.amount.bound == "about" and are_rounded(case.match.unit, case.amount.unit):
        return None
    english, chinese = _NAMES[case.amount.bound]
    supported = sorted(case.match.bounds, key=list(_NAMES).index)
    words = _around(case, case.match)
    said = Said(
        f"the text says “{words}” ({' or '.join(_NAMES[bound][0] for bound in supported)})",
        f"原文为“{words}”（{'或'.join(_NAMES[bound][1] for bound in supported)}）",
    )
    return finding(
        FindingCode.BOUND_MISMATCH, case, "bound", f"{english} / {chinese}", said, [case.match]
    )


def _is_a_place(case: Case) -> bool:
    """Whether it is a place in a ranking, which needs no bound (among the first 40)."""
    assert case.amount is not None
    assert case.match is not None
    return "rank" in (case.match.unit, case.amount.unit) or case.match.kind == "ordinal"


def _around(case: Case, stated: Stated) -> str:
    start, end = case.reading.clauses.at(stated.start)
    text = case.reading.text
    return text[max(start, stated.start - 12) : min(max(end, stated.end), stated.end + 4)].strip()
