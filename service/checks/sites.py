"""Sites that stand in a part of a city: what the text tells of one may be told of the part, though
the last place that it named is the city (在乐都区设立算力产业园……园区已签约企业58家).
"""

import re

from service.checks import cities
from service.checks.reading import Reading
from service.checks.stated import Stated
from service.places import resolve

_KINDS = (
    re.compile("[产业科技工软件创备]园|园[区内]"),
    re.compile("基地"),
    re.compile("小镇"),
    re.compile("(?:[智超]算|算力|数据|创新)中心"),
    re.compile(r"\b(?:[Pp]ark|[Zz]one|[Cc]ampus)\b"),
    re.compile(r"\b(?:[Cc]ent(?:re|er)|[Hh]ub|[Bb]ase|[Ff]acility)\b"),
    re.compile(r"\b(?:[Pp]lant|[Ff]actory)\b"),
)
"""Words for one kind of site: a later one may mean the one told of last."""


def stands_in(reading: Reading, stated: Stated, city: str) -> bool:
    """Whether the number's sentence speaks of a site, and the last sentence before it that speaks
    of one of the kind names the city with it.
    """
    start, _ = reading.full_sentences.at(stated.start)
    return any(
        kind.search(reading.plain, start, stated.start)
        and _is_named_with_the_last(reading, kind, start, city)
        for kind in _KINDS
    )


_IT = re.compile("(?:该|这个)?(中心|基地|实验室|研究院|研究所|园区|平台|枢纽)(?![城区])")
"""Opens a sentence that goes on about a site, by its kind alone."""
_LIES_IN = "[^，。；]{0,4}?(?:落户|落地|落子|位于|坐落|设在|建在|选址|入驻)[于在]?"
_NEAR = 4
"""So far behind that its place is named at most, in code points."""


def goes_on_about_one(reading: Reading, stated: Stated, city: str) -> bool:
    """Whether the number's sentence opens with a site's kind alone, and the one before it says that
    a site of the kind lies in the city (合作中心落户五象新区，……。中心发布的语料库).
    """
    start, _ = reading.full_sentences.at(stated.start)
    it = _IT.match(reading.plain, start)
    if it is None or start == 0:
        return False
    before, _ = reading.full_sentences.at(start - 1)
    lies = re.compile(it[1] + _LIES_IN)
    ends = [hit.end() for hit in lies.finditer(reading.plain, before, start)]
    return any(end <= at < end + _NEAR for end in ends for at in cities.named_at(reading, city))


_DOES_THERE = "[^，。；\\n]{0,6}?(?:建设|兴建|新建|投建|打造|设立|布局|开建|落子)"
"""Behind a place: what somebody from elsewhere does there."""
_FAR = 40
"""So far behind the number it is told, in code points."""


def is_done_there(reading: Reading, stated: Stated, city: str) -> bool:
    """Whether the clause behind the number says that something is done in the city with it
    (深圳慧臂智能计划投资12亿元,在天元区建设基地).
    """
    _, end = reading.clauses.at(stated.start)
    names = {place.name for place in resolve(city)} | {city.strip()}
    there = rf"在(?:{'|'.join(map(re.escape, names))}){_DOES_THERE}"
    return re.match(there, reading.text[end : end + _FAR]) is not None


def _is_named_with_the_last(
    reading: Reading, kind: re.Pattern[str], before: int, city: str
) -> bool:
    """Whether the last sentence that speaks of such a site, and names places, names the city."""
    told = {
        reading.full_sentences.at(hit.start()) for hit in kind.finditer(reading.plain, 0, before)
    }
    for start, end in sorted(told, reverse=True):
        if any(start <= hit.start < end for hit in reading.place_mentions):
            return any(start <= at < end for at in cities.named_at(reading, city))
    return False
