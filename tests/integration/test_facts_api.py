"""GET /facts and the downloads, over HTTP, on SQLite and on PostgreSQL."""

import csv
import io
import json
import time
import zipfile
from http.client import HTTPConnection

import pyarrow.parquet as pq
import pytest
from starlette.testclient import TestClient

from service.store import records
from service.store.database import connect
from tests.loopback import running
from tests.records import a_fact, a_question, an_article, an_extraction
from tests.stores import BACKENDS, address
from tests.unit.web import desk
from tests.unit.web.factory import claim, record


@pytest.fixture(params=BACKENDS)
def server(request, tmp_path):
    url = address(request.param, tmp_path)
    with TestClient(desk.the_app(tmp_path, DATABASE_URL=url)) as client:
        yield client


def keep(server, *facts, **article):
    told = an_article(**{"id": f"a{len(facts)}", **article})
    extraction = an_extraction(told, facts=facts, decision="accept")
    database = server.app.state.resources.database
    records.save(database, told, extraction, a_question(article_id=told.id), risk=1.0)


def some(number):
    return [a_fact(id=f"f{n}", as_of=f"{2020 + n % 5}") for n in range(number)]


def test_a_page_of_facts_names_the_place_that_was_meant(server):
    keep(server, a_fact(), a_fact(id="f2", city="武汉"))
    answer = server.get("/facts", params={"city": "Shenzhen", "from": "2024", "to": "2024-12"})
    told = answer.json()
    assert told["place"] == {"id": "440300", "name": "深圳", "full": "深圳市"}
    assert [(fact["city"], fact["value"]) for fact in told["items"]] == [("深圳", "360000000000")]
    assert told["after"] is None


def test_pages_lead_to_the_last_fact(server):
    keep(server, *some(7))
    seen, after = [], {}
    while after is not None:
        told = server.get("/facts", params={"limit": 3, **after}).json()
        seen += [fact["fact_id"] for fact in told["items"]]
        after = {"after": told["after"]} if told["after"] else None
    assert sorted(seen) == sorted(f"f{n}" for n in range(7))


@pytest.mark.parametrize(
    ("asked", "status", "told"),
    [
        ({"from": "soon"}, 422, "YYYY-MM"),
        ({"to": "2025-13"}, 422, "YYYY-MM"),
        ({"after": "x"}, 400, "cursor"),
        ({"words": "力"}, 400, "Name the city"),
        ({"words": "力", "format": "csv"}, 400, "Name the city"),
        ({"after": "2025-01-01~1", "format": "csv"}, 400, "holds all facts"),
        ({"format": "xlsx"}, 422, "format"),
        ({"limit": 0}, 422, "limit"),
        ({"city": "a\x00"}, 422, "NUL"),
        ({"nothing": "x"}, 422, "nothing"),
    ],
)
def test_a_question_that_cannot_be_answered_says_what_to_do(server, asked, status, told):
    answer = server.get("/facts", params=asked)
    assert answer.status_code == status
    assert told in answer.json()["detail"]


def test_the_empty_fields_of_a_form_ask_for_nothing(server):
    keep(server, *some(2))
    answer = server.get("/facts?city=&name=&from=&to=&kind=&format=csv")
    assert len(answer.text.splitlines()) == 3


def test_all_facts_are_one_file_in_each_format(server):
    keep(server, *some(1203))
    files = {form: server.get("/facts", params={"format": form}) for form in ("csv", "jsonl")}
    rows = list(csv.DictReader(io.StringIO(files["csv"].content.decode("utf-8-sig"), newline="")))
    lines = [json.loads(line) for line in files["jsonl"].text.splitlines()]
    table = pq.read_table(io.BytesIO(server.get("/facts?format=parquet").content)).to_pylist()
    ids = [row["fact_id"] for row in table]
    assert len(set(ids)) == 1203
    assert [row["fact_id"] for row in rows] == [line["fact_id"] for line in lines] == ids
    told = files["csv"].headers["content-disposition"]
    assert told.startswith('attachment; filename="facts-')
    assert told.endswith('.csv"')


def test_a_download_that_breaks_off_gives_its_connection_back(server):
    keep(server, *some(3000))
    pool = server.app.state.resources.database.pool
    with running(server.app) as url:
        for _ in range(3):
            broken = HTTPConnection(url.removeprefix("http://"))
            broken.request("GET", "/facts?format=jsonl")
            assert broken.getresponse().read(100)
            broken.close()
        deadline = time.monotonic() + 20
        while pool.checkedout() and time.monotonic() < deadline:
            time.sleep(0.02)
    assert pool.checkedout() == 0


def test_a_database_that_is_gone_is_told_before_a_file_begins(tmp_path):
    with TestClient(desk.the_app(tmp_path)) as client:
        resources = client.app.state.resources
        gone = connect("postgresql+psycopg://nobody@127.0.0.1:9/none")
        object.__setattr__(resources, "database", gone)
        for form in ("json", "csv"):
            answer = client.get("/facts", params={"format": form})
            assert answer.status_code == 503
            assert "DATABASE_URL" in answer.json()["detail"]


def test_reviewed_records_are_downloaded_as_gold(server):
    database = server.app.state.resources.database
    record_id = desk.keep(database, record([claim(1)]))
    server.post(f"/records/{record_id}/facts/f1", data={"version": 0, "verdict": "accept"})
    answer = server.get("/exports/gold")
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert sorted(archive.namelist()) == ["gold/x1.json", "gold/x1.txt"]
    assert json.loads(archive.read("gold/x1.json"))["facts"][0]["value"] == "112000000000"


def test_the_page_of_downloads_asks_for_what_the_address_takes(server):
    answer = server.get("/exports", headers={"accept-language": "en"})
    assert 'action="/facts"' in answer.text
    assert "Accepted facts" in answer.text
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
