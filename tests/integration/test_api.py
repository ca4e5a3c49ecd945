"""The API over real HTTP on loopback, with a model's server on another port."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import httpx2
import pytest

from service.app import create_app
from service.settings import Settings
from tests.faulty_server import GOOD, FaultyServer
from tests.loopback import running

ARTICLE = "大连2月14日电 截至去年底，大连有人工智能企业460多家，产业规模达520亿元。"
DATED = {"text": ARTICLE, "published": "2025-02-15", "title": "大连人工智能"}


@dataclass
class Service:
    """The service under test and the model's server behind it."""

    http: httpx2.Client
    model: FaultyServer

    @property
    def questions(self) -> int:
        return sum(len(requests) for requests in self.model.requests.values())


def served(folder, *, fault="none", times=0, **changed) -> Iterator[Service]:
    model = FaultyServer()
    with running(model.app) as model_url:
        given = {
            "DATABASE_URL": f"sqlite:///{folder / 'test.db'}",
            "OPENAI_BASE_URL": f"{model_url}/{fault}/{times}/v1",
            "CITYFACTS_MODEL": "any",
            "CITYFACTS_MODE": "json_schema",
            "CITYFACTS_RETRIES": 0,
            **changed,
        }
        app = create_app(Settings(_env_file=None, **given))
        with running(app, lifespan="on") as url, httpx2.Client(base_url=url, timeout=30) as http:
            yield Service(http, model)


@pytest.fixture(scope="module")
def service(tmp_path_factory) -> Iterator[Service]:
    yield from served(
        tmp_path_factory.mktemp("service"), CITYFACTS_MAX_BYTES=100_000, CITYFACTS_MAX_CHARS=5000
    )


@pytest.fixture
def broken(tmp_path) -> Iterator[Service]:
    """A service whose model fails once, then answers."""
    yield from served(tmp_path, fault="401", times=1)


def extraction_of(answer: httpx2.Response) -> dict:
    assert answer.status_code == 200, answer.text
    return answer.json()


def problem_of(answer: httpx2.Response, status: int) -> dict:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert set(problem) >= {"type", "title", "status", "detail", "instance"}
    assert problem["status"] == status
    assert problem["instance"] == f"urn:cityfacts:request:{answer.headers['x-request-id']}"
    return problem


def test_an_article_comes_back_as_checked_facts(service):
    extraction = extraction_of(service.http.post("/extract", json=DATED))
    (fact,) = extraction["facts"]
    assert (fact["city"], fact["value"], fact["unit"]) == ("大连", 460, "家")
    assert ARTICLE[fact["start"] : fact["end"]] == fact["quote"]
    assert extraction["article"]["published"] == "2025-02-15"
    assert extraction["provenance"]["model"] == "any"
    assert extraction["provenance"]["tokens"]["output"] == 50


def test_the_same_article_is_answered_from_the_store_unless_fresh(service):
    given = {**DATED, "title": "second time"}
    first = extraction_of(service.http.post("/extract", json=given))
    asked = service.questions
    again = extraction_of(service.http.post("/extract", json=given))
    assert (again, service.questions) == (first, asked)
    fresh = extraction_of(service.http.post("/extract?fresh=true", json=given))
    assert service.questions == asked + 1
    assert fresh["id"] != first["id"]


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("text/plain", ARTICLE.encode()),
        ("text/plain; charset=utf-8", b"\xef\xbb\xbf" + ARTICLE.replace("。", "。\r\n").encode()),
        ("text/plain; charset=GB18030", ARTICLE.encode("gb18030")),
        ("text/plain;charset=utf-16", ARTICLE.encode("utf-16")),
        ("text/html", f"<html><body><article><p>{ARTICLE}</p></article></body></html>".encode()),
        ("application/json; charset=utf-8", json.dumps(DATED).encode()),
    ],
)
def test_an_article_is_taken_in_every_kind_and_charset(service, content_type, body):
    answer = service.http.post(
        "/extract?published=2025-02-15", content=body, headers={"content-type": content_type}
    )
    extraction = extraction_of(answer)
    text = service.http.get(f"/extractions/{extraction['id']}/text").content.decode()
    (fact,) = extraction["facts"]
    assert text[fact["start"] : fact["end"]] == fact["quote"]
    assert extraction["article"]["published"] == "2025-02-15"


def test_an_extraction_and_its_text_are_found_under_its_id(service):
    extraction = extraction_of(service.http.post("/extract", json=DATED))
    assert extraction_of(service.http.get(f"/extractions/{extraction['id']}")) == extraction
    text = service.http.get(f"/extractions/{extraction['id']}/text")
    assert text.headers["content-type"] == "text/plain; charset=utf-8"
    assert text.content.decode() == ARTICLE


def test_what_the_model_wrote_is_found_under_the_records_id(service):
    done = extraction_of(service.http.post("/extract", json=DATED))
    [answer] = service.http.get(f"/extractions/{done['id']}/answers").json()
    assert (answer["round"], answer["part"], answer["attempt"]) == ("first", 1, 1)
    assert answer["text"] == GOOD
    problem_of(service.http.get("/extractions/nothing/answers"), 404)


def test_extractions_are_listed_page_by_page(service):
    for number in range(3):
        extraction_of(service.http.post("/extract", json={**DATED, "title": f"{number} of 3"}))
    wanted = {"city": "大连", "limit": 2, "search": "of 3"}
    first = service.http.get("/extractions", params=wanted).json()
    second = service.http.get("/extractions", params={**wanted, "after": first["after"]}).json()
    titles = [item["title"] for item in (*first["items"], *second["items"])]
    assert titles == ["2 of 3", "1 of 3", "0 of 3"]
    assert second["after"] is None
    assert sum(first["counts"].values()) == 3


def test_the_process_and_its_database_answer(service):
    assert service.http.get("/healthz").json() == {"status": "ok"}
    ready = service.http.get("/readyz").json()
    assert (ready["status"], ready["model"]) == ("ready", "any")


def text_plain(body: bytes) -> dict:
    return {"content": body, "headers": {"content-type": "text/plain"}}


def as_json(body: bytes) -> dict:
    return {"content": body, "headers": {"content-type": "application/json"}}


@pytest.mark.parametrize(
    ("request_", "status", "told"),
    [
        (text_plain(b""), 422, "The text is empty"),
        ({"json": {"text": " \n　"}}, 422, "The text is empty"),
        (text_plain("字".encode() * 5001), 413, "CITYFACTS_MAX_CHARS"),
        (text_plain(b"x" * 100_001), 413, "CITYFACTS_MAX_BYTES"),
        (text_plain(b"\xff\xfe\xfa"), 415, "name the charset"),
        (text_plain(b"\x00\x01\x02" * 100), 415, "This is not text"),
        (
            {"content": b"x", "headers": {"content-type": "text/plain; charset=klingon"}},
            415,
            "no charset 'klingon'",
        ),
        (
            {"content": b"78", "headers": {"content-type": "text/plain; charset=hex"}},
            415,
            "no charset 'hex'",
        ),
        ({"content": b"x", "headers": {"content-type": "image/png"}}, 415, "image/png"),
        ({"content": b"x", "headers": {}}, 415, "no stated kind"),
        (as_json(b"{"), 422, "not JSON"),
        (as_json(b"[" * 90_000), 422, "not JSON"),
        (as_json(b"[]"), 422, "`body`"),
        (as_json(b'{"text": "x \\ud800"}'), 422, "`text`"),
        (as_json(b'{"text": "x", "source_url": "\\udfff"}'), 422, "`source_url`"),
        ({"json": {}}, 422, "`text`: Field required"),
        ({"json": {"text": 1}}, 422, "`text`"),
        ({"json": {**DATED, "langauge": "zh"}}, 422, "`langauge`"),
        ({"json": {**DATED, "published": "15.2.2025"}}, 422, "YYYY-MM-DD"),
        ({"json": {**DATED, "published": 20250215}}, 422, "YYYY-MM-DD"),
        ({**text_plain(b"x"), "params": {"published": "soon"}}, 422, "YYYY-MM-DD"),
        ({**text_plain(b"x"), "params": {"fresh": "perhaps"}}, 422, "`fresh`"),
    ],
)
def test_what_cannot_be_used_is_refused_with_what_to_do(service, request_, status, told):
    asked = service.questions
    problem = problem_of(service.http.post("/extract", **request_), status)
    assert told in problem["detail"]
    assert service.questions == asked


def test_a_body_that_grows_without_a_declared_length_is_refused(service):
    endless = (b"x" * 10_000 for _ in range(100))
    answer = service.http.post("/extract", content=endless, headers={"content-type": "text/plain"})
    assert "CITYFACTS_MAX_BYTES" in problem_of(answer, 413)["detail"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404),
        ("GET", "/extractions/nobody", 404),
        ("GET", "/extractions/nobody/text", 404),
        ("POST", "/extractions/nobody/retry", 404),
        ("GET", "/extractions/..%2F..%2Fetc", 404),
        ("GET", "/extractions/Nobody%00", 422),
        ("DELETE", "/extract", 405),
        ("GET", "/extractions?after=rubbish~&order=risk", 400),
        ("GET", "/extractions?limit=0", 422),
        ("GET", "/extractions?state=lost", 422),
        ("GET", "/extractions?stat=queued", 422),
        ("GET", "/extractions?city=%00", 422),
    ],
)
def test_every_error_is_a_problem_document(service, method, path, status):
    problem_of(service.http.request(method, path), status)


def test_a_wrong_method_names_the_right_one(service):
    assert service.http.delete("/extract").headers["allow"] == "POST"


def test_a_request_keeps_the_name_it_came_with(service):
    answer = service.http.get("/healthz", headers={"x-request-id": "my-42"})
    assert answer.headers["x-request-id"] == "my-42"
    answer = service.http.get("/healthz", headers={"x-request-id": "two words\t<b>"})
    assert " " not in answer.headers["x-request-id"]


def test_an_article_whose_model_failed_is_kept_and_run_again(broken):
    problem = problem_of(broken.http.post("/extract", json=DATED), 502)
    kept_as = problem["extraction_id"]
    assert f"POST /extractions/{kept_as}/retry" in problem["detail"]
    assert problem["type"] == "urn:cityfacts:problem:model-refused"
    (item,) = broken.http.get("/extractions?state=failed").json()["items"]
    assert item["extraction_id"] == kept_as
    waiting = problem_of(broken.http.get(f"/extractions/{kept_as}"), 409)
    assert "Run it again" in waiting["detail"]
    assert broken.http.get(f"/extractions/{kept_as}/text").text == ARTICLE

    extraction = extraction_of(broken.http.post(f"/extractions/{kept_as}/retry"))
    assert extraction["id"] == kept_as
    assert extraction["facts"][0]["city"] == "大连"
    problem_of(broken.http.post(f"/extractions/{kept_as}/retry"), 409)


def test_sending_an_article_again_completes_the_record_that_failed(broken):
    kept_as = problem_of(broken.http.post("/extract", json=DATED), 502)["extraction_id"]
    assert extraction_of(broken.http.post("/extract", json=DATED))["id"] == kept_as
    assert broken.http.get("/extractions").json()["counts"]["failed"] == 0


def test_a_record_that_fails_twice_stays_one_record(tmp_path):
    for service in served(tmp_path, fault="401", times=2):
        first = problem_of(service.http.post("/extract", json=DATED), 502)
        second = problem_of(service.http.post("/extract", json=DATED), 502)
        assert first["extraction_id"] == second["extraction_id"]


@pytest.mark.parametrize(
    ("fault", "told"),
    [("other-schema", "does not fit the schema"), ("html-error-page", "cannot|refused|answered")],
)
def test_nonsense_of_a_model_is_told_and_the_article_kept(tmp_path, fault, told):
    for service in served(tmp_path, fault=fault, times=9):
        problem = problem_of(service.http.post("/extract", json=DATED), 502)
        assert problem["extraction_id"]


def test_a_server_that_is_not_there_is_named(tmp_path):
    changed = {"OPENAI_BASE_URL": "http://127.0.0.1:9/v1"}
    for service in served(tmp_path, **changed):
        problem = problem_of(service.http.post("/extract", json=DATED), 502)
        assert problem["type"] == "urn:cityfacts:problem:model-unreachable"
        assert "127.0.0.1:9" in problem["detail"]


def test_a_long_article_is_read_in_parts_and_a_part_that_failed_sends_it_to_review(tmp_path):
    long = "\n".join([ARTICLE] * 40)
    for service in served(tmp_path, fault="401", times=1, CITYFACTS_PART_CHARS=1000):
        extraction = extraction_of(service.http.post("/extract", json={**DATED, "text": long}))
        assert extraction["decision"] == "review"
        assert "parts were not read" in extraction["reasons"][0]
        again = extraction_of(service.http.post("/extract", json={**DATED, "text": long}))
        assert again["id"] != extraction["id"]
        assert not any("parts were not read" in reason for reason in again["reasons"])


def test_what_was_done_is_counted_without_a_word_of_an_article(broken):
    def counted() -> dict[str, float]:
        lines = broken.http.get("/metrics").text.splitlines()
        return {
            name: float(n)
            for name, _, n in (line.rpartition(" ") for line in lines)
            if not name.startswith("#")
        }

    before = counted()
    broken.http.post("/extract", json=DATED)
    broken.http.post("/extract", json=DATED)
    broken.http.post("/extract", json=DATED)
    after = counted()
    grown = {name: n - before.get(name, 0) for name, n in after.items()}
    assert grown['cityfacts_extractions_total{model="any",outcome="failed"}'] == 1
    assert grown['cityfacts_extractions_total{model="any",outcome="from_store"}'] == 1
    assert grown['cityfacts_cache_total{outcome="hit"}'] == 1
    assert grown['cityfacts_cache_total{outcome="miss"}'] == 2
    questions = "cityfacts_model_questions_total"
    assert grown[f'{questions}{{model="any",outcome="answered"}}'] == 1
    assert grown[f'{questions}{{model="any",outcome="ModelRefused"}}'] == 1
    assert grown['cityfacts_model_question_seconds_count{model="any"}'] == 2
    assert grown['cityfacts_model_requests_total{model="any"}'] == 2
    assert grown['cityfacts_model_tokens_total{direction="output",model="any"}'] == 50
    assert grown['cityfacts_http_requests_total{method="POST",route="/extract",status="502"}'] == 1
    assert after['cityfacts_records{state="failed"}'] == 0
    assert sum(n for name, n in after.items() if name.startswith("cityfacts_records")) == 1
    assert "大连" not in broken.http.get("/metrics").text


def test_what_nobody_foresaw_is_a_problem_document_and_a_log_line_without_the_text(
    service, monkeypatch, capfd
):
    def fail(*_, **__):
        raise RuntimeError(ARTICLE)

    monkeypatch.setattr("service.api.intake.read", fail)
    problem = problem_of(service.http.post("/extract", json=DATED), 500)
    service.http.get("/healthz")  # by then the line of the request before is written
    failed, request, *_ = [json.loads(line) for line in capfd.readouterr().err.splitlines()]
    assert "大连" not in json.dumps([problem, failed, request], ensure_ascii=False)
    assert (failed["error"], request["status"]) == ("RuntimeError", 500)
    assert f"urn:cityfacts:request:{failed['request_id']}" == problem["instance"]
