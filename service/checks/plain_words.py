"""What the words right around a number say of it, whatever else its clause holds: that so many are
there, that it is what was aimed at, or how far from it something is.
"""

import re

from service.checks import cues, english_aims
from service.checks.reading import Reading
from service.checks.reasons import Modality, Reason
from service.checks.stated import Span, Stated
from service.checks.tongues import phrases

_AIM = cues.joined(cues.AIM)
_AIMS_AT = cues.joined(cues.AIM, ("要",))
_PLANS_SET = tuple(f"{plan}[^》]{{0,6}}》(?:确定|明确)" for plan in ("规划", "方案", "计划"))
PLAN_SETS = "|".join(_PLANS_SET)
_SET = re.compile(r"(?:设定|设置|定下|确定|制定|规划|提出)的\s*$")
_SHORT_OF = re.compile("(?:离|距)(?<![远长近]距)(?<![远隔]离)[^，。；,;\\d]{0,6}$")
_RIGHT_BEHIND = re.compile(
    "(?:计划|预计|拟|将|有望)(?:于|在)?(?:年内|今年|明年|后年|下半年|\\d{4}年|\\d{1,2}月)"
)
"""Right behind what shall be so, whatever is told before it (4个已开工、5个计划年内开工)."""
_BUILT = re.compile("(?:已|了|完成|现有)[^，。；、,;\\d]{0,12}$")
"""Before what is there, of which more is then told (已建成20个预计年内投用)."""
_STILL = re.compile("[^，。；,;\n]{0,8}(?:目标|任务)(?:还|仍|尚|只)")
"""Around an aim that is not reached yet (离全年80个的任务还差一截)."""
_SET_AFTER = re.compile(r"[^，。；,;\n]{0,8}(?:目标|任务)")
"""Around a number that is an aim, met or not (已越过方案设定的400亿元目标)."""
_HAS = re.compile(
    r"\b(?:now (?:has|have|hosts?|houses?|runs?(?: (?:at|in|on|across))?)|ended up with"
    r"|ha(?:s|ve) so far (?:taken in|helped|funded|opened|built|trained|served|enrolled|attracted"
    r"|signed|registered|issued|approved|handled|paid|supported)"
    r"|(?:and|but) (?:it|they) (?:has|have) (?:open|add|build|sign|launch|hir|train|collect)\w*) "
    r"(?:about |over |more than |nearly )?$"
)
_HAS_SO_MANY = re.compile(
    r"\b(?<!to )(?<!will )(?<!could )(?<!would )(?:(?:already )?has|hosts|counts|employs|houses"
    r"|operates|runs|serves|numbers|numbered|opened|served|hired|trained|installed|signed|hosted"
    r"|(?<=, )home to"
    r"|(?:now|already|currently) (?!expect|plan|aim|want|target|hope|see|forecast|seek|promise"
    r"|project|intend|eye|need|require|predict|propose|envisage)[a-z]+s"
    r"|employed|passed|managed|(?:closed|ended|finished) (?:20\d\d|the year) (?:with|at|on)"
    r"|(?:has|have) (?:already |now |just )?(?:exceeded|reached|passed|topped|surpassed|hit|crossed"
    r"|(?:grown|risen|climbed|swollen) to)"
    r"|takes in|enrol?ls|admits|is worth|was worth"
    r"|(?:[Tt]hey|[Ww]e) (?:now |already |together )?"
    r"(?:employ|have|run|operate|serve|host|house|hold)) "
    r"(?:about |over |some |more than |nearly |only |just )?[$€£¥]?$"
)
"""Before what somebody has or did, whatever is aimed at in the clauses around it."""
_AWAY = "but|while|whereas|although|though"
_TURNS_AWAY = re.compile(rf"\b(?:{_AWAY}) ")
_TURNS = re.compile(rf"\b(?:{_AWAY}|and) ")
_THAT = re.compile(r"\w (?:that|which) (?:[^,.;]*\band )?$")
"""Before what a noun has, which itself may only be wanted (wants a city that has 3,000)."""
_WANTS = re.compile(r"\bwant(?:s|ed)? ")
_TO_HAVE_DONE = re.compile(
    r"\b(?:to|will|would|should|could|must|may|might)(?: \w+){0,3} have [a-z]+(?:ed|t)\b"
)
"""Before what shall have been done, and what it goes on to (to have trained 5,000 and opened 30).
"""
_ONLY_ONCE = re.compile(r"\b(?:[Ii]f|[Oo]nce|[Uu]ntil|[Ww]hen|[Uu]nless) [^,.;]*$")
"""Before what is had only under a condition (a success only if it has 40)."""
_MISSED_OR_MET = re.compile(
    rf"\b(?:{cues.SURPASSING}|meeting|hitting|reaching|missing|achieving) (?:the|its) $"
)
_ABOVE_TARGET = re.compile("(?:高出|高于|超出|低于|快于|慢于)[^，。；]{0,6}(?:目标|预期|计划)$")
"""Before how far a figure is from what was aimed at (增速高出年初目标5.5个百分点)."""
_COUNTED = re.compile(
    "统计(?:是|为|有)$|[做拿招签收找接涨升加大高]到了(?:约|近|超过?|逾|共)?$"
    "|[（(]现(?:有|为|仅有)$|现在(?:也就|只有|才)$|(?<!若)(?<!如果)(?:只|仅)有$|实际(?:到位|完成|使用|引进|投放)$|现(?<!上调，现)(?<!目标，现)在(?:是|有)$"
)
_REACHED = re.compile(
    "(?:设立|成立|组建|发行|引进|签下|拿出|投入|建起|开出|招到|聚集)了(?:约|近|超过?|逾|共)?$|"
    "(?<![为除到])(?<!认领|承诺|提出|[制设确定]定|定下|明确|规划|安排|[许立]下|领到|预留)了(?!解)(?:首[期批])?[^，。；,;\\d]{0,4}$|"
    "名单(?:里|中)[^，。；,;\\d]{0,8}有$"
    "|(?:完成|达成|达到|实现)了?[^，。；,;]{0,24}(?:目标|任务)(?:任务|数)?"
    "(?:（[^）]{1,12}）)?(?:[\\d.,]{1,12}[^，。；,;\\d]{0,4})?的(?:约|近)?$"
    "|(?:占|为)[^，。；]{0,8}(?:计划|目标)(?:投资)?(?:[\\d.,]{1,12}[^，。；,;\\d]{0,4})?的(?:约|近)?$"
    "|(?:超出|多出)[^，。；\\d]{0,6}(?:目标|计划)$|[比较][^，。；\\d]{0,6}(?:目标|计划)[多少](?:了|出)?$"
)
"""Before what was done, or how much of an aim has been reached, where its clause does not aim."""
_WAS_PLANNED = re.compile(r"原(?:本|来|先)?(?:定|计划|打算|拟)[^，。；,;\d]{2,16}的$")
"""Before what had been planned, whatever came of it (原计划年底交付的200台设备，11月就全部下线)."""
_MAY_BE_REACHED = re.compile("了|名单|目标|任务|计划")
"""What all of these hold, found four times as fast."""
_OF_A_PLAN = re.compile("[占为比]")
_PLANNED = re.compile("计划|目标|安排|将|力争|到20\\d\\d年")
"""Before 占年度计划的 in its sentence: the share is of what is planned, too."""
THE_TARGET = re.compile(
    r" (?:target|goal)\b| (?:forecast|planned|promised)(?= for\b|[,.;]|$)"
    r"| (?:originally )?(?:planned|targeted) for\b"
    rf"|{english_aims.IN_A_PLAN}"
    r"|(?: [a-z]+)? that [\w’' ]{3,32} had (?:foreseen|envisaged|projected|targeted|forecast)\b"
)
"""Behind the number that is one (exceeding the 120 billion yuan target the city set)."""
ORIGINAL = "原(?:定|计划)的$"
_GOAL_IS = phrases(
    cues.joined(
        (ORIGINAL, r"目标[^，。；,;\d]{0,6}由$", "(?:目标|任务)数?[（(]$"),
        tuple(rf"{plan}\d{{4}}年[^，。；\d]{{0,14}}(?:为|达到|是)$" for plan in _PLANS_SET),
    ).pattern,
    r"\b(?:goal|target|aim)s? [a-z ]{0,40}(?:\d{4} )?\b(?:is|was|were|ha[sd] been|stands at) $"
    r"|\b[Tt]he plan for (?:20\d\d|last year|this year) had been $"
    r"|\b(?:[Ww]e|it|the (?:city|bureau|council|district)) wanted (?:about |over |at least )?$"
    r"|\bplan (?:[\w’']+ ){0,4}(?:asked|called) for $"
    r"|\b(?:goal|target|aim|idea) (?:[\w’']+ ){0,4}(?:is|was) to "
    r"(?:have|reach|train|attract|build(?! on)|host) "
    r"(?:(?!\b(?:the|its|their|some of)\b)[^.;,\d]){0,12}$",
    re.I,
)
TARGET_AFTER = re.compile(
    r"[^，。；,;\n（(]{0,8}(?:的目标|为目标|目标)|(?:左右)?的预期"
    r"|[（(](?!超|高|低|完成|达|已|实现)[^，。；,;\n（）()\d]{0,8}目标(?:值|数)?[）)]"
    r"|[^，。；,;\n（(\d]{0,4}(?:有把握|有信心|没问题|不成问题|问题不大)"
    r"|[^，。；,;\n（(\d]{0,6}是我们的第一步(?![，,][^。]{0,8}(?:已|走完|完成))"
    r"| set as (?:the|its|their|a) (?:goal|target)\b"
    r"| as (?:this|next) year['’]s (?:goal|target)\b"
)
_HAS_MET = re.compile(
    "(?<![未没将要可能])(?<!力争)(?<!争取)(?<!确保)(?<!没有)(?<!尚未)(?<!超额)(?<!努力)(?<!继续)"
    "(?:完成|达成|兑现|实现)了?(?:年初|当初|去年|上年|此前|早前|原先|全年|年度|[^，。；,;\\d]{0,8}的)"
    "[^，。；,;\\d]{0,12}$"
)
_IS_MET = re.compile(
    "[^，。；,;]{0,8}(?:任务|目标)[^，。；,;]{0,4}(?:已|均|都|如期|提前)[^，。；,;]{0,6}(?:完成|实现|达成|落地|办结)"
)
"""Around what was aimed at and has been reached (会议提出的32项任务已全部完成)."""
_SET_THEN = re.compile(
    r"(?:年初|当初|去年|上年|此前|早前|原先|起初|[会划案]上)[^，。；,;\d]{0,10}"
    r"(?:定|定下|提出|喊出|立下|许下|报出)的(?:全年|年度|今年)?(?:至少|不低于|约)?$"
)
_AND_NO_NOUN = re.compile(r"[，。；,;？?！!\n）)能还有到是如要已只完也才就没差怎]|$")
"""Around what somebody set as an aim (年初定的1000亿元能不能拿下？), not a number of things
(年初定的30个项目).
"""
_NEAR = 32
"""So far before a number such words begin, in code points."""


def plain_words(reading: Reading, stated: Stated, start: int) -> Reason | None:
    """What the words right around the number say, whatever else its clause holds."""
    near = max(start, stated.start - _NEAR), stated.start
    has = reading.english and _HAS.search(reading.plain, *near)
    if has or _COUNTED.search(reading.plain, *near):
        return Reason(Modality.STATE, stated.span)
    if reading.english and reading.plain[stated.end : stated.end + 2].isascii():
        so_many = _HAS_SO_MANY.search(reading.plain, *near)
        if so_many and not _is_wished(reading, start, so_many):
            return Reason(Modality.STATE, stated.span)
        told = _in_english(reading, stated, start)
        if told is not None:
            return told
    above = stated.kind == "point" and _ABOVE_TARGET.search(reading.plain, *near)
    may_be = above or _MAY_BE_REACHED.search(reading.plain, *near)
    reached = above or (may_be and _REACHED.search(reading.plain, *near))
    if reached and not above and _OF_A_PLAN.match(reached[0]):
        start, _ = reading.sentences.at(stated.start)
        reached = None if _PLANNED.search(reading.plain, start, reached.start()) else reached
    if reached and not _AIMS_AT.search(reading.plain, start, reached.start()):
        return Reason(Modality.STATE, stated.span)
    if _is_yet_to_be(reading, stated, near):
        return Reason(Modality.AIM, stated.span)
    return _as_a_goal(reading, stated, start)


def _as_a_goal(reading: Reading, stated: Stated, start: int) -> Reason | None:
    """What was aimed at; either, where it has been reached (完成年初确定的60个场景开放任务)."""
    if _WAS_PLANNED.search(reading.plain, start, stated.start):
        return Reason(Modality.EITHER, stated.span)
    goal = _goal(reading, stated, start)
    if goal is None:
        return None
    met = _HAS_MET.search(reading.plain, start, stated.start)
    met = met or _IS_MET.match(reading.plain, stated.end)
    return Reason(Modality.EITHER if met else Modality.AIM, goal.span())


def _goal(reading: Reading, stated: Stated, start: int) -> re.Match[str] | None:
    """The words that call it what was aimed at."""
    goal = _GOAL_IS.of(english=reading.english).search(reading.plain, start, stated.start)
    if goal is None and _AND_NO_NOUN.match(reading.plain, stated.end):
        goal = _SET_THEN.search(reading.plain, start, stated.start)
    if goal is None and _SET.search(reading.plain, start, stated.start):
        goal = _SET_AFTER.match(reading.plain, stated.end)
    if goal is not None or not reading.english:
        return goal
    of_its = _MISSED_OR_MET.search(reading.plain, start, stated.start)
    return THE_TARGET.match(reading.plain, stated.end) if of_its else None


def _is_yet_to_be(reading: Reading, stated: Stated, near: Span) -> bool:
    """Whether the words right behind say so: by when it shall be, or how far off it is still."""
    if _RIGHT_BEHIND.match(reading.plain, stated.end):
        return _BUILT.search(reading.plain, *near) is None
    short = _STILL.match(reading.plain, stated.end) and _SHORT_OF.search(reading.plain, *near)
    return bool(short)


def _last_turn(turns: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Where the span turned last (wants 200 laboratories but has only 140), or its start."""
    return max([start, *(hit.end() for hit in turns.finditer(text, start, end))])


def _is_wished(reading: Reading, start: int, has: re.Match[str]) -> bool:
    """Whether it is had only in what is aimed at (wants a city that has 3,000, to have trained
    5,000 and opened 30).
    """
    plain, end = reading.plain, has.start()
    turn = _last_turn(_TURNS, plain, start, has.end())
    if _AIM.search(plain, turn, end) or _ONLY_ONCE.search(plain, turn, end):
        return True
    if english_aims.is_to_come(reading, turn, end, opened=turn == start):
        return True
    sentence, _ = reading.sentences.at(start)
    away = _last_turn(_TURNS_AWAY, plain, sentence, end)
    done = has[0].split()[0].endswith("ed") and _TO_HAVE_DONE.search(plain, away, end)
    own = max(away, start)
    that = _THAT.search(plain, own, end)
    wants = that and any(words.search(plain, own, that.start()) for words in (_AIM, _WANTS))
    return bool(done or wants)


def _in_english(reading: Reading, stated: Stated, start: int) -> Reason | None:
    """What English says around it: already, so far, met its target of, that is to open."""
    counted = english_aims.is_there(reading, stated) or english_aims.say_so(reading, stated)
    if counted and not _AIM.search(reading.plain, start, stated.start):
        return Reason(Modality.STATE, stated.span)
    if english_aims.is_added(reading, stated):
        return Reason(Modality.STATE, stated.span)
    if english_aims.is_not_met(reading, stated, start) or english_aims.was_expected(
        reading, stated, start
    ):
        return Reason(Modality.AIM, stated.span)
    if english_aims.is_met(reading, stated, start):
        return Reason(Modality.EITHER)
    if english_aims.was_aimed_at(reading, stated):
        missed = english_aims.is_missed(reading, stated)
        return Reason(Modality.AIM if missed else Modality.EITHER, stated.span)
    shall = english_aims.shall_be(reading, stated)
    return Reason(Modality.AIM, shall) if shall else None
