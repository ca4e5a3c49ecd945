"""Who has a record in hand: one person at a time, on both databases."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from schemas.verdict import Verdict
from service.errors import NotFound, Taken
from service.store import decisions, leases, queue, records, tables
from service.store.database import writing
from tests.records import a_fact, a_question, an_article, an_extraction
from tests.stores import BACKENDS, empty_database


@pytest.fixture(params=BACKENDS)
def database(request, tmp_path):
    with empty_database(request.param, tmp_path) as opened:
        yield opened


@pytest.fixture
def record_id(database):
    return keep(database, "0001")


def keep(database, extraction_id, risk=1.0):
    article = an_article(id=f"a{extraction_id}")
    extraction = an_extraction(article, id=extraction_id, facts=(a_fact(),))
    records.save(database, article, extraction, a_question(article_id=article.id), risk=risk)
    return extraction_id


def moved(database, record_id, by):
    """As if the clock had been set by so much since the lease was taken."""
    of_record = tables.leases.c.extraction_id == record_id
    lease = leases.of_record(database, record_id)
    moments = {"taken": lease.taken + by, "expires": lease.expires + by}
    with writing(database) as connection:
        connection.execute(update(tables.leases).where(of_record).values(moments))


def accept(database, record_id, reviewer, version=0):
    verdict = Verdict(
        extraction_id=record_id,
        fact_id="f1",
        kind="accept",
        reviewer=reviewer,
        decided=datetime.now(UTC),
    )
    decisions.append(
        database, record_id, [verdict], version=version, state="reviewed", facts_decided=1
    )


def test_whoever_comes_first_has_it_and_the_second_is_told_who(database, record_id):
    assert leases.take(database, record_id, "ada").holder == "ada"
    assert leases.take(database, record_id, "rui").holder == "ada"


def test_a_heartbeat_prolongs_the_lease_and_keeps_since_when_it_holds(database, record_id):
    first = leases.take(database, record_id, "ada")
    moved(database, record_id, timedelta(seconds=-60))
    again = leases.take(database, record_id, "ada")
    assert again.taken == first.taken - timedelta(seconds=60)
    assert again.expires > first.expires - timedelta(seconds=60)


def test_a_lease_that_ran_out_goes_to_the_next(database, record_id):
    leases.take(database, record_id, "ada")
    moved(database, record_id, -leases.LEASE - timedelta(seconds=1))
    assert leases.of_record(database, record_id) is None
    assert leases.take(database, record_id, "rui").holder == "rui"


def test_a_lease_from_a_clock_that_was_set_back_locks_nobody_out(database, record_id):
    leases.take(database, record_id, "ada")
    moved(database, record_id, timedelta(days=1))
    assert leases.of_record(database, record_id) is None
    assert leases.take(database, record_id, "rui").holder == "rui"


def test_who_lays_it_down_frees_it_and_nobody_else_can(database, record_id):
    leases.take(database, record_id, "ada")
    leases.release(database, record_id, "rui")
    assert leases.of_record(database, record_id).holder == "ada"
    leases.release(database, record_id, "ada")
    assert leases.of_record(database, record_id) is None


def test_it_can_be_given_to_somebody_whoever_has_it(database, record_id):
    leases.take(database, record_id, "ada")
    leases.give(database, record_id, "rui")
    assert leases.of_record(database, record_id).holder == "rui"


def test_a_record_that_is_none_cannot_be_taken(database):
    with pytest.raises(NotFound):
        leases.take(database, "none", "ada")


def test_of_sixteen_who_come_at_once_one_gets_it(database, record_id):
    names = [f"reader {n}" for n in range(16)]
    with ThreadPoolExecutor(16) as people:
        told = list(people.map(lambda name: leases.take(database, record_id, name).holder, names))
    assert len(set(told)) == 1


def test_who_looked_at_the_clock_first_and_wrote_last_gets_nothing(
    database, record_id, monkeypatch
):
    read, pauses = leases._now, iter((0.3, 0.0))

    def slowly(connection):
        now = read(connection)
        time.sleep(next(pauses, 0.0))
        return now

    monkeypatch.setattr(leases, "_now", slowly)
    with ThreadPoolExecutor(2) as people:
        first = people.submit(leases.take, database, record_id, "ada")
        time.sleep(0.1)
        second = people.submit(leases.take, database, record_id, "rui")
        told = {first.result().holder, second.result().holder}
    assert told == {leases.of_record(database, record_id).holder}


def test_only_who_has_it_decides(database, record_id):
    leases.take(database, record_id, "ada")
    with pytest.raises(Taken, match="ada has had this record in hand"):
        accept(database, record_id, "rui")
    assert records.load(database, record_id).verdicts == ()
    accept(database, record_id, "ada")


def test_what_nobody_has_in_hand_may_be_decided_by_anybody(database, record_id):
    accept(database, record_id, "rui")
    assert [one.reviewer for one in records.load(database, record_id).verdicts] == ["rui"]


def test_the_next_record_is_one_that_nobody_else_has(database, record_id):
    taken, free = keep(database, "0002", risk=3.0), keep(database, "0003", risk=2.0)
    leases.take(database, taken, "ada")
    for_rui = queue.Filter(state="queued", reader="rui", free_for="rui")
    assert queue.following(database, record_id, for_rui) == free
    for_ada = queue.Filter(state="queued", reader="ada", free_for="ada")
    assert queue.following(database, record_id, for_ada) == taken
