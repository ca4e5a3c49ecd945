"""The words that say how a place stands in its sentence. To teach the scope a word, add it here."""

import re

SENTENCE_END = re.compile(r"[。！？!?；;\n.](?:(?<!\.)|(?=\s+[A-Z\"“]|\s*$))", re.MULTILINE)
NEXT_BULLET = "] - "
SENTENCE_OR_BULLET_END = re.compile(rf"{SENTENCE_END.pattern}|(?<=\])\s(?=- )", re.MULTILINE)
"""In a digest whose items stand in one line (揭榜项目37个 [5] - 已组建产业联盟)."""
HEADING_LENGTH = 40
LIST_GAP = re.compile(
    r"-|[段市区]?\s?(?:、|和|与|及|以及|，|,|/|and|, and|or|, or|&)\s?|\s?市?、\s?"
)
OBLIQUE = re.compile(
    r"(?:（含|\(含|（包括|（不含|与|和|同|跟|向|对|给|支持|帮助|支援|援助|帮扶|留在|从|自|来自|除|除了|离|紧邻|临近|联合|携手|对标|学习|借鉴|服务|面向|依托|立足|借助|融入|对接|依靠|距|距离|毗邻|"
    r"承接|吸引|引进|引入|招引|接收|接纳|招收|聘请|引回|采购|租用|引育|引来|招来|招徕|迎来|招揽|导入|签约|拿下|签下|斩获|揽获|领跑|接入了?|辐射|覆盖|连接|直连|直通|直达|连通|通往|引进自|作为|紧盯|瞄准|盯住|盯准|锚定|抢抓|(?:集聚|集中|聚集|汇聚|贡献|占据|吸纳|容纳|承载)了|"
    r"\b(?:with|from|to|of|for|and|through|via) (?:the )?"
    r"|\bwith (?:the )?(?:adjoining|adjacent|nearby|neighbou?ring) )$"
)
REFERENCE = re.compile(
    r"(?:比|较|高于|低于|快于|慢于|好于|强于|弱于|多于|少于|大于|小于|优于|超过|超越|赶超|反超|仅次于|次于|落后于?|领先于?|"
    r"不及|不如|逊于|而非|相比|对比|追赶|紧追|相当于|等于|高出|高过|占|约占|仅占|占到|占去|占了|占据|"
    r"\b(?:than|behind|against|ahead of|compared (?:with|to)|trailing|after|unlike"
    r"|(?:south|north|east|west|outskirts) of|outside|near|border with) )$"
)
SERVED = re.compile(r"(?:为|给|让)$")
"""Before a region: 为长三角1200家企业提供服务 is no number of the region's."""
FIRST_OF = re.compile(
    "省?(?:首[个家座款条批台项支所部例创套]|唯一|规模最大|最大|最早|最先进|第一[个家座款条台项支所])"
)
"""Behind a province: of what something is the first (江苏首个训练场), not who has the number."""
NAMED_AS = re.compile("(?:入选|获评|荣获|荣膺|被评为|评为|认定为)(?:了|为)?$")
"""Before a place that only gives a title (入选山西省“链主”企业)."""
LEVELS = ("低于", "高于", "好于", "不及", "比", "较", "快于", "慢于", "优于")
"""低于贵阳的70% is a share of its own, 相当于贵阳的70% a part of what 贵阳 has."""
_SERVED = "企业|客户|用户|机构|高校"
CLIENTS = re.compile(f"(?:{_SERVED})[^，。；]{{0,4}}(?:购买|租用|使用|采购|落户|入驻)")
"""Behind a region: 京津冀企业购买本地算力 are served by who speaks."""
BUYS_THEM = re.compile(
    f"(?:{_SERVED})[^，。；]{{0,4}}(?:购买|租用|使用|采购)[过了]?(?:这些|该|其|它|当地|本地)"
)
OF_REGION = re.compile(
    "(?:企业|项目|客户|订单|用户|人才|团队|机构|高校|资本|基金)(?=[^，。；、\\d]{0,4}\\d)"
)
"""Behind a region inside a clause: what is counted comes from there (拿下长三角订单300笔)."""
COUNTED = re.compile(r"(?:\d|[一二三四五六七八九十百千])余?多?(?:家|名|位|个|所)$")
"""Around a place: so many of its firms buy what somebody else has (90家北京企业采购过这些数据)."""
RANKED_IN = ("居", "位列", "名列", "排名", "排在", "列")
RANKED_THERE = re.compile(
    "[省市区县]?[^，。；、\\d]{0,12}?(?:第[一二三四五六七八九十\\d]|首位|榜首|前列|前[一二三四五六七八九十\\d])"
)
"""Around a place: the ranking is of its parts (居河北省第一位, 居湖南省市州级中心第3位)."""
BEST_OF = re.compile("最|首|第一|领先|[^，。；、]{0,12}(?:首位|第[一二三四五六七八九十]|前列)")
"""Behind a region: 东北最大的智算基地 is no number of the region's."""
BEHIND_ANOTHER = re.compile(r"[\u4e00-\u9fff]{2,8}、$")
LISTED_WITH = re.compile(r"[两三四五](?:大|个|座|处)|等")
"""Around a name whose neighbour in the list is in no table (通州湾、崇川两大集群)."""
TIMES_OF_IT = re.compile(
    "(?:是|为|不到|不足|不及|相当于|等于|约|近|超过|达到|占|只有|仅有|仅为|[到过]了)$"
)
"""Before 前者 or 后者 and a share or a multiple of it, which is of another (不到前者的一半)."""
IS_TIMES = re.compile(
    r"(?:市)?的?\s?(?:\d+(?:\.\d+)?|[一二两三四五六七八九十]+)(?:\.\d+)?\s?(?:倍|成|%|％|分之)"
    "|市?的(?:一半|半数)"
)
LOCATIVE = re.compile(
    r"(?:在|于|位于|落户|落地|落子|入驻|布局|坐落于?|进驻|投资|前往|赴|抵|到|至|《|"
    r"\b(?:in|In|at|across|(?:moved|relocated) (?:in)?to) (?:the )?"
    r"(?:(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Cc]entral)\w* )?(?:China's )?)$"
)
NUMBER_FOLLOWS = re.compile(
    r"(?:市?(?:港|机场|同期|同口径|同年|当年|(?:全[市省区县])?平均(?:水平)?)*的|'s|’s)?"
    r"\s?(?:约|近|超|逾)?[$€£¥]?\d"
    r"| (?:just|only|barely) (?![\d.,]+ (?:years?|months?|weeks?|days?|hours?|km|kilomet|miles?))"
    r"[$€£¥]?\d"
    r"|, which (?:[a-z]+ ){1,6}[$€£¥]?\d"
    r"| (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?=[.,;])"
    r"|(?:['’]s (?:[a-z-]+ ){0,2}[a-z-]+|,)? (?:with|at|on) (?:about |some |over )?"
    r"(?:[A-Z]{0,3}[$€£¥] ?|[A-Z]{3} )?\d"
)
DIFFERENCE = re.compile(
    r"[市省区县]?(?:全[市省区县])?(?:平均(?:水平|值)?|均值)?约?近?[\d.]+个百分点"
)
"""Behind a level and a name: by how much (高于哈尔滨市3.2个百分点) is told of who is spoken of."""
LEVEL_OF_ALL = re.compile(r"全[市省区县](?:平均)?的\d")
"""Behind a level and a name: 增速高于广州全市的11.8% tells that of Guangzhou."""
_KIND = " [Ww]ard| [Bb]orough| [Dd]istrict| [Cc]ounty"
ITS_NUMBER = re.compile(
    r" with (?:a little |just )?(?:over |under |nearly |almost )?\d"
    rf"|(?:['’]s|{_KIND})? (?:to|by) (?:about |some |over |nearly )?\d[\d.,]*"
    r"(?:%| per ?cent|[.,;]| and\b)"
    rf"|(?:{_KIND})? for (?:about |some |over |nearly )?\d[\d,]*(?=[.;]|$| and\b)"
    r"| as a whole,? (?:has |had )?(?:about |some |over )?\d"
    r"|(?:, (?:(?:on|by|for|in|at|with) [^,.;:\d\n]{3,40}|however|meanwhile|too),| alone,?)"
    r" (?:about |some |over |nearly |almost |more than )?(?:[A-Z]{0,3}[$€£¥] ?)?\d"
    r"| (?:about|around|over|nearly|almost|some|more than|at least|up to|perhaps|another) \d"
    r"(?![\d.,]* (?:km|kilomet|miles?|years?|months?|days?|hours?))"
)
"""Behind and with a name: Nairobi's by 12%, Chennai with a little over 7,000; Cork, on a different
basis, 95 and Neihu alone about 640."""
TEMPORAL = (
    r"(?:20\d\d年[^，。]{0,6}|去年|今年|目前|当前|截至[^，。]{0,12}|现在|\d{1,2}月[^，。]{0,4})"
)
CLAUSE_START = re.compile(rf"(?:^|[，,。；;：:、（(\n“—])\s*(?:{TEMPORAL})?(?:我|从|据|而|但|则)?$")
NO_NATION_SUBJECT = re.compile(
    "(?:(?:占比|比重|份额)(?!最)|市场|第|首|前|最|领先|唯一|各|同类|重点|一流|范围|人大|政协|性|统一|两会|多地|[一-鿿]{1,4}谷|城市|工程|科学|电|"
    "（|\\(|[—－–-]|.{0,6}?(?:集团|公司|银行|大学|研究院|学会|协会|联盟|信通院|科学院|工程院|商品城|轻纺城|联通|铁塔|中车|商飞|一汽|石化|石油|海油|电科|航发)"
    "|[^，。；\\d]{0,24}(?:代表|学者|专家|嘉宾|院士|厂商|选手|客商)"
    "|[一-鿿]{1,10}(?:之[都乡城谷]|第一[县市区村镇城])|移动(?!支付|互联|用户|电话|终端|通信)|电信(?!业|用户)|能建|电建|交建|广核)"
)
# The words that point back are sought in every sentence. Each branch begins with a plain character,
# for then `re` skips at once over text in which none of these stands; hence (?<!\wT) behind the T.
QUOTED = re.compile("(?![市省区县])[\u4e00-\u9fff]{1,8}[”」]")
OPENS_A_QUOTE = ("“", "「")
"""Around a place that only opens what something is called (“浙江数商”)."""
GIVES_A_TITLE = re.compile(
    "[省市]?(?:级(?!市|城市)|“?(?:专精特新|小巨人|瞪羚|隐形冠军|创新型中小企业|单项冠军|独角兽培育|科技小巨人))"
)
ITEM_BEFORE = re.compile("\\d[家个项名人款件所座处]\\s?[、\\n]\\s?$")
"""Around a place in a list: what it gives the title to is told of who has it."""
COUNTY_LEVEL = re.compile(r"The county-level city\b")
OF_STATE = re.compile(r" (?:[Ss]tate )?[Gg]overnment\b")
"""Behind a place abroad that a later “in the State” means."""
BEARS_ITS_NAME = re.compile(
    "市?(?:(?![的在和与及将已有达为了是到占把被对区县市])[一-鿿]){0,10}?"
    "(?:产业园|科技园|软件园|创新园|创新中心|(?:计算|智算|数据|超算|应用|算力|孵化)中心|基地|生物岛|智谷|广场|小镇)"
    "(?![区数])|(?:[一-鿿]{0,2}分|子|供电|供水|钢铁|炼化)?公司(?![数总])|油田|石化|钢铁(?!产|企|行)"
)
"""Behind a city whose part is spoken of: what stands in the part (青岛人工智能产业园二期)."""
LISTED_BEFORE = re.compile(r"、[^，。；、]{1,8}$")
PART_OF_IT = re.compile(
    r"[^，。；、\d]{0,10}的(?:近|约|超)?(?:[一二三四五六七八九两]成|[\d.]+%|[一二三四五六七八九十]+分之"
    "|一半|半数)"
)
"""Behind 全省: a share of the whole is that of who has it (接近全省产量的两成)."""
ITS_OWN_NUMBER = re.compile(r"['’]s (?:about |some |over )?\d")
"""Behind the city: 14 of the city's 23 companies."""
_NO_RANK = (
    "[前第]?[一二两三四五六七八九十\\d]{1,2}个?(?:季|月|产业)|首季"
    "|最(?:近|新(?:的?(?:数据|统计|口径)|公布|发布|通报))"
)
"""Behind 全省: the time or the part of the economy of which it tells (全省前三季度)."""
BACK_RANKED = re.compile(
    f"(?!{_NO_RANK})(?:范围内?)?(?:[^，。；\\d居列排位名占]{{0,8}}第[一二三四五六七八九十\\d](?!季|产业|个?月)"
    "|第|首|前|最|领先|唯一|各|排|率先|较早|推广|遴选|征集)"
)
AMONG = ("在", "于")
RANKS_AMONG = re.compile(
    "(?:范围内|各?(?:地级市|设区市|市州|地市|县市区|县区|城市)|同类[^，。；\\d]{0,8})?[之其当]?中?"
    "(?:仅?次于|仅?低于|仅?落后于|位[列居于]|名列|排[名在位]|[居列排]第)"
)
"""Around 全省: what somebody ranks in (在全省仅次于合肥、芜湖，列第三位)."""
SHARE_OF = re.compile("(?:占比|比重|份额)(?!最)")
"""Behind 全国 and 全省: what somebody else's share is of."""
RESPECTIVELY = re.compile(r"分别|分列|依次|各有|各为|各达|r(?<!\wr)espectively\b")
ASIDE = re.compile(r"(?:其中|\b[Oo]f which)[，,]?\s*$")
CONCEDED = re.compile(r", (?:al)?though $")
EACH_LIST = re.compile(r"\s*(?:、|和|与|及|以及)\s*")
ALIKE = re.compile("(?<![年月日人户平亩校])均(?=[为是有达超可已在按给获不]|实现|突破)|都[是为有]")
"""Behind several names with a number each: what follows is told of all of them."""
OF_THOSE = re.compile(
    r"[市区县]?[，,]\s?(?:约|已)?占(?:比|到)?(?:全[市省国][^，。\d]{0,8})?(?:约|近|超|达|为)?\s?"
)
"""Between a name and the share of what comes from it (102款出自海淀区，占比64.6%)."""
COMES_FROM = ("出自", "来自", "位于", "落户", "集中在", "分布在")
JOINT_TOTAL = re.compile("贡献|合计|总计|共计|合共|加起来|之和|占|\\bcombined\\b|\\btogether\\b")
_PART_OF_A_CITY = (
    "(?:suburb|district|borough|ward|town|municipality|village|quarter|neighbou?rhood)"
)
BEHIND = re.compile(
    r"[^，,。；;、\n]{0,20}?(?:在|来自|位于|落户|落户于|属于|集中在|分布在|"
    r"分布于|出自|于|落在|\b(?:in|at|from) (?:the )?)$"
    r"|(?:(?! (?:while|who|which|that|but|and|as) )[\w $'’-]){0,40}"
    rf" (?:in|at|across) (?:the (?:whole of |{_PART_OF_A_CITY} of )?)?$"
    r"|[\w $'’-]{0,48} (?:were|was|are|is) (?:in (?:operation|use|service)|at work|deployed) "
    r"(?:in|at|across) (?:the )?$"
    r"|,? for (?:(?:those|that) (?:in|of) |all of )?$"
    r"| (?:people|workers|engineers|residents) (?:who|that) [^,.;\n]{3,60} in (?:the )?$"
    r"| of (?:them|these|those|which)(?: (?:reserved|meant|earmarked|intended))? for (?:the )?$"
    r"| of (?:which|whom|them)\b[^,.;\n]{0,30}\b(?:in|at|from) (?:the )?$"
)
SET_AGAINST = re.compile(
    r"\b(?:against|compared (?:with|to)|versus|by) (?:about |around |over |nearly |some )?$"
)
RIGHT_THERE = re.compile(r" (?:year[- ]on[- ]year )?in (?:the )?")
"""Before a number and between it and its place, which it is of alone (against 52,000 in …)."""
TOLD_AGAINST = re.compile(
    "(?:与|和|同|跟|较|对比|比起)[^，。；]{2,24}(?:相比|比较|相较|对比|比起来)，(?:而)?$"
)
"""Before a word such as 全县, whose article's own part is meant (与安吉、长兴相比，全县……)."""
SECOND_TO = ("次于",)
HELD_AGAINST = re.compile("相比|相较|比起来")
OF_ITS = "的"
"""Around a name that is only compared with, and whose number stands right behind it."""
PARENTHESIS = re.compile(r"\s?[（(]$")
IN_BRACKETS = re.compile(r"\s?[（(](?:约|近|超|逾|about |some |over |nearly )?")
"""Between a name that is only compared with and the number that is its own."""
IS_SPREAD_OVER = re.compile(r"(?:[在于]|落户)[^，。；]{1,16}[)）]\s?[和与及]$")
"""Before the last of a list of where things are (分布在沙河口区（216家）和金普新区（95家）)."""
NEXT_IN_BRACKETS = re.compile(r"\s?[（(][^（）()\n]{1,24}[）)]\s?(?:、|和|与|及|, and |, | and )")
"""Between the names of a list in which each has its number in brackets."""
NEXT_WITH_NUMBER = re.compile(
    r"(?:\s?[（(][^（）()\n\d]{0,8}\d[^（）()\n]{0,12}[）)]"
    r"|市?(?:为|达|约|近|超)?\s?[\d.,]{1,16}[^，。；、\d]{1,8}?)"
    r"\s?(?:、|和|与|及|，|；|, and |, | and )\s?"
)
"""Between the names of a list in which each has its number: 南湖区118亿元、桐乡市51亿元."""
WENT_TO = re.compile(
    r"[^,.;\n]{0,20}? (?:that|which) (?:went|goes|flowed|fell) to (?:(?:the|their|its) )?"
)
THAT = re.compile(r" (?:[A-Za-z-]+ ){1,4}that (?:the )?")
COUNTED_BY = re.compile(
    r"(?: City| District)?(?: had)? (?:counted|registered|recorded|reported|listed)\b"
)
"""Between a number and the place that counted so many, and behind it (the 2,980 firms that Shenzhen
counted)."""
STAYS_SUBJECT = re.compile(r", (?:which|whose|where)\b|而言|来说|(?:全市|全省|全区)?来?看[，,]")
GOES_ON = re.compile(
    r"[\s“\"]*(?:这|该(?!市|省|区|县)|此|上述|其中|This |That |These |It |Its |They |He |She "
    "|The (?:largest|biggest|newest) "
    "|The (?:first|second|third|final) (?:phase|stage|block|building)\\b"
    "|The (?:project|campus|site|facility|plant|complex)\\b)"
)
"""Opens a paragraph that goes on about what the one before spoke of."""
VISITED = re.compile(
    r"(?:赴|前往|亮相|对标|对接|我[市区县省](?:与|和|同|向|对|从|到|联合|携手|学习)"
    r"|\b(?:in race with|races?|to rival|to match|catch up with|ahead of"
    r"|overtakes?|overtaking|follows|trails|behind|beats?) )$"
)
LIES_IN = re.compile("(?:位于|坐落[于在]?|地处|落户于?|地点在)$")
VISITED_BY = re.compile("一行(?:先后)?(?:来到|到|前往|赴|深入|走进)$")
OPENS_THERE = re.compile("(?:正式)?(?:开港|开园|开业|揭牌|启用|落成|投用|启动运营)")
"""Behind in and a part of the city: it stands there, as what lies there does."""
QUARTER_OF_IT = re.compile(
    r"['’]s (?:\w+ )?(?:north|south|east|west|northeast|northwest|southeast|southwest|centre|center"
    r"|heart|outskirts|suburbs|edge)\b"
)
"""Behind the city: only where in it something lies."""
WHOLE = re.compile("the (?:whole|entire) ")
"""Of the whole city is the city's, of the city may be said of a part."""
ONE_OF_ITS = re.compile(
    r"(?:^|[,;:.“\"(]? )[Aa]n? (?:[\w-]+ ){0,2}(?:district|town|borough|county|suburb|ward|part)"
    r" of $|, an? (?:[\w-]+ ){0,2}[a-z]+ of $"
)
"""Longgang, a district of Shenzhen, is no subject's name; nor is that behind A port district of."""
ASSUMED = ("Should ", "If ", "Were ", "Even if ")
"""Opens a sentence about what might be: Should Bradford join, the cost to Leeds would fall."""
COUNTERPART = re.compile(
    r"(?:^|[.\n\"”] ?)(?:His|Her|Their|Its|The) (?:\w+ ){0,2}"
    r"(?:counterparts?|colleagues?|peers?|rivals?) (?:from|in|of) $"
)
"""Her counterpart from Taipei speaks of Taipei."""
COMES_WITH = re.compile(
    "[市区县]?的(?:企业|公司|项目|智能体|团队|机构)?(?:就有|有|达|占)(?=[^，。；,]{0,3}\\d)"
)
"""Behind 来自 and a name: 来自铁西区的就有26个 tells how many are its own."""
COSTS = re.compile(r"\b(?:costs?|bill|price|payments?|grants?|allocation|benefit)s? to $")
COSTS_SO_MUCH = re.compile(r" (?:would|will|is|was|has|fell|rose|comes?)\b")
"""The annual cost to Leeds would fall: what is told is Leeds's."""
ITS_OFFICIAL = re.compile(
    r"['’]s (?:[\w-]+ ){0,3}(?:mayor|chief|director|commissioner|secretary|head|minister)\b"
)
"""Behind a place: who speaks for it (Gwangju's deputy mayor)."""
ITS = ("Its ", " its ", "Their ", " their ")
"""Before a part: it belongs to who was spoken of (its Hengqin centre)."""
THAT_OF = (" was that of ", " is that of ")
AND_THOSE_OF = (" and those of ", " and that of ")
"""Before a name with its number: Ankara's zones had 405 and those of Izmir 139."""
KIND_OF = re.compile(
    r"\b(?:(?:council|government|city|district|town|county|port|borough|municipality|commune|prefecture|emirate|suburb|"
    r"agglomeration|metropolis)) of $"
)
IN_A_NAME = re.compile(
    r" [A-Z][a-z]+ (?:Valley|Town|Park|Daily|Telecom|Mobile|Unicom|University)\b"
    r"| (?:Hospital|University|Telecom|Mobile|Unicom|Daily)\b"
    r"| (?:[A-Z][\w-]+ |and |of |for |on |in ){1,8}(?:Expo|Fair|Conference|Summit|Forum|Exhibition"
    r"|Congress|Show|Week|Competition|Contest)\b"
)
"""China Speech Valley is not the nation's."""
OF_PROVINCE = re.compile(r" (?:city|capital|port|metropolis|node|hub)\b")
"""The Gansu city is no province."""
AS_CORE = re.compile(
    "[^，。；以]{0,12}为(?:双?核心?|依托|重点|中心|支撑|载体|牵引|引领|龙头|主体?|支点|枢纽|样板|试点|引擎|双引擎"
    "|抓手|标杆|节点|代表|主阵地|主战场|两翼|先导|示范)(?=[，、的]|$)"
)
"""以南宁高新区软件园为核心，打造…: what is built is not the area's."""
WHAT, AFTER, OF, OF_THE = (" something ", " what "), " after ", " of ", " of the "
WITH = (" with ", " with the ")
HELPS = ("支持", "帮助", "助力", "协助", "指导")
AND = (" and ", " and the ", "和", "及")
AMOUNTS_TO = ("是", "为", "达", "达到", "只有", "仅有", "不到", "不足", "约有")
"""Words before a name that say what it is to the sentence, where what stands behind agrees."""
LACKS = re.compile(r" (?:cannot|can't|does not|doesn't|lacks?)\b")
FOR_WHOM = re.compile("[将要拟可并已再还向]为$")
INVESTS = re.compile(
    r"市?的?(?:(?:[一两三四五几多]|\d+)[家名个所][^，。；、由]{0,10}?)?"
    r"(?:国资|国有|市属|省属|产业|天使|政府)?(?:企业|公司|集团|机构|团队|大学|高校|院所|医院|资本|基金)[^，。；\d]{0,6}"
    r"(?:领投|参投|跟投|投资|出资|承建|建设|运营|牵头(?!的)|研发|开发|提供|承办|设计|制造|生产|供应|管理|运维|使用|租用|消纳)"
    r"|市?的?(?!政府|[省市区县]|管委会|[一-鿿]{0,4}(?:部门|委|局))[A-Za-z一-鿿]{2,10}?"
    r"(?:研发|开发|提供|承建|运营|设计|制造|生产|供应|领投|投资|出资|兴建|投建)"
)
"""Behind 由 and a name: 由北京一家企业投资建设 tells of no number of 北京's."""
BUILD_IT = re.compile(
    "[市省区县]?(?:[两三]地|[两三][市省区县])?(?:合作|共同|联合|携手|联手)?[共合联]建"
)
"""Behind 由 and the names of those who build something together (由深圳、哈尔滨两市共建)."""
SERVED_ONES = re.compile(rf"(?:的[\d,]+(?:多|余)?家)?(?:{_SERVED}|市民|居民)")
"""将为滨江企业预留算力: who is served is no subject."""
GIVEN_TO = re.compile(
    r"(?:市|[区县]|等地|[两三四]地)?的?(?:\d+[余多]?[个座家户名台条艘辆只][^，。；\d]{0,12})?"
    "(?:发放|拨付|兑付|安排|落实|减免|办理)"
)
"""Behind 已为 and a name: who gets what is given (市里已为徐闻、雷州两地的7座网箱发放贷款)."""
SERVED_SO_MANY = re.compile(
    rf"市?[\d,一二两三四五六七八九十百千]+[余多]?[家个](?:{_SERVED})[^，。；]{{0,6}}"
    "(?:提供|服务|解决|办理|完成|节省)"
)
"""已为佛山320家企业提供算力: so many of its own are served by who is spoken of."""
BUILDS = re.compile(
    "(?:[在到于][^，。；]{0,8}[年月日底末前内])?[^，。；]{0,4}(?:建设|打造|创建|培育|布局|发展|做[强大优精]|扩建|新建|建成|引进|争创"
    "|设立|办好|推进|实施|探索|试点|开通|投放|申报|承办|举办|开发|开放|组建|搭建|招引|改造|扩大|增加|新增|创办|运营)"
    "|(?:(?:围绕|立足)[^，。；]{1,16})?开展"
)
"""支持鄞州区建设人工智能小镇: what is built is 鄞州's as well."""
DOES = re.compile(
    "(?:['’]s(?: [A-Za-z-]+){0,2})?(?: alone)? "
    "(?:was|is|had|has|counted|reported|ranked|came|took|stood|reached|recorded|says"
    "|said|expects|plans|seeks|aims|hopes|wants|will|would|can|gives|offers|pays|covers|added|attracted|drew|raised"
    "|hosts|registered|followed|follows|keeps|trails|ranks|stands|sits|takes|remains|leads|posted|earned|grew|led|managed|expanded|climbed|launched|created|established|founded"
    "|built|invested|earmarked|allocated|unveiled|started|issued|completed|exceeded|received|secured"
    "|set (?:up|aside)) "
    r"|(?: alone)? (?:listed|logged|booked|signed|opened|licensed) (?:about |over |nearly )?\d"
    r"| alone (?!in\b|by\b|for\b|with\b|at\b|on\b|of\b|from\b|to\b|and\b|or\b|since\b|than\b)"
    r"[a-z]{3,} (?:about |over |nearly |some )?\d"
)
RANKS = re.compile(
    r" (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh"
    r"|twelfth|thirteenth|fourteenth|fifteenth|twentieth|\d+(?:st|nd|rd|th))"
    r"(?=[,.]|$| (?:in|by|on|at|with)\b)"
)
GOES_WITH = re.compile(
    r"\b(?:in|to|with|between|from|of|serves) "
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
    r"[^,.;\d]{2,20} and (?:the )?$"
)
"""Before a name: the place named before it is no subject, and so is this one (fairs in Europe and
Hong Kong drew 34,000)."""
CONTRIBUTES = re.compile(
    r"(?:,? [a-z]+ly)?(?: alone)? (?:contributing|accounting|adding|generating|home to|reporting|"
    r"posting|recording|boasting)\b[^,.;\n\d]{0,30}\d"
)
"""Behind with and a name: what the rest of the sentence tells is its own."""
TOTAL = re.compile(
    r" total of (?:about |some |over )?\d"
    r"| total\b[^.;]{0,40}?, which (?:came to|amounted to|was|stood at|reached) (?:about )?[$€£]?\d"
)
"""Behind of and a name: 54 percent of the Hangzhou total, which came to 330 billion."""
DID_SO_AFTER = re.compile(r"(?:, [^,.;\n]{3,60},)?(?: City)?(?: [Cc]ouncil)? \w+ed (?!by\b)")
"""Behind after and a name: a clause (after Busan unveiled a plan), no comparison."""
COUNCIL_DID = re.compile(r"(?: City| Borough| County)? [Cc]ouncil \w+ed\b")
"""Behind after and a name whose council decides what is told (after Wyndham City Council waved …).
"""
ITS_FIRM = re.compile("['’]s [A-Z]")
"""Behind by and a name: whose firm does it (a campus by Singapore's Merlion Digital)."""
WHOSE = re.compile("['’]s ")
"""The ceiling of Ningbo's grant is Ningbo's."""
A_PART_OF = re.compile(
    r"(?:percent|per cent|pct|points|%|\d|\b(?:half|thirds?|quarters?|fifths?|tenths?|share|most"
    r"|much|part|bulk|all|some|many|few|one|two|three|rest)) of $"
)
"""Before the city's: a share of it is that of who has it."""
VENUE = re.compile(r".{0,6}?(?:召开|举行|举办|开幕|闭幕|签约|发布|亮相)|,? on [A-Z]")
OPENED = re.compile(r"\b(?:opened|launched|inaugurated|started) (?:in|at) (?:the )?$")
"""What opened somewhere on a day stands there."""
OF_TWO = ("the former", "the latter")
"""Behind of and a number, which is theirs (71% of the former and 78% of the latter)."""
ACCORDING_TO = ("According to ", "according to ")
ITS_WORDS = re.compile("['’]s [a-z]")
"""Around whose plan or office says what is told (According to the province's action plan, its …).
"""
ITS_GOVERNMENT = re.compile(
    r" (?:city |municipal |district )?(?:government|council|authorities) "
    r"(?:expects?|plans?|wants?|aims?|says?|said|will|ha[sd]|have)\b"
)
"""Behind the place whose government does what is told."""
THE_WHOLE_OF = re.compile(
    r"(?:^|[,;] |\b(?:whereas|while|and|but|when|as) )(?:[Tt]he whole|[Aa]ll) of (?:the )?$"
)
"""Before a place that is told of as a whole, beside its parts or another's."""
THE_MOST_FROM = re.compile("最[^，。；]{1,8}来自$")
"""Before a place with a full stop behind it, of which the next sentences tell (金额最大的一笔来自
杭州余杭区。)."""
IS_THERE = re.compile("(?:增量|增幅|最多|最快|最大|重点|亮点)(?:则|却)在$")
"""Before a place with a comma behind it: 岗位增量则在杭州，当季……"""
JOINS = ("与", "和", "同")
SIGNS = re.compile(
    "市?(?:管委会|人民政府|[市区县]?政府)(?:正式)?(?:签署|签订|签约|签下|达成)|(?:正式)?签约[，,。]"
)
"""Around the place with whose government somebody signs (与贵安新区管委会签署协议)."""
AND_THEN = (", and ", ", and the ")
DID = re.compile(
    r"(?:, [A-Z][a-z]+,)? (?:next door )?(?:last \w+ |recently |also |now )?"
    r"(?:(?:opened|launched|unveiled|announced|approved|started) (?:an?|the|its|about|some)"
    r"|(?:runs|operates|hosts|houses) [a-z]+|says? that|will (?:spend|invest|add|open|build)"
    r"|ha[sd] (?:about |some |over |more than |nearly )?\d)\b"
)
"""Around a place that does something of its own, behind what another one does."""
SHARES_A_REGION = ("同在", "同处", "同属", "同为")
"""Before a region with the city behind it (同在辽宁的大连), which is the subject."""
OF_THE_WHOLE = re.compile(
    r"(?:What['’]s next|Next steps|Looking ahead|Outlook|Elsewhere|City-?wide|The bigger picture"
    r"|Background|全市|综合|其他|下一步)[?:：]?"
)
"""A heading that closes those of the city's parts before it."""
ROW = re.compile(r"\S[ \t\u3000|]+\d[^\s|]{0,12}[ \t\u3000|]+(?:\d|-)")
"""In a row of a table (滨湖区 176亿元 88家), which is no heading of what stands below it."""
ADDRESSED = re.compile("(?:政府|管委会|委员会|部门|单位)[^：:]*[：:]$")
"""To whom a document goes (各区人民政府，贵安新区管委会，市有关部门：) is no heading."""
TURNS_TO = ("镜头转向", "镜头对准", "镜头切到", "目光转向", "目光投向", "视线转向")
"""Before a place: from here on it is spoken of."""
THERE = re.compile(r"\s?There, ")
"""Opens a sentence about the part told last: its city, named in it, is not who is spoken of."""
SECOND_ONLY = ("second only to ", "second to ", "next only to ")
"""Before a place with its number behind it (second only to Beijing, with 198)."""
A_NUMBER = re.compile(r"(?<![\d.,-])(?!(?:19|20)\d\d(?![\d,]))\d")
"""Before it, where who ranks behind has a number of its own."""
TURNS = (" but ", " while ", " whereas ", " that ", " said ", " says ")
LARGEST = re.compile(r"['’]s (?:largest|biggest|first|second|leading|only|newest|top)\b")
THINKS_OF = (" think of ", " thinks of ", " thought of ", " speak of ", " speaks of ", " talk of ")
AS_SOMETHING = re.compile(" as (?:an?|the) ")
"""People think of Optics Valley as a place for screens, but it had 520 firms."""
ONE_OF = re.compile(r", an? (?:[a-z]+ )?$")
FIRM = re.compile(
    "(?:-based)? (?:[a-z-]+ ){0,2}(?:company|firm|operator|maker|start-?up|developer|supplier|"
    r"manufacturer|group|builder|designer|laboratory|venture|business|unicorn)\b"
)
"""Mubei Cloud, a Beijing operator: the sentences behind go on about where it is at work."""
SOME_FIRM = re.compile(
    "[省市]?的?(?:(?:一家|一所|某)[^，。；、：\\d]{0,8}|[^，。；、：\\d]{0,4})"
    "(?:企业|公司|集团|厂商|高校|大学|机构|团队)"
    "(?=[^，。；、\\d]{0,4}(?:\\d|签|达成|合作|，))"
)
"""Behind a place: a firm from there that does something elsewhere (北京一家企业8月7日签下协议)."""
ONE_FIRM = re.compile(
    "[省市]?的?(?:一家|一所|某)[^，。；、\\d]{0,8}(?:企业|公司|集团|厂商|高校|大学|机构)"
)
"""Behind the second of two names: who sits there is told with the first, and is no place."""
SPEAKS = re.compile(
    r"[^，。；：:\n]{1,24}(?:局长|主任|书记|[市区县镇]长|负责人|处长|科长|总经理)[^，。；：:\n]{0,8}[：:]"
)
"""Behind a place: who speaks is its official, and his 我们 are its people."""
_OFFICE = (
    r"[^，。；、：:\n]{0,16}?(?:局长|主任|书记|[市区县镇]长|负责人|处长|科长|经理|经济师|工程师"
    r"|秘书长|部长|院长|校长|召集人|发言人|专员|区长|总工)"
)
OFFICE = re.compile(_OFFICE)
OFFICIAL = re.compile(
    _OFFICE
    + r" ?([\u4e00-\u9fff]{2,3})(?=[、，。：:（(\n]|$|先生|女士|同志|做客|介绍|表示|出席|接受|在)"
)
"""Behind a place: the name of an official of its own, who may speak later (唐薇：我们……)."""
SPEAKER = re.compile(r"\s*([\u4e00-\u9fff]{2,3})[：:]")
PRONOUN = re.compile(r"\b(?:it|its|the city|they)\b")
"""Behind a place where something is done, it is the topic that goes on."""
ORGANISERS = "组委会"
FAIR = re.compile("大会|博览会|展会|峰会|论坛|大赛|[会展]开幕")
"""Who holds a fair speaks of the article's own place, unless a fair was told of just before."""
SERVED_IN = re.compile(r"\b(?:to|for) [a-z][a-z -]{2,30} in $")
REACHES = re.compile(r" (?:reached|rose|total\w*|came|grew|fell|stood|amounted|was|were)\b")
"""Before and behind the province: whom somebody sells to (to car plants in the province), but what
is told of them is the province's (loans to start-ups in the province reached …)."""
APPOSITION = re.compile(
    r"(?:(?: [A-Z][\w-]+){0,2} (?:Area|Zone|District|County))?"
    r"(?:, (?:an?|at|on|the|just outside|outside|one|once|long|home|known|capital|where"
    r"|followed by(?![^,.;:\n]{3,90}, (?:where|which|who|with)\b)|led by|driven by"
    r"|(?:(?:to|of|in) )?which|(?:to )?whose)\b"
    r"[^,.;:\n]{3,90},(?= (?!and\b|or\b)[a-z\d])"
    r"|, an? (?:city|county|town|port|district) (?:(?:north|south|east|west)\w* )?(?:in|of|on) "
    r"[^,.;:\n]{3,140},(?= (?!and\b)[a-z\d])"
    r"|, in (?:neighbou?ring|nearby|[a-z]+ern) [A-Z][\w'’ ]{2,24},(?= [a-z])"
    r"|, in (?:the )?(?:[A-Z][\w'’-]+ ){1,4}(?:autonomous )?"
    r"(?:region|province|prefecture|state|county),(?= [a-z\d]))"
)
"""Behind an English name: what it says of the name, in which other places are no subjects."""
CONGRESS = re.compile(r"第[一二三四五六七八九十]+届(?:人民代表大会|人大)")
"""Behind a name: the congress to which a government reports on its own place."""
