"""What follows from people's decisions."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from schemas.article import Article
from schemas.extraction import Claim
from schemas.verdict import Verdict
from service.checks import check
from service.errors import Conflict
from service.quantities import scan
from service.review import suggestions, verdicts
from tests.unit.web.factory import Made, claim, record, verdict

THREE = [claim(1), claim(2), claim(3)]
LATER = datetime(2026, 2, 9, 10, tzinfo=UTC)


def told(steps: str) -> list:
    """`a1 r2 u1` -> verdicts: accept f1, reject f2, undo f1."""
    kinds = {"a": "accept", "r": "reject", "u": "undo"}
    return [verdict(f"f{step[1]}", kinds[step[0]]) for step in steps.split()]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("", {}),
        ("a1", {"f1": "accept"}),
        ("a1 r1", {"f1": "reject"}),
        ("a1 r1 u1", {"f1": "accept"}),
        ("a1 r1 u1 u1", {}),
        ("a1 r2 u1", {"f2": "reject"}),
        ("u1", {}),
        ("a1 u1 u1 r1", {"f1": "reject"}),
    ],
)
def test_the_newest_verdict_that_was_not_undone_stands(steps, expected):
    held = verdicts.standing(told(steps))
    assert {fact_id: kept.kind for fact_id, kept in held.items()} == expected


@pytest.mark.parametrize(
    ("steps", "states"),
    [
        ("", ["flagged", "doubted", "doubted"]),
        ("a1", ["flagged", "verified", "verified"]),
        ("r1", ["flagged", "flagged", "flagged"]),
        ("a1 u1", ["flagged", "doubted", "doubted"]),
        ("a2", ["flagged", "doubted", "doubted"]),
    ],
)
def test_a_shared_doubt_is_answered_where_it_is_asked(steps, states):
    of_hefei = (claim(2), claim(3, unit="亿元"), claim(7))
    wrong = [
        one.model_copy(update={"city": "拉萨", "id": f"f{n}"}) for n, one in enumerate(of_hefei, 1)
    ]
    held = verdicts.standing(told(steps))
    facts = record(wrong).extraction.facts
    assert [verdicts.checked_now(fact, held) for fact in facts] == states


def test_facts_accepted_with_one_key_are_undone_together():
    decided = [*told("r3"), verdict("f1", decided=LATER), verdict("f2", decided=LATER)]
    assert [v.fact_id for v in verdicts.undoable(decided)] == ["f1", "f2"]


def test_nothing_decided_leaves_nothing_to_undo():
    assert verdicts.undoable(told("a1 u1")) == []


@pytest.mark.parametrize(
    ("before", "steps", "after"),
    [
        ("queued", "", "queued"),
        ("queued", "a1 a2", "queued"),
        ("queued", "a1 r2 a3", "reviewed"),
        ("reviewed", "a1 r2 a3 u3", "queued"),
        ("accepted", "a1", "queued"),
        ("accepted", "a1 a2 a3", "reviewed"),
    ],
)
def test_a_record_is_reviewed_when_every_fact_is_decided(before, steps, after):
    assert verdicts.state_after(before, record(THREE).extraction, told(steps)) == after


def test_a_failed_record_has_nothing_to_decide():
    with pytest.raises(Conflict, match="failed cannot become reviewed"):
        verdicts.state_after("failed", record(THREE).extraction, told("a1 a2 a3"))


def test_what_holds_is_accepted_corrected_and_added_facts():
    mended = claim(3, unit="亿元")
    added = claim(5, id="n1")
    decided = [
        verdict("f1"),
        verdict("f3", "correct", correction=mended),
        verdict("n1", "add", correction=added),
    ]
    extraction = record(THREE).extraction
    assert [c.id for c in verdicts.reviewed_claims(extraction, decided)] == ["f1", "f3", "n1"]
    assert verdicts.reviewed_claims(extraction, decided)[1:] == (mended, added)


def test_the_record_as_it_stands_has_corrections_in_place_and_no_rejected_facts():
    mended = claim(3, unit="亿元")
    decided = [verdict("f1", "reject"), verdict("f3", "correct", correction=mended)]
    current = verdicts.current_claims(record(THREE).extraction, decided)
    assert [(c.id, c.unit) for c in current] == [("f2", "亿元"), ("f3", "亿元")]


def test_a_lost_scale_is_offered_as_a_correction_that_holds():
    made = record([claim(3)])
    fact = made.extraction.facts[0]
    assert "scale_mismatch" in [finding.code for finding in fact.findings]
    first = offered(made)["f3"][0]
    assert (first.claim.value, first.claim.unit, first.holds) == (Decimal(412), "亿元", True)
    assert first.mention is not None
    assert first.mention.text == "412亿元"


def offered(made: Made) -> dict[str, tuple[suggestions.Suggestion, ...]]:
    facts = made.extraction.facts
    return suggestions.suggestions(made.article, made.quantities, facts, facts)


def test_only_a_place_is_offered_as_a_city():
    """The finding names the number too, to show where it stands; a number is no city."""
    cities = {suggestion.claim.city for suggestion in offered(record([claim(4)])).get("f4", ())}
    assert "武汉" in cities
    assert cities <= {"武汉", "合肥"}


def test_two_facts_may_be_offered_the_same_number():
    """That both are offered it makes neither a duplicate; only one of them will take it."""
    both = offered(record([claim(3), claim(3, id="f30", name="人工智能核心产业营收")]))
    assert [both[fact_id][0].holds for fact_id in ("f3", "f30")] == [True, True]


def test_a_number_that_another_fact_has_already_is_no_correction_that_holds():
    made = record([claim(3, name="企业营收"), claim(3, id="f30", unit="亿元")])
    assert made.extraction.facts[1].checked == "verified"
    assert [suggestion.holds for suggestion in offered(made)["f3"]] == [False]


def test_a_city_that_no_fact_beside_it_has_is_no_correction_that_holds():
    text = "合肥、芜湖两市近日公布了数据。\n去年实现营收1300亿元,新增企业210家,建成实验室12个。"
    shape = {"quote": text.splitlines()[-1], "kind": "indicator"}
    told = [
        Claim(id="f1", city="合肥", name="营收", value=Decimal(1300), unit="亿元", **shape),
        Claim(id="f2", city="武汉", name="新增企业", value=Decimal(210), unit="家", **shape),
        Claim(id="f3", city="合肥", name="实验室", value=Decimal(12), unit="个", **shape),
    ]
    article = Article(id="a", text=text, published=date(2025, 2, 15), body=((0, len(text)),))
    quantities = scan(text, article.anchor)
    facts = check(article, quantities, told).facts
    found = suggestions.suggestions(article, quantities, facts, facts)["f2"]
    assert [(one.claim.city, one.holds) for one in found] == [("合肥", True), ("芜湖", False)]


def test_a_verified_fact_has_no_suggestions():
    made = record([claim(10)])
    assert made.extraction.facts[0].checked == "verified"
    assert offered(made) == {}


def test_an_edit_is_checked_without_a_model():
    made = record([claim(3)])
    wrong = suggestions.recheck(made.article, made.quantities, claim(3, value=Decimal(4120)))
    right = suggestions.recheck(made.article, made.quantities, claim(3, unit="亿元"))
    assert (wrong.checked, right.checked) == ("flagged", "verified")
    assert right.normalized is not None
    assert right.normalized.value == Decimal(41_200_000_000)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("深圳有企业2800家。", (Decimal(2800), None, "家", "exact")),
        ("规模突破4,000亿元。", (Decimal(4000), None, "亿元", "over")),
        ("培育10家以上企业。", (Decimal(10), None, "家", "at_least")),
        ("建设3-5个孵化器。", (Decimal(3), Decimal(5), "个", "exact")),
        ("共有企业１００余家。", (Decimal(100), None, "家", "over")),
    ],
)
def test_a_suggested_amount_is_written_as_the_text_writes_it(text, written):
    amount = suggestions.written_amount(scan(text)[0])
    assert amount is not None
    assert (amount["value"], amount["upper"], amount["unit"], amount["bound"]) == written


def lost_scales(*mended: int) -> list[Verdict]:
    return [verdict(f"f{n}", "correct", correction=claim(n, unit="亿元")) for n in mended]


def test_one_correction_is_offered_for_all_open_facts_with_the_same_error():
    told = [claim(1, unit="万元"), claim(2, unit="万元"), claim(3), claim(4), claim(10)]
    extraction = record(told).extraction
    found = verdicts.alike("f3", extraction, lost_scales(3))
    assert [(fact.id, mended.unit) for fact, mended in found] == [("f1", "亿元"), ("f2", "亿元")]
    assert [fact.id for fact, _ in verdicts.alike("f3", extraction, lost_scales(3, 1))] == ["f2"]


@pytest.mark.parametrize(
    "decided",
    [
        [],
        [verdict("f3")],
        [verdict("f3", "correct", correction=claim(3, value=Decimal(1), unit="亿元"))],
    ],
    ids=["nothing decided", "accepted", "the value is its own"],
)
def test_nothing_is_offered_where_there_is_no_error_to_share(decided):
    extraction = record([claim(1, unit="万元"), claim(3)]).extraction
    assert verdicts.alike("f3", extraction, decided) == ()
