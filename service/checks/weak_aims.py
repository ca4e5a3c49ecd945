"""Words that aim, but may also tell what has been reached: 2024年预计达到300亿元, told in 2025."""

import re
from datetime import date

from service.checks import cues, frames, headings, once_built
from service.checks.days import day_of
from service.checks.reading import Reading
from service.checks.timing import NEARLY, ended

_EXPECTED = frozenset({"预计", "预估", "有望", "可望", "expect", "expects", "expected to"})
_AIM_HEADING = cues.joined(frames.AIM_HEADING)
_DIGIT = re.compile(r"\d")
_OTHERS = cues.joined(cues.AIM, ("下一步", "未来", "今后", "接下来"))
_THIS_YEAR = re.compile(r"\b(?:this|full|whole|current)[ -]year|全年|今年|本年", re.I)
_PERIOD = re.compile(rf"{_THIS_YEAR.pattern}|同期|当年|当期", re.I)
_HAVE_DONE = re.compile(r" have (?:[a-z]+ed|grown|risen)\b")
_OF_LATE = re.compile("今年以来|近年来|近[一二两三]年来?|已[^，。；]{0,12}，")
_RAISES = re.compile(
    r"(?!.{0,8}(?:推动|带动|促进|实现|力争|争取|继续|进一步|努力|通过|助力|支持|引导|加快))"
    r"[^，。；,;\d的把被对在于向使让会新建达有超突]{2,10}(?:[从由][^，。；,;]{1,12})?"
    r"(?:提|增|升|扩|拉|压|缩|降|减|优化|控制)[高升长加大充短低减少]{0,2}[到至为]"
)
"""Behind 将 that only says what is raised (通过统一调度将利用率提高到63%)."""
_SPENDS = re.compile("[^，。；,;的]{0,6}[一二三四五六七八九\\d][^，。；,;]{0,16}用于")
"""Behind 将 that only says what is spent on something (每年将八成以上财政支出用于民生)."""
_TOLD_OF_PLANS = re.compile(
    "出台|印发|制定|编制|启动|签约|开工|部署|谋划|(?:方案|计划|规划|意见|措施)》?[^，。；]{0,6}，"
)
"""Between such words and 打造: what has been done of late is that it was planned."""

_DECEMBER = 12
"""Told then, what comes 年内 has mostly come."""
_COUNTED_TO_NOW = re.compile("截[至止]|统计|数据显示")
_A_NOUN = re.compile(
    "(?:总|年|单个|全年)?(?:采购|投资|合同|成交|交易|签约|合作|意向|受益|销售|建设|产出)?"
    "(?:总?金?额|产值|总投资|规模|成本|人数)(?:为|约|近|超过?|共)*$"
)
"""Behind 预计 that only says that the figure is an estimate (预计采购额约1.5亿元)."""
_QUOTED = ("”", "」", "』")
_UNDER = re.compile(r"\s*(?:Under|Following|In line with) (?:the|its|their|an?|this) [^,.;]{0,40}")
_FOR = re.compile("(?<![作成认称视分因])为了?(?![^，。；]{0,3}目标)[^，。；是\\d]{0,10}$")
_BY_IT = re.compile("(?:按照?|根据|依照|对照|对标|围绕|围绕着|锚定|紧扣|紧盯|聚焦)[^，。；]{0,12}$")
_LOOKED_UP_TO = frozenset({"要求", "目标"})
_FUNDS = re.compile(
    "到?[^，。；\\d]{0,12}(?:资金|专项债券?|国债|债券|补助|奖补|指标|试点|额度|贷款)"
)
"""Behind 争取: what a place asks for, and gets."""
_AN_EVENT = re.compile(
    "大会|博览会|交易会|展[览会]|[智数]博会|论坛|峰会|对接会|[大竞挑]赛|赛事|年会|活动周"
)
_PROGRAMME = re.compile(
    "[^，。；\\d]{0,12}(?:观众|参[展赛]|展位|展商|嘉宾|选手)[^，。；\\d]{0,6}[\\d.]+"
    "|[^，。；]{0,12}(?:举[办行]|设[置有立]?|吸引|迎来|组织|展[出示]|带来|有)[^，。；\\d]{0,12}"
    "[\\d.]+[余多来]?[万]?[余多]?(?:场|个[^，。；]{0,8}(?:展[区位台馆]|论坛|会场)"
    "|[家名位件款项支][^，。；]{0,12}(?:参[展赛会加]|展商|嘉宾|选手|展品|观众|首发|亮相|新品|队))"
)
"""Behind an aim that only tells what an event is to offer (大会将举办58场专题活动)."""


def may_be_reached(reading: Reading, aim: re.Match[str]) -> bool:
    """Whether the word may, where it is the last one that aims, also tell what has been reached."""
    weak = any(weak(reading, aim) for weak in _WEAK)
    return weak and not once_built.is_expected_then(reading, aim)


def _is_estimated(reading: Reading, aim: re.Match[str]) -> bool:
    """Whether it only estimates what a period gone by has brought (2024年预计达到300亿元)."""
    word = aim[0].lower()
    if word in cues.LOOSE and ended(reading, aim.start()):
        return word not in _EXPECTED or _is_dated(reading, aim.start())
    return word in _EXPECTED and _is_of_a_year_nearly_over(reading, aim)


def _is_dated(reading: Reading, offset: int) -> bool:
    """Whether the sentence names a period, be it only 全年 or 同期, or the heading over it does:
    without one, what is expected is yet to come (the campus is expected to create 40 jobs).
    """
    sentence = reading.full_sentences.at(offset)
    if reading.days_in(*sentence) or _PERIOD.search(reading.plain, *sentence):
        return True
    return bool(headings.of_section(reading, offset))


def _is_of_a_year_nearly_over(reading: Reading, aim: re.Match[str]) -> bool:
    """Whether it speaks of such a year (expects this year's revenue to exceed 45 billion yuan,
    有望在今年达到1300亿元, told in December).
    """
    if reading.anchor is None:
        return False
    start, end = reading.clauses.at(aim.start())
    first = [day_of(day) for day in reading.days_in(aim.end(), end)[:1]]
    if first:
        return (first[0].last - reading.anchor).days <= NEARLY
    this_year = _THIS_YEAR.search(reading.plain, start, end)
    rest = date(reading.anchor.year, 12, 31) - reading.anchor
    return this_year is not None and rest.days <= NEARLY


def _is_expected_to_have(reading: Reading, aim: re.Match[str]) -> bool:
    """Whether only a past year's figure is estimated (expected to have grown by 12% in 2025)."""
    if aim[0].lower() != "expected to" or not _HAVE_DONE.match(reading.plain, aim.end()):
        return False
    _, end = reading.clauses.at(aim.start())
    days = [day_of(day) for day in reading.days_in(aim.end(), end)]
    return reading.anchor is not None and any(day.last <= reading.anchor for day in days)


def _is_told_of_late(reading: Reading, aim: re.Match[str]) -> bool:
    """Whether its sentence tells what was done of late (今年以来，打造场景24个)."""
    if aim[0] != "打造":
        return False
    start, _ = reading.sentences.at(aim.start())
    late = _OF_LATE.search(reading.plain, start, aim.start())
    return late is not None and not _TOLD_OF_PLANS.search(reading.plain, late.start(), aim.start())


def _is_within_what_was(reading: Reading, aim: re.Match[str]) -> bool:
    """Whether the year is one under review, or counted with what there is (其中年内新落户31家)."""
    if aim[0] != "年内":
        return False
    counted = reading.plain.endswith("其中", 0, aim.start())
    counted = counted or (reading.anchor is not None and reading.anchor.month == _DECEMBER)
    start, _ = reading.sentences.at(aim.start())
    up_to_now = _COUNTED_TO_NOW.search(reading.plain, start, aim.start()) is not None
    return counted or up_to_now or _is_under_review(reading, aim.start())


def _is_made_or_to_be(reading: Reading, aim: re.Match[str]) -> bool:
    """Whether it is 打造 alone, which a report says too (区里打造智慧社区20个): no other word of
    its sentence aims, no day to come stands in it, and neither heading nor document does.
    """
    if aim[0] != "打造" or reading.is_plan:
        return False
    start, end = reading.full_sentences.at(aim.start())
    if _TOLD_OF_PLANS.search(reading.plain, start, aim.start()):
        return False
    if any(hit[0] != "打造" for hit in _OTHERS.finditer(reading.plain, start, end)):
        return False
    days = reading.days_in(start, end)
    if any(reading.anchor is None or (day.iso and day.iso[1] > reading.anchor) for day in days):
        return False
    return not any(
        _AIM_HEADING.search(reading.plain, *over) for over in reading.headings_over(aim.start())
    )


def _is_a_plan_that_is_there(reading: Reading, aim: re.Match[str]) -> bool:
    """Whether 计划 ends its clause as a noun (自动生成随访计划，规范管理率升至81.6%)."""
    if aim[0] != "计划" or not reading.plain.startswith(("，", ","), aim.end()):
        return False
    return not reading.plain.endswith(("按", "照", "据"), 0, aim.start())


def _is_of_a_quoted_name(reading: Reading, aim: re.Match[str]) -> bool:
    """Whether 计划 may close the name of what is told (「AI實習生」計劃今年提供職位620個), or tell
    what the one that is called so plans.
    """
    return aim[0] == "计划" and reading.plain.endswith(_QUOTED, 0, aim.start())


def _is_what_is_followed(reading: Reading, aim: re.Match[str]) -> bool:
    """Whether a plan only opens the sentence of what is done under it (Under the plan, the city
    gives each firm 300,000 yuan a year).
    """
    if aim[0].lower() not in ("plan", "plans"):
        return False
    start, _ = reading.sentences.at(aim.start())
    return _UNDER.fullmatch(reading.plain, start, aim.start()) is not None


def _is_a_purpose(reading: Reading, aim: re.Match[str]) -> bool:
    """Whether it is only what something was done for (为确保供电，建成变电站5座)."""
    start, end = reading.clauses.at(aim.start())
    return (
        _FOR.search(reading.plain, start, aim.start()) is not None
        and reading.plain.startswith(("，", ","), end - 1)
        and not reading.stated_in(aim.end(), end)
        and not reading.days_in(start, end)
    )


def _is_complied_with(reading: Reading, aim: re.Match[str]) -> bool:
    """Whether what is told behind 要求 may have been done by it (按省里要求，建成示范社区30个)."""
    near = max(0, aim.start() - 14), aim.start()
    return (
        aim[0] in _LOOKED_UP_TO
        and reading.plain.startswith(("，", ","), aim.end())
        and _BY_IT.search(reading.plain, *near) is not None
    )


def _is_an_estimate(reading: Reading, aim: re.Match[str]) -> bool:
    """Whether it stands right before the name of what is estimated, for no day to come."""
    if aim[0] not in ("预计", "预估"):
        return False
    start, end = reading.clauses.at(aim.start())
    days = reading.days_in(start, end)
    if any(reading.anchor is None or (day.iso and day.iso[1] > reading.anchor) for day in days):
        return False
    digits = _DIGIT.search(reading.plain, aim.end(), end)
    return (
        digits is not None and _A_NOUN.match(reading.plain, aim.end(), digits.start()) is not None
    )


def _is_of_a_programme(reading: Reading, aim: re.Match[str]) -> bool:
    """Whether it only tells what an event is to offer."""
    if aim[0] not in ("将", "预计", "届时"):
        return False
    start, _ = reading.full_sentences.at(aim.start())
    return (
        _PROGRAMME.match(reading.plain, aim.end()) is not None
        and _AN_EVENT.search(reading.plain, start, aim.start()) is not None
    )


def _is_under_review(reading: Reading, offset: int) -> bool:
    """Whether the heading over it names a period gone by (一、2025年工作情况)."""
    over = headings.of_section(reading, offset)
    return any(reading.anchor is not None and day.last <= reading.anchor for day in over)


def _is_what_is_raised(reading: Reading, aim: re.Match[str]) -> bool:
    """Whether 将 may stand for 把: no day to come and no other word aims with it."""
    if aim[0] != "将":
        return False
    if not any(words.match(reading.plain, aim.end()) for words in (_RAISES, _SPENDS)):
        return False
    start, _ = reading.sentences.at(aim.start())
    _, end = reading.clauses.at(aim.start())
    if _OTHERS.search(reading.plain, start, aim.start()):
        return False
    days = reading.days_in(start, end)
    return not any(reading.anchor and day.iso and day.iso[1] > reading.anchor for day in days)


def _is_won(reading: Reading, aim: re.Match[str]) -> bool:
    """Whether 争取 tells what was won from above (争取衔接资金7.38亿元、实施项目295个)."""
    return aim[0] == "争取" and _FUNDS.match(reading.plain, aim.end()) is not None


_WEAK = (
    _is_won,
    _is_what_is_raised,
    _is_estimated,
    _is_expected_to_have,
    _is_told_of_late,
    _is_within_what_was,
    _is_made_or_to_be,
    _is_a_plan_that_is_there,
    _is_of_a_quoted_name,
    _is_what_is_followed,
    _is_a_purpose,
    _is_complied_with,
    _is_an_estimate,
    _is_of_a_programme,
)
"""Where the last word that aims may also tell what has been reached."""
