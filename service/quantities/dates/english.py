"""The grammar of English dates: March 18, 2026; the end of last year; Q3 2025; 2014 to 2018.

`find` looks only into stretches of Latin text, so Chinese articles pay for their Latin names
alone. Not a date here: a bare 2,900 or 2026 that no word makes a year (2026 companies), the verbs
may and march, "a year earlier", "on Monday" (which one, only the writer knows).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial

from service.quantities.dates import days, english_eras
from service.quantities.dates.days import NARROWINGS, Days, OutsideCalendar
from service.quantities.dates.english_holidays import FIRST_WORDS, holiday
from service.quantities.dates.points import Point
from service.quantities.dates.small_numbers import full_year

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_COUNT_WORDS = "one two three four five six seven eight nine ten eleven twelve"
_COUNTS = {word: value for value, word in enumerate(_COUNT_WORDS.split(), 1)} | {"couple of": 2}
_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "twenty-first": 21,
    "twenty-second": 22,
    "twenty-third": 23,
    "twenty-fourth": 24,
    "twenty-fifth": 25,
    "twenty-sixth": 26,
    "twenty-seventh": 27,
    "twenty-eighth": 28,
    "twenty-ninth": 29,
    "thirtieth": 30,
    "thirty-first": 31,
}
_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_DAY_WORDS = {
    "today": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "day before yesterday": -2,
    "day after tomorrow": 2,
}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_UNIT_DAYS = {"day": 1, "week": 7}
# Whether a bare year or month is one: a word before it says so.
_AT = re.compile(
    r"(?:\b(?:in|by|since|from|until|till|through|before|after|during|year|for|early|late|mid|and"
    r"|to|between|around|circa|of|recently\sas|last|this|next|end|cy|fy|fiscal|annual|reviewing)[\s-]|[(~–-]\s?)$",
    re.IGNORECASE,
)
_DID = re.compile(r"\b(?:ended|began|finished|closed|opened|entered) $", re.IGNORECASE)
"""Before a month, or a year behind which no noun stands (closed 2025 with)."""
_OF_WHOM = re.compile(r"[a-z]['’]s $")
_COUNTS_OF = (" census", " survey", " count", " tally", " audit", " report", " figures", " data")
"""Around a month that dates what was counted (the council's February census)."""
_NO_NOUN = (" with", " at ", " on ", ",", ".")
_LONGEST_AT = len(" recently as ")


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])(?:\.(?=\s?[0-9]))?"
)
_DAY = rf"(?:(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?|{_either(_ORDINALS)})(?![0-9a-z])"
_YEAR = r"(?:1[0-9]|20)[0-9]{2}(?![0-9]|,[0-9]|\.[0-9])"
_COUNT = rf"(?:[0-9]{{1,3}}|{_either(_COUNTS)})"
_ORDINAL = rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)|{_either(_ORDINALS)}|last|final)"
_JOIN = r"\s?(?:[-–~]|to|through|thru|till|until)\s?"
_OF_YEAR = (
    rf"(?:\s?[,/-]?\s?(?:(?:of|in)\s)?(?P<year>{_YEAR})|\sof\s'?(?P<short>[0-9]{{2}})(?![0-9])"
    r"|\s(?P<step>last|this|next)\syear(?![a-z]))"
)


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_STRETCH = re.compile(r"[A-Za-z][\t\x20-\x7e–’]+")
_BEFORE_STRETCH = frozenset("0123456789 /-~–'’")
_START = _compile(
    rf"(?<![a-z0-9.])(?:(?:19|20)[0-9]{{2}}(?![0-9])|[0-9]{{1,4}}(?=[a-z/\s~–-])|{'|'.join(_MONTHS)}|{_either(_ORDINALS)}"
    rf"|{_either(_STEPS)}|{_either(_DAY_WORDS)}|{_either(_COUNTS)}|q[1-4]|h[12]|'?[0-9]0s|cy|fy|now"
    r"|end|close|start|beginning|middle|year|early|late|mid|final|yesterday|mon|tue|wed|thu|fri|sat|sun"
    rf"|{english_eras.FIRST_WORDS}|{FIRST_WORDS})"
)
_MONTH_FIRST = _compile(
    rf"(?P<month>{_MONTH})"
    rf"(?:[\s,/]{{0,2}}\s?(?:the\s)?(?P<day>{_DAY})(?!\s?(?:%|percent|[mb]illion|[:.][0-9])|,[0-9]|/)"
    rf"(?:{_JOIN}(?:the\s)?(?P<last>{_DAY})(?!\s?(?:of\s)?{_MONTH}|[/-]))?)?"
    rf"{_OF_YEAR}?"
)
_NOUN = _compile(r"\s[a-z]")
_DAY_FIRST = _compile(
    rf"(?:(?P<first>{_DAY}){_JOIN}(?:the\s)?)?"
    rf"(?P<day>{_DAY})[\s/-]?\s?(?:of\s)?(?P<month>{_MONTH}){_OF_YEAR}?"
)
_YEAR_FIRST = _compile(rf"(?P<year>{_YEAR})[/-](?P<month>{_MONTH})[/-](?P<day>{_DAY})")
_MONTH_YEAR_DAY = _compile(rf"(?P<month>{_MONTH})-(?P<year>{_YEAR})-(?P<day>{_DAY})")
_DAY_YEAR_MONTH = _compile(rf"(?P<day>{_DAY})-(?P<year>{_YEAR})-(?P<month>{_MONTH})")
_CODE = _compile(
    rf"(?:(?P<year_before>{_YEAR})[\s-]?)?(?P<kind>[qh])(?P<number>[1-4])(?![0-9a-z])"
    rf"(?:[\s-]?(?:of\s|in\s)?(?P<year>{_YEAR})|[\s-]?'(?P<short>[0-9]{{2}})(?![0-9]))?"
)
_EDGE = _compile(r"(?P<edge>end|close|start|beginning|middle)\sof\s(?:the\s)?|year-end\s|end-")
_YEAR_END = _compile(
    r"year-end(?!,? (?:of |in )?[12][0-9]{3})"
    r"(?=[,.;:)]|$| (?:is|was|it|they|the|with|to|and|as|against|from|on)(?![a-z]))"
)
_NAMES_A_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b[^.;]*$")
_FAR = 120
_BY = _compile(r"\b(?:by|for|before|until) (?:the )?$")
_EDGES = {"end": "end", "close": "end", "start": "start", "beginning": "start", "middle": "middle"}
_VAGUE = _compile(r"(?P<vague>early|late|mid)[\s-](?:in\s)?")
_NESTED = 3
"""So many of them stand inside each other: the end of the first half of the third quarter of."""
_VAGUES = {"early": 1, "mid": 2, "late": 3}
_NTH = _compile(
    rf"(?P<order>{_ORDINAL})[\s-](?:(?P<count>{_COUNT})\s)?"
    r"(?P<units>(?P<unit>half|quarter|month|week|day)s?)(?![a-z])"
    r"(?:\s(?:of|in)\s(?:the\s)?|\s(?=[12][0-9]{3}))?"
)
_STEP = _compile(
    rf"(?P<step>{_either(_STEPS)})\s(?:(?P<unit>year|quarter|month|week|decade)"
    rf"(?![a-z-])"
    rf"|(?P<weekday>{'|'.join(_WEEKDAYS)})[a-z]*(?![a-z])|(?=(?P<month>{_MONTH})))"
)
_APOSTROPHES = ("'", "’")
_ITS_FIGURE = re.compile(r"['’]s [$€£¥]?[0-9]")
_ROLLING = _compile(
    rf"(?P<step>last|past|previous|next|coming)\s(?P<count>{_COUNT})\s"
    r"(?P<unit>year|quarter|month|week|day|decade)s?(?![a-z])"
)
_AGO = _compile(
    rf"(?P<count>{_COUNT}|an?)\s(?P<unit>year|quarter|month|week|day|decade)s?\s"
    r"(?P<side>ago|from\snow|from\stoday)(?![a-z])"
)
_ON_THE = _compile(
    r"(?:(?<=on the )|(?<=week of the ))(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)(?!\s?[a-z])"
)
_NAMED_YEAR = _compile(rf"(?:year\s|cy\s?|fy\s?)(?P<year>{_YEAR}|(?<=y)[0-9]{{2}}(?![0-9]))")
_BARE_YEAR = _compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?![0-9a-z]|,[0-9]|\.[0-9]|-[0-9]{1,2}(?![0-9])"
    r"|\s?(?:%|percent|[mbt]r?illion|yuan|dollars|people|km|companies|firms|models|of\sthe))"
)
_OF_A_YEAR = (
    *(" edition", " figure", " total", " level", " tally", " calendar year", " fiscal year"),
    *(" financial year", " list", " ranking", " survey", " census", " budget"),
)
"""Behind the 2024 …"""
_WHOSE_YEAR = re.compile(r"\bthe $|\b[Ii]n (?:its|[A-Z]\w+['’]s) $")
_LONGEST_WHOSE = 24
_YEAR_PAIR = _compile(
    rf"(?={_JOIN}(?:the\send\sof\s)?(?:(?:19|20)[0-9]{{2}}(?![0-9a-z])|{_MONTH}))"
)
_WORD_DAY = _compile(rf"(?P<word>{_either(_DAY_WORDS)}|now)(?![a-z])")
_US_DAY = r"(?P<{0}month>1[0-2]|0?[1-9])[/-](?P<{0}day>[0-3]?[0-9])(?![0-9])"
_US_PAIR = _compile(
    _US_DAY.format("first_")
    + r"\s?(?:-|–|to)\s?(?:this\s|next\s)?(?:[a-z]{3,6}day\s)?"
    + _US_DAY.format("")
    + rf"(?:,\s(?P<year>{_YEAR}))?(?!/)"
)
_US_WEEKDAY = _compile(
    rf"(?:(?:this|next)\s)?(?:(?:{'|'.join(_WEEKDAYS)})[a-z]*[\s,]+)?{_US_DAY.format('')}(?!/)"
)


Reader = Callable[[str, int, date | None], list[Point]]


def find(text: str, anchor: date | None) -> Iterator[list[Point]]:
    """The dates of the Latin stretches of `text`, in order; two points are a period's ends."""
    position = 0
    for stretch in _STRETCH.finditer(text):
        start = stretch.start()
        while start > position and text[start - 1] in _BEFORE_STRETCH:
            start -= 1
        for match in _START.finditer(text, start, stretch.end()):
            if match.start() >= position:
                points = _points_at(text, match.start(), anchor)
                if points:
                    position = points[-1].end
                    yield points


def _points_at(text: str, start: int, anchor: date | None) -> list[Point]:
    for read in _READERS:
        points = read(text, start, anchor)
        if points:
            return points
    return []


def _year_of(match: re.Match[str], anchor: date | None) -> int | None:
    if match["year"]:
        return int(match["year"])
    step = match.groupdict().get("step")  # May last year
    if step:
        return anchor.year + _STEPS[step.lower()] if anchor else None
    return full_year(int(match["short"]), anchor) if match["short"] else None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _number(word: str) -> int:
    word = word.lower()
    if word[0].isdigit():
        return int(re.sub("[a-z]", "", word))
    return _ORDINALS.get(word) or _COUNTS.get(word) or 1


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Whether a month's name means it: a day or a year beside it, or a word before it, says so."""
    name = match["month"]
    if match["year"] or match["short"]:
        return True
    if match["day"]:
        return name not in ("may", "march") or not match["day"].isdigit()
    opens = match.start() == 0 or text[match.start() - 1] == "\n"
    if opens and text.startswith(".", match.end()):
        return True  # March. Investors arrived.
    if name in ("may", "march"):
        return False
    around = text[max(0, match.start() - _LONGEST_AT) : match.start()], match.end()
    said = _AT.search(around[0]) or _DID.search(around[0])
    if not said and text.startswith(_COUNTS_OF, match.end()):
        said = _OF_WHOM.search(around[0])
    return bool(said or _YEAR_PAIR.match(text, around[1]))


def _month_first(text: str, start: int, anchor: date | None) -> list[Point]:
    match = _MONTH_FIRST.match(text, start)
    if not match or not _is_month(text, match):
        return []
    year, month = _year_of(match, anchor), _month(match["month"])
    if not match["day"]:
        return [Point(start, match.end(), year, month)]
    if text[match.end("month")] == "," and _NOUN.match(text, match.end("day")):
        return [Point(start, match.end("month"), year, month)]  # in April, 30 hospitals
    day = Point(start, match.end(), year, month, _number(match["day"]))
    if not match["last"]:
        return [day]
    last = day._replace(start=match.start("last"), day=_number(match["last"]))
    return [day._replace(end=match.end("day")), last]


def _day_first(text: str, start: int, anchor: date | None) -> list[Point]:
    match = _DAY_FIRST.match(text, start)
    if not match or not _is_month(text, match):
        return []
    year, month = _year_of(match, anchor), _month(match["month"])
    day = Point(start, match.end(), year, month, _number(match["day"]))
    if not match["first"]:
        return [day]
    first = Point(start, match.end("first"), year, month, _number(match["first"]))
    return [first, day._replace(start=match.start("day"))]


def _three_parts(text: str, start: int, _: date | None) -> list[Point]:
    for pattern in (_YEAR_FIRST, _MONTH_YEAR_DAY, _DAY_YEAR_MONTH):
        match = pattern.match(text, start)
        if match:
            year, month, day = int(match["year"]), _month(match["month"]), _number(match["day"])
            return [Point(start, match.end(), year, month, day)]
    return []


def _code(text: str, start: int, anchor: date | None) -> list[Point]:
    match = _CODE.match(text, start)
    if not match or (match["kind"] in "hH" and match["number"] > "2"):
        return []
    year = int(match["year_before"]) if match["year_before"] else _year_of(match, anchor)
    if year is None and match["kind"] in "hH":
        return []
    name = "quarter" if match["kind"] in "qQ" else "half"
    return [Point(start, match.end(), year, narrowings=((name, int(match["number"])),))]


def _narrowed(text: str, start: int, anchor: date | None, depth: int = _NESTED) -> list[Point]:
    """the end of, late, first quarter of, last four months of ... a period."""
    for pattern in (_EDGE, _VAGUE, _NTH):
        match = pattern.match(text, start)
        if match:
            break
    else:
        return []
    narrowing = _narrowing(match)
    whole = _period(text, match.end(), anchor, depth - 1)
    if narrowing and whole and whole.days is not None:
        try:
            return [
                whole._replace(start=start, days=NARROWINGS[narrowing[0]](whole.days, narrowing[1]))
            ]
        except OutsideCalendar:
            return []
    if narrowing and whole and whole.day is None:
        return [whole._replace(start=start, narrowings=(*whole.narrowings, narrowing))]
    if narrowing and not whole and _stands_alone(text, start, narrowing[0]):
        end = match.end("units")
        return [Point(start, end, narrowings=(narrowing,))]
    return []


def _stands_alone(text: str, start: int, name: str) -> bool:
    """Of the year: the first half, and the first nine months where not somebody's own."""
    if name in ("quarter", "half"):
        return True
    return name in ("first quarters", "first months") and text.endswith("the ", 0, start)


def _narrowing(match: re.Match[str]) -> tuple[str, int] | None:
    said = match.groupdict()
    if "vague" in said:
        return "third", _VAGUES[said["vague"].lower()]
    if "order" not in said:
        return _EDGES[(said["edge"] or "end").lower()], 1
    order, unit = said["order"].lower(), said["unit"].lower()
    if said["count"]:
        side = "last" if order in ("last", "final") else "first" if order == "first" else None
        name = f"{side} {unit}s"
        return (name, _number(said["count"])) if name in NARROWINGS else None
    if order in ("last", "final"):
        return {
            "half": ("half", 2),
            "quarter": ("quarter", 4),
            "month": ("last months", 1),
            "week": ("last week", 1),
            "day": ("last days", 1),
        }[unit]
    number = _number(order)
    limit = {"half": 2, "quarter": 4, "month": 12, "week": 53, "day": 1}[unit]
    return ({"day": "first days"}.get(unit, unit), number) if number <= limit else None


def _period(text: str, start: int, anchor: date | None, depth: int) -> Point | None:
    """A period that "the end of" can be said of: 2026, last year, September 2025, the year."""
    narrowed: tuple[Reader, ...] = (partial(_narrowed, depth=depth),) if depth else ()
    readers: tuple[Reader, ...] = (_month_of_period, _code, *narrowed, *_PERIODS)
    for read in readers:
        points = read(text, start, anchor)
        if len(points) == 1:
            return points[0]
    return None


def _month_of_period(text: str, start: int, anchor: date | None) -> list[Point]:
    match = _MONTH_FIRST.match(text, start)
    if not match or match["day"] or match["month"] == "may":
        return []
    return [Point(start, match.end(), _year_of(match, anchor), _month(match["month"]))]


_PLAIN = _compile(rf"(?P<year>{_YEAR})(?![a-z])|(?P<unit>year|month)(?![a-z])")


def _plain_year(text: str, start: int, anchor: date | None) -> list[Point]:
    match = _PLAIN.match(text, start)
    if not match:
        return []
    if match["year"]:
        return [Point(start, match.end(), int(match["year"]))]
    return _stepped(Point(start, match.end()), match["unit"].lower(), 0, anchor)


def _step(text: str, start: int, anchor: date | None) -> list[Point]:
    match = _STEP.match(text, start)
    if not match or (text[match.end() : match.end() + 1] in _APOSTROPHES and not _has(text, match)):
        return []
    step, point = _STEPS[match["step"].lower()], Point(start, match.end())
    if match["unit"]:
        return _stepped(point, match["unit"].lower(), step, anchor)
    if anchor is None:
        return [point._replace(lost=True)]
    if match["weekday"]:
        monday = days.week(anchor)[0]
        only = days.shift(monday, _WEEKDAYS.index(match["weekday"].lower()[:3]))
        if step * (only - anchor).days < 0 or (step and only == anchor):
            only = days.shift(only, 7 * step)
        return [point._replace(days=(only, only))]
    return [Point(start, match.end("month"), anchor.year + step, _month(match["month"]))]


def _has(text: str, year: re.Match[str]) -> bool:
    """Whether what is the year's is a figure, or told of it: last year's 280, in last year's list;
    not last year's winner.
    """
    step = year["step"].lower()
    if year["unit"] is None or year["unit"].lower() != "year" or step not in ("last", "this"):
        return False
    listed = step == "last" and text.endswith(("in ", "In "), 0, year.start())
    return listed or _ITS_FIGURE.match(text, year.end()) is not None


def _year_end(text: str, start: int, _: date | None) -> list[Point]:
    match = _YEAR_END.match(text, start)
    if not match or not _BY.search(text, max(0, start - _LONGEST_AT), start):
        return []
    if _NAMES_A_YEAR.search(text, max(0, start - _FAR), start):
        return []  # in 2023 it prepared for year-end: which one, the sentence tells
    return [Point(start, match.end(), narrowings=(("end", 1),))]


def _stepped(point: Point, unit: str, step: int, anchor: date | None) -> list[Point]:
    if anchor is None:
        return [point._replace(lost=True)]
    if unit == "year":
        return [point._replace(year=anchor.year + step)]
    if unit == "week":
        return [point._replace(days=days.week(days.shift(anchor, 7 * step)))]
    size = _UNIT_MONTHS[unit]
    first = (anchor.year * 12 + anchor.month - 1) // size * size + step * size
    span = days.months(first // 12, first % 12 + 1, size)
    if unit == "month":
        return [point._replace(year=span[0].year, month=span[0].month)]
    return [point._replace(days=span)]


def _rolling(text: str, start: int, anchor: date | None) -> list[Point]:
    match = _ROLLING.match(text, start)
    if not match:
        return []
    point = Point(start, match.end())
    if anchor is None:
        return [point._replace(lost=True)]
    forward = _STEPS[match["step"].lower()] > 0
    edge = _moved(anchor, match, 1 if forward else -1)
    return [point._replace(days=(days.shift(anchor, 1), edge) if forward else (edge, anchor))]


def _ago(text: str, start: int, anchor: date | None) -> list[Point]:
    match = _AGO.match(text, start)
    if not match:
        return []
    point = Point(start, match.end())
    if anchor is None:
        return [point._replace(lost=True)]
    moved = _moved(anchor, match, -1 if match["side"].lower() == "ago" else 1)
    return [point._replace(days=_around(moved, match["unit"].lower()))]


def _around(day: date, unit: str) -> Days:
    """The day, or the week, month or year that holds it: two years ago is a year."""
    if unit == "day":
        return day, day
    if unit == "week":
        return days.week(day)
    return days.month(day.year, day.month) if unit in ("month", "quarter") else days.year(day.year)


def _moved(anchor: date, match: re.Match[str], sign: int) -> date:
    count, unit = sign * _number(match["count"]), match["unit"].lower()
    if unit in _UNIT_DAYS:
        return days.shift(anchor, count * _UNIT_DAYS[unit])
    return days.shift_months(anchor, count * _UNIT_MONTHS[unit])


def _year(text: str, start: int, anchor: date | None) -> list[Point]:
    """A year alone lends nothing: in 2025, as told on March 16, was not told in March 2025."""
    named = _NAMED_YEAR.match(text, start)
    if named:
        digits = named["year"]
        year = int(digits) if len(digits) == 4 else full_year(int(digits), anchor)
        return [Point(start, named.end(), year)]
    match = _BARE_YEAR.match(text, start)
    if not match:
        return []
    edition = _WHOSE_YEAR.search(text, max(0, start - _LONGEST_WHOSE), start) and text.startswith(
        _OF_A_YEAR, match.end()
    )
    before = text[max(0, start - _LONGEST_AT) : start]
    at = _AT.search(before)
    closed = _DID.search(before) and text.startswith(_NO_NOUN, match.end())
    if edition or at or closed or _YEAR_PAIR.match(text, match.end()):
        return [Point(start, match.end(), days=days.year(int(match["year"])))]
    return []


def _day_alone(text: str, start: int, _: date | None) -> list[Point]:
    match = _ON_THE.match(text, start)
    return [Point(start, match.end(), day=int(match["day"]))] if match else []


def _word_day(text: str, start: int, anchor: date | None) -> list[Point]:
    match = _WORD_DAY.match(text, start)
    if not match:
        return []
    word = match["word"].lower()
    if word == "now" and not re.search(
        r"(?:to|and|until|till|-)\s$", text[max(0, start - 6) : start]
    ):
        return []
    if anchor is None:
        return [Point(start, match.end(), lost=True)]
    only = days.shift(anchor, _DAY_WORDS.get(word, 0))
    return [Point(start, match.end(), days=(only, only))]


def _us_days(text: str, start: int, _: date | None) -> list[Point]:
    pair = _US_PAIR.match(text, start)
    if pair:
        year = int(pair["year"]) if pair["year"] else None
        return [
            Point(
                start, pair.end("first_day"), year, int(pair["first_month"]), int(pair["first_day"])
            ),
            Point(pair.start("month"), pair.end(), year, int(pair["month"]), int(pair["day"])),
        ]
    match = _US_WEEKDAY.match(text, start)
    if match and not text[start].isdigit():
        return [Point(start, match.end(), month=int(match["month"]), day=int(match["day"]))]
    return []


_PERIODS: tuple[Reader, ...] = (_step, english_eras.decade, _plain_year)
_READERS: tuple[Reader, ...] = (
    *(_three_parts, _day_first, _month_first, _code, _narrowed, _year_end),
    *(_rolling, _step, _ago),
    *(
        english_eras.decade,
        english_eras.century,
        english_eras.five_year_plan,
        english_eras.season,
        _us_days,
        _year,
        _word_day,
        _day_alone,
        holiday,
    ),
)
