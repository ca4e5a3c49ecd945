"""One claim on trial: where its quote stands, which number of the text it means."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, Self

from schemas.extraction import Claim
from service.checks import cities, cues, days, heads, labels, nouns, traditional, wording
from service.checks.amounts import Amount, Relation, claimed, relate
from service.checks.quotes import QuoteIndex
from service.checks.reading import Reading
from service.checks.stated import Span, Stated, digits


class Told(NamedTuple):
    """A fact of the record that has its number, exactly as claimed, and where; its place among all
    claims.
    """

    start: int
    order: int
    claim: Claim
    stated: Stated


@dataclass(frozen=True, init=False)
class Case:
    """A claim with the number of the text that it is held against."""

    claim: Claim
    reading: Reading
    amount: Amount | None
    quote: Span | None
    """The place of the quote; None where it was not found."""
    order: int
    """The claim's place among all claims."""
    _fits: dict[Span, float] = field(repr=False, compare=False)
    _own_fits: dict[Span, float] = field(repr=False, compare=False)
    match: Stated | None = None
    """The number the claim means: the same one, or the one that comes nearest."""
    relation: Relation = Relation.NONE
    rivals: tuple[Stated, ...] = ()
    """Other numbers of the match's sentence and of the quote."""
    idle: tuple[Stated, ...] = ()
    """Those of the rivals that no claim means."""
    elsewhere: tuple[Stated, ...] = ()
    """The same number outside the quote, where the quote does not hold it."""
    sharers: tuple[Told, ...] = ()
    """Other facts that have the same number."""
    told: tuple[Told, ...] = ()
    """All facts of the record that have their number, in the order of the text."""
    cities: frozenset[str] = frozenset()
    """The cities of all claims, by their keys."""
    same: bool = False
    """Whether the match states exactly what is claimed."""

    def __init__(
        self, reading: Reading, claim: Claim, amount: Amount | None, quote: Span | None, order: int
    ) -> None:
        """A claim of which no more is known; the rest stands as above until it is `closed`.

        Written out, for a frozen dataclass sets each field by a call of its own.
        """
        vars(self).update(
            reading=reading,
            claim=claim,
            amount=amount,
            quote=quote,
            order=order,
            _fits={},
            _own_fits={},
        )

    def closed(self, **found: object) -> Self:
        """The case with what was found; what is known of the claim goes along."""
        case = object.__new__(type(self))
        vars(case).update(vars(self), **found)
        return case

    @cached_property
    def name(self) -> str:
        """The claim's name in simplified characters, as the tables of words are."""
        return traditional.plain_name(self.claim.name)

    @cached_property
    def is_change(self) -> bool:
        """Whether the fact is of a rise or a fall: its name says so, or its minus sign does."""
        fell = self.amount is not None and self.amount.value < 0
        return fell or labels.names_change(self.name)

    @property
    def is_rate(self) -> bool:
        """Whether it tells by how many percent something fell, whatever its name (成本, -38 %)."""
        return self.amount is not None and self.amount.value < 0 and self.amount.unit in _SHARES

    @cached_property
    def expected(self) -> heads.Kinds:
        """The kinds of quantity that it lets one expect."""
        return heads.RATES if self.is_rate else heads.expected_kinds(self.name)

    @cached_property
    def weights(self) -> dict[str, float]:
        """The telling pieces of the claim's name."""
        return wording.weights(self.reading, self.name, self.claim.city)

    def own_fit(self, stated: Stated) -> float:
        """From 0 to 1: how well the name fits a number's own words, without what it takes over."""
        known = self._own_fits.get(stated.span)
        if known is None:
            own = labels.label_of(self.reading, stated).own
            known = self._own_fits[stated.span] = wording.share(self.weights, own)
        return known

    def fit(self, stated: Stated) -> float:
        """From 0 to 1: how well the claim's name fits the words around a number."""
        known = self._fits.get(stated.span)
        if known is None:
            label = labels.label_of(self.reading, stated)
            takes_over = label.full is not label.own
            known = labels.cover(self.weights, label) if takes_over else self.own_fit(stated)
            self._fits[stated.span] = known
        return known


class _Record(NamedTuple):
    """What is known once every claim has its number."""

    used: frozenset[int]
    """The starts of the quantities that claims mean."""
    held: dict[Span, list[Told]]
    told: tuple[Told, ...]
    cities: frozenset[str]


class _Candidate(NamedTuple):
    score: float
    case: int
    stated: Stated
    relation: Relation


_RELATION_SCORE = {
    Relation.SAME: 100.0,
    Relation.RANGE: 50.0,
    Relation.SIGN: 45.0,
    Relation.SCALE: 40.0,
    Relation.UNIT: 38.0,
}


ALONE = 20.0
"""A claim that only one number can mean takes it before those that have a choice."""
_DECLINE = cues.joined(cues.DECLINE)
_DECLINE_BEHIND = cues.joined(cues.DECLINE_BEHIND)
_LESS_BEHIND = cues.joined(cues.DECLINE_BEHIND, cues.SOONER_BEHIND)
_SHARES = frozenset({"percent", "percentage_point"})
_STANDING_SCORE = {"owner": 5.0, "possible": 2.0, "unknown": 0.0, "not_owner": -5.0}


def cases(reading: Reading, claims: Sequence[Claim]) -> tuple[Case, ...]:
    """Put every claim on trial. Two claims share one number only where no other is left."""
    index = QuoteIndex(reading.text)
    opened = [_open(reading, index, claim, order) for order, claim in enumerate(claims)]
    candidates = [
        candidate for number, case in enumerate(opened) for candidate in _candidates(number, case)
    ]
    candidates.sort(key=lambda one: (-one.score, one.case, one.stated.start))
    keys = [cities.key(claim.city) for claim in claims]
    chosen = _chosen(candidates, keys)
    used = frozenset(part for one in chosen.values() for part in one.stated.parts)
    held: dict[Span, list[Told]] = {}
    for one in chosen.values():
        if one.relation is Relation.SAME:
            fact = Told(one.stated.start, one.case, claims[one.case], one.stated)
            held.setdefault(one.stated.span, []).append(fact)
    told = tuple(sorted(fact for facts in held.values() for fact in facts))
    record = _Record(used, held, told, frozenset(keys))
    return tuple(_close(case, chosen.get(number), record) for number, case in enumerate(opened))


def _chosen(candidates: Sequence[_Candidate], keys: Sequence[str]) -> dict[int, _Candidate]:
    """The candidate of each case, best first; `keys` are those of the claims' cities."""
    chosen: dict[int, _Candidate] = {}
    taken: set[tuple[Span, str]] = set()
    for spare in (False, True):
        for one in candidates:
            if one.case in chosen:
                continue
            key = (one.stated.span, keys[one.case])
            if spare or key not in taken or one.relation is not Relation.SAME:
                chosen[one.case] = one
                if one.relation is Relation.SAME:
                    taken.add(key)
    return chosen


def _open(reading: Reading, index: QuoteIndex, claim: Claim, order: int) -> Case:
    amount = claimed(claim, reading.currencies)
    places = index.find(claim.quote)
    in_body = [place for place in places if reading.article.in_body(*place)]
    place = next(iter((*in_body, *places)), None)
    return Case(reading, claim, amount, place and _uncut(reading, place), order)


_LONGEST_NOUN = 6
_NO_NUMERAL = re.compile(r"[^\d〇零一二三四五六七八九十百千万萬亿億兆%％]+")


def _uncut(reading: Reading, quote: Span) -> Span:
    """The quote with the rest of a number that it cuts within what is counted (1.84万台|(套),
    19个|项目).
    """
    start, end = quote
    for one in reading.stated_in(start, end + _LONGEST_NOUN):
        if one.start < end < one.end and _NO_NUMERAL.fullmatch(reading.text, end - 1, one.end):
            return start, one.end
    return quote


def _candidates(number: int, case: Case) -> list[_Candidate]:
    """The numbers of the quote (of the whole text, where the quote is not found) that come near."""
    if case.amount is None:
        return []
    inside = case.reading.stated_in(*case.quote) if case.quote else _near_anywhere(case)
    near = [(stated, _relation(case, stated)) for stated in inside]
    near = [(stated, relation) for stated, relation in near if relation is not Relation.NONE]
    if len(near) == 1:
        stated, relation = near[0]
        return [_Candidate(_RELATION_SCORE[relation] + ALONE, number, stated, relation)]
    return [
        _Candidate(_score(case, stated, relation), number, stated, relation)
        for stated, relation in near
    ]


def _relation(case: Case, stated: Stated) -> Relation:
    assert case.amount is not None
    noun = _noun(case.reading, stated) if stated.unit is None else ""
    relation = relate(case.amount, stated, noun, case.reading.currencies)
    if relation is Relation.SIGN and _falls(case, stated):
        return Relation.SAME
    if relation is Relation.SAME and _is_a_fall_called_growth(case, stated):
        return Relation.SIGN
    return relation


def _is_a_fall_called_growth(case: Case, stated: Stated) -> bool:
    """Whether words behind a share make it a fall (9% less than in 2024, an 18 percent drop), and
    the claim tells it as growth without a minus sign.
    """
    assert case.amount is not None
    if stated.kind != "percent" or case.amount.value < 0 or stated.value < 0:
        return False
    name = case.name
    if not (labels.names_a_rate_of_change(name) or _CHANGE_OF.match(name)):
        return False
    if _DECLINE.search(name) is not None:
        return False
    if _DECLINE_BEHIND.match(case.reading.plain, stated.end + 1):
        return True
    start, _ = case.reading.clauses.at(stated.start)
    return _CUT_BY.search(case.reading.plain, start, stated.start) is not None


_CHANGE_OF = re.compile(r"(?:[\w-]+ ){0,3}change (?:of|in|to) ")
_CUT_BY = re.compile(
    r"\b(?:cut|reduc|lower|shorten|slash|trim)\w* [^,.;\d]{3,60} by "
    r"(?:about |around |nearly |over |more than |some |roughly |up to |an average of )?$"
    r"|(?:下降|下滑|减少|降低|回落)(?:了|约)?[\d.]+[%％个百分点]+[和与及、]$"
)
"""Before the second of such shares, or one by which something was cut (分别下降1.9%和5.3%)."""


def _falls(case: Case, stated: Stated) -> bool:
    """Whether the turned sign only says the fall in another way.

    降幅3.1 is a fall of 3.1 whatever its sign; a fall that the text writes without a minus sign may
    be told with one, when its clause speaks of a fall.
    """
    assert case.amount is not None
    if case.amount.value > 0:
        return _DECLINE.search(case.name) is not None
    start, end = case.reading.clauses.at(stated.start)
    text = case.reading.plain
    if _FELL_TO.search(text, start, stated.start) and not _RATE.search(text, start, stated.start):
        return False
    if stated.kind == "point" and _BELOW.search(text, start, stated.start):
        return True
    if _AND_ITS.fullmatch(text, start, stated.start) and start:
        start, _ = case.reading.clauses.at(start - 1)
    spoken = _DECLINE.search(text, start, max(end, stated.end))
    return bool(spoken or _LESS_BEHIND.match(text, stated.end + 1))


_AND_ITS = re.compile(
    r" (?:and|while|but) (?!.*\b(?:r[io]s|up|gr[eo]w|increas|gain|climb|jump|add|more|reach))"
    r"(?:[\w'’-]+ ){1,4}(?:by )?(?:about |around |some |nearly )?"
)
"""Before a number whose verb stands in the clause before (late deliveries declined 8 percent, and
complaints 15 percent)."""
_BELOW = re.compile("低于|低於|落后于?|不及|(?:比|较)[^，。；]{2,12}[低少](?:了|约){0,2}$")
_FELL_TO = re.compile(r"(?:至|到|(?<!\bup )\bto) ?(?:about |around |约)?$")
"""Before a level, however it came about (增速回落至11.8%), if it is not that of the fall itself."""
_RATE = re.compile(r"[降跌减]幅|\b(?:decline|drop|fall|decrease)\b")


_OF_WHICH = re.compile(r"\b(?:of (?:which|whom|them|these|those)|among them),? (?:about |some )?$")
_DO = re.compile(rf" (?:{'|'.join(nouns.DOING)}) ")
_ITS_NOUN = re.compile(r"(?: (?!(?:in|of|at|on|for|from|with|that|which|who|and|or)\b)[\w-]+){1,4}")


def _noun(reading: Reading, stated: Stated) -> str:
    """The words behind a number without a unit, to the end of its clause.

    Of 640 companies, of which 58 assemble robots, the 58 are companies too.
    """
    start, _ = reading.sentences.at(stated.start)
    if _OF_WHICH.search(reading.text, max(start, stated.start - 24), stated.start):
        for whole in reversed(reading.stated_in(start, stated.start)):
            noun = _ITS_NOUN.match(reading.text, whole.end)
            if whole.kind in ("count", "number"):
                return whole.text + (noun[0] if noun else "")
    if _DO.match(reading.text, stated.end):
        return ""
    _, end = reading.clauses.at(stated.start)
    return reading.text[stated.end : min(end, stated.end + 40)]


def _near_anywhere(case: Case) -> list[Stated]:
    assert case.amount is not None
    value = abs(case.amount.value)
    near = {
        one.span: one
        for one in (
            *case.reading.by_value.get(value, ()),
            *case.reading.by_digits.get(digits(value), ()),
        )
    }
    return list(near.values())


def _score(case: Case, stated: Stated, relation: Relation) -> float:
    """Relation first, then unit, city, words, bound."""
    assert case.amount is not None
    score = _RELATION_SCORE[relation] + 4 * case.fit(stated)
    if case.amount.unit == stated.unit:
        score += 3
    elif (case.amount.unit == "rank") != (stated.kind == "ordinal"):
        score -= 30
    if case.amount.bound in stated.bounds:
        score += 1
    score += _STANDING_SCORE[cities.standing(case.reading, stated, case.claim.city)]
    if case.reading.article.in_body(*stated.span):
        score += 2
    return score + (2 if _of_its_column(case, stated) else 0)


def _of_its_column(case: Case, stated: Stated) -> bool:
    """Whether the number stands in a table's column of the claim's day."""
    cell = case.reading.cell(stated)
    told = case.claim.as_of or case.claim.deadline
    if cell is None or cell.period is None or told is None:
        return False
    return days.fits(told, days.Day(*cell.period))


def _close(case: Case, chosen: _Candidate | None, record: _Record) -> Case:
    if case.amount is None:
        return case
    elsewhere: tuple[Stated, ...] = ()
    if chosen is None or chosen.relation is not Relation.SAME:
        elsewhere = tuple(
            one
            for one in case.reading.by_value.get(abs(case.amount.value), ())
            if _relation(case, one) is Relation.SAME
        )
    if chosen is None:
        return case.closed(elsewhere=elsewhere)
    rivals = _rivals(case, chosen.stated)
    same = chosen.relation is Relation.SAME
    holders = record.held.get(chosen.stated.span, ()) if same else ()
    return case.closed(
        match=chosen.stated,
        relation=chosen.relation,
        rivals=rivals,
        idle=tuple([one for one in rivals if record.used.isdisjoint(one.parts)]),
        elsewhere=elsewhere,
        sharers=tuple([one for one in holders if one.order != case.order]),
        told=record.told,
        cities=record.cities,
        same=same,
    )


def _rivals(case: Case, match: Stated) -> tuple[Stated, ...]:
    first, last = case.reading.sentences.at(match.start)
    if case.quote and case.quote[0] <= match.start < case.quote[1]:
        first, last = min(first, case.quote[0]), max(last, case.quote[1])
    own = frozenset(match.parts)
    mine = match.value, match.upper, match.unit
    return tuple(
        [
            one
            for one in case.reading.stated_in(first, last)
            if own.isdisjoint(one.parts) and (one.value, one.upper, one.unit) != mine
        ]
    )
