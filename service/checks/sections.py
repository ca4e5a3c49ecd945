"""What the heading over a number says of it: what is, or what is aimed at."""

import re
from functools import lru_cache

from service.checks import cues, frames
from service.checks.headings import rank
from service.checks.reading import Reading
from service.checks.reasons import Modality, Reason
from service.checks.stated import Span, Stated

AIM_HEADING = cues.joined(frames.AIM_HEADING)
_STATE_HEADING = cues.joined(frames.STATE_HEADING)
_HOW_FAR = re.compile(
    "^(?!.*(?:安排|打算|下一步|思路|督查|评估|考核|监测|检查))"
    ".*?(?:目标|任务|计划|方案|措施)[^，。]{0,4}(?:完成|进展|执行|落实)情况"
)
"""How far an aim has been reached."""
_WHY = re.compile("为什么|为何")
"""A question why an aim was set is answered with it, and with what is."""
_ASKS = re.compile(r"[？?]\s*$|吗|能否|怎么样")
_LOOKS_BACK = re.compile("去年|上半年|干成|完成得|新闻发布会|专场发布会")
_PLANS = re.compile(
    r"清单|分工|安排|方案|要点|计划|规划|打算|思路|举措|措施|重点工作|^下一步|\bplans?\b|\bto do\b",
    re.I,
)
"""The title of a document that lists aims; that of a report only names them (目标定为2.2万P)."""
_WHATTO_DO = re.compile(r"什么|如何|哪些|怎么(?!样)|\b[Ww]hat\b")
"""A question about aims is answered with what is, too (全年目标能完成吗？)."""
_QUESTION = re.compile(r"^[^\n。]{2,120}[?？][ \t]*$", re.M)
"""A line that asks closes the questions before it."""
_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十\d]+[、.）)]")

TO_DO = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d]+[、.．）)])?[ \t　]*(?:进一步|持续|着力|加快|全力)*"
    "(?:夯实|筑牢|打牢|强化|加强|巩固|完善|健全|优化|补[齐强]|聚焦|坚持|突出|解决|破解|推[动进]"
    "|深化|构建|打造|拓展|扩大|壮大|培育|建设|实施|激发|营造|着力|加快)"
    "(?!(?!.*(?:取得|实现)).*(?:情况|进展|成效|成绩|回顾|总结|效果)[^，。]{0,2}$)"
    r"|(?:[（(]?[一二三四五六七八九十\d]+[、.．）)])?[ \t　]*(?:提[升高]|增强|放大)(?!.*情况)"
)
"""A heading that says what is to be done, whatever else it names (夯实基础支撑；解决问题)."""


def section(reading: Reading, stated: Stated) -> Reason:
    """The nearest heading that says what its section speaks of (三、2026年重点工作安排).

    The title of a report on measures heads no aims. A question closes those before it
    (What is next? … Where can I learn more? …), and one of its rank one that reports
    (一、制定背景……二、主要内容……).
    """
    closed: set[str] = set()
    for start, end in reading.headings_over(stated.start):
        asks = reading.plain.endswith(("?", "？"), start, end)
        if asks and _QUESTION.search(reading.plain, end, stated.start):
            continue
        told, ranked = _heading(reading, (start, end))
        if told is not Modality.OPEN and not (told is Modality.STATE and ranked in closed):
            return Reason(told, (start, end))
        closed.update((ranked,) if ranked else ())
    return Reason(Modality.OPEN)


def _heading(reading: Reading, span: Span) -> tuple[Modality, str]:
    """What the heading tells, and its rank; asked for each number under it."""
    kept = reading.kept.sections
    if span not in kept:
        start, words = span[0], reading.plain[slice(*span)]
        told = tells(words, is_title=start == 0 or reading.in_title(start))
        kept[span] = told, rank(words)
    return kept[span]


@lru_cache(maxsize=1024)
def tells(heading: str, *, is_title: bool) -> Modality:
    """What the words of a heading say of the section under it."""
    if is_title and AIM_HEADING.search(heading) and _STATE_HEADING.search(heading):
        return Modality.OPEN  # 2025年工作总结和2026年工作打算
    if not is_title and _WHY.search(heading):
        return Modality.EITHER
    if _HOW_FAR.search(heading):
        return Modality.STATE
    return _aims_or_reports(heading, is_title=is_title)


def _aims_or_reports(heading: str, *, is_title: bool) -> Modality:
    """What a heading says that does not look back at what was aimed at, nor asks why."""
    if AIM_HEADING.search(heading):
        looks_back = _LOOKS_BACK.search(heading) is not None
        if is_title and (looks_back or not (_PLANS.search(heading) or _NUMBERED.match(heading))):
            return Modality.OPEN
        if _ASKS.search(heading):
            return Modality.AIM if _WHATTO_DO.search(heading) else Modality.EITHER
    for pattern, told in ((AIM_HEADING, Modality.AIM), (_STATE_HEADING, Modality.STATE)):
        hit = pattern.search(heading)
        if told is Modality.STATE and TO_DO.match(heading):
            return Modality.OPEN
        if hit and not (is_title and hit[0] == "措施" and _NUMBERED.match(heading) is None):
            return told
    return Modality.OPEN
