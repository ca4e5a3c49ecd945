"""The blind sample and second readings, and what they tell; decisions that cannot be changed."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from service.errors import Conflict
from service.review.desk import Desk
from service.store import accepted, leases, quality, queue, records, tables
from service.store.database import writing
from tests.records import a_question, an_article, an_extraction
from tests.stores import BACKENDS, empty_database
from tests.unit.web.factory import claim, record

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
ALL = 1.0


@pytest.fixture(params=BACKENDS)
def database(request, tmp_path):
    with empty_database(request.param, tmp_path) as opened:
        yield opened


def keep(database, extraction_id="x1", *, blind=False, decision="review"):
    made = record([claim(1), claim(3)], extraction_id=extraction_id)
    extraction = made.extraction.model_copy(update={"decision": decision})
    asked = a_question(article_id=made.article.id)
    records.save(database, made.article, extraction, asked, risk=1.0, blind=blind)
    return extraction_id


def desk(database, record_id, reviewer, share=0.0):
    version = records.load(database, record_id).version
    return Desk(database, record_id, version, reviewer, share)


def decide(database, record_id, reviewer, first="accept", second="accept", share=0.0):
    for fact_id, kind in (("f1", first), ("f3", second)):
        getattr(desk(database, record_id, reviewer, share), kind)(fact_id)


def second_of(database, reader="rui"):
    shown = queue.Filter(state="queued", reader=reader)
    return [item.extraction_id for item in queue.page(database, shown).items]


def test_a_record_of_the_blind_sample_waits_in_the_queue_like_any_other(database):
    keep(database, blind=True, decision="accept")
    kept = records.load(database, "x1")
    assert (kept.state, kept.is_second) == ("queued", False)


def test_facts_of_the_blind_sample_hold_while_it_waits(database):
    keep(database, blind=True, decision="accept")
    assert len(accepted.page(database).items) == 2


def test_what_a_person_finds_wrong_in_the_blind_sample_escaped_the_checks(database):
    keep(database, blind=True, decision="accept")
    decide(database, "x1", "ada", "accept", "reject")
    rate = quality.escape_rate(database, LONG_AGO)
    assert (rate.hits, rate.of, rate.share) == (1, 2, 0.5)


def test_records_outside_the_sample_say_nothing_about_what_escapes(database):
    keep(database)
    decide(database, "x1", "ada", "reject", "reject")
    assert quality.escape_rate(database, LONG_AGO).of == 0


def test_a_reviewed_record_that_is_drawn_waits_for_another_reader(database):
    keep(database)
    decide(database, "x1", "ada", share=ALL)
    assert second_of(database, "ada") == []
    (other,) = second_of(database, "rui")
    assert records.load(database, other).verdicts == ()
    with pytest.raises(Conflict, match="You read this record before"):
        desk(database, other, "ada")


@pytest.mark.parametrize(("reader", "queued"), [("ada", 0), ("rui", 1), (None, 0)])
def test_the_counts_do_not_tell_of_a_second_reading_that_the_list_hides(database, reader, queued):
    keep(database)
    decide(database, "x1", "ada", share=ALL)
    shown = queue.Filter(reader=reader)
    assert queue.counts(database, shown)["queued"] == queued
    assert queue.about(database, shown)["queued"].number == queued
    assert (
        queue.about(database, queue.Filter(reader=reader, city="合肥"))["queued"].number <= queued
    )


def test_what_waits_is_counted_in_whole_where_nobody_in_particular_asks(database):
    keep(database)
    decide(database, "x1", "ada", share=ALL)
    assert queue.counts(database, queue.OF_ALL)["queued"] == 1


def test_a_second_reading_is_shown_to_nobody_without_a_name_and_changes_no_fact(database):
    keep(database)
    decide(database, "x1", "ada", share=ALL)
    held = accepted.page(database).items
    (other,) = second_of(database)
    decide(database, other, "rui", "reject", "reject", share=ALL)
    assert second_of(database, None) == []
    assert accepted.page(database).items == held
    assert second_of(database, "li") == []


@pytest.mark.parametrize(
    ("second", "same", "kappa"),
    [
        (("accept", "reject"), 2, 1.0),
        (("accept", "accept"), 1, 0.0),
        (("reject", "accept"), 0, -1.0),
    ],
)
def test_the_agreement_of_two_readers_is_counted_fact_by_fact(database, second, same, kappa):
    keep(database)
    decide(database, "x1", "ada", "accept", "reject", share=ALL)
    (other,) = second_of(database)
    decide(database, other, "rui", *second)
    told = quality.agreement_of_readers(database, LONG_AGO)
    assert (told.same.hits, told.same.of) == (same, 2)
    assert told.kappa == pytest.approx(kappa)


def test_a_decision_tells_what_stood_before_what_was_doubted_and_how_long_it_took(database):
    keep(database)
    leases.take(database, "x1", "ada")
    since = leases.of_record(database, "x1").taken - timedelta(seconds=40)
    with writing(database) as connection:
        connection.execute(update(tables.leases).values(taken=since))
    desk(database, "x1", "ada").correct("f3", claim(3, unit="亿元"))
    (verdict,) = records.load(database, "x1").verdicts
    assert verdict.before.unit == "万元"
    assert verdict.correction.unit == "亿元"
    assert [code.value for code in verdict.findings] == ["scale_mismatch"]
    assert 40 <= verdict.seconds < 100
    (pace,) = quality.seconds_per_record(database, LONG_AGO)
    assert (pace.records, pace.seconds) == (1, round(verdict.seconds, 1))


def test_decisions_made_with_one_key_share_the_time(database):
    keep(database)
    leases.take(database, "x1", "ada")
    desk(database, "x1", "ada").accept_verified()
    assert all(v.seconds is not None for v in records.load(database, "x1").verdicts)


def test_without_an_opened_page_nobody_knows_how_long_it_took(database):
    keep(database)
    desk(database, "x1", "ada").accept("f1")
    assert records.load(database, "x1").verdicts[0].seconds is None


@pytest.mark.parametrize(
    "statement", [delete(tables.verdicts), update(tables.verdicts).values(kind="accept")]
)
def test_no_statement_changes_or_deletes_a_decision(database, statement):
    keep(database)
    desk(database, "x1", "ada").reject("f1")
    with pytest.raises(DBAPIError, match="appended, never changed"), writing(database) as open_:
        open_.execute(statement)
    assert [v.kind for v in records.load(database, "x1").verdicts] == ["reject"]


def test_another_model_makes_a_version_beside_the_old_one(database):
    article = an_article(id="a1")
    for number, model in (("0001", "old"), ("0002", "new")):
        extraction = an_extraction(article, id=number)
        asked = a_question(article_id="a1", model=model)
        records.save(database, article, extraction, asked, risk=1.0)
    (other,) = queue.versions(database, "0002", "a1")
    assert (other.extraction_id, other.model) == ("0001", "old")


def test_a_second_reading_is_no_version(database):
    keep(database)
    decide(database, "x1", "ada", share=ALL)
    article_id = records.load(database, "x1").article.id
    assert queue.versions(database, "x1", article_id) == ()
