"""Which bounds the text supports for a number: the scanner's, and those apart from it."""

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Final

from schemas.quantity import Bound, Quantity
from service.checks import cues

REACH = 24
"""How many code points before its number a bound may stand (不超过合同实际发生金额的30%)."""

_UP_TO = cues.joined(cues.UP_TO)
_AT_LEAST = cues.joined(cues.AT_LEAST)
_BELOW = re.compile(
    r"\s*(?:[（(](?:含|[A-Za-z/]{1,12})[）)])?\s*(?:以下|以内|之内)|\s*[为為](?:上)?限"
    r"|(?: [a-z-]+){0,2} or (?:less|fewer)\b|\s*at (?:the )?most(?=[.,;]|$| for\b)"
)
_ABOVE = re.compile(
    r"\s*(?:[（(](?:含|[A-Za-z/]{1,12})[）)])?\s*(?:以上|及以上)|\s*[为為]下限"
    r"|\s*起(?=[^\u4e00-\u9fff]|$|[租售订订投拍付]|即可|就)"
    r"|(?: [a-z-]+){0,2} or (?:more|above)\b|\s*at (?:the )?least(?=[.,;]|$)"
)
_OPEN_BOUNDS = frozenset("（(以之为為及起封a")
"""What bounds behind a number begin with, but for a blank."""
_NONE = re.compile(
    r"\b(?:no|nor|never|none)\b[^,;.]{1,48}$"
    r"|\b(?:won['’]t|will not|cannot|can['’]t|may not|must not) "
    r"(?:(?:connect|approve|fund|accept|license|permit|allow|support) any\b[^,;.]{1,48}"
    r"|(?:get|receive|claim|obtain|draw|exceed|apply for|be (?:paid|given|granted)) "
    r"(?:more|higher|longer) than [$€£¥]?)$",
    re.I,
)
_TOPPED = re.compile(r"\s*封[顶頂]")
_CAPPED_KINDS = frozenset({"money", "percent", "point", "duration"})
"""What 封顶 puts a cap on; 5栋封顶 have their roof."""
_LARGEST = cues.joined(
    (
        "最[大高长長多](?!的)[^，。；,;\\d]{1,8}$",
        "上限[^，。；,;\\d]{1,8}$",
        "(?:限额|限額)[为為是：:]?$",
        "限(?![于制])[领領购購报報]?$",
    )
)
"""Before the largest of several, or a limit, which may be told as a figure or as a cap (最大面积800
平方米, 单家年度限额200万元).
"""
_LOWEST = cues.joined(
    (
        "满(?<![未不圆饱爆充]满)(?:足|了)?$",
        "最[低少小](?!的)[^，。；,;\\d]{1,8}$",
        "最便宜的?[^，。；,;\\d]{0,8}$",
        "(?:低至|起价|起步价|起租价)[^，。；,;\\d]{0,6}$",
    )
)
"""Before the lowest of several, or a threshold, which may be told as a figure (最低每月1500元,
低至每月1500元, 年飞行满1000架次).
"""
_PASSED = "道关遍轮次"
"""What something has to go through (每台要过132道测试工序)."""
_PRICED_FROM = re.compile("(?:租金?|价格?|费用?|单价|时延|温度|PUE)最低(?:为|至|仅|只要)?$")
"""Before the lowest of several prices (每平方米月租金最低18元)."""
_ESTIMATED = ("estimated at ", "an estimated ", "An estimated ", "估计为", "估計為", "估算为")
"""Before a figure that is itself the estimate, however many more it may be."""
_LARGEST_YET = re.compile(
    "单[笔日月次程架]最[高长远大](?:为|达)?$|单条最长(?:为|达)?$"
    "|最[高多大](?:的?一[家个名项户笔台]|[时時])[^，。；,;\\d]{0,4}[得拿获領领补達达][得取]?[到了]{0,2}$"
)
"""Before the largest of what there was, which is no cap (单笔最高为4亿元, 最高一家得到680万元)."""
_LARGEST_OF_ALL = re.compile("最[高大多长長远遠快](?:(?!不|上限)[^，。；,;\\d]){0,8}$")
_GRANTED = re.compile(
    "[补補奖獎贴貼助给給贷貸罚罰享可额額赔賠兑兌券投领領获獲能允免申]|限(?!公司|责任)|支持|扶持|让利|配套|年薪|启动资"
)
"""In the sentence of a largest that is a cap: what may be granted, paid or done at most."""
_AIMED_AT = ("的目标", "的预期", "的年度目标")
_NO_MORE = re.compile(
    r"\b(?:no|none|never)\b[^,;.]{1,48}"
    r"\b(?:will|may|can|shall|must|should|is to|are to)\b[^,;.]{0,48}$",
    re.I,
)
_HIGHER = ("higher than ", "larger than ", "greater than ")
_LIMITS = ("caps?", "ceilings?", "limit")
_CAP = re.compile(
    "上限|封顶|最高|Cap|cap|Ceiling|ceiling|Limit|limit|Maximum|maximum|The most |the most "
)
_LIMIT = cues.joined(
    (
        r"上限[^，。；]{0,16}(?:到|至|为|是|由|从|：)[^，。；\d]{0,10}$",
        "最高[^，。；]{1,12}(?:提高|提升|调整|上调|增加|扩大)(?:到|至|为)$",
    ),
    tuple(f"{limit} [a-z ]{{0,40}}(?:to|at|of) $" for limit in _LIMITS),
    tuple(f"{limit} (?:for|on) [a-z ]{{2,40}}(?:is|was) $" for limit in _LIMITS),
)
_PAST = re.compile(
    r"\b(?:push|ris|rose|climb|surg|jump|gr[eo]w|soar|mov|sail|went|go|bring|lift|tak)\w* "
    r"[^.;,\d]{0,60}\bpast $"
)
"""Before a number that is passed (to push the revenue of the industry past 700 billion)."""
_CROSS = re.compile(r"\b(?:to|will|would|could|may|might|should) cross (?:the )?[$€£¥₹]?$", re.I)
_CROSSED = frozenset({"money", "measure", "percent"})
"""What is crossed is passed: to cross 1,100 MW; two rivers are not."""
_SPREAD_OVER = re.compile(
    r"\b(?:put|invest|rais|sp[ei]n|pour|commit|channel|inject|pump)\w* [^.;,]{0,40}"
    r"(?:[$€£¥₹]\d|illion\b)(?:[^.;,]|[.,](?=\d)){0,80}(?<! in)(?<! from)(?<! through) over $"
)
"""Money put into firms over 96 deals went out in 96 of them; of closed over 96 deals it is more."""
_SHARED_OUT = re.compile(r"\b(?:deals|rounds|transactions|instal+ments|tranches|phases)\b")
_HELD_AGAINST = re.compile(rf"\b(?:{cues.SURPASSING}) (?:the|its|their) $")
_MARK = re.compile(
    r"[ -](?:\w+[ -])?(?:mark|threshold|line|barrier|milestone|level)\b(?! (?:of|in)\b)"
)
"""Well above the 19.1 percent of 2024 tells 19.1 percent; above the 500 mark tells more than it."""
_INSTEAD = ("instead of ", "rather than ", "up from ")
_CAP_BEFORE = cues.joined(
    tuple(
        f"{cap}[^.;,]{{1,60}},? (?:{'|'.join(map(str.strip, _INSTEAD))}) $"
        for cap in ("up to", "as much as", "no more than", "at most")
    )
)
"""As much as 5 million yuan instead of 2 million: both are caps."""
_CAPPED = re.compile(
    r"\bmaximum (?:in|for) [^,.;]{2,30}, [$€£¥]?$|"
    r"\b(?:cap|ceiling|limit|maximum) [a-z, ]{0,60}from [^,;]{1,24} to $|"
    r"\ba (?:cap|ceiling|limit)[,:] [$€£¥]?$|\b(?:cap|ceiling|limit) is [a-z]+, at [$€£¥]?$"
    r"|\bcap(?:s|ped|ping)? (?:[a-z-]+ ){1,6}at [$€£¥]?$|\bmaximum [a-z ]{0,60}\bto $"
    r"|\blimit(?:s|ed)? (?:new|each|any|all|every|individual|(?:[a-z]+ )?(?:spending|payments)) "
    r"[a-z -]{3,40} to [$€£¥]?$"
    r"|\b[Tt]he most (?:any|an?|one|each|that|the)\b [\w -]{3,40} "
    r"(?:can|may|could|will) [a-z]{3,10}(?: back)? is $"
)
_FROM_A_CAP = re.compile(
    r"\b(?:cap|ceiling|limit|maximum) [^.;]{3,80}\bto [$€£¥]?\d(?:[^.;]|\.(?=\d)){1,24} from $"
)
"""What a cap was before (lowered to 12 million yuan from 30 million)."""
_CAP_OVER = cues.joined(
    tuple(rf"{limit}[:\uff1a] ?$" for limit in (*_LIMITS, "上限", "封顶")),
    (
        "(?:上限|封顶|最高)[^。；，]{0,12}，[^。；，\\d]{0,4}(?:提高|提升|上调|下调|调整|降低|降|增加)[到至为]$",
    ),
)
_SUMMED_UP = re.compile(r"\badd(?:s|ed|ing)? up to\b")
_DIGIT = re.compile(r"\d")
_ENDS = "。；;\n"
_END = re.compile(f"[{_ENDS}]")
_COMMA = re.compile(r"[，。；;\n]|,(?!\d{3})")
_NAMED = re.compile(r"(?:上限|下限|额度)(?:为|是|：)?$")
_FROM_ONLY = re.compile(
    r"\bas (?:little|few|low|cheap|cheaply) as (?:only |just |about |around )?[$€£¥]?$"
    r"|\b(?:start(?:s|ing)?|begin(?:s|ning)?|prices?|rates?|rents?|fees?) (?:at|from) "
    r"(?:only |just )?[$€£¥]?$"
)
"""Before the lowest of several, which may be told as one figure or as where they begin."""
_ABOUT = cues.joined((r"(?:约|大约|大概|大致)(?:占|为|有|达|是)[^，。；,;\d]{0,14}$",))
_FRACTION = re.compile("分之|成|%|％|一半|倍")
_FRACTION_BOUNDS: dict[str, Bound] = {
    "超过": "over",
    "超": "over",
    "逾": "over",
    "接近": "nearly",
    "将近": "nearly",
    "近": "nearly",
    "不到": "nearly",
    "不足": "nearly",
    "约": "about",
}
_NO_WORD_BEFORE = "(?<![签簽节節合契预預续續集特附最靠])"
"""签约 and 附近 hold 约 and 近, and are no bounds."""
_OF_WHAT = re.compile(
    rf"{_NO_WORD_BEFORE}({'|'.join(_FRACTION_BOUNDS)})"
    r"(?![算高级大]|[一二两三四五六七八九十\d]+[年期]|[\d.]+[%％成倍])"
    "(?:[^，。；,;]{2,20}的|全市|全省|全国|全区|全县|总数|总量)$"
)
_IS_SHORT_OF = re.compile("不[到足][^，。；,;]{2,20}$")
"""Before the fraction of a whole that something does not reach (不足总量的15%)."""
_ORDER = re.compile(r"(?:量|规模)?[级級](?![别別差])|-(?:level|class|scale|strong)\b")
"""Behind a number that tells a class of size (形成80亿元级产业链): so much, or about so much."""
_OPEN_ORDERS = frozenset("量规级級-")
_STEPS = ("迈上", "登上", "站上", "跨上")
"""迈上千亿元台阶: 上 belongs to the verb as much as to the number."""
_TOWARDS = re.compile(
    r"可(?!再生|持[续續]|[靠信视視用控比]|穿戴|追溯|支配|回收)"
    r"(?:[达達]|[^，。；,;]{0,10}(?:至|到))\s*$"
)
"""Towards what something may rise (可叠加至60%); 可再生能源比例达到78% is reached."""
_SAYS = re.compile(
    "|".join(one.pattern for one in (_UP_TO, _AT_LEAST, _LARGEST, _LOWEST, _ABOUT, _TOWARDS))
)
"""Any of these: before most numbers stands none."""


def bounds_of(text: str, found: Quantity, clause: tuple[int, int]) -> frozenset[Bound]:
    """The bounds that a faithful reader may give; the first source that speaks decides.

    `clause` is the span of the clause in which the number stands. A range or an amount towards
    which something rises (可叠加至60%) may also be told as an upper bound.
    """
    if text.endswith(_STEPS, 0, found.start):
        return _near("over") | {"exact"}
    told = _told(text, found, clause)
    if told == _AT_MOST and _is_only_the_largest(text, found):
        told = _MAY_BE_LESS
    elif told == _EXACT and text.endswith(("过", "過"), 0, found.start):
        told = _EXACT if text.endswith(_NOT_PASSED, 0, found.start) else _EXACT | _near("over")
    following = text[found.end : found.end + 1]
    is_order = following in _OPEN_ORDERS and "exact" in told and _ORDER.match(text, found.end)
    return told | {"about"} if is_order else told


def _told(text: str, found: Quantity, clause: tuple[int, int]) -> frozenset[Bound]:
    bound = found.bound if found.bound != "exact" else _of_a_fraction(text, found, clause[0])
    if bound != "exact":
        said = _said(text, found, clause[0], bound)
        is_short = (
            bound == "nearly"
            and found.bound == "exact"
            and _IS_SHORT_OF.search(text, clause[0], found.start)
        )
        return said | {"at_most"} if is_short else said
    if _is_a_cap(text, found, clause):
        return frozenset({"exact", "at_most"})
    if _is_passed(text, found, clause[0]):
        return _near("over")
    shared = _of_the_list(text, found, clause[0])
    if shared is not None:
        return _near(shared)
    behind = _behind(text, found) or _behind_the_list(text, found)
    if not behind and _is_a_threshold(text, found):
        return _EXACT | _near("at_least")
    behind = behind or _of_the_one_before(text, found.start)
    return behind or _before(text[max(clause[0], found.start - REACH) : found.start])


def _is_only_the_largest(text: str, found: Quantity) -> bool:
    """Whether it is the largest of what there is, not what somebody may get (单日调用最高2.3亿次).

    Of 1,529 caps of the gold behind 最高 and its like all but six stand beside a word of a grant.
    """
    if _LARGEST_OF_ALL.search(text, max(0, found.start - REACH), found.start) is None:
        return False
    start = 1 + max(text.rfind(stop, 0, found.start) for stop in _ENDS)
    end = _END.search(text, found.end)
    return _GRANTED.search(text, start, end.start() if end else len(text)) is None


def _behind(text: str, found: Quantity) -> frozenset[Bound] | None:
    """The bound that stands behind the number; its first character is asked first."""
    following = text[found.end : found.end + 1]
    if following in ("内", "內") and found.kind == "duration":
        return frozenset({"exact", "at_most"})  # 36个月内投入运营
    if following not in _OPEN_BOUNDS and not following.isspace():
        return None
    after = text[found.end : found.end + 30]
    if _BELOW.match(after) or (found.kind in _CAPPED_KINDS and _TOPPED.match(after)):
        return frozenset({"at_most"})
    return _near("at_least") if _ABOVE.match(after) else None


def _is_a_threshold(text: str, found: Quantity) -> bool:
    """Whether it is what somebody must reach (固定资产投资达到5000万元的，给予补助)."""
    if text[found.end : found.end + 1] != "的":
        return False
    return text.endswith(("达到", "達到", "达", "達", "满", "滿"), 0, found.start)


_ENDS_A_LIST: Final = re.compile(
    r"[、和与與及][\d.]+[^\d，。；、和与與及]{1,4}?(?:(?P<below>以下|以内|以內|之内)|以上)"
)


def _behind_the_list(text: str, found: Quantity) -> frozenset[Bound] | None:
    """The bound behind the last number of such a list, which may hold for the one before it too
    (分别降至3毫秒和4毫秒以内).
    """
    if text[found.end : found.end + 1] not in _BEFORE_THE_NEXT or not hands_out(text):
        return None
    last = _ENDS_A_LIST.match(text, found.end)
    if last is None:
        return None
    return _EXACT | (frozenset({"at_most"}) if last["below"] else _near("at_least"))


_BOUND_BEFORE: Final = re.compile(
    rf"{_NO_WORD_BEFORE}(?P<bound>超过|超過|超|逾|接近|近|约|約|不低于|不低於|不少于|不少於)有?"
    r"[\d,.]+[^\d，。；;、\n]{1,10}[、和及]\Z"
)


def _of_the_one_before(text: str, start: int) -> frozenset[Bound] | None:
    """The bound of the number before it in a list, which may hold for both (每年发布清单不少于2批、
    30项; 约有1660家企业、8.3万名员工).
    """
    if text[start - 1 : start] not in ("、", "和", "及"):
        return None
    hit = _BOUND_BEFORE.search(text, max(0, start - REACH), start)
    return _EXACT | _near(_OF_WORDS[hit["bound"]]) if hit else None


_NOT_PASSED: Final = ("通过", "通過", "经过", "經過", "要过", "要過", "不过", "不過")
"""Where 过 is no mark that a number passes (全年过180亿元)."""


def _is_passed(text: str, found: Quantity, clause: int) -> bool:
    """Whether it is what something crosses or is pushed past."""
    if text.endswith("past ", clause, found.start):
        return _PAST.search(text, clause, found.start) is not None
    crosses = found.kind in _CROSSED and text.find("cross", clause, found.start) >= 0
    return crosses and _CROSS.search(text, clause, found.start) is not None


def _is_spread_over(text: str, found: Quantity, clause: int) -> bool:
    """Whether `over` only tells among how many a sum was shared out."""
    return (
        _SHARED_OUT.search(text, found.start, found.end + 24) is not None
        and _SPREAD_OVER.search(text, clause, found.start) is not None
    )


_CAME_TO = re.compile(
    r"\b(?:came to|reach(?:ed|es)|totall?ed|hit|stood at|counted|drew|attracted|had|has) "
    r"as (?:many|much|high) as $"
)
"""Before what there was, however surprising (applications came to as many as 3,700)."""
_THROUGH = re.compile(r"\bover (?:the (?:past|last|next|coming|following|first) )?$")
_LONGER = re.compile(
    r"\b(?:for|of|after|last(?:s|ed)|takes?|took|by|is|was|were|are|spen[dt]s?|to|with|had|has) $"
)


def _is_in_the_course_of(text: str, start: int) -> bool:
    """Whether `over` may tell in the course of what time (a lease over four years)."""
    over = _THROUGH.search(text, max(0, start - REACH), start)
    return over is not None and _LONGER.search(text, 0, over.start()) is None


def _said(text: str, found: Quantity, clause: int, bound: Bound) -> frozenset[Bound]:
    """The bound that the words at the number say; where it is only held against, also none."""
    near = _near(bound)
    if bound == "over" and _is_spread_over(text, found, clause):
        return frozenset({"exact"})
    if bound == "over" and text.endswith("要过", 0, found.start) and found.text[-1] in _PASSED:
        return frozenset({"exact"})
    if bound == "over" and found.kind == "duration" and _is_in_the_course_of(text, found.start):
        return near | {"exact"}
    if bound == "over" and _NONE.search(text, clause, found.start):
        return near | {"at_most"}
    estimated = text.endswith(_ESTIMATED, 0, found.start)
    estimated = estimated or _PRICED_FROM.search(text, clause, found.start) is not None
    if estimated or _LARGEST_YET.search(text, clause, found.start):
        return near | {"exact"}
    held = _HELD_AGAINST.search(text, max(0, found.start - REACH), found.start)
    named = (
        (held and not _MARK.match(text, found.end))
        or text.startswith(_AIMED_AT, found.end)
        or _NAMED.search(text, max(0, found.start - 4), found.start)
    )
    return near | {"exact"} if named else near


def _is_a_cap(text: str, found: Quantity, clause: tuple[int, int]) -> bool:
    """Whether the words some way before call it a cap, or what a cap is or was set to."""
    at, far = found.start, max(0, clause[0] - 2 * REACH)
    caps = cap_words(text)
    spoken_of = bisect_left(caps, at) > bisect_left(caps, far) and (
        _LIMIT.search(text, clause[0], at)
        or _CAP_OVER.search(text, max(0, clause[0] - REACH), at)
        or _CAPPED.search(text, far, at)
        or _FROM_A_CAP.search(text, far, at)
    )
    if not spoken_of and text.endswith(_INSTEAD, 0, at):
        spoken_of = _CAP_BEFORE.search(text, max(0, at - 4 * REACH), at)
    if not spoken_of and text.endswith(_HIGHER, 0, at):
        spoken_of = _NO_MORE.search(text, clause[0], at)
    return bool(spoken_of) or _in_list_under_a_cap(text, found, clause)


@lru_cache(maxsize=4)
def cap_words(text: str) -> tuple[int, ...]:
    """Where the words begin of which all that calls a number a cap has one: kept with the text."""
    return tuple(hit.start() for hit in _CAP.finditer(text))


def _of_a_fraction(text: str, found: Quantity, clause: int) -> Bound:
    """超过全市总数的三分之一: the bound stands before what the fraction is of."""
    if _FRACTION.search(found.text) is None:
        return "exact"
    hit = _OF_WHAT.search(text, clause, found.start)
    return _FRACTION_BOUNDS[hit[1]] if hit else "exact"


_IN_TURN: Final = re.compile(
    r"(?:分别|分別|依次|各)(?:已|都|均|将|將|将?达到?|力争)?"
    r"(?P<bound>超过|超過|突破|超出|超|逾|接近|约|約|不低于|不低於|不少于|不少於|不超过|不超過)"
    r"(?:[^，。；;\n]|，(?=\d)){0,60}[、和与與及]\Z"
    r"|\b(?P<verb>over|more than|above|exceed(?:s|ed|ing)?|at least|about|around|nearly|up to) "
    r"(?:[^.;,\n]|[.,](?=\d)|, (?=[$€£¥\d])){1,60}(?:,| and|, and) [$€£¥]?\Z"
)
_IN_TURN_BEHIND: Final = re.compile(r"[^.;\n]{0,40}\brespectively\b")
_OF_WORDS: Final[dict[str, Bound]] = {
    **dict.fromkeys(("超过", "超過", "突破", "超出", "超", "逾"), "over"),
    **dict.fromkeys(("over", "more than", "above", "exceed"), "over"),
    **dict.fromkeys(("接近", "近", "nearly"), "nearly"),
    **dict.fromkeys(("约", "約", "about", "around"), "about"),
    **dict.fromkeys(("不低于", "不低於", "不少于", "不少於", "at least"), "at_least"),
    **dict.fromkeys(("不超过", "不超過", "up to"), "at_most"),
}


def _of_the_list(text: str, found: Quantity, clause: int) -> Bound | None:
    """The bound at the first number of a list that is handed out in turn: it holds for all of them
    (分别超过260亿元和1500亿元; exceeded 26 and 150 billion yuan respectively).
    """
    if text[found.start - 1 : found.start] not in _BEFORE_THE_NEXT or not hands_out(text):
        return None
    hit = _IN_TURN.search(text, max(0, clause - 2 * REACH), found.start)
    if hit is None:
        return None
    if hit["verb"]:
        behind = _IN_TURN_BEHIND.match(text, found.end)
        return _OF_WORDS[_ENDING.sub("", hit["verb"])] if behind else None
    return _OF_WORDS[hit["bound"]]


@lru_cache(maxsize=4)
def hands_out(text: str) -> bool:
    return any(word in text for word in ("分别", "分別", "依次", "各", "respectively"))


_BEFORE_THE_NEXT: Final = frozenset("、和与與及 $€£¥")
_ENDING: Final = re.compile("(?<=exceed)(?:s|ed|ing)$")


def _in_list_under_a_cap(text: str, found: Quantity, clause: tuple[int, int]) -> bool:
    """最多1000万元补贴、200万元模型券: the cap may hold for all that is listed."""
    if text[max(0, found.start - 1) : found.start] not in ("、", "和", "及", "与"):
        return False
    far = max(0, clause[0] - 3 * REACH)
    head = max((hit.end() for hit in _COMMA.finditer(text, far, found.start)), default=far)
    first = _DIGIT.search(text, head, found.start)
    cap = _UP_TO.search(text, head, found.start)
    return cap is not None and first is not None and cap.end() <= first.start()


_EXACT: Final[frozenset[Bound]] = frozenset({"exact"})
_AT_MOST: Final[frozenset[Bound]] = frozenset({"at_most"})
_MAY_BE_LESS: Final = _EXACT | _AT_MOST


def _before(words: str) -> frozenset[Bound]:
    if " " not in words and _SAYS.search(words) is None:
        return _EXACT
    if _DIGIT.search(words) is None:
        if _UP_TO.search(words) and _UP_TO.search(_SUMMED_UP.sub("", words)):
            came = _CAME_TO.search(words) or _LARGEST_YET.search(words)
            return frozenset({"at_most", "exact"} if came else {"at_most"})
        lowest = _LOWEST.search(words) is not None
        if lowest or _AT_LEAST.search(words):
            return _near("at_least") | (frozenset({"exact"}) if lowest else frozenset())
        if " " in words and _FROM_ONLY.search(words):
            return _near("at_least") | {"exact"}
        if _ABOUT.search(words):
            return frozenset({"exact", "about"})
    may_be_less = ("可" in words and _TOWARDS.search(words)) or _LARGEST.search(words)
    return _MAY_BE_LESS if may_be_less else _EXACT


def _near(bound: Bound) -> frozenset[Bound]:
    """`over` and `at_least` are told for one another by careful readers; nothing else is."""
    if bound in ("over", "at_least"):
        return frozenset({"over", "at_least"})
    return frozenset({bound})
