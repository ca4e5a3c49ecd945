"""The grammar of Chinese dates: 二〇二四年十二月三十一日, 去年三季度末, 十五五, 上上周四.

`find` yields points in order; what they leave unsaid is filled in later (see `points`).
Traditional and full-width characters are read where they stand, so no folding is needed.

Not a date here: 3年, 2至3年, 5个月 (durations), 2号线, 中山路12号, 〔2024〕5号 (numbers of things),
9佰日元 (money), 2000多年, 24年 inside a sentence (a length of time; a table cell 24年 is a year).
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from operator import itemgetter

from service.quantities.dates.chinese_relative import (
    DAY_WORDS,
    MONTH_WORDS,
    RELATIVE_WORDS,
    YEAR_NAMED_WITHIN,
    YEAR_WORDS,
    relative_month,
    relative_point,
)
from service.quantities.dates.days import SEASONS
from service.quantities.dates.lasting import lasts
from service.quantities.dates.points import Narrowing, Point
from service.quantities.dates.small_numbers import NUMERAL, YEAR_NUMERAL, full_year, read
from service.quantities.homes import is_of_taiwan, is_traditional

JOIN = r"\s?(?:——|[-‐–—―－~～〜至到])\s?"
_N = f"[{NUMERAL}]{{1,3}}"


def _by_first(words: Iterable[str]) -> str:
    """One branch for each first character, for `re` tries every branch where one of them stands."""
    branches: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        branches[word[0]].append(word[1:])
    return "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in branches.items())


# Where a date may begin: a numeral and its unit, or one of the words.
_UNIT = r"\s?(?:[年月日号號天周週世]|[财財学學]年|[个個]?(?:季|月|星期))"
_NUMBERED = re.compile(
    rf"[{YEAR_NUMERAL}](?<![{YEAR_NUMERAL}]{{2}})[{YEAR_NUMERAL}]{{0,4}}"
    rf"(?:{_UNIT}|(?={JOIN}[{YEAR_NUMERAL}]{{1,5}}{_UNIT})|(?=/[{YEAR_NUMERAL}]{{2,4}}\s?[学學]年))"
)
_WORDED = re.compile(
    _by_first(
        (
            *RELATIVE_WORDS,
            *("公元", "西元", "年底", "年末", "年初", "年中", "月底", "月初", "月末"),
            *("上半", "下半", "前半", "半年", "首季", "首月", "上旬", "中旬", "下旬"),
            *(f"{first}{_N}(?:[周週]|[个個]?(?:季|月|星期|五年))" for first in "第前首"),
        )
    )
)

_YEAR = re.compile(
    rf"(?:公元|西元)?(?:(?P<head>[{NUMERAL}]{{4}})(?:年?{JOIN}|/(?=[{NUMERAL}]{{2,4}}\s?[学學]年)))?"
    rf"(?P<year>[{YEAR_NUMERAL}]{{2,5}})\s?[财財学學]?年(?:度(?!假))?"
)
_LOOKED_AT = (
    *("回望", "回首", "回顾", "回顧", "盘点", "盤點", "告别", "告別", "走过", "走過"),
    *("展望", "迈向", "邁向", "迈入", "面向", "决胜", "冲刺"),
)
_ALONE = re.compile(r"20[0-9]{2}(?=[，,。、：:；！!）\n]|$)")
"""A year without 年: one is meant behind a word that looks back or ahead (回望2025，……), and where
it opens a paragraph (2026，我们……)."""
_RELATIVE_YEAR = re.compile(
    r"(?![来來]年(?:年?均|平均))"  # 五年来年均增长
    r"(?!前年(?<=[底末月日之产購购]前年))"  # 2027年底前年产能
    rf"(?:(?P<word>{'|'.join(sorted(YEAR_WORDS, key=len, reverse=True))})|{YEAR_NAMED_WITHIN})"
    "(?:度(?!假))?"
)
_RELATIVE_MONTH = re.compile(rf"(?P<word>{'|'.join(MONTH_WORDS)})")
_MONTH = re.compile(rf"(?:(?P<head>{_N}){JOIN})?(?P<month>{_N})\s?月份?")
# 日 that is no day of the month: 7日内, 15日游, 9佰日元; 号 that counts something: 2号线.
_DAY = re.compile(
    rf"(?:(?P<head>{_N}){JOIN})?(?P<day>{_N})\s?"
    r"(?:(?P<unit>日(?![内元圆圓游均龄产本以])|[号號](?![线楼院文机]))"
    r"|(?=\s?(?:$|[至到，。、；）,;)~～—-])))"
)
_LINKS = frozenset(("的", " "))
# What the parts of a year or a month can begin with: a cheap look before their patterns.
_NUMERALS = frozenset(filter(re.compile(f"[{NUMERAL}]").match, map(chr, range(0x10000))))
_IN_YEAR = _NUMERALS | frozenset("年全底末初伊中上下前头頭后後半第首最本当當这這次Qq春夏秋冬暑")
_IN_MONTH = _NUMERALS | frozenset("底末初伊上中下第首最前")

# 底 and 初 begin other words too: 年底层, 年初步; 中 mostly does.
_EDGE = r"(?:底(?![层座盘蕴线])|末(?!端)|初(?![步创级始心衷次期中高])|伊始)"
_HALF_REPORTED = (
    "半年(?<![上下前后後近这這过過去大小多个個一两兩]半年)"
    "(?=度?(?:[报報](?![名到考销銷])|[业業][绩績]|[财財][报報]|成[绩績]|答卷"
    "|(?:[经經][济濟])?[数數][据據](?:公布|[发發]布|出[炉爐来來]|[显顯]示|亮相)))"
    "|半年(?<=(?:公布|发布|發布|晒出|曬出|披露|亮出|交出)半年)(?=(?:[经經][济濟])?[数數][据據])"
)
"""The first half of the year, by the report of its figures: 半年报, 公布半年数据."""
_YEAR_PART = re.compile(
    rf"[年全]?{_EDGE}|年中(?=[，。、；,;前]|$)|中(?=[，。、；,;前]|$)"
    rf"|[上下前后後]半年|{_HALF_REPORTED}"
    rf"|(?:第?[一二三四1-41-4]|首)[个個]?季度?{_EDGE}?|[首前头頭][两兩二三23][个個]?季度?"
    rf"|(?:[春夏秋冬][季天]|[春夏秋冬](?=[，,。、；起至到])|暑[期假])(?:[学學]期)?"
    rf"|[首前后後头頭]{_N}[个個]?月(?![内以])|最[后後]{_N}[个個]月|首月|第{_N}[个個]月"
    rf"|[第前]{_N}[周週]|首[周週]|最[后後]一[周週]|[Qq][1-4](?![0-9A-Za-z])"
)
_BARE_YEAR_PART = re.compile(
    rf"年(?:{_EDGE}|中(?=[，。、；,;前]|$))|[上下]半年|{_HALF_REPORTED}"
    rf"|(?:第?(?<!同)[一二三四1-41-4]|首)[个個]?季度{_EDGE}?|首季{_EDGE}?|前[两兩二三23][个個]?季度?"
    rf"|(?:(?<![\u4e00-\u9fff])|(?<=[在至于於]))首(?:{_N}[个個]月(?![内內以免租试試])|{_N}[个個]?季)"
    rf"|前{_N}[个個]月(?![内以])|(?<![此之以目])前{_N}月(?![内以日初末底上中下{NUMERAL}])"
)
_BARE_QUARTER = re.compile("第[一二三四1-4]季[底末初]?(?![度節綜播]|[開首]播)")
"""What pages in traditional characters call 第三季度; on others it is what a show has."""
_MONTH_PART = re.compile(
    rf"{_EDGE}|[上中下]旬|[上下]半月|第{_N}[个個]?(?:[周週]|星期)|首[周週]|最[后後]一[周週]"
    rf"|(?:前|最[后後]){_N}[天日](?!内)"
)
_BARE_MONTH_PART = re.compile(rf"月{_EDGE}|[上中下]旬|[上下]半月")

_WORD_PARTS: dict[str, tuple[Narrowing, ...]] = {
    **dict.fromkeys(("底", "末"), (("end", 1),)),
    "初": (("start", 1),),
    "伊始": (("start", 1),),
    "中": (("middle", 1),),
    **dict.fromkeys(("上半年", "前半年", "半年", "上半月"), (("half", 1),)),
    **dict.fromkeys(("下半年", "后半年", "後半年", "下半月"), (("half", 2),)),
    "上旬": (("tenday", 1),),
    "中旬": (("tenday", 2),),
    "下旬": (("tenday", 3),),
}
_SEASONS = {"春": "春", "夏": "夏", "暑": "夏", "秋": "秋", "冬": "冬"}
_COUNTED_PART = re.compile(
    rf"(?P<order>第|前|头|頭|后|後|首|最后|最後|)(?P<count>{_N}|)[个個]?"
    r"(?P<unit>季|月|周|週|星|天|日)(?:度|期)?(?P<edge>.*)"
)
_COUNTED_NAMES = {
    "季": {"第": "quarter", "前": "first quarters"},
    "月": {"第": "month", "前": "first months", "后": "last months"},
    "周": {"第": "week", "前": "first weeks", "后": "last week"},
    "天": {"前": "first days", "后": "last days"},
}
_SAME = {
    **dict.fromkeys(("", "首"), "第"),
    **dict.fromkeys(("头", "頭"), "前"),
    **dict.fromkeys(("後", "最后", "最後"), "后"),
    **dict.fromkeys(("週", "星"), "周"),
    "日": "天",
}


@lru_cache(maxsize=1024)
def _narrowings(surface: str) -> tuple[Narrowing, ...]:
    """What a part of a year or month does to it: 三季度末 -> the third quarter, then its end."""
    word = surface.lstrip("年全月")
    if word in _WORD_PARTS:
        return _WORD_PARTS[word]
    if word[0] in _SEASONS:
        autumn = word.endswith("期") and word[0] == "秋"
        return (("season", SEASONS["秋季学期" if autumn else _SEASONS[word[0]]]),)
    if word[0] in "Qq":
        return (("quarter", int(word[1])),)
    counted = _COUNTED_PART.fullmatch(surface)
    if not counted:
        return ()
    order, unit = counted["order"], counted["unit"]
    if order == "首" and counted["count"]:
        order = "前"
    name = _COUNTED_NAMES[_SAME.get(unit, unit)].get(_SAME.get(order, order))
    if name is None:
        return ()
    number = read(counted["count"]) if counted["count"] else 1
    return ((name, number), *_WORD_PARTS.get(counted["edge"], ()))


_ZEROS = "〇○零"
_SCALES = frozenset("千百")
_TENS = frozenset("十廿卅")
_REPUBLIC = 1911
_INTO_YEAR = frozenset("自從从於于在至到")
"""Before a year of the Republic that stands for itself: 自114年起."""
_HISTORY = re.compile(
    r"(?:以前)?的?(?:历史|歷史|文明|传统|古)|[多余餘](?=[来來的前以]|[，。、；）”]|$)"
)
"""Behind so many years; 2024年多家企业 and 2024年余杭区 are of that year."""
_MONTH_OR_PART = re.compile(
    rf"\s?(?:{_N}\s?月|年?[底末初](?!步)|[第前首]{_N}|[一二三四1-4]季|[上下]半年)"
)
_UP_BEFORE = frozenset("马馬以线線网網早晚加")
"""With 上 they are words of their own: 马上, 以上, 线上, 晚上."""
_CELL_EDGE = frozenset("\n\r\t |　")
_START = itemgetter(0)


def _year(surface: str, text: str, start: int, end: int, anchor: date | None) -> int | None:
    """The year that `surface`, followed by 年, names; None where it is a length of time."""
    size = len(surface)
    if not _SCALES.isdisjoint(surface):
        value = read(surface) if size > 1 and (_TENS.isdisjoint(surface) or "零" in surface) else 0
        told = value % 100 or _MONTH_OR_PART.match(text, end)
        return value if 1900 <= value <= 2100 and told else None
    if not _TENS.isdisjoint(surface):
        return None
    if size == 4:
        value = read(surface)
        if not 1000 <= value <= 2999 or _HISTORY.match(text, end):
            return None
        return value if 1900 <= value <= 2100 or text[end : end + 1] not in ("前", "以") else None
    if size == 3:
        return _year_of_three_digits(surface, text, start, end)
    return full_year(read(surface), anchor) if _is_short_year(surface, text, start, end) else None


def _year_of_three_digits(surface: str, text: str, start: int, end: int) -> int | None:
    """The year of 公元907年, or on a page of Taiwan of 116年底, counted from 1912; else None."""
    before = text[start - 1 : start] if start else ""
    if surface.isdecimal() and surface.startswith(("10", "11", "12")):
        if text.startswith(("民國", "民国"), start - 2):
            return read(surface) + _REPUBLIC
        told = before in _INTO_YEAR or text[end - 1] == "度" or _MONTH_OR_PART.match(text, end)
        if told and is_of_taiwan(text):
            return read(surface) + _REPUBLIC
    return read(surface) if before and before in "在于元" else None


def _is_short_year(surface: str, text: str, start: int, end: int) -> bool:
    """Whether two digits before 年 are a year: 07年, 九零年, 91年5月, a table cell 24年."""
    if len(surface) != 2:
        return False
    if surface[0] in "0\uff10" or any(char in _ZEROS for char in surface):
        return True
    if _MONTH_OR_PART.match(text, end):
        return surface.isdecimal() or "月" in text[end : end + 5]
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return (not before or before in _CELL_EDGE) and (not after or after in _CELL_EDGE)


def find(text: str, anchor: date | None) -> Iterator[list[Point]]:
    """The dates of `text`, in order; two points of one list are the two ends of a period."""
    candidates = [
        (match.start(), _BY_UNIT.get(match[0][-1], _READERS)) for match in _NUMBERED.finditer(text)
    ]
    candidates += [
        (match.start(), _BY_WORD.get(match[0], _READERS)) for match in _WORDED.finditer(text)
    ]
    candidates += [(match.start(), (_alone,)) for match in _ALONE.finditer(text)]
    candidates.sort(key=_START)
    position = 0
    for start, readers in candidates:
        if start < position or (start and _is_inside(text, start)):
            continue
        for read_at in readers:
            points = read_at(text, start, anchor)
            if points:
                position = points[-1].end
                yield points
                break


_DONE_BEFORE = tuple("产成用营业工")
"""Before 后, which is then no part of 后年: 投产后年产能3万台."""
_LISTS_OF = tuple("项题科栏节数条账类品")
"""Before 目, which then is no part of 目前: 项目前11个月."""


def _is_inside(text: str, start: int) -> bool:
    """Whether what stands before makes it part of something else: 以上年度, 线上周活跃用户, 3.5年,
    目前日产, 提前两个月.

    Four digits behind a point are a year: 1.2025年 begins an item of a list.
    """
    before = text[start - 1]
    if before == ".":
        return not text[start : start + 4].isdecimal()
    if text[start] == "前":
        return before == "提" or (before == "目" and text[start - 2 : start - 1] not in _LISTS_OF)
    if text[start] == "后":
        return before in _DONE_BEFORE
    return text[start] == "上" and before in _UP_BEFORE


def _from_year(text: str, start: int, anchor: date | None) -> list[Point]:
    match = _YEAR.match(text, start)
    if match:
        year = _year(match["year"], text, match.start("year"), match.end(), anchor)
        if year is None:
            return []
        if match["head"] is None:
            return _within_year(text, Point(start, match.end(), year), anchor)
        first = read(match["head"])
        head = Point(start, match.end("head"), first)
        tail = Point(match.start("year"), match.end(), year)
        return [head, *_within_year(text, tail, anchor)[-1:]] if first < year else []
    match = _RELATIVE_YEAR.match(text, start)
    if not match:
        return []
    point = Point(start, match.end())
    if match["within"]:
        named = int(match["within"])
        year = named if named > _REPUBLIC else named + _REPUBLIC
        return _within_year(text, point._replace(year=year), anchor)
    offset = YEAR_WORDS[match["word"]]
    if offset is not None and anchor is None:
        point = point._replace(lost=True)
    elif offset is not None and anchor is not None:
        point = point._replace(year=anchor.year + offset)
    return _within_year(text, point, anchor)


def _within_year(text: str, year: Point, anchor: date | None) -> list[Point]:
    """`year`, which ends after its 年, with the part or the month and day that follow."""
    following = text[year.end : year.end + 1]
    if following in _LINKS:
        following = text[year.end + 1 : year.end + 2]
        after = year._replace(end=year.end + 1)
    else:
        after = year
    if following not in _IN_YEAR:
        return [year]
    return _part(text, after, _YEAR_PART) or _month(text, after, anchor) or [year]


def _from_month(text: str, start: int, anchor: date | None) -> list[Point]:
    return _month(text, Point(start, start), anchor)


def _month(text: str, before: Point, anchor: date | None) -> list[Point]:
    """A month at the end of `before`, with the part or the day that follows."""
    match = _MONTH.match(text, before.end)
    if match:
        number = read(match["month"])
        if not 1 <= number <= 12:
            return []
        month = before._replace(end=match.end(), month=number)
        if match["head"]:
            head = before._replace(end=match.end("head"), month=read(match["head"]))
            tail = Point(match.start("month"), match.end(), before.year, number, lost=before.lost)
            return [head, *_within_month(text, tail)[-1:]]
        return _within_month(text, month)
    match = _RELATIVE_MONTH.match(text, before.end)
    if not match:
        return []
    return _within_month(text, relative_month(match["word"], before, match.end(), anchor))


def _within_month(text: str, month: Point) -> list[Point]:
    following, after = text[month.end : month.end + 1], month
    if following in _LINKS:
        following = text[month.end + 1 : month.end + 2]
        after = month._replace(end=month.end + 1)
    if following not in _IN_MONTH:
        return [month]
    return _part(text, after, _MONTH_PART) or _day(text, after) or [month]


def _part(text: str, whole: Point, pattern: re.Pattern[str]) -> list[Point]:
    match = pattern.match(text, whole.end)
    if not match:
        return []
    return [whole._replace(end=match.end(), narrowings=_narrowings(match[0]))]


def _day(text: str, month: Point) -> list[Point]:
    match = _DAY.match(text, month.end)
    if not match:
        return []
    number = read(match["day"])
    if not 1 <= number <= 31:
        return []
    if match["head"]:
        head = month._replace(end=match.end("head"), day=read(match["head"]))
        return [head, Point(match.start("day"), match.end(), day=number)]
    return [month._replace(end=match.end(), day=number)]


_OPEN = frozenset("在于於到至自从從是及和与，。、；：！？,;:!?(（「“《 \n\t\r　")
_CLOSE = frozenset("，。、；：！？,;:!?)）」”》 \n\t\r　")


def _bare_part(text: str, start: int, _: date | None) -> list[Point]:
    """上半年, 一季度, 年底, 月初: parts of the year or month that the context tells."""
    return (
        _part(text, Point(start, start), _BARE_YEAR_PART)
        or _part(text, Point(start, start, of_month=True), _BARE_MONTH_PART)
        or _bare_quarter(text, start)
    )


_ENDS_A_TITLE = frozenset("》」』")
"""Before the season of a show."""


def _bare_quarter(text: str, start: int) -> list[Point]:
    """第3季, on a page in traditional characters."""
    match = _BARE_QUARTER.match(text, start)
    if match is None or text[start - 1 : start] in _ENDS_A_TITLE or not is_traditional(text):
        return []
    return [Point(start, match.end(), narrowings=_narrowings(match[0]))]


def _alone(text: str, start: int, _: date | None) -> list[Point]:
    end = start + len("2026")
    opens = text[end : end + 1] == "，" and text[start - 1 : start] in ("", "\n")
    if not (opens or text.endswith(_LOOKED_AT, 0, start)):
        return []
    return [Point(start, end, int(text[start:end]))]


def _relative(text: str, start: int, anchor: date | None) -> list[Point]:
    point = relative_point(text, start, anchor)
    return [point] if point else []


def _bare_day(text: str, start: int, _: date | None) -> list[Point]:
    """24日, 5-7日; 12号 only where nothing before or after makes it the number of a thing."""
    points = _day(text, Point(start, start))
    if not points:
        return []
    end = points[-1].end
    if text[end - 1] in "号號":
        opened = not start or text[start - 1] in _OPEN
        closed = end == len(text) or text[end] in _CLOSE
        return points if opened and closed else []
    return points if text[end - 1] == "日" and not lasts(text, start, end) else []


Reader = Callable[[str, int, date | None], list[Point]]
_READERS: tuple[Reader, ...] = (_from_year, _relative, _from_month, _bare_part, _bare_day)
# Which readers can read what a unit or a word begins; without an entry, all of them.
_BY_UNIT: dict[str, tuple[Reader, ...]] = {
    "年": (_from_year, _relative),
    **dict.fromkeys("季期", (_relative, _bare_part)),
    **dict.fromkeys("天周週世", (_relative,)),
    "日": (_bare_day,),
}
_BY_WORD: dict[str, tuple[Reader, ...]] = {
    **dict.fromkeys(YEAR_WORDS, (_from_year,)),
    **dict.fromkeys(MONTH_WORDS, (_from_month,)),
    **dict.fromkeys(DAY_WORDS, (_relative,)),
}
