"""Whether an aim told before a clause holds in it: it does where the clause itself does something,
reaches, grows or demands, or is an item of a list of aims. What only tells how things are is left
open (将发布机会清单，首批清单含场景86个；发挥母基金作用，母基金总规模30亿元).
"""

import re

from service.checks.reading import Reading
from service.checks.stated import Span, Stated

_DOES = re.compile(
    r"新[增建开引上]|[建完做]成|建(?=[一二三四五两\d])|净增|再增|建设|培[育养训]|引[进育]|招引|布[局设]|打造|推[出动广]|投[放入产]"
    "|改造|发[布放]|举办|开[通放展工]|落地|实施|遴选|组[建织]|设立|部署|采集|构建|谋划|形成|创造|认定|带动"
    "|加装|配备|清理|供应|突破|超过|达|实现|控制|[到至](?![今此])|增长|提[高升]|扩大|翻番|压[缩减降]|降低|下降"
    "|不[少低高超]|以[上内下]|左右|力争|争取|确保"
)
"""In a clause that goes on with what is aimed at."""
_AIMS = re.compile("目标|指标|预期")
_LISTS = re.compile("[:：]|——")
"""Between an aim and what it lists (今年的目标：营收105亿元，规上企业80家)."""
_PART_ENDS = re.compile("[，。；,;\n]")
_REACH = 80
"""How long the part of a sentence is, in code points, in which a word for doing is looked for."""
_GOES_ON = re.compile("(?:其中|分别)[^，。；\n]*$")
"""A part of what is aimed at (目标为5000P，其中呈贡区2500P)."""


def holds(reading: Reading, stated: Stated, aim: Span | None) -> bool:
    """Whether the aim whose words stand at `aim` holds for the number; where none are told, it is
    that of the whole document.
    """
    if reading.plain[stated.end : stated.end + 2].isascii():
        return True
    start, end = part(reading, stated)
    if _DOES.search(reading.plain, start, end) or _GOES_ON.search(
        reading.plain, start, stated.start
    ):
        return True
    return aim is not None and (start <= aim[0] or _opens_a_list(reading, aim, start))


def part(reading: Reading, stated: Stated) -> Span:
    """What stands around the number between commas, over 、 (打造场景30个、示范车间15个)."""
    near = max(0, stated.start - _REACH)
    ends = [hit.end() for hit in _PART_ENDS.finditer(reading.plain, near, stated.start)]
    closed = _PART_ENDS.search(reading.plain, stated.end, stated.end + _REACH)
    return max([near, *ends]), closed.start() if closed else stated.end


def _opens_a_list(reading: Reading, aim: Span, start: int) -> bool:
    """Whether what stands behind the aim is a list of what is aimed at."""
    if _AIMS.search(reading.plain, aim[0], max(aim[1], start)):
        return True
    paragraph, _ = reading.paragraphs.at(start)
    return paragraph <= aim[0] and _LISTS.search(reading.plain, aim[1], start) is not None
