"""Who published an article and when: dates, publishers and datelines as pages print them."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_MONTH = r"(?P<{0}>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{{0,6}})\.?"
_ZH_NUMBER = r"[一二三四五六七八九十]{1,3}"

_DATES = (
    re.compile(r"(?P<y>(?:19|20)\d\d)\s?年\s?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?日"),
    re.compile(
        r"(?<![\d.])(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d|\.\d)"
    ),
    re.compile(
        rf"(?P<y>[一二][〇零○一二三四五六七八九]{{3}})年(?P<m>{_ZH_NUMBER})月(?P<d>{_ZH_NUMBER})日"
    ),
    re.compile(
        rf"\b{_MONTH.format('m')}\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y>(?:19|20)\d\d)\b", re.I
    ),
    re.compile(rf"\b(?P<d>\d{{1,2}})\s{_MONTH.format('m')},?\s(?P<y>(?:19|20)\d\d)\b", re.I),
)

_MEDIA = (
    r"(?:日报|晚报|早报|晨报|时报|商报|周报|快报|新报|特区报|都市报|青年报|经济报|报|通讯社|社|网|刊|杂志|观察"
    r"|在线|新闻|客户端|电视台|广播|卫视|财经|传媒|融媒|发布|导报|评论|参考|研究院|编辑部"
    r"|Daily|Times|Post|News|Weekly|Review|Journal|Herald|Gazette|Xinhua|Reuters|Tribune|Observer)"
)
_SOURCE = re.compile(
    r"(?:信息来源|文章来源|稿件来源|来源|稿源|发布机构|Source)\s{0,3}[:：]\s{0,3}"
    r"(?P<name>[^\s:：|丨）)]{2,30})(?!\s{0,2}[:：])",
    re.IGNORECASE,
)
_MEDIUM = re.compile(rf"^[^\d:：。，,—–-][^\d:：。，,]{{0,23}}{_MEDIA}$")
_PARTS = re.compile(r"[|丨│·,，]|\s+(?![A-Za-z])|\s{2,}")
_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?")
_NAME = re.compile(r"[\u4e00-\u9fff]{3,12}|[A-Z][A-Za-z' ]{3,30}")
_KEYWORD = re.compile(
    r"^(?:索引号|发文机关|发文字号|成文日期|主题分类|主题词|有效性|公开方式|标题|名称|文号)\s{0,3}[:：]"
    r"|来源|作者|记者|发布(?:时间|日期)|时间[:：]|编辑[:：]|点击[:：]|阅读|浏览|字号|分享"
    r"|\b(?-i:[Bb]y [A-Z])|\bupdated?\b|\bpublished\b|\bsource:|\bshare\b|\bmin(?:ute)?s? read\b",
    re.IGNORECASE,
)

_LONGEST_NOTE = 60
_LONGEST_DATED = 100
"""So long is a line that tells the day of the page among others of its head, in code points."""
_STOPS = re.compile(r"(?:[a-z0-9]{2,}|[\u4e00-\u9fff%])[.!?][\"”’)]?$")
_NOTE = re.compile(
    "(?:By|Sources?|Published|Updated|Last updated|Posted|Photo|Copyright|©|Editor|Reporting)\\b"
)
"""Opens a line that may end with a full stop all the same."""

_ENDS_A_SENTENCE = re.compile(r"(?<![ap]\.m)[.!?。]$")
_COUNTS_OR_HOLDS = re.compile(
    r"截至|截止|有效期|起(?:正式)?(?:施行|实施|执行|生效)|日(?:至|到|前|止)|统计"
    r"|\b(?:as (?:of|at)|until|valid|effective|deadline|since|by)\b(?! [A-Z])|\b[Aa]s (?:of|at)\b"
)
_HEADS_FIGURES = re.compile(
    r"(?:指标|指標|数据|數據|数字|數字|一览|一覽|概况|概況|数说|數說"
    r"|\b(?:indicators|figures|facts|numbers|metrics|statistics|data|glance|snapshot|factfile))"
    r"\s?[（(][^()（）]{4,30}[)）]\s?[:：]?$",
    re.IGNORECASE,
)
"""A heading of figures with the day that they are of: KEY INDICATORS (31 December 2025)."""
_ISSUED = re.compile(r"(?:发布|公开)(?:日期|时间)|\bpublished\b", re.IGNORECASE)

_PRINTED = re.compile(r"^《[^》]{2,16}》[，,]?\s?|\s?第?[A-Z]?\d{1,3}版$")
_LONGEST_BARE = 60
"""No date has so many code points, paper and page included: a paragraph is not searched for one."""

_DATELINE = re.compile(
    r"(?P<agency>[\u4e00-\u9fff]{1,8}?(?:社|网|报|客户端))?"
    r"(?P<place>[\u4e00-\u9fff、/]{2,12}?)?(?:(?P<year>20\d\d)年)?\s?"
    r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日\s?(?:综合)?(?:电|讯|消息)"
)
_DATELINE_EN = re.compile(
    rf"^[A-Z][A-Za-z.'/, -]{{1,40}}, {_MONTH.format('month')} (?P<day>\d{{1,2}})"
    r"(?:, (?P<year>20\d\d))?\s{0,2}(?:\((?P<agency>[A-Z][A-Za-z &.-]{1,60})\))?\s{0,2}"
    r"(?:--|—|–|-)",
    re.IGNORECASE,
)
_DATELINE_DATED = re.compile(
    r"^[A-ZÀ-Þ][\w.'’/, -]{1,60}?, (?P<date>"
    rf"{_MONTH.format('m')} \d{{1,2}}, 20\d\d|\d{{1,2}} {_MONTH.format('n')} 20\d\d)"
    r"\s?(?:/[^/\n]{2,40}/\s?|\([^)\n]{2,40}\)\s?)?(?:--|—|–|-|:|\.\s)",
    re.IGNORECASE,
)
"""In front of a release, with its year (CHENGDU, China, Dec. 18, 2025 /Newswire/ -- …; HAMBURG, 18
November 2025 – …)."""
_DATELINE_REACH = 80
"""A dateline stands in the first characters of its paragraph."""
_AHEAD = timedelta(days=2)
"""A page may be dated up to this long before its dateline, in another time zone."""


class Dateline(NamedTuple):
    """Agency and day in front of a report (中新社北京2月14日电), often without its year."""

    agency: str | None
    month: int
    day: int
    year: int | None


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    if text[:3].lower() in _MONTHS:
        return _MONTHS[text[:3].lower()]
    if "十" in text:
        tens, ones = text.split("十", 1)
        return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)
    return int("".join(str(_DIGITS[char]) for char in text))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def page_date(text: str) -> date | None:
    """The first full date (year, month and day) in a line, or None."""
    for pattern in _DATES:
        if found := pattern.search(text):
            return _day(_number(found["y"]), _number(found["m"]), _number(found["d"]))
    return None


def first_date(lines: Iterable[str]) -> date | None:
    """The first full date in the lines; one that says 发布日期 goes before all others."""
    kept = tuple(lines)
    issued = (line[hit.end() :] for line in kept if (hit := _ISSUED.search(line)))
    return next((day for line in (*issued, *kept) if (day := page_date(line))), None)


def is_bare_date(line: str) -> bool:
    """Whether the line is a full date and nothing else, as below a signature, or the paper and page
    it was printed on (（《南方智造》2026年5月8日第4版）).
    """
    told = line.strip("（）() ")
    if len(told) > _LONGEST_BARE:
        return False
    bare = _PRINTED.sub("", told)
    return any(pattern.fullmatch(bare) for pattern in _DATES)


def is_dated(line: str) -> bool:
    """Whether the line tells the day of the page, and no more: short, no sentence, and not how far
    something counts or from when it holds.
    """
    if len(line) > _LONGEST_DATED or page_date(line) is None:
        return False
    told = _ENDS_A_SENTENCE.search(line) or _COUNTS_OR_HOLDS.search(line)
    return is_imprint(line) and told is None


def is_imprint(line: str) -> bool:
    """Whether the line tells the publisher, the author, the day or the readers, and no more."""
    if len(line) > 160 or "。" in line or _is_told(line) or _HEADS_FIGURES.search(line):
        return False
    return page_date(line) is not None or bool(_KEYWORD.search(line)) or is_medium(line)


def _is_told(line: str) -> bool:
    """Whether it is a sentence (The city has published a plan that …), which an imprint is not."""
    stops = len(line) > _LONGEST_NOTE and _STOPS.search(line) is not None
    return stops and _NOTE.match(line) is None


def is_medium(line: str) -> bool:
    """Whether the line is the name of a paper, an agency or a site."""
    return len(line) <= 20 and bool(_MEDIUM.match(line))


def publisher(lines: Iterable[str]) -> str | None:
    """The publisher that the lines name: after 来源, by its kind (…日报), or beside the day."""
    kept = tuple(lines)
    for line in kept:
        if found := _SOURCE.search(line):
            return found["name"]
    for line in kept:
        for part in _parts(line):
            if is_medium(part):
                return part
    for line in kept:
        if page_date(line) is not None:
            names = [part for part in _parts(line) if _NAME.fullmatch(part)]
            if len(names) == 1:
                return names[0]
    return None


def _parts(line: str) -> list[str]:
    """The line's parts without days, times of day, and what a keyword (作者, 阅读) introduces."""
    for pattern in (*_DATES, _CLOCK):
        line = pattern.sub(" | ", line)
    parts = (part.strip() for part in _PARTS.split(line))
    return [part for part in parts if part and not _KEYWORD.search(part)]


def dateline(paragraph: str) -> Dateline | None:
    """The dateline that opens a paragraph, or None."""
    found = _DATELINE_EN.match(paragraph)
    dated = None if found else _DATELINE_DATED.match(paragraph)
    day = page_date(dated["date"]) if dated else None
    if day is not None:
        return Dateline(None, day.month, day.day, day.year)
    if not found and "月" in paragraph[:_DATELINE_REACH]:
        found = _DATELINE.search(paragraph, 0, _DATELINE_REACH)
    if not found:
        return None
    year = found["year"]
    return Dateline(
        found["agency"],
        _number(found["month"]),
        int(found["day"]),
        int(year) if year else None,
    )


_HELD = re.compile(
    r"[ \t　]*(?:[—－-]{2}|[（(])[ \t　]*(?P<year>20\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
    r"(?:[ \t　]*[）)]|在[^\n]{2,40}上[）)]?)[ \t　]*$",
    re.M,
)


def held(head: str) -> Dateline | None:
    """The day of the speech or the report that a line under its title tells
    (（2025年9月19日）; ——2026年1月15日在……会议上), or None.
    """
    found = _HELD.search(head)
    if found is None:
        return None
    return Dateline(None, int(found["month"]), int(found["day"]), int(found["year"]))


def resolve(line: Dateline, published: date | None) -> date | None:
    """The dateline's day; its year is the page's, or the year before where that lies ahead."""
    if line.year is not None:
        return _day(line.year, line.month, line.day)
    if published is None:
        return None
    same_year = _day(published.year, line.month, line.day)
    if same_year is None or same_year <= published + _AHEAD:
        return same_year
    return _day(published.year - 1, line.month, line.day)
