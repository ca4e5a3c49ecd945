"""Who may do what: every route asks, and the pages show only what is allowed."""

import re

import pytest
from fastapi.routing import iter_route_contexts

from schemas.account import ROLES
from service.identity import Requirement
from tests.doors import form_token, server
from tests.unit.web import desk
from tests.unit.web.factory import claim, record

FOR_EVERYBODY = {
    "/static": "styles and scripts, the same for all",
    "/healthz": "the process answers: for whoever watches over it",
    "/readyz": "the database answers: the same",
    "/openapi.json": "how to ask; no data",
    "/login": "before anybody is known",
    "/language": "a choice kept in the reader's own cookie",
}


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    folder = tmp_path_factory.mktemp("roles")
    with server(folder) as opened:
        desk.keep(opened.store, record([claim(3), claim(10)]))
        yield opened


@pytest.fixture(scope="module")
def browsers(house):
    """One browser for each role."""
    return {role: house.logged_in(name) for name, role in PEOPLE.items()}


PEOPLE = {"li": "reader", "rui": "reviewer", "ada": "admin"}


def requirements(dependant) -> list[Requirement]:
    if dependant is None:
        return []
    found = [dependant.call] if isinstance(dependant.call, Requirement) else []
    return found + [one for inner in dependant.dependencies for one in requirements(inner)]


def addressed(house) -> list[tuple[str, str, list[Requirement]]]:
    """Method, path and what is asked, of every route, those of included routers too."""
    return [
        (method, route.path, requirements(getattr(route, "dependant", None)))
        for route in iter_route_contexts(house.app.routes)
        for method in sorted(getattr(route, "methods", None) or {"GET"})
    ]


def test_every_route_asks_for_a_role_but_those_for_everybody(house):
    routes = addressed(house)
    assert len(routes) > 30
    open_to_all = {path for _, path, asked in routes if not asked}
    assert open_to_all == set(FOR_EVERYBODY)


def test_every_write_asks_for_more_than_to_see(house):
    own = {"/logout", "/account", "/records/{record_id}/check"}
    for method, path, asked in addressed(house):
        if method in ("POST", "PUT", "PATCH", "DELETE") and path not in {*FOR_EVERYBODY, *own}:
            strongest = max(ROLES.index(one.role) for one in asked)
            assert strongest >= ROLES.index("reviewer"), f"{method} {path}"


def test_what_manages_accounts_asks_for_an_admin(house):
    for _, path, asked in addressed(house):
        if path.startswith(("/users", "/keys")):
            assert any(one.role == "admin" for one in asked), path


def test_without_a_log_in_no_route_answers(house):
    stranger = house.browser()
    for method, path, asked in addressed(house):
        if not asked or method == "HEAD":
            continue
        address = re.sub(r"\{[^}]+\}", "x1", path)
        answer = stranger.request(method, address, follow_redirects=False)
        to_log_in = answer.headers.get("location", "").startswith("/login")
        assert answer.status_code == 401 or to_log_in, f"{method} {address}: {answer.status_code}"


DECISIONS = [
    ("/records/x1/facts/f3", {"verdict": "accept", "version": "0"}),
    ("/records/x1/facts/f3/suggestion", {"n": "1", "version": "0"}),
    ("/records/x1/facts/f3/alike", {"version": "0"}),
    ("/records/x1/facts", {"version": "0", "city": "x", "name": "x", "quote": "x"}),
    ("/records/x1/accept-verified", {"version": "0"}),
    ("/records/x1/undo", {"version": "0"}),
    ("/records/x1/retry", {}),
    ("/articles", {"text": "深圳企业超2800家。"}),
]
MANAGEMENT = [
    ("/users", {"name": "eve", "role": "admin"}),
    ("/users/role", {"name": "li", "role": "admin"}),
    ("/users/reset", {"name": "ada"}),
    ("/users/disable", {"name": "ada"}),
    ("/users/enable", {"name": "ada"}),
    ("/keys", {"name": "robot", "scope": "read"}),
    ("/keys/revoke", {"name": "robot"}),
]


@pytest.mark.parametrize(
    ("role", "path", "form"),
    [
        *(("reader", *one) for one in (*DECISIONS, *MANAGEMENT)),
        *(("reviewer", *one) for one in MANAGEMENT),
    ],
)
def test_a_write_beyond_the_role_is_refused_with_a_sentence(browsers, role, path, form):
    browser = browsers[role]
    told = {**form, "csrf": form_token(browser, "/account")}
    answer = browser.post(path, data=told, follow_redirects=False)
    assert answer.status_code == 403
    assert "Your role does not allow this. Ask an admin." in answer.text


def test_a_reader_cannot_send_an_article_over_the_api_either(browsers):
    token = form_token(browsers["reader"], "/account")
    answer = browsers["reader"].post(
        "/extract", content="深圳", headers={"content-type": "text/plain", "x-csrf-token": token}
    )
    assert answer.status_code == 403
    assert answer.headers["content-type"] == "application/problem+json"
    assert "needs the role reviewer; li is reader" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("role", "path", "words", "shown"),
    [
        ("reader", "/records/x1", 'name="verdict"', False),
        ("reviewer", "/records/x1", 'name="verdict"', True),
        ("reader", "/records/x1", 'id="add"', False),
        ("reviewer", "/records/x1", 'id="add"', True),
        ("reader", "/records/x1", "/suggestion", False),
        ("reader", "/records/x1", "412 万元", True),
        ("reader", "/queue", 'href="/users"', False),
        ("reviewer", "/queue", 'href="/users"', False),
        ("admin", "/queue", 'href="/users"', True),
        ("reader", "/queue", "New article", False),
        ("reviewer", "/queue", "New article", True),
    ],
)
def test_pages_show_only_what_the_role_allows(browsers, role, path, words, shown):
    page = browsers[role].get(path)
    assert page.status_code == 200
    assert (words in page.text) is shown


def test_a_reader_who_opens_the_start_page_is_led_to_the_queue(browsers):
    answer = browsers["reader"].get("/", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/queue")


def test_a_decision_carries_the_name_of_who_made_it(browsers, house):
    browser = browsers["reviewer"]
    told = {"verdict": "accept", "version": "0", "csrf": form_token(browser, "/account")}
    assert browser.post("/records/x1/facts/f10", data=told).status_code == 200
    assert desk.records.load(house.store, "x1").verdicts[0].reviewer == "rui"
