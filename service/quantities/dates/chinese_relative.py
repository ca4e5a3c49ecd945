"""Chinese dates that count from the anchor or stand for themselves: 去年, 上周四, 三年前, 十四五.

Each rule is one pattern and one function from the match and the anchor to days. Without an anchor
a rule that counts from it gives a lost point: a date, but nobody can say which.
"""

import re
from collections.abc import Callable
from datetime import date

from service.quantities.dates import days
from service.quantities.dates.days import NARROWINGS, SEASONS, Days, OutsideCalendar
from service.quantities.dates.points import Point
from service.quantities.dates.small_numbers import NUMERAL, read

_TERMS = ("学", "學", "财", "財", "财政", "財政")
_TERM_WORDS = {"本": 0, "这个": 0, "這個": 0, "上": -1, "上一": -1, "上个": -1, "上個": -1}
# Years from the anchor's; None: the year that was named before.
YEAR_WORDS: dict[str, int | None] = {
    **dict.fromkeys(("今年", "本年", "这一年", "這一年", "这年"), 0),
    **dict.fromkeys(("去年", "上年", "上一年", "昨年"), -1),
    **{f"{word}{kind}年": offset for kind in _TERMS for word, offset in _TERM_WORDS.items()},
    "前年": -2,
    "大前年": -3,
    **dict.fromkeys(("明年", "下一年", "来年", "來年"), 1),
    **dict.fromkeys(("后年", "後年"), 2),
    **dict.fromkeys(("当年", "當年", "同年", "该年", "該年"), None),
}
YEAR_NAMED_WITHIN = r"[今去前明本上][（(](?P<within>1[0-2][0-9]|20[0-9]{2})[)）]年"
"""A year that is named inside the word: 去（114）年, of the Republic; 今（2026）年."""
THAT_YEAR = tuple(word for word, offset in YEAR_WORDS.items() if offset is None)
"""They mean the year named last, be it in the sentence before."""
MONTH_WORDS: dict[str, int] = {
    **dict.fromkeys(("上上个月", "上上個月", "上上月"), -2),
    **dict.fromkeys(("上个月", "上個月", "上月"), -1),
    **dict.fromkeys(("本月", "当月", "當月", "这个月", "這個月"), 0),
    **dict.fromkeys(("下个月", "下個月", "下月", "次月"), 1),
    **dict.fromkeys(("下下个月", "下下個月", "下下月"), 2),
}
DAY_WORDS: dict[str, int] = {
    **dict.fromkeys(("今天", "今日", "本日", "今晨", "今晚"), 0),
    **dict.fromkeys(("昨天", "昨日", "昨晚"), -1),
    **dict.fromkeys(("前天", "前日"), -2),
    "大前天": -3,
    **dict.fromkeys(("明天", "明日"), 1),
    **dict.fromkeys(("后天", "後天"), 2),
    **dict.fromkeys(("大后天", "大後天"), 3),
}
# Names and words that begin like one of them.
NOT_DAYS = (
    *("今日头条", "今日美术馆", "今日说法", "明日之后", "明日之星", "明日方舟", "明天系"),
    *("后天性", "前日本"),
)

_STEPS = {"本": 0, "这": 0, "這": 0, "当": 0, "當": 0, "上": -1, "下": 1}
_WEEKDAYS = {char: number for number, char in enumerate("一二三四五六日")} | {"天": 6}
_N = f"[{NUMERAL}]{{1,3}}"
_COUNTED = "[个個家名款台项項批次起期所座只支种種件]"


def _steps(surface: str) -> int:
    return sum(_STEPS[char] for char in surface)


def _week(match: re.Match[str], anchor: date) -> Days:
    week = days.week(days.shift(anchor, 7 * _steps(match["week_step"])))
    if match["weekday"] == "末":
        return days.shift(week[0], 5), week[1]
    if match["weekday"]:
        only = days.shift(week[0], _WEEKDAYS[match["weekday"]])
        return only, only
    return week


def _half_week(match: re.Match[str], anchor: date) -> Days:
    return NARROWINGS["half"](days.week(anchor), "上下".index(match["week_half"]) + 1)


def _half_year(match: re.Match[str], anchor: date) -> Days:
    first = 1 if anchor.month <= 6 else 7
    return days.months(anchor.year, first + 6 * _steps(match["half_step"]), 6)


def _quarter(match: re.Match[str], anchor: date) -> Days:
    first = (anchor.month - 1) // 3 * 3 + 1 + 3 * _steps(match["quarter_step"])
    span = days.months(anchor.year, first, 3)
    edge = match["quarter_edge"]
    return NARROWINGS["start" if edge == "初" else "end"](span, 1) if edge else span


def _ago(match: re.Match[str], anchor: date) -> Days:
    number, unit, side = read(match["ago"]), match["ago_unit"][-1], match["ago_side"]
    sign = 1 if side[-1] in "后後" and not side.startswith("以来") else -1
    if side in ("以来", "以來"):
        months = 12 * number + 6 * (match["ago_more"] == "半")
        start = days.shift_months(anchor, -months)
        if match["ago_more"] in ("多", "余"):
            start = start.replace(month=1, day=1)
        return start.replace(day=1), anchor
    if unit == "年":
        return days.year(anchor.year + sign * number)
    if unit in "度季月":
        return days.months(
            anchor.year, anchor.month + sign * number * (1 if unit == "月" else 3), 1
        )
    if unit in "周週期":
        return days.week(days.shift(anchor, sign * 7 * number))
    only = days.shift(anchor, sign * number)
    return only, only


def _past_month(match: re.Match[str], anchor: date) -> Days:
    """刚过去的9月 is the month; 过去的9个月 are nine."""
    month = read(match["gone"] or match["gone_plain"])
    if not 1 <= month <= 12:
        raise OutsideCalendar
    return days.months(anchor.year - (month > anchor.month), month, 1)


def _rolling(match: re.Match[str], anchor: date) -> Days:
    number, unit = read(match["rolling"]), match["rolling_unit"]
    back = match["rolling_side"] not in ("未来", "未來", "今后", "今後")
    sign = -1 if back else 1
    if unit in "年月":
        edge = days.shift_months(anchor, sign * number * (12 if unit == "年" else 1))
    else:
        edge = days.shift(anchor, sign * number * (7 if unit in "周週" else 1))
    return (edge, anchor) if back else (days.shift(anchor, 1), edge)


def _day(match: re.Match[str], anchor: date) -> Days:
    only = days.shift(anchor, DAY_WORDS[match["day_word"]])
    return only, only


def _century(match: re.Match[str], anchor: date) -> Days:
    century = (anchor.year - 1) // 100 + 1 + _steps(match["century_word"])
    return _decade_of(century, match["relative_decade"])


def _decade(match: re.Match[str], _: date) -> Days:
    return _decade_of(read(match["century"]) if match["century"] else 20, match["decade"])


def _decade_of(century: int, decade: str | None) -> Days:
    """The years of the popular count: the 18th century is 1700 to 1799."""
    first = (century - 1) * 100
    if decade is None:
        return days.years(first, first + 99)
    number = read(decade)
    if number % 10 or number >= 100:
        raise OutsideCalendar
    return days.years(first + number, first + number + 9)


def _full_decade(match: re.Match[str], _: date) -> Days:
    first = read(match["full_decade_year"])
    if first % 10 or not 1000 <= first <= 2990:
        raise OutsideCalendar
    return days.years(first, first + 9)


def _bare_decade(match: re.Match[str], _: date) -> Days:
    return _decade_of(20, match["bare_decade_number"])


def _plan(match: re.Match[str], _: date) -> Days:
    term = days.five_year_plan(read(match["plan"] or match["plan_ordinal"]))
    if match["plan_edge"] in ("末", "期末"):
        return NARROWINGS["end"](days.year(term[1].year), 1)
    return term


def _few_days_ago(_: re.Match[str], anchor: date) -> Days:
    return days.shift(anchor, -7), days.shift(anchor, -2)


def _neighbours(match: re.Match[str], anchor: date) -> Days:
    first = anchor.year + {"今": 0, "明": 1, "去": -1}[match["neighbour"]]
    return days.years(first, first + 1)


def _near_season(match: re.Match[str], anchor: date) -> Days:
    """今秋, 明春."""
    year = days.year(anchor.year + {"明": 1, "去": -1}.get(match["season_year"], 0))
    return NARROWINGS["season"](year, SEASONS[match["season"]])


Rule = tuple[str, str, Callable[[re.Match[str], date], Days]]
# Name, pattern, meaning. The group of a rule's name tells which rule matched.
_RULES: tuple[Rule, ...] = (
    (
        "five_year_plan",
        r"(?P<plan>十[一二三四五六七八九])(?:个|個)?(?:五(?![个個岁歲名天家年分米件人次元块塊万千百亿点十]))"
        r"(?:[\u201d\x22\u2019』」]?(?:时期|规划|期间)?(?P<plan_edge>末(?!端)|期末))?"
        r"|第(?P<plan_ordinal>十[一二三四五六七八九])[个個]五年(?:规划|计划)",
        _plan,
    ),
    ("few_days_ago", "前[两兩几幾]天", _few_days_ago),
    ("neighbouring_years", "(?P<neighbour>[今明去])(?:明|后|今)两年", _neighbours),
    (
        "relative_week",
        r"(?P<week_step>上上|下下|[上下本这這当當])[一]?[个個]?(?:[周週]|星期|礼拜)"
        rf"(?![边邊期转围圍年刊报岁歲])(?:(?P<weekday>[一二三四五六日天末])(?!{_COUNTED}))?",
        _week,
    ),
    (
        "near_season",
        "(?P<season_year>今|这个?(?=.[天季])|(?:(?<![一-鿿])|(?<=[于在到至从自]))[明去])(?P<season>[春夏秋冬])(?![晚雨])[天季]?",
        _near_season,
    ),
    ("half_week", "(?P<week_half>[上下])半[周週]", _half_week),
    ("half_year", "(?P<half_step>上上|下下|[上下])[个個]半年", _half_year),
    (
        "relative_quarter",
        "(?P<quarter_step>[上下本])一?[个個]?季度?(?P<quarter_edge>[末初底])?",
        _quarter,
    ),
    ("relative_day", f"(?P<day_word>{'|'.join(sorted(DAY_WORDS, key=len, reverse=True))})", _day),
    (
        "years_ago",
        rf"(?P<ago>(?![0\uff10〇零]){_N})(?P<ago_unit>年|[个個](?:季度?|月|星期)|[周週天])(?P<ago_more>半|多|余)?"
        "(?P<ago_side>之前|以前|前(?![瞻沿景期后後])|之后|之後|以后|以後|[后後](?![续續期备台])|以来|以來)",
        _ago,
    ),
    (
        "past_month",
        rf"[过過]去(?:的(?P<gone>{_N})月份?|(?P<gone_plain>{_N})月份)(?![余多])",
        _past_month,
    ),
    (
        "rolling_period",
        "(?P<rolling_side>过去|過去|最近|(?<![历歷用长長经經费費花了过過耗续續达達])近"
        "|未来|未來|今后|今後|上(?!一))的?"
        rf"(?P<rolling>{_N})[个個]?(?P<rolling_unit>[年月周週天])(?![前级級度代])",
        _rolling,
    ),
    (
        "relative_century",
        rf"(?P<century_word>[上本])[个個]?世[纪紀](?:(?P<relative_decade>{_N})年代)?",
        _century,
    ),
    (
        "century_or_decade",
        rf"(?:(?P<century>{_N})世[纪紀])(?:(?P<decade>{_N})年代)?",
        _decade,
    ),
    ("full_decade", rf"(?P<full_decade_year>[{NUMERAL}]{{4}})年代(?![表理码])", _full_decade),
    ("bare_decade", rf"(?P<bare_decade_number>{_N})年代", _bare_decade),
)
_RULE = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern, _ in _RULES))
_MEANING = {name: meaning for name, _, meaning in _RULES}
_ABSOLUTE = frozenset(("five_year_plan", "century_or_decade", "full_decade", "bare_decade"))

# How one of these dates can begin, numerals apart: literal first characters, for a fast search.
RELATIVE_WORDS = (
    *YEAR_WORDS,
    *(f"{word}[（(](?=1|20)" for word in "今去前明本上"),
    *MONTH_WORDS,
    *DAY_WORDS,
    *(f"{step}(?:[上下]|一)?[个個]?(?:周|週|星期|礼拜|半|季|世|[{NUMERAL}])" for step in _STEPS),
    *(f"{year}[今明后]两" for year in "今明去"),
    *(f"{year}{season}" for year in ("今", "明", "去", "这", "这个") for season in "春夏秋冬"),
    *(
        "前[两兩几幾]天",
        "十[一二三四五六七八九]个?五",
        "过去(?!年)",  # 超过去年 begins with 去年
        "過去(?!年)",
        "最近",
        f"近[{NUMERAL}]",
        "未来",
        "未來",
        "今后",
        "今後",
    ),
)


def relative_point(text: str, start: int, anchor: date | None) -> Point | None:
    """The date at `start` that one of the rules reads, or None."""
    match = _RULE.match(text, start)
    if match is None or text.startswith(NOT_DAYS, start):
        return None
    assert match.lastgroup
    if match.lastgroup == "five_year_plan" and start and text[start - 1] in NUMERAL:
        return None
    if anchor is None and match.lastgroup not in _ABSOLUTE:
        return Point(start, match.end(), lost=True)
    try:
        span = _MEANING[match.lastgroup](match, anchor or date.min)
    except OutsideCalendar:
        return None
    return Point(start, match.end(), days=span)


def relative_month(word: str, before: Point, end: int, anchor: date | None) -> Point:
    """上月 after a year that was said or not: 去年本月 is this month of last year."""
    if anchor is None or before.lost:
        return before._replace(end=end, lost=True)
    try:
        first = days.months(before.year or anchor.year, anchor.month + MONTH_WORDS[word], 1)[0]
    except OutsideCalendar:
        return before._replace(end=end, lost=True)
    return before._replace(end=end, year=first.year, month=first.month)
