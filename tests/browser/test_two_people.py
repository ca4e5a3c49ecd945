"""Two people with accounts and one queue, each in a browser of their own."""

import time

import pytest
from playwright.sync_api import Page, expect

from service.accounts import people
from service.store import leases, records
from tests.browser.chromium import Watched
from tests.browser.day import another
from tests.doors import PASSWORD, acting
from tests.loopback import running
from tests.unit.web import desk
from tests.unit.web.factory import claim, record

pytestmark = pytest.mark.browser


@pytest.fixture
def store(tmp_path):
    with desk.database(tmp_path) as database:
        desk.keep(database, record([claim(3), claim(10)]), risk=3)
        desk.keep(database, another("104", "calm"), risk=1)
        for name, role in (("ada", "admin"), ("rui", "reviewer"), ("wen", "reviewer")):
            people.add(database, name, PASSWORD, role, acting())
        yield database


@pytest.fixture
def enter(browser, store, tmp_path):
    """A function that logs somebody in; afterwards, nothing may have gone wrong on any page."""
    watched = []

    def entered(name: str, width: int = 1440) -> Page:
        watched.append(Watched(browser, url, width, 900))
        page = watched[-1].page
        page.goto("/queue")
        page.get_by_label("Name").fill(name)
        page.get_by_label("Password").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url("**/queue")
        return page

    with running(desk.the_app(tmp_path), lifespan="on") as url:
        yield entered
        for one in watched:
            one.close()
    for one in watched:
        assert (one.troubles, one.elsewhere) == ([], [])


def fact(page: Page, fact_id: str):
    return page.locator(f'.fact[data-fact="{fact_id}"]')


def test_the_second_sees_who_has_the_record_and_reads_only(enter, store):
    first, second = enter("rui"), enter("wen")
    first.goto("/records/x1")
    second.goto("/records/x1")
    expect(second.get_by_text("rui has had this record in hand")).to_be_visible()
    expect(second.get_by_role("button", name="Accept")).to_have_count(0)
    second.keyboard.press("a")
    fact(first, "f10").get_by_role("button", name="Accept").click()
    expect(fact(first, "f10")).to_have_attribute("data-outcome", "accepted")
    decided = [(v.reviewer, v.fact_id, v.kind) for v in records.load(store, "x1").verdicts]
    assert decided == [("rui", "f10", "accept")]


def test_the_next_record_is_not_one_that_somebody_has_in_hand(enter):
    first, second = enter("rui"), enter("wen", 390)
    first.goto("/records/x1")
    expect(fact(first, "f10")).to_be_visible()
    second.goto("/records/calm")
    second.keyboard.press("n")
    second.wait_for_url("**/queue")


def test_a_record_that_was_left_can_be_decided_by_the_other(enter, store):
    first, second = enter("rui"), enter("wen")
    first.goto("/records/x1")
    expect(fact(first, "f10")).to_be_visible()
    first.goto("/queue")
    deadline = time.monotonic() + 30  # the browser sends its farewell in its own time
    while leases.of_record(store, "x1") is not None:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    second.goto("/records/x1")
    expect(fact(second, "f10").get_by_role("button", name="Accept")).to_be_visible()


def test_an_admin_takes_a_record_over_and_its_holder_loses_nothing(enter, store):
    holder, admin = enter("rui"), enter("ada")
    holder.goto("/records/x1")
    expect(fact(holder, "f10")).to_be_visible()
    admin.goto("/records/x1")
    admin.get_by_role("button", name="Give it to them").click()
    expect(fact(admin, "f10").get_by_role("button", name="Accept")).to_be_visible()
    with holder.expect_response("**/facts/f10") as answer:
        fact(holder, "f10").get_by_role("button", name="Reject").click()
    assert answer.value.status == 409
    assert records.load(store, "x1").verdicts == ()


def test_the_queue_by_keyboard_search_open_decide_and_on(enter, store):
    page = enter("rui")
    page.keyboard.press("/")
    page.keyboard.type("双城记")
    page.keyboard.press("Enter")
    expect(page.locator(".queue li")).to_have_count(1)
    expect(page.get_by_label("Search titles")).to_have_value("双城记")
    expect(page.get_by_role("button", name="Keyboard")).to_be_visible()  # scripts have started
    page.keyboard.press("j")
    expect(page.locator(".queue a")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/records/x1")
    expect(page.locator(".fact.current")).to_have_attribute("data-fact", "f3")
    page.keyboard.press("1")
    expect(fact(page, "f3")).to_have_attribute("data-outcome", "corrected")
    page.keyboard.press("a")
    expect(fact(page, "f10")).to_have_attribute("data-outcome", "accepted")
    page.keyboard.press("n")
    page.wait_for_url("**/records/calm")
    assert records.load(store, "x1").state == "reviewed"


def test_the_queue_shows_what_somebody_has_in_hand(enter):
    first, second = enter("rui"), enter("wen")
    first.goto("/records/calm")
    expect(first.locator(".fact").first).to_be_visible()
    second.get_by_label("In whose hands").fill("rui")
    second.keyboard.press("Enter")
    expect(second.locator(".queue li")).to_have_count(1)
    expect(second.locator(".queue li a")).to_have_attribute("href", "/records/calm")
