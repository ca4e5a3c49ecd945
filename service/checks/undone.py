"""What a bare sentence tells of doing, where nothing says whether it has been done
(支持产业园扩建，新增标准厂房8万平方米；每年遴选样板项目15个；今年新引进项目30个以上).
"""

import re

from service.checks import cues, tasks
from service.checks.carried import part
from service.checks.days import day_of
from service.checks.reading import Reading
from service.checks.sections import TO_DO
from service.checks.stated import Span, Stated

_STATE = cues.joined(cues.STATE)
_DOES = re.compile(
    "(?:新[增建开引]|[建完]成|建设|轮训|培[育养训]|引[进育]|招引|布[局设]|打造|推[出广]|投放|改造|举办|开[通放展]"
    "|实施|遴选|选派|组[建织]|设立|部署|发[布放]|评选|认定|支持|突破|达到|完成)(?![了过的])[^，。；,;\\n]*$"
)
"""Before the number, in its part of the sentence."""
_DONE = re.compile(
    "了(?!解)|(?<![通超经不])过(?![程渡])|累计|共(?=[计有\\d近约超逾])|仅|(?<![实体展])现(?![代场金])|已|陆续|先后"
    "|同比|其中|平均|成为|获|正在"
)
_SPENDS = re.compile("(?:安排|拿出|投入|统筹|列支)(?![了过的])[^，。；,;\\n\\d]*$")
"""So is what is spent each year (每年安排专项资金2亿元)."""
_EACH = re.compile("每(?:年|季度|月|学年|两年)")
_RUNS = re.compile("今年|本年|全年|年内|下半年")
_SHALL = re.compile(
    r"[ \t　]*(?:[（(]?[一二三四五六七八九十\d]+[、.．）)是])?[ \t　]*"
    "(?:支持|鼓励|引导|推动|推进|加快|强化|加强|探索|完善|优化|推广|健全|深化|深入|着力|全力|全面|持续|扎实|稳步|统筹"
    "|组织实施|实施|大力|积极|围绕|聚焦|依托|发挥|办好|抓好|做[大强优精实好]|用好|[在对以为用][^，。]{2,30}[，,、])"
)
"""Opens a sentence that says what is to be done, as those of a plan do."""
_BARE = re.compile(
    "[ \\t　]*(?:(?:同时|此外|另外|与此同时|一方面|另一方面)[，,])?(?:将|还|并|也|再)*"
    "(?:新[增建开引]|[建完]成|轮训|培[育养训]|引[进育入]|招引|布局|打造|构建|推[出广动进]|投放|改造|举办|开[放通展]"
    "|实施|遴选|组织|设立|部署|发放|支持|鼓励|加快|力争|争取|确保|落地|抢抓)(?![了过的])"
)
"""Opens a sentence that does something (同时，开放场景50个)."""
_GRANTS = re.compile(
    "[^，。；,;\\d]{0,12}(?:给予|予以)(?!了)[^，。；,;]{0,8}(?:补贴|补助|奖励|支持|减免)"
)
"""Behind those who shall be aided, or are (对500家企业给予补贴)."""
_GIVES = re.compile("[对为给向][^，。；\\d]{2,24}(?:给予|予以|发放)(?![了过])[^，。；,;\\d]{0,8}$")
_AN_AID = re.compile("[^，。；,;\\d]{0,6}(?:补贴|补助|奖励|支持|资助|奖补)")
"""Around what they are given (对新认定的企业给予100万元奖励)."""
_UNDER = re.compile(
    r" ?Under (?:the|an?|its|their|this) [^,.;]{0,24}"
    r"(?:deal|agreement|plan|programme|program|scheme|contract)\b[^,.;]{0,40},"
)
_EACH_YEAR = re.compile(r"\b(?:each|every|a) (?:year|month|quarter)\b|\bannually\b")
"""What goes on under a deal may have begun or not (Under the deal, the city opens 50 each year)."""
_TASKS = re.compile(
    "(?:实事|(?:任务|项目|工作)清单|账单|任务书|路线图|施工图|时间表|蓝图|关键词)[^。；]{0,8}[:：]"
)
"""Opens a list of what shall be done, or was (公布十件民生实事：新增学位3万个；改造小区120个)."""
_NOW = re.compile("下一步|接下来|今后|未来")


def opens_with_doing(reading: Reading, start: int) -> bool:
    """Whether the sentence that starts there does something, and names nobody who does it."""
    return _BARE.match(reading.plain, start) is not None


def may_be_to_do(reading: Reading, stated: Stated) -> bool:
    """Whether the number's part of the sentence does something, in a sentence that opens as those
    of plans do, or tells what each year or the running one brings, and that reports nothing; or
    something is granted, or goes on under a deal.
    """
    if reading.plain[stated.end : stated.end + 2].isascii():
        return _is_under_a_deal(reading, stated) or tasks.may_be_to_start(reading, stated)
    if tasks.may_be_one(reading, stated):
        return True
    if reports(reading, stated):
        return False
    return _is_given(reading, stated) or tasks.is_one(reading, stated) or _is_to_do(reading, stated)


def _is_given(reading: Reading, stated: Stated) -> bool:
    """Whether something is granted, or spent each year."""
    _, end = reading.sentences.at(stated.start)
    start, _ = part(reading, stated)
    if _GRANTS.match(reading.plain, stated.end, end) or (
        _AN_AID.match(reading.plain, stated.end, end)
        and _GIVES.search(reading.plain, start, stated.start)
    ):
        return True
    each = _EACH.search(reading.plain, start, stated.start)
    return each is not None and _SPENDS.search(reading.plain, each.end(), stated.start) is not None


def _is_to_do(reading: Reading, stated: Stated) -> bool:
    """Whether its part of the sentence does something, each year or where things are to be done."""
    opens, _ = reading.sentences.at(stated.start)
    start, _ = part(reading, stated)
    if _DOES.search(reading.plain, start, stated.start) is None:
        return False
    return bool(
        _EACH.search(reading.plain, start, stated.start)
        or _RUNS.search(reading.plain, opens, stated.start)
        or _SHALL.match(reading.plain, opens)
        or any(TO_DO.match(reading.plain, *over) for over in reading.headings_over(stated.start, 1))
        or any(
            words.search(reading.plain, reading.full_sentences.at(stated.start)[0], stated.start)
            for words in (_NOW, _TASKS)
        )
    )


def each_year(reading: Reading, stated: Stated) -> Span | None:
    """The words that say that something is done each year, in a sentence that reports nothing."""
    start, _ = part(reading, stated)
    each = _EACH.search(reading.plain, start, stated.start)
    if each is None or _DOES.search(reading.plain, each.end(), stated.start) is None:
        return None
    return None if reports(reading, stated) else each.span()


def reports(reading: Reading, stated: Stated) -> bool:
    """Whether the sentence says that something has been done, or tells a day gone by."""
    opens, end = reading.sentences.at(stated.start)
    if any(words.search(reading.plain, opens, end) for words in (_DONE, _STATE)):
        return True
    return any(
        reading.anchor is not None and day_of(day).last <= reading.anchor
        for day in reading.days_in(opens, stated.start)
        if not reading.plain.startswith(("起", "开始"), day.end)
    )


def _is_under_a_deal(reading: Reading, stated: Stated) -> bool:
    opens, end = reading.sentences.at(stated.start)
    under = _UNDER.match(reading.plain, opens, stated.start)
    if under is None or _EACH_YEAR.search(reading.plain, under.end(), end) is None:
        return False
    return _STATE.search(reading.plain, under.end(), end) is None
