"""Whether an aim told before a clause holds in it: it does where the clause itself does something,
reaches, grows or demands, or is an item of a list of aims. What only tells how things are is left
open (将发布机会清单，首批清单含场景86个；发挥母基金作用，母基金总规模30亿元).
"""

import re

from service.checks import cues
from service.checks.reading import Reading
from service.checks.stated import Span, Stated
from service.places import contains

_DOES = cues.joined(
    ("新[增建开引上设]", "交付", "开发(?!区)", "年度(?:计划)?(?:完成)?投资", "[建完做]成", "净增"),
    (r"建(?=[一二三四五两\d])", "再增", "建设", "培[育养]", "培训(?!能力|规模|面积)", "引[进育]"),
    ("招引", "布[局设]", "打造", "推[出动广]", "投[放入产]", "改造", "发[布放]", "举办", "落地"),
    ("开[通放展工]", "实施", "遴选", "组[建织]", "设立", "部署", "采集", "构建", "谋划", "形成"),
    ("创造", "认定", "带动", "加装", "配备", "清理", "供应", "控制", "翻番", "承[接担]", "投运"),
    ("扩[招产]", "招收", "增聘", "引入", "筹[集措]", "派[出驻]", "设置", "支持(?!率)"),
    ("发放", "备案", "归集", "汇[聚集]", "运送", "惠及", "释放", "安排", "铺设", "放入"),
    ("增加(?!值)", "节[约省]", "接入(?!率)", "年[产销利税纳缴](?![值能]?[已达])"),
    ("(?:延伸|扩[大充容展]?|增加?|提[高升]|缩[短减])[到至]", "压[缩减降]", "力争", "争取", "确保"),
)
"""In a clause that goes on with what is aimed at."""
_REACHES = re.compile(
    "突破|超过|覆盖(?!率)|达|实现|[到至](?![今此])|增长|提[高升]|扩大|降低|下降|不[少低高超]|以[上内下]|左右"
)
"""In a clause that goes on with it behind another number or a day to come; else it may tell where
things stand (将于下月举办大会，全市企业达到3800家)."""
_COUNTED = re.compile(r"(?<!达到)共有[^，。；,;\n\d]{0,6}$")
"""Before so many that are counted (要求企业报送数据，共有380家企业完成报送)."""
_AIMS = re.compile("目标|指标|预期")
_LISTS = re.compile("[:：]|——")
"""Between an aim and what it lists (今年的目标：营收105亿元，规上企业80家)."""
_WHICH = re.compile(r" ?(?:\w+ )?(?:which|whose|where|whom)\b(?!.{0,24}\b(?:will|to)\b)")
"""Opens a clause that only tells more of a noun (the scheme, under which 300 buses run, will …)."""
_PART_ENDS = re.compile("[，。；,;\n]")
_REACH = 80
"""How long the part of a sentence is, in code points, in which a word for doing is looked for."""
_GOES_ON = re.compile("(?:其中|分别|全年)[^，。；\n]*$")
"""A part of what is aimed at (目标为5000P，其中呈贡区2500P), or what all the year shall bring."""


def holds(reading: Reading, stated: Stated, aim: Span | None) -> bool:
    """Whether the aim whose words stand at `aim` holds for the number; where none are told, it is
    that of the whole document.
    """
    if aim is not None and _is_of_another(reading, stated, aim):
        return False
    return _holds_in(reading, stated, aim)


def _holds_in(reading: Reading, stated: Stated, aim: Span | None) -> bool:
    """Whether the number's own part of the sentence goes on with the aim."""
    start, end = part(reading, stated)
    if reading.plain[stated.end : stated.end + 2].isascii():
        return _WHICH.match(reading.plain, reading.clauses.at(stated.start)[0]) is None
    counted = _COUNTED.search(reading.plain, start, stated.start)
    if counted or _DOES.search(reading.plain, start, end):
        return counted is None
    reaches = _REACHES.search(reading.plain, start, end) is not None
    goes_on = _GOES_ON.search(reading.plain, start, stated.start) is not None
    if aim is None:
        return reaches or goes_on
    if start <= aim[0] or _opens_a_list(reading, aim, start):
        return True
    if reading.full_sentences.at(start) != reading.full_sentences.at(aim[0]):
        return reaches
    return (reaches or goes_on) and _counts(reading, stated, aim, start)


def _is_of_another(reading: Reading, stated: Stated, aim: Span) -> bool:
    """Whether the number's sentence names a place of its own, which has nothing to do with that of
    what was aimed at (深圳的目标是……1500家。……东莞松山湖离宝龙不远，那里的机器人企业超过360家).
    """
    start, end = reading.full_sentences.at(stated.start)
    if start <= aim[0]:
        return False
    own = reading.ownership(stated)
    aimed_at = next(iter(reading.stated_in(aim[1], start)), None)
    if aimed_at is None or not any(start <= hit.start < end for hit in own.because):
        return False
    theirs = reading.ownership(aimed_at).owners
    return bool(theirs) and not any(
        one.id == other.id or contains(one, other) or contains(other, one)
        for one in own.owners
        for other in theirs
    )


def is_left(reading: Reading, stated: Stated, aim: Span | None) -> bool:
    """Whether a semicolon has closed the aim and the first number behind it, or behind another
    semicolon, only tells how things are (规模将达5000P；风电年发电量20亿千瓦时，绿电占比达到65%).
    """
    behind = reading.sentences.at(aim[0])[1] if aim else stated.start
    while behind < stated.start:
        end = reading.sentences.at(behind)[1]
        first = next(iter(reading.stated_in(behind, min(end, stated.start))), None)
        if first is not None and not holds(reading, first, aim):
            return True
        behind = max(end, behind + 1)
    return False


def _counts(reading: Reading, stated: Stated, aim: Span, start: int) -> bool:
    """Whether what is aimed at before has a number, or only opens the sentence (按照计划，……), or a
    day to come is for the number's own part (力争到2027年，产值突破150亿元), not what shall be done
    on it (将于下月举办大会，……).
    """
    if reading.stated_in(aim[0], start) or reading.plain.startswith(("，", ","), aim[1]):
        return True
    return any(
        reading.anchor is None or (day.iso and day.iso[1] > reading.anchor)
        for day in reading.days_in(aim[0], stated.start)
        if day.start >= start or _PART_ENDS.match(reading.plain, day.end)
    )


def part(reading: Reading, stated: Stated) -> Span:
    """What stands around the number between commas, over 、 (打造场景30个、示范车间15个)."""
    near = max(0, stated.start - _REACH)
    ends = [hit.end() for hit in _PART_ENDS.finditer(reading.plain, near, stated.start)]
    closed = _PART_ENDS.search(reading.plain, stated.end, stated.end + _REACH)
    return max([near, *ends]), closed.start() if closed else stated.end


def _opens_a_list(reading: Reading, aim: Span, start: int) -> bool:
    """Whether what stands behind the aim is a list of what is aimed at."""
    if _AIMS.search(reading.plain, *aim):
        return True
    paragraph, _ = reading.paragraphs.at(start)
    between = aim[1], start
    return paragraph <= aim[0] and any(
        words.search(reading.plain, *between) for words in (_AIMS, _LISTS)
    )
