"""The words that decide: data, not branches. One row is one line to add.

Every table is a tuple of regular expressions without groups; the modules that use them join them
into one pattern. Sources: the gold articles, city plans of 2023-2025, wire copy in English.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

_ALTERNATIVES = re.compile(r"(?:\[([^]^\\-]+)\]|\(\?:([^()]+)\))(?![?*+{])(.*)")
_LOOK_BEHIND = re.compile(r"((?:\(\?<!(?:[^()])*\))*)([^(\[\\]?)(.*)")
MAY_RISE = "[^，。；,;\\d已了]{0,6}(?:可以?|(?<![产功智性职动万])能)再?(?:[提扩升增达]|突破|超过)"


def joined(*tables: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for whole tables; Latin words match whole and in any case.

    Every branch begins with a plain character, for then `re` skips at once over all text in which
    none of these characters stands; so what must not stand before a word is asked behind its first
    character, and a Latin word is a branch for each case of its first letter. Where one does stand,
    `re` tries branch by branch; so those with the same first character are one.
    """
    branches: defaultdict[str, list[str]] = defaultdict(list)
    for row in (row for table in tables for row in table):
        for first, rest in _branches(row):
            branches[first].append(rest)
    assert "" not in branches
    return re.compile("|".join(f"{first}(?:{'|'.join(r)})" for first, r in branches.items()))


def chinese(table: tuple[str, ...]) -> tuple[str, ...]:
    """The rows of a table that are no Latin words."""
    return tuple(row for row in table if not row.isascii())


def beginnings(*tables: tuple[str, ...]) -> frozenset[str]:
    """The characters one of which a text must hold for the pattern of the tables to match."""
    found = frozenset(first for table in tables for row in table for first, _ in _branches(row))
    assert "" not in found
    return found


def _branches(row: str) -> Iterator[tuple[str, str]]:
    """The first character of each, and what follows it; a row may begin with alternatives."""
    several = _ALTERNATIVES.fullmatch(row)
    if several is not None:
        letters, words, rest = several.groups()
        for one in letters or words.split("|"):
            yield from _branch(f"{one}{rest}")
        return
    yield from _branch(row)


def _branch(row: str) -> Iterator[tuple[str, str]]:
    split = _LOOK_BEHIND.fullmatch(row)
    assert split is not None
    unless, first, rest = split.groups()
    if not row.isascii():
        yield first, unless.replace(")", f"{first})") + rest
        return
    for letter in dict.fromkeys((first.lower(), first.upper())):
        behind = unless.replace(")", f"{letter})")
        end = "" if rest.endswith("$") else r"\b"
        yield letter, rf"(?<!\w{letter}){behind}(?i:{rest}){end}"


_REACHING = (
    "(?:have|reach|hit|host|hold|carry|handle|employ|house|process|treat|rise|grow|add|create|produce|draw|bring|train|serve|supply|back"
    "|be (?:home|built|open))"
)
_BECOMING = "(?:reach|open|hit|rise|grow|be (?:home|built|open))"
"""What something was to do; what is to train robots may be its job."""
_AIDED = (
    "予?以?(?:资助|支持|补助|奖励|奖补|立项|认定|扶持|表彰)的?"
    "(?:项目|企业|单位|名单|对象|课题|机构|团队)"
)
TO_BE_AIDED = f"拟{_AIDED}"
"""Those whom a list names that are to be aided: it is agreed, not aimed at (拟资助项目)."""
_SO_MANY = "(?:only |just |about |some |more than |roughly |around |nearly )?$"
AIM = (
    "力争",
    "争取",
    "力求",
    "(?<![家个项款座台%元亿万人名]的)(?<!对照)(?<!对标)目标(?!完成[率度]|达成率|企业|客户|检测|识别)",
    "(?<!行动)(?<!“)(?<![0-9a-zA-Z])(?<![该此项类份累统合才])计划(?!生育|批出|批准|资助|如期|按期|顺利|稳步|有序|累计|已|共|收到|接获|受理|迄今|(?:推出|实施|启动|开展|施行|运行)(?:[一二三两]年)?(?:以?来|至今|后|期间)|完成[率度]|执行率|单列|项目|》|[」”』]|书|总?投资|至今|[来來][港深澳华]|下[，,的])",
    "将(?![军领士帅近]|(?:充分)?(?:用好|利用好?(?!率)|依托|发挥|借助|立足)[^，。；\\d]{0,4}$|[^，。；的在于对]{1,20}(?<![为除])了(?!解|结)|[^，。；]{1,30}误(?:[写印登植报标记称作]|算成)|[^，。；的把被对在于向推]{1,12}(?:列为|评为|视[作为]|作为|当[作成]|[摆放]在))",
    f"(?<!虚)(?<!模)拟(?![合人声真态]|投资总?额|{_AIDED})",
    "预计",
    "预估",
    "预料",
    "预期(?=[是为增达])",
    "筹建(?![了于完])",
    "估计(?=[^，。；]{0,14}(?:[可将能]|每年))",
    "有望",
    "(?<!新)(?<!已)(?<!计)(?<!功)打造(?!的(?:全国|全省|国内|首个|首批))",
    "确保",
    "要(?=[在达实建培到]|以[^，。；,;]{1,16}为)",
    "(?<![主重需必次首纪简摘只想扼])要(?=完成|提高|提升|新增|新建|再|力|推动|突破|超|控制|增|扩|降|压|签[约下]|招引|新开|引[进育]|冲(?=[\\d一二三四五六七八九十]))",
    "(?<![主重需必次首纪简摘只想扼])要(?![素闻点件目塞道地等花付排耗跑走坐盯管])(?=[^，。；,;的是\\d]{1,6}$)",
    "(?<![主重需必次首纪简摘只想扼])要(?=对照|抓好|着力|聚焦|紧盯|围绕)",
    "(?:强调|指出)[，,]?要",
    "最(?:要紧|紧[迫要]|迫切|急)的(?:一?[步件项]|任务|事情?|工作)(?=[，,：:]?就?是|[，,]$)",
    "还要",
    "任务是",
    "(?<!指数)(?<!评价)今年的?指标(?=[是为])",
    "锚定(?=全年|年度|今年|明年|年初|既定|“|目标)",
    "(?<!完成)(?<!实现)硬指标(?=[:：。])",
    "今年的?任务(?![^。；，]{0,14}(?:完成|收官|情况))(?=[^。；，]{0,14}[:：])",
    "(?<![建设成])立下(?=[^，。；]{0,6}(?:目标|军令状|任务|[一二三四五]个))",
    "打算",
    "准备(?!金|就绪|度|了|好)",
    "努力",
    "规划(?:[是为](?=[\\d，。；,;]|$)|建[设成]|到|新[增建]|布[局置]|安装|部署|招[募收引]|引进|培[育训养])",
    "届时",
    "应(?:达|当|该|不)",
    "(?<!历)(?<!格)(?<!件)(?<!验)(?<!技能)(?<!达到)(?<!符合)(?<!满足)要求(?![的较])",
    "今年计畫(?![的，、])",
    "明年计畫(?![的，、])",
    "计畫(?=[招建设增引培扩]|投入)",
    "具体安排(?=(?:如下|包括|是|有|为)?[:：])",
    "工作安排(?=(?:如下|包括|是|有|为)?[:：])",
    "原定",
    "远期(?=[^，。；\\d]{0,6}(?:[扩增提达可将建到至]))",
    "定下",
    "提出(?!了?(?:的[^，。；\\d]{0,8})?(?:需求|诉求|问题|建议|意见|申请|困难|难题|异议|疑问)|的(?![^，。；]{0,16}(?:目标|任务|要求|指标|规划|计划|方案|部署|举措|[到至“]|20\\d\\d|[今明]年))|的[“《「][^”》」]{2,12}(?:计划|工程|行动|规划|方案)|[^，。；]{0,16}以来)",
    "明确(?=[，,：:到至]|今年|明年|20)",
    "年内(?![^，。；,;\\d]{0,8}(?<![除为])了(?!解)|(?<=[一二两三半\\d]年内)(?:就|便|即|已|又|竟)?(?:流失(?!率)|离职(?!率)|倒闭|下跌|跌去|蒸发|缩水|夭折|退租|腰斩|关门))",
    "年底前",
    f"(?<!去)(?<!上)(?<!年)(?<!\\d)年底(?=[能可](?:[到达过超突增完建]|望|实现|新增)|(?<=到年底){MAY_RISE})",
    "瞄准[^，。；,;\\d]{0,6}$",
    "瞄准(?=[^，。；,;]{0,14}[\\d一二三四五六七八九十百千万])",
    "想(?=做到|达到|让|把)",
    "给自己定的",
    "(?<![主重需必次首纪简摘只想扼])要(?=通过|把)",
    "剑指",
    "承诺(?=[，,：:]|今年|明年|到20|在20)",
    "可望",
    "奔着[^，。；,;\\d]{0,4}$",
    "盯着[^，。；,;\\d]{0,4}$",
    "(?<![社都大机])会(?=再?[扩增升达提涨][大加到高]?[到至])",
    "会(?<=[，：期司们我他她也还]会)(?=利用|设[置立]|建[设成]|新[增建]|[扩改]建|扩[大容]|改造|增[设建加]|开[设通放]|安装|投入(?!使用)|在[^，。；]{2,16}(?:设|建|安装|新))",
    "今年会(?![展议场员计务商上])",
    "明年会(?![展议场员计务商上])",
    "政府会(?![展议场员计务商上同])",
    "当局会(?![展议场员计务商上同])",
    "市府会(?![展议场员计务商上同])",
    "酝酿(?=[^，。；]{0,8}(?:设立|新建|建设|推出|打造|成立))",
    "(?<!合作)有意(?=[^，。；]{0,8}(?:引进|新建|建设|把|将|再|设立))",
    "(?<!已)(?<!经)(?<!共)谋划(?=[^，。；]{0,12}(?:新建|再建|建设(?!项目|的)|设立|新增|引进))",
    "冲刺",
    "冲(?:击|上|到|过)?$",
    "(?<![材原资用物预饮燃涂布语史肥染塑饲颜])料(?=带来|达|可|会|增|升|突破|创|吸引)",
    "(?<![稳固一肯必判认鉴])定在",
    "锁定",
    "期望",
    "希望(?!小学|学校|工程|之)",
    "(?<!on the )(?<!about the )(?<!against the )"
    "plans?(?! (?:follows|comes|builds on|cut the|drew|brought)\\b)"
    "(?! its [^.;,]{3,40} (?:lowered|cut|saved)\\b)",
    "planned",
    "aims?",
    "aiming",
    "aimed (?:for|at|to)",
    "targets?",
    "targeted",
    "will(?! (?:recall|remember|know|note|notice|reply|say|argue|object) that\\b)",
    "would(?! mean| like to see)",
    "should (?:not|never) (?:fall|drop|go|dip|sink) below",
    "(?<!could )(?<!can )expects?",
    "expected to",
    "projected to",
    "should be (?:raised|lifted|increased|expanded|brought|doubled|tripled|cut|reduced)",
    "could (?:bring|create|generate) (?:about |some |up to |as many as )?[$€£¥]?$",
    "could (?:exceed|hit|top|surpass|pass|rise to|grow to)",
    "(?<!residents )(?<!passengers )(?<!people )(?<!users )could reach(?! (?:any|all) of)",
    "may (?:exceed|reach|hit|surpass|pass|rise to|grow to)",
    "might (?:exceed|reach|hit|surpass|pass)",
    "likely to (?:exceed|reach|hit|top|surpass|pass)",
    "on (?:course|track) to",
    "is bidding to",
    "looking to (?:host|have|reach|attract|lift|raise|grow|expand|double|triple|add|build|draw)",
    "is planning(?! (?:its|their|the|how)\\b)",
    "(?:is|are) (?:poised|bound|going|gearing up|preparing|getting ready|determined|primed|racing"
    "|angling|readying) to",
    "ha(?:s|ve) (?:undertaken|committed|vowed) to(?! [a-z]+ing\\b)",
    "is striving for",
    "eyeing",
    "gunning for",
    "betting on (?:about |some |at least )?$",
    "banking on (?:about |some |at least )?$",
    "counting on (?:about |some |at least )?$",
    "shooting for",
    "stands? to (?:gain|receive|win|attract|add|get)",
    "wants? (?:it|them|that) (?:above|below|at) $",
    "had (?:wanted|hoped for|intended|(?:called|asked) for|foreseen|envisaged|pencill?ed in)",
    "we want (?:about |at least )?$",
    "must (?:find|reach|train|add|cover|exceed|be (?:in use|filled|occupied))",
    "are to become",
    "w(?:as|ere) to (?:have|host|house|employ)",
    f"supposed to (?:{_REACHING}|show)",
    f"w(?:as|ere) to {_BECOMING}",
    f"(?<!, )meant to {_REACHING}",
    f"(?<!, )intended to {_REACHING}",
    f"shall (?:{_REACHING}|exceed|gather|raise|increase|surpass|cover|not fall below)",
    "hopes?",
    "set out to",
    "intends?",
    "seeks?",
    "is seeking to",
    "are seeking to",
    "goals?(?!-)",
    "pledged",
    "vowed",
    "w(?:as|ere) promised (?:about |some |up to )?$",
    "ha(?:s|ve) pencill?ed in",
    "promised to",
    "propos(?:es?|ed|ing) to",
    "undertook to",
    "foresees?",
    "envisag(?:es?|ed)",
    "sights on",
    "set to",
    "wants (?:at least |about |around |more than |over |(?:not|no) (?:less|fewer) than )?$",
    "should (?:exceed|reach|top|hit|rise to|grow to)(?! \\d+ (?:characters|words|minutes|seconds))",
    "wants? (?:the|its|their) [^.;,]{3,40} (?:above|below|at) $",
    "want(?:s|ed)? (?:it |them |that (?:\\w+ )?|(?:the|its|their|\\w+ year['’]s) "
    "(?:[\\w’'-]+ ){1,4})?to",
    "told [^.;,]{1,30} to",
    "ordered [^.;,]{1,30} to",
    "strives?",
    "against a target",
    "targeting(?= (?:an? |growth|\\w+ growth|output|annual|revenue|sales|some|around|about|over"
    "|more than|at least|[$€£¥]?$|\\d))",
    "set (?:ourselves|itself|themselves)(?! (?:apart|up))",
    "forecast to",
    "due to (?:open|start|begin|launch|reach|rise|take|come|go|enter|grow|hit|double|add|be)",
    "slated",
    "scheduled to (?:open|start|begin|launch|reach|rise|come|go|enter|grow|add|be|have|house|host)",
    "hoping (?:for|to)",
    "working towards?",
    "is to",
    "to reach",
)
"""What is aimed at follows."""

STATE = (
    "已(?!有望|经?写|经?[列纳]入(?:今年|年度|政府工作报告|重点)|经?明确|经?提出|经?印发|经?分解|经?下达|摆上|经?敲定|经?提报|经?申报|经?报批|经?编制|经?规划|经?定[下了]?[，,]|经?细化)",
    "(?<![在用托对将把于由从合实发呈体表])现有",
    "(?<!从)(?<!相当于)目前(?![期景沿]|最(?:要紧|紧[迫要]|迫切|急)的)",
    "截[至止]",
    "比上年",
    "较上年",
    "实际(?!使用|利用|到位|吸收|[^，。；,;\\d已达]{0,10}不[低少]于)",
    "作为(?:对照|对比|参照|比较)",
    "(?<![由从比较])去年(?![^，。；]{0,16}的?基础上|剩余|剩下|结转|遗留|欠下|未完成|没完成|落下)",
    "(?<![由从以])上年",
    "今年以来",
    "完成了",
    "提前完成",
    "实现了",
    "达到了",
    "建成了",
    "增长了",
    "现已",
    "眼下(?!最(?:要紧|紧[迫要]|迫切|急)的)",
    "如今(?!年)",
    "数据显示",
    "had",
    f"w(?:as|ere)(?! to {_BECOMING})",
    "rose",
    "fell",
    "grew",
    "reached",
    "counted",
    "(?<!to )(?<!will )(?<!would )(?<!should )hit",
    "stood",
    "climbed",
    "jumped",
    "topped",
    "totall?ed",
    "(?<!have )accounted for",
    "which reported",
    "currently",
    "at present,? (?:at |is (?:put at )?|stands at |(?:it|they) [a-z]+ |there (?:are|is) )?"
    f"{_SO_MANY}",
    f"so far,? {_SO_MANY}",
    f"at the moment,? (?:it is )?{_SO_MANY}",
    f"to date,? {_SO_MANY}",
    f"now (?:at|stands at|standing at) {_SO_MANY}",
    f"stands at {_SO_MANY}",
    "already (?:is |has )?[a-z]+(?:ing|ed)(?! to)",
    "ha(?:s|ve) (?:gone|risen|grown|climbed|jumped|swollen|doubled|tripled|fallen) (?:to|from|by)",
    "(?:survey|poll|count|audit|census|study)(?: [a-z]+){0,4} found(?: that)?",
    "existing",
    "year[ -]on[ -]year",
    "from a year earlier",
)
"""What has been reached follows."""

DEMAND = (
    "不少于",
    "不低于",
)
"""What is demanded each year (每年不少于20个) is an aim."""

LOOSE = frozenset({"预计", "预估", "expected to", "打造"})
"""Words of `AIM` that only estimate, or tell what was done, where the period has ended:
全年产值预计达1386亿元, 全年打造场景88个."""

NOW = (
    "目前",
    "现有",
    "现已",
    "当前",
    "如今",
    "现在",
    "现时",
    "眼下",
    "这次",
    "本次",
    "此次",
    "迄今",
    "至今",
    "已",
    "currently",
    "the current",
    "at present",
    "now",
    "so far",
    "to date",
    "today",
)
"""The figure describes the day of the report."""

THIS_YEAR_OR_THE_LAST = frozenset({"这一年", "这一年来", "一年来", "当年", "本年"})
"""Told in the first months of a year, these may be the year gone by."""

YEAR_ON = (
    "一年来",
    "过去一年",
    "过去的一年",
    "the past year",
)
"""An article with these words looks back on a year."""

UP_TO = (
    "不[得应能可宜](?:超过|高于|多于|大于|超出|突破)",
    "最高",
    "最多",
    "不超过",
    "不高于",
    "不多于",
    "至多",
    "封顶(?!的|仪式|后|，)",
    "不超",
    "最长(?!的)",
    r"(?<!topped )(?<!moved )up to(?! (?:first|second|third|fourth|fifth|\w+th)\b)",
    "as much as",
    "(?<!times )as (?:long|many|high) as $",
    "no more than",
    "not more than",
    "at most",
    "maximum",
    "capped at",
    "cap of",
    "ceiling of",
    "caps? [a-z ]{1,24} at",
    "limits? (?:[a-z]+ ){0,3}to",
    "limited to",
    "cap is",
    "ceiling is",
    "limit is",
)
"""An upper bound that may stand some words before its number: 不超过实际投入额的20%."""

AT_LEAST = (
    "不[得应能可宜](?:低于|少于|小于)",
    "不少于",
    "不低于",
    "至少",
    "最低",
    "no less than",
    "no fewer than",
    "at least",
    "a minimum of",
    "(?<!factory )(?<!shop )(?<!show )(?<!third )floor of [$€£¥]?$",
)
"""A lower bound that may stand some words before its number."""

DECLINE = (
    "下降",
    "减少",
    "降低",
    "下滑",
    "回落",
    "缩减",
    "缩短",
    "压缩",
    "压减",
    "负增长",
    "收窄",
    "降至",
    "降幅",
    "放缓",
    "减速",
    "跌",
    "衰退",
    "萎[缩縮]",
    *(
        "减(?![灾震速振])",
        "降幅",
        "下调",
        "调减",
        "调低",
        "下浮",
        "节约",
        "节省",
        "省[下去了时]",
        "掉了",
    ),
    *("少了", "短了", "低了", "慢了", "省了", "便宜", "优惠", "让利", "豁免"),
    *(f"{than}[^，。；,;]{{1,12}}[低少短慢]" for than in ("比(?![例重率值])", "较")),
    *("fell", "falls?", "fallen", "down", "declined?", "decline of", "decreased?"),
    *("dropped", "drop of", "lower(?:s|ed|ing)?", "shrank", "shrunk", "slipped", "reduction"),
    *("reduc(?:e|es|ed|ing)", "cut(?:s|ting)?", "shorten(?:s|ed|ing)?", "slash(?:es|ed|ing)?"),
    *("trim(?:s|med|ming)?", "sav(?:e|es|ed|ing)", "shed(?:s|ding)?", "halv(?:e|es|ed|ing)"),
    *("declin(?:e|es|ing)", "drop(?:s|ping)?", "fall(?:s|ing)", "decreas(?:e|es|ing)", "los[et]s?"),
    *("shav(?:e|es|ed|ing)", "knock(?:s|ed) [^.;,]{2,40} off", "tak(?:es?|ing) off"),
)
"""The number beside it counts downward, though it is written without a minus sign."""

DECLINE_BEHIND = (
    "fewer (?:[a-z]+ ){0,6}than",
    "less (?:[a-z]+ ){0,6}than",
    *("less(?! than \\d)", "fewer(?= [a-z]+)", "shorter", "off the"),
    "lower than",
    "smaller than",
    "cheaper than",
    "below (?:a year|last year|the year|the same|its|their|what)",
    "down (?:on|from)",
    *("drop", "fall", "decline", "decrease", "dip", "slump"),
)
"""So does the number that it stands behind: 15% fewer than a year ago."""

SOONER_BEHIND = ("quicker", "faster", "sooner", "earlier", "more (?:quickly|cheaply)")
"""So may that of a span of time or a price: found 45 percent sooner."""

RANKS = {
    "首位": 1,
    "榜首": 1,
    "首名": 1,
    "最多": 1,
    "最大": 1,
    "最高": 1,
    "最快": 1,
    "居首": 1,
    "第一": 1,
    "领跑": 1,
    "之首": 1,
    "冠军": 1,
    "次席": 2,
    "亚军": 2,
    "first": 1,
    "largest": 1,
    "most": 1,
    "top": 1,
    "biggest": 1,
    "highest": 1,
    "leads": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
}
"""Words that give a place in a ranking without a numeral."""

MULTIPLES = {
    "翻一番": 2,
    "翻番": 2,
    "翻了一番": 2,
    "倍增": 2,
    "翻两番": 4,
    "翻三番": 8,
    "double": 2,
    "doubled": 2,
    "doubling": 2,
    "triple": 3,
    "tripled": 3,
    "quadruple": 4,
}
"""Words that multiply without a numeral."""

HORIZON_UNITS = {"年": 1, "year": 1, "years": 1, "a": 1, "yr": 1}
"""Units of a span of years within which an aim is to be reached."""

SURPASSING = (
    "above|below|beyond|than|past|short of|exceed(?:s|ed|ing)?|beat(?:ing|s)?|surpass(?:es|ed|ing)?"
)
"""Before the figure that another one is held against."""
