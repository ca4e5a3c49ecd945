"""Cookies, form tokens and keys."""

import inspect

import pytest

from service.accounts import tokens

SECRET = "s" * 32


def test_a_cookie_gives_its_token_back():
    token = tokens.new_token()
    assert tokens.opened(tokens.sealed(token, SECRET), SECRET) == token


@pytest.mark.parametrize(
    "change",
    [
        lambda cookie: cookie[:-1],
        lambda cookie: "x" + cookie,
        lambda cookie: cookie.split(".")[0],
        lambda cookie: "",
        lambda cookie: "." + cookie,
        lambda cookie: cookie + "\ud800",
        lambda cookie: cookie.replace(".", "\x00."),
    ],
)
def test_a_cookie_that_was_changed_gives_nothing(change):
    assert tokens.opened(change(tokens.sealed("token", SECRET)), SECRET) is None


def test_a_cookie_of_another_secret_gives_nothing():
    assert tokens.opened(tokens.sealed("token", "t" * 32), SECRET) is None


def test_a_form_token_belongs_to_one_cookie_and_one_secret():
    right = tokens.form_token("a", SECRET)
    assert tokens.is_form_token(right, "a", SECRET)
    assert not tokens.is_form_token(right, "b", SECRET)
    assert not tokens.is_form_token(right, "a", "t" * 32)
    assert not tokens.is_form_token("", "a", SECRET)
    assert not tokens.is_form_token("é\ud800", "a", SECRET)


def test_the_form_token_does_not_tell_the_sessions():
    assert "a-long-token" not in tokens.form_token("a-long-token", SECRET)


def test_a_key_is_recognisable_long_and_never_the_same():
    key = tokens.new_key()
    assert key.startswith("cityfacts_")
    assert len(key) >= 50
    assert key != tokens.new_key()
    assert len(tokens.hint(key)) == len("cityfacts_") + 4


def test_secrets_are_compared_in_equal_time_or_by_their_hash():
    assert "compare_digest" in inspect.getsource(tokens.is_form_token)
    assert len(tokens.digest("x")) == 64
