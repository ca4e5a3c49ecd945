"""The days that a text counts back to from another: a year ago, twelve months earlier, 去年同期."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from service.checks import owning
from service.checks.days import FAR, Day, day_of, months_before, same_day, shifted
from service.checks.own_days import HELD_AGAINST, SAME_PERIOD, THE_SAME
from service.checks.reading import Reading
from service.checks.stated import Stated
from service.checks.yearless import last_of_their_names
from service.quantities.dates.small_numbers import read

_AGO = re.compile(
    r"(?:(?!\. )\W){0,2}(?:(?!from |than |over |on |against |versus |compared |to )[^\W\d]+ ){0,2}"
    r"(?:in )?(?:(a|one|the|two|three|four|five) years? (?:ago|earlier|before|previously|prior)"
    r"(?! than)|the (?:previous|prior|preceding) year\b)"
    r"|\W{0,2}(?:(?!from |than |over |on )\w+ ){0,2}(?:twelve|12) months (?:ago|earlier|before)"
    r"|\W{0,2}(?:(?:they|it) (?:\w+ ){1,2}|(?:recorded|seen|booked|posted|sold|raised|taken) )?"
    r"(?:in |of |for |during |at |on (?=the same da))?"
    rf"the {THE_SAME}"
    r"(?:last year|the (?:year before|previous year)|(?P<year>20\d\d))",
    re.I,
)
_OVER_THAT = re.compile(
    rf" (?:over|across|throughout) the {THE_SAME}()"
    r"(?:last year|the (?:year before|previous year)|(?P<year>20\d\d))",
    re.I,
)
_LATIN_BEHIND = len(" a y")
"""Where so many code points behind a number are not Latin, no English word counts back."""
_UP_TO_TWENTY = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)
_YEARS = {word: years for years, word in enumerate(_UP_TO_TWENTY, 1)}
_YEARS_AWAY = re.compile(
    r"\s?(?i:(?:on|at|in) (?:the same|that) (?:date|day|time|point|stage|period|month) )?"
    rf"(?:(?i:(?:a|({'|'.join(_YEARS)}|\d{{1,2}})) years?|twelve months)"
    r" (?:earlier|before|(?P<ago>ago)|(?P<on>later|on|after that))"
    r"|(?:[Ii]n )?[Tt]he (?:year before|previous year|prior year|preceding year"
    r"|(?P<after>year after|following year|year that followed)))\b"
)
_MONTHS_EARLIER = re.compile(
    r"\s?(?i:(?:(?P<count>two|three|four|six|nine) months|(?:a|the) (?P<a>month|quarter)) "
    r"(?:earlier|before)|(?:in )?the (?:previous|preceding|prior) (?P<the>month|quarter))\b"
)
_QUARTER_BEFORE = re.compile(
    r" (?:[a-z-]+ )?in the (?P<after>month|quarter) before"
    r"| (?:[a-z-]+ )?(?:in|of) the (?:previous|preceding|prior) (?P<prior>month|quarter)"
)
_MONTHS = {"month": 1, "two": 2, "quarter": 3, "three": 3, "four": 4, "six": 6, "nine": 9}
_ROSE = re.compile(
    r"位?(?:升|跃升|上升|前移|提升|降|下降|下滑|跌|退)[到至](?:全国)?(?:第|\d|[一二三四五六七八九十])"
)
"""Behind a rank: that of the list before (由第五十一升至第四十六, 从第八退至第十)."""
_RANK_FROM = re.compile(r"\b(?:to|up|down) (?:[\w-]+ )?from (?:the )?$")
"""Before a rank: the same (slipped to 11th from ninth)."""
_RISE_OF = re.compile(
    r"\b(?:increase|rise|growth|gain|jump|fall|decline|drop|up|down)(?: of)?(?: about| nearly)? $"
)
_IN_A_YEAR = re.compile(r" in (?:19|20)\d\d\b")
_YEAR_BEFORE = re.compile("(?<!提)前一年(?:的|还|则|才|同期)?(?:只有|仅有?|[为是有达])?$")
_MONTHS_LATER = re.compile("([一二两三四五六七八九十]{1,2}|\\d{1,2})个月[之以]?后")
_YEARS_LATER = re.compile("([一二两三四五六七八九十]|\\d{1,2})年[之以]?后")
_AFTER_EVENT = re.compile(
    "(?:投产|投运|投用|启用|上线|开港|开业|运营|开通|落地|揭牌|实施)"
    "(?:半年|([一二两三四五六七八九十]{1,2}|\\d{1,2})个月)[之以]?后"
)
"""So long after it something was so."""
_ONE_BEFORE = {
    **dict.fromkeys(("上月", "上个月", "上一月", "上一个月"), 1),
    **dict.fromkeys(("上季度", "上一季度", "上个季度", "上一个季度"), 3),
}
"""The period before, by its months."""
_AS_LONG = {1: range(27, 31), 3: range(89, 93)}
"""Between the ends of a month and of a quarter lie so many days."""
_SAME_TIME = re.compile(r"\s*(?:同一时[点间]|同一日期|On the same d(?:ate|ay)(?! (?:in|of)\b))")
_OVER_THE_SAME = re.compile(
    r"[^.;,\d]{0,32}\b(?:over|within|during|in|by) the same "
    r"(?:period|time ?frame|years|deadline|date)\b"
    r"(?! (?:of|in|last|a year|the year))"
)
_SAME_PERIOD = re.compile(SAME_PERIOD, re.I)


_BACK_THEN = re.compile("(?:当时|那时|彼时|其时)|\\b(?:at (?:the|that) time|back then)\\b")
_YEARS_UP_TO = re.compile("(?:近|最近|过去)[一两二三四五六七八九十0-9]+年")


def back_then(reading: Reading, stated: Stated) -> Iterator[Day]:
    """当时 means a day that was told before, whichever it was."""
    start, end = reading.clauses.at(stated.start)
    if _BACK_THEN.search(reading.plain, start, end):
        yield from map(day_of, reading.days_in(max(0, start - FAR), start)[-2:])


def years_up_to(reading: Reading, days: Iterable[Day]) -> Iterator[Day]:
    """近两年 behind a year (2025年规模700亿元，近两年年均增长23.5%) may be counted up to it."""
    for day in days:
        if day.source is None or _YEARS_UP_TO.fullmatch(day.source.text) is None:
            continue
        if not reading.plain.startswith(("年均", "平均", "复合"), day.source.end):
            continue
        start, _ = reading.full_sentences.at(day.source.start)
        yield from map(day_of, reading.days_in(start, day.source.start)[-1:])


def is_ago(reading: Reading, stated: Stated) -> bool:
    """Whether the words right behind the number count back (39 a year ago)."""
    return _ago(reading, stated) is not None


def _over_the_same(reading: Reading, stated: Stated) -> re.Match[str] | None:
    """Versus 31,000 over the same period of 2025; but not growth over that period."""
    start = max(0, stated.start - 24)
    if HELD_AGAINST.search(reading.plain, start, stated.start) is None:
        return None
    return _OVER_THAT.match(reading.plain, stated.end)


def _ago(reading: Reading, stated: Stated) -> re.Match[str] | None:
    if not reading.plain[stated.end : stated.end + _LATIN_BEHIND].isascii():
        return None
    ago = _AGO.match(reading.plain, stated.end) or _over_the_same(reading, stated)
    before = max(0, stated.start - 24), stated.start
    if ago and ago[0].lstrip().startswith("on the") and _RISE_OF.search(reading.plain, *before):
        return None  # an increase of 33 per cent on the same date last year
    return ago


def a_year_ago(reading: Reading, stated: Stated, days: Iterable[Day]) -> Iterator[Day]:
    """39 a year ago, and the rank that one rose from: each of the days, those of its sentence or of
    the report, and its year, less one.
    """
    ago = _ago(reading, stated)
    before = reading.plain[max(0, stated.start - 4) : stated.start]
    dated = before.endswith("年的") and not before.endswith(("前一年的", "上一年的"))
    rose = stated.kind == "ordinal" and not dated and _rose_from(reading, stated)
    year_before = _YEAR_BEFORE.search(reading.plain, max(0, stated.start - 12), stated.start)
    if ago is None and not rose and not year_before:
        yield from _years_away(reading, stated)
        return
    years = _YEARS.get((ago[1] or "").lower(), 1) if ago else 1
    for day in days:
        if ago and ago["year"]:
            years = day.last.year - int(ago["year"])
        year = day.last.year - years
        yield shifted(day, -years)
        yield Day(date(year, 1, 1), date(year, 12, 31))


def _rose_from(reading: Reading, stated: Stated) -> bool:
    """Whether the rank is that from which one rose or fell."""
    before = _RANK_FROM.search(reading.plain, max(0, stated.start - 32), stated.start)
    dated = _IN_A_YEAR.match(reading.plain, stated.end)
    return (before is not None and dated is None) or _ROSE.match(
        reading.plain, stated.end
    ) is not None


def months_later(reading: Reading, days: Iterable[Day]) -> Iterator[Day]:
    """十个月后 is counted from the day told before it (今年2月……。十个月后，……)."""
    for day in days:
        later = _MONTHS_LATER.fullmatch(day.source.text) if day.source else None
        if later is None or day.source is None:
            continue
        start, _ = reading.paragraphs.at(day.source.start)
        months = read(later[1])
        for one in map(day_of, reading.days_in(start, day.source.start)[-1:]):
            first, last = (months_before(edge, -months) for edge in (one.first, one.last))
            yield Day(first, last, day.source)


def quarter_told(reading: Reading, days: Iterable[Day]) -> Iterator[Day]:
    """上一季度 and 上月, told beside another quarter or month, may be the one before it
    (三季度83%，上一季度76%).
    """
    for day in days:
        if day.source is None or day.source.text not in _ONE_BEFORE:
            continue
        start, _ = reading.paragraphs.at(day.source.start)
        for one in map(day_of, reading.days_in(start, day.source.start)[-1:]):
            months = _ONE_BEFORE[day.source.text]
            if (one.last - one.first).days in _AS_LONG[months]:
                first, last = (months_before(edge, months) for edge in (one.first, one.last))
                yield Day(first, last, day.source)


def years_later(reading: Reading, day: Day) -> Day | None:
    """The year so many years after the one told before it in its paragraph, where that is gone by
    (2023年只有16万架；两年后达到34万架).
    """
    later = _YEARS_LATER.fullmatch(day.source.text) if day.source else None
    if later is None or day.source is None or reading.anchor is None:
        return None
    start, _ = reading.paragraphs.at(day.source.start)
    for one in map(day_of, reading.days_in(start, day.source.start)[-1:]):
        if one.last <= reading.anchor:
            year = one.last.year + read(later[1])
            return Day(date(year, 1, 1), date(year, 12, 31), day.source)
    return None


def after_an_event(reading: Reading, stated: Stated) -> Iterator[Day]:
    """开港半年后 is counted from the day told before it (去年12月开港，……在开港半年后达到72%)."""
    start, _ = reading.clauses.at(stated.start)
    later = _AFTER_EVENT.search(reading.plain, start, stated.start)
    if later is None:
        return
    paragraph, _ = reading.paragraphs.at(start)
    months = 6 if later[1] is None else read(later[1])
    for one in map(day_of, reading.days_in(paragraph, start)[-1:]):
        first, last = (months_before(edge, -months) for edge in (one.first, one.last))
        yield Day(first, last, one.source)


def _years_away(reading: Reading, stated: Stated) -> Iterator[Day]:
    """Twelve months earlier the total stood at 72,500, the year after it was 80,000: counted from
    the days told before.
    """
    sentence, _ = reading.sentences.at(stated.start)
    away = _YEARS_AWAY.match(reading.plain, sentence)
    if away is None:
        return
    count = (away[1] or "one").lower()
    years = _YEARS.get(count) or int(count)
    years = -years if away["on"] or away["after"] else years
    start, _ = reading.paragraphs.at(sentence)
    told = reading.days_in(start, sentence)[-2:] or reading.days_in(0, start)[-1:]
    placed = map(day_of, told)
    for day in last_of_their_names(placed, reading.anchor) if reading.anchor else placed:
        yield shifted(day, -years)
    if away["ago"] and reading.anchor is not None:
        year = reading.anchor.year - years
        yield Day(date(year, 1, 1), date(year, 12, 31))
        yield Day(same_day(reading.anchor, -years), same_day(reading.anchor, -years))


def months_earlier(reading: Reading, stated: Stated, days: Iterable[Day]) -> Iterator[Day]:
    """Three months earlier it was 4.4 percent, counted from the days told before; down from 17 in
    the quarter before, from those of its sentence.
    """
    sentence, _ = reading.sentences.at(stated.start)
    opens = _MONTHS_EARLIER.match(reading.plain, sentence)
    ago = opens or _QUARTER_BEFORE.match(reading.plain, stated.end)
    if ago is None:
        return
    if opens is not None:
        start, _ = reading.paragraphs.at(sentence)
        days = map(day_of, reading.days_in(start, sentence)[-2:])
    else:
        before = map(day_of, reading.days_in(sentence, stated.start))
        days = [*owning.placed(reading, before), *days]
    months = _MONTHS[next(filter(None, ago.groups())).lower()]
    for day in days:
        first, last = months_before(day.first, months), months_before(day.last, months)
        yield Day(first, last)


def over_the_same(reading: Reading, stated: Stated) -> Iterator[Day]:
    """Over the same period, behind the number, is that of the sentence before."""
    if _OVER_THE_SAME.match(reading.plain, stated.end) is None:
        return
    start, _ = reading.paragraphs.at(stated.start)
    sentence, _ = reading.full_sentences.at(stated.start)
    yield from map(day_of, reading.days_in(start, sentence)[-2:])


def same_time(reading: Reading, stated: Stated) -> Iterator[Day]:
    """同一时点 opens a sentence about the days that the paragraph before told."""
    start, _ = reading.full_sentences.at(stated.start)
    if _SAME_TIME.match(reading.plain, start) is None:
        return
    here, _ = reading.paragraphs.at(start)
    before, _ = reading.paragraphs.at(max(0, here - 1))
    yield from map(day_of, reading.days_in(before, start))


def same_period(reading: Reading, days: Iterable[Day]) -> Iterator[Day]:
    """去年同期 after 今年上半年 is the first half of the year before; the same period of 2023, or
    2023年同期, is that of 2023.
    """
    for day in days:
        if day.source is None or not (
            reading.plain.startswith(("同期", "同月", "同季"), day.source.end)
            or _SAME_PERIOD.search(reading.plain, max(0, day.source.start - 24), day.source.start)
        ):
            continue
        start, _ = reading.paragraphs.at(day.source.start)
        _, end = reading.full_sentences.at(day.source.start)
        before = reading.days_in(start, day.source.start)[-2:]
        before = before or reading.days_in(max(0, start - FAR), start)[-2:]
        for found in (*before[::-1], *reading.days_in(day.source.end, end)[:1]):
            other = day_of(found)
            relative = day.source.text.startswith(("去年", "上年"))
            years = -1 if relative else day.first.year - other.first.year
            yield Day(same_day(other.first, years), same_day(other.last, years), day.source)
