"""Batches through death: of the process, of one of three workers, of PostgreSQL.

Every article ends exactly once in the result. A kill can cost the answers that were under way and
not yet stored, at most one for each article under way; everything else is asked once. The workers
are real processes; they are forked from one that has imported everything, so that a start costs no
seconds.
"""

import asyncio
import json
import multiprocessing
import os
import random
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from schemas.batch import Batch
from service.jobs import results
from service.jobs.sources import of_lines
from service.jobs.worker import Duty, work
from service.resources import open_resources
from service.settings import Settings
from service.store import batches, migrate
from service.store.batches import Limits, NewBatch
from service.store.database import Database, connect
from tests.batching import ScriptedModel, environment, lines
from tests.integration.test_faults_database import a_cluster
from tests.stores import address

ARTICLES = 500
AT_ONCE = 8
MOST_BEYOND = ARTICLES * 2 // 100
MOMENTS = 20
ALONE = int(os.environ.get("FAULT_MOMENTS", "5"))
"""Batches that are killed once; FAULT_MOMENTS=20 tries all, which takes some minutes."""

# multiprocessing speaks to its fork server over a socket in the temporary directory.
pytestmark = pytest.mark.block_network(allowed_hosts=["127.0.0.1", ".*/pymp-"])

_forking = multiprocessing.get_context("forkserver")
_forking.set_forkserver_preload([__name__, "service.llm.model"])


def a_worker(variables: dict[str, str], at_once: int, silence: float) -> None:
    """The life of one worker process: until nothing of the batch is left to do."""
    settings = Settings(_env_file=None, **variables)

    async def one() -> None:
        async with open_resources(settings) as using:
            duty = Duty(capacity=at_once, timeout=silence, idle=0.5)
            await work(using, duty, asyncio.Event())

    asyncio.run(one())


@contextmanager
def workers(variables: dict[str, str], count: int, silence: float = 30) -> Iterator[list]:
    at_once = AT_ONCE // count + (AT_ONCE % count > 0)
    started = [
        _forking.Process(target=a_worker, args=(variables, at_once, silence), daemon=True)
        for _ in range(count)
    ]
    for process in started:
        process.start()
    try:
        yield started
    finally:
        for process in started:
            process.kill()
            process.join()


def a_batch(database: Database, variables: dict[str, str], articles: int = ARTICLES) -> str:
    wanted = NewBatch(
        name="faults",
        model="scripted",
        base_url=variables["OPENAI_BASE_URL"],
        limits=Limits(concurrency=AT_ONCE),
    )
    batch_id = batches.create(database, wanted)
    batches.add(database, batch_id, list(of_lines(lines(articles).encode().splitlines())))
    batches.start(database, batch_id)
    return batch_id


def until(condition, seconds: float = 120) -> None:
    patience = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < patience
        time.sleep(0.005)


def require_each_once(database: Database, batch_id: str, articles: int = ARTICLES) -> Batch:
    """Every article stands once in the result, done, and the counts agree."""
    rows = [json.loads(line) for line in results.lines(database, batch_id, "article")]
    assert [row["position"] for row in rows] == list(range(articles))
    assert {row["state"] for row in rows} == {"done"}
    assert len({row["extraction_id"] for row in rows}) == articles
    batch = batches.load(database, batch_id)
    assert (batch.state, batch.done, batch.failed) == ("done", articles, 0)
    assert batch.pending == batch.running == 0
    return batch


def beyond(model: ScriptedModel, articles: int = ARTICLES) -> int:
    """Questions more than one for each article."""
    assert set(model.asked) == set(range(articles))
    return model.asked.total() - articles


@contextmanager
def stage(folder: Path, backend: str = "sqlite"):
    """A database, a scripted model that answers at once, and the settings of the workers."""
    url = address(backend, folder)
    database = connect(url)
    migrate.upgrade(database)
    model = ScriptedModel()
    try:
        with model.serving() as base_url:
            yield database, model, environment(base_url, url)
    finally:
        database.dispose()


def test_kill_9_at_20_moments_of_one_batch_loses_nothing_and_doubles_nothing(tmp_path):
    """Twenty kills of one batch: each may cost what was under way, and no more."""
    chance = random.Random(20)
    moments = sorted(chance.sample(range(1, ARTICLES - 1), MOMENTS))
    with stage(tmp_path) as (database, model, variables):
        batch_id = a_batch(database, variables)
        for moment in moments:
            with workers(variables, 1) as (process,):
                until(lambda: len(model.asked) > moment or not process.is_alive())  # noqa: B023
                os.kill(process.pid, signal.SIGKILL)
        with workers(variables, 1) as (process,):
            process.join(120)
        require_each_once(database, batch_id)
        assert beyond(model) <= MOMENTS * AT_ONCE


@pytest.mark.parametrize("moment", random.Random(7).sample(range(1, ARTICLES - 1), MOMENTS)[:ALONE])
def test_kill_9_at_a_random_moment_costs_at_most_2_percent_of_the_questions(tmp_path, moment):
    with stage(tmp_path) as (database, model, variables):
        batch_id = a_batch(database, variables)
        with workers(variables, 1) as (process,):
            until(lambda: len(model.asked) > moment)
            os.kill(process.pid, signal.SIGKILL)
        with workers(variables, 1) as (process,):
            process.join(120)
        require_each_once(database, batch_id)
        assert beyond(model) <= MOST_BEYOND


def test_when_one_of_three_workers_dies_the_others_take_over_its_articles(tmp_path):
    with stage(tmp_path, "postgresql") as (database, model, variables):
        batch_id = a_batch(database, variables)
        with workers(variables, 3, silence=3) as started:
            until(lambda: len(model.asked) > ARTICLES // 3)
            started[0].kill()
            until(lambda: batches.load(database, batch_id).ended)
        require_each_once(database, batch_id)
        assert beyond(model) <= MOST_BEYOND


def test_when_postgresql_is_killed_the_workers_wait_for_it_and_go_on():
    model = ScriptedModel()
    with a_cluster() as cluster, model.serving() as base_url:
        database = connect(cluster.url)
        migrate.upgrade(database)
        variables = environment(base_url, cluster.url)
        batch_id = a_batch(database, variables)
        with workers(variables, 2):
            until(lambda: len(model.asked) > ARTICLES // 2)
            cluster.kill()
            time.sleep(1)
            cluster.start()
            database.dispose()
            until(lambda: batches.load(database, batch_id).ended)
        require_each_once(database, batch_id)
        database.dispose()
        assert beyond(model) <= MOST_BEYOND
