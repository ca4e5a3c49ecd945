"""The grammar of English dates: March 18, 2026; the end of last year; Q3 2025; 2014 to 2018.

`find` looks only into stretches of Latin text, so Chinese articles pay for their Latin names
alone. Not a date here: a bare 2,900 or 2026 that no word makes a year (2026 companies), the verbs
may and march, "a year earlier", "on Monday" (which one, only the writer knows).
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

from service.quantities.dates import american_days, days, english_eras, english_relative
from service.quantities.dates.days import NARROWINGS, OutsideCalendar
from service.quantities.dates.english_holidays import FIRST_WORDS, holiday
from service.quantities.dates.english_words import (
    COUNT,
    COUNTS,
    DAY,
    DAY_WORDS,
    JOIN,
    MONTH,
    MONTHS,
    ORDINAL,
    ORDINALS,
    STEPS,
    YEAR,
    Reader,
    compiled,
    either,
    month_of,
    number_of,
)
from service.quantities.dates.points import Point
from service.quantities.dates.small_numbers import full_year

# Whether a bare year or month is one: a word before it says so.
_AT = re.compile(
    r"(?:\b(?:in|by|since|from|until|till|through|before|after|during|year|for|early|late|mid|and"
    r"|to|between|around|circa|of|recently\sas|last|this|next|end|cy|fy|fiscal|calendar|annual|reviewing)[\s-]|[(~–-]\s?)$",
    re.IGNORECASE,
)
_DID = re.compile(r"\b(?:ended|began|finished|closed|opened|entered) $", re.IGNORECASE)
"""Before a month, or a year behind which no noun stands (closed 2025 with)."""
_AND_INCLUDING = re.compile(r" up to and including $")
_OF_WHOM = re.compile(r"(?:[a-z]['’]s|\b(?:its|their|his|her|whose)) $")
_IN_A = re.compile(r"\b[Ii]n an? $")
_COUNTS_OF = (
    " census",
    " survey",
    " poll",
    " count",
    " tally",
    " audit",
    " report",
    " figures",
    " data",
    " round",
)
"""Around a month that dates what was counted (the council's February census)."""
_NO_NOUN = (" with", " at ", " on ", ",", ".")
_LONGEST_AT = len(" recently as ")


_OF_YEAR = (
    rf"(?:\s?[,/-]?\s?(?:(?:of|in)\s)?(?P<year>{YEAR})|\sof\s'?(?P<short>[0-9]{{2}})(?![0-9])"
    r"|\s(?:of\s)?(?P<step>last|this|next)\syear(?![a-z]))"
)


_STRETCH = re.compile(r"[A-Za-z][\t\x20-\x7e–’]+")
_BEFORE_STRETCH = frozenset("0123456789 /-~–'’")
_START = compiled(
    rf"(?<![a-z0-9.])(?:(?:19|20)[0-9]{{2}}(?![0-9])|[0-9]{{1,4}}(?=[a-z/\s~–-])|{'|'.join(MONTHS)}|{either(ORDINALS)}"
    rf"|{either(STEPS)}|{either(DAY_WORDS)}|{either(COUNTS)}|q[1-4]|h[12]|'?[0-9]0s|cy|fy|fiscal|(?:financial|academic|school)(?=\syear)|now"
    r"|end|close|start|beginning|middle|year|early|late|mid|halfway|final|yesterday|mon|tue|wed|thu|fri|sat|sun"
    rf"|{english_eras.FIRST_WORDS}|{FIRST_WORDS})"
)
_MONTH_FIRST = compiled(
    rf"(?P<month>{MONTH})"
    rf"(?:[\s,/]{{0,2}}\s?(?:the\s)?(?P<day>{DAY})(?!\s?(?:%|percent|[mb]illion|[:.][0-9])|,[0-9]|/)"
    rf"(?:{JOIN}(?:the\s)?(?P<last>{DAY})(?!\s?(?:of\s)?{MONTH}|[/-]))?)?"
    rf"{_OF_YEAR}?"
)
_NOUN = compiled(r"\s[a-z]")
_DAY_FIRST = compiled(
    rf"(?:(?P<first>{DAY}){JOIN}(?:the\s)?)?"
    rf"(?P<day>{DAY})[\s/-]?\s?(?:of\s)?(?P<month>{MONTH}){_OF_YEAR}?"
)
_YEAR_FIRST = compiled(rf"(?P<year>{YEAR})[/-](?P<month>{MONTH})[/-](?P<day>{DAY})")
_MONTH_YEAR_DAY = compiled(rf"(?P<month>{MONTH})-(?P<year>{YEAR})-(?P<day>{DAY})")
_DAY_YEAR_MONTH = compiled(rf"(?P<day>{DAY})-(?P<year>{YEAR})-(?P<month>{MONTH})")
_CODE = compiled(
    rf"(?:(?P<year_before>{YEAR})[\s-]?)?(?P<kind>[qh])(?P<number>[1-4])(?![0-9a-z])"
    rf"(?:[\s-]?(?:of\s|in\s)?(?P<year>{YEAR})|[\s-]?'(?P<short>[0-9]{{2}})(?![0-9]))?"
)
_EDGE = compiled(
    r"(?P<edge>end|close|start|beginning|middle|midpoint)\sof\s(?:the\s)?"
    r"|(?P<through>halfway)\sthrough\s(?:the\s)?|year-end\s|end-"
)
_YEAR_END = compiled(
    r"year(?:-|['’]s\s)end(?!,? (?:of |in )?[12][0-9]{3})"
    r"(?=[,.;:)]|$| (?:is|was|it|they|the|with|to|and|as|against|from|on)(?![a-z])"
    r"| (?-i:[A-Z])\w+(?: \w+)? (?:will|is|are|had|has|should|wants|aims|plans|expects|hopes|was"
    r"|were)\b)"
)
_NAMES_A_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b[^.;]*$")
_FAR = 120
_BY = compiled(r"\b(?:by|for|before|until) (?:the )?$")
_EDGES = {"end": "end", "close": "end", "start": "start", "beginning": "start", "middle": "middle"}
_EDGES |= {"midpoint": "middle", "halfway": "middle"}
_VAGUE = compiled(r"(?P<vague>early|late|mid)[\s-](?:in\s)?")
_NESTED = 3
"""So many of them stand inside each other: the end of the first half of the third quarter of."""
_VAGUES = {"early": 1, "mid": 2, "late": 3}
_NTH = compiled(
    rf"(?P<order>{ORDINAL})[\s-](?:(?P<count>{COUNT})\s)?"
    r"(?P<units>(?P<unit>half|quarter|month|week|day)s?)"
    r"(?![a-z]|\sin\sa\srow|\srunning|\sin\ssuccession)"
    r"(?:\s(?:of|in)\s(?:the\s)?|\s(?=[12][0-9]{3}))?"
)
_OF_THE_QUARTERS = compiled(
    r"(?P<order>first|second|third|fourth)(?=[,.;:)]|$|\s(?:and|as|when|while)\s)"
)
_QUARTER_BEFORE = compiled(
    r"\b(?:first|second|third|fourth) quarter\b"
    r"(?:[^.;\n]|\.(?=\d))*\b(?:from|against|than|twice|times|half|over|after)"
    r" (?:the |about |just |only )?[$€£¥]?\d(?:[^,.;\n]|[.,](?=\d)){0,32}\b(?:of|in) the $"
)
"""Before a quarter that is called by its order alone (5.2 billion in the third quarter, up from 3.6
billion in the second)."""
_ON_THE = compiled(
    r"(?:(?<=on the )|(?<=week of the ))(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)(?!\s?[a-z])"
)
_NAMED_YEAR = compiled(rf"(?:year\s|cy\s?|fy\s?)(?P<year>{YEAR}|(?<=y)[0-9]{{2}}(?![0-9]))")
_TERM_YEAR = compiled(
    r"(?:(?:fiscal|financial|academic|school)(?:\syear)?|year|fy)(?:\s|(?<=y))"
    r"(?:(?P<year>20[0-9]{2}|(?<=y)[0-9]{2})(?![0-9]|[,.][0-9])(?:[/–-](?P<next>(?:20)?[0-9]{2})(?![0-9/-]))?)"
)
"""A year that is no calendar's: fiscal 2025, FY26, the academic year 2024/25."""
_BARE_YEAR = compiled(
    r"(?P<year>(?:19|20)[0-9]{2})(?![0-9a-z]|,[0-9]|\.[0-9]|-[0-9]{1,2}(?![0-9])"
    r"|\s?(?:%|percent|[mbt]r?illion|yuan|dollars|people|km|companies|firms|models|of\sthe))"
)
_OF_A_YEAR = (
    *(" edition", " figure", " total", " level", " tally", " calendar year", " fiscal year"),
    *(" financial year", " list", " ranking", " survey", " census", " budget", " index"),
)
"""Behind the 2024 …"""
_OF_AN_EVENT = re.compile(
    r" (?:[a-z]+ )?(?:pilot|trial|test|study|survey|report|audit|scheme|programme|program|review"
    r"|census|law|plan|project|experiment|deal|agreement|contract|tender|grant|poll|estimate"
    r"|analysis|assessment|evaluation|campaign|rollout|launch|fire|flood|storm|strike|election"
    r"|referendum|vote|ruling|decision|order|ordinance|inquiry|investigation|feasibility)\b"
)
_SOME = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur)"
    r" (?:(?:earlier|previous|first|small|short|failed|brief|original) )?$"
)
"""A 2021 pilot covered 30 lamps: an event is of its year."""
_OF_A_LATE_YEAR = (" audit", " round", " intake", " cohort")
"""The same, where 2000 of them may be counted."""
_ITS_AIM = re.compile(r"\b(?:[Ii]ts|[Tt]heir|[Tt]he|a|['’]s) $")
_AIMS = (" goal", " target")
_ITS_SUM = re.compile(
    r"(?: [A-Za-z-]+){0,3} (?:output|revenues?|sales|total|figure|tally|exports|budget|turnover)"
    r" (?:was|were|came|stood|reached|rose|grew|fell|totall?ed)\b"
)
_HELD = re.compile(r"\b(?:behind|above|below|than|over|from|exceeded|topped|beat|against) $")
_ITS_NUMBER = re.compile(r"['’]s [$€£¥]?\d")
_CALLED = re.compile(
    r"\b(?:call|declar|nam|dubb|mak|designat|proclaim|bill|label|mark)(?:s|es|ed|ing|e)? $|\bmade $"
)
_IS_YEAR_OF = re.compile(r" (?:is|was|(?:will|would|should|must|is to) be) ")
_YEAR_OF = re.compile(
    r" (?:(?:is|was|(?:will|would|should|must|is to) be) )?"
    r"(?:(?:the|a|an|its|our|their|as|[“\"‘'])[ ]?){1,2}(?:[\w’'-]+ ){0,2}[Yy]ear\b"
)
_WHOSE_YEAR = re.compile(r"\bthe $|\b[Ii]n (?:its|[A-Z]\w+['’]s) $|\bIn the \w+['’]s $")
_LONGEST_WHOSE = 24
_YEAR_PAIR = compiled(rf"(?={JOIN}(?:the\send\sof\s)?(?:(?:19|20)[0-9]{{2}}(?![0-9a-z])|{MONTH}))")


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
        return anchor.year + STEPS[step.lower()] if anchor else None
    return full_year(int(match["short"]), anchor) if match["short"] else None


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
    said = said or _AND_INCLUDING.search(text, max(0, around[1] - 32), match.start())
    if not said and text.startswith(_COUNTS_OF, match.end()):
        said = _OF_WHOM.search(around[0]) or _IN_A.search(around[0])
    return bool(said or _YEAR_PAIR.match(text, around[1]))


def _month_first(text: str, start: int, anchor: date | None) -> list[Point]:
    match = _MONTH_FIRST.match(text, start)
    if not match or not _is_month(text, match):
        return []
    year, month = _year_of(match, anchor), month_of(match["month"])
    if not match["day"]:
        return [Point(start, match.end(), year, month)]
    if text[match.end("month")] == "," and _NOUN.match(text, match.end("day")):
        return [Point(start, match.end("month"), year, month)]  # in April, 30 hospitals
    day = Point(start, match.end(), year, month, number_of(match["day"]))
    if not match["last"]:
        return [day]
    last = day._replace(start=match.start("last"), day=number_of(match["last"]))
    return [day._replace(end=match.end("day")), last]


def _day_first(text: str, start: int, anchor: date | None) -> list[Point]:
    match = _DAY_FIRST.match(text, start)
    if not match or not _is_month(text, match):
        return []
    year, month = _year_of(match, anchor), month_of(match["month"])
    day = Point(start, match.end(), year, month, number_of(match["day"]))
    if not match["first"]:
        return [day]
    first = Point(start, match.end("first"), year, month, number_of(match["first"]))
    return [first, day._replace(start=match.start("day"))]


def _three_parts(text: str, start: int, _: date | None) -> list[Point]:
    for pattern in (_YEAR_FIRST, _MONTH_YEAR_DAY, _DAY_YEAR_MONTH):
        match = pattern.match(text, start)
        if match:
            year, month, day = int(match["year"]), month_of(match["month"]), number_of(match["day"])
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
    if narrowing and not whole and _stands_alone(text, start, *narrowing):
        end = match.end("units")
        return [Point(start, end, narrowings=(narrowing,))]
    return []


def _bare_quarter(text: str, start: int, _: date | None) -> list[Point]:
    match = _OF_THE_QUARTERS.match(text, start)
    if not match or not _QUARTER_BEFORE.search(text, max(0, start - _FAR), start):
        return []
    return [Point(start, match.end(), narrowings=(("quarter", number_of(match["order"])),))]


_PARTS = {"first quarters": 4, "first months": 12}


def _stands_alone(text: str, start: int, name: str, number: int) -> bool:
    """Of the year: the first half, and the first nine months where not somebody's own, nor more
    than a year has (free for the first 30 months).
    """
    if name in ("quarter", "half"):
        return True
    return number <= _PARTS.get(name, 0) and text.endswith("the ", 0, start)


def _narrowing(match: re.Match[str]) -> tuple[str, int] | None:
    said = match.groupdict()
    if "vague" in said:
        return "third", _VAGUES[said["vague"].lower()]
    if "order" not in said:
        return _EDGES[(said.get("edge") or said.get("through") or "end").lower()], 1
    order, unit = said["order"].lower(), said["unit"].lower()
    if said["count"]:
        side = "last" if order in ("last", "final") else "first" if order == "first" else None
        name = f"{side} {unit}s"
        return (name, number_of(said["count"])) if name in NARROWINGS else None
    if order in ("last", "final"):
        return {
            "half": ("half", 2),
            "quarter": ("quarter", 4),
            "month": ("last months", 1),
            "week": ("last week", 1),
            "day": ("last days", 1),
        }[unit]
    number = number_of(order)
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
    return [Point(start, match.end(), _year_of(match, anchor), month_of(match["month"]))]


_PLAIN = compiled(
    rf"(?P<year>{YEAR})(?![a-z]|[/–-][0-9]{{2}}(?![0-9]))"
    r"|(?:(?:fiscal|financial|school|academic)\s(?=year))?(?P<unit>year|month)(?![a-z])"
)


def _plain_year(text: str, start: int, anchor: date | None) -> list[Point]:
    match = _PLAIN.match(text, start)
    if not match:
        return []
    if match["year"]:
        return [Point(start, match.end(), int(match["year"]))]
    return english_relative.stepped(Point(start, match.end()), match["unit"].lower(), 0, anchor)


def _year_end(text: str, start: int, _: date | None) -> list[Point]:
    match = _YEAR_END.match(text, start)
    if not match or not _BY.search(text, max(0, start - _LONGEST_AT), start):
        return []
    if _NAMES_A_YEAR.search(text, max(0, start - _FAR), start):
        return []  # in 2023 it prepared for year-end: which one, the sentence tells
    return [Point(start, match.end(), narrowings=(("end", 1),))]


def _year(text: str, start: int, anchor: date | None) -> list[Point]:
    """A year alone lends nothing: in 2025, as told on March 16, was not told in March 2025."""
    term = _term_year(text, start, anchor)
    if term:
        return term
    named = _NAMED_YEAR.match(text, start)
    if named:
        digits = named["year"]
        year = int(digits) if len(digits) == 4 else full_year(int(digits), anchor)
        return [Point(start, named.end(), year)]
    match = _BARE_YEAR.match(text, start)
    if not match:
        return []
    nouns = _OF_A_YEAR if match["year"] < "2010" else (*_OF_A_YEAR, *_OF_A_LATE_YEAR)
    edition = any(
        whose.search(text, max(0, start - _LONGEST_WHOSE), start)
        and text.startswith(what, match.end())
        for whose, what in ((_WHOSE_YEAR, nouns), (_ITS_AIM, _AIMS))
    )
    near = max(0, start - _LONGEST_WHOSE), start
    held = _OF_AN_EVENT.match(text, match.end()) and _SOME.search(text, *near)
    edition = (
        edition
        or held is not None
        or _is_called(text, start, match.end())
        or bool(
            (_ITS_AIM.search(text, *near) and _ITS_SUM.match(text, match.end()))
            or (_HELD.search(text, *near) and _ITS_NUMBER.match(text, match.end()))
        )
    )
    before = text[max(0, start - _LONGEST_AT) : start]
    at = _AT.search(before)
    closed = _DID.search(before) and text.startswith(_NO_NOUN, match.end())
    if edition or at or closed or _YEAR_PAIR.match(text, match.end()):
        return [Point(start, match.end(), days=days.year(int(match["year"])))]
    return []


def _is_called(text: str, start: int, end: int) -> bool:
    """Whether it is the year of something (calls 2026 the year of catching up)."""
    called = _CALLED.search(text, max(0, start - _LONGEST_WHOSE), start)
    return _YEAR_OF.match(text, end) is not None and (
        called is not None or _IS_YEAR_OF.match(text, end) is not None
    )


def _term_year(text: str, start: int, anchor: date | None) -> list[Point]:
    """A fiscal or school year; it lends its year to no month, for that may lie in the next."""
    match = _TERM_YEAR.match(text, start)
    if match is None or (match["next"] is None and match[0][:1] in "yY"):
        return []
    year = int(match["year"]) if len(match["year"]) == 4 else full_year(int(match["year"]), anchor)
    if match["next"] is None:
        return [Point(start, match.end(), days=days.year(year))]
    if int(match["next"]) % 100 != (year + 1) % 100:
        return []
    return [Point(start, match.end(), days=days.years(year, year + 1))]


def _day_alone(text: str, start: int, _: date | None) -> list[Point]:
    match = _ON_THE.match(text, start)
    return [Point(start, match.end(), day=int(match["day"]))] if match else []


_PERIODS: tuple[Reader, ...] = (
    *(english_eras.this_decade, english_relative.step, english_eras.decade, _term_year),
    _plain_year,
)
_READERS: tuple[Reader, ...] = (
    *(_three_parts, _day_first, _month_first, _code, _narrowed, _bare_quarter, _year_end),
    *(english_relative.rolling, english_relative.step, english_relative.ago),
    *(
        english_eras.decade,
        english_eras.decade_out,
        english_eras.century,
        english_eras.five_year_plan,
        english_eras.season,
        american_days.in_figures,
        _year,
        english_relative.word_day,
        _day_alone,
        holiday,
    ),
)
