"""Lists of places and of numbers that go together: what 分别 (or "respectively") hands out."""

import re
from collections.abc import Sequence
from itertools import pairwise

from service.places import words
from service.places.events import Event
from service.places.ownership import Spanned

_UP_TO = re.compile("[至到—-]")
"""Between the first and the last rank of a whole list (分列第二至第四位)."""
_OPENS_BRACKET = ("（", "(")


def _is_handed_out(kind: str, *, ranks: bool) -> bool:
    return kind == "ordinal" if ranks else kind not in ("date", "period", "ordinal")


def run_of(
    text: str,
    spans: Sequence[Spanned],
    sentence: tuple[int, int],
    mark: re.Match[str],
    count: int,
) -> list[Spanned]:
    """The `count` numbers that 分别 (or "respectively") hands out."""
    ranks = mark[0] == "分列"  # 分列第二、第三
    valued = [s for s in spans if _is_handed_out(getattr(s, "kind", "number"), ranks=ranks)]
    if mark[0] == "respectively":
        before = [s for s in valued if sentence[0] <= s.start and s.end <= mark.start()]
        run = before[-count:]
    else:
        behind = [s for s in valued if mark.end() <= s.start and s.end <= sentence[1]]
        run = behind[:count]
    if len(run) < count or (ranks and _UP_TO.match(text, run[0].end)):
        return []
    joints = [text[a.end : b.start] for a, b in pairwise(run)]
    if mark[0].startswith("各"):
        return run if all(words.EACH_LIST.fullmatch(gap) for gap in joints) else []
    return run if all(len(gap.strip()) <= 12 for gap in joints) else []


def listed_with_numbers(text: str, before: Sequence[Event], at: int) -> Event | None:
    """The places of a list in which each has a number, up to a word at `at` that hands out more of
    them (南湖区118亿元、桐乡市51亿元，增速分别为); None where what stands before is no such list.
    """
    run = [before[-1]]
    between = text[run[0].end : at]
    if "、" in between or "其中" in between:  # 其中软件、硬件分别为
        return None
    for event in reversed(before[:-1]):
        if not words.NEXT_WITH_NUMBER.fullmatch(text, event.end, run[0].start):
            break
        run.insert(0, event)
    if len(run) < 2 or any(len(event.places) != 1 for event in run):
        return None
    places = tuple(event.places[0] for event in run)
    mentions = tuple(mention for event in run for mention in event.mentions)
    mentions = mentions if len(mentions) == len(places) else ()
    return Event(run[0].start, run[-1].end, places, "list", "shared", mentions)


def names_its_own(text: str, events: Sequence[Event], start: int, end: int) -> bool:
    """Whether a name stands right before the first number, at `end` (分别为：北京13笔、深圳17笔):
    then nothing is handed out.
    """
    behind = [e for e in events if start <= e.start and e.end <= end and e.mentions]
    return bool(behind) and text[behind[-1].end : end].strip(" 市为达有约") == ""


def has_names_in_brackets(text: str, events: Sequence[Event], run: Sequence[Spanned]) -> bool:
    """Whether brackets right behind one of the numbers say whose it is (分别为4%（宿州）和……): then
    the order of the list says nothing.
    """
    names = {e.start for e in events if e.mentions}
    return any(text[s.end : s.end + 1] in _OPENS_BRACKET and s.end + 1 in names for s in run)
