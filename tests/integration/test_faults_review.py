"""Decisions under faults: servers killed, many reviewers at once, clocks set back.

Whatever was answered is kept, and nothing is decided twice. docs/reliability.md has the figures.
"""

import os
import re
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2
import pytest
from sqlalchemy import func, select

from service.errors import Conflict
from service.review import desk as desk_module
from service.review.desk import Desk
from service.store import leases, migrate, queue, records, tables
from service.store.database import connect, reading
from tests.loopback import running
from tests.records import a_fact, a_question, an_article, an_extraction
from tests.stores import BACKENDS, address
from tests.unit.web import desk

DECISIONS = 200
QUEUED = queue.Filter(state="queued")


@pytest.fixture(params=BACKENDS)
def url(request, tmp_path):
    return address(request.param, tmp_path)


@contextmanager
def opened(url):
    database = connect(url)
    migrate.upgrade(database)
    try:
        yield database
    finally:
        database.dispose()


def fill(database, number, facts=1):
    """Records that wait, each with so many facts; their ids."""
    told = tuple(a_fact(id=f"f{n}") for n in range(facts))
    ids = []
    for n in range(number):
        article = an_article(id=f"a{n}")
        extraction = an_extraction(article, id=f"r{n:03d}", facts=told)
        records.save(database, article, extraction, a_question(article_id=article.id), risk=n)
        ids.append(extraction.id)
    return ids


def decided(database):
    """How many verdicts each record has."""
    counted = select(tables.verdicts.c.extraction_id, func.count()).group_by(
        tables.verdicts.c.extraction_id
    )
    with reading(database) as connection:
        return {row[0]: row[1] for row in connection.execute(counted)}


class Server:
    """`cityfacts serve` as a process of its own."""

    def __init__(self, url, folder):
        told = {k: v for k, v in os.environ.items() if not k.startswith(("OPENAI_", "CITYFACTS_"))}
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from service import cli; cli.main()", "serve", "--port", "0"],
            stderr=subprocess.PIPE,
            text=True,
            cwd=folder,
            env={**told, "DATABASE_URL": url, "PYTHONPATH": str(Path(__file__).parents[2])},
        )
        first = self._process.stderr.readline()
        self.url = re.search(r"http://127\.0\.0\.1:\d+", first)[0]
        threading.Thread(target=self._process.stderr.read, daemon=True).start()
        with httpx2.Client(transport=httpx2.HTTPTransport(retries=10)) as client:
            assert client.get(f"{self.url}/readyz", timeout=60).status_code == 200

    def kill(self):
        """SIGKILL: no handler runs, no file is closed."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()


def accept(client, url, record_id, version=0):
    """The status with which the server answers the decision; None when it is gone."""
    told = {"version": str(version), "verdict": "accept"}
    try:
        return client.post(f"{url}/records/{record_id}/facts/f0", data=told).status_code
    except httpx2.TransportError:
        return None


def test_a_server_killed_amid_200_decisions_has_kept_each_that_it_answered(url, tmp_path):
    with opened(url) as database:
        waiting = fill(database, DECISIONS)
        answered = []
        server = Server(url, tmp_path)

        def decide(record_id):
            if accept(client, server.url, record_id) == 303:
                answered.append(record_id)
                if len(answered) == DECISIONS // 3:
                    server.kill()

        with httpx2.Client() as client, ThreadPoolExecutor(4) as reviewers:
            list(reviewers.map(decide, waiting))
        assert DECISIONS // 3 <= len(answered) < DECISIONS
        kept = decided(database)
        assert set(answered) <= set(kept)
        assert set(kept.values()) == {1}

        again = Server(url, tmp_path)
        try:
            with httpx2.Client() as client:
                for record_id in waiting:
                    told = accept(client, again.url, record_id)
                    assert told == (409 if record_id in kept else 303)
        finally:
            again.kill()
        assert decided(database) == dict.fromkeys(waiting, 1)
        assert queue.counts(database)["reviewed"] == DECISIONS
        assert queue.page(database, QUEUED).items == ()


def test_sixteen_reviewers_race_through_one_queue_and_each_record_is_decided_once(url):
    with opened(url) as database:
        waiting = fill(database, 48)
        start = threading.Barrier(16)

        def work(reviewer):
            start.wait()
            done = 0
            while True:
                mine = queue.Filter(state="queued", reader=reviewer, free_for=reviewer)
                found = queue.page(database, mine, limit=16)
                if not found.items and found.after is None:
                    return done
                for item in found.items:
                    if leases.take(database, item.extraction_id, reviewer).holder == reviewer:
                        done += decide(item.extraction_id, reviewer)
                        leases.release(database, item.extraction_id, reviewer)

        def decide(record_id, reviewer):
            version = records.load(database, record_id).version
            try:
                Desk(database, record_id, version, reviewer).accept("f0")
            except Conflict:
                return 0
            return 1

        with ThreadPoolExecutor(16) as reviewers:
            done = list(reviewers.map(work, [f"reviewer-{n}" for n in range(16)]))
        assert sum(done) == len(waiting)
        assert decided(database) == dict.fromkeys(waiting, 1)


def test_two_servers_on_one_database_decide_each_record_once(tmp_path):
    url = address("postgresql", tmp_path)
    with ExitStack() as stack:
        database = stack.enter_context(opened(url))
        waiting = fill(database, 40)
        servers = [
            stack.enter_context(running(desk.the_app(tmp_path, DATABASE_URL=url), lifespan="on"))
            for _ in range(2)
        ]
        client = stack.enter_context(httpx2.Client(timeout=60))

        def decide(place):
            return accept(client, servers[place % 2], waiting[place // 4])

        with ThreadPoolExecutor(8) as reviewers:
            statuses = list(reviewers.map(decide, range(4 * len(waiting))))
        assert statuses.count(303) == len(waiting)
        assert statuses.count(409) == 3 * len(waiting)
        assert decided(database) == dict.fromkeys(waiting, 1)


def test_decisions_keep_their_order_when_the_clock_is_set_back(url, monkeypatch):
    with opened(url) as database:
        fill(database, 1, facts=2)

        class SetBack(datetime):
            @classmethod
            def now(cls, zone=None):
                return datetime.now(zone) - timedelta(hours=2)

        Desk(database, "r000", 0, "li").accept("f0")
        monkeypatch.setattr(desk_module, "datetime", SetBack)
        Desk(database, "r000", 1, "li").reject("f1")
        assert records.load(database, "r000").state == "reviewed"
        Desk(database, "r000", 2, "li").undo()
        record = records.load(database, "r000")
        assert [(v.fact_id, v.kind) for v in record.verdicts] == [
            ("f0", "accept"),
            ("f1", "reject"),
            ("f1", "undo"),
        ]
        assert record.state == "queued"
        assert record.verdicts[1].decided < record.verdicts[0].decided <= datetime.now(UTC)
