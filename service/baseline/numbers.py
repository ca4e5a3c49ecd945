"""Which numbers of an article count something of a place, and what the words around them say."""

import re
from collections.abc import Iterator

from service import places
from service.baseline import cues, naming
from service.checks.reading import Reading
from service.checks.stated import Stated

_LONGEST_QUOTE = 160
_FEW = 3
_FEW_IN_ENGLISH = 12
_SHARE = re.compile("[成折]|百分|分之|percent")
_FIGURE = re.compile(r"[0-9０-９]|[十百千万亿]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LATIN_NOUN = re.compile(r"\s+[a-zA-Z]{2,}")

_NOT_TOLD = (cues.NOT_A_CITY, cues.RESTATED, cues.DIFFERENCE)


def numbers(reading: Reading) -> Iterator[Stated]:
    """The numbers of the body that count something of a place, in order, without overlaps."""
    covered = -1
    for stated in reading.stated:
        if stated.start < covered or not reading.article.in_body(stated.start, stated.end):
            continue
        if _counts(reading, stated):
            covered = stated.end
            yield stated


def _counts(reading: Reading, stated: Stated) -> bool:
    """Whether the number counts something of a place."""
    text = reading.text
    sentence, _ = reading.sentences.at(stated.start)
    before = text[sentence : stated.start]
    if any(table.search(before) for table in _NOT_TOLD) and not cues.CORRECTED.search(before):
        return False
    if cues.THRESHOLD.search(before) and cues.CONDITIONED.match(text, stated.end):
        return False
    if stated.unit == "rank":
        near = text[max(sentence, stated.start - 8) : stated.end + 2]
        return bool(cues.RANKED.search(near))
    if not _is_told(stated):
        return False
    if text[stated.start - 1 : stated.start] in ("(", "（") and stated.kind != "count":
        return False
    return stated.unit is not None or _has_latin_noun(text, stated)


def _has_latin_noun(text: str, stated: Stated) -> bool:
    return bool(_LATIN_NOUN.match(text, stated.end)) and not _YEAR.fullmatch(stated.text)


def clause(reading: Reading, stated: Stated) -> tuple[int, int]:
    """The clause of the number, from the number before it where there is one."""
    start, end = reading.clauses.at(stated.start)
    earlier = [one.end for one in _counted_in(reading, start, stated.start)]
    return (max(earlier, default=start), end)


def _counted_in(reading: Reading, start: int, end: int) -> list[Stated]:
    return [one for one in reading.stated_in(start, end) if _is_told(one)]


def _is_told(one: Stated) -> bool:
    """Whether the number is more than a figure of speech (一次性, 两种节奏, 一半, three lines)."""
    if one.kind not in cues.COUNTED_KINDS or one.unit in cues.IDLE_COUNTERS:
        return False
    if _FIGURE.search(one.text) or one.unit == "times":
        return True
    if one.kind == "percent":
        return bool(_SHARE.search(one.text))
    small = _FEW_IN_ENGLISH if one.text.isascii() else _FEW
    return one.kind not in ("count", "money", "number") or (one.upper or one.value) > small


def name(reading: Reading, stated: Stated) -> str:
    """What the number counts, by the nearest words that say it.

    By its own clause; by the number that it corrects; by the clauses before it in the sentence; by
    the noun behind the last number of its list (8个和10个可信数据空间).
    """
    if named := _name_in_clause(reading, stated):
        return named
    sentence, _ = reading.sentences.at(stated.start)
    earlier = _counted_in(reading, sentence, stated.start)
    if earlier and cues.CORRECTED.search(reading.text, sentence, stated.start):
        return _name_in_clause(reading, earlier[-1])
    if not earlier and (named := _name_in_clauses_before(reading, sentence, stated)):
        return named
    later = _counted_in(reading, stated.end, reading.clauses.at(stated.start)[1])
    return _name_in_clause(reading, later[-1]) if later else ""


def _name_in_clauses_before(reading: Reading, sentence: int, stated: Stated) -> str:
    """备案大模型，武汉28款: the subject stands in a clause of its own."""
    end, _ = reading.clauses.at(stated.start)
    while end > sentence:
        start = max(sentence, reading.clauses.at(end - 1)[0])
        named = naming.before(reading.text[start : end - 1], _skip(reading, (start, end)))
        if named:
            return named
        end = start
    return ""


def _name_in_clause(reading: Reading, stated: Stated) -> str:
    within = clause(reading, stated)
    named = naming.name(reading.text, within, (stated.start, stated.end), _skip(reading, within))
    if named:
        return named
    first, _ = reading.clauses.at(stated.start)
    others = _counted_in(reading, first, stated.start)
    end = others[0].start if others else stated.start
    return naming.before(reading.text[first:end], _skip(reading, (first, end)))


def _skip(reading: Reading, span: tuple[int, int]) -> str:
    """Days and places of the clause, which are no part of a name."""
    days = [found.text for found in reading.days_in(*span)]
    named = [mention.text for mention in places.find(reading.text[slice(*span)])]
    return "|".join(re.escape(word) + "(?:市|区|县|'s|’s)?" for word in {*days, *named})


def unit(reading: Reading, stated: Stated) -> str:
    """The unit where the number carries none: the last word of the noun behind it."""
    if stated.unit is not None:
        return stated.unit
    words = name(reading, stated).split()
    return words[-1] if words else "个"


def is_growth(reading: Reading, stated: Stated) -> bool:
    start, _ = reading.clauses.at(stated.start)
    return stated.unit in ("percent", "times") and bool(
        cues.GROWTH.search(reading.text, start, stated.start)
    )


def is_given(reading: Reading, stated: Stated, subject: str) -> bool:
    """Whether a policy gives the money."""
    if stated.kind not in ("money", "percent") or is_growth(reading, stated):
        return False
    start, end = clause(reading, stated)
    words = reading.text[start : min(end, stated.end + 16)]
    return bool(cues.MONEY_GIVEN.search(words) or cues.MONEY_GIVEN.search(subject))


def quote(reading: Reading, stated: Stated) -> str:
    """The number's sentence, or as much of its end as makes a short quote."""
    start, end = reading.sentences.at(stated.start)
    if end - start > _LONGEST_QUOTE:
        _, clause_end = reading.clauses.at(stated.end - 1)
        end = max(clause_end, stated.end)
        while end - start > _LONGEST_QUOTE and reading.clauses.at(start)[1] < stated.start:
            start = reading.clauses.at(start)[1]
    for first, last in reading.article.body:
        if first <= stated.start < last:
            start, end = max(start, first), min(end, last)
    return reading.text[start:end].strip().rstrip("。；;，,、")
