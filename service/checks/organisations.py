"""How the name of a fact opens with that of a firm or an institute."""

import re

from service.checks.traditional import plain
from service.checks.wording import things
from service.places import is_chinese

_ORGANISATION = re.compile(
    r"([\u4e00-\u9fffA-Za-z]{2,10}?)(?:科技|公司|集团|股份|实验室|研究院|枢纽|大学(?!生)|学院|智算中心|超算中心)(?!型)"
)
"""A name of its own in front of what it is (黔语科技收入, 中原智算枢纽加速卡数量)."""
_OF_MANY = re.compile(
    "智能|人工|核心|国家|[省市区县]级|全[省市区县]|规上|高新|高校|上市|企业|产业|现有|重点|头部|龙头|首[批个期]"
    "|各[类区]|本[地市]|新[增建引落注设]|培育|引进|建设|入驻|孵化|集聚|联合|国际|服务|创新|支持|推动|改造|数字"
    "|技术|科学|工业|农业|国产|骨干|研发|应用|融资|出海|未来"
)
"""How names open that are of many."""
_LEADS = "(?:公司|厂商|供应商|运营商|制造商)"
_FOLLOWS = "(?:有限公司|公司|集团|的?(?:联合)?(?:创始人|董事长|总经理|总裁|首席|负责人))"
_ACTS = "(?=在|去年|今年|完成|宣布|获|的|（|日前|近日|自主|\\d{1,2}月)"
_ROBOTS = "机器人"
_KINDS_OF_ROBOTS = re.compile(
    "|人形|工业|服务|智能|具身|配送|焊接|协作|特种|手术|巡检|物流|商用|清洁|养老|教育|陪护|移动|四足|仿生|医疗"
    "|农业|水下|家用|轮式|双足|搬运|导览|消防|康复"
)
"""A maker's name may end in what it makes (岭拓机器人), and these are no makers."""
_SHORTEST, _LONGEST = 3, 8
"""The names of firms that others call by what surrounds them in the text: 企业光启智芯在……."""


def opens(name: str, text: str) -> bool:
    """Whether the name of a fact opens with that of a firm or an institute that the text names."""
    if _OF_MANY.match(name):
        return False
    named = _ORGANISATION.match(name)
    if named and not _OF_MANY.search(named[1]) and not things(plain(named[1])) and named[0] in text:
        return True
    return any(_is_called(text, name[:size]) for size in range(_SHORTEST, _LONGEST + 1))


def longest_opening(name: str, text: str) -> str | None:
    """The most of a Chinese name's opening that the text holds and that may be what a firm is
    called: no thing, nor what is of many.
    """
    if not is_chinese(name[:_SHORTEST]) or _OF_MANY.match(name):
        return None
    sizes = range(min(_LONGEST, len(name)), _SHORTEST - 1, -1)
    opening = next((name[:size] for size in sizes if name[:size] in text), None)
    return None if opening is None or things(plain(opening)) else opening


def _is_called(text: str, opening: str) -> bool:
    """Whether a firm is called so: “澜图视觉”, 公司澜图视觉, 澜图视觉创始人."""
    bare = opening.removesuffix(_ROBOTS)
    if _KINDS_OF_ROBOTS.fullmatch(bare) or things(plain(bare)) or opening not in text:
        return False
    one = re.escape(opening)
    called = f"[“「]{one}[”」]|{_LEADS}{one}|(?:企业|[区市县镇]的){one}{_ACTS}|{one}{_FOLLOWS}"
    return re.search(called, text) is not None
