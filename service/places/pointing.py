"""The words that point back to a place: 全市, the district, 后者. To teach one, add it here."""

import re

from service.places.writing import is_chinese

_ALONE = "[，,：。\\n“年按全本该由据]"
_BUREAU = (
    "(?:发改|发展改革|工信|经信|数据|大数据|科技|商务|统计|人社|财政|教育|卫健|交通|低空办)"
    "[^，。；：\\n]{0,4}?[局委办]"
)
"""Behind 市 or 区 that no name stands before: an office of the place (市发改局表示)."""
_OPENS_BUREAU = "[发工经数大科商统人财教卫交低]"
"""How they begin: asked first, for 市 and 区 are frequent."""
BACK_CITY = re.compile(
    r"这座城市?(?!区|市群)|全市(?!场|值|各(?:县区|区县|区|县)[^，。；\d]{0,4}第)|我市(?!场|值)|该市(?!场|值)|本(?<!资本)市(?!场|值)|市里|市级(?=财政|专项|资金|引导基金|母基金|算力券|预算)|市本级|市域|"
    rf"市(?={_OPENS_BUREAU})(?<![\u4e00-\u9fff]市){_BUREAU}|"
    r"t(?<!\wt)he (?:whole|entire) city\b|C(?<!\wC)ity-?wide\b|c(?<=[Tt]he c)ity-?wide\b|"
    r"T(?<!\wT)he (?:[Cc]ity|municipality)\b(?!-| [A-Z])|t(?<!\wt)he (?:city|municipality)\b(?!-)"
)
BACK_LOCAL = re.compile("当地|本埠")
BACK_HUB = re.compile(
    r"T(?<!\wT)he (?:[A-Za-z]+[ -]){0,3}(?:city|hub|metropolis|municipality|port|capital)\b(?!-)"
)
_REGION_TELLS = (
    "的?(?:方案|规划|计划|意见|要求|目标)|层面|(?:人民)?政府(?!新闻办|[、和])|财政|(?:此前|今年)?(?:提出|明确|出台|印发|安排)"
    "|(?:发展|发改|工信|工业|大数据|数据|数字化|科技|商务|统计)[^，。；：\\n]{0,6}?[局委厅](?=的?(?:最新)?(?:数据|统计|口径))"
)
"""Behind 自治区 that no name stands before: what is told of the region itself."""
BACK_PROVINCE = re.compile(
    r"全省|我省|该省|本省(?![产籍内外])|省里|全区域"
    rf"|自治区(?<![族古尔藏夏疆西]自治区)(?={_REGION_TELLS})"
    r"|省级(?=财政|专项|资金|引导基金|母基金|算力券|预算)"
    r"|T(?<!\wT)he province\b|t(?<!\wt)he province\b"
    r"|T(?<!\wT)he (?:autonomous region|region as a whole)\b"
    r"|t(?<!\wt)he (?:autonomous region|region as a whole)\b"
    r"|t(?:(?<=in t)|(?<=across t))he [Ss]tate(?=[,.;])"
    r"|P(?<!\wP)rovince-?wide\b|p(?<!\wp)(?<!\ba p)rovince-?wide\b"
)
BACK_WITHIN = re.compile(r"区内(?<![\u4e00-\u9fff]区内)(?!外)|为区内")
BACK_DISTRICT = re.compile(
    r"全区(?!域)|区里|县里(?!面|企业|的)|县医院|区政府|区委|我区|该区|本区|全县|我县|该县|县府(?!大|路|广|网)|"
    rf"区(?={_OPENS_BUREAU})(?<![\u4e00-\u9fff]区){_BUREAU}|"
    rf"县(?={_OPENS_BUREAU})(?<![\u4e00-\u9fff]县){_BUREAU}|"
    r"T(?<!\wT)he (?:district|borough|ward|county)\b(?!-)"
    r"|t(?<!\wt)he (?:district|borough|ward|county)\b(?!-)"
    r"|D(?<!\wD)istrict (?:officials|authorities|leaders)\b"
)
BACK_TOWN = re.compile(
    "|".join(f"{of_it}(?:镇|乡(?![镇村])|街道)" for of_it in "全该") + "|镇[里上](?![一-鿿]村)"
)
COUNTS = {"两": 2, "双": 2, "二": 2, "三": 3, "四": 4, "五": 5}
BACK_GROUP = re.compile(
    "|".join(f"{count}(?:市|地|城|座城市|个城市|省|者)(?!面|方|民)" for count in COUNTS)
    + r"|T(?<!\wT)he(?: two| three)? cities\b|t(?<!\wt)he(?: two| three)? cities\b"
    r"|B(?<!\wB)oth\b(?:(?: two| three)? cities\b)?|b(?<!\wb)oth\b(?:(?: two| three)? cities\b)?"
)
BACK_FORMER = re.compile(
    "前者|t(?<!\\wt)he former(?=[,.;]| and\\b)|T(?<!\\wT)he former(?=,| \\w+s\\b)"
)
BACK_LATTER = re.compile(r"后者|T(?<!\wT)he latter\b|t(?<!\wt)he latter\b")
BACK_HOME = re.compile(
    r"我(?<=[，,；;]我)们(?![国省县区])|组委会(?=[透表介说发宣])"
    r"|C(?<!\wC)loser to home\b|B(?<!\wB)ack home\b"
)
"""Behind the figures of another city, who speaks comes back to his own."""
BACK_WE = re.compile("我(?<![，,；;]我)们(?![国省县区])|咱们|俺们")
"""Of who is asked in an interview, or speaks at a press conference, it is his place."""
BACK_THEY = re.compile("他们(?!的?(?:团队|公司|产品))|人家|对方(?!向|案)")
"""Beside 我们: the place that who speaks is compared with."""
BACK_ANSWER = re.compile(
    r"o(?<!\wo)urs\b(?= )|O(?<!\wO)urs?\b|W(?<!\wW)e\b(?!,)|w(?<=and w)e\b|w(?<=but w)e\b"
    r"|w(?<=What w)e\b|I(?<!\wI)(?:['’](?:d|ll|m)| want| hope| expect| plan| aim)\b"
)
BACK_CAPITAL = re.compile(
    r"t(?:(?<=in t)|(?<=to t)|(?<=from t)|(?<=outside t))he capital\b"
    r"(?=[.,;:)]|$| (?:and|by|on|at|in|alone|is|was|has|had|last|this|that)\b)"
)
BACK_RIVAL = re.compile(
    r"that of its rival\b|its rival\b|the other city\b|its neighbou?r\b|the neighbou?r\b"
)
_AREAS = "|".join(
    f"{name}(?<={_ALONE}{name})区(?![内外域块间])" for name in ("园", "新", "高新", "开发", "经开")
)
BACK_ZONE = re.compile(
    r"T(?<!\wT)he (?:park|zone|(?:new |bay )?area|cooperation zone)\b(?! of\b)"
    r"|t(?<!\wt)he (?:park|zone|(?:new |bay )?area|cooperation zone)\b(?! of\b)"
    rf"|{_AREAS}"
)
BACK_DISTRICTS = re.compile("[两二三四五]个?区(?!域|间|块)")
BACK_OWN = re.compile(r"t(?:(?<=in t)|(?<=of t))his city\b")
_METRO = (
    r"(?:city-region|conurbation|combined authority|(?:metropolitan|metro|greater) (?:region|area))"
    r"\b(?! of\b)"
)
BACK_METRO = re.compile(rf"T(?<!\wT)he {_METRO}|t(?<!\wt)he {_METRO}")
_SEAT = (
    r"he (?:state|provincial|regional) capital\b"
    r"(?= (?:itself|alone|ha[sd]|counts|counted|reports|reported|hosts|plans|aims)\b|, which\b)"
)
BACK_SEAT = re.compile(
    rf"t(?<!\wt){_SEAT}|T(?<!\wT){_SEAT}|"
    "省会(?!城|都|经|[一-鿿]{0,2}之|的$)(?=去年|今年|同期|目前|现有|[，,]|则|也|有)"
)
BACK = (
    ("city", BACK_CITY),
    ("local", BACK_LOCAL),
    ("zone", BACK_ZONE),
    ("hub", BACK_HUB),
    ("province", BACK_PROVINCE),
    ("district", BACK_DISTRICT),
    ("within", BACK_WITHIN),
    ("group", BACK_GROUP),
    ("districts", BACK_DISTRICTS),
    ("former", BACK_FORMER),
    ("latter", BACK_LATTER),
    ("home", BACK_HOME),
    ("rival", BACK_RIVAL),
    ("we", BACK_WE),
    ("they", BACK_THEY),
    ("answer", BACK_ANSWER),
    ("capital", BACK_CAPITAL),
    ("seat", BACK_SEAT),
    ("metro", BACK_METRO),
    ("own", BACK_OWN),
    ("town", BACK_TOWN),
)
"""What kind of place each of them means; a hub is a city, what is local whatever was named last."""
BACK_IN_CHINESE = tuple(row for row in BACK if is_chinese(row[1].pattern))
"""Those of them that need no English."""
