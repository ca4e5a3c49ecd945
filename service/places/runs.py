"""The numbers that 分别 (or "respectively") hands out, one for each place of a list."""

import re
from collections.abc import Sequence
from itertools import pairwise

from service.places import words
from service.places.ownership import Spanned


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
    if len(run) < count:
        return []
    joints = [text[a.end : b.start] for a, b in pairwise(run)]
    if mark[0].startswith("各"):
        return run if all(words.EACH_LIST.fullmatch(gap) for gap in joints) else []
    return run if all(len(gap.strip()) <= 12 for gap in joints) else []
