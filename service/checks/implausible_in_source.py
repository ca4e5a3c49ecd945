"""implausible_in_source: the text says it, but it is hardly possible. Kept, never changed."""

from decimal import Decimal
from typing import NamedTuple

from schemas.finding import Finding, FindingCode
from service.checks.case import Case
from service.checks.messages import Said, finding, number


class _Limit(NamedTuple):
    unit: str
    words: tuple[str, ...]
    most: Decimal
    why: str
    why_zh: str
    unless: tuple[str, ...] = ()
    """Words beside which such a number is nothing unusual."""


_LIMITS = (
    _Limit("CNY", (), Decimal("2E13"), "more than any city's economy", "超过任何城市的经济总量"),
    _Limit(
        "CNY",
        ("区", "县", "新区", "街道", "园区", "District", "district"),
        Decimal("2.5E12"),
        "more than any district's economy",
        "超过任何区县的经济总量",
    ),
    _Limit(
        "percent", ("增", "growth", "同比"), Decimal(500), "a growth of over 500 %", "增速超过500%"
    ),
    _Limit(
        "percent",
        ("占比", "比例", "比重", "覆盖率", "普及率", "渗透率", "share", "ratio"),
        Decimal(100),
        "a share of over 100 %",
        "占比超过100%",
        unless=("预算", "计划", "目标", "任务", "完成", "budget", "plan", "target"),
    ),
    _Limit("家", (), Decimal("2E7"), "more companies than any city has", "超过任何城市的企业数"),
    _Limit(
        "person", (), Decimal("1.5E9"), "more people than any country has", "超过任何国家的人口"
    ),
    _Limit("EFLOPS", (), Decimal("1E5"), "more than the world's computing power", "超过全球算力"),
)
"""Most that a number of its unit can be, and for which words; a row is a line to add.

Shanghai's output was 5.4 trillion yuan and Pudong's 1.8 trillion in 2024 (city statistics).
"""
_BY_UNIT: dict[str | None, tuple[_Limit, ...]] = {
    unit: tuple(limit for limit in _LIMITS if limit.unit == unit)
    for unit in {limit.unit for limit in _LIMITS}
}


def find(case: Case) -> Finding | None:
    """Flag a number that the text does state and that cannot be."""
    if not case.same or case.amount is None:
        return None
    scope = f"{case.claim.city} {case.claim.name}"
    for limit in _BY_UNIT.get(case.amount.unit, ()):
        if abs(case.amount.value) <= limit.most:
            continue
        if limit.words and not any(word in scope for word in limit.words):
            continue
        if any(word in scope for word in limit.unless):
            continue
        said = Said(limit.why, limit.why_zh)
        places = [case.match] if case.match else []
        return finding(FindingCode.IMPLAUSIBLE_IN_SOURCE, case, "value", number(case), said, places)
    return None
