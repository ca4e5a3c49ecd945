"""A record -> what its page shows. Pure: plain models in, plain tuples out."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from schemas.article import Article
from schemas.extraction import Checked, Claim, Extraction, Fact, Number
from schemas.finding import Finding, FindingCode
from schemas.quantity import Quantity
from schemas.verdict import RecordState, Verdict
from service.review.suggestions import Suggestion, current_facts, suggestions
from service.review.verdicts import (
    Outcome,
    alike,
    checked_now,
    may_accept_in_bulk,
    outcome,
)
from service.standing import effective, standing
from service.triage import BUILTIN, LIKELY
from service.web.segments import Block, Mark, blocks, paragraphs, segments

EXCERPT_SIDE = 48
"""Code points of the quote shown on each side of the number."""

COMPARED = ("kind", "city", "name", "value", "upper", "unit", "bound", "as_of", "deadline", "quote")


class Change(NamedTuple):
    """One field of a correction: what the model said, what the reviewer says."""

    field: str
    was: str
    now: str


class Excerpt(NamedTuple):
    """The quote around its number."""

    before: str
    number: str
    after: str


class FactView(NamedTuple):
    """One fact as it stands, with the way it got there."""

    fact: Fact
    outcome: Outcome
    excerpt: Excerpt
    place: int | None
    """Where the text shows it: the start of its number, or of its quote."""
    suggestions: tuple[Suggestion, ...]
    changes: tuple[Change, ...]
    checked: Checked
    """What the checks say, once the doubts that it shares with others are answered."""
    alike: int = 0
    """How many open facts have the error that this one's correction mended."""
    asked_for: int = 0
    """How many open facts share a doubt that is asked at this one."""

    @property
    def state(self) -> str:
        """The colour of the fact: what was decided, else what the checks say."""
        return self.checked if self.outcome == "open" else self.outcome


class Group(NamedTuple):
    """The facts of one city, in the record's order."""

    city: str
    facts: tuple[FactView, ...]


class Reason(NamedTuple):
    """Why the record waits for a person: a finding with how many facts have it, or a sentence."""

    text: str
    code: FindingCode | None = None
    facts: int = 0


class Step(NamedTuple):
    """One decision of the past."""

    verdict: Verdict
    name: str
    changes: tuple[Change, ...] = ()
    """What a correction changed."""


class RecordView(NamedTuple):
    """Everything that the page of a record shows."""

    article: Article
    extraction: Extraction
    state: RecordState
    version: int
    groups: tuple[Group, ...]
    blocks: tuple[Block, ...]
    record_findings: tuple[Finding, ...]
    reasons: tuple[Reason, ...]
    decided: int
    verified_open: int
    history: tuple[Step, ...]
    can_undo: bool
    built_in: bool

    @property
    def facts(self) -> tuple[FactView, ...]:
        """All facts, in the order of the page."""
        return tuple(fact for group in self.groups for fact in group.facts)

    @property
    def names(self) -> dict[str, str]:
        """What each fact of the model is called, by its id."""
        return {fact.id: fact.name for fact in self.extraction.facts}

    @property
    def first_open(self) -> str | None:
        """The first fact that waits for a verdict."""
        return next((view.fact.id for view in self.facts if view.outcome == "open"), None)

    @property
    def asked(self) -> tuple[str, ...]:
        """The facts at which a doubt waits for its answer, in the order of the page."""
        return tuple(view.fact.id for view in self.facts if view.state == "flagged")


def record_view(
    article: Article,
    quantities: Sequence[Quantity],
    extraction: Extraction,
    verdicts: Sequence[Verdict],
    *,
    state: RecordState,
    version: int,
) -> RecordView:
    """Lay out a record: facts by city as they stand, and the text cut into highlights.

    `version` is the record's: a decision made on an older page is refused by it.
    """
    facts = _facts(article, quantities, extraction, verdicts)
    model = [view for view in facts if view.outcome != "added"]
    bulk = may_accept_in_bulk(extraction)
    return RecordView(
        article=article,
        extraction=extraction,
        state=state,
        version=version,
        groups=_by_city(facts),
        blocks=blocks(paragraphs(segments(article.text, article.body, _marks(extraction, facts)))),
        record_findings=tuple(f for f in extraction.findings if f.fact_id is None),
        reasons=tuple(_reason(text, extraction) for text in extraction.reasons),
        decided=sum(view.outcome != "open" for view in model),
        verified_open=sum(view.state == "verified" for view in model) if bulk else 0,
        history=_history(extraction, verdicts),
        can_undo=bool(effective(verdicts)),
        built_in=extraction.provenance.model == BUILTIN,
    )


def _history(extraction: Extraction, verdicts: Sequence[Verdict]) -> tuple[Step, ...]:
    told: list[Claim] = [v.correction for v in verdicts if v.correction]
    names = {claim.id: f"{claim.city} {claim.name}" for claim in (*told, *extraction.facts)}
    return tuple(
        Step(verdict, names.get(verdict.fact_id, verdict.fact_id), _step_changes(verdict))
        for verdict in reversed(verdicts)
    )


def _reason(text: str, extraction: Extraction) -> Reason:
    """Triage names a finding by its code before a colon; the interface names it in its language."""
    named = text.partition(":")[0]
    if named not in set(FindingCode):
        return Reason(text)
    code = FindingCode(named)
    having = sum(any(found.code == code for found in fact.findings) for fact in extraction.facts)
    return Reason(text, code, having)


def _facts(
    article: Article,
    quantities: Sequence[Quantity],
    extraction: Extraction,
    verdicts: Sequence[Verdict],
) -> list[FactView]:
    held = standing(verdicts)
    current = current_facts(article, quantities, extraction, verdicts)
    as_stands = {fact.id: fact for fact in current}
    waiting = [fact for fact in extraction.facts if fact.id not in held]
    offered = suggestions(article, quantities, waiting, current)
    views = []
    for fact in extraction.facts:
        verdict = held.get(fact.id)
        told = verdict.correction if verdict else None
        view = _fact_view(
            article,
            as_stands[fact.id] if told else fact,
            outcome(fact.id, held),
            offered.get(fact.id, ()),
            _changes(fact, told),
        )
        views.append(
            view._replace(
                checked=checked_now(fact, held),
                alike=len(alike(fact.id, extraction, verdicts)),
                asked_for=sum(_is_asked_at(fact, other) for other in waiting),
            )
        )
    own = {fact.id for fact in extraction.facts}
    added = [fact for fact in current if fact.id not in own]
    return views + [_fact_view(article, fact, "added") for fact in added]


def _is_asked_at(fact: Fact, other: Fact) -> bool:
    return any(found.asked_at == fact.id for found in other.findings)


def _fact_view(
    article: Article,
    fact: Fact,
    decided: Outcome,
    offered: tuple[Suggestion, ...] = (),
    changes: tuple[Change, ...] = (),
) -> FactView:
    place = fact.mention.start if fact.mention else fact.start
    return FactView(fact, decided, _excerpt(article, fact), place, offered, changes, fact.checked)


def _step_changes(verdict: Verdict) -> tuple[Change, ...]:
    return () if verdict.before is None else _changes(verdict.before, verdict.correction)


def _changes(fact: Claim, told: Claim | None) -> tuple[Change, ...]:
    if told is None:
        return ()
    pairs = ((name, getattr(fact, name), getattr(told, name)) for name in COMPARED)
    return tuple(Change(name, _plain(was), _plain(now)) for name, was, now in pairs if was != now)


def _plain(value: object) -> str:
    if value is None:
        return "–"
    return number(value) if isinstance(value, Decimal) else str(value)


def _excerpt(article: Article, fact: Fact) -> Excerpt:
    mention = fact.mention
    inside = (
        mention is not None
        and fact.start is not None
        and fact.end is not None
        and fact.start <= mention.start
        and mention.end <= fact.end
    )
    if not inside or mention is None:
        return Excerpt(_head(fact.quote, 2 * EXCERPT_SIDE), "", "")
    before = article.text[fact.start : mention.start]
    after = article.text[mention.end : fact.end]
    return Excerpt(_tail(before, EXCERPT_SIDE), mention.text, _head(after, EXCERPT_SIDE))


def _head(text: str, size: int) -> str:
    return text if len(text) <= size else text[:size] + "…"


def _tail(text: str, size: int) -> str:
    return text if len(text) <= size else "…" + text[-size:]


def _by_city(facts: Sequence[FactView]) -> tuple[Group, ...]:
    cities: dict[str, list[FactView]] = {}
    for view in facts:
        cities.setdefault(view.fact.city, []).append(view)
    return tuple(Group(city, tuple(found)) for city, found in cities.items())


_PRECEDENCE = (
    *("flagged", "doubted", "corrected", "added", "accepted", "verified", "no_number", "rejected"),
)
"""Whose colour a number has that several facts share."""


def _marks(extraction: Extraction, facts: Sequence[FactView]) -> list[Mark]:
    marks = []
    for view in sorted(facts, key=lambda view: _PRECEDENCE.index(view.state)):
        fact = view.fact
        if fact.start is not None and fact.end is not None:
            marks.append(Mark(fact.start, fact.end, "quote", fact.id, view.state))
        if fact.mention is not None:
            marks.append(Mark(fact.mention.start, fact.mention.end, "number", fact.id, view.state))
    marks.extend(
        Mark(unused.start, unused.end, "unused")
        for unused in extraction.unused_numbers
        if unused.likelihood >= LIKELY
    )
    return marks


def number(value: Number | float | int) -> str:
    """A number for people: no exponent, no trailing zeros, thousands set apart from five digits."""
    plain = Decimal(str(value))
    whole = plain == plain.to_integral_value()
    plain = plain.quantize(Decimal(1)) if whole else plain.normalize()
    return format(plain, ",f" if abs(plain) >= 10_000 else "f")
