"""Another site's page cannot make a reader's browser write."""

import pytest

from service.store import accounts, records
from tests.doors import PASSWORD, form_token, server
from tests.unit.web import desk
from tests.unit.web.factory import claim, record


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with server(tmp_path_factory.mktemp("csrf")) as opened:
        desk.keep(opened.store, record([claim(3)]))
        yield opened


@pytest.fixture(scope="module")
def admin(house):
    return house.logged_in("ada")


FOREIGN = [
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "SAME-ORIGIN"},
    {"origin": "https://evil.example"},
    {"origin": "http://testserver.evil.example"},
    {"origin": "http://testserver:8080"},
    {"origin": "null"},
    {"origin": ""},
    {"origin": "http://["},
]
WRITES = [
    ("/records/x1/facts/f3", {"verdict": "accept", "version": "0"}),
    ("/records/x1/undo", {"version": "0"}),
    ("/articles", {"text": "深圳企业超2800家。"}),
    ("/users", {"name": "eve", "role": "admin"}),
    ("/users/disable", {"name": "rui"}),
    ("/keys", {"name": "eve", "scope": "read"}),
    ("/account", {"old": PASSWORD, "new": "another four words", "again": "another four words"}),
    ("/logout", {}),
]


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
@pytest.mark.parametrize(("path", "form"), WRITES)
def test_a_write_from_elsewhere_is_refused_even_with_the_right_token(admin, path, form, headers):
    told = {**form, "csrf": form_token(admin, "/account")}
    assert admin.post(path, data=told, headers=headers).status_code == 403


@pytest.mark.parametrize("token", [None, "", "0" * 64, "é", "x" * 100_000])
@pytest.mark.parametrize(("path", "form"), WRITES)
def test_a_write_without_the_right_token_is_refused(admin, path, form, token):
    told = form if token is None else {**form, "csrf": token}
    assert admin.post(path, data=told).status_code == 403


def test_the_token_of_another_persons_form_is_refused(house, admin):
    other = form_token(house.logged_in("rui"), "/account")
    answer = admin.post("/users/disable", data={"name": "li", "csrf": other})
    assert answer.status_code == 403


def test_nothing_of_all_that_was_done(house):
    assert records.load(house.store, "x1").verdicts == ()
    assert {one.name for one in accounts.listing(house.store)} == {"ada", "li", "rui"}
    assert not any(one.disabled for one in accounts.listing(house.store))


def test_the_token_may_come_as_a_header_too(admin):
    headers = {"x-csrf-token": form_token(admin, "/account")}
    answer = admin.post("/users", data={"name": "new", "role": "reader"}, headers=headers)
    assert answer.status_code == 200


BODY = {"content-type": "text/plain; charset=utf-8"}


def test_the_api_asks_a_cookie_for_the_token_too(admin):
    text = "深圳人工智能企业超2800家。".encode()
    bare = admin.post("/extract", content=text, headers=BODY)
    assert bare.status_code == 403
    assert bare.headers["content-type"] == "application/problem+json"
    right = BODY | {"x-csrf-token": form_token(admin, "/account")}
    assert admin.post("/extract", content=text, headers=right).status_code == 200
    foreign = right | {"origin": "https://evil.example"}
    assert admin.post("/extract", content=text, headers=foreign).status_code == 403


def test_a_key_needs_no_token_for_no_browser_sends_it_by_itself(house):
    headers = BODY | house.key("extract")
    answer = house.browser().post(
        "/extract", content="深圳企业超2800家。".encode(), headers=headers
    )
    assert answer.status_code == 200


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_the_log_in_form_of_another_site_logs_nobody_in(house, headers):
    browser = house.browser()
    form = {"name": "ada", "password": PASSWORD, "csrf": form_token(browser, "/login")}
    assert browser.post("/login", data=form, headers=headers).status_code == 403


def test_a_log_in_without_the_forms_own_cookie_is_refused(house):
    token = form_token(house.browser(), "/login")
    answer = house.browser().post(
        "/login", data={"name": "ada", "password": PASSWORD, "csrf": token}
    )
    assert answer.status_code == 403
    assert "cookies are off" in answer.text


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
@pytest.mark.parametrize("path", ["/records/x1/undo", "/extract", "/language"])
def test_without_accounts_a_write_from_elsewhere_is_refused_all_the_same(tmp_path, path, headers):
    with server(tmp_path, {}) as house:
        answer = house.client.post(path, data={"version": "0", "language": "zh"}, headers=headers)
        assert answer.status_code == 403


def test_no_page_of_another_site_may_read_answers(house, admin):
    for path in ("/extractions", "/facts", "/queue"):
        answer = admin.get(path, headers={"origin": "https://evil.example"})
        assert "access-control-allow-origin" not in answer.headers
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"


def test_reading_changes_nothing(admin, house):
    """No address that a link could lead to writes anything."""
    before = accounts.events(house.store, 100)
    for path in ("/logout", "/users/disable?name=rui", "/keys/revoke?name=x", "/records/x1/undo"):
        assert admin.get(path).status_code in (404, 405)
    assert accounts.events(house.store, 100) == before
