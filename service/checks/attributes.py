"""Numbers that only tell more of what another number counts."""

import re

from service.checks.case import Case
from service.checks.labels import label_of
from service.checks.stated import Stated

_SIZES = frozenset({"年产", "日产", "月产", "总投资", "投资", "面积", "占地"})
_WHOSE = re.compile(r"(?P<owner>[^，。；、：,;\d]{1,10})的(?P<thing>[^，。；、：,;\d]{2,10})")


def is_one(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether the rival tells how large what is named is (一座年产1万台的整机工厂), or whose
    (归集46个部门的数据137亿条); or the change of another thing than the one named.
    """
    return (
        _tells_its_size(case, rival, match)
        or _tells_whose_it_is(case, rival, match)
        or _is_the_change_of_another(case, rival, match)
    )


def _tells_its_size(case: Case, rival: Stated, match: Stated) -> bool:
    text = case.reading.plain
    if text[match.end : rival.start] not in _SIZES or text[rival.end : rival.end + 1] != "的":
        return False
    return case.name[-2:] in text[rival.end : rival.end + 14]


def _between(case: Case, rival: Stated, match: Stated) -> re.Match[str] | None:
    """Whose things the two count, and what (46个|部门|的|数据|137亿条)."""
    return _WHOSE.fullmatch(case.reading.plain, rival.end, match.start)


def _tells_whose_it_is(case: Case, rival: Stated, match: Stated) -> bool:
    between = _between(case, rival, match)
    if between is None or between["owner"] in case.name:
        return False
    return between["thing"][-2:] in case.name


def counts_the_named_owners(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether the name is that of whose the things are (部门数量: 归集46个部门的数据137亿条)."""
    between = _between(case, rival, match)
    return between is not None and case.name.rstrip("数量").endswith(between["owner"][-2:])


_ITS_CHANGE = re.compile(
    "(?:产量|产值|销量|销售额|出货量|交付量|保有量|数量|营收|规模|总量)?的?(?:同比)?"
    "(?:增速|增长率|增幅|降幅|变化)$"
)
"""Behind what a name asks the change of (工业机器人|产量增速)."""
_AND_IT = re.compile(
    "[^，。；,;\\d]{0,3}[，,、]?(?:同比|比上年|较上年)?(?:增长|下降|增加|减少|提高|上升|下滑)(?:约|近|超)?"
)
"""Between a number and its change."""


def _is_the_change_of_another(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether the match is the change of the number right before it, which is of the thing named,
    and the rival's own clause names another (工业机器人980台，下降1.7%，但协作机器人增长29.4%).
    """
    asked = _ITS_CHANGE.search(case.name)
    if match.kind != "percent" or asked is None or not asked.start():
        return False
    thing, text = case.name[: asked.start()], case.reading.plain
    start, _ = case.reading.clauses.at(rival.start)
    if start <= match.start or thing in text[start : rival.start]:
        return False
    before, _ = case.reading.sentences.at(match.start)
    return any(
        _AND_IT.fullmatch(text, one.end, match.start) and text.endswith(thing, before, one.start)
        for one in case.reading.stated_in(before, match.start)[-1:]
    )


_HOW_MUCH = re.compile("(?:总?数量?|人数|总?额|总?规模|总?量)$")


def alone_has_its_head(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether only the match's own words have the noun or the verb with which a Chinese name ends
    (芯片出货量: 做芯片的公司190人，去年出货37万颗).
    """
    last = _HOW_MUCH.sub("", case.name)[-2:]
    if len(last) < len("出货") or last.isascii():
        return False
    of_match, of_rival = (label_of(case.reading, one).words for one in (match, rival))
    return last in of_match and last not in of_rival
