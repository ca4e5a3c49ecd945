"""Clauses that only say what something builds on, or answers: what they tell of the past does not
hold for what follows (针对目前的薄弱环节，新建平台6个).
"""

import re

from service.checks.reading import Reading

_OPENS = re.compile(
    "[，,：:]?(?:并|还|也|将|要)?(?:进一步|积极|充分)?"
    "(?:针对|对照|依托|结合|立足|面对|基于|借鉴|吸取|汲取|巩固|用好|盘活|利用|发挥|借助|沿用|延续|承接|参照|对标|借势)"
)
_BESIDES = re.compile("(?:在|除)[^，。；,;]{2,24}(?:同时|之余|基础上|之外|以外)[，,]?$")
"""Around it, whoever is named before (绵阳将在巩固现有优势的同时，培育链主企业5家)."""


def is_one(reading: Reading, offset: int, clause: int) -> bool:
    """Whether the offset stands in such a clause, before the one that starts at `clause`."""
    start, end = reading.clauses.at(offset)
    if start >= clause or not reading.plain.startswith(("，", ","), end - 1):
        return False
    if _OPENS.match(reading.plain, start, end):
        return True
    besides = _BESIDES.search(reading.plain, start, end)
    return besides is not None and besides.start() < offset
