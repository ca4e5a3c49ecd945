"""The size of each that stands between a count and its noun (3200个8千瓦机柜): it is no number of
its own, and the noun behind it is the count's.
"""

from collections.abc import Iterable

from service.checks.stated import Stated

_COUNTERS = tuple("个台套座组架条栋辆块张间")
"""A count that ends with one has no noun yet."""


def is_one(size: Stated, count: Stated) -> bool:
    """Whether it is the size of each of those that are counted right before it."""
    return (
        size.start == count.end
        and size.kind == "measure"
        and count.kind == "count"
        and count.text.endswith(_COUNTERS)
    )


def end(count: Stated, behind: Iterable[Stated]) -> int:
    """Where the count ends, with the size of each; `behind`: the numbers that follow it."""
    return next((one.end for one in behind if is_one(one, count)), count.end)
