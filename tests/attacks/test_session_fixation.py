"""A cookie that somebody planted before the log-in is worth nothing after it."""

import pytest

from service.accounts import tokens
from tests.doors import form_token, log_in, server


@pytest.fixture
def house(tmp_path):
    with server(tmp_path) as opened:
        yield opened


def opens(browser) -> bool:
    return browser.get("/queue", follow_redirects=False).status_code == 200


def test_the_log_in_gives_another_cookie_than_the_form_had(house):
    victim, thief = house.browser(), house.browser()
    victim.get("/login")
    planted = victim.cookies["cityfacts"]
    thief.cookies.set("cityfacts", planted)
    assert log_in(victim, "rui").status_code == 303
    assert victim.cookies["cityfacts"] != planted
    assert opens(victim)
    assert not opens(thief)


def test_a_log_in_over_anothers_session_ends_that_and_takes_no_part_of_it(house):
    browser, witness = house.logged_in("li"), house.browser()
    before = browser.cookies["cityfacts"]
    witness.cookies.set("cityfacts", before)
    assert opens(witness)
    told = {"name": "rui", "password": "four words of no sense"}
    told["csrf"] = form_token(browser, "/account")
    assert browser.post("/login", data=told, follow_redirects=False).status_code == 303
    assert browser.cookies["cityfacts"] != before
    assert "rui" in browser.get("/account").text
    assert not opens(witness)


def test_no_cookie_can_be_made_without_the_secret(house):
    browser = house.browser()
    for forged in (
        "x" * 43,
        tokens.sealed(tokens.new_token(), "another secret of 32 characters!"),
        tokens.new_token() + "." + "A" * 43,
        "",
        ".",
    ):
        browser.cookies.set("cityfacts", forged)
        assert not opens(browser)
        browser.cookies.clear()


def test_a_cookie_that_we_signed_but_that_is_no_session_opens_nothing(house):
    browser = house.browser()
    browser.get("/login")
    assert not opens(browser)


def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(house):
    browser = house.browser()
    for answer in (browser.get("/login"), log_in(browser, "rui")):
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=lax" in cookie
        assert "path=/" in cookie
        assert "domain" not in cookie
        assert "secure" not in cookie  # loopback without TLS; see below


def test_behind_tls_the_cookie_goes_over_tls_only_and_browsers_are_told_to_stay_there(tmp_path):
    with server(tmp_path, tls=True) as house:
        browser = house.browser()
        browser.base_url = "https://testserver"
        for answer in (browser.get("/login"), log_in(browser, "rui")):
            cookie = answer.headers["set-cookie"]
            assert cookie.startswith("__Host-cityfacts=")
            assert "; Secure" in cookie
            assert answer.headers["strict-transport-security"] == "max-age=31536000"
        assert opens(browser)
        plain = house.browser()
        plain.cookies.set("cityfacts", browser.cookies["__Host-cityfacts"])
        assert not opens(plain), "the name without __Host- must not be taken over TLS"
