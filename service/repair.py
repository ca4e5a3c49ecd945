"""The repair round: what the checks doubt goes back to the model once, in the findings' own words.

The second answer is checked like any other. It is taken only when it is better; both answers and
what differs stay on the record.
"""

from collections.abc import Sequence

from schemas.extraction import Change, Claim, Fact, Repair
from service.checks import Checked

_LONGEST_QUOTE = 60


def doubts(checked: Checked) -> tuple[str, ...]:
    """One line for each finding that sends a fact to a person: the fact, then the finding."""
    return tuple(
        f"“{_shortened(fact.quote)}”：{found.message.zh}"
        for fact in checked.facts
        for found in fact.findings
        if found.severity == "review"
    )


def settle(first: Checked, second: Checked) -> Repair:
    """Whether to take the second answer, with what it changed.

    It is better when fewer facts are flagged and no fewer are verified: leaving a doubtful fact
    out is a repair, leaving good ones out is none.
    """
    fewer_flagged = _count(second, "flagged") < _count(first, "flagged")
    return Repair(
        doubts=doubts(first),
        before=first.facts,
        changes=_changes(first.facts, second.facts),
        taken=fewer_flagged and _count(second, "verified") >= _count(first, "verified"),
    )


def _changes(before: Sequence[Fact], after: Sequence[Fact]) -> tuple[Change, ...]:
    """Claims that differ, paired where both tell of the same words, in the order of the first."""
    told, told_again = [_claim(fact) for fact in before], [_claim(fact) for fact in after]
    lost = [claim for claim in told if _content(claim) not in map(_content, told_again)]
    new = [claim for claim in told_again if _content(claim) not in map(_content, told)]
    changes = []
    for claim in lost:
        other = next((candidate for candidate in new if _same_words(claim, candidate)), None)
        if other is not None:
            new.remove(other)
        changes.append(Change(before=claim, after=other))
    return (*changes, *(Change(before=None, after=claim) for claim in new))


def _claim(fact: Fact) -> Claim:
    return Claim.model_validate(fact.model_dump(include=set(Claim.model_fields)))


def _content(claim: Claim) -> str:
    return claim.model_dump_json(exclude={"id", "initiative_id"})


def _same_words(one: Claim, other: Claim) -> bool:
    same_name = (one.kind, one.city, one.name) == (other.kind, other.city, other.name)
    return one.quote == other.quote or same_name


def _count(checked: Checked, state: str) -> int:
    return sum(fact.checked == state for fact in checked.facts)


def _shortened(quote: str) -> str:
    return quote if len(quote) <= _LONGEST_QUOTE else f"{quote[:_LONGEST_QUOTE]}……"
