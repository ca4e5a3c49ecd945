"""Places that only open what a firm is called, so that no number beside them is theirs: one that is
named by the same words again and again (辽源视觉科技), one in a list of names (澜海微、香洲芯源、
凤凰射频), one behind the word for its kind (显示企业咸阳晶晖光电), a part or a byname before how
firms call themselves (南湖感知), one that what it is follows (Haiyan Wings, the company that …).
"""

import re
from collections.abc import Iterator, Sequence

from service.places.table import Place, gazetteer

Named = tuple[int, int, Place]

_BRAND = re.compile(
    "(?!的|[一-鿿]{0,4}(?:人工智能|具身智能|产业|金融|工业|农业|电子|数字|医疗|低空|人形|服务|高新))"
    "[一-鿿]{2,4}?(?:科技|智能)(?!企业|产|园|城|中心|局|大|营收|创新)"
)
"""What may follow a place in a firm's name, if the place stands nowhere else."""
_NO_NAME = (
    "省|市|区|县|镇|州|的|等|和|与|及|以|则|也|均|都|各|有|为|是|在|已|将|共|达|占|超|近|约|居|位|列|排|增|降|新增|总|累计|分别"
    "|两地|三地|高新|经开|开发|片区|园区|集聚|落户|开展|实现|推进|推出|建设|建成|发布"
)
_NAME = re.compile(f"(?!{_NO_NAME})[一-鿿]{{2,4}}(?=[、，,。；等]|营收|产值|订单|出货|交付|分别)")
"""Behind a place that opens the name of a firm in a list."""
_NO_FIRM = re.compile(
    "产业|企业|公司|园|基地|中心|平台|项目|模式|经验|方案|政策|市场|地区|城|集群|赛区|人才|大学|学院|机场"
    "|[站段港线路湾山湖河江岛]$"
)
_INDUSTRY = (
    "人工智能|机器人|智能|软件|芯片|半导体|数据|算力|电子|汽车|生物|医药|新能源|新材料|装备|制造|无人机|互联网|通信|高端|先进|传统"
    "|重点|骨干|龙头|头部|上市|外资|民营|国有|科技|初创"
)
"""Begins what firms of a place do, no name of one."""
_AMONG_FIRMS = re.compile(
    f"(?!{_NO_NAME}|{_INDUSTRY})[一-鿿]{{2,5}}(?:、[\\w（）()·]{{2,12}}){{0,8}}"
    "等(?:一批|多家|知名|头部|本地|外地)?(?:企业|公司|厂商|机构|高校|院校|品牌)(?![^，。；]{0,6}\\d)"
)
"""Behind a place that opens one of several names (西安雁塔智标、成都锦川数服等企业)."""
_MARKS = "，。；：:,;（）()\n“”"
_ENDS_LIST = re.compile(f"[{_MARKS}]")
_ITEMS = 3
"""So many names are a list; fewer where 等 goes on."""
_KIND_BEFORE = re.compile(
    "(?:企业|公司|厂商|厂家|车企|供应商|运营商|开发商|制造商|服务商|独角兽|业主|业主单位|运营方|运营单位|建设方|投资方|承建方)$"
)
_NAME_BEHIND = re.compile(
    f"(?!{_NO_NAME})[一-鿿]{{2,6}}?"
    "(?=[，,。；;、（(”]|营收|产值|自主|研发|生产|出货|前\\d|去年|今年|表示|透露|介绍|称[，,：:])"
)


_CALLS_ITSELF = re.compile(
    "[一-鿿]{0,2}(?:精机|精工|精密|智控|智标|智联|智行|智航|智能|智云|感知|科技|光电|光子|微电子|芯源|芯片|重工|机械|电子|软件|云创|动力"
    "|生物|仪器|传感|半导体|信息|数科|数服|网络|航空|飞行|通航|装备|材料|能源|视觉|电气|股份|集团|实业)"
    "(?=[、，。；（(”」]|[的已在将等获]|创始|总[经部裁]|董事|联合|累计|今年|去年|首[席款批]|营收|产值|负责人|旗下|自主|研发|完成|交付|工厂|车间|公司)"
)
"""Behind a part of a city or a byname: how a firm calls itself, and goes on as its name does."""
_HEADS_ITS_ITEM = re.compile(
    "(?:红外|光电子?|光子|微电子|微纳|感知|智控|智机|智行|智能|科技|精密|精工|重工|机械|电子|电气|软件|股份|材料|传感|信息|数科|生物|半导体)[：:]"
)
_BULLET = r"[ \t]*[▪•·●◆■□◎○▲※*-]"
_OF_FIRMS = re.compile(
    rf"企业[^\n，。；]{{0,6}}\n(?:{_BULLET}[^\n]{{0,200}}\n){{0,12}}{_BULLET}[ \t]*$"
)
"""Around a part of a city: a firm in a list under such a heading (代表企业 / ▪ 蚌山红外：投资……).
"""
_LIST_BACK = 1500
"""So far before a name the heading of its list stands."""
_CALLED_AFTER_A_CITY = re.compile(
    f"(?!{_NO_NAME}|{_INDUSTRY})[一-鿿]{{2,3}}(?:科技|智能|智造|智控|数科|数据|数服|智云|信息|网络|电子|光电|微电子|半导体|软件|航空|通航|装备"
    "|机械|动力|电气|医疗|生物|食品|服饰|机器人|无人机|股份|实业)(?:公司)?"
    "(?=在(?:园区|当地|县|镇|区|这里|此)|(?:计划|拟)?(?:总)?投资|投[建资]|租[用下]|签[下约]|落户|入驻|与|创始|总经理|董事长|负责人|员工)"
)
"""Behind a city or a province: a firm called after it that is at work elsewhere, or speaks
(上海云朔数科在园区租用机柜900个, 贵州好花红食品投资1.2亿元).
"""
_IN_GENERAL = re.compile(
    "人工智能|智能(?:制造|装备|终端|网联)|产业|电子信息|新能源|新材料|高端|低空"
)
_LATIN_FIRM = re.compile(
    r" (?:[A-Z][\w&-]+ ?){1,3}, (?:the|a|an) (?:[\w-]+ ){0,4}"
    r"(?:company|firm|operator|start-?up|developer|maker|manufacturer|supplier|subsidiary|builder)\b"
)
_SMALL = frozenset({"district", "county", "zone", "town"})


def of_firms(text: str, named: Sequence[Named]) -> frozenset[int]:
    """Where places stand that only open what a firm is called."""
    bare = [one for one in named if text[one[0] : one[1]] == one[2].name]
    return frozenset(
        {
            *_named_again(text, named),
            *(start for start, end, _ in named if _is_among_firms(text, start, end)),
            *(start for start, end, _ in bare if _is_of_a_list(text, start, end, named)),
            *(start for start, end, _ in bare if _is_behind_its_kind(text, start, end)),
            *(start for start, end, place in named if _is_its_name(text, start, end, place)),
        }
    )


def _named_again(text: str, named: Sequence[Named]) -> Iterator[int]:
    """Those that are named again and again, always with the same words behind them."""
    tails: dict[str, list[str]] = {}
    for start, end, place in named:
        tail = _BRAND.match(text, end) if text[start:end] == place.name else None
        tails.setdefault(place.id, []).append(tail[0] if tail else "")  # none is 辽源市视觉科技
    firms = {place for place, (tail, *more) in tails.items() if tail and more and {tail} == {*more}}
    return (start for start, _, place in named if place.id in firms)


def _is_among_firms(text: str, start: int, end: int) -> bool:
    """Whether it opens the name of one of several firms, as the text calls them."""
    among = _AMONG_FIRMS.match(text, end)
    return among is not None and (text[start - 1] == "、" or "、" in among[0])


def _is_of_a_list(text: str, start: int, end: int, named: Sequence[Named]) -> bool:
    """Whether it opens one of several names, in none of the others of which a place stands."""
    tail = _NAME.match(text, end)
    if tail is None or _NO_FIRM.search(tail[0]):
        return False
    if text[start - 1] != "、" and text[tail.end() : tail.end() + 1] != "、":
        return False
    ends = _ENDS_LIST.search(text, end)
    stop = ends.start() if ends else len(text)
    first = max(text.rfind(mark, 0, start) for mark in _MARKS) + 1
    if any(first <= other < stop and other != start for other, _, _ in named):
        return False
    items = text.count("、", first, stop) + 1
    return items >= _ITEMS or (items > 1 and "等" in text[end:stop])


def _is_behind_its_kind(text: str, start: int, end: int) -> bool:
    """Whether the word for what it is stands right in front of it."""
    before = text[max(0, start - 4) : start]
    return _KIND_BEFORE.search(before) is not None and _NAME_BEHIND.match(text, end) is not None


def _is_its_name(text: str, start: int, end: int, place: Place) -> bool:
    """Whether what follows makes it the name of a firm."""
    surface = text[start:end]
    if surface.isascii():
        return _LATIN_FIRM.match(text, end) is not None
    if place.level in ("city", "province") and surface == place.name:
        after = _CALLED_AFTER_A_CITY.match(text, end)
        if after is not None and _IN_GENERAL.search(after[0]) is None:
            return True
    byname = surface in gazetteer().bynames
    if not byname and (place.level not in _SMALL or surface != place.name):
        return False
    if _HEADS_ITS_ITEM.match(text, end):
        return _OF_FIRMS.search(text, max(0, start - _LIST_BACK), start) is not None
    called = _CALLS_ITSELF.match(text, end)
    return called is not None and _IN_GENERAL.search(called[0]) is None
