"""The year that a report or an index is of: its figures are that year's, wherever they stand."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from schemas.quantity import Quantity
from service.checks import cues
from service.checks.days import Day, day_of
from service.checks.reading import Reading
from service.checks.stated import Stated

_REPORT: Final = (
    "名[录錄]|报告|報告|白皮[书書]|蓝皮[书書]|藍皮[书書]|年[鉴鑑]|公[报報]|普查|排行榜|榜单|榜單"
)
_ITS_DATA: Final = re.compile(
    rf"(?:{_REPORT})》?(?:的)?(?:[数數][据據]|[结結]果)?(?:[显顯]示|指出|表明)[，,:：]?(?:截至|截止)?$"
)
"""Before the year that a report's figures are of (名录数据显示，2024年西安……)."""
_INDEX: Final = cues.joined(
    ("指[数數](?:得分|[总總]分|分值|值)?$", "得分$", "[评評]分$", "[总總]分$"), ("index$", "score$")
)
_ITS_TITLE: Final = re.compile(
    r"(?:年度?)?[^，。；：、,;:\d\n]{2,24}"
    r"(?:TOP ?\d+|百强|百強|\d+强|\d+強|指[数數]|榜[单單]|排行榜|榜(?=[》」”\n，。]))"
    r"| [A-Z][\w &-]{3,48}(?:Index|Ranking|Barometer)\b",
    re.I,
)
"""Behind the year of an index (2025年机器人产业城市活力TOP40榜单)."""
_A_SPEAKER: Final = re.compile(
    "介[绍紹]|表示|[说說]|透露|告[诉訴]|[现現][场場]|[会會]上|[当當][天日]|[签簽][约約]|下一步"
)
"""What follows is no longer the report's: somebody speaks, or something was done there."""
_NOW: Final = cues.joined(cues.NOW)
_YEAR: Final = re.compile(r"(?:19|20)\d\d年?度?")
_BARE_YEAR: Final = re.compile(r"(?<!\d)20\d\d(?!\d)")
_A_YEAR: Final = 364


def of_its_source(reading: Reading, name: str, stated: Stated) -> Day | None:
    """The year of the index that the name asks for, or of the report whose figures are told, up to
    the next day, the next speaker, or a word of now.
    """
    if stated.kind == "number" and stated.unit is None and _INDEX.search(name):
        return _of_the_index(reading)
    for day in reversed(of_reports(reading)):
        assert day.source is not None
        if day.source.end <= stated.start:
            _, end = reading.clauses.at(stated.start)
            ended = (
                reading.days_in(day.source.end, max(end, stated.end))
                or _A_SPEAKER.search(reading.plain, day.source.end, stated.start)
                or _NOW.search(reading.plain, reading.full_sentences.at(stated.start)[0], end)
            )
            return None if ended else day
    return None


def named_beside(reading: Reading, stated: Stated) -> Iterator[Day]:
    """The years of the lists that its sentence names, for a rank or a score (6月20日，研究中心发布
    “2023智能汽车城市TOP10”，柳州以58.36分位列第九).
    """
    if stated.kind != "ordinal" and stated.unit != "分":
        return
    start, _ = reading.full_sentences.at(stated.start)
    for year in _BARE_YEAR.finditer(reading.plain, start, stated.start):
        if _ITS_TITLE.match(reading.plain, year.end()):
            yield Day(date(int(year[0]), 1, 1), date(int(year[0]), 12, 31))


def of_reports(reading: Reading) -> tuple[Day, ...]:
    """The years gone by that the figures of reports are of, kept with the article."""
    if not reading.kept.reports:
        reading.kept.reports.append(tuple(_of_reports(reading)))
    return reading.kept.reports[0]


def _of_reports(reading: Reading) -> Iterator[Day]:
    for one in reading.days:
        if _is_a_year_gone_by(reading, one) and _ITS_DATA.search(
            reading.plain, max(0, one.start - 24), one.start
        ):
            yield day_of(one)


def _of_the_index(reading: Reading) -> Day | None:
    """The year of the index, where the text names but one."""
    days = [
        one
        for one in reading.days
        if _YEAR.fullmatch(one.text) and _ITS_TITLE.match(reading.plain, one.end)
    ]
    return day_of(days[0]) if len({one.iso for one in days}) == 1 else None


def _is_a_year_gone_by(reading: Reading, day: Quantity) -> bool:
    if day.iso is None or reading.anchor is None or not _YEAR.fullmatch(day.text):
        return False
    return (day.iso[1] - day.iso[0]).days >= _A_YEAR and day.iso[1] < reading.anchor
