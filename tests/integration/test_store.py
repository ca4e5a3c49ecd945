"""The store, the same on SQLite and on PostgreSQL."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import event, func, select, text

from schemas.extraction import ModelCall
from schemas.finding import FindingCode
from schemas.spending import RawAnswer, Spent
from schemas.verdict import Verdict
from service.errors import (
    Conflict,
    InputError,
    ModelUnreachable,
    NotFound,
)
from service.store import answers, decisions, migrate, modes, queue, records, spending, tables
from service.store.database import reading, writing
from tests.records import a_claim, a_fact, a_finding, a_question, an_article, an_extraction
from tests.stores import BACKENDS, empty_database


@pytest.fixture(params=BACKENDS)
def database(request, tmp_path):
    with empty_database(request.param, tmp_path) as opened:
        yield opened


def keep(database, article=None, *, question=None, risk=1.0, **changed):
    article = article or an_article()
    extraction = an_extraction(article, **changed)
    asked = question or a_question(article_id=article.id)
    records.save(database, article, extraction, asked, risk=risk)
    return extraction


def a_verdict(extraction_id, **changed):
    given = {
        "extraction_id": extraction_id,
        "fact_id": "f1",
        "kind": "accept",
        "reviewer": "li",
        "decided": datetime(2025, 2, 16, 9, 30, tzinfo=UTC),
    }
    return Verdict(**{**given, **changed})


def test_what_is_saved_is_loaded_as_it_was(database):
    article = an_article(
        text="﻿深圳\r\n3600亿元 '\"\\ 😀", html="<p>深圳</p>", body=((1, 3), (5, 11))
    )
    extraction = keep(database, article, findings=(a_finding(),))
    record = records.load(database, extraction.id)
    assert (record.article, record.extraction) == (article, extraction)
    assert (record.state, record.version, record.verdicts) == ("queued", 0, ())


def test_a_record_that_passed_is_not_queued(database):
    extraction = keep(database, decision="accept", reasons=())
    assert records.load(database, extraction.id).state == "accepted"


def test_only_of_an_article_that_was_kept_before_are_earlier_facts_looked_for(database):
    asked = []
    event.listen(database, "before_cursor_execute", lambda *about: asked.append(about[2]))
    looks = []
    for _ in range(2):
        asked.clear()
        keep(database, id=f"x{len(looks)}")
        looks.append(any("FROM accepted_facts" in statement for statement in asked))
    assert looks == [False, True]


def test_a_record_is_kept_whole_or_not_at_all(database):
    twice = (a_fact(), a_fact())
    with pytest.raises(Exception, match=r"(?i)unique"):
        keep(database, facts=twice)
    with reading(database) as connection:
        for table in (tables.articles, tables.extractions, tables.facts):
            assert connection.scalar(select(func.count()).select_from(table)) == 0


def test_a_model_that_invents_endless_names_does_not_lose_the_record(database):
    endless = a_fact(city="深" * 10_000, name="a\x00b", unit="元" * 10_000)
    extraction = keep(database, facts=(endless,))
    loaded = records.load(database, extraction.id)
    assert loaded.extraction is not None
    assert loaded.extraction.facts == (endless,)


def test_there_is_nothing_under_an_unknown_identifier(database):
    with pytest.raises(NotFound, match="no extraction nobody"):
        records.load(database, "nobody")


def test_the_same_question_is_answered_with_the_newest_extraction(database):
    keep(database)
    newest = keep(database, question=a_question())
    assert records.find(database, a_question()).extraction == newest


@pytest.mark.parametrize(
    "changed",
    [
        {"article_id": "a2"},
        {"model": "other"},
        {"base_url": "http://127.0.0.1:2/v1"},
        {"prompt_sha256": "1" * 64},
        {"mode": "tools"},
        {"temperature": 0.7},
        {"max_tokens": 100},
        {"part_chars": 100},
        {"schema_version": "0.9"},
    ],
)
def test_another_question_is_not_answered_from_the_store(database, changed):
    keep(database)
    assert records.find(database, a_question(**changed)) == records.Known()


def test_an_incomplete_extraction_does_not_answer_the_question(database):
    article, extraction = an_article(), an_extraction()
    records.save(database, article, extraction, a_question(), risk=1, reusable=False)
    assert records.find(database, a_question()) == records.Known()


def test_an_article_whose_model_failed_is_kept_with_the_reason_and_completed_later(database):
    call = ModelCall(model="m", base_url="u", mode="tools", attempts=3, seconds=1.5)
    article, question = an_article(), a_question()
    records.save_failure(database, article, "x1", question, ModelUnreachable("no server", call))

    failed = records.load(database, "x1")
    assert (failed.state, failed.extraction, failed.article) == ("failed", None, article)
    assert failed.failure == records.Failure(
        error_type="ModelUnreachable", message="no server", call=call
    )
    assert records.find(database, question) == records.Known(failed_id="x1")

    keep(database, article, question=question, id="x1")
    completed = records.load(database, "x1")
    assert (completed.state, completed.failure) == ("queued", None)
    assert records.find(database, question).extraction == completed.extraction


def test_a_record_that_did_not_fail_is_never_overwritten(database):
    extraction = keep(database)
    with pytest.raises(Conflict):
        keep(database, id=extraction.id)
    with pytest.raises(Conflict):
        records.save_failure(
            database, an_article(), extraction.id, a_question(), ModelUnreachable("late")
        )
    assert records.load(database, extraction.id).extraction == extraction


def test_the_queue_lists_the_riskiest_first_page_by_page(database):
    kept = {keep(database, risk=risk).id: risk for risk in (0.3, 2.5, 0.1, 2.5, 1 / 3)}
    seen, after = [], None
    while True:
        page = queue.page(database, after=after, limit=2)
        seen += page.items
        after = page.after
        if after is None:
            break
    assert [item.risk for item in seen] == [2.5, 2.5, 1 / 3, 0.3, 0.1]
    assert {item.extraction_id for item in seen} == set(kept)


def test_the_newest_come_first_when_asked(database):
    kept = [keep(database, risk=risk).id for risk in (3, 1, 2)]
    first = queue.page(database, order="newest", limit=2)
    second = queue.page(database, order="newest", after=first.after, limit=2)
    listed = [item.extraction_id for item in (*first.items, *second.items)]
    assert listed == sorted(kept, reverse=True)
    assert second.after is None


def test_a_list_item_says_what_a_reviewer_needs(database):
    extraction = keep(database, facts=(a_fact(checked="flagged"), a_fact(id="f2")), risk=1.5)
    (item,) = queue.page(database).items
    assert item.model_dump() == {
        "extraction_id": extraction.id,
        "article_id": "a1",
        "title": "深圳",
        "publisher": "示例报",
        "model": "m",
        "created": extraction.provenance.created,
        "state": "queued",
        "facts": 2,
        "flagged": 1,
        "decided": 0,
        "risk": 1.5,
    }


@pytest.mark.parametrize(
    ("shown", "found"),
    [
        ({}, {"shenzhen", "shanghai"}),
        ({"state": "queued"}, {"shenzhen"}),
        ({"state": "accepted"}, {"shanghai"}),
        ({"city": "上海"}, {"shanghai"}),
        ({"finding": "scale_mismatch"}, {"shenzhen"}),
        ({"finding": "wrong_city"}, set()),
        ({"model": "m"}, {"shenzhen", "shanghai"}),
        ({"model": "other"}, set()),
        ({"publisher": "晨报"}, {"shanghai"}),
        ({"article_id": "a2"}, {"shanghai"}),
        ({"search": "100%"}, {"shanghai"}),
        ({"search": "%"}, {"shanghai"}),
        ({"city": "上海", "state": "queued"}, set()),
    ],
)
def test_a_list_is_filtered(database, shown, found):
    keep(database, id="shenzhen", findings=(a_finding(),))
    keep(
        database,
        an_article(id="a2", title="上海 100%", publisher="晨报"),
        id="shanghai",
        decision="accept",
        facts=(a_fact(city="上海"),),
    )
    items = queue.page(database, queue.Filter(**shown)).items
    assert {item.extraction_id for item in items} == found


def test_records_are_counted_by_state_whatever_state_is_shown(database):
    keep(database)
    keep(database, an_article(id="a2"), decision="accept")
    keep(database, an_article(id="a3", publisher="晨报"))
    counted = queue.counts(database, queue.Filter(state="accepted", publisher="示例报"))
    assert counted == {"accepted": 1, "queued": 1, "reviewed": 0, "failed": 0}


@pytest.mark.parametrize("cursor", ["", "x", "~", "1.0;drop", "\x00"])
def test_a_cursor_that_is_none_is_refused(database, cursor):
    with pytest.raises(InputError, match="cursor"):
        queue.page(database, after=cursor)


def test_a_verdict_is_appended_with_the_state_it_leads_to(database):
    extraction = keep(database)
    first = a_verdict(extraction.id)
    second = a_verdict(extraction.id, kind="correct", correction=a_claim(value=1))
    version = decisions.append(
        database, extraction.id, [first], version=0, state="reviewed", facts_decided=1
    )
    decisions.append(
        database, extraction.id, [second], version=version, state="queued", facts_decided=0
    )
    record = records.load(database, extraction.id)
    assert record.verdicts == (first, second)
    assert (record.version, record.state) == (2, "queued")


def test_a_decision_on_an_older_version_changes_nothing(database):
    extraction = keep(database)
    verdict = a_verdict(extraction.id)
    decisions.append(
        database, extraction.id, [verdict], version=0, state="reviewed", facts_decided=1
    )
    with pytest.raises(Conflict):
        decisions.append(
            database, extraction.id, [verdict], version=0, state="queued", facts_decided=0
        )
    record = records.load(database, extraction.id)
    assert (record.version, record.state, record.verdicts) == (1, "reviewed", (verdict,))


def test_of_sixteen_reviewers_at_once_one_decides(database):
    extraction = keep(database)
    won, lost = [], []
    start = threading.Barrier(16)

    def decide(reviewer):
        start.wait()
        verdict = a_verdict(extraction.id, reviewer=reviewer)
        try:
            decisions.append(
                database, extraction.id, [verdict], version=0, state="reviewed", facts_decided=1
            )
        except Conflict:
            lost.append(reviewer)
        else:
            won.append(reviewer)

    reviewers = [threading.Thread(target=decide, args=(f"r{n}",)) for n in range(16)]
    for reviewer in reviewers:
        reviewer.start()
    for reviewer in reviewers:
        reviewer.join()
    assert (len(won), len(lost)) == (1, 15)
    assert [v.reviewer for v in records.load(database, extraction.id).verdicts] == won


def test_nothing_is_decided_about_a_record_that_does_not_exist(database):
    with pytest.raises(NotFound):
        decisions.append(database, "nobody", [], version=0, state="queued", facts_decided=0)


def test_the_mode_that_a_server_takes_is_remembered_for_each_model(database):
    assert modes.known(database, "u", "m") is None
    modes.learn(database, "u", "m", "tools")
    modes.learn(database, "u", "m", "json")
    modes.learn(database, "u", "other", "md_json")
    assert modes.known(database, "u", "m") == "json"


def test_findings_are_kept_one_row_each(database):
    findings = (a_finding(), a_finding(code=FindingCode.NUMBER_UNUSED, fact_id=None))
    keep(database, findings=findings)
    with reading(database) as connection:
        rows = connection.execute(select(tables.findings.c.code, tables.findings.c.fact_id)).all()
    assert [tuple(row) for row in rows] == [("scale_mismatch", "f1"), ("number_unused", None)]


def test_migrations_build_exactly_the_tables_of_the_program(database):
    with reading(database) as connection:
        assert compare_metadata(MigrationContext.configure(connection), tables.metadata) == []


def test_migrating_again_changes_nothing_and_keeps_the_data(database):
    extraction = keep(database)
    migrate.upgrade(database)
    assert records.load(database, extraction.id).extraction == extraction
    with reading(database) as connection:
        revision = connection.scalar(text("SELECT version_num FROM alembic_version"))
    assert revision == migrate.newest_revision()


def a_raw_answer(text, **changed):
    given = {"round": "first", "part": 1, "attempt": 1, "created": datetime.now(UTC)}
    return RawAnswer(**{**given, **changed, "text": text})


def test_what_a_model_wrote_is_kept_word_for_word(database):
    written = tuple(
        a_raw_answer(text, attempt=n)
        for n, text in enumerate(("{", '<think>大连"\n</think>{}', "a\x00b", "half \ud800", ""), 1)
    )
    took = records.Took(answers=written, spent=Spent(5), currency="USD")
    error = ModelUnreachable("no server")
    records.save_failure(database, an_article(), "x1", a_question(), error, took)
    assert answers.load(database, "x1") == written


def test_answers_of_a_second_run_follow_those_of_the_first(database):
    first, second = a_raw_answer("no"), a_raw_answer("{}")
    error = ModelUnreachable("no server")
    took = records.Took(answers=(first,))
    records.save_failure(database, an_article(), "x1", a_question(), error, took)
    records.save(
        database,
        an_article(),
        an_extraction(id="x1"),
        a_question(),
        risk=1,
        took=records.Took(answers=(second,)),
    )
    assert answers.load(database, "x1") == (first, second)


def test_answers_of_no_record_are_not_found(database):
    extraction = keep(database)
    assert answers.load(database, extraction.id) == ()
    with pytest.raises(NotFound):
        answers.load(database, "nothing")


def test_a_day_adds_up_tokens_of_all_models_and_money_of_one_currency(database):
    day = date(2025, 2, 15)
    with writing(database) as connection:
        spending.add(connection, day, "USD", Spent(100, Decimal("0.000015")))
        spending.add(connection, day, "USD", Spent(20, Decimal("0.25")))
        spending.add(connection, day, "CNY", Spent(3, Decimal(7)))
        spending.add(connection, date(2025, 2, 16), "USD", Spent(999, Decimal(9)))
    assert spending.of_day(database, day, "USD") == Spent(123, Decimal("0.250015"))
    assert spending.of_day(database, day, "CNY") == Spent(123, Decimal(7))
    assert spending.of_day(database, date(2025, 2, 17), "USD") == Spent(0, Decimal(0))


def test_what_many_spend_at_once_adds_up(database):
    def spend():
        for _ in range(10):
            with writing(database) as connection:
                spending.add(connection, date(2025, 2, 15), "USD", Spent(1, Decimal("0.1")))

    threads = [threading.Thread(target=spend) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert spending.of_day(database, date(2025, 2, 15), "USD") == Spent(80, Decimal(8))


def test_questions_that_are_forgotten_are_asked_anew_and_their_records_stay(database):
    extraction = keep(database)
    asked = a_question(article_id="a1")
    assert records.find(database, asked).extraction == extraction
    kept = records.reusable(database)
    assert kept.records == 1
    assert kept.size >= len(extraction.id)
    assert records.forget_questions(database) == 1
    assert records.find(database, asked).extraction is None
    assert records.reusable(database) == (0, 0)
    assert records.load(database, extraction.id).extraction == extraction


def test_many_can_learn_the_same_mode_at_once(database):
    def learn(number):
        modes.learn(database, "http://x/v1", "m", "strict")

    for _ in range(5):
        with writing(database) as connection:
            connection.execute(tables.modes.delete())
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(learn, range(8)))
    assert modes.known(database, "http://x/v1", "m") == "strict"
