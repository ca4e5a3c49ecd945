"""Accepted facts follow what the checks and the people say, on SQLite and on PostgreSQL."""

import threading
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count

import pytest
from sqlalchemy import func, select, update

from schemas.verdict import Verdict
from service.errors import ConfigurationError, Conflict, InputError
from service.store import accepted, accepting, decisions, migrate, records, tables
from service.store.accepted import Wanted
from service.store.accepting import digits, place_of
from service.store.database import connect, reading, writing
from tests.older import as_0001_kept_it
from tests.records import a_claim, a_fact, a_question, an_article, an_extraction
from tests.stores import BACKENDS, address, empty_database

_NUMBERS = count()


@pytest.fixture(params=BACKENDS)
def database(request, tmp_path):
    with empty_database(request.param, tmp_path) as opened:
        yield opened


def keep(database, *facts, article=None, decision="accept", **changed):
    """A record of an article of its own, unless one is given; the id of the record."""
    article = article or an_article(id=f"a{next(_NUMBERS)}")
    extraction = an_extraction(article, facts=facts or (a_fact(),), decision=decision, **changed)
    asked = a_question(article_id=article.id, prompt_sha256=extraction.id)
    records.save(database, article, extraction, asked, risk=1.0)
    return extraction.id


def decide(database, record_id, *steps, state="queued"):
    """`f1 accept`, `f1 undo` …, one decision after the other."""
    corrections = {"correct": a_claim(value=360), "add": a_claim(id="added-1", name="算力")}
    for step in steps:
        fact_id, kind = step.split()
        verdict = Verdict(
            extraction_id=record_id,
            fact_id=fact_id,
            kind=kind,
            correction=corrections.get(kind),
            reviewer="li",
            decided=datetime(2025, 2, 16, 9, tzinfo=UTC),
        )
        version = records.load(database, record_id).version
        decisions.append(
            database, record_id, [verdict], version=version, state=state, facts_decided=1
        )


def found(database, **wanted):
    return list(accepted.stream(database, Wanted(**wanted)))


def values(database, **wanted):
    return [fact.value for fact in found(database, **wanted)]


@pytest.mark.parametrize(
    ("decision", "steps", "held"),
    [
        ("accept", [], [("f1", "checks", "360000000000")]),
        ("review", [], []),
        ("review", ["f1 accept"], [("f1", "accepted", "360000000000")]),
        ("review", ["f1 accept", "f1 undo"], []),
        ("review", ["f1 correct"], [("f1", "corrected", "36000000000")]),
        ("accept", ["f1 reject"], []),
        ("accept", ["f1 reject", "f1 undo"], [("f1", "checks", "360000000000")]),
        (
            "accept",
            ["added-1 add"],
            [("added-1", "added", "360000000000"), ("f1", "checks", "360000000000")],
        ),
    ],
)
def test_each_decision_puts_a_fact_in_or_takes_it_out(database, decision, steps, held):
    record_id = keep(database, decision=decision)
    decide(database, record_id, *steps)
    assert sorted((f.fact_id, f.how, f.value) for f in found(database)) == held


def test_a_decision_that_was_too_late_leaves_the_facts_alone(database):
    record_id = keep(database, decision="review")
    decide(database, record_id, "f1 accept")
    late = Verdict(
        extraction_id=record_id,
        fact_id="f1",
        kind="undo",
        reviewer="wang",
        decided=datetime(2025, 2, 16, 9, tzinfo=UTC),
    )
    with pytest.raises(Conflict):
        decisions.append(database, record_id, [late], version=0, state="queued", facts_decided=0)
    assert len(found(database)) == 1


def test_a_fact_keeps_where_it_comes_from_and_who_let_it_through(database):
    article = an_article(source_url="https://example.org/1")
    record_id = keep(database, article=article, decision="review")
    decide(database, record_id, "f1 accept", state="reviewed")
    (fact,) = found(database)
    assert fact.model_dump(exclude={"id"}) == {
        "city": "深圳",
        "place": "440300",
        "name": "产业规模",
        "kind": "indicator",
        "value": "360000000000",
        "upper": None,
        "number": 360e9,
        "unit": "CNY",
        "bound": "exact",
        "written": "3600亿元",
        "as_of": "2024-12-31",
        "deadline": None,
        "day": date(2024, 12, 31),
        "dated_by": "as_of",
        "category": None,
        "status": None,
        "organisations": None,
        "how": "accepted",
        "decided_by": "li",
        "decided_at": datetime(2025, 2, 16, 9, tzinfo=UTC),
        "publisher": "示例报",
        "published": date(2025, 2, 15),
        "title": "深圳",
        "source_url": "https://example.org/1",
        "model": "m",
        "quote": "产业规模3600亿元",
        "extraction_id": record_id,
        "article_id": "a1",
        "fact_id": "f1",
    }


def test_asking_again_about_an_article_doubles_nothing(database):
    article = an_article()
    keep(database, article=article)
    newer = keep(database, article=article)
    assert [fact.extraction_id for fact in found(database)] == [newer]


def test_a_newer_version_that_waits_in_the_queue_replaces_nothing_yet(database):
    article = an_article()
    older = keep(database, article=article)
    newer = keep(database, article=article, decision="review")
    decide(database, newer, "f1 correct")
    assert [fact.extraction_id for fact in found(database)] == [older]
    with writing(database) as connection:
        of_newer = tables.extractions.c.id == newer
        connection.execute(update(tables.extractions).where(of_newer).values(state="reviewed"))
        accepting.refresh_of(connection, newer)
    assert [(f.extraction_id, f.how) for f in found(database)] == [(newer, "corrected")]


def test_what_a_person_has_read_is_not_replaced_by_what_nobody_has(database):
    article = an_article()
    read = keep(database, article=article, decision="review")
    decide(database, read, "f1 correct", state="reviewed")
    keep(database, article=article)
    assert [(f.extraction_id, f.how) for f in found(database)] == [(read, "corrected")]


def test_of_versions_that_come_at_once_one_counts(database):
    article, failed = an_article(), []
    begin = threading.Barrier(8)

    def ask_again():
        begin.wait()
        try:
            keep(database, a_fact(), a_fact(id="f2", name="企业"), article=article)
        except Exception as error:  # noqa: BLE001 - whatever it is, the test shows it
            failed.append(error)

    askers = [threading.Thread(target=ask_again) for _ in range(8)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert failed == []
    facts = found(database)
    assert len(facts) == 2
    assert len({fact.extraction_id for fact in facts}) == 1


def test_rows_that_stay_keep_their_id(database):
    record_id = keep(database, a_fact(), a_fact(id="f2", name="企业"))
    before = {fact.fact_id: fact.id for fact in found(database)}
    decide(database, record_id, "f1 reject")
    assert [fact.id for fact in found(database)] == [before["f2"]]


@pytest.mark.parametrize("asked", ["深圳", "深圳市", "广东省深圳市", "Shenzhen", " shenzhen "])
def test_a_city_is_found_under_any_of_its_names(database, asked):
    for number, told in enumerate(("深圳", "深圳市", "Shenzhen", "武汉")):
        keep(database, a_fact(city=told, id=f"f{number}"))
    assert {fact.city for fact in found(database, city=asked)} == {"深圳", "深圳市", "Shenzhen"}


def test_a_place_of_no_table_is_found_under_its_own_name(database):
    keep(database, a_fact(city="无此城"))
    (fact,) = found(database, city="无此城")
    assert fact.place is None
    assert place_of("无此城") == "=无此城"


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({"name": "规模"}, ["规模"]),
        ({"unit": "EFLOPS"}, ["算力"]),
        ({"kind": "target"}, ["企业"]),
        ({"city": "深圳", "words": "力"}, ["算力"]),
        ({"city": "深圳", "words": "%"}, []),
        ({"first": date(2025, 1, 1)}, ["企业", "算力"]),
        ({"last": date(2025, 6, 30)}, ["算力", "规模"]),
        ({"first": date(2025, 1, 1), "last": date(2025, 12, 31)}, ["算力"]),
        ({}, ["企业", "算力", "规模", "券"]),
    ],
)
def test_facts_are_chosen_by_what_they_say_the_newest_day_first(database, wanted, names):
    article = an_article(published=None)
    keep(
        database,
        a_fact(name="规模", as_of="2024"),
        a_fact(
            id="f2", name="算力", unit="EFLOPS", as_of="2025-06", normalized=an_amount("EFLOPS")
        ),
        a_fact(id="f3", name="企业", kind="target", as_of=None, deadline="2027"),
        a_fact(id="f4", name="券", as_of=None, value=None, normalized=None),
        article=article,
    )
    assert [fact.name for fact in found(database, **wanted)] == names


def an_amount(unit):
    return a_fact().normalized.model_copy(update={"unit": unit})


def test_words_of_a_name_need_a_city_for_no_index_helps(database):
    with pytest.raises(InputError, match="Name the city"):
        accepted.page(database, Wanted(words="力"))


def test_pages_follow_each_other_without_gap_or_double_while_facts_arrive(database):
    for number in range(7):
        keep(database, a_fact(as_of=f"20{20 + number // 2}"))
    seen, after = [], None
    while True:
        page = accepted.page(database, after=after, limit=3)
        seen += [fact.id for fact in page.items]
        after = page.after
        keep(database, a_fact(as_of="2030"))
        if after is None:
            break
    assert len(seen) == len(set(seen)) == 7


@pytest.mark.parametrize(
    "cursor", ["", "x", "~", "2025-01-01~", "2025-13-01~1", f"~{2**63}", "~-1"]
)
def test_a_cursor_that_is_none_is_refused(database, cursor):
    with pytest.raises(InputError, match="cursor"):
        accepted.page(database, after=cursor)


def test_hostile_words_are_kept_without_harm(database):
    keep(database, a_fact(city="深" * 10_000, name="a\x00b" * 999, quote="q\x00", unit="元" * 9999))
    (fact,) = found(database)
    assert (len(fact.city), len(fact.name), fact.quote) == (200, 200, "q\ufffd")


@pytest.mark.parametrize("backend", BACKENDS)
def test_facts_of_an_older_database_are_there_after_the_upgrade(backend, tmp_path):
    url = address(backend, tmp_path)
    database = connect(url)
    migrate.upgrade(database, "0001")
    with writing(database) as connection:
        for record_id, state in (("1old", "accepted"), ("2new", "reviewed"), ("3new", "queued")):
            as_0001_kept_it(connection, record_id, state)
    assert migrate.upgrade(database).before == "0001"
    assert [(f.extraction_id, f.how) for f in found(database)] == [("2new", "accepted")]
    database.dispose()


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_database_of_a_newer_program_is_left_alone(backend, tmp_path):
    with empty_database(backend, tmp_path) as database:
        with writing(database) as connection:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        with pytest.raises(ConfigurationError, match="newer cityfacts"):
            migrate.upgrade(database)


def test_telling_all_facts_anew_changes_no_row(database):
    for _ in range(3):
        keep(database)
    before = found(database)
    with writing(database) as connection:
        accepting.rebuild(connection)
    assert found(database) == before
    with reading(database) as connection:
        kept = connection.scalar(select(func.count()).select_from(tables.accepted_facts))
    assert kept == 3


@pytest.mark.parametrize(
    ("value", "told"), [("360E9", "360000000000"), ("-2.50", "-2.5"), ("0", "0"), ("0.0", "0")]
)
def test_a_decimal_is_told_in_all_its_digits(value, told):
    assert digits(Decimal(value)) == told
