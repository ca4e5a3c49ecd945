"""The members of a series that 分别 hands its numbers to: 新开工、续建项目分别为36个和82个."""

import re
from itertools import pairwise

from service.checks import cues
from service.checks.reading import Reading
from service.checks.stated import Stated
from service.checks.wording import pieces

_RESPECTIVELY = cues.joined(("分别", "依次", "respectively"))
_JOINT = re.compile(r"、|和|与|及(?!其)|以及|,\s*(?:and )?|\s+and\s+")
_NUMERAL = re.compile(r"\d+(?:\.\d+)?[万亿]?")
_GAP = 12
"""Numbers of one run stand no further apart."""
SHORTEST = 2
"""A member of a single character (一、二、三等) is no name."""
_COMMA = re.compile(r"[，,]\s*")
_CLAUSES = re.compile(r"[。；！？;\n]")


def contradicts(reading: Reading, name: str, stated: Stated) -> str | None:
    """The member that the name speaks of, where the number is that of another member."""
    members, index = _members(reading, stated)
    named = _named(members, name)
    return None if named in (None, index) else members[named]


def confirms(reading: Reading, name: str, stated: Stated) -> bool:
    """Whether the number is that of the member which the name speaks of."""
    members, index = _members(reading, stated)
    return _named(members, name) == index


def _named(members: list[str], name: str) -> int | None:
    """The only member of which the name holds a word that the others lack."""
    if not members:
        return None
    told = _tokens(name)
    named = [n for n, member in enumerate(members) if _own(member, members) & told]
    return named[0] if len(named) == 1 else None


def _members(reading: Reading, stated: Stated) -> tuple[list[str], int]:
    """The words of the series before the mark, one for each number of the run, and the place."""
    start, end = reading.full_sentences.at(stated.start)
    for mark in _RESPECTIVELY.finditer(reading.text, start, end):
        if mark[0].isascii() or mark.end() > stated.start:
            continue
        run = _run(reading, mark.end(), end)
        index = next((n for n, one in enumerate(run) if one.span == stated.span), None)
        if index is None:
            continue
        before = _CLAUSES.split(reading.text[start : mark.start()])[-1]
        parts = [part for part in _JOINT.split(before) if part.strip()]
        members = _cut(parts[-len(run) :])
        others = [member.strip() for member in members[:-1]]
        if any(other.lower().endswith(reading.city_names) for other in others):
            continue
        if any(len(other) < SHORTEST or _NUMERAL.search(other) for other in others):
            continue
        if len(run) > 1 and len(parts) >= len(run):
            return _bare(members), index
    return [], 0


def _cut(parts: list[str]) -> list[str]:
    """What stands before a series or behind it (硕士，每人每月) in its clause is none of it."""
    if len(parts) < 2:
        return parts
    first, *middle, last = parts
    return [_COMMA.split(first)[-1], *middle, _COMMA.split(last)[0]]


def _bare(members: list[str]) -> list[str]:
    """The last member carries what all have in common (竣工的项目): cut it to their length."""
    *others, last = members
    length = max(len(other.strip()) for other in others)
    return [*others, last.strip()[:length].split("的")[0]]


def _run(reading: Reading, start: int, end: int) -> list[Stated]:
    plain = [one for one in reading.stated_in(start, end) if len(one.parts) == 1]
    run = plain[:1]
    for one, other in pairwise(plain):
        gap = reading.text[one.end : other.start]
        if len(gap) > _GAP or not _JOINT.search(gap):
            break
        run.append(other)
    return run


def _own(member: str, members: list[str]) -> frozenset[str]:
    """The pieces that only this member has."""
    others = frozenset[str]().union(*(_tokens(one) for one in members if one is not member))
    return _tokens(member) - others


def _tokens(words: str) -> frozenset[str]:
    return pieces(words) | frozenset(_NUMERAL.findall(words))
