"""Years that stand in a name and date no figure: that of an event of another day (2月11日，……2023年
首场签约仪式举行，与14家企业签约), and that of an award (为2024年度重点企业授牌，发布案例50个).
"""

import re

from schemas.quantity import Quantity
from service.checks.reading import Reading

_YEAR = re.compile(r"20\d\d年?度?")
_EVENT = re.compile(
    r"(?:度)?(?:首[场次批届]|第[一二三四五六七八九十]+[场次批届]|[春夏秋冬]季)[^，。；、\d]{2,24}"
    "(?:仪式|大会|推介会|签约会|发布会|论坛|峰会|博览会|对接会|招聘会|活动)"
)
_AWARD = re.compile(
    r"度?[^，。；\d]{2,24}(?:[、和][^，。；\d]{2,16})*(?:授牌|颁奖|颁发|授予|揭牌|揭晓)[^，。；\d]{0,8}[，,；]"
)
_ON = re.compile("[为向给对]$")


def is_one(reading: Reading, day: Quantity) -> bool:
    """Whether the day is such a year; that of an event, where its sentence tells the day before."""
    if _YEAR.fullmatch(day.text) is None:
        return False
    start, _ = reading.full_sentences.at(day.start)
    if _AWARD.match(reading.plain, day.end) and _ON.search(reading.plain, start, day.start):
        return True
    if _EVENT.match(reading.plain, day.end) is None:
        return False
    return any(
        one.iso is not None and one.iso[0] == one.iso[1]
        for one in reading.days_in(start, day.start)
    )
