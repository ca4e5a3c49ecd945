"""Words that leave open whether what their clause tells is so or is to come: a modal verb (60 acres
would stay wooded, 可创造6200个岗位), a promise, a stage that is yet to be built (二期扩建52公顷).
"""

import re

from service.checks import cues
from service.checks.reading import Reading
from service.checks.stated import Stated

_MODAL = r"(?:would|could|might|may(?! \d)|shall)\b(?! (?:like|mean|expect|be affected)\b)"
_MOODS = re.compile(
    rf"\b(?:{_MODAL}|propos(?:e|es|ed|al)\b|agreed to\b|in return for\b"
    r"|(?:is|are|was|were|cost\w*|demand|price\w*|construction) (?:put|estimated|priced) at\b"
    r"|subject to\b|if (?:built|approved)\b)"
)
"""Before the number."""
_SHALL = re.compile(rf"(?: (?!that\b|which\b|who\b)[\w-]+){{0,5}} {_MODAL}")
"""Behind it, or what it counts (60 acres would stay wooded)."""
_BEING_BUILT = re.compile(
    r"(?: [\w-]+){0,5},? (?:now |currently |still )?(?:being built|under construction)\b"
)
_CHINESE = re.compile(
    "可(?!再生|持续|靠|信|视|编程|穿戴|追溯|支配|回收|比|控|谓|见|喜)(?=[年日望供创带实新提形容支满产吸达]|增|安)"
    "|有望|或将|能(?=实现|新增|带动|创造|提供|形成|容纳|产出|满足)"
    "|(?:[二三四]期|扩建|续建|拟建|待建|在建|规划)(?:工程|项目|计[划畫]|方案|用地|园区|厂房)?[，,]?[^，。；\\d]{0,10}$"
    "|相当于(?:目前|现有|去年|现在)|承诺|意向|(?:根据|按照?|依照)[^。；，]{0,16}(?:规划|方案|计划)》?[，,][^，。；]{0,16}$|[分按][两三四](?:期|步)(?:建设|实施|推进)"
)
_SUM = (
    r"总?投资(?:约|超过?|近)?[\d.]+[^，。；]{1,24}[，,](?:[^，。；]{0,24}[，,])?[^，。；\d]{1,16}$"
)
_OF_A_PLANNED_PROJECT = cues.joined(
    (f"计划{_SUM}", f"拟{_SUM}", "自有资金", "自筹资金", "资金来源"),
    ("建设规模(?:及内容)?[:：]", "建设内容[:：]"),
)
"""Before what a project is to have: behind its planned sum, or under a label of its plan
(计划投资3.8亿元，投放无人矿卡60台; 建设规模：新建厂房6.3万平方米).
"""
_CAPACITY = re.compile("年(?:产|加工|处理|供)[^，。；\\d]{0,2}$")
_OF_A_PROJECT = re.compile("[^，。；]{0,16}?(?:项目|生产线|产线|基地|工厂|线总投资)")
"""Around what a project shall turn out a year, or does (1条年产36万片晶圆的产线总投资31亿元)."""
_EXHIBITS = re.compile("(?:(?:展览|展出|展陈|布展|展区|展示|室内|室外)面积|展位)[^，。；\\d]{0,3}$")
_SHALL_SHOW = re.compile("将|预计|届时")
"""Around what a fair of days to come is to show (展览面积12.5万平方米，参展企业将超过420家)."""
_DONE = re.compile("已(?![有提申报编规])|了(?!解)|累计|建成|投[产用运]|完成|实现了")
_FAR = 130
"""How far around the number they may stand, in code points."""


def leaves_open(reading: Reading, stated: Stated) -> bool:
    """Whether the number's clause has such a word, and none that says that it is done."""
    start, _ = reading.clauses.at(stated.start)
    if reading.english and reading.plain[stated.end : stated.end + 2].isascii():
        return _is_open_in_english(reading, stated)
    if _OF_A_PROJECT.match(reading.plain, stated.end) and _CAPACITY.search(
        reading.plain, start, stated.start
    ):
        return True
    _, end = reading.sentences.at(stated.start)
    if _EXHIBITS.search(reading.plain, start, stated.start) and _SHALL_SHOW.search(
        reading.plain, stated.end, end
    ):
        return True
    near = max(reading.sentences.at(stated.start)[0], start - _FAR // 3), stated.start
    return (
        _CHINESE.search(reading.plain, *near) is not None
        and _DONE.search(reading.plain, *near) is None
    )


def of_a_planned_project(reading: Reading, stated: Stated) -> bool:
    """Whether the number is one of a project that is planned, and nothing says that it is done."""
    start, _ = reading.clauses.at(stated.start)
    near = max(reading.sentences.at(stated.start)[0], start - _FAR // 2), stated.start
    planned = _OF_A_PLANNED_PROJECT.search(reading.plain, *near)
    return planned is not None and _DONE.search(reading.plain, planned.start(), near[1]) is None


def _is_open_in_english(reading: Reading, stated: Stated) -> bool:
    text = reading.plain
    if _BEING_BUILT.match(text, stated.end) or _SHALL.match(text, stated.end):
        return True
    start = max(reading.sentences.at(stated.start)[0], stated.start - _FAR)
    return _MOODS.search(text, start, stated.start) is not None
