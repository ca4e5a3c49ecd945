"""Areas that no table has, where the text writes them behind their city: 长春净月高新区, and then
净月高新区 alone.
"""

import re
from collections.abc import Iterable, Iterator

from service.places.mentions import PlaceMention
from service.places.table import Place, gazetteer
from service.places.zone_names import short_kind

_KINDS = (
    "(?:高新技术产业开发区|经济技术开发区|经济开发区|高新区|经开区|开发区|新区|新城|新片区|科学城|科技城|科创城|科创园"
    "|工业园区|产业园区|科技园区|综合保税区|保税区|综保区|示范区|合作区|试验区|先行区|起步区|度假区)"
)
KIND = re.compile(f"(?:[一-鿿]{{2,12}}?)?{_KINDS}")
"""An area by its kind, with or without a name of its own."""
_KIND_ALONE = re.compile(_KINDS)
_NO_NAME = (
    "(?!.{0,2}(?:[的各个多两首最大国省市县级区在和与及等向由对从为是了将把被这那其该本全所有新]|建设|打造|推进|加快|创建|依托|成立|设立|获批"
    "|综合|产业|科技|智能|数字|创新|先行|改革|整个|核心|先导|特色|重点|试点|跨境|实验|经济|高新|自贸|工业))"
)
_NAMED = re.compile(f"[市区县]?({_NO_NAME}[一-鿿]{{2,3}}{_KINDS})")
_TWICE = 2


def is_area(name: str) -> bool:
    """Whether a name is that of an area by its kind: 净月高新区, 高新区."""
    return KIND.fullmatch(name) is not None


def is_kind_alone(name: str) -> bool:
    """Whether a name says no more of an area than its kind: 高新区."""
    return _KIND_ALONE.fullmatch(name.strip()) is not None


def named(text: str, mentions: Iterable[PlaceMention]) -> dict[str, Place]:
    """The areas that the text writes behind their city and names again, by their names."""
    found: dict[str, Place] = {}
    known = gazetteer().chinese
    for mention in mentions:
        city = mention.place
        if city.level not in ("city", "county") or mention.role != "name":
            continue
        hit = _NAMED.match(text, mention.end)
        if hit is None or hit[1] in known or text.count(hit[1]) < _TWICE:
            continue
        found.setdefault(hit[1], area(hit[1], (city.id, *city.parents)))
    return found


def area(name: str, parents: tuple[str, ...]) -> Place:
    """The area of that name; one by its long and by its short kind is the same."""
    short = short_kind(name)
    return Place(f"town:{short}", "zone", name, name, (), parents)


def mentions_of(text: str, found: dict[str, Place], taken: set[int]) -> Iterator[PlaceMention]:
    """Where the text names them, but for what other names take."""
    for name in sorted(found, key=len, reverse=True):
        for hit in re.finditer(re.escape(name), text):
            span = range(hit.start(), hit.end())
            if not taken.intersection(span):
                taken.update(span)
                yield PlaceMention(hit.start(), hit.end(), name, found[name])
