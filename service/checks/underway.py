"""What is agreed, planned or being built: it is there, and it is yet to come."""

import re

from service.checks import cues
from service.checks.reading import Reading
from service.checks.stated import Stated
from service.checks.tongues import phrases

_UNDER_WAY = re.compile(
    r"[^，。；,;\n\d]{0,6}(?:在建|建设中)"
    r"| (?:(?!\b(?:and|but|while|that|which|after|since)\b)[^.;,]){0,60}"
    r"\b(?:in the pipeline|in the works|on the drawing board|on order|under ?way"
    r"|under construction)\b"
)
_BEING_BUILT = re.compile(
    r"正(?:在|加快|抓紧|全力)+(?:建设|推进|实施|打造|筹建|筹备|筹集|组建|谋划)"
    r"|在(?<!产和在)(?<!成和在)建的[^，。；,;\d将]{0,8}"
    r"(?:算力|规模|面积|投资|容量|产能|机柜|能力)(?:为|是|约|共)?$"
)
"""What is being built is there and is yet to come."""
_SIGNED = (
    "(?:signed|struck|agreed|sealed) (?:an? )?(?:deal|contract|agreement|memorandum|lease|pact)"
)
_IS_BUILDING = r"\b(?:is|are) (?:now |currently )?(?:building|constructing|installing)"
_AGREED = phrases(
    cues.joined(
        tuple(
            rf"{planned}总?(?:投资|引资)额?[^，。；,;\n\d]{{0,4}}$"
            for planned in ("计划", "意向", "协议", "拟", "规划")
        ),
        tuple(
            rf"{year}(?!已)[^，。；,;\n\d]{{0,6}}安排(?!了)[^，。；,;\n\d]{{0,10}}$"
            for year in ("今年", "本年度?", "年内")
        ),
        (
            "规划$",
            rf"{cues.TO_BE_AIDED}[^，。；,;\n\d]{{0,12}}$",
            r"规划(?:总)?(?:规模|算力|安装|部署|容纳|配置|机柜|机架|建筑面积|总面积|面积|产能|装机)[^，。；,;\n\d]{0,6}$",
            r"基金[^，。；]{0,4}设定的[^，。；\d]{0,8}(?:规模|总额)(?:为|是)?$",
            r"(?<!已)(?<!已经)设立(?!了)[^，。；,;\n\d]{0,8}$",
            r"预算(?:安排|编列|规模|总额|资金)?(?:为|是|达|共|约|近|超)*$",
        ),
    ).pattern,
    r"\b(?:approved|greenlit|gave (?:permission|approval) (?:for|to)|signed off on) (?:an? |the )$"
    r"|\b(?:approved|greenlit|agreed|signed off on|passed) (?:an? |the )(?:[a-z]+ )?"
    r"(?:budget|grant|loan|fund|package|investment|programme|program|scheme) (?:of|worth) "
    r"(?:about )?[$€£¥A-Z]{0,3}$"
    r"|\b(?:sets aside|reserves|earmarks|allots|allocates) (?:about |some |up to )?[$€£¥A-Z]{0,3}$"
    r"|\b(?:approval|permission|consent|permit|go-ahead) "
    r"(?:to (?:build|open|operate|add|run|put up)|for) (?:about |some |an? |the )?$"
    r"|\bha(?:s|ve) ordered (?:about |some |another )?$"
    r"|\b(?:is|are) (?:also )?(?:preparing|setting up|raising) (?:an? )?$"
    r"|\bputs? the (?:cost|price|bill|investment)\b[^,.;\d]{0,24} at "
    r"(?:about |around )?[$€£¥A-Z]{0,3}$"
    rf"|\b{_SIGNED}[^.;,\d]{{0,32}} (?:for|of|on) (?:an? |the )?$"
    rf"|{_IS_BUILDING} (?:an? |the |about |some |another )?$"
    rf"|{_IS_BUILDING}[^.;,]{{0,60}} at a cost of (?:about )?[$€£¥A-Z]{{0,3}}$"
    r"|\b(?:is|are) (?:now |currently )?(?:recruiting|hiring) (?:about |some |another )?$"
    r"|\b(?:voted|decided)(?: (?:[a-z]+|on [A-Z][a-z]+)){0,2} to "
    r"(?:spend|invest|fund|buy|allocate|commit|put)(?: up to| about)? [$€£¥A-Z]{0,3}$"
    r"|\bproposed (?:an? |the )?$|\bproposed [^.;,]{0,60} with an investment of [$€£¥A-Za-z ]{0,4}$"
    r"|\bfor an? (?:campus|centre|center|plant|site|facility) of (?:about )?$"
    r"|\bin talks (?:with|about|over) (?:about |some |another )?$"
    r"|\b(?:allotted|allocated|awarded|granted) (?:[A-Z][\w’'-]+ ){1,3}$"
    r"|\b(?:priced|estimated) at (?:about |around )?[$€£¥A-Z]{0,3}$",
)
"""So is what is agreed to be invested, planned, or set up, and those who are to be aided."""
_YEARLY = re.compile(r"年度计划(?:完成)?投资额?[^，。；,;\n\d]{0,4}$")
_PROMISED = re.compile(
    r"(?<!\bthe )(?<!\bThe )\b(?:promis(?:es|ed)|ha(?:s|ve) offered) (?!to\b)[^,.;]{0,60}$"
)
"""So is what is promised, where no day says which."""
_AGREED_TO = re.compile(
    r"\b(?:agreed|signed (?:an? )?(?:[a-z-]+ )?(?:agreement|deal|pact|contract|memorandum))"
    r" (?:with [^,.;\d]{2,80} )?to [a-z]+ [^,.;]{0,24}$"
)
"""So is what is agreed to, whatever the day on which it was."""
_TO_BE_SET_UP = re.compile(
    r"(?:将|拟|准备|计划|打算|酝酿|有意|谋划|筹备)[^，。；,;\d]{0,6}设立[^，。；,;\n\d]{0,8}$"
)
"""But what is yet to be set up is not there."""
_SET_UP = re.compile("(?:设立|安排)[^，。；,;\\n\\d]{0,10}$")
_SOON = re.compile(
    r"[，,](?:计划|预计|拟)(?:于|在|到)?(?:(?:今年|明年|20\d\d年)?"
    r"(?:\d{1,2}月(?:底|份)?|年底|底|[一二三四]季度)|今年|明年|20\d\d年)"
    "[^，。；\\d]{0,6}(?:入住|投产|投用|开放|交付|建成|完工|启用|开业|并网)(?!的|二期)"
)
"""Behind the clause of what shall be there then (首批供应520套，计划今年10月入住)."""
_PHASE = cues.joined(("[一二三四五首][期批]", "第[一二三四五]阶段", "项目"))
_DONE = re.compile("已|目前|累计|截[至止]|现有")
_WILL_BE_USED = re.compile("[^，。；\\d]{0,8}将用于")
_DESIGNED = re.compile(
    r"设计(?:总)?(?:规模|算力|产能|能力|容量)[^，。；,;\n\d]{0,6}$"
    r"|\bdesigned (?:for|to (?:hold|house|handle|host|serve)) (?:about |up to )?$"
)
"""So is what is designed, where nothing else says more."""
_PLANNED_SUM = re.compile(
    r"\bplanned (?:total )?investments? (?:of|worth) (?:about |over |more than |nearly )?[$€£¥]?$"
)
_TO_BE_INVESTED = cues.joined(
    tuple(
        f"{plan}总?(?:投资|投入)(?:额|约|近|超过?)*$"
        for plan in ("计划", "拟(?<![虚模]拟)", "预计")
    )
)
_OVER_YEARS = re.compile(
    r"[一二三四五两](?<![过去近前][一二三四五两])年(?:内|间)?(?:投入|安排|拿出|统筹|培训|培养|引进)[^，。；,;\n\d]{0,8}$"
)
"""So is what takes some years, where no word says more."""


def is_agreed(reading: Reading, stated: Stated) -> bool:
    """Whether the number's clause says that it is agreed, or being built; what is yet to be set up
    is neither (将设立20亿元的基金).
    """
    agreed = (
        _before(_BEING_BUILT, reading, stated)
        or _before(_AGREED.of(english=reading.english), reading, stated)
        or _UNDER_WAY.match(reading.plain, stated.end) is not None
    )
    return agreed and not _before(_TO_BE_SET_UP, reading, stated)


def is_planned_for_the_year(reading: Reading, stated: Stated) -> bool:
    """Whether it is the investment that a year's plan sets."""
    return _before(_YEARLY, reading, stated)


def is_set_up(reading: Reading, stated: Stated) -> bool:
    """Whether it is a fund that is set up, or a sum that is set aside: its sentence may aim at that
    (今年将新建平台4个，设立20亿元的基金).
    """
    return _before(_SET_UP, reading, stated)


def is_promised(reading: Reading, stated: Stated) -> bool:
    """Whether the number's clause says that somebody promised it."""
    return reading.english and _before(_PROMISED, reading, stated)


def is_agreed_to(reading: Reading, stated: Stated) -> bool:
    """Whether the number's clause says that somebody agreed to it, on whatever day."""
    return reading.english and _before(_AGREED_TO, reading, stated)


def is_to_be_invested(reading: Reading, stated: Stated) -> bool:
    """Whether it is what somebody plans to invest (拟投资1.3亿元)."""
    return _before(_TO_BE_INVESTED, reading, stated)


def is_planned_sum(reading: Reading, stated: Stated) -> bool:
    """Whether it is a planned investment of so much."""
    return reading.english and _before(_PLANNED_SUM, reading, stated)


def takes_years(reading: Reading, stated: Stated) -> bool:
    """Whether it is what some years are to bring (三年投入50亿元)."""
    return _before(_OVER_YEARS, reading, stated)


def is_soon(reading: Reading, stated: Stated) -> bool:
    """Whether the words behind it say when it shall be there, or what it shall be used for."""
    _, end = reading.clauses.at(stated.start)
    if _WILL_BE_USED.match(reading.plain, stated.end) or _is_a_phase_soon(reading, stated):
        return True
    return _SOON.match(reading.plain, end - 1) is not None


def _is_a_phase_soon(reading: Reading, stated: Stated) -> re.Match[str] | None:
    """The words by which a phase shall be there, when its sentence reports nothing
    (一期部署8000张卡，提供2400P算力，计划今年12月底前投用).
    """
    start, end = reading.sentences.at(stated.start)
    if _PHASE.search(reading.plain, start, stated.start) is None:
        return None
    soon = _SOON.search(reading.plain, stated.end, end)
    done = soon and _DONE.search(reading.plain, start, soon.start())
    return None if done else soon


def designed(reading: Reading, stated: Stated) -> re.Match[str] | None:
    """The words that call it what something is designed for."""
    start, _ = reading.clauses.at(stated.start)
    return _DESIGNED.search(reading.plain, start, stated.start)


def _before(words: re.Pattern[str], reading: Reading, stated: Stated) -> bool:
    start, _ = reading.clauses.at(stated.start)
    return words.search(reading.plain, start, stated.start) is not None
