"""Which facts hold after what the checks and the people said."""

from datetime import UTC, datetime

import pytest

from schemas.extraction import Normalized
from schemas.verdict import Verdict
from service.standing import held
from tests.records import a_claim, a_fact, an_extraction

FACTS = (a_fact(), a_fact(id="f2", name="企业", value=2800, unit="家"))
MENDED = a_claim(id="f1", value=360, unit="亿元")
ADDED = a_claim(id="added-1", name="算力", value=None, unit=None)


def decided(steps):
    """`f1 accept`, `f1 correct`, `added-1 add`, `f1 undo` … one after the other."""
    corrections = {"correct": MENDED, "add": ADDED}
    return [
        Verdict(
            extraction_id="x",
            fact_id=fact_id,
            kind=kind,
            correction=corrections.get(kind),
            reviewer="li",
            decided=datetime(2025, 2, 16, 9, minute, tzinfo=UTC),
        )
        for minute, (fact_id, kind) in enumerate(step.split() for step in steps)
    ]


@pytest.mark.parametrize(
    ("decision", "steps", "held_as"),
    [
        ("accept", [], {"f1": "checks", "f2": "checks"}),
        ("accept", ["f1 accept"], {"f1": "accepted", "f2": "checks"}),
        ("accept", ["f1 reject"], {"f2": "checks"}),
        ("accept", ["f1 reject", "f1 undo"], {"f1": "checks", "f2": "checks"}),
        ("review", [], {}),
        ("review", ["f1 accept"], {"f1": "accepted"}),
        ("review", ["f1 accept", "f1 undo"], {}),
        ("review", ["f1 correct", "f2 reject"], {"f1": "corrected"}),
        ("review", ["f1 accept", "f1 undo", "f1 correct"], {"f1": "corrected"}),
        ("review", ["added-1 add"], {"added-1": "added"}),
        ("review", ["added-1 add", "added-1 undo"], {}),
    ],
)
def test_a_fact_holds_as_the_newest_word_about_it_says(decision, steps, held_as):
    extraction = an_extraction(facts=FACTS, decision=decision)
    found = held(extraction, decided(steps))
    assert {fact.claim.id: fact.how for fact in found} == held_as


def test_a_correction_holds_in_its_own_words_and_in_base_units():
    (fact,) = held(an_extraction(facts=FACTS), decided(["f1 correct"]))
    assert fact.claim == MENDED
    assert fact.amount == Normalized(value=36_000_000_000, unit="CNY")


def test_a_bare_yuan_in_a_correction_is_that_of_the_article():
    (fact,) = held(an_extraction(facts=FACTS), decided(["f1 correct"]), currency="HKD")
    assert fact.amount == Normalized(value=36_000_000_000, unit="HKD")


def test_an_added_fact_without_a_number_has_no_amount():
    (fact,) = held(an_extraction(facts=()), decided(["added-1 add"]))
    assert (fact.claim, fact.amount) == (ADDED, None)
