"""Words of aiming that aim at nothing: what has been met, is only held against, or takes long."""

import re

from service.checks.reading import Reading

_MEETS = re.compile(
    r"(?:完成|达成|超额|兑现|实现了|(?:提前|超前|顺利|圆满)[^，。；,;]{0,8}实现|\b(?:met|beat(?:ing)?|reached|achieved|hit|exceeded|surpassed|fulfilled))"
    r"[^，。；,;]{0,10}$"
)
_MISSED = re.compile(r"\b(?:missed|fell short of) [^,.;]{0,10}$")
"""Before an aim with its number, which aims at nothing behind it (missed its target of 150 by 12
but has opened 31 more)."""
_BELOW_PLAN = re.compile(
    r"(?:(?:低|高|快|慢|优|好)于|[超高]出|超过?|不及|[比较])[^，。；,;\d]{0,6}$"
    r"|\b(?:below|above|ahead of|behind|under|over|than) (?:the |its |their )?$"
)
_BY_SO_MUCH = re.compile(
    r"(?:值|数|预期)?(?:[多少高低快慢超]|(?:约|近)?[\d.]+个百分点)|(?! of\b)(?: |[,.;]|$)"
)
"""Around a plan that a figure is only held against (低于计划0.4个百分点；投资增长5.8%)."""
_TAKES = re.compile(
    r"(?!在|提前|再|压|缩|降|减|控制)[^，。；,;\d]{0,6}"
    r"[\d.一二两三四五六七八九十半]+[多余来几]?个?(?:工作日|天|日(?!前|均)|小时|分钟|秒|周|星期|月(?!底|前|份)|趟|次)"
    r"|[^，。；,;]{0,16}才[能算会可]"
)
_OFTEN = re.compile(
    "(?:平均|往往|通常|一般|每次|每天|经常|过去|以前|原来|原先|从前|之前|此前|动辄)[^，。；,;\\d]{0,6}$"
)
"""Around 要 that tells how long something takes, or what it always took."""
_IN_A_LIST = re.compile(r"(?:列入|纳入|进入)[^，。；,;\d]{0,8}$")
"""Before a plan that only lists what is counted (列入年度计划的48个项目已开工43个)."""
_ROSE = re.compile(
    r"\b(?:rose|risen|grew|grown|climbed|jumped|increased|surged|expanded)\b"
    r"(?:(?!\b(?:and|likely|expected|set|due|poised)\b)[^.;])*$"
)
_OF_A_PLAN = frozenset({"目标", "计划", "plan", "target", "goal"})
"""What a figure may only be held against (below plan)."""


def is_met(reading: Reading, hit: re.Match[str]) -> bool:
    """提前完成“十四五”目标 speaks of an aim that has been met, as does had risen to reach."""
    start, _ = reading.clauses.at(hit.start())
    if hit[0].lower() == "to reach" and _ROSE.search(reading.plain, start, hit.start()):
        return True
    near = max(0, hit.start() - 14), hit.start()
    if _IN_A_LIST.search(reading.plain, *near) and reading.plain.startswith("的", hit.end()):
        return True
    if (
        hit[0].lower() in _OF_A_PLAN
        and _BELOW_PLAN.search(reading.plain, *near)
        and _BY_SO_MUCH.match(reading.plain, hit.end())
    ):
        return True
    if _MISSED.search(
        reading.plain, max(0, hit.start() - 28), hit.start()
    ) and reading.plain.startswith(" of ", hit.end()):
        return True
    return _MEETS.search(reading.plain, *near) is not None


def is_needed(reading: Reading, hit: re.Match[str]) -> bool:
    """Whether 要 tells what something takes (平均要排队40天, 每次要跑5趟), not what shall be."""
    if hit[0] != "要":
        return False
    start, _ = reading.clauses.at(hit.start())
    takes = _TAKES.match(reading.plain, hit.end())
    return takes is not None or _OFTEN.search(reading.plain, start, hit.start()) is not None
