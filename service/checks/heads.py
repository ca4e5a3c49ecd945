"""What the last head noun of a name lets one expect of its number.

A share is no sum of money and a growth counts no companies. The head of a Chinese name stands at
its end (算力券补贴比例: 比例), that of an English one before its first preposition (share of the
budget for companies: share).
"""

import re
from collections import defaultdict
from functools import lru_cache

from schemas.quantity import QuantityKind
from service.checks import cues
from service.checks.stated import Stated
from service.places import is_chinese

Kinds = frozenset[QuantityKind]

RATES: Kinds = frozenset({"percent", "point", "number"})
_MONEY: Kinds = frozenset({"money", "number"})
AIDS: Kinds = frozenset({"money", "percent", "number"})
"""A subsidy may be told as a sum and as a share."""
PAYMENTS: Kinds = AIDS | {"point"}
"""So may other payments, which leave open which of the two is meant."""
_COUNTS: Kinds = frozenset({"count", "number"})
_MEASURES: Kinds = frozenset({"measure", "count", "number"})
_AREAS: Kinds = frozenset({"measure", "number"})
_BARE: Kinds = frozenset({"number"})
_RANKS: Kinds = frozenset({"ordinal"})
_TERMS: Kinds = frozenset({"duration", "measure", "number"})

_COUNTED_IN_ENGLISH = (
    *("companies", "firms", "enterprises", "start-?ups", "unicorns", "projects", "patents"),
    *("models", "robots", "engineers", "employees", "workers", "graduates"),
)
_PAID = ("subsid(?:y|ies)", "bonus(?:es)?", "rewards?", "allowances?", "stipends?")
_DEALS: Kinds = frozenset({"money", "count", "number"})
_HEADS: tuple[tuple[re.Pattern[str], frozenset[str], Kinds], ...] = tuple(
    (cues.joined(nouns), cues.beginnings(nouns), kinds)
    for chinese, latin, kinds in (
        (
            "增速 增长率?$ 成长率?$ 年增率$ 增幅 降幅 同比 占比 比例 比重 覆盖率 普及率"
            " 渗透率 使用率 转化率"
            " 率(?<![功频速]率)$ 增长速度$ 增长目标$ 比例[上下]限$ 比率[上下]限$ 率[上下]限$"
            " 占比[上下]限$ 幅度[上下]限$",
            (),
            RATES,
        ),
        (
            "",
            (
                *("growth", "shares?", "rate$", "ratios?", "percentages?", "use$", "occupancy$"),
                *("utili[sz]ation$", "penetration$", "coverage$", "vacancy$"),
            ),
            RATES,
        ),
        (
            "产值 营收 营业收入 收入 投资$ 投资额 融资额 总额 金额 增加值 产业规模 市场规模",
            (),
            _MONEY,
        ),
        (
            "",
            (
                *(
                    "revenues?",
                    "output value",
                    "budget(?:s|ed)?",
                    "investments?",
                    "allocations?",
                    "spending",
                    "money",
                    "(?<!-)value$",
                ),
                *("commitment$", "pledge$", "outlays?$", "expenditures?$", "loan$", "donation$"),
                *("industry size$", "industry scale$", "market size$", "market scale$"),
            ),
            _MONEY,
        ),
        (
            "补贴 补助 奖励 资助 奖补 券",
            ("vouchers?", "grants?", "schemes?$", "refunds?$", "rebates?$"),
            AIDS,
        ),
        ("", tuple(f"{noun}$" for noun in _PAID), PAYMENTS),
        ("", ("deals$",), _DEALS),
        (
            "(?<![例率比度])上限 额度 基金 资金 经费 专项 授信$ 贷款$ (?<![名份配差])额$",
            ("cap", r"fund(?:s|ing)?", r"fundrais\w+"),
            _MONEY,
        ),
        (
            "企业数(?![据字智]) 企业$ 公司$ 家数 个数 数量$ 项目数 人数 场景$ 机构$ 人才$ 基地$"
            " 团队$ 子基金$ 已投项目$ 家次$ 人次$ 户次$ 产量$ 销量$ 出货量$ 交付量$ 下线量$"
            " 保有量$",
            (),
            _COUNTS,
        ),
        ("", tuple(rf"{noun}(?: \w+(?:ed|ing))?$" for noun in _COUNTED_IN_ENGLISH), _COUNTS),
        ("", ("numbers?$", "headcount$"), _COUNTS),
        (
            "算力规模 智能算力$ 总算力$ 算力$ 装机$ 装机容量$ 装机规模$",
            ("computing power", "computing capacity", "load$", "capacity$"),
            _MEASURES,
        ),
        (
            "期限$ 年限$ 时长$ 时间$ 用时$ 时延$"
            " (?<![一二三四五六七八九十百首两几同学近前后中初远早晚本上下末当分长短定\\d])期$",
            ("term$", "period$", "duration$"),
            _TERMS,
        ),
        ("排名 位次 位列 第[一二三四五六七八九十] 首位 最多", ("rank(?:s|ed|ings?)?",), _RANKS),
    )
    for nouns in (tuple(chinese.split()), latin)
    if nouns
)
"""What a head noun lets one expect, with the characters that it may begin with; with none of them,
expect anything."""
_LATIN_LAST = tuple(sorted(_HEADS, key=lambda row: row[0].pattern.isascii()))


def _by_beginning() -> dict[str, tuple[int, ...]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for row, (_, beginnings, _) in enumerate(_LATIN_LAST):
        for letter in beginnings:
            found[letter].append(row)
    return {letter: tuple(rows) for letter, rows in found.items()}


_BY_BEGINNING = _by_beginning()
"""The rows of `_LATIN_LAST` by what their nouns may begin with."""
_BEGINNINGS = frozenset(_BY_BEGINNING)
_LATIN = re.compile("[A-Za-z]")

_PLACES: Kinds = frozenset({"ordinal", "number"})
_NO_SUMS = tuple(
    f"{noun}$"
    for noun in (
        *("start-?ups", "staff", "exhibitors", "visitors", "jobs", "researchers", "scientists"),
        *("vacancies", "patents"),
    )
)
"""What is counted and no sum of money; some percent of it may be told all the same."""
_HEADCOUNTS: Kinds = frozenset({"count", "number", "percent", "point"})
_NO_RATES = ("功率", "频率", "速率")
_CERTAIN: tuple[tuple[tuple[str, ...], re.Pattern[str] | None, Kinds], ...] = tuple(
    (tuple(chinese.split()), cues.joined(latin) if latin else None, kinds)
    for chinese, latin, kinds in (
        (
            "增速 增长率 增幅 降幅 占比 比例 比重 率 增速目标 增长目标 上架率 幅度",
            ("growth$", "share$", "rate$", "ratio$"),
            RATES,
        ),
        (
            "营收 营业收入 产值 增加值 金额 总额 投资额 融资额 产业规模 总投资 租金 均价"
            " 单价 年薪 薪资 销售额 成交额 出资额 出口额 净利润 估值",
            ("revenue$", "costs?$", "(?<!-)funding$", "valuations?$"),
            _MONEY,
        ),
        ("", ("prices?$", "salar(?:y|ies)$", "fares?$"), AIDS),
        ("电能利用效率", ("PUE(?: requirement| limit| target)?$",), _BARE),
        ("企业 公司 企业数 企业数量 人才 人数", ("companies$", "firms$", "engineers$"), _COUNTS),
        ("", _NO_SUMS, _HEADCOUNTS),
        ("", ("ranks?$", "rankings?$"), _PLACES),
        ("期限 补贴期 补助期 资助期 奖补期 免租期 存续期 有效期", (), _TERMS),
        ("算力 算力规模", ("computing power$", "computing capacity$"), _MEASURES),
        ("面积", ("area$", "floor space$"), _AREAS),
    )
)
"""Head nouns that rule every other kind out: what a Chinese name ends with, and English ones."""
_CERTAIN_ENDINGS = tuple(ending for endings, _, _ in _CERTAIN for ending in endings)

_COUNTED = tuple(
    (cues.joined(tuple(f"{noun}(?:数量?|总数)?$" for noun in nouns.split())), frozenset(counters))
    for nouns, counters in (
        ("企业 公司 厂商 独角兽", "家户个"),
        (
            "人才 (?<!机器)(?<!机械)人数 工程师 毕业生 从业人员 教师 研究生",
            ("person", "人", "名", "位", "人次", "个"),
        ),
        ("出货量 产量 销量 交付量 下线量", ("台", "辆", "件", "款", "km", "公里", "m")),
        ("模型", "款个"),
        ("场景 案例", "个项类种大"),
        ("专利 标准 论文", "件项个篇部"),
        ("机器人", "台个款套"),
        ("列车 动车 车厢", "列组辆节台"),
        ("车", "辆台"),
        ("智算中心 算力中心 数据中心 基地 平台 园区 实验室", "座个家处大间款"),
        ("里程", ("km", "公里", "m")),
        ("道路 (?<![上思套])路", ("km", "公里", "条", "m")),
    )
)
"""The counters that a head noun takes."""
_IS_COUNTED = re.compile("|".join(nouns.pattern for nouns, _ in _COUNTED))
"""Most names end with none of these nouns."""
_TELLING_COUNTERS = frozenset(
    {
        "person",
        "人",
        "名",
        "位",
        "人次",
        "家",
        "户",
        "款",
        "台",
        "辆",
        "件",
        "篇",
        "km",
        "m",
        "公里",
    }
    | {"词", "字", "token", "参数", "卡", "批", "届", "次", "轮"}
)
"""Those that tell what they count: five 家 are no models. Any other counter may count what a name
speaks of (基地有5所学校入选, 结对企业52对, 队伍112支)."""

_RATE = re.compile(
    r"(?:增速|增长率|增幅|占比|比重|比例|利用率)$|\b(?:growth|share|rate|ratio)$", re.I
)
_OFRATES = re.compile(
    "提高|提升|高于|低于|高出|快于|慢于|领先|回落|收窄|加快|放缓|上升|下降|变化|变动|差|扩大|增加|[比较]"
    r"|\b(?:above|below|change|gap|lead|higher|lower|faster|slower|rise|fall|increase)\b",
    re.I,
)
"""Percentage points tell one rate from another and are none themselves (增速回落0.7个百分点)."""
_OF_A_SUM = re.compile(
    r"\b(?:share|part) of (?:the )?(?:(?!in |of )[\w'’-]+ ){0,3}"
    r"(?:round|grants?|fund|budget(?: (?:reserved|earmarked|set aside)\b.*)?|bill|pot|price"
    r"|spending|outlays?|costs?(?: of\b.*)?)$"
    r"|\b(?:budget|grant) (?:share|part)$"
    r"|(?:补助|补贴|奖励|资助|奖补|购买|采购|算力券|模型券)[^数量率比]{1,8}$",
    re.I,
)
"""So much money may be somebody's share of it."""
_BRACKETS = re.compile(r"\s?[（(][^（）()]*[）)]$")
_CHANGE = re.compile(
    r"(?<!\bafter )(?<!\bbefore )\b(?:growth(?: rate)?|increase|decline|share)$", re.I
)
"""Last in an English name, it is the head (output of the industry growth)."""
_PREPOSITION = re.compile(
    r"(?<=s)\s+(?:us|receiv|redeem|adopt|hold|employ|develop|offer|serv|support|join)ing\b"
    r"|(?<=s)\s+(?:given|built|sold|made|held|chosen|won|run|bought|sent)\b"
    r"|\s+(?:of|for|in|into|per|among|across|between|within|that|who|which|with|to|from|by|on|at|above)\b|,"
)
_COMPUTE = re.compile(
    r"(?:智能|总|公共)?算力(?:总?规模|总量)?|(?:intelligent |total )?computing (?:power|capacity)",
    re.I,
)
_COUNTERS_OF_COMPUTE = frozenset({"P", "张", "卡", "块", "颗"})


_TAKES = re.compile("占(?![地用有据道领座位线股])(?!.*的(?!比|份额|百分))")
"""Asks for what something takes of a whole, whose words stand behind (占全区规上工业总产值)."""


_NOUNS_IN = {
    "条": "链线",
    "家": "专国作画玩商独大名科买卖管行",
    "户": "用客农账帐商租住",
    "项": "奖事选",
    "笔": "铅毛",
    "场": "市现农林工牧停车广卖商机战立球",
    "间": "车房空时民",
    "架": "货书框",
    "支": "分",
    "门": "部专热",
    "块": "板模",
    "组": "机小模",
    "份": "股省身",
    "件": "案文软硬部邮快元组器零构配条证",
    "台": "平后站前",
    "列": "系队",
    "个": "各每整这那",
}
"""The last characters of nouns before a counter that is theirs: 专家数 counts people."""
_NUMBER_OF = re.compile(
    "|".join(
        f"{counter}(?<![{_NOUNS_IN.get(counter, '—')}]{counter})数(?:量|合计|总计)?$"
        for counter in "条家户项座笔场宗间栋艘架支门颗块套组份篇届件台列个"
    )
)
"""Asks for what its counter counts (道路条数, 企业家数)."""
_ALIKE = {
    one: frozenset(those)
    for those in ("家户", "台辆套架", "项件宗", "篇部", "座间栋")
    for one in those
}
"""Counters of one kind of thing, one of which may be told for another."""


def _told_outright(words: str) -> Kinds | None:
    """The kinds of what takes so much of a whole, comes to so much of it (相当于营业收入), or is
    the number of something.
    """
    if ("占" in words and _TAKES.search(words)) or "相当于" in words:
        return RATES
    return _COUNTS if "数" in words and _NUMBER_OF.search(words) else None


@lru_cache(maxsize=4096)
def expected_kinds(name: str) -> Kinds:
    """The kinds of quantity that the last head noun of the name lets one expect; may be empty."""
    words = head(name)
    told = _told_outright(words)
    if told is not None:
        return told
    rows = {row for letter in _BEGINNINGS.intersection(words) for row in _BY_BEGINNING[letter]}
    best, kinds = -1, Kinds()
    for row in sorted(rows):
        pattern, _, allowed = _LATIN_LAST[row]
        for hit in pattern.finditer(words):
            if hit.end() >= best:
                best, kinds = hit.end(), allowed
    return kinds


def names_a_rate(name: str) -> bool:
    """Whether the name is that of a rate, which rises and falls by percentage points."""
    return _RATE.search(head(name)) is not None


def is_told_by_unit(name: str, stated: Stated) -> bool:
    """Whether the name is that of what the unit measures, and nothing more: computing power is
    told in petaflops without being named."""
    return stated.unit in ("EFLOPS", "次/秒") and _COMPUTE.fullmatch(head(name)) is not None


@lru_cache(maxsize=4096)
def certain_kinds(name: str) -> Kinds | None:
    """The only kinds of quantity that the name can mean; None where any may be."""
    words = head(name).removesuffix("\n")
    told = _told_outright(words)
    if told is not None:
        return told
    latin = _LATIN.search(words) is not None
    if not latin and not words.endswith(_CERTAIN_ENDINGS):
        return None
    for endings, english, kinds in _CERTAIN:
        ends = words.endswith(endings) and not (kinds is RATES and words.endswith(_NO_RATES))
        if ends or (latin and english and english.search(words)):
            return kinds
    return None


@lru_cache(maxsize=4096)
def counters(name: str) -> frozenset[str] | None:
    """The counters of what the name counts; None where any may be."""
    words = head(name)
    if "占" in words and _TAKES.search(words):
        return None
    counter = _NUMBER_OF.search(words) if "数" in words else None
    if counter is not None:
        return frozenset({"个", counter[0][0]}) | _ALIKE.get(counter[0][0], frozenset())
    if _IS_COUNTED.search(words) is None:
        return None
    return next(those for nouns, those in _COUNTED if nouns.search(words))


_HOW_OFTEN = frozenset({"次", "场", "趟", "批"})
_VISITS = re.compile(
    "走访|拜访|服务|对接|调研|检查|指导|辅导|帮扶|巡检|会诊|问诊|回访|宣讲|招聘|演练|飞行|配送"
)
"""What is done so many times (走访企业140余次)."""


def rules_out(name: str, stated: Stated) -> bool:
    """Whether a number of this kind cannot be what the name speaks of."""
    if stated.kind in ("number", "ordinal", "duration") or stated.unit in (None, "times", "倍"):
        return False
    if stated.kind == "point" and _RATE.search(head(name)) and not _OFRATES.search(name):
        return True
    told = stated.unit in _TELLING_COUNTERS and not (
        stated.unit in _HOW_OFTEN and _VISITS.search(name)
    )
    if told and stated.unit not in (counters(name) or (stated.unit,)):
        return True
    kinds = certain_kinds(name)
    if kinds is None:
        return False
    if kinds is _MEASURES and stated.kind == "count":
        return stated.unit not in _COUNTERS_OF_COMPUTE
    return stated.kind not in kinds and not (stated.kind == "money" and _OF_A_SUM.search(name))


@lru_cache(maxsize=4096)
def head(name: str) -> str:
    """Up to the first preposition or bracket: what stands behind them only narrows the name."""
    bare = _BRACKETS.sub("", name) if ")" in name or "）" in name else name
    change = _CHANGE.search(bare) if _LATIN.search(bare) else None
    if change is not None:
        return change[0]
    return bare if is_chinese(bare) else _PREPOSITION.split(bare, maxsplit=1)[0]
