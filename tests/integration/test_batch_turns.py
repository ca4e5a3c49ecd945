"""Whose turn it is: the table that all workers share, on SQLite and on PostgreSQL."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from service.store import batches, turns
from service.store.batches import Limits, NewBatch, NewItem
from service.store.turns import Outcome, Worker
from tests.stores import BACKENDS, empty_database


@pytest.fixture(params=BACKENDS)
def database(request, tmp_path):
    with empty_database(request.param, tmp_path) as opened:
        yield opened


def a_batch(database, articles: int, **limits) -> str:
    told = {"concurrency": 4, **limits}
    wanted = NewBatch(name="b", model="m", base_url="u", limits=Limits(**told))
    batch_id = batches.create(database, wanted)
    items = [NewItem(name=str(n), digest=f"{batch_id}{n}", given="{}") for n in range(articles)]
    batches.add(database, batch_id, items)
    batches.start(database, batch_id)
    return batch_id


def a_worker(name: str, **changed) -> Worker:
    return Worker(**{"id": name, "host": "h", "pid": 1, "model": "m", "base_url": "u", **changed})


def join(database, *names: str) -> list[Worker]:
    joined = [a_worker(name) for name in names]
    for worker in joined:
        turns.join(database, worker)
    return joined


def never(host: str, pid: int) -> bool:
    return False


def test_no_article_is_given_to_two_workers_and_the_concurrency_holds_over_all(database):
    batch_id = a_batch(database, 10, concurrency=4)
    one, two = join(database, "one", "two")
    mine = turns.exchange(database, one, (), 3).turns
    yours = turns.exchange(database, two, (), 3).turns
    assert [turn.position for turn in (*mine, *yours)] == [0, 1, 2, 3]
    assert turns.exchange(database, two, (), 3).turns == ()
    done = [Outcome(turn=mine[0])]
    assert [t.position for t in turns.exchange(database, one, done, 3).turns] == [4]
    batch = batches.load(database, batch_id)
    assert (batch.pending, batch.running, batch.done) == (5, 4, 1)


def test_many_workers_at_once_take_every_article_exactly_once(database):
    batch_id = a_batch(database, 60, concurrency=60)
    workers = join(database, *(f"w{n}" for n in range(6)))

    def drain(worker: Worker) -> list[int]:
        taken: list[int] = []
        outcomes: list[Outcome] = []
        while got := turns.exchange(database, worker, outcomes, 3).turns:
            taken += [turn.position for turn in got]
            outcomes = [Outcome(turn=turn, facts=1) for turn in got]
        return taken

    with ThreadPoolExecutor(6) as pool:
        taken = [position for one in pool.map(drain, workers) for position in one]
    assert sorted(taken) == list(range(60))
    batch = batches.load(database, batch_id)
    assert (batch.state, batch.done, batch.facts, batch.running) == ("done", 60, 60, 0)


def test_the_articles_of_a_silent_worker_go_to_another_and_its_late_outcome_counts_nothing(
    database,
):
    batch_id = a_batch(database, 2)
    silent, other = join(database, "silent", "other")
    (turn, _) = turns.exchange(database, silent, (), 2).turns
    assert turns.beat(database, other, 60, never) == 0
    assert turns.beat(database, other, -1, never) == 2
    again = turns.exchange(database, other, (), 2).turns
    assert [t.position for t in again] == [0, 1]
    turns.exchange(database, silent, [Outcome(turn=turn, facts=5)], 0)
    batch = batches.load(database, batch_id)
    assert (batch.done, batch.running, batch.facts) == (0, 2, 0)
    turns.exchange(database, other, [Outcome(turn=t, facts=5) for t in again], 0)
    batch = batches.load(database, batch_id)
    assert (batch.state, batch.done, batch.facts) == ("done", 2, 10)


def test_a_worker_whose_process_is_gone_is_buried_at_once(database):
    a_batch(database, 3)
    dead, other = join(database, "dead", "other")
    turns.exchange(database, dead, (), 3)
    assert turns.beat(database, other, 3600, lambda host, pid: True) == 3


def test_a_worker_that_was_buried_alive_joins_again(database):
    a_batch(database, 1)
    buried, other = join(database, "buried", "other")
    turns.beat(database, other, -1, never)
    turns.beat(database, buried, 60, never)
    assert turns.living(database, "m", "u", 60) == 2


def test_batches_share_the_workers_and_a_worker_serves_its_model_only(database):
    first, second = a_batch(database, 8, concurrency=8), a_batch(database, 8, concurrency=8)
    (worker,) = join(database, "w")
    taken = turns.exchange(database, worker, (), 4).turns
    more = turns.exchange(database, worker, (), 4).turns
    assert {turn.batch_id for turn in taken} == {first}
    assert {turn.batch_id for turn in more} == {second}
    assert turns.exchange(database, a_worker("x", model="other"), (), 4).turns == ()


def test_a_rate_holds_over_all_workers(database):
    batch_id = a_batch(database, 1)
    started = time.monotonic()
    with ThreadPoolExecutor(4) as pool:
        waits = list(pool.map(lambda _: turns.pace(database, batch_id, 10), range(21)))
    # the last of 21 questions at 10 a second goes 2 s after the first, whoever asks it
    assert max(waits) >= 2 - (time.monotonic() - started) - 0.01
    assert sum(wait == 0 for wait in waits) <= 1 + 10 * (time.monotonic() - started)


def test_what_a_worker_puts_back_after_a_cancel_is_given_up(database):
    batch_id = a_batch(database, 5)
    (worker,) = join(database, "w")
    taken = turns.exchange(database, worker, (), 2).turns
    batches.cancel(database, batch_id)
    turns.exchange(database, worker, [Outcome(turn=taken[0], put_back=True)], 0)
    turns.leave(database, worker)
    batch = batches.load(database, batch_id)
    assert (batch.cancelled, batch.pending, batch.running) == (5, 0, 0)
