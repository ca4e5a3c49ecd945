"""How a number is meant: over, about, at most, falling. Words from `data/bounds.tsv`."""

import re
from typing import Final, NamedTuple, cast

from schemas.quantity import Bound
from service.quantities.units import rows

_STEPS: Final = 5
"""So many words before a number are looked at: 最高 / 分别 / 给予 / 约."""
_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz")


_REACH: Final = 18
"""So many characters before a number a word may stand apart from it."""


class Before(NamedTuple):
    """What the words before a number say."""

    bound: Bound = "exact"
    falls: bool = False


_Words = dict[str, tuple[tuple[str, str], ...]]


def _load() -> tuple[_Words, _Words, dict[str, Bound]]:
    before: dict[str, list[tuple[str, str]]] = {}
    after: dict[str, list[tuple[str, str]]] = {}
    apart: dict[str, Bound] = {}
    for role, words in rows("bounds.tsv"):
        place, meaning = role.split()
        for word in words.split("|"):
            if place == "before":
                for last in {word[-1], word[-1].upper()}:
                    before.setdefault(last, []).append((word, meaning))
            elif place == "apart":
                apart[word] = cast("Bound", meaning)
            else:
                after.setdefault(word[0], []).append((word, meaning))
    return _longest_first(before), _longest_first(after), apart


def _longest_first(words: dict[str, list[tuple[str, str]]]) -> _Words:
    return {key: tuple(sorted(those, key=lambda w: -len(w[0]))) for key, those in words.items()}


BEFORE, AFTER, _APART = _load()
"""Words by the character that touches the number, longest first."""


_APART_FORM: Final = re.compile(
    rf"(?:{'|'.join(_APART)})(?![的位点端])[^0-9,，。；;：:、()!?\s和及或]{{1,14}}\Z"
)
_ADDS: Final = re.compile(
    r" ?[0-9$¥€£]|(?<=[元%]\+)(?!的)[\u4e00-\u9fff]|[\u4e00-\u9fff]{1,6}[0-9]"
)
"""Behind a plus that adds something: 50万元+贷款贴息, 20亿元+50亿元."""
_AND_MORE: Final = re.compile(r"(?![a-z ]|\Z)| (?:are|can|could|is|may|must|will)\b|\Z")
"""Behind an `and more` of the number; of 300 staff and more than half of them it is the half's."""
_NO_MORE: Final = {
    "上下": ("游", "联动", "楼", "班", "车", "客", "左右", "级"),
    "起步": ("企业", "区", "园", "阶段", "早", "晚", "期", "者", "项目", "基地", "团队"),
    "多": (
        *("出", "了", "模态", "语种", "语言", "媒体", "功能", "元", "式联", "旋翼", "智能体", "晶"),
        *(
            "能互补",
            "传感器",
            "光谱",
            "云",
            "维",
            "场景",
            "任务",
            "用途",
            "机协",
            "源",
            "学科",
            "层",
        ),
        *("租户", "点", "地", "方", "肽", "核", "终端", "中心", "轮对话", "足", "轴", "关节"),
    ),
    "余": (
        *("姚", "杭", "干县", "庆县", "江区"),
        *("热", "额", "票", "粮", "料", "量", "温", "压", "震"),
    ),
}
"""Behind such a word, they make it the beginning of another (310亿元多出一倍, 5个余姚项目)."""
_BUILT: Final = "栋座幢楼层处个期"
"""What 封顶 puts a roof on, and no cap (已有5栋封顶)."""
_NOTHING: Final = Before()
_TOUCHES: Final = frozenset(BEFORE) | {" "}


def before(text: str, at: int, *, bare: bool = False) -> Before:
    """What the words that end at `at` say; `bare` for a scale without digits (上百家)."""
    if text[at - 1 : at] not in _TOUCHES:
        return _NOTHING
    bound: Bound = "exact"
    reached = False
    for _ in range(_STEPS):
        while text[at - 1 : at] == " ":
            at -= 1
        if text[at - 1 : at] not in BEFORE:
            break
        word, meaning = _ending(text, at)
        if meaning == "bare":
            meaning = "over" if bare else "plain"
        if meaning == "fall":
            return Before(bound, falls=not reached)
        if meaning == "plain":
            break
        if meaning == "reached":
            reached = True
        elif meaning != "filler" and bound == "exact":
            bound = cast("Bound", meaning)
        at -= len(word)
    return Before(bound)


def _ending(text: str, at: int) -> tuple[str, str]:
    for word, meaning in BEFORE[text[at - 1]]:
        if word[0] in _LETTERS:
            if _ends_with_latin(text, at, word):
                return word, meaning
        elif text.endswith(word, 0, at):
            return word, meaning
    return "", "plain"


def _ends_with_latin(text: str, at: int, word: str) -> bool:
    """Whether the word stands there by itself, in any case."""
    start = at - len(word)
    if start < 0 or text[start:at].lower() != word:
        return False
    return start == 0 or text[start - 1].lower() not in _LETTERS


def apart(text: str, at: int) -> Bound:
    """What a word some way before the number says: 不超过研发成本的30%, 最高给予企业50万元."""
    near = text[max(0, at - _REACH) : at]
    for word, bound in _APART.items():
        if word in near and _APART_FORM.search(near):
            return bound
    return "exact"


_EACH: Final = re.compile("/[\u4e00-\u9fff]{1,4}?(?=左右|上下|以上|以下|以内|起)")
_OPENS, _CLOSES = ("（", "("), ("）", ")")


def after(text: str, at: int) -> tuple[Bound, int] | None:
    """What the words that start at `at` say, and where they end."""
    if text[at : at + 1] == " ":
        at += 1
    elif text[at : at + 1] in _OPENS and text[at + 2 : at + 3] in _CLOSES:
        at += 3  # 60万头（只）以上
    elif text[at : at + 1] == "/" and (each := _EACH.match(text, at)):
        at = each.end()  # 0.36元/千瓦时上下
    for word, meaning in AFTER.get(text[at : at + 1], ()):
        if not text.startswith(word, at) or (word == "+" and _ADDS.match(text, at + 1)):
            continue
        if text.startswith(_NO_MORE.get(word, ()), at + len(word)):
            continue
        if word == "封顶" and text[at - 1] in _BUILT:
            continue
        if word == "and more" and not _AND_MORE.match(text, at + len(word)):
            continue
        return cast("Bound", meaning), at + len(word)
    return None
