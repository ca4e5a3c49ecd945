"""Why a number may bear the words of a rival: both tell of one thing, or the rival only tells of
the number's whole, its mark or its change.
"""

import re

from service.checks import spent
from service.checks.case import Case
from service.checks.contradictions import NEW, TOTAL
from service.checks.counted import counts_the_named
from service.checks.labels import label_of, moves_on
from service.checks.restated import OPENS
from service.checks.stated import Stated
from service.checks.traditional import plain
from service.checks.wording import pieces

_FROM, _ENDS = 40, 2
"""So many code points behind a number tell from whom it comes, and so many pieces end a name."""
_OPENS = re.compile(r"\s?[（(][^)）\d]{0,6}")


def may_bear_its_words(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether the match may have the name for one of these reasons."""
    return any(alike(case, rival, match) for alike in _REASONS)


def _is_the_same_moved(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether the match has the rival's words because it tells the same thing at another time, or
    the change of it that the fact names."""
    if label_of(case.reading, match).changes and not label_of(case.reading, rival).changes:
        return case.is_change
    if match.unit not in (None, rival.unit) or not moves_on(case.reading, match):
        return False
    return rival.end <= match.start or _follows_its_like(case, rival, match)


def _follows_its_like(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether the name fits a number before the match as well as the rival behind it: all three
    tell one thing (2024年为412亿元，已越过设定的400亿元目标；今年又达238亿元).
    """
    start, _ = case.reading.full_sentences.at(match.start)
    before = case.reading.counting_before(match.start, start)
    return any(one.unit == rival.unit and case.fit(one) >= case.fit(rival) for one in before)


def _is_sum_of_new(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether the match is the total of that of which the rival tells the new ones (新增企业92家，
    总数达到341家).
    """
    mine, theirs = label_of(case.reading, match), label_of(case.reading, rival)
    is_sum = TOTAL.search(mine.words) and NEW.search(theirs.words)
    return bool(is_sum) and NEW.search(case.name) is None


def _is_restated(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether one only tells the other in other units (5 billion yuan ($690 million))."""
    first, last = sorted((rival, match), key=lambda one: one.start)
    between = case.reading.plain[first.end : last.start]
    again = _OPENS.fullmatch(between) or OPENS.fullmatch(between)
    return rival.kind == match.kind and rival.unit != match.unit and again is not None


_SUBJECT_TO = re.compile(
    r"(?:subject to|up to|capped at|no more than|at most|\bwith an? (?:cap|ceiling|limit|maximum))"
    r"\b[^.;\d]{0,24}$"
    r"|[，,][^，。；,;\d]{0,8}(?:不超过|最高|最多|上限为?|封顶)[^，。；,;\d]{0,4}$"
)


def _caps_the_rate(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether the match limits what the rival gives a share of (30 percent of the price, subject to
    a limit of 5 million yuan; 可获五成补贴，每年不超过20万元): the aid is told as both.
    """
    between = case.reading.plain[rival.end : match.start]
    limits = None if " while " in between else _SUBJECT_TO.search(between)
    return limits is not None and (rival.kind, match.kind) == ("percent", "money")


def _is_named_behind(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether the words behind the match end the name (£6 million from the innovation budget and £3
    million from the council's own resources), and those behind the rival do not.
    """
    text = case.reading.plain
    if not text.startswith(" from ", match.end):
        return False
    named = pieces(case.name)
    mine, theirs = (pieces(text[one.end : one.end + _FROM]) for one in (match, rival))
    return len(named & (mine - theirs)) >= _ENDS


_WITH_A_SUM = re.compile(
    r" ?((?:[\w-]+ ){0,3})with (?:an? )?(?:total|combined|joint|overall|planned) [^,.;\d]{0,40}"
)


def _has_it(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether the rival only tells how large what the match counts is (two projects with a combined
    budget of 6.7 billion yuan were put on hold).
    """
    between = _WITH_A_SUM.fullmatch(case.reading.plain, match.end, rival.start)
    counted = pieces(f"{plain(match.text)} {between[1]}") if between else frozenset()
    wanted = rival.kind in case.expected
    return rival.kind != match.kind and not wanted and bool(counted & pieces(case.name))


_PASSES = re.compile(
    r"(?:(?!\b(?:and|while|as|with)\b)[^.;,]){0,60} for the first time"
    r"(?: (?:in|last|this|on)(?: [\w-]+){1,3})?,? (?:hitting|reaching|to reach|totall?ing) $"
)


def _passes_it(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether the rival is only the mark that was passed (passed 200 billion yuan for the first
    time, hitting 201.2 billion).
    """
    return _PASSES.fullmatch(case.reading.plain, rival.end, match.start) is not None


def _is_spent_of_it(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether the rival is the pot of which the match is spent, and the name asks for that."""
    asked = spent.names_spent(case.name) and spent.is_spent(case.reading, match)
    return asked and spent.is_pot(case.reading, rival)


_OF_ITS = re.compile("(?:[^\\d，。；,;、]{0,6})的(?:[约近超逾共]过?|全部)?\\s?")


def _is_within_it(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether the rival only tells among how many the match is (走进21个省份的1.2万所学校)."""
    within = _OF_ITS.fullmatch(case.reading.plain, rival.end, match.start)
    counted = rival.kind == match.kind == "count"
    return bool(within) and counted and not counts_the_named(case.reading, case.name, rival)


_OF_IT = re.compile(r" of (?:it|that|this|those|them|the (?:total|sum|amount|money))\b")


def _is_part_of_it(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether the match is told as a part of the rival, whose words it then bears (start-ups raised
    $2.4 billion, and those working on AI accounted for $310 million of it).
    """
    behind = rival.end <= match.start and _OF_IT.match(case.reading.plain, match.end)
    return bool(behind) and match.unit in (None, "percent", rival.unit)


_AND_THE_NEXT = re.compile(r",? and |, ")
_RESPECTIVELY = re.compile(r"[^.;\n]{0,40}\brespectively\b")


def _is_handed_out_beside(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether both are of a list whose names stand before it (output and revenue exceeded 26 and
    150 billion yuan respectively).
    """
    first, last = sorted((rival, match), key=lambda one: one.start)
    text = case.reading.plain
    listed = _AND_THE_NEXT.fullmatch(text, first.end, last.start)
    return listed is not None and _RESPECTIVELY.match(text, last.end) is not None


def _has_its_words(case: Case, rival: Stated, match: Stated) -> bool:
    """Whether both have the same words, for the one stands right behind the other (12宗390亩), and
    the name leaves open which of the two it means.
    """
    named = case.expected
    asked = rival.kind in named and match.kind not in named
    return not asked and label_of(case.reading, match) is label_of(case.reading, rival)


_REASONS = (
    _has_its_words,
    _is_handed_out_beside,
    _is_part_of_it,
    _is_within_it,
    _is_spent_of_it,
    _passes_it,
    _has_it,
    _is_named_behind,
    _caps_the_rate,
    _is_the_same_moved,
    _is_sum_of_new,
    _is_restated,
)
