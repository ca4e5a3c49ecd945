"""Whether a fact's name belongs to another passage of the text than its number."""

import re

from service.checks import heads, labels, wording
from service.checks.case import Case
from service.checks.cities import standing
from service.checks.counted import counts_the_named
from service.checks.neighbours import is_the_same_told, told_in
from service.checks.reading import Reading
from service.checks.stated import Span, Stated
from service.checks.traditional import plain_name

_YEAR = re.compile(r"(?:19|20)\d\d")
BACK = 2
"""So many sentences before a number may still say what it counts."""
SILENT, TOLD = 0.2, 0.4
"""Shares of a name: at most so much stands around the number, at least so much with another."""


def told_elsewhere(case: Case, match: Stated) -> Stated | None:
    """A number of another sentence that the name fits, where nothing around the match names it.

    A name in other words, or in another language, stands nowhere in the text and proves nothing;
    nor does a name of a single telling piece.
    """
    if len(case.weights) < 2 or case.fit(match) > SILENT:
        return None
    if _share(case, _around(case.reading, match)) > SILENT:
        return None
    own = labels.label_of(case.reading, match).things
    if own & wording.things(case.name) or heads.is_told_by_unit(case.name, match):
        return None
    if counts_the_named(case.reading, case.name, match):
        return None
    start, _ = case.reading.full_sentences.at(match.start)
    best, fit = None, TOLD
    for sentence, stated in case.reading.told_sentences.items():
        if sentence[0] == start or not _may_be_meant(case, match, stated):
            continue
        told = _share(case, wording.pieces_at(case.reading, sentence))
        if told >= fit and not _is_anothers(case, sentence, told):
            best, fit = stated, told
    return best


def _is_anothers(case: Case, sentence: Span, told: float) -> bool:
    """Whether a number of the sentence is that of another fact, whose name fits it as well."""
    words = wording.pieces_at(case.reading, sentence)
    facts = (one for one in told_in(case, *sentence) if not is_the_same_told(case, one))
    others = (one.claim for one in facts if one.order != case.order)
    names = (wording.weights(case.reading, plain_name(one.name), one.city) for one in others)
    return any(wording.share(name, words) >= told for name in names)


def _may_be_meant(case: Case, match: Stated, stated: Stated) -> bool:
    """Whether the fact may mean the number of another sentence: one of the kind that its name asks
    for, of its city; not the two of two cities, nor the year of the Index 2026. A rank seldom says
    in what (Berlin was placed 14th).
    """
    expected = case.expected
    if stated.unit != match.unit and (match.kind in expected or _is_counted_so(case, match)):
        return False
    if (stated.value, stated.upper) == (match.value, match.upper):
        return False  # the headline tells the same (2,200 jobs; 2,200 people will find work)
    if stated.text.isascii() and (stated.text.isalpha() or _YEAR.fullmatch(stated.text)):
        return False
    if stated.kind == "duration" and match.kind != "duration":
        return False
    if stated.kind == "ordinal" and (match.kind == "ordinal" or "ordinal" not in expected):
        return False
    return standing(case.reading, stated, case.claim.city) != "not_owner"


def _is_counted_so(case: Case, match: Stated) -> bool:
    """Whether the number names nothing, or the name holds its counter (融资笔数: 17笔)."""
    return match.unit is None or (match.kind == "count" and match.unit in case.name)


def _share(case: Case, told: frozenset[str]) -> float:
    return wording.share(case.weights, told)


def _around(reading: Reading, stated: Stated) -> frozenset[str]:
    """The pieces of its sentence, those before it, the headings over it, its row and column."""
    first, last = reading.full_sentences.at(stated.start)
    for _ in range(BACK):
        before = reading.text[:first].rstrip()
        if not before:
            break
        first, _end = reading.full_sentences.at(len(before) - 1)
    spans = ((first, last), *reading.headings_over(stated.start))
    own = labels.label_of(reading, stated).full
    return own.union(*(wording.pieces_at(reading, span) for span in spans))
