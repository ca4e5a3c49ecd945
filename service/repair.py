"""The repair round: what the checks doubt goes back to the model once, in the findings' own words.

The second answer is checked like any other. It is taken only when it is better; both answers and
what differs stay on the record. Of a long article each part is doubted, answered and taken alone.
"""

from collections.abc import Callable, Mapping, Sequence

from schemas.extraction import IN_DOUBT, Change, Claim, Fact, Repair
from schemas.initiative import CityInitiatives
from service.checks import Checked
from service.claims import claims
from service.parts import merge

_LONGEST_QUOTE = 60


Checking = Callable[[Sequence[Claim]], Checked]


def doubts(checked: Checked, told: Sequence[CityInitiatives]) -> tuple[tuple[str, ...], ...]:
    """The doubts about each part's answer: one line for each finding that speaks against a fact.

    `told`: the parts' answers in order, from which the facts were made. A fact that several parts
    tell is doubted in the first of them.
    """
    lines: list[list[str]] = [[] for _ in told]
    doubtful = [fact for fact in checked.facts if fact.checked in IN_DOUBT]
    if not doubtful:
        return tuple(map(tuple, lines))
    contents = [{_content(claim) for claim in claims(answer)} for answer in told]
    for fact in doubtful:
        content = _content(_claim(fact))
        part = next((n for n, known in enumerate(contents) if content in known), None)
        if part is not None:
            lines[part] += _doubts_about(fact)
    return tuple(map(tuple, lines))


def mend(
    first: Checked,
    told: Sequence[CityInitiatives],
    again: Mapping[int, CityInitiatives],
    checking: Checking,
) -> tuple[Checked, Repair]:
    """What holds after the round, and the round as the record keeps it.

    `told`: the parts' first answers, `first` what the checks made of them; `again`: the second
    answers, by the place of the first one in `told`.
    """
    kept, answers, refused = first, list(told), []
    for place, answer in again.items():
        tried = [*answers[:place], answer, *answers[place + 1 :]]
        checked = checking(claims(merge(tried)))
        if better(kept, checked):
            kept, answers = checked, tried
        else:
            refused.append(checked)
    outcomes = refused if kept is first else [kept]
    return kept, Repair(
        doubts=tuple(line for lines in doubts(first, told) for line in lines),
        before=first.facts,
        changes=tuple(
            change for outcome in outcomes for change in _changes(first.facts, outcome.facts)
        ),
        taken=kept is not first,
    )


def better(first: Checked, second: Checked) -> bool:
    """Whether the second answer is to be taken: fewer facts are in doubt, no fewer are verified.

    Leaving a doubtful fact out is a repair, leaving good ones out is none.
    """
    fewer_doubts = _count(second, *IN_DOUBT) < _count(first, *IN_DOUBT)
    return fewer_doubts and _count(second, "verified") >= _count(first, "verified")


def _doubts_about(fact: Fact) -> list[str]:
    return [
        f"“{_shortened(fact.quote)}”：{found.message.zh}"
        for found in fact.findings
        if found.is_a_doubt
    ]


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


def _count(checked: Checked, *states: str) -> int:
    return sum(fact.checked in states for fact in checked.facts)


def _shortened(quote: str) -> str:
    return quote if len(quote) <= _LONGEST_QUOTE else f"{quote[:_LONGEST_QUOTE]}……"
