"""What a bare sentence tells of doing, where nothing says whether it has been done
(支持产业园扩建，新增标准厂房8万平方米；每年遴选样板项目15个；今年新引进项目30个以上).
"""

import re

from service.checks import cues
from service.checks.carried import part
from service.checks.own_days import day_of
from service.checks.reading import Reading
from service.checks.sections import TO_DO
from service.checks.stated import Stated

_STATE = cues.joined(cues.STATE)
_DOES = re.compile(
    "(?:新[增建开引]|[建完]成|建设|培[育养训]|引[进育]|招引|布[局设]|打造|推[出广]|投放|改造|举办|开[通放展]"
    "|实施|遴选|选派|组[建织]|设立|部署|发[布放]|评选|认定|支持|突破|达到|完成)(?![了过的])[^，。；,;\\n]*$"
)
"""Before the number, in its part of the sentence."""
_DONE = re.compile(
    "了(?!解)|过(?![程渡])|累计|共(?=[计有\\d近约超逾])|仅|(?<![实体展])现(?![代场金])|已|陆续|先后"
    "|同比|其中|平均|成为|获|正在"
)
_EACH = re.compile("每(?:年|季度|月|学年|两年)")
_RUNS = re.compile("今年|本年|全年|年内|下半年")
_SHALL = re.compile(
    r"[ \t　]*(?:[（(]?[一二三四五六七八九十\d]+[、.．）)是])?[ \t　]*"
    "(?:支持|鼓励|引导|推动|推进|加快|强化|加强|探索|完善|优化|推广|健全|深化|组织实施|大力|积极|围绕|聚焦|依托|发挥|[在对以为用][^，。]{2,30}[，,、])"
)
"""Opens a sentence that says what is to be done, as those of a plan do."""
_NOW = re.compile("下一步|接下来|今后|未来")


def may_be_to_do(reading: Reading, stated: Stated) -> bool:
    """Whether the number's part of the sentence does something, in a sentence that opens as those
    of plans do, or tells what each year or the running one brings, and that reports nothing.
    """
    start, _ = part(reading, stated)
    if reading.plain[stated.end : stated.end + 2].isascii():
        return False
    if _DOES.search(reading.plain, start, stated.start) is None:
        return False
    opens, end = reading.sentences.at(stated.start)
    for words in (_DONE, _STATE):
        if words.search(reading.plain, opens, end):
            return False
    if any(
        reading.anchor is not None and day_of(day).last <= reading.anchor
        for day in reading.days_in(opens, stated.start)
    ):
        return False
    return bool(
        _EACH.search(reading.plain, start, stated.start)
        or _RUNS.search(reading.plain, opens, stated.start)
        or _SHALL.match(reading.plain, opens)
        or any(TO_DO.match(reading.plain, *over) for over in reading.headings_over(stated.start, 1))
        or _NOW.search(reading.plain, reading.full_sentences.at(stated.start)[0], stated.start)
    )
