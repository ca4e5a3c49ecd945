"""The table counts what was tried, and the report shows every miss."""

from service.evaluation.html import render
from service.evaluation.table import Case, Row, Table


def case(found: tuple[str, ...] = (), *, right_code: bool = False, claim: str = "深圳 1") -> Case:
    return Case("scale", "45", claim, "quote <b>", "why", found, right_code)


CAUGHT = case(("scale_mismatch",), right_code=True)
MISNAMED = case(("wrong_city",))
MISSED = case(claim="<script>missed</script>")
TABLE = Table(
    errors=(Row("scale", (CAUGHT, MISNAMED, MISSED, MISSED)), Row("unit", ())),
    rights=(Row("as written", (case(), case(), MISNAMED, case())),),
    articles=("45",),
    facts=4,
)


def test_caught_and_rightly_named_are_shares_of_the_planted() -> None:
    assert TABLE.caught == 0.5
    assert TABLE.named == 0.25
    assert TABLE.held == 0.25


def test_a_table_of_nothing_has_no_shares() -> None:
    assert Table((), (), (), 0).caught == 0


def test_the_text_lists_every_miss_and_every_false_flag() -> None:
    told = TABLE.text()
    assert told.count("<script>missed</script>") == 2
    assert "right, but flagged:\n- 45, scale" in told
    assert "unit" not in told.split("missed:")[0]


def test_the_short_text_lists_no_case() -> None:
    assert "missed:" not in TABLE.text(list_cases=False)


def test_the_report_escapes_what_articles_and_claims_say() -> None:
    page = render(TABLE)
    assert "<script>" not in page
    assert "&lt;script&gt;missed" in page
    assert "<svg" in page


def test_a_try_in_a_record_of_its_own_is_counted_apart() -> None:
    row = Row("scale", (CAUGHT, CAUGHT), (CAUGHT, MISSED))
    table = Table((row,), (), ("45",), 1)
    assert (table.caught, table.caught_alone) == (1.0, 0.5)
    assert "50.0%" in table.text(list_cases=False)
