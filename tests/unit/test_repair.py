"""What goes back to the model, and when its second answer is taken."""

from decimal import Decimal

import pytest

from schemas.extraction import Fact
from schemas.finding import Finding, FindingCode, Message
from service.checks import Checked
from service.repair import doubts, settle

WRONG_CITY = Finding(
    code=FindingCode.WRONG_CITY,
    severity="review",
    message=Message(en="The number is Shanghai's.", zh="这个数字属于上海。"),
)
A_NOTE = WRONG_CITY.model_copy(update={"severity": "note"})


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
        checked="flagged" if WRONG_CITY in findings else "verified",
    )


def checked(*facts: Fact) -> Checked:
    return Checked(facts, (), ())


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
    repair = settle(checked(*first), checked(*second))
    assert repair.taken == taken
    assert repair.before == tuple(first)
    told = [
        (change.before and change.before.city, change.after and change.after.city)
        for change in repair.changes
    ]
    assert told == cities


def test_a_doubt_names_the_fact_by_its_quote_and_speaks_the_findings_words() -> None:
    assert doubts(checked(GOOD, BAD)) == ("“深圳有企业3家”：这个数字属于上海。",)


def test_a_note_is_no_doubt() -> None:
    assert doubts(checked(fact("深圳", 3, A_NOTE))) == ()


def test_a_long_quote_is_shortened() -> None:
    [doubt] = doubts(checked(fact("深圳", 3, WRONG_CITY, quote="长" * 100)))
    assert doubt.startswith(f"“{'长' * 60}……”")


def test_an_id_alone_is_no_change() -> None:
    renamed = GOOD.model_copy(update={"id": "f9"})
    assert settle(checked(GOOD), checked(renamed)).changes == ()
