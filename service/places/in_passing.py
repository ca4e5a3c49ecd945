"""Names that stand in passing: in an example of many things, in what a partner, a supplier or a
buyer is called by, in where something is shipped, in the name of an experience. No number beside
them is theirs, but the one right behind.
"""

import re

from service.places.mentions import PlaceMention
from service.places.words import ITS_NUMBER, NUMBER_FOLLOWS

_HAS_GOT = re.compile(
    "(?:建成|建设|新建|在建|投用|投运|启用|开通|开放|开工|上线|推出|打造|培育|培植|形成|拥有|建有|布局|布设|覆盖|设立|认定|创建"
    "|获批|集聚|汇聚|涌现|发布|遴选|建立|完成|推动|推进|支持|涵盖|包括|包含|实施|组建|引育|评选|命名|争取|获得|现有|已有"
    "|新增|确定|选取|选定|落成|揭牌|扶持|孵化|举办)(?:投用|投运|运营|启用)?(?:了|出|起|有)?$"
)
_AND_OTHERS = re.compile(
    r"[^，。；、（）()\d]{0,16}(?:、[^，。；、\d]{1,14}){0,6}?等(?:一批|(?:多|数|近|约|超|逾)?"
    r"(?:\d|[一二三四五六七八九十百个家座处条项所])|[^，。；、\d]{1,8}\d+[余多]?[个家座处条项所])"
)
"""Around the first example of so many (建成投用吉安桐坪等9个通用机场)."""
_ONE_OF_THEM = re.compile(r"(?:[^，。；、\d]{2,14}、|其中|包括)$")
_SO_CALLED_AND_OTHERS = re.compile(
    r"(?![省市区县镇州旗、，]|等)(?:[^，。；、（）()\d等]{2,14})(?:、[^，。；、\d等]{2,14}){0,4}?等"
    r"(?:[^，。；、\d]{0,10}\d+[余多]?[个项座款类家]|(?<=(?:项目|工程|基地)等)[，,])"
)
"""Around what is called after a place, among so many of its kind (银滩文旅、铁山港区集卡等18个)."""
_SUCH_AS = re.compile(
    r"\b(?:such as|among them|including|like) (?:(?:one|two|three|an?|the|those|ones) )?"
    r"(?:[a-z-]+ ){0,3}?(?:(?:in|at|from) )?(?:the )?$"
)
"""Before an example in English (12 clusters in cities such as Foshan)."""
_PARTNER = re.compile(
    r"\b(?:agree\w*|sign\w*|partner\w*|deals?|pacts?|team\w*|work\w*|cooperat\w+"
    r"|collaborat\w+|ties|links?|together|jointly|agreements?|alliances?|contracts?) "
    r"(?:[\w-]+ ){0,4}?(?:with|between) (?:[\w-]+ ){1,4}(?:in|from) (?:the )?$"
    r"|\b(?:suppliers?|customers?|clients?|buyers?|vendors?|subcontractors?|partners?) "
    r"(?:in|from|across) (?:the )?$"
)
"""Before where a partner, a supplier or a buyer sits (agreed with two incubators in Bangkok)."""
_TO_WHOM = re.compile(
    "(?:客户|用户|买家|订单|产品|足迹|业务|市场)(?:已|主要|也)?(?:遍及|遍布|覆盖|涵盖|分布在|集中在|拓展至|拓展到)(?:了)?$"
    "|(?:远销|销往|外销|畅销|热销|行销|出口至?到?|发往|运往|飞往|驶往|供货|供应|交付给?|外调|外送|输往|输送|调往|调度至|送往)(?:了|到|至)?"
    "(?:(?:[江海湖]|河)?(?:对岸|对面)的?|(?:邻近|相邻|毗邻|附近|隔壁|邻省|邻市)的?)?$"
)
"""Before where buyers are or goods go (客户遍及苏州、宁波)."""
_AT_WORK_IN = re.compile(
    "(?:管着|管理|服务|接入|联入|连接|监测|监控|铺到|铺设到|走进|进入|落地|布局|辐射|推广|复制|应用|用|运行|部署|输出|覆盖|遍布|遍及|走到)"
    "(?:了|着|到|至|于|在|给)?$"
)
_AND_SO_MANY_CITIES = re.compile(
    r"[^，。；、（）()\d]{0,6}(?:、[^，。；、\d]{1,8}){0,6}?等?(?:全国|全球|全省|省内外?|国内外?|海内外|周边)?"
    r"(?:[\d一二三四五六七八九十百两几多]+[余多]?个?(?:城市|省市|省份|省区|地市|地区|国家|县市|区县|市县)|地)的?"
)
"""Around the cities where what somebody has is at work (管着成都、郑州等三十多个城市的路灯)."""
_BY_SUPPLIERS = re.compile(
    r"市?(?:等地)?的?(?:[\d,]+[余多]?家|多家|数家|几家|一家|企业)?[^，。；、\d]{0,6}"
    "(?:供应商|配套商|配套企业|代工厂|代工|合作伙伴)"
)
"""Behind whose suppliers do it (由苏州、宁波的38家供应商提供)."""
_BY_SOMEBODY = re.compile(
    "(?:一所|一家|某)(?:知名)?(?:高校|大学|企业|公司|机构|院所|团队|基金|医院|投资)"
)
"""Around a place: who has a hand in it sits there (由长三角某高校教授创办)."""
_SOMEBODY_WITH = re.compile("某(?:知名)?(?:高校|大学|企业|公司|机构|院所)[与和同跟]")
"""Behind where a partner sits that is not named (香港某高校与高新区共建的实验室)."""
_FROM_THERE = re.compile("籍(?!贯)|来源(?=企业|项目|人才|游客)")
_PERSON_FROM = re.compile(
    "市?(?:游客|旅客|乘客|网友|客商|观众|家长|小伙|姑娘|市民|村民)(?![^，。；]{0,6}\\d)"
)
"""Behind where somebody comes from (武汉游客彭女士)."""
_TRACES = re.compile("市?(?:元素|面孔|味道|身影|气息|色彩|口音|印记)(?![^，。；]{0,6}\\d)")
"""Behind a place of which there is something elsewhere (香港元素正越来越多)."""
_KNOWN_FOR = re.compile("市?(?:经验|模式|样本|速度|做法|精神|宣言|倡议|效率|范式|样板|路径)[”」]")
"""Behind a place in quotes that is not spoken of (依托“晋江经验”大数据平台)."""
_FAIR_GOES_TO = re.compile(
    "(?:招聘|推介|引才|揽才|招商|人才|城市|巡展|路演|专场|活动)[^，。；]{0,6}走进$"
)
"""Before where a fair of another city is held (西安人才城市行走进苏州)."""
_SHARE_OF = re.compile(
    r"\b(?:home to|ha[sd]|have|hosts?|holds?|houses?|makes? up|employs?|produces?|contains?|with"
    r"|gathers?|accounts? for|hosting|holding) (?:[a-z]+ ){0,3}?"
    r"(?:[\d.]+ ?(?:%|per ?cent|percent|pct)|half|one|two|three|most"
    r"|(?:\w+-)?(?:thirds?|quarters?|fifths?)|much|some|many|part) "
    r"(?:thirds? |quarters? |fifths? )?of $"
)
_ITS_ALL = re.compile(r"['’]s (?![\d$€£¥])")
"""Around the whole that somebody has a share of (home to 60 percent of Shaanxi's companies)."""
_HAS_A_SHARE_OF = re.compile("(?:集聚|聚集|集中|汇聚|拥有|贡献|占据)(?:了|着)?(?:全)?$")
_ITS_SHARE = re.compile(
    r"[省市区县]?(?:的)?(?:近|约|超|超过)?(?:[\d.]+[%％]|[一二三四五六七八九]成|[一二三四五六七八九]分之[一二三四五六七八九])"
)
_IN_BRACKETS = re.compile("[一-鿿][（(]$")
_AND_OTHERS_IN_BRACKETS = re.compile(
    r"[)）](?:、[^，。；、]{2,30}){0,6}?等(?:一批|(?:多|数|近|约|超)?[\d一二三四五六七八九十百])"
)
"""Around where one of so many stands (封装基地（海门）、数据产业园（通州）等36个项目)."""
_BROUGHT_BY = re.compile(
    r"[省市]?的?(?:一批|多家|数家|[\d,]+[余多]?家)?(?:产业|社会|民营|国有|外地)?"
    "(?:资本|投资机构|投资人|基金|客商|企业家|团队|企业)[^，。；\\d]{0,3}(?:组团|前来|慕名|纷纷|闻讯|抱团)"
)
"""Behind whose investors come (江苏、浙江的一批产业资本组团前来)."""
_AND_OFFICES = re.compile(
    "(?:、[^，。；、]{2,8}){0,4}(?:和|及|与|、)市(?:直|级|属|有关|本级)[^，。；]{0,8}(?:单位|部门)"
)
"""Behind parts of a city that are told with its offices what the city shall do."""
_LINKED_TO = re.compile("(?:到|至|与|通达|直达|直连|连通)$")
_HOW_FAR = re.compile(
    "[省市]?(?:、[一-鿿]{2,4})?(?:等地)?(?:之间)?的?(?:直连|光缆|网络|链路|单向|双向|往返|传输|骨干|专线)*"
    "(?:时延|延时|延迟|光缆|链路|专线|航线|航班|班列|班次|车程)"
)
"""Around where a line leads, whose delay is told of where it begins (韶关到广州的单向时延)."""
_FLIES_TO = re.compile("(?:飞往|直飞|开往|通往|驶往|前往|直达|通达|至|到)$")
_SO_MANY_LINES = re.compile(
    r"(?:等地)?的?[\d一二两三四五六七八九十]+[余多]?[条班](?:[^，。；、\d]{0,10})(?:航线|线路|班列|航路|专线|公路|铁路|班车)"
)
"""Around where so many lines lead (飞往罗平、百色的3条低空航线)."""
_IS = re.compile(
    "(?:是|系|作为|列为|列入|纳入|入选|获评|获批|评为|认定为|确定为|跻身|属于?)(?:了|为)?(?:全国|首批|唯一)?$"
)
_ITS_KIND_OF_THING = re.compile(
    "[省市区县]?级?(?:首批|重点|重大|示范|试点|标志性|十大|民生|骨干)[一-鿿]{0,4}?(?:项目|工程|平台|园区|企业|基地|实验室|集群)"
)
"""Around whose list something is on (是安徽省重点项目，总投资7.2亿元)."""
_JOINED = re.compile("(?:接入|并入|加入|连入|联入)[^，。；]{0,8}$")
_NETWORK = re.compile("[^，。；、\\d]{0,14}(?:平台|网络|算力网|一张网|联盟)")
"""Around the place after which that is called which somebody joins (接入芜湖集群算力服务平台)."""
_PUSHES = re.compile("(?:推进|推动|加快|统筹|支持|加强|抓好|布局)$")
_SO_MANY_AREAS = re.compile(
    "[两三四五六七八九十\\d]+[大个][^，。；、\\d]{0,10}?(?:区|园|基地|中心|集群|组团)(?:的)?(?:建设|发展|提质|扩容|协同)"
)
"""Around the parts in which the city builds (加快推进怀来、张北、宣化三大集聚区建设，新增……)."""
_AND_SUCH_THINGS = re.compile(
    "(?![省市区县镇州旗、，]|等)[^，。；、（）()\\d等]{2,10}等(?:设施|平台|载体|园区|基地|品牌|场馆)"
)
"""Around what is called after a place, among things of its kind (济南中心、山东云谷等设施)."""
_GETS_TO = re.compile(r"\b(?:reach|reaches|reached|get to|gets to) $")
_IN_SO_LONG = re.compile(r",? (?:in|within) (?:about |under )?[\d.]+ ")
"""Around where something gets in so long (signals reach Beijing in 4.2 milliseconds)."""
_FOR = re.compile("(?:为|向|给|面向|服务)(?:了|于)?$")
_CUSTOMERS = re.compile(
    "[省市区县]?(?:等地|等城市)?的?[^，。；、\\d]{0,6}(?:客户|用户|企业|厂商|商户|机构)[^，。；\\d]{0,4}"
    "(?:提供|供应|开放|输出)"
)
"""Around whom somebody serves elsewhere (为北京、杭州等地客户提供算力服务，收入18.3亿元)."""
_SUPPLIED = re.compile(
    "[省市区县]?(?:的?[^，。；、\\d]{0,8}(?:企业|工厂|车企|整机厂))?"
    "(?:供货|供应|供电|供气|供热|供料|配套|做配套|代工|加工|生产|送货|输送|服务)(?=[，。；的])"
)
"""Around whom somebody supplies elsewhere (信丰县的产业园为南康供货，产值21亿元)."""
_AS_ITS_CARRIER = re.compile("为(?:主要|核心|重要|主)?(?:载体|依托|龙头|引领|支撑|抓手|主阵地)")
"""Around the park in which most of it is (以算力小镇为主要载体的企业实现营业收入27亿元)."""
_WITH_ONE = re.compile("(?:由|与|和|同|跟)(?:一家|一所|某|[两几多数]家)$")
_OF_ANOTHER_PLACE = re.compile("[省市]?的?(?:[^，。；、\\d]{0,6})(?:企业|公司|高校|机构|团队|厂商)")
"""Around where a partner comes from (与一家重庆企业签约项目，投资6000万元)."""
_BETWEEN = (
    (_FOR, _CUSTOMERS),
    (_FOR, _SUPPLIED),
    (re.compile("以$"), _AS_ITS_CARRIER),
    (_WITH_ONE, _OF_ANOTHER_PLACE),
    (_FLIES_TO, _SO_MANY_LINES),
    (_IS, _ITS_KIND_OF_THING),
    (_JOINED, _NETWORK),
    (_PUSHES, _SO_MANY_AREAS),
    (_IN_BRACKETS, _AND_OTHERS_IN_BRACKETS),
    (_LINKED_TO, _HOW_FAR),
    (_HAS_GOT, _AND_OTHERS),
    (_ONE_OF_THEM, _SO_CALLED_AND_OTHERS),
    (_AT_WORK_IN, _AND_SO_MANY_CITIES),
    (re.compile("由$"), _BY_SUPPLIERS),
    (re.compile("(?:由|来自|与|和)$"), _BY_SOMEBODY),
    (_HAS_A_SHARE_OF, _ITS_SHARE),
    (_ONE_OF_THEM, _AND_SUCH_THINGS),
)
"""What stands before and behind a name that is told in passing."""
_INVESTOR_FROM = re.compile(
    "[省市]?的?(?:民营|本土|上市)?(?:企业|公司|厂商|民企|央企|国企)“?(?![、的在和与及累共已])[一-鿿A-Za-z]{2,6}?"
    "(?:科技|智能|数科|数据|电子|股份|集团|能源|通信|信息|软件|半导体|机器人|光电|材料|装备|动力|重工|新材|医疗|生物)”?"
    "(?:计划|拟|将|也)?(?:总)?投[资建]"
)
"""Behind where a single firm comes from that invests in who was told before it
(……；浙江企业云栈科技投资4亿元)."""
_OF_OTHERS = (_BROUGHT_BY, _AND_OFFICES, _TRACES, _SOMEBODY_WITH)
"""What stands behind a name that is told in passing, whatever stands before it."""
_AMONG_THEM = re.compile("其中[有，]?$")
SOME_ARE_THEIRS = re.compile(
    "[省市]?的?(?:高校|院校|院所|企业|资本|机构|团队|人才)"
    "(?:[^，。；、\\d]{0,4}项目[^，。；、\\d]{0,3}|[占佔]|有)"
)
"""Around another city, and before how many of what is counted come from there (引进项目203个，其中
香港高校项目27个)."""
_OTHERS = frozenset({"city", "province", "country", "region", "world"})
_THIS = ("这座", "这个", "这片")
_IS_ITS_CITY = ("城市", "小城", "县城", "古城", "新城", "港城")
"""Around where the city lies that is spoken of (芜湖：这座安徽城市产值达到465亿元)."""
_JOINT_FAIR = "暨"
"""Before a place in the name of what is held together with something else."""
_OPENING = 8
"""Nearer to the start of its line, a name opens it."""
_BACK = 80
"""So far before a name stands what it is told with."""


def is_in_passing(text: str, before: str, first: PlaceMention, last: PlaceMention) -> bool:
    """Whether the names from `first` to `last` stand so; `before`: the words in front of them."""
    if last.text.isascii():
        return _is_so_in_english(text, before, first, last)
    if any(behind.match(text, last.end) for behind in _OF_OTHERS) or _invests_there(text, last):
        return True
    known_for = text[first.start - 1] in "“「" and _KNOWN_FOR.match(text, last.end)
    brought = _AMONG_THEM.search(before) and _has_some_of_them(text, last)
    if known_for or brought or _FROM_THERE.match(text, last.end) or _FAIR_GOES_TO.search(before):
        return True
    this_city = before.endswith(_THIS) and text.startswith(_IS_ITS_CITY, last.end)
    if this_city or before.endswith(_JOINT_FAIR) or _PERSON_FROM.match(text, last.end):
        return True
    if any(told.search(before) and behind.match(text, last.end) for told, behind in _BETWEEN):
        return True
    return bool(_TO_WHOM.search(before)) and not NUMBER_FOLLOWS.match(text, last.end)


def _invests_there(text: str, mention: PlaceMention) -> bool:
    """Whether it is where a firm comes from that invests in what its line told of before."""
    line = text.rfind("\n", 0, mention.start) + 1
    told_before = mention.start - line > _OPENING
    return told_before and _INVESTOR_FROM.match(text, mention.end) is not None


def _has_some_of_them(text: str, mention: PlaceMention) -> bool:
    """Whether so many of those counted come from another city."""
    theirs = SOME_ARE_THEIRS.match(text, mention.end)
    numbered = theirs is not None and text[theirs.end() : theirs.end() + 1].isdigit()
    return numbered and mention.place.level in _OTHERS


def _is_so_in_english(text: str, before: str, first: PlaceMention, last: PlaceMention) -> bool:
    if before.endswith(" of ") and _ITS_ALL.match(text, last.end):
        return _SHARE_OF.search(text, max(0, first.start - _BACK), first.start) is not None
    if _GETS_TO.search(before) and _IN_SO_LONG.match(text, last.end):
        return True
    if not before.endswith(
        (" as ", " them ", "ing ", " in ", " from ", " at ", " across ", " the ")
    ):
        return False
    if NUMBER_FOLLOWS.match(text, last.end) or ITS_NUMBER.match(text, last.end):
        return False
    told = text[max(0, first.start - _BACK, text.rfind("\n", 0, first.start)) : first.start]
    return bool(_SUCH_AS.search(told) or _PARTNER.search(told))
