"""Numbers that only tell more of what another number counts."""

import re

from service.checks.case import Case
from service.checks.labels import label_of
from service.checks.stated import Stated

_SIZES = frozenset({"年产", "日产", "月产", "总投资", "投资", "面积", "占地"})
_WHOSE = re.compile(r"(?P<owner>[^，。；、：,;\d]{1,10})的(?P<thing>[^，。；、：,;\d]{2,10})")


def is_one(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether the rival tells how large what is named is (一座年产1万台的整机工厂), or whose
    (归集46个部门的数据137亿条).
    """
    return _tells_its_size(case, rival, match) or _tells_whose_it_is(case, rival, match)


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
