"""Two facts that would fit each other's numbers better than their own."""

from schemas.extraction import Claim
from service.checks import cities, heads
from service.checks.case import Case, Told
from service.checks.labels import label_of
from service.checks.neighbours import told_in
from service.checks.stated import Stated
from service.checks.traditional import plain_name
from service.checks.wording import share, weights

CLEARLY = 0.5
"""So much better both together must fit. Of 9,376 pairs of right facts in a sentence one fits so
much better the other way round; of the same pairs exchanged, 85 % do."""
HARDLY = 0.1
"""Where they would fit so little better, the record tells two numbers apart."""
_KIND = 0.5
"""What it weighs that the name expects this kind of number (企业数量 a count), or rules it out."""


def partner(case: Case, match: Stated) -> Told | None:
    """The other fact of its sentence or quote with which it seems to have changed numbers."""
    start, end = case.reading.full_sentences.at(match.start)
    if case.quote is not None:
        start, end = min(start, case.quote[0]), max(end, case.quote[1])
    others = [one for one in told_in(case, start, end) if _is_apart(case, match, one)]
    if not others:
        return None
    own = suits(case, case.claim, match)
    as_told = [(own + suits(case, one.claim, one.stated), one) for one in others]
    gains = [
        (_exchanged(case, match, one) - told, one)
        for told, one in as_told
        if _may_gain(case, match, one, told)
    ]
    best = max(gains, default=None)
    return best[1] if best is not None and best[0] >= CLEARLY else None


def gain(case: Case, match: Stated, other: Told) -> float:
    """By how much the two names together fit better if each fact had the other's number."""
    as_told = suits(case, case.claim, match) + suits(case, other.claim, other.stated)
    return _exchanged(case, match, other) - as_told


def _exchanged(case: Case, match: Stated, other: Told) -> float:
    return suits(case, case.claim, other.stated) + suits(case, other.claim, match)


def _may_gain(case: Case, match: Stated, other: Told, as_told: float) -> bool:
    """Whether there is room for so much, whatever the words of the two numbers: asked first, for
    most facts fit their numbers well.
    """
    kinds = (
        match.kind in heads.expected_kinds(plain_name(other.claim.name)),
        other.stated.kind in heads.expected_kinds(case.name),
    )
    return as_told + CLEARLY <= 2 + _KIND * sum(kinds)


def _is_apart(case: Case, match: Stated, other: Told) -> bool:
    """Whether it tells another quantity of the same city."""
    return (
        other.start != match.start
        and other.claim.name != case.claim.name
        and (other.claim.value, other.claim.unit) != (case.claim.value, case.claim.unit)
        and cities.key(other.claim.city) == cities.key(case.claim.city)
    )


def suits(case: Case, claim: Claim, stated: Stated) -> float:
    """From -0.5 to 1.5: the kind of number, and the mean of what its own words and what they take
    over cover of the name.
    """
    kept = case.reading.kept.suits
    key = claim.name, claim.city, stated.span
    if key not in kept:
        name = plain_name(claim.name)
        weighted = weights(case.reading, name, claim.city)
        label = label_of(case.reading, stated)
        expected = stated.kind in heads.expected_kinds(name)
        kind = _KIND * (expected - heads.rules_out(name, stated))
        own = share(weighted, label.own)
        full = own if label.full is label.own else share(weighted, label.full)
        kept[key] = kind + (full + own) / 2
    return kept[key]
