"""Logging in and out over the pages, and what a key opens."""

import pytest

from tests.doors import PASSWORD, form_token, log_in, server


@pytest.fixture
def house(tmp_path):
    with server(tmp_path) as opened:
        yield opened


def test_without_accounts_whoever_is_on_this_machine_may_do_everything(tmp_path):
    with server(tmp_path, {}) as house:
        assert "There are no accounts yet" in house.client.get("/users").text
        assert house.client.get("/login", follow_redirects=False).headers["location"] == "/"


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("192.0.2.7", {}),
        ("2001:db8::7", {}),
        ("127.0.0.1", {"x-forwarded-for": "192.0.2.7"}),
        ("127.0.0.1", {"forwarded": "for=192.0.2.7"}),
        ("127.0.0.1", {"x-real-ip": "192.0.2.7"}),
    ],
)
def test_without_accounts_nobody_from_outside_gets_in(tmp_path, address, headers):
    with server(tmp_path, {}) as house:
        answer = house.browser(address).get("/extractions", headers=headers)
        assert answer.status_code == 403
        assert "cityfacts users add" in answer.json()["detail"]


def test_the_first_account_closes_the_door_for_a_server_that_runs(tmp_path):
    with server(tmp_path, {}) as house:
        browser = house.client
        assert browser.get("/queue").status_code == 200
        answer = browser.post("/users", data={"name": "ada", "role": "admin"})
        assert "It is shown only now" in answer.text
        assert (
            browser.get("/queue", follow_redirects=False).headers["location"].startswith("/login")
        )


def test_the_log_in_leads_to_where_one_wanted_to_go(house):
    browser = house.browser()
    asked = browser.get("/queue?city=合肥", follow_redirects=False)
    form = browser.get(asked.headers["location"])
    assert 'name="next" value="/queue?city=%E5%90%88%E8%82%A5"' in form.text
    answer = log_in(browser, "rui", next="/queue?city=%E5%90%88%E8%82%A5")
    assert answer.headers["location"] == "/queue?city=%E5%90%88%E8%82%A5"
    assert "rui" in browser.get("/queue").text


def test_a_wrong_password_shows_the_form_again_with_the_name_but_not_the_password(house):
    answer = log_in(house.browser(), "rui", "some wrong words")
    assert answer.status_code == 401
    assert "Name or password is wrong." in answer.text
    assert 'value="rui"' in answer.text
    assert "some wrong words" not in answer.text


def test_too_many_tries_are_told_with_when_to_come_back(house):
    browser = house.browser()
    for _ in range(5):
        assert log_in(browser, "rui", "some wrong words").status_code == 401
    answer = log_in(browser, "rui")
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= 60
    assert f"Try again in {answer.headers['retry-after']} seconds." in answer.text


def test_who_logs_out_is_out_and_the_old_cookie_opens_nothing(house):
    browser = house.logged_in("rui")
    kept = dict(browser.cookies)
    answer = browser.post(
        "/logout", data={"csrf": form_token(browser, "/queue")}, follow_redirects=False
    )
    assert answer.headers["location"] == "/login"
    assert "cityfacts" not in browser.cookies
    thief = house.browser()
    thief.cookies.update(kept)
    assert thief.get("/queue", follow_redirects=False).headers["location"].startswith("/login")


def test_who_is_in_already_is_not_asked_again(house):
    browser = house.logged_in("rui")
    answer = browser.get("/login?next=/queue", follow_redirects=False)
    assert answer.headers["location"] == "/queue"


def test_a_write_after_the_session_ended_says_that_nothing_was_saved(house):
    answer = house.browser().post(
        "/records/x1/undo",
        data={"version": "0"},
        headers={"referer": "http://testserver/records/x1", "accept": "text/html"},
    )
    assert answer.status_code == 401
    assert "Nothing was saved" in answer.text
    assert 'href="/login?next=%2Frecords%2Fx1"' in answer.text


def test_the_form_is_chinese_for_who_reads_chinese(house):
    page = house.browser().get("/login", headers={"accept-language": "zh-CN"})
    assert "用户名" in page.text
    assert 'lang="zh-CN"' in page.text


def test_ones_own_password_is_changed_with_the_old_one(house):
    browser, elsewhere = house.logged_in("rui"), house.logged_in("rui")
    form = {"old": "wrong", "new": "another four words", "again": "another four words"}
    form["csrf"] = form_token(browser, "/account")
    assert browser.post("/account", data=form).status_code == 401
    form["old"] = PASSWORD
    assert browser.post("/account", data={**form, "again": "no"}).status_code == 422
    done = browser.post("/account", data=form)
    assert "The password was changed" in done.text
    assert browser.get("/queue", follow_redirects=False).status_code == 200
    assert elsewhere.get("/queue", follow_redirects=False).status_code == 303
    assert log_in(house.browser(), "rui", "another four words").status_code == 303


def test_an_admin_adds_a_person_who_then_logs_in(house):
    admin = house.logged_in("ada")
    form = {"name": "王芳", "role": "reviewer", "csrf": form_token(admin, "/users")}
    page = admin.post("/users", data=form).text
    password = page.split("<code>")[1].split("</code>")[0]
    assert log_in(house.browser(), "王芳", password).status_code == 303
    assert password not in admin.get("/users").text


def test_an_admin_disables_resets_and_changes_roles(house):
    admin, rui = house.logged_in("ada"), house.logged_in("rui")
    csrf = form_token(admin, "/users")
    admin.post("/users/role", data={"name": "rui", "role": "reader", "csrf": csrf})
    assert "New article" not in rui.get("/queue").text
    admin.post("/users/disable", data={"name": "rui", "csrf": csrf})
    assert rui.get("/queue", follow_redirects=False).status_code == 303
    admin.post("/users/enable", data={"name": "rui", "csrf": csrf})
    page = admin.post("/users/reset", data={"name": "rui", "csrf": csrf}).text
    password = page.split("<code>")[1].split("</code>")[0]
    assert log_in(house.browser(), "rui", password).status_code == 303
    events = admin.get("/users").text
    for told in ("role changed", "disabled", "enabled", "password changed", "logged in"):
        assert told in events


def test_the_only_admin_is_not_disabled_by_mistake(house):
    admin = house.logged_in("ada")
    form = {"name": "ada", "csrf": form_token(admin, "/users")}
    answer = admin.post("/users/disable", data=form)
    assert answer.status_code == 409
    assert "only admin" in answer.text


def test_a_key_made_on_the_page_is_shown_once_and_opens_what_its_scope_says(house):
    admin = house.logged_in("ada")
    form = {"name": "robot", "scope": "read", "csrf": form_token(admin, "/users")}
    page = admin.post("/keys", data=form).text
    key = page.split("<code>")[1].split("</code>")[0]
    assert key not in admin.get("/users").text
    program = house.browser()
    bearer = {"authorization": f"Bearer {key}"}
    assert program.get("/extractions", headers=bearer).status_code == 200
    admin.post("/keys/revoke", data={"name": "robot", "csrf": form["csrf"]})
    assert program.get("/extractions", headers=bearer).status_code == 401


TEXT = {"content-type": "text/plain; charset=utf-8"}


@pytest.mark.parametrize(
    ("scopes", "method", "path", "status"),
    [
        (["read"], "GET", "/extractions", 200),
        (["read"], "GET", "/facts", 200),
        (["read"], "GET", "/metrics", 200),
        (["read"], "POST", "/extract", 403),
        (["extract"], "POST", "/extract", 200),
        (["extract"], "GET", "/extractions", 403),
        (["extract", "read"], "GET", "/extractions", 200),
        (["extract", "read"], "GET", "/users", 403),
        (["extract", "read"], "POST", "/users", 403),
        (["extract", "read"], "POST", "/records/x1/undo", 403),
    ],
)
def test_a_key_opens_what_its_scope_says_and_no_more(house, scopes, method, path, status):
    headers = house.key(*scopes) | TEXT
    content = "深圳人工智能企业超2800家。".encode() if method == "POST" else None
    answer = house.browser().request(method, path, headers=headers, content=content)
    assert answer.status_code == status, answer.text
    if status == 403 and path.startswith("/ext"):
        assert answer.headers["content-type"] == "application/problem+json"
        assert "scope" in answer.json()["detail"]


@pytest.mark.parametrize(
    "shown",
    ["Bearer nope", "Bearer ", "Bearer cityfacts_\u00e9", "bearer x y", "Bearer " + "x" * 9000],
)
def test_a_key_that_is_none_is_told_as_such(house, shown):
    answer = house.browser().get("/extractions", headers={"authorization": shown.encode("latin-1")})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.headers["content-type"] == "application/problem+json"
    assert "unknown or was revoked" in answer.json()["detail"]


def test_a_wrong_key_is_not_saved_by_a_right_cookie(house):
    browser = house.logged_in("ada")
    assert browser.get("/extractions", headers={"authorization": "Bearer x"}).status_code == 401


def test_the_api_document_names_both_ways_to_show_who_one_is(house):
    told = house.client.get("/openapi.json").json()
    schemes = told["components"]["securitySchemes"]
    assert schemes["key"]["scheme"] == "bearer"
    assert schemes["session"]["in"] == "cookie"
    assert {"key": []} in told["paths"]["/extract"]["post"]["security"]
    assert "security" not in told["paths"]["/healthz"]["get"]


def test_two_servers_on_one_database_know_each_others_log_ins(tmp_path):
    with server(tmp_path) as first, server(tmp_path, {}) as second:
        browser = first.logged_in("rui")
        other = second.browser()
        other.cookies.update(dict(browser.cookies))
        assert other.get("/queue", follow_redirects=False).status_code == 200


def test_a_secret_of_the_settings_logs_everybody_out_who_came_before(tmp_path):
    with server(tmp_path) as first:
        cookies = dict(first.logged_in("rui").cookies)
    with server(tmp_path, {}, CITYFACTS_SECRET="x" * 32) as second:
        browser = second.browser()
        browser.cookies.update(cookies)
        assert browser.get("/queue", follow_redirects=False).status_code == 303
