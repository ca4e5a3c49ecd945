"""The words by which the rules go: data, one row to add. Tables of regular expressions."""

import re


def _any(*rows: str) -> re.Pattern[str]:
    return re.compile("|".join(rows), re.IGNORECASE)


SUBJECT = _any(
    "人工智能|大模型|算力|智算|机器人|智能体|语料|数据集|模型|自动驾驶|智能网联|数字化",
    r"\bAI\b|artificial intelligence|\bcompute\b|computing|\bmodels?\b|robots?",
)
"""What an article must speak of, twice at least, to be read at all."""
SUBJECT_FLOOR = 2
SHORT = 120
"""In a text shorter than this, in code points, speaking of it once is enough."""

GROWTH = _any(
    "同比|环比|增长|增速|增幅|下降|下滑|减少|降幅|上涨|年均|翻",
    r"\bup\b|\bfell\b|\bgrew\b|\brose\b|\bdown\b|increase|decline|growth|year on year|more than in",
)
MONEY_GIVEN = _any(
    "券|补贴|补助|奖励|资助|奖补|基金|专项|资金|经费|贷款|风险补偿|抵扣|申领|预算|出资|注资|租金|单家企业|单个",
    r"vouchers?|grants?|subsid|\bfunds?\b|claim|set aside|allocat|budget|paid back",
)
"""Money that a policy gives, not money that an industry earns."""
FUNDING = _any("券|基金|专项|资金|贷款|经费", r"vouchers?|\bfunds?\b|grants?")
RANKED = _any(
    "居|位|列|排|全国|全省|全球|世界|西部|东部|中部|东北|长三角|之首",
    r"\brank|\bnational|\bin the country",
)
NOT_A_CITY = _any(
    "(?<!上市)公司|股价|表中|口径|市值|总部位于|本报|原文|此前(?:公布|报道|全市)|快报数|误写",
    r"\bnationwide\b|\banalysts\b|\bshares\b",
)
"""Whose number it is, when it is no city's; or a number that the text takes back."""
DIFFERENCE = re.compile(
    r"比(?![上去年前同])[^，。；\d]{1,10}(?:多|少|高|低|快|慢)出?[了近约超]?$|是[^，。；\d]{1,6}的$|每$"
)
"""比合肥多5款, 是它的1.4倍: a distance between two places, no number of either; 每万名: a base."""
CORRECTED = re.compile(
    r"(?:应为|应是|实际(?:同比)?(?:增长|为)?|准确(?:数字|数据)?[是为]|更正为|核实后?应?为)[“”]?\s*$"
)
"""What follows is right, though the sentence speaks of an error."""
THRESHOLD = re.compile(r"(?:超过?|突破|达到|低于|高于|满)\s*$")
CONDITIONED = re.compile(
    r"(?:以上|以下)?的[\u4e00-\u9fff]{0,8}(?:企业|项目|单位|团队|主体|公司|区域|设施|短剧)"
)
"""营业收入超过百亿元的企业: a condition, not an amount of its own."""
RESTATED = re.compile(r"(?:每秒|也就是|折合|即|约合|相当于|合计|总数)[约为]?\s*$")

# fmt: off
IDLE_COUNTERS = frozenset({
    "方面", "届", "步", "点", "层", "度", "天", "号", "轮", "方", "字", "岁", "周岁", "版",
    "章", "℃", "市", "省", "头", "角", "地", "城", "面", "端", "线", "代", "手", "篇", "稿",
    "夜", "眼", "者", "句", "回", "秒", "分", "分钟", "小时", "课时",
})
# fmt: on
"""Counters that order a speech or measure a day rather than a city."""
COUNTED_KINDS = frozenset({"money", "count", "measure", "percent", "point", "number"})

DOCUMENT = re.compile(
    r"《[^》\n]{4,50}(?:措施|方案|计划|意见|清单|规划|办法|条例|政策|行动|指南|细则|目录|要点)[^》\n]{0,12}》"
)
ISSUED = _any("发布|印发|出台|公布|制定|实施|提出|按照|根据|发放|升级|推出")
VOUCHER = re.compile(r"“([^”\n]{1,8}(?:券|贷|卡))”")
BUILT = re.compile(
    r"(?P<verb>(?:加快|正加快|推进|正在|将|今年将|继续)?(?:建设|打造|构建|组建|设立|成立|共建|建成|集聚了?|依托))"
    r"(?P<names>[^，,。；;！？\n（(]{4,80})"
)
BUILT_NAME = re.compile(
    r"^[^0-9，。；的一二两三四五六七八九十]{3,30}"
    r"(?:中心|平台|集群|基地|园区|实验室|体系|小镇|研究院|试验区|实训场|社区|联盟|枢纽|走廊|产业园|港)$"
)
BUILD = re.compile(r"^(?:加快|推进|起)?(?:建设|打造|构建|组建|设立|成立|共建|建成)?")
"""A verb of its own before an item of a list."""
INSTITUTION = re.compile(r"(?:研究院|实验室|大学|学院|创新中心)$")
LIST_SPLIT = re.compile(r"[、]|和(?=[\u4e00-\u9fff]{4})|以及|与(?=[\u4e00-\u9fff]{4})")
LIST_TAIL = re.compile(r"等(?:一批)?[^、]{0,16}$|方面.*$")
