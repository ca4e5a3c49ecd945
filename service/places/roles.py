"""What a name in a text is: a place, a part of what an institution or a firm is called, a dateline,
a part of a street's name.
"""

import re
from typing import Literal

from service.places.table import Place

Role = Literal["name", "organisation", "dateline", "address"]

_CENTRE = re.compile(
    "市?(?:城市)?(?:人工智能|智能|先进|超级|大)?(?:计算|超算|智算|算力|数据)中心|市?(?:工业互联网|公共服务)平台"
)
"""Such a centre bears the name of its city; behind 区内的 it is told as the district's."""
_FIRM_BEHIND = re.compile("[)）](?:科技|技术|智能|数据|信息)?(?:有限|股份|集团|公司|研究院|分公司)")
_SCHOOL_OF_CITY = re.compile("(?:大学|学院)$")
"""Before a city in brackets, which is a part of the school's name (中国地质大学（武汉）)."""
_SCHOOL_BEFORE = re.compile(r"(?:University|Institute|College)(?: [A-Za-z]+){0,5} $")
"""Around a place in brackets that is the tail of a firm's or a school's name."""
_DONE_BY = re.compile(
    r"由[^，。；、]{0,16}$|\b(?:run|built|operated|led|set up|owned) by [^,.;]{0,80}$"
)
"""Before the name of who only does it, wherever that is."""
_IS = ("为", "是", "：", ":")
_INVESTOR = re.compile("(?:投资[方人]|投资主体|建设单位|建设方|运营方|承建方)[为是：:]$")
"""Before a place whose firm it is that invests elsewhere (投资方为深圳矩川科技)."""
_STREET = re.compile(
    "[东西南北中]?(?:[一二三四五六]?环?路(?!演|线图|径|透|由)|(?:[东西南北]|火车|高铁)站(?![点位在式稳上])|大道|大街|胡同)"
)
_INSTITUTION = re.compile(
    "市?(?:人工智能|理工|科技|工业|师范|交通|海事|海洋|石油|财经|医科|农业|科学技术|智能|产业|技术|创新|国际|软件|职业|工程|信息|经贸|医学|"
    "发展|投资|航空航天|邮电|外国语|中医药|数字|大数据|算力|数据|电子|农商|民族|城市|前沿|先进|通用|具身)*"
    "(?:大学|学院|银行|证券|通讯社|日报|晚报|晨报|商报|时报|青年报|交易所|电视台|卫视|医院|研究院|研究所|"
    "实验室|集团|股份|有限公司|机场|海关|电气|钢铁|协会|学会)"
    "|市?(?:国际|集装箱|铁路|货运|保税|公铁|物流|综合)+(?:中心站|陆港|货站|货场|编组站|港)(?!区)"
    "|(?:(?!人工智能|机器人|软件|独角兽|初创|上市|科技|芯片|企业|互联网|创业|龙头|头部|国有|民营|外资"
    "|设立|成立|注册|开设|新设|组建|收购|创办|开办|了"
    "|[引签支持的与和在由对给向为全市省大家多每个])[一-鿿]){2,8}公司(?![^，。；]{0,4}\\d)"
    "|(?:(?![引签支持的与和在由对给向为全市])[一-鿿]){2,10}有限(?:责任)?公司"
)
_SCHOOL = re.compile(
    "(?:(?![的与和及在由对给向为有将已新设建办引育增全省市区县各多几一二三两等聚了、])[一-鿿]){2,8}"
    r"(?:大学|学院|学校|医院|研究院|研究所|设计院|科学院)(?![^，。；和与]{0,4}\d)"
)
"""Behind the province or the city by which a school is called (湖南渌水航空学院)."""
_ASSOCIATION = re.compile(
    "(?:(?![拥共已在的与和有个家及由向对将是、，。])[一-鿿]){0,12}"
    "(?:协会|学会|联谊会|促进会|商会|联合会|研究会|同业公会|产业联盟)(?!员|展)"
)
"""Behind the place whose firms or scholars are its members (浙江省机器人产业促进会会长)."""
_FIRM_OF_A_LIST = re.compile(
    r"(?![区县市])[一-鿿]{2,4}(?:、[\w（）()·]{2,12}){0,8}等(?:近|约|超)?\d+[余多]?家"
)
"""Behind the place that a firm is called after (鹭芯光电、海沧微纳等6家上市企业)."""
_SOME_FIRM = re.compile("某[一-鿿]{1,10}?(?:厂|公司|企业|集团|门店|园|院|单位)")
"""Behind a province: somebody in it whose name is not told (大冶市的湖北某模具厂)."""
_BEST_OF_THE_NATION = re.compile("(?:(?![有共和与的])[一-鿿]){0,6}(?:百|\\d+)强")
"""Behind a country: the list on which a city's firms stand (中国软件百强企业3家)."""
_FOUNDED_BY = re.compile("(?:大学|学院|科学院|工程院|集团)$")
_BRANCH = re.compile(
    "(?:(?![拥共已在的与和有个家])[一-鿿]){0,10}(?:研究院|研究所|实验室|学院|分校|校区)"
)
"""Around the place in the name of a school's branch (湖南大学株洲智能装备研究院)."""
_FIRM = re.compile(
    "(?:移动|电信|联通|铁塔|广电|国信|电控|投控|城投|交投|建投|科投|国投|产投|文投|数投|港务|农信)"
    "(?=[、，。；和与及等（）()]|在|已|将|联合|携手|牵头|承建|承担|参与|投资|投入|建成|负责|中标|方面|公司|集团|合作)"
    "|(?:能源|电力|电网|燃气|公交|文旅|重工|有线)(?=公司|集团|旗下|联合|携手|牵头|承建|中标)"
)
"""Behind a province or a city: a firm that bears its name (广东广电、浙江移动)."""
_FIRM_BEFORE = re.compile("(?:移动|电信|联通|铁塔|广电|国网|华为|阿里|腾讯|百度|京东)$")
_ITS_SITE = re.compile(
    "(?:省|市)?(?:大?数据|智算|算力|云计算|呼叫|信息)(?:中心|园|港)|(?:省|市)?分?公司"
)
"""Around a place in what a firm calls its site there (移动新疆数据中心)."""
_BODY_OF_REGION = re.compile(
    "(?!地区|新建|建成|[一-鿿]{0,4}(?:数据|算力|智算|超算)中心)"
    "(?:(?![拥共已在的与和有个家])[一-鿿]){0,10}?"
    "(?:实验室|研究院|研究所|大学|学院|集团|银行|联盟|中心|交易所|基地|枢纽|产业园"
    "|博览会|[一-鿿]博会|展览会|大会|论坛|峰会|大赛|展会|基金|走廊)"
)
"""Behind a region: 东北工业大模型实验室, 大湾区人工智能博览会, 长三角具身智能基金."""
_IN_ITS_NAME = re.compile("[（(][一-鿿]{2,6}[）)][一-鿿]")
"""Behind a region: where that stands which is called after both (长三角（湖州）产业合作区)."""
_STATIONED = re.compile("市?(?:[一-鿿]{0,2})(?:高校|院校|机构|企业|部队|央企|院所)")
"""Around a place in what is called by where it sits (与驻咸高校共建)."""
_BEHIND_A_NAME = re.compile(r"[一-鿿]·$")
_PARTS = frozenset({"district", "county", "zone", "town"})
_BUILDING = re.compile(
    "(?:国际)?(?:大厦|大楼|广场|中心大厦|影城|饭店|酒店|宾馆|商城)|(?:核|抽水蓄能)电?站|核电厂?"
)
_DATELINE = re.compile(r"\s?(?:\d{1,2}月)?\d{1,2}日\s?(?:电|讯|消息)")
_LATIN_DATELINE = re.compile(r"[A-Z/, .0-9a-z]{0,40}?(?:--|—|–|\((?:Xinhua|AP|Reuters|AFP)\))")
_ITS_KIND_BEFORE = re.compile(r"\b(?:group|operator|developer|company|firm|start-?up) $")
"""Before a firm's name that begins with a place's (local group Saigon Tinh Van)."""
_FILED_AT = re.compile(r"[A-Z][A-Z .'’-]+, ")
_REPORT_OPENS = re.compile(r" ?(?:--|—|–) ")
"""Around what a town in capitals lies in (IBARAKI, Osaka -- On a hill …)."""
_LATIN_ORGANISATION = re.compile(
    r"(?:-(?:based|listed|headquartered|backed|registered)\b"
    r"| (?:consultancy|university|institute|think tank|bank|brokerage|"
    r"(?:University|Institute|Bank|Academy|Stock|Daily|Laboratory)\b)"
    r"| (?:[A-Z][a-z]+ ){1,2}(?:Exchange|University)\b)"
    r"| (?!AI )(?:(?:[A-Z][A-Za-z]+ ){1,2}(?:Technology|Robotics|Cloud|Services|Systems|Analytics|"
    r"Semiconductors?|Software|Networks)|(?:[A-Z][A-Za-z]+ ){0,2}(?:Technologies|Group|Inc|Ltd|"
    r"Labs|Holdings|Dynamics|Ventures|LLC|LLP|PLC|Corp|Limited|GmbH|Pte|Sdn|Partners))\b"
    r"(?! (?:Park|Town|Valley|Zone|Base|Week|Expo|Industr))"
    r"| (?:Robotics|Cloud|Software|Semiconductors?)"
    r"(?=,|,? (?:said|says|delivered|plans|expects|raised|filed|has|had|will)\b)"
)
_PAPER = re.compile("(?:观察|新闻|发布|时讯|融媒|号外)(?:网|报|讯)?[（(](?:首席)?记者")
"""Behind a place: the newspaper of the byline (锦江观察（记者 罗茜）)."""
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("dateline", _DATELINE),
    ("address", _STREET),
    ("address", _BUILDING),
    ("organisation", _INSTITUTION),
    ("organisation", _SCHOOL),
    ("organisation", _PAPER),
    ("organisation", _ASSOCIATION),
    ("organisation", _FIRM),
    ("organisation", _FIRM_OF_A_LIST),
)
_LATIN_STREET = re.compile(r" (?:Avenue|Boulevard|Street|Road|Lane|Parkway)\b")
_LATIN_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("address", _LATIN_STREET),
    ("organisation", _LATIN_ORGANISATION),
)


def role_of(text: str, start: int, end: int, place: Place) -> Role:
    """What the name of a place is that stands at the span."""
    surface = text[start:end]
    rules = _LATIN_ROLES if surface.isascii() else _ROLES
    for role, pattern in rules:
        if pattern.match(text, end):
            return role
    if _is_in_a_name(text, start, end, place) or _is_in_brackets_of_a_name(text, start, end):
        return "organisation"
    line_start = text.rfind("\n", 0, start) + 1
    if _FILED_AT.fullmatch(text, line_start, start) and _REPORT_OPENS.match(text, end):
        return "dateline"
    if surface.isupper() and _LATIN_DATELINE.match(text, line_start):
        return "dateline"
    return "name"


def is_borne_by_a_firm(text: str, end: int) -> bool:
    """Whether a firm bears the name that ends there (浙江移动已建成……)."""
    return _FIRM.match(text, end) is not None


def is_of_a_branch(text: str, start: int, end: int) -> bool:
    """Whether a school's branch stands there (湖南大学株洲智能装备研究院)."""
    founded = _FOUNDED_BY.search(text, max(0, start - 3), start)
    return founded is not None and _BRANCH.match(text, end) is not None


def _is_in_a_name(text: str, start: int, end: int, place: Place) -> bool:
    """Whether it is a part of what something is called: 东北工业大模型实验室, 保定·中关村创新中心,
    区内的青岛智算中心.
    """
    before = text[max(0, start - 2) : start]
    if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
        return _ITS_KIND_BEFORE.search(text, max(0, start - 12), start) is not None
    return bool(
        (place.level == "region" and _BODY_OF_REGION.match(text, end))
        or (place.level == "region" and _IN_ITS_NAME.match(text, end))
        or (place.level == "province" and _SOME_FIRM.match(text, end))
        or (place.level == "country" and _BEST_OF_THE_NATION.match(text, end))
        or (place.level in _PARTS and _BEHIND_A_NAME.search(before))
        or is_of_a_branch(text, start, end)
        or (before in ("内的", "区的", "里的") and _CENTRE.match(text, end))
        or (before.endswith(_IS) and _INVESTOR.search(text, max(0, start - 8), start))
        or (before.endswith("驻") and _STATIONED.match(text, end))
        or (_FIRM_BEFORE.search(before) and _ITS_SITE.match(text, end))
    )


def _is_in_brackets_of_a_name(text: str, start: int, end: int) -> bool:
    """Whether it stands in brackets there: 中国（杭州）人工智能小镇, 海琅智算（青岛）有限公司,
    University of … (Guangzhou).
    """
    if text[start - 1 : start] not in ("(", "（"):
        return False
    if text.endswith("中国", 0, start - 1):
        return True
    before = max(0, start - 96), start - 1
    alone = text[end : end + 1] in (")", "）")
    if alone and _SCHOOL_OF_CITY.search(text, *before):
        return True
    if _FIRM_BEHIND.match(text, end):
        return _DONE_BY.search(text, *before) is not None
    school = text.startswith(")", end) and _SCHOOL_BEFORE.search(text, *before)
    return bool(school) and _DONE_BY.search(text, *before) is not None
