"""Passwords: good enough, kept safely, compared in equal time."""

import pytest
from argon2 import PasswordHasher

from service.accounts import passwords
from service.errors import WeakPassword


@pytest.mark.parametrize(
    ("password", "good"),
    [
        ("four words of no sense", True),
        ("长城以北三月下雪的早晨真冷", True),
        ("elevenchars", False),
        ("", False),
        ("abababababababab", False),
        ("zhang-is-my-name", False),
        ("ZHANG-is-my-name", False),
        ("a quite long one" * 20, False),
    ],
)
def test_a_password_has_to_be_long_and_no_echo_of_the_name(password, good):
    if good:
        passwords.require_good(password, "zhang")
    else:
        with pytest.raises(WeakPassword):
            passwords.require_good(password, "zhang")


def test_an_invented_password_is_good_and_never_the_same():
    invented = {passwords.invented() for _ in range(20)}
    assert len(invented) == 20
    for one in invented:
        passwords.require_good(one, "zhang")


def test_only_the_password_itself_matches():
    kept = passwords.hashed("four words of no sense")
    assert kept.startswith("$argon2id$")
    assert passwords.matches("four words of no sense", kept)
    assert not passwords.matches("four words of no sensE", kept)


def test_the_same_password_never_has_the_same_hash():
    assert passwords.hashed("four words of no sense") != passwords.hashed("four words of no sense")


def test_full_width_and_plain_letters_are_one_password():
    assert passwords.matches(
        "ｆｏｕｒ words of no sense", passwords.hashed("four words of no sense")
    )


@pytest.mark.parametrize("odd", ["\x00" * 12, "\ud800" * 12, "x" * 100_000])
def test_odd_passwords_are_wrong_and_break_nothing(odd):
    assert not passwords.matches(odd, passwords.hashed("four words of no sense"))


def test_where_there_is_no_account_a_hash_is_checked_all_the_same(monkeypatch):
    checked = []

    class Counting(PasswordHasher):
        def verify(self, kept, password):
            checked.append(kept)
            return super().verify(kept, password)

    monkeypatch.setattr(passwords, "_hasher", Counting)
    assert not passwords.matches("four words of no sense", None)
    assert len(checked) == 1
    assert checked[0].startswith("$argon2id$")


def test_a_hash_with_smaller_parameters_is_outdated():
    old = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash("x")
    assert passwords.is_outdated(old)
    assert not passwords.is_outdated(passwords.hashed("x"))


def test_what_is_kept_but_is_no_hash_matches_nothing():
    assert not passwords.matches("", "")
    assert not passwords.matches("x", "x")
