"""Facts without a number: documents, vouchers, projects and institutions that the text names."""

from collections.abc import Iterator
from typing import NamedTuple

from schemas.initiative import Category, Initiative, Status
from service import places
from service.baseline import cues
from service.checks.reading import Reading

_REACH = 30
"""A document counts as a city's where a verb of issuing stands so near."""


class _Found(NamedTuple):
    start: int
    end: int
    name: str
    category: Category
    status: Status


def initiatives(reading: Reading) -> list[Initiative]:
    """What the body names and a city owns, each name once."""
    found = [one for one in _all(reading) if reading.article.in_body(one.start, one.end)]
    owned = places.owners(reading.article, found)
    told: dict[tuple[str, str], Initiative] = {}
    for one, owner in zip(found, owned, strict=True):
        for place in owner.owners[:1]:
            if place.level == "country":
                continue
            told.setdefault(
                (place.name, one.name),
                Initiative(
                    city=place.name,
                    name=one.name,
                    category=one.category,
                    status=one.status,
                    organisations=[],
                    amounts=[],
                    quote=_sentence(reading, one),
                ),
            )
    return list(told.values())


def _all(reading: Reading) -> Iterator[_Found]:
    yield from _documents(reading)
    yield from _vouchers(reading)
    yield from _built(reading)


def _documents(reading: Reading) -> Iterator[_Found]:
    for found in cues.DOCUMENT.finditer(reading.text):
        before = reading.text[max(0, found.start() - _REACH) : found.start()]
        if cues.ISSUED.search(before):
            yield _Found(found.start(), found.end(), found[0], "policy", "in_force")


def _vouchers(reading: Reading) -> Iterator[_Found]:
    for found in cues.VOUCHER.finditer(reading.text):
        yield _Found(found.start(), found.end(), found[1], "funding", "in_force")


def _built(reading: Reading) -> Iterator[_Found]:
    for found in cues.BUILT.finditer(reading.text):
        names = cues.LIST_TAIL.sub("", found["names"])
        start = found.start("names")
        for item in cues.LIST_SPLIT.split(names):
            name = cues.BUILD.sub("", item)
            at = reading.text.find(name, start)
            if at >= 0 and cues.BUILT_NAME.match(name):
                research = bool(cues.INSTITUTION.search(name))
                yield _Found(
                    at,
                    at + len(name),
                    name,
                    "research" if research else "infrastructure",
                    _status(found["verb"]),
                )


def _status(verb: str) -> Status:
    if "集聚" in verb or "依托" in verb or "建成" in verb:
        return "done"
    if "加快" in verb or "正在" in verb or "推进" in verb:
        return "under_construction"
    return "planned"


def _sentence(reading: Reading, one: _Found) -> str:
    start, end = reading.sentences.at(one.start)
    for first, last in reading.article.body:
        if first <= one.start < last:
            start, end = max(start, first), min(end, last)
    return reading.text[start:end].strip().rstrip("。；;，,、")
