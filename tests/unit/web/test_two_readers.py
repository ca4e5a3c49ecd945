"""Two people at one record: the pages of leases, second readings and versions."""

import re

import pytest

from service.store import leases, records
from tests.doors import form_token, server
from tests.unit.web import desk
from tests.unit.web.factory import claim, record


@pytest.fixture
def house(tmp_path):
    with server(tmp_path, CITYFACTS_SECOND_SHARE=1.0) as opened:
        desk.keep(opened.store, record([claim(1), claim(3)]))
        yield opened


@pytest.fixture
def ada(house):
    return house.logged_in("ada")


@pytest.fixture
def rui(house):
    return house.logged_in("rui")


def post(person, path, **form):
    return person.post(path, data={"csrf": form_token(person, "/account"), **form})


def decide(person, fact_id="f1", verdict="accept", record_id="x1", version=0):
    path = f"/records/{record_id}/facts/{fact_id}"
    return post(person, path, version=version, verdict=verdict)


def test_whoever_opens_a_record_has_it_and_the_second_sees_who_and_cannot_decide(ada, rui):
    assert 'value="accept"' in ada.get("/records/x1").text
    seen = rui.get("/records/x1").text
    assert "ada has had this record in hand" in seen
    assert 'value="accept"' not in seen
    refused = decide(rui)
    assert refused.status_code == 409
    assert "ada has had this record in hand" in refused.text


def test_a_reader_takes_nothing_in_hand(house, rui):
    house.logged_in("li").get("/records/x1")
    assert leases.of_record(house.store, "x1") is None


def test_a_page_that_is_left_lays_the_record_down(house, ada, rui):
    ada.get("/records/x1")
    assert post(ada, "/records/x1/release").status_code == 204
    assert 'value="accept"' in rui.get("/records/x1").text


def test_the_heartbeat_of_a_page_that_lost_its_record_is_told(ada, rui):
    rui.get("/records/x1")
    assert post(rui, "/records/x1/lease").status_code == 204
    post(ada, "/records/x1/reassign", holder="ada")
    assert post(rui, "/records/x1/lease").status_code == 409


def test_only_an_admin_reassigns(house, ada, rui):
    ada.get("/records/x1")
    assert post(rui, "/records/x1/reassign", holder="rui").status_code == 403
    post(ada, "/records/x1/reassign", holder="rui")
    assert leases.of_record(house.store, "x1").holder == "rui"


def test_a_record_is_given_to_nobody_who_may_not_review(house, ada):
    assert post(ada, "/records/x1/reassign", holder="li").status_code == 404
    assert post(ada, "/records/x1/reassign", holder="nobody").status_code == 404
    assert leases.of_record(house.store, "x1") is None


def test_the_next_record_lays_this_one_down(house, ada):
    ada.get("/records/x1")
    ada.get("/records/x1/next")
    assert leases.of_record(house.store, "x1") is None


def test_a_second_reading_shows_no_decision_of_the_first_and_is_not_for_its_reader(house, ada, rui):
    decide(ada, "f1")
    decide(ada, "f3", "reject", version=1)
    assert records.load(house.store, "x1").state == "reviewed"
    listed = rui.get("/queue").text
    assert "/records/x1" not in listed
    other = listed.split('href="/records/')[1].split('"')[0]
    page = rui.get(f"/records/{other}").text.split("<main")[1]
    assert re.search(r"\bada\b", page) is None  # the form's token may hold these letters
    assert f"/records/{other}" not in ada.get("/queue").text
    assert ada.get(f"/records/{other}").status_code == 409


def test_two_versions_of_an_article_are_compared_fact_by_fact(house, ada):
    other = record([claim(1, name="产业规模"), claim(6)], extraction_id="x2", model="other")
    desk.keep(house.store, other)
    assert 'href="/records/x1/compare/x2"' in ada.get("/records/x1").text
    page = ada.get("/records/x1/compare/x2").text
    assert ["differs" in page, "only on the left" in page, "only on the right" in page] == [
        True
    ] * 3


def test_records_of_two_articles_are_no_versions(house, ada):
    desk.keep(house.store, record([], text="别的文章。", extraction_id="x9"))
    assert ada.get("/records/x1/compare/x9").status_code == 404
