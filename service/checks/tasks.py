"""What stands among things to be done, though its own clause does not say so: in a paragraph of
tasks, in what a report is quoted to say, among the phases of a project, or in a list of the year.
"""

import re

from service.checks import cues
from service.checks.reading import Reading
from service.checks.stated import Stated

_AIM = cues.joined(cues.AIM)
_STATE = cues.joined(cues.STATE)
_TASK = re.compile(
    r"[ \t　]*(?:[（(]?[一二三四五六七八九十\d]+[、.．）)是][ \t　]*)?"
    "(?:进一步|坚持|支持|鼓励|推[动进广]|加[快力强]|强化|完善|优化|健全|深[化入]|着力|全力|全面|持续|扎实|稳步"
    "|统筹|大力|积极|培育|壮大|提[升高]|拓展|打造|构建|突出|办好|抓好|做[大强优精实好]|夯实|筑牢|激发|释放"
    "|破解|补齐|促进|实施|开展|建设"
    "|以[^，。]{2,16}(?:带动|推动|促进|引领|赋能|驱动|牵引|为[^，。]{2,12}[，,]))"
    "(?![^。\\n]{0,40}(?:取得|成效|情况|以来|[已了]))"
)
"""Opens a paragraph of what is to be done (着力推动物流融合。……)."""
_DOING = re.compile(
    "(?:新[增建开引设]|[建完]成|轮训|培[育养训]|引[进育]|招引|布[局设]|推[出广]|投[放入]|改造|举办|开[通放展工]|遴选"
    "|组[建织]|设立|部署|发[布放]|认定|力争|争取|确保|落地|净增|扩[大建])"
)
_AIMED_YEAR = re.compile(
    r"(?:今年|明年|新的一年|下一步|接下来|20\d\d年)[^。\n》）]{0,40}?"
    "(?:将(?![近军士领])|要(?![素闻点件])|计划|力争|重点(?:抓好|做好|推进|实施)|目标)"
)
_LOOKS_BACK = re.compile("回顾|过去一年|去年|过去的一年|一年来|上年")
_SAYS = re.compile(
    "(?:提到|提出|写道|写明|写入|明确|指出|部署|要求|强调|列出|列明|透露|亮出|喊出)[^，。；“”\\n]{0,6}[，,：:]?"
    "\\s*[“「](?P<words>[^”」。\\n]*)$"
)
"""Before what a report or a plan is quoted to say."""
_PHASES = re.compile(
    "(?:[两三四各]|[一二三四首][、和][二三四])期(?:工程|项目)?(?:合共|合计|共计?|总共|加起来|总)"
    "[^，。；,;\\d已]{0,8}$"
    "|[分按][两三四](?:期|个阶段|步)[^。]{0,40}(?<!上)[一二三四首](?:期|阶段)[^。；已了]{0,16}$"
)
"""Before what the phases of a project come to, which are built one by one (两期合共2600P算力)."""
_AT_MOST = re.compile(
    "(?:最高|最多)?可(?:获得?|享受?|申[请领报]|领取?)[^，。；,;\\d]{0,8}$"
    "|最高[给补奖资][^，。；,;\\d]{0,6}$"
)
"""Before what somebody may get (企业最高可获500万元补助)."""
_HINTS = re.compile(
    "志在|奋力|旨在|务求|谋求|决心|立志|务必|期盼|筹划|以期|有信心|亟[待需]|尚需|预备(?![役费队党])"
    "|要(?=用[一二三四五两\\d]|在?[一二三四五两今明]两?年|投入)"
    "|会(?<![社都大机工协商学年开委议集展盛聚峰国省市县区两业赛览聘交博本届人董理]会)"
    "(?=今年|用|有|投|建[设成]|新|培|引|开[放通]|超过?|突破|达|再|[提扩增]|布局|落)"
    "|料(?<![材原资用物预饮燃涂布语史肥染塑饲颜照意]料)(?=[今明]年|用|有|投|培|[提扩增])"
)
"""Before what may be aimed at, or is (项目旨在培训标注师500人)."""
_TO_DO = re.compile(
    r"\b(?:should|must|ought to|shall|(?:is|are|be|has|have|looks?|sets out|promises|vows|prepares"
    r"|seeks|undertakes|offers|agrees|decides|pledges|stands|wishes|needs|moves?|ready|keen)"
    r"(?: [a-z]+){0,2} to) "
    r"(?!(?:about|some|over|more|nearly|around|almost|roughly|just|only|the|an?|its?|their|his|her"
    r"|our|at|as|all|every|each|this|th[oe]se|that|up|than|of|date|say)\b)[a-z]+[^.;]{0,60}$"
)
"""Before what somebody may only be about to do (is keen to hire 120 engineers)."""
_OF_IT = re.compile("\\s*其中[，,]?")
_BEFORE = 6
"""So many paragraphs back what the year shall bring may have been opened."""
_NEAR = 80
_QUOTED = 160
"""How far before a number its phases, or the quote it stands in, are named, in code points."""
_STARTS = re.compile(
    r"\b(?:begins?|starts?|opens?|launch(?:es)?|go(?:es)? live|arrives?|follows?)"
    r" (?:in|on|next|from|this) (?:the )?(?:early |late |mid-)?"
    r"(?:spring|summer|autumn|fall|winter|week|month|year|[A-Z][a-z]+)\b"
)
"""What begins on a day is yet to come, if nothing says more (Trials begin in May with 15)."""


def is_one(reading: Reading, stated: Stated) -> bool:
    """Whether it stands in a paragraph of tasks, or in a quote of them."""
    return is_in_a_paragraph(reading, stated) or _is_quoted(reading, stated)


def may_be_one(reading: Reading, stated: Stated) -> bool:
    """Whether it is what phases come to, what somebody may get, or a part of what the sentence
    before aims at, whatever else its sentence tells.
    """
    start, _ = reading.full_sentences.at(stated.start)
    near = max(start, stated.start - _NEAR), stated.start
    if any(words.search(reading.plain, *near) for words in (_PHASES, _AT_MOST)):
        return _STATE.search(reading.plain, *near) is None
    clause, _ = reading.clauses.at(stated.start)
    if _HINTS.search(reading.plain, clause, stated.start):
        return True
    return _is_of_the_whole(reading, stated, start)


def may_be_to_start(reading: Reading, stated: Stated) -> bool:
    """Whether English says that something begins with it, or that somebody is about to do it, and
    reports nothing.
    """
    start, end = reading.sentences.at(stated.start)
    clause, _ = reading.clauses.at(stated.start)
    if is_about_to(reading, stated, clause):
        return _STATE.search(reading.plain, clause, stated.start) is None
    if _STARTS.search(reading.plain, start, end) is None:
        return False
    return _STATE.search(reading.plain, start, end) is None


def is_about_to(reading: Reading, stated: Stated, start: int) -> bool:
    """Whether English says behind `start` that somebody is about to do so (is keen to hire 120)."""
    return _TO_DO.search(reading.plain, start, stated.start) is not None


def _is_of_the_whole(reading: Reading, stated: Stated, start: int) -> bool:
    """Whether it is a part of what the sentence before aims at (力争……。其中，核心区300家)."""
    if not start or _OF_IT.match(reading.plain, start) is None:
        return False
    before, end = reading.full_sentences.at(start - 1)
    if _STATE.search(reading.plain, before, stated.start):
        return False
    return _AIM.search(reading.plain, before, end) is not None


def is_in_a_paragraph(reading: Reading, stated: Stated) -> bool:
    """Whether its paragraph opens with what is to be done, and the last paragraph before that names
    a year said what it shall bring (今年，全区将聚焦三大产业。/着力推动物流融合。……突破1600列).
    """
    first, _ = reading.paragraphs.at(stated.start)
    if _TASK.match(reading.plain, first) is None:
        return False
    start = first
    for _ in range(_BEFORE):
        if not start:
            return False
        start, end = reading.paragraphs.at(start - 1)
        aimed = _AIMED_YEAR.search(reading.plain, start, end)
        if aimed or _LOOKS_BACK.search(reading.plain, start, end):
            return aimed is not None
    return False


def _is_quoted(reading: Reading, stated: Stated) -> bool:
    """Whether it stands in what a report is quoted to say, which opens with doing something
    (佛山提到，“新开通航线60条以上，起降点达到320个”).
    """
    start, _ = reading.full_sentences.at(stated.start)
    said = _SAYS.search(reading.plain, max(start, stated.start - _QUOTED), stated.start)
    if said is None:
        return False
    words = said.start("words")
    return any(does.match(reading.plain, words) for does in (_TASK, _DOING, _AIMED_YEAR))
