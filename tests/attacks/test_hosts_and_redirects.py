"""Names that are not ours, and addresses that lead away."""

import pytest

from service.web.security import local_path
from tests.doors import log_in, server


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with server(tmp_path_factory.mktemp("hosts")) as opened:
        yield opened


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "testserver.evil.example",
        "testserver@evil.example",
        "evil.example#testserver",
        "testserver, evil.example",
        "testserver evil.example",
        "testserver:80:80",
        "",
    ],
)
@pytest.mark.parametrize("path", ["/login", "/queue", "/healthz", "/static/cityfacts.css"])
def test_a_request_for_another_name_is_refused(house, host, path):
    answer = house.browser().get(path, headers={"host": host}, follow_redirects=False)
    assert answer.status_code == 421
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "name", ["x-forwarded-host", "x-host", "x-original-url", "x-rewrite-url", "forwarded"]
)
def test_no_header_speaks_for_the_host(house, name):
    answer = house.browser().get(
        "/queue", headers={name: "host=evil.example"}, follow_redirects=False
    )
    assert answer.headers["location"] == "/login?next=%2Fqueue"
    page = house.browser().get("/login", headers={name: "evil.example"})
    assert "evil.example" not in page.text


WITH_NUL = "/\x00/evil.example"
"""In an address it is refused before anybody reads on; in a form it arrives."""

AWAY = [
    "https://evil.example",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "/\\/evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\r\nSet-Cookie: a=b",
    "javascript:alert(1)",
    "evil.example",
    "",
    " //evil.example",
    "/\u2028/evil.example",
    WITH_NUL,
    "http:evil.example",
]


@pytest.mark.parametrize("away", AWAY)
def test_an_address_that_leads_away_becomes_the_start_page(away):
    assert local_path(away) == "/"


@pytest.mark.parametrize("here", ["/", "/queue?city=合肥&after=x", "/records/x1#fact-f3", "/a//b"])
def test_an_address_on_this_site_stays(here):
    assert local_path(here) == here


@pytest.mark.parametrize("away", [away for away in AWAY if away != WITH_NUL])
def test_the_log_in_leads_nowhere_else(house, away):
    form = house.browser().get("/login", params={"next": away})
    assert 'name="next" value="/"' in form.text
    answer = log_in(house.browser(), "li", next=away)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "a=b" not in answer.headers["set-cookie"]


def test_an_address_with_a_nul_is_refused_before_anybody_follows_it(house):
    answer = house.browser().get("/login", params={"next": WITH_NUL})
    assert answer.status_code == 422


@pytest.mark.parametrize("away", AWAY)
def test_neither_does_the_choice_of_the_language(house, away):
    form = {"language": "zh", "back": away}
    answer = house.browser().post("/language", data=form, follow_redirects=False)
    assert answer.headers["location"] == "/"


@pytest.mark.parametrize(
    "path", ["//evil.example", "//evil.example/", "/queue/", "/%2F/evil.example"]
)
def test_an_odd_address_is_not_redirected_to_another_site(house, path):
    answer = house.logged_in_once("li").get(f"http://testserver{path}", follow_redirects=False)
    location = answer.headers.get("location", "/")
    assert location.startswith(("http://testserver/", "/"))
    assert not location.startswith("//")
