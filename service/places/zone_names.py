"""The long and the short names of areas: 芜湖经济技术开发区 is 芜湖经开区."""

import re

_SHORT: dict[str, str] = {
    "经济技术开发区": "经开区",
    "经济开发区": "经开区",
    "高新技术产业开发区": "高新区",
    "综合保税区": "综保区",
    "自由贸易试验区": "自贸区",
    "自贸试验区": "自贸区",
}
"""One zone has two names: 芜湖经济技术开发区 is 芜湖经开区."""
_RANK_OF_ZONE = re.compile("^市?(?:国家级?|省级)?")


def short_of(kind: str) -> str:
    """The short word for the kind of an area, without its rank (国家级高新区)."""
    bare = _RANK_OF_ZONE.sub("", kind)
    return _SHORT.get(bare, bare)


def short_kind(name: str) -> str:
    """An area by the short word for its kind: 净月高新技术产业开发区 is 净月高新区."""
    kind = next((long for long in _SHORT if name.endswith(long)), None)
    return name if kind is None else name.removesuffix(kind) + _SHORT[kind]
