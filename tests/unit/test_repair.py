"""What goes back to the model, and when its second answer is taken."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from schemas.extraction import Checked as State
from schemas.extraction import Claim, Fact, Repair
from schemas.finding import Finding, FindingCode, Message
from schemas.initiative import Amount, CityInitiatives, Indicator
from service.checks import Checked
from service.repair import doubts, mend

WRONG_CITY = Finding(
    code=FindingCode.WRONG_CITY,
    severity="review",
    message=Message(en="The number is Shanghai's.", zh="这个数字属于上海。"),
)
A_NOTE = WRONG_CITY.model_copy(update={"severity": "note"})
ASKED_ELSEWHERE = A_NOTE.model_copy(update={"asked_at": "f3"})


def fact(city: str, value: int, *findings: Finding, quote: str = "深圳有企业3家") -> Fact:
    return Fact(
        id=f"f{value}",
        kind="indicator",
        city=city,
        name=f"企业{value}",
        value=Decimal(value),
        unit="家",
        quote=quote,
        findings=findings,
        checked=_state(findings),
    )


def _state(findings: tuple[Finding, ...]) -> State:
    if WRONG_CITY in findings:
        return "flagged"
    return "doubted" if ASKED_ELSEWHERE in findings else "verified"


def checked(*facts: Fact) -> Checked:
    return Checked(facts, (), ())


def form(*facts: Fact) -> CityInitiatives:
    """The answer from which claims() makes these facts."""
    indicators = [
        Indicator(
            city=fact.city,
            name=fact.name,
            amount=Amount(value=float(fact.value or 0), upper=None, unit=fact.unit, bound="exact"),
            as_of=None,
            change=None,
            rank=None,
            quote=fact.quote,
        )
        for fact in facts
    ]
    return CityInitiatives(indicators=indicators, targets=[], initiatives=[])


def mended(first: Sequence[Fact], second: Sequence[Fact]) -> tuple[Checked, Repair]:
    again = {0: form(*second)}
    return mend(checked(*first), (form(*first),), again, lambda _: checked(*second))


GOOD, OTHER = fact("北京", 1, quote="北京有1家"), fact("广州", 2, quote="广州有2家")
BAD = fact("深圳", 3, WRONG_CITY)
MENDED = fact("上海", 3)

ROWS = [
    ("the doubt was removed", [GOOD, BAD], [GOOD, MENDED], True, [("深圳", "上海")]),
    ("the doubtful fact was left out", [GOOD, BAD], [GOOD], True, [("深圳", None)]),
    ("nothing changed", [GOOD, BAD], [GOOD, BAD], False, []),
    ("everything was left out", [GOOD, BAD], [], False, [("北京", None), ("深圳", None)]),
    (
        "a good one went with it",
        [GOOD, OTHER, BAD],
        [GOOD],
        False,
        [("广州", None), ("深圳", None)],
    ),
    ("one more was found", [BAD], [MENDED, GOOD], True, [("深圳", "上海"), (None, "北京")]),
]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_the_second_answer_is_taken_when_it_is_better(row: tuple) -> None:
    _, first, second, taken, cities = row
    kept, repair = mended(first, second)
    assert kept == checked(*(second if taken else first))
    assert repair.taken == taken
    assert repair.before == tuple(first)
    told = [
        (change.before and change.before.city, change.after and change.after.city)
        for change in repair.changes
    ]
    assert told == cities


def test_a_doubt_names_the_fact_by_its_quote_and_speaks_the_findings_words() -> None:
    told = (form(GOOD, BAD),)
    assert doubts(checked(GOOD, BAD), told) == (("“深圳有企业3家”：这个数字属于上海。",),)


def test_a_note_is_no_doubt() -> None:
    noted = fact("深圳", 3, A_NOTE)
    assert doubts(checked(noted), (form(noted),)) == ((),)


def test_a_doubt_that_is_asked_elsewhere_is_told_the_model_at_each_fact() -> None:
    alike = fact("深圳", 4, ASKED_ELSEWHERE, quote="深圳有企业4家")
    assert doubts(checked(BAD, alike), (form(BAD, alike),)) == (
        ("“深圳有企业3家”：这个数字属于上海。", "“深圳有企业4家”：这个数字属于上海。"),
    )


def test_an_answer_with_fewer_facts_under_the_same_doubt_is_better() -> None:
    alike = fact("深圳", 4, ASKED_ELSEWHERE)
    kept, repair = mended([GOOD, BAD, alike], [GOOD, BAD, fact("上海", 4)])
    assert repair.taken
    assert [one.checked for one in kept.facts] == ["verified", "flagged", "verified"]


def test_a_long_quote_is_shortened() -> None:
    long = fact("深圳", 3, WRONG_CITY, quote="长" * 100)
    [[doubt]] = doubts(checked(long), (form(long),))
    assert doubt.startswith(f"“{'长' * 60}……”")


def test_an_id_alone_is_no_change() -> None:
    renamed = GOOD.model_copy(update={"id": "f9"})
    assert mended([GOOD], [renamed])[1].changes == ()


def test_each_part_is_told_its_own_doubts_and_the_headlines_only_once() -> None:
    also_bad = fact("广州", 5, WRONG_CITY, quote="广州有5家")
    told = (form(BAD, GOOD), form(), form(BAD, also_bad))
    first, nothing, last = doubts(checked(BAD, GOOD, also_bad), told)
    assert [line[:5] for line in first] == ["“深圳有企"]
    assert nothing == ()
    assert [line[:5] for line in last] == ["“广州有5"]


def test_a_part_that_became_better_is_taken_and_one_that_did_not_is_left() -> None:
    also_bad = fact("广州", 5, WRONG_CITY, quote="广州有5家")
    worse = fact("东莞", 6, WRONG_CITY, quote="广州有5家")

    def checking(told: Sequence[Claim]) -> Checked:
        facts = {(fact.city, fact.name): fact for fact in (GOOD, BAD, MENDED, also_bad, worse)}
        return checked(*(facts[claim.city, claim.name] for claim in told))

    told = (form(GOOD, BAD), form(also_bad))
    again = {0: form(GOOD, MENDED), 1: form(worse)}
    kept, repair = mend(checked(GOOD, BAD, also_bad), told, again, checking)
    assert kept == checked(GOOD, MENDED, also_bad)
    assert repair.taken
    assert len(repair.doubts) == 2
    assert [change.after and change.after.city for change in repair.changes] == ["上海"]
