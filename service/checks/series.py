"""The members of a series that 分别 hands its numbers to: 新开工、续建项目分别为36个和82个."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from service.checks import cues
from service.checks.reading import Reading
from service.checks.stated import Stated
from service.checks.wording import pieces

_RESPECTIVELY = cues.joined(("分别", "依次", "respectively"))
_JOINTS = ("、", "以及", "(?<!以)及(?!其)", "和", "与", r",\s*(?:and )?", r"\s+and\s+")
_JOINT = re.compile("|".join(_JOINTS))
_LIST = "、"
"""Where it stands it parts the members, whatever else is inside them (电子及通信业、机器人业)."""
_NUMERAL = re.compile(r"\d+(?:\.\d+)?[万亿]?")
_GAP = re.compile(
    r"[^，,。；;\d]{0,6}?(?:、|和|与|及|\band\b|[，,](?= ?\d| ?and\b))[^，,。；;\d]{0,8}"
)
"""What stands between the numbers of one run; behind a comma with words the next is told."""
_TO = ("至", "到", "距", "往")
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
    if not [at for at in marks(reading.plain) if start <= at < end]:
        return [], 0
    for mark in _RESPECTIVELY.finditer(reading.plain, start, end):
        if mark[0].isascii() or mark.end() > stated.start:
            continue
        run = _run(reading, mark.end(), end)
        index = next((n for n, one in enumerate(run) if one.span == stated.span), None)
        if index is None:
            continue
        before = _CLAUSES.split(reading.plain[start : mark.start()])[-1]
        parts = _parts(before, len(run))
        members = _cut(parts[-len(run) :], reading.city_names)
        others = [member.strip() for member in members[:-1]]
        if any(other.lower().endswith(reading.city_names) for other in others) and not (
            _leads_to(others[0], reading.city_names)
        ):
            continue
        if any(len(other) < SHORTEST or _NUMERAL.search(other) for other in others):
            continue
        if len(run) > 1 and len(parts) >= len(run):
            return _bare(members), index
    return [], 0


def _leads_to(first: str, cities: Sequence[str]) -> bool:
    """Whether the series is of cities that something leads to (至广州、深圳的时延分别为3和4毫秒):
    they have none of its numbers.
    """
    return any(first.endswith(tuple(f"{to}{city}" for to in _TO)) for city in cities)


@lru_cache(maxsize=4)
def marks(text: str) -> tuple[int, ...]:
    """Where the words begin that hand a series out: kept with the text."""
    return tuple(hit.start() for hit in _RESPECTIVELY.finditer(text))


def _parts(words: str, count: int) -> list[str]:
    """The words parted into as many as there are numbers, where only one way of parting them gives
    so many; at every joint, where none does (电子及通信业、机器人业分别增长17.2%和28.9%).
    """
    clause = _COMMA.split(words)[-1]
    if clause.strip() and not _JOINT.search(clause):
        return []  # 与甲公司合资设立乙公司，双方分别持股51%和49%
    joints = [joint for joint in _JOINTS if re.search(joint, clause)]
    always = [joint for joint in joints if joint == _LIST]
    others = [joint for joint in joints if joint != _LIST]
    ways: set[tuple[str, ...]] = set()
    for size in range(len(others) + 1):
        for chosen in combinations(others, size):
            if chosen or always:
                parts = re.split("|".join((*always, *chosen)), clause)
                ways.add(tuple(part for part in parts if part.strip()))
    fitting = [way for way in ways if len(way) == count]
    if len(fitting) == 1:
        return list(fitting[0])
    return [] if fitting else [part for part in _JOINT.split(words) if part.strip()]


def _cut(parts: list[str], cities: Sequence[str]) -> list[str]:
    """What stands before a series or behind it (硕士，每人每月) in its clause is none of it, nor is
    the city that has it, nor what is said of all its members (取得许可证的无人机、飞行器).
    """
    if len(parts) < 2:
        return parts
    first, *middle, last = parts
    first = _COMMA.split(first)[-1]
    city = next((city for city in cities if first.startswith(city)), "")
    last = _COMMA.split(last)[0]
    first = first[len(city) :]
    _, of_all, alone = first.rpartition("的")
    if of_all and len(alone) >= SHORTEST and not any("的" in one for one in (*middle, last)):
        first = alone
    return [first, *middle, last]


def _bare(members: list[str]) -> list[str]:
    """The last member carries what all have in common (竣工的项目): cut it to their length."""
    *others, last = members
    length = max(len(other.strip()) for other in others)
    return [*others, last.strip()[:length].split("的")[0]]


def _run(reading: Reading, start: int, end: int) -> list[Stated]:
    plain = [one for one in reading.stated_in(start, end) if len(one.parts) == 1]
    run = plain[:1]
    for one, other in pairwise(plain):
        if _GAP.fullmatch(reading.plain, one.end, other.start) is None:
            break
        run.append(other)
    return run


def _own(member: str, members: list[str]) -> frozenset[str]:
    """The pieces that only this member has."""
    others = frozenset[str]().union(*(_tokens(one) for one in members if one is not member))
    return _tokens(member) - others


def _tokens(words: str) -> frozenset[str]:
    return pieces(words) | frozenset(_NUMERAL.findall(words))
