"""The start page: an article is pasted or dropped, watched, and leads to its record."""

import asyncio
import re
import threading
import time

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from service.store import queue, records
from tests.faulty_server import error, said
from tests.loopback import running
from tests.unit.web import desk

ARTICLE = "大连2月14日电 截至去年底，大连有人工智能企业460多家，产业规模达520亿元。"


class SlowModel:
    """A model's server that answers when it is let."""

    def __init__(self, answer):
        self._answer = answer
        self.let = threading.Event()
        self.asked = threading.Event()
        self.app = Starlette(
            routes=[Route("/v1/chat/completions", self._complete, methods=["POST"])]
        )

    async def _complete(self, request):
        await request.json()
        self.asked.set()
        await asyncio.to_thread(self.let.wait, 30)
        return self._answer()


@pytest.fixture
def served(tmp_path):
    """A function that gives a browser at a server with the model; everything closes afterwards."""
    opened = []

    def serve(model):
        url = running(model.app)
        told = {
            "OPENAI_BASE_URL": f"{url.__enter__()}/v1",
            "CITYFACTS_MODEL": "any",
            "CITYFACTS_MODE": "json_schema",
            "CITYFACTS_RETRIES": 0,
            "CITYFACTS_MAX_CHARS": 2000,
        }
        client = TestClient(
            desk.the_app(tmp_path, **told), "http://127.0.0.1", headers={"accept-language": "en"}
        )
        opened.extend([url, client])
        return client.__enter__()

    yield serve
    for one in reversed(opened):
        one.__exit__(None, None, None)


def paste(client, text=ARTICLE, **fields):
    return client.post("/articles", data={"text": text, **fields}, follow_redirects=False)


def end_of(client, address):
    """Where the page leads when the reading is over."""
    deadline = time.monotonic() + 20
    while True:
        answer = client.get(address, follow_redirects=False)
        if 'id="stages"' not in answer.text:
            return answer
        assert time.monotonic() < deadline
        time.sleep(0.02)


def states(page):
    found = re.findall(r'<li class="(\w+)"[^>]*><span>([^<]+)<', page)
    return {name: state for state, name in found}


def test_an_article_is_watched_while_the_model_thinks_and_leads_to_its_record(served):
    model = SlowModel(lambda: said('{"indicators":[],"targets":[],"initiatives":[]}'))
    client = served(model)
    answer = paste(client)
    assert (answer.status_code, model.asked.is_set()) == (303, True)
    page = client.get(answer.headers["location"]).text
    assert states(page) == {
        "Clean the text": "done",
        "Find the numbers, apart from the model": "done",
        "Ask the model for the facts": "now",
        "Take the facts apart": "waiting",
        "Check each number against the text": "waiting",
        "Keep the record": "waiting",
    }
    assert f"{len(ARTICLE)} characters" in page
    assert '<noscript><meta http-equiv="refresh" content="1"></noscript>' in page
    model.let.set()
    ended = end_of(client, answer.headers["location"])
    assert ended.status_code == 303
    record_id = ended.headers["location"].removeprefix("/records/")
    record = records.load(client.app.state.resources.database, record_id)
    assert record.article.text == ARTICLE


def test_a_model_that_is_quick_leads_straight_on(served):
    model = SlowModel(lambda: said('{"indicators":[],"targets":[],"initiatives":[]}'))
    model.let.set()
    client = served(model)
    assert client.post("/articles", data={"text": ARTICLE}).url.path.startswith("/records/")


def test_an_article_whose_model_failed_is_kept_and_can_be_run_again(served):
    model = SlowModel(lambda: error(400, "no such model"))
    model.let.set()
    client = served(model)
    ended = end_of(client, paste(client).headers["location"])
    page = client.get(ended.headers["location"])
    assert "no such model" in page.text
    assert "/retry" in page.text
    assert queue.counts(client.app.state.resources.database)["failed"] == 1


@pytest.mark.parametrize(
    ("form", "status", "told"),
    [
        ({"text": "  "}, 422, "Send the article"),
        ({"text": ARTICLE, "published": "soon"}, 422, "YYYY-MM-DD"),
        ({"text": ARTICLE * 100}, 413, "CITYFACTS_MAX_CHARS"),
    ],
)
def test_a_form_that_cannot_be_read_comes_back_with_its_text_and_the_reason(
    served, form, status, told
):
    client = served(SlowModel(lambda: said("{}")))
    answer = client.post("/articles", data=form)
    assert answer.status_code == status
    assert told in answer.text
    assert form["text"].strip() in answer.text


def test_a_dropped_page_is_read_as_a_page(served):
    model = SlowModel(lambda: said('{"indicators":[],"targets":[],"initiatives":[]}'))
    model.let.set()
    client = served(model)
    page = f"<!doctype html><html><body><nav>首页</nav><p>{ARTICLE}</p></body></html>"
    files = {"file": ("news.html", page.encode(), "text/html")}
    sent = client.post("/articles", files=files, follow_redirects=False)
    ended = end_of(client, sent.headers["location"])
    record_id = ended.headers["location"].removeprefix("/records/")
    record = records.load(client.app.state.resources.database, record_id)
    assert record.article.html == page
    assert ARTICLE in record.article.text


def test_an_article_that_nobody_knows_any_more_says_what_to_do(served):
    client = served(SlowModel(lambda: said("{}")))
    answer = client.get("/articles/1m853cbb16frph5")
    assert answer.status_code == 404
    assert "send it again" in answer.text


def test_too_many_articles_at_once_are_turned_away_with_their_text(served, monkeypatch):
    monkeypatch.setattr("service.web.readings._AT_ONCE", 1)
    model = SlowModel(lambda: said('{"indicators":[],"targets":[],"initiatives":[]}'))
    client = served(model)
    paste(client)
    answer = paste(client, "合肥人工智能企业900家。")
    assert answer.status_code == 503
    assert "Try again in a minute" in answer.text
    assert "合肥人工智能企业900家。" in answer.text
    model.let.set()


def test_an_article_under_way_is_kept_when_the_server_stops(tmp_path, served):
    model = SlowModel(lambda: said('{"indicators":[],"targets":[],"initiatives":[]}'))
    client = served(model)
    paste(client)
    threading.Timer(0.5, model.let.set).start()
    client.__exit__(None, None, None)
    with desk.database(tmp_path) as database:
        assert sum(queue.counts(database).values()) == 1
    client.__enter__()
