"""Batches over HTTP: uploaded, followed, brought home, given up; and their pages."""

import asyncio
import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx2
import pytest

from service.app import create_app
from service.jobs.worker import Duty, work
from service.resources import open_resources
from service.settings import Settings
from service.store import turns
from service.store.database import connect
from tests.batching import ScriptedModel, environment, lines
from tests.integration.test_batch_cli import Shell
from tests.loopback import running


@dataclass
class Service:
    """A server, its scripted model, and the settings of both."""

    http: httpx2.Client
    model: ScriptedModel
    settings: Settings

    def post(self, body: str | bytes, status: int = 202, **asked: object) -> dict:
        content = body.encode() if isinstance(body, str) else body
        answer = self.http.post("/batches", content=content, params=asked)
        assert answer.status_code == status, answer.text
        return answer.json()

    def get(self, batch_id: str) -> dict:
        return self.http.get(f"/batches/{batch_id}").json()["batch"]

    def results(self, batch_id: str, per: str = "article") -> list[dict]:
        answer = self.http.get(f"/batches/{batch_id}/results", params={"per": per})
        assert answer.headers["content-type"] == "application/x-ndjson"
        return [json.loads(line) for line in answer.text.splitlines()]

    @contextmanager
    def a_worker(self) -> Iterator[None]:
        """A worker in a thread until the block ends; it finishes what it has in hand."""
        loop = asyncio.new_event_loop()
        stopping = asyncio.Event()

        async def one() -> None:
            async with open_resources(self.settings) as using:
                await work(using, Duty(capacity=4), stopping)

        thread = threading.Thread(target=loop.run_until_complete, args=(one(),))
        thread.start()
        try:
            yield
        finally:
            loop.call_soon_threadsafe(stopping.set)
            thread.join(30)
            loop.close()

    def until_ended(self, batch_id: str) -> dict:
        patience = time.monotonic() + 60
        while (batch := self.get(batch_id))["state"] not in ("done", "stopped", "cancelled"):
            assert time.monotonic() < patience, batch
            time.sleep(0.05)
        return batch


@pytest.fixture
def service(tmp_path):
    model = ScriptedModel()
    with model.serving() as url:
        told = environment(url, f"sqlite:///{tmp_path / 'test.db'}")
        settings = Settings(_env_file=None, **told, CITYFACTS_MAX_BATCH_BYTES=1_000_000)
        app = create_app(settings)
        with running(app, lifespan="on") as base, httpx2.Client(base_url=base, timeout=30) as http:
            yield Service(http, model, settings)


def test_an_upload_is_worked_through_and_its_results_come_in_its_order(service):
    told = service.post(
        lines(12) + "{broken\n\n" + '{"text": 3}\n', name="news-2025.jsonl \\ x0", concurrency=3
    )
    batch = told["batch"]
    assert (batch["state"], batch["total"], batch["failed"]) == ("running", 14, 2)
    assert [failure["name"] for failure in told["failures"]] == ["line:13", "line:15"]
    with service.a_worker():
        ended = service.until_ended(batch["id"])
    assert (ended["state"], ended["done"], ended["pending"]) == ("done", 12, 0)
    rows = service.results(batch["id"])
    assert [row["article"] for row in rows] == [f"line:{n}" for n in (*range(1, 14), 15)]
    assert rows[0]["extraction"]["id"] == rows[0]["extraction_id"]
    assert service.results(batch["id"], per="fact") == []
    assert service.model.most_at_once <= 3


@pytest.mark.parametrize(
    ("body", "status", "told"),
    [
        ("", 400, "There is no article that can be read."),
        ("{broken\n", 400, "line:1: The line is not JSON"),
        (b"\x00\xff\n", 400, "line:1 is not text"),
        ("x" * 1_000_001, 413, "CITYFACTS_MAX_BATCH_BYTES"),
    ],
)
def test_an_upload_without_any_article_is_refused_and_leaves_nothing(service, body, status, told):
    problem = service.post(body, status=status)
    assert told in problem["detail"]
    assert service.http.get("/batches").json() == []


def test_an_upload_that_is_too_long_leaves_nothing_although_it_does_not_say_so_before(service):
    def endless():
        for number in range(20_000):
            yield lines(1, first=number).encode()

    assert service.http.post("/batches", content=endless()).status_code == 413
    assert service.http.get("/batches").json() == []


def test_a_cancelled_batch_keeps_what_is_done_and_can_be_taken_up_again(service):
    service.model.seconds = 0.2
    batch_id = service.post(lines(40), concurrency=2)["batch"]["id"]
    with service.a_worker():
        while service.model.asked.total() < 4:
            time.sleep(0.02)
        cancelled = service.http.post(f"/batches/{batch_id}/cancel").json()["batch"]
    assert cancelled["state"] == "cancelled"
    kept = service.get(batch_id)
    assert kept["running"] == kept["pending"] == 0
    assert 0 < kept["done"] < 40
    assert kept["done"] + kept["cancelled"] == 40
    service.model.seconds = 0
    service.http.post(f"/batches/{batch_id}/retry")
    with service.a_worker():
        assert service.until_ended(batch_id)["done"] == 40
    assert set(service.model.asked.values()) == {1}


def test_an_interactive_question_does_not_wait_behind_a_batch(service):
    service.model.seconds = 0.5
    service.post(lines(60), concurrency=4)
    with service.a_worker():
        while not service.model.asked:
            time.sleep(0.02)
        started = time.monotonic()
        answer = service.http.post("/extract", json={"text": "大连2月14日电 第9000号简报。"})
        assert answer.status_code == 200
        assert time.monotonic() - started < 5  # the batch would take 7.5 s
        service.http.post("/batches/x/cancel")


def test_the_page_starts_a_batch_from_a_file_and_its_events_end_with_the_batch(service):
    files = {"file": ("news.jsonl", lines(5).encode())}
    sent = service.http.post("/runs", files=files, data={"concurrency": "2", "rate": ""})
    assert sent.status_code == 303
    where = sent.headers["location"]
    assert "news.jsonl" in service.http.get("/runs").text
    with service.a_worker(), service.http.stream("GET", f"{where}/events") as events:
        assert events.headers["content-type"].startswith("text/event-stream")
        told = "".join(events.iter_text())
    assert re.findall(r"^event: (\w+)", told, re.M)[-1] == "end"
    page = service.http.get(where).text
    assert '<progress max="5" value="5"' in page
    assert "data-events" not in page


@pytest.mark.parametrize(
    ("file", "more", "told"),
    [
        (b"", {}, "There is no article that can be read."),
        (b"{}\n", {}, "The text is empty."),
        (lines(1).encode(), {"rate": "fast"}, "is no number above 0"),
    ],
)
def test_the_page_says_what_is_wrong_with_a_file(service, file, more, told):
    answer = service.http.post("/runs", files={"file": ("a.jsonl", file)}, data=more)
    assert answer.status_code in (400, 422)
    assert told in answer.text
    assert "<form" in answer.text


def test_the_server_starts_a_worker_for_a_batch_and_takes_it_along_when_it_stops(tmp_path):
    model = ScriptedModel()
    with model.serving() as base_url:
        variables = environment(base_url, f"sqlite:///{tmp_path / 'test.db'}")
        shell = Shell(tmp_path, model, variables)
        server = shell.start("serve", "--port", "0")
        url = re.search(r"http://\S+", server.stderr.readline())[0]
        with httpx2.Client(base_url=url, timeout=60) as http:
            batch_id = http.post("/batches", content=lines(3)).json()["batch"]["id"]
            patience = time.monotonic() + 60
            while http.get(f"/batches/{batch_id}").json()["batch"]["state"] != "done":
                assert time.monotonic() < patience
                time.sleep(0.1)
        server.terminate()
        server.communicate(timeout=60)
        database = connect(variables["DATABASE_URL"])
        assert turns.living(database, "scripted", base_url, 60) == 0
        database.dispose()
