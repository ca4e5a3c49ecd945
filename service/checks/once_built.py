"""What there can be only once something is finished: it is yet to be, unless that is finished."""

import re

from service.checks import cues
from service.checks.days import day_of
from service.checks.reading import Reading
from service.checks.stated import Stated
from service.checks.tongues import phrases

_STAGES = (
    "投产",
    "量产",
    "达产",
    "满产",
    "满配",
    "建成",
    "落成",
    "投用",
    "投运",
    "达效",
    "完工",
    "满园运营",
    "产线全开",
    "满负荷",
    "全面运营",
)
_THEN_ON = "[之以]?后"
_BEHIND_STAGES = (
    "(?:(?![已了])[^。；]){0,24}可(?!穿戴|视|编程|信|控|再生|持续|回收)"
    "(?:[^，。；]{0,32}、)?[^，。；、]{0,12}$",
    "(?:(?![已了])[^。；]){0,24}可(?:年|提供|实现|新增|形成|容纳|达|生产|为[^，。；]{2,10}带来)(?:(?![已了])[^。；]){0,40}"
    "[，、](?:预计)?(?:可|年|带动|新增|实现|创造|提供|形成|吸纳|承载|税)(?:(?![已了])[^，。；\\d]){0,12}$",
    "(?:[^。；已]{1,30}[，、])?"
    "年(?:产|均|税|处理|服务|培训|新增|供|接待)(?!值?(?:已|达到了))[^，。；已]{0,16}$",
)
_CAN = phrases(
    cues.joined(
        tuple(f"{stage}{_THEN_ON}(?:{'|'.join(_BEHIND_STAGES)})" for stage in _STAGES),
        ("建成[能可](?:容纳|装下|安装|承载|部署|提供|达|新增)[^，。；]{0,12}$",),
    ).pattern,
    r"\b(?:[Oo]nce|[Ww]hen|[Aa]fter) (?:it is |they are |the \w+ is |fully )*"
    r"(?:completed?|finished|built|operational|up and running|(?:in|at) full \w+),? "
    r"[^.;]{0,60}\bcan [^.;\d]{0,40}$",
)
_SHALL = cues.joined(
    tuple(
        f"{wholly}(?:投产|量产|达产|满产|建成|投用){_THEN_ON}(?:(?!先后|陆续|累计|吸引)[^。；已]){{0,16}}$"
        for wholly in ("全部", "全面", "完全", "整体")
    ),
    (
        "等[^，。；]{1,16}(?:建起来|建[好成]|投[产用]|完工|落成)[^。；已]{0,24}[能可][^。；已]{0,12}$",
    ),
    tuple(
        f"{stage}{_THEN_ON}[，,]?年(?:产|均|税|处理|供|新增|接待)(?!值?(?:已|达到了))[^，。；已]{{0,16}}$"
        for stage in _STAGES
    ),
)
_WILL = "预计|预估|估计|有望|可望"
_EXPECTED = cues.joined(
    tuple(
        f"{stage}{_THEN_ON}(?!的)(?:(?![已了])[^。；]){{0,48}}(?:{_WILL})"
        "(?:(?![已了]|目前|累计)[^。；]){0,80}$"
        for stage in _STAGES
    ),
    tuple(
        f"(?:{_WILL})(?:(?![已了])[^，。；\\d]){{0,8}}{stage}{_THEN_ON}(?!的)"
        "(?:(?![已了]|目前|累计)[^。；]){0,48}$"
        for stage in _STAGES
    ),
)
"""Before what is expected of it (全部投运后，预计年产值12亿元，年税收8000万元，带动就业300人)."""
_EXPECTS = re.compile(_WILL)
_THEN = re.compile(f"[^，。；已\\d]{{0,8}}(?:{'|'.join(_STAGES)}){_THEN_ON}(?!的)")
_BRINGS = re.compile(
    "[可年](?:将|以)?(?:每?年|[一单]日|日|实现|形成|提供|新增|容纳|安装|达|生产|产|带动|承载|创造|部署|增|支撑|满足|吸纳|装下|同时|为[^，。；]{2,10}带来)"
)
"""What a plant brings; what people can do with it they may be doing (投用后，企业可免费使用)."""
_IN_FULL = re.compile("达产|满产|满配|全部|全面|整体|[二三四五]期|远期|两期")
"""What a first phase, or a plant that only runs, does not finish (一期已投产，全部建成后可达5000P).
"""
_FULLY_DONE = re.compile(
    "已[^，。；\\d]{0,6}(?:达产|满产|满配)|已(?:全部|全面|整体)(?:建成|投产|投用)"
)
_WORKS = "投产|量产|建成|落成|投用|投运|启用|运营|运行|使用|完工|竣工"
_DONE = re.compile(
    f"(?:已|正式|顺利|成功|如期|刚刚)(?:(?!将|拟)[^，。；\\d]){{0,8}}(?:{_WORKS})(?![后的])"
)
_SINCE = re.compile(f"(?:(?!将|拟|前|预计)[^，。；\\d]){{0,8}}(?:{_WORKS})(?!的)")
"""Behind a day gone by (去年12月投产，投产后可年产5000台)."""
_REACH = 120
"""So far before such words the text may say that it is finished, in code points."""


def words(reading: Reading, stated: Stated) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """The words that say what there can be once something runs, and what there shall be once all
    of it is built.
    """
    start, _ = reading.sentences.at(stated.start)
    span = start, stated.start
    can = _CAN.of(english=reading.english).search(reading.plain, *span)
    can = can or _EXPECTED.search(reading.plain, *span)
    return can, _SHALL.search(reading.plain, *span)


def is_expected_then(reading: Reading, aim: re.Match[str]) -> bool:
    """Whether the word expects what there will be once something is finished that is not yet, so
    that it is no estimate of what there is (全部投运后，预计年产值12亿元).
    """
    if _EXPECTS.fullmatch(aim[0]) is None:
        return False
    start, _ = reading.sentences.at(aim.start())
    _, end = reading.clauses.at(aim.start())
    expected = _EXPECTED.search(reading.plain, start, aim.end())
    if expected is None:
        behind = _THEN.match(reading.plain, aim.end(), end)
        return behind is not None and is_yet_to_be(reading, behind)
    return is_yet_to_be(reading, expected)


def is_yet_to_be(reading: Reading, can: re.Match[str]) -> bool:
    """Whether nothing says that it is finished already; what a plant turns out that is not said to
    run in full may be what it does (投产后，年产机器人5000台).
    """
    clause, _ = reading.clauses.at(can.start())
    paragraph, _ = reading.paragraphs.at(can.start())
    near = max(paragraph, can.start() - _REACH), can.start()
    if _IN_FULL.search(reading.plain, clause, can.start() + 2):
        return _FULLY_DONE.search(reading.plain, *near) is None
    latin = can[0].isascii()
    runs = "可" not in can[0] or _BRINGS.search(can[0]) is None
    runs = runs and _EXPECTS.search(can[0]) is None
    if not latin and (runs or _DONE.search(reading.plain, *near)):
        return False
    return not any(
        reading.anchor is not None
        and day_of(day).last <= reading.anchor
        and (latin or _SINCE.match(reading.plain, day.end))
        for day in reading.days_in(near[0], can.end() if latin else near[1])
    )
