"""Names that are a place's and stand for something else: people, schools, pronouns."""

import re
from collections.abc import Iterable

from service.places.table import RANK, Place, contains, gazetteer

_SCHOOL_OF = ("Université ", "Universidad ", "Universidade ", "Università ")
"""Before a name that is then a school's (Université Laval lies in Québec)."""
_PERSON = re.compile(r"([A-Z][a-z]+) [A-Z][a-z]+(?=,| said| says|['’]s\b)")
_SURNAME = re.compile(
    r"\b(?!(?:in|on|at|by|of|from|to|since|until|last|next|this|every|late|early|mid|as) )[a-z]+ "
    r"(?!Greater |Central |Downtown |Inner |Metro )[A-Z][a-z]+ $"
)
_OFFICE = re.compile(
    r"\b(?:executive|director|mayor|manager|president|founder|minister|officer|chairman|chairwoman"
    r"|commissioner|professor|engineer|secretary|Dr|Mr|Ms|Mrs)\.? "
    r"(?!Greater |Central |Downtown |Inner |Metro |New |San |Los |Port |Fort )[A-Z][a-z]+ $"
)
"""Before a family name: chief executive Anil Varanasi."""
_SPOKE = re.compile(
    r"[A-Z][a-z]+ (?:asked|said|says|told|argued|added|noted|warned|wrote|replied)\b"
)
"""Around a family name: opposition leader Martin Sale asked."""
_TITLED = re.compile(
    "(?:[局处科厅院校所会部区县镇市省店站行台社]长|主任|书记|经理|总裁|董事|秘书|记者|编辑|教授|院士|研究员|博士|先生|女士|老师|校友|同学"
    "|创始人|合伙人|负责人|带头人|工程师|经济师|设计师|架构师|分析师|科学家|委员|主席|专家|馆长|队长|组长|总监|专员|首席|总工|CEO|CTO)"
    r"\s?$"
)
_SAYS = re.compile(
    r"(?:[\u4e00-\u9fff]{0,2}(?:说|表示|介绍|认为|告诉|坦言|指出|透露|解释|回忆|笑|补充|强调)|[:：])"
)
_OPENS = re.compile(r"(?:^|[，。、；：”“」（(\s])$")
"""Around a family name and a given one of two characters: 局长申卫东, 申卫东说."""
_OF_A_LANDMARK = frozenset({"Lake", "Mount", "South", "North", "East", "West", "Upper", "Lower"})
"""Before a lake's name that is a county's too (the South Taihu industrial zone)."""
_WORD_BEFORE = re.compile(r"\b([A-Z][a-z]+) $")


_ALSO_WORDS = frozenset({"ali", "aba", "jian", "ili", "he", "an", "song", "long", "tong"})
"""Names in Latin letters, by their keys, that are words too."""


def is_a_word(text: str, key: str, start: int, end: int) -> bool:
    """Whether a name is rather a word: he, but no He County and no Ji'an."""
    if key not in _ALSO_WORDS:
        return False
    apart = "'" in text[start:end] or "’" in text[start:end]
    return not apart and not text.startswith((" County", " Prefecture"), end)


def is_no_name_alone(text: str, start: int, candidates: tuple[Place, ...]) -> bool:
    """She is no county, nor is Zhenhai behind a family name the district."""
    low = RANK[candidates[0].level] >= RANK["district"]
    if low and candidates[0].name == candidates[0].full and len(candidates[0].name) == len("歙县"):
        return True
    if text.endswith(_SCHOOL_OF, 0, start):
        return True
    family_names = gazetteer().family_names
    named = _PERSON.match(text, start)
    if low and named and named[1] in family_names:
        return True
    if _SURNAME.search(text, max(0, start - 40), start) and _SPOKE.match(text, start):
        return True
    before = _WORD_BEFORE.search(text, max(0, start - 12), start)
    return before is not None and (
        before[1] in family_names
        or (low and before[1] in _OF_A_LANDMARK)
        or _OFFICE.search(text, max(0, start - 32), start) is not None
    )


def people(text: str, spans: Iterable[tuple[int, int]]) -> frozenset[str]:
    """The people whose given names are those of places at the spans, by their whole names: with
    数据局局长申卫东 no 申卫东 of the text is 卫东区.
    """
    family_names = gazetteer().family_names
    return frozenset(
        text[start - 1 : end]
        for start, end in spans
        if end - start == len("卫东")
        and text[start - 1 : start] in family_names
        and (
            _TITLED.search(text, max(0, start - 6), start - 1)
            or (_OPENS.search(text, max(0, start - 2), start - 1) and _SAYS.match(text, end))
        )
    )


def counties_for_cities(text: str, cities: Iterable[Place]) -> dict[str, Place]:
    """The counties that bare names of cities stand for, by the cities' ids: the text has the county
    in full and never the city (嘉義, beside 嘉義縣), and the one does not lie in the other.
    """
    table = gazetteer()
    meant = {}
    for city in dict.fromkeys(cities):
        counties = table.chinese.get(f"{city.name}县", ()) if city.level == "city" else ()
        beside = next((one for one in counties if not contains(city, one)), None)
        if beside and f"{city.name}县" in text and city.full not in text:
            meant[city.id] = beside
    return meant
