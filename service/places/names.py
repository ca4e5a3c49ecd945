"""From a name, as a model or a person writes it, to the place it means."""

import re
from functools import lru_cache

from service.places import world
from service.places.mentions import SUFFIXES, PlaceMention, find, of_suffix
from service.places.table import Place, contains, gazetteer, latin_key
from service.places.writing import is_chinese, simplified


@lru_cache(maxsize=4096)
def resolve(name: str) -> tuple[Place, ...]:
    """The places a name may mean, best first; empty when it is unknown.

    深圳, 深圳市, 广东省深圳市, Shenzhen, "Shenzhen City" and "Shenzhen, China" give the same place.
    A name that several places share gives them all: Suzhou -> 苏州, 宿州.
    """
    bare = simplified(name.strip())
    if not bare:
        return ()
    table = gazetteer()
    if found := table.chinese.get(bare):
        return _without_parts(found)
    if not is_chinese(bare):
        return _resolve_latin(bare)
    mentions = [m for m in find(bare) if m.role == "name"] or _of_a_district(bare)
    return tuple(dict.fromkeys(m.place for m in mentions))


_PARK = re.compile(
    "([一-鿿]{2,3})((?:国家级?|省级)?(?:高新技术产业开发区|经济技术开发区|经济开发区|高新区|经开区))"
)


def _of_a_district(name: str) -> list[PlaceMention]:
    """The park of a district or a county that is called by its short name (武进国家高新区)."""
    park = _PARK.fullmatch(name)
    tried = (find(f"{park[1]}{kind}{park[2]}") for kind in "区县市") if park else iter(())
    return next(
        (
            [one for one in found if one.start == 0 and one.place.level == "zone"]
            for found in tried
            if any(one.start == 0 for one in found)
        ),
        [],
    )


def _resolve_latin(name: str) -> tuple[Place, ...]:
    head, _, rest = name.partition(",")
    words = head.removeprefix("the ").split()
    suffix = words[-1].casefold() if len(words) > 1 else ""
    if suffix in SUFFIXES:
        words = words[:-1]
    table = gazetteer().latin
    key = latin_key(" ".join(words))
    found = table.get(latin_key(head)) or table.get(key) or world.latin().get(key) or ()
    found = _without_parts(of_suffix(found, suffix))
    if rest.strip():
        outer = resolve(rest.strip())
        found = tuple(p for p in found if any(contains(o, p) for o in outer)) or found
    return found or tuple(dict.fromkeys(m.place for m in find(name) if m.role == "name"))


def _without_parts(found: tuple[Place, ...]) -> tuple[Place, ...]:
    """长沙 is the city, not 长沙县 in it, which bears the same everyday name."""
    cities = [place for place in found if place.level == "city"]
    low = ("district", "county")
    return tuple(
        p for p in found if p.level not in low or not any(contains(city, p) for city in cities)
    )


def same(a: str, b: str) -> bool:
    """Whether two names can mean the same place. One name told twice does, known or not."""
    if a.strip() and a.strip() == b.strip():
        return True
    return bool({p.id for p in resolve(a)} & {p.id for p in resolve(b)})


def within(outer: str, inner: str) -> bool:
    """Whether the place named `inner` lies in the one named `outer`."""
    return any(contains(o, i) for o in resolve(outer) for i in resolve(inner))
