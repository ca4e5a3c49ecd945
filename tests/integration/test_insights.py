"""The page of pictures, over a real database, on SQLite and on PostgreSQL."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from starlette.testclient import TestClient

from schemas.extraction import Normalized
from schemas.finding import FindingCode
from service.store import insights, records
from service.web.insights import bucket_starts
from tests.records import a_fact, a_finding, a_question, an_article, an_extraction
from tests.stores import BACKENDS, address
from tests.unit.web import desk
from tests.unit.web.factory import record

TODAY = datetime.now(UTC)


@pytest.fixture(params=BACKENDS)
def server(request, tmp_path):
    url = address(request.param, tmp_path)
    app = desk.the_app(tmp_path, DATABASE_URL=url)
    with TestClient(app, headers={"accept-language": "en"}) as client:
        yield client


def database_of(server):
    return server.app.state.resources.database


def keep(server, *facts, created=TODAY, decision="accept", findings=(), number=[0]):  # noqa: B006
    number[0] += 1
    article = an_article(id=f"i{number[0]}")
    made = an_extraction(article, facts=facts, decision=decision, findings=findings)
    provenance = made.provenance.model_copy(update={"created": created})
    made = made.model_copy(update={"provenance": provenance})
    asked = a_question(article_id=article.id, prompt_sha256=made.id)
    records.save(database_of(server), article, made, asked, risk=1.0)


def a_size(value, unit="CNY", **changed):
    return a_fact(value=value, normalized=Normalized(value=value, unit=unit), **changed)


def drawn(page):
    """The chart of cities compared: names of its lines, and what each mark says."""
    chart = page.split('id="compared-t"')[1].split("</svg>")[0]
    return re.findall(r"<path class=\"mark[^>]*><title>([^<]+)</title>", chart)


def test_nothing_accepted_yet_is_said_in_words(server):
    page = server.get("/insights").text
    assert "No fact with a number is accepted yet" in page
    assert "There is nothing in this time." in page


def test_cities_are_compared_by_the_commonest_indicator_at_first(server):
    keep(server, a_size(100, as_of="2023"), a_size(120, id="f2", as_of="2024"))
    keep(server, a_size(90, city="武汉", as_of="2024"), a_size(7, id="f2", name="企业", unit="家"))
    page = server.get("/insights").text
    assert 'value="产业规模"' in page
    assert [told.split(" · ")[0] for told in drawn(page)] == ["深圳", "深圳", "武汉"]


def test_units_are_never_mixed(server):
    keep(server, a_size(100), a_size(110, id="f2", city="武汉"), a_size(21, "percent", id="f3"))
    assert len(drawn(server.get("/insights").text)) == 2
    page = server.get("/insights", params={"name": "产业规模", "unit": "percent"}).text
    assert len(drawn(page)) == 1
    assert '<option value="percent" selected>' in page


def test_a_city_is_chosen_under_any_of_its_names_and_drawn_once(server):
    keep(server, a_size(100, city="深圳", as_of="2023"), a_size(120, id="f2", city="Shenzhen"))
    keep(server, a_size(90, city="武汉"), a_size(80, city="合肥", id="f2"))
    page = server.get("/insights", params={"name": "产业规模", "cities": "深圳市， Wuhan"}).text
    assert sorted(told.split(" · ")[0] for told in drawn(page)) == ["武汉", "深圳", "深圳"]


def test_every_value_of_the_chart_stands_in_the_table_and_leads_to_its_record(server):
    keep(server, a_size(100))
    page = server.get("/insights").text
    table = page.split("<table>")[1].split("</table>")[0]
    assert re.search(r'<a href="/records/\w+">深圳</a>', table)
    for told in ("2024-12-31 · as of", "<td>100</td>", "the checks"):
        assert told in table


def test_there_is_room_for_six_cities_and_the_others_are_named(server):
    cities = ("深圳", "武汉", "合肥", "杭州", "成都", "大连", "青岛")
    keep(server, *(a_size(9, id=f"f{n}", city=city) for n, city in enumerate(cities)))
    page = server.get("/insights").text
    assert any(f"Left out: {city}" in page for city in cities)
    assert len(drawn(page)) == 6


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>", '"><svg onload=alert(1)>', "{{ 7 * 7 }}", "%00", "深" * 500],
)
def test_hostile_words_in_facts_and_in_the_form_stay_words(server, hostile):
    keep(server, a_size(1, name=hostile, city=hostile), a_size(2, id="f2", city=hostile, name="n"))
    for asked in ({}, {"name": hostile, "cities": hostile, "unit": hostile}):
        answer = server.get("/insights", params=asked)
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text
        assert "<svg onload" not in answer.text


@pytest.mark.parametrize("asked", [{"span": "years"}, {"span": ""}])
def test_a_span_that_is_none_is_a_page_that_says_so(server, asked):
    answer = server.get("/insights", params=asked)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


def test_what_came_in_and_what_was_doubted_is_counted_by_day(server):
    doubts = (a_finding(), a_finding(code=FindingCode.WRONG_CITY), a_finding(severity="note"))
    keep(server, a_fact(), decision="review", findings=doubts)
    keep(server, a_fact(), created=TODAY - timedelta(days=3))
    keep(server, a_fact(), created=TODAY - timedelta(days=90))
    since, opened = TODAY.date() - timedelta(days=7), database_of(server)
    assert insights.records_by_day(opened, since) == {
        (TODAY.date(), "queued"): 1,
        ((TODAY - timedelta(days=3)).date(), "accepted"): 1,
    }
    assert insights.findings_by_day(opened, since) == {
        (TODAY.date(), "scale_mismatch"): 1,
        (TODAY.date(), "wrong_city"): 1,
    }


def test_a_moment_counts_for_its_day_in_utc(server):
    late = datetime.combine(TODAY.date(), datetime.min.time(), UTC) - timedelta(seconds=1)
    keep(server, a_fact(), created=late)
    found = insights.records_by_day(database_of(server), TODAY.date() - timedelta(days=7))
    assert list(found) == [(late.date(), "accepted")]


def test_the_seconds_of_a_record_are_drawn(server):
    desk.keep(database_of(server), record())
    server.get("/records/x1")
    for version, fact_id in enumerate(("f1", "f2", "f3")):
        form = {"version": version, "verdict": "accept"}
        assert server.post(f"/records/x1/facts/{fact_id}", data=form).status_code == 200
    page = server.get("/insights").text
    assert 'id="seconds-t"' in page
    assert page.count("Nothing of the sample is reviewed yet.") == 2


def test_what_escaped_the_checks_is_told(server):
    made = record()
    passed = made.extraction.model_copy(update={"decision": "accept"})
    asked = a_question(article_id=made.article.id)
    records.save(database_of(server), made.article, passed, asked, risk=1.0, blind=True)
    for version in range(len(passed.facts)):
        form = {"version": version, "verdict": "accept" if version else "reject"}
        server.post(f"/records/x1/facts/f{version + 1}", data=form)
    assert "9.1%" in server.get("/insights").text


@pytest.mark.parametrize(
    ("span", "first", "last", "count"),
    [
        ("days", date(2026, 1, 2), date(2026, 1, 31), 30),
        ("weeks", date(2025, 8, 4), date(2026, 1, 26), 26),
        ("months", date(2025, 2, 1), date(2026, 1, 1), 12),
    ],
)
def test_the_last_bucket_holds_today(span, first, last, count):
    starts = bucket_starts(span, date(2026, 1, 31))
    assert (starts[0], starts[-1], len(starts)) == (first, last, count)
