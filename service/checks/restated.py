"""Amounts that are told once more in other units: up to 3 million yuan (US$421,000).

The second telling has the bound of the first, whatever is said of it alone (约合).
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from service.checks.stated import Stated

OPENS = re.compile(
    r" ?[（(] ?(?:[约約合折相当於于为為]{1,4}|(?:or |or about |about |around |roughly |some "
    r"|nearly |approximately |approx\. |equivalent to (?:about )?"
    r"|equal to (?:about )?|i\.e\. |= ?|≈ ?)+)? ?"
    r"|,? or (?:about |around |roughly |some |nearly |approximately )?"
    r"|[，,] ?(?:约合|約合|折合|相当于|相當於|合)(?:约|約)?(?:人民币|人民幣|美元)? ?"
)
_KINDS = frozenset({"money", "measure"})


def with_bounds(text: str, plain: Sequence[Stated]) -> list[Stated]:
    """The numbers, each restated one with the bounds of what it restates too."""
    told = list(plain)
    for index, (one, other) in enumerate(pairwise(plain), 1):
        if (
            one.kind == other.kind
            and one.kind in _KINDS
            and one.unit != other.unit
            and OPENS.fullmatch(text, one.end, other.start)
        ):
            told[index] = replace(other, bounds=told[index - 1].bounds | other.bounds)
    return told
