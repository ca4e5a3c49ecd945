"""Whether a document is a plan, and which of its numbers only tell where things stand."""

import re
from typing import TYPE_CHECKING

from service.checks import cues, frames

if TYPE_CHECKING:
    from service.checks.reading import Reading
    from service.checks.stated import Stated

_PLAN = cues.joined(frames.PLAN)
_AIM = cues.joined(cues.AIM)
_HEAD = 400
"""How long the head of a text is, in code points."""
_TITLED = 160
"""So far into it a plan says that it is one; further down it is only spoken of."""
_TITLE = re.compile(
    r"^(?![ \t　]*[（(]?[一二三四五六七八九十\d]{1,3}[、.）)])"
    r"(?![^\n]*(?:(?<!关于)(?:发布|出台|印发|亮出|推出|公布|晒出|解读)|情况|回顾|总结|评论|[？?!！。]))"
    r"[^\n]{4,60}(?:计[划畫]|方案|规划(?:纲要)?|工作要点|实施意见|(?:任务|重点工作)(?:清单|分工|分解))"
    r"(?:[（(【][^）)】\n]{2,24}[）)】])*》?(?:的?(?:通知|公告|函))?"
    r"(?:[（(][^）)\n]{2,10}[）)])?[ \t　]*$",
    re.M,
)
"""A line that ends as the title of a plan does (关于印发金华市……实施计划(2025—2027年)的通知)."""
_THIS_PLAN = re.compile(
    "(?:制[定订]|编制|形成)(?:本|以下|如下)[^，。\n]{0,6}(?:计[划畫]|方案|规划|要点|清单|意见)"
)
"""By these words a plan speaks of itself; what stands before them is why it is made."""
_PREAMBLE = 1200
"""So far into a text they may stand, in code points."""
_RUNS_ON = re.compile("(?:计划|方案|规划)?[。，,；、和与及]")
_NAMED = re.compile(r"[^》\n]{0,24}》")
_REPORTED = re.compile(
    r"月\d{1,2}日电|日讯|记者|在[^，。\n本]{0,16}(?:工作要点|行动计划|方案)中(?:提出|明确|立下|写道)|据介绍|[”\"][^，。”\n]{0,16}(?:说|介绍|表示)|reporters?\b"
)
_STANDS = re.compile(
    "(?:拥有|坐拥|[仅只共]有|仅[为占]|有着|位[居列]|居全[国省市]|排名|全[国省市]第|占全[国省市]"
    "|同比|环比|连续|入选|获评|荣获|跻身|涌现|(?<![为除])了(?!解))[^，。；;\n]*$"
)
"""Before what is there among aims too (我市拥有规上工业企业3100多家)."""
_TELLS = re.compile(
    r"\s*[“\"]?(?:The|Its?|They|Their|Th[ei]se|This|Some|About|More|Most|Over|Nearly"
    r"|So far|Today|Firms|Companies|[A-Z]\w+[’']s)\b[^\n]*\.\s*"
    r"|[^\n]*\b(?:is|are|was|were|has|have|had|says?|said)\b[^\n]*\.\s*"
)
"""A sentence of English that tells something, no item of a list (The region's universities produce
3,100 graduates each year.).
"""
_HEAD_OF_ITEMS = re.compile(
    "[^-，。\n]{0,12}(?:政策|要点|措施|举措|规划|目标|部署|任务|计划|方案)[^-，。\n]{0,6} - "
)
_SHALL_BE_THEN = re.compile(r"(?:到|至)?20\d\d年[^，。；\d]{0,10}(?:要|将|力争|争取|计划|预计)")
_DOES = re.compile(
    "新增|新建|建设|建成|培育|培养|培训|引进|布局|打造|推出|推广|投放|改造|投入|达到|提升|扩"
)
"""In a part that aims without saying so, in a plan."""
_PART = re.compile("其中[^，。；;\n]*$")


def is_plan(plain: str) -> bool:
    """Whether the document is a plan, whose sentences are aims unless they say otherwise."""
    head = plain[: max(_HEAD, len(plain) // 20)]
    if _REPORTED.search(head) is not None:
        return False
    if any(not _is_spoken_of(plain, hit) for hit in _PLAN.finditer(head, 0, _TITLED)):
        return True
    return bool(_TITLE.search(head, 0, _HEAD) or _THIS_PLAN.search(plain, 0, _PREAMBLE))


def _is_spoken_of(plain: str, plan: re.Match[str]) -> bool:
    """Whether a running sentence only tells of the plan (专班印发了全年工作要点。今年……；
    印发《……行动计划（2026—2028年）》（以下简称……), not one of the plan itself (制定本行动计划。).
    """
    if plain.endswith("本", 0, plan.start()):
        return False
    line_end = plain.find("\n", plan.end())
    line = plain[plan.end() : line_end if line_end >= 0 else len(plain)]
    if "。" not in line:
        return False
    return bool(_RUNS_ON.match(plain, plan.end()) or _NAMED.match(plain, plan.end()))


def stands(reading: "Reading", stated: "Stated") -> bool:
    """Whether its clause, or the one of which it is a part, tells what somebody has; or English
    tells it in a sentence.
    """
    if reading.plain[stated.end : stated.end + 2].isascii():
        return _TELLS.fullmatch(reading.plain, *reading.full_sentences.at(stated.start)) is not None
    start, _ = reading.clauses.at(stated.start)
    if _STANDS.search(reading.plain, start, stated.start) or _is_left_by_an_aim(reading, stated):
        return True
    if _PART.search(reading.plain, start, stated.start) is None:
        return False
    before, end = reading.clauses.at(max(0, start - 1))
    return _STANDS.search(reading.plain, before, end - 1) is not None


def _is_left_by_an_aim(reading: "Reading", stated: "Stated") -> bool:
    """Whether the part behind its semicolon turns to a year to come and what shall be by then, and
    its own part opens the sentence, has no day and does nothing.
    """
    opens, _ = reading.full_sentences.at(stated.start)
    start, end = reading.sentences.at(stated.start)
    if start != opens or _SHALL_BE_THEN.match(reading.plain, end) is None:
        return False
    return not (
        reading.days_in(start, end)
        or _AIM.search(reading.plain, start, end)
        or _DOES.search(reading.plain, start, end)
    )


def is_of_a_digest(reading: "Reading", stated: "Stated") -> bool:
    """Whether a digest tells it under words that may head aims (政策要点 - 建设中试平台10个)."""
    start, _ = reading.paragraphs.at(stated.start)
    head = _HEAD_OF_ITEMS.match(reading.plain, start) if reading.is_digest else None
    return head is not None and head.end() <= stated.start


def is_background(reading: "Reading", stated: "Stated") -> bool:
    """Whether it stands before the words by which the plan is made."""
    made = _THIS_PLAN.search(reading.plain, 0, _PREAMBLE)
    return made is not None and stated.start < made.start()
