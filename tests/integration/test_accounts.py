"""Accounts, sessions, keys and tries in the store, on both databases."""

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from schemas.account import User
from service.accounts import doors, expiry, passwords, people, programs, tokens
from service.accounts.people import Acting
from service.errors import BadName, Conflict, NotFound, TooManyTries, WrongPassword
from service.store import accounts, keys, sessions, throttles
from service.throttle import PER_ADDRESS, PER_NAME, Rule
from tests.doors import PASSWORD, acting
from tests.stores import BACKENDS, empty_database

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
HOME = "192.0.2.7"


@pytest.fixture(params=BACKENDS)
def store(request, tmp_path):
    with empty_database(request.param, tmp_path) as database:
        yield database


@pytest.fixture
def house(store):
    """A database with an admin and a reviewer."""
    people.add(store, "ada", PASSWORD, "admin", acting(NOW))
    people.add(store, "rui", PASSWORD, "reviewer", acting(NOW))
    return store


def kinds(store):
    return [event.kind for event in reversed(accounts.events(store, 50))]


def test_the_first_account_has_to_be_an_admin(store):
    assert not accounts.are_there(store)
    with pytest.raises(BadName, match="first account has to be an admin"):
        people.add(store, "rui", PASSWORD, "reviewer", acting())
    people.add(store, "ada", PASSWORD, "admin", acting())
    assert accounts.are_there(store)


def test_a_name_is_taken_in_every_spelling(house):
    with pytest.raises(Conflict):
        people.add(house, "ADA", PASSWORD, "reader", acting())


def test_the_store_keeps_neither_passwords_nor_tokens_nor_keys(house, tmp_path):
    token = doors.log_in(house, "ada", PASSWORD, HOME, NOW)
    key = programs.add(house, "robot", ["read"], acting())
    with house.connect() as connection:
        kept = str(
            [
                connection.exec_driver_sql(f"SELECT * FROM {table}").all()
                for table in ("accounts", "sessions", "api_keys", "account_events", "throttles")
            ]
        )
    for secret in (PASSWORD, token, key):
        assert secret not in kept


def test_a_log_in_leads_to_the_account(house):
    token = doors.log_in(house, "Rui ", PASSWORD, HOME, NOW)
    session = doors.session_of(house, token, NOW)
    assert session is not None
    assert session.user == User("rui", "reviewer")
    assert accounts.find(house, "rui")[0].last_log_in == NOW


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("rui", "another password"),
        ("rui", ""),
        ("nobody", PASSWORD),
        ("", PASSWORD),
        ("rui\x00", PASSWORD),
        ("\ud800", "\ud800"),
        ("x" * 10_000, PASSWORD),
        ("rui' OR '1'='1", PASSWORD),
    ],
)
def test_a_wrong_name_or_password_is_told_in_the_same_words(house, name, password):
    with pytest.raises(WrongPassword) as told:
        doors.log_in(house, name, password, HOME, NOW)
    assert str(told.value) == "Name or password is wrong."
    assert kinds(house)[-1] == "log_in_refused"


def test_a_disabled_account_is_refused_in_the_same_words_and_its_sessions_end(house):
    token = doors.log_in(house, "rui", PASSWORD, HOME, NOW)
    people.disable(house, "rui", acting(NOW))
    assert doors.session_of(house, token, NOW) is None
    with pytest.raises(WrongPassword, match=r"^Name or password is wrong\.$"):
        doors.log_in(house, "rui", PASSWORD, HOME, NOW)
    people.enable(house, "rui", acting(NOW))
    assert doors.session_of(house, token, NOW) is None
    assert doors.log_in(house, "rui", PASSWORD, HOME, NOW)


@pytest.mark.parametrize(
    ("steps", "alive"),
    [
        ([timedelta(hours=11)], True),
        ([timedelta(hours=13)], False),
        ([timedelta(hours=11)] * 5, True),
        ([timedelta(hours=11)] * 16, False),
        ([timedelta(hours=-3)], True),
    ],
    ids=["soon", "overnight", "busy", "busy for more than a week", "clock set back"],
)
def test_a_session_ends_when_idle_and_after_a_week(house, steps, alive):
    token, now = doors.log_in(house, "rui", PASSWORD, HOME, NOW), NOW
    for step in steps:
        now += step
        held = doors.session_of(house, token, now)
    assert (held is not None) is alive


def test_reading_pages_does_not_write_each_time(house):
    token = doors.log_in(house, "rui", PASSWORD, HOME, NOW)
    doors.session_of(house, token, NOW + timedelta(seconds=59))
    assert sessions.find(house, tokens.digest(token)).seen == NOW
    doors.session_of(house, token, NOW + timedelta(seconds=60))
    assert sessions.find(house, tokens.digest(token)).seen == NOW + timedelta(seconds=60)


def test_a_new_role_holds_for_sessions_that_are_open(house):
    token = doors.log_in(house, "rui", PASSWORD, HOME, NOW)
    people.change_role(house, "rui", "reader", acting(NOW))
    assert doors.session_of(house, token, NOW).user.role == "reader"


def test_another_password_ends_all_sessions(house):
    token = doors.log_in(house, "rui", PASSWORD, HOME, NOW)
    people.reset(house, "rui", "another four words", acting(NOW))
    assert doors.session_of(house, token, NOW) is None
    assert doors.log_in(house, "rui", "another four words", HOME, NOW)


def test_who_changes_the_own_password_stays_logged_in_here_alone(house):
    elsewhere = doors.log_in(house, "rui", PASSWORD, HOME, NOW)
    here = people.change_own(house, PASSWORD, "another four words", Acting("rui", HOME, NOW))
    assert doors.session_of(house, elsewhere, NOW) is None
    assert doors.session_of(house, here, NOW) is not None
    with pytest.raises(WrongPassword):
        people.change_own(house, PASSWORD, "yet another four", Acting("rui", HOME, NOW))


def test_a_password_kept_with_older_parameters_is_hashed_anew_at_the_log_in(house, monkeypatch):
    before = accounts.find(house, "rui")[1]
    monkeypatch.setattr(passwords, "is_outdated", lambda kept: kept == before)
    doors.log_in(house, "rui", PASSWORD, HOME, NOW)
    after = accounts.find(house, "rui")[1]
    assert after != before
    assert passwords.matches(PASSWORD, after)


def make_reader(store, name, acting):
    people.change_role(store, name, "reader", acting)


@pytest.mark.parametrize("act", [people.disable, make_reader])
def test_the_last_admin_stays(house, act):
    with pytest.raises(Conflict, match="only admin"):
        act(house, "ada", acting())
    people.add(house, "bea", PASSWORD, "admin", acting())
    act(house, "ada", acting())
    with pytest.raises(Conflict, match="only admin"):
        act(house, "bea", acting())


def test_two_admins_who_disable_each_other_at_once_do_not_both_succeed(house):
    people.add(house, "bea", PASSWORD, "admin", acting())

    def disable(name):
        try:
            people.disable(house, name, acting())
        except Conflict:
            return "refused"
        return "done"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(disable, ["ada", "bea"])) == ["done", "refused"]


def test_what_is_not_there_is_told(house):
    with pytest.raises(NotFound, match="no account bo"):
        people.disable(house, "bo", acting())
    with pytest.raises(NotFound, match="no valid key robot"):
        programs.revoke(house, "robot", acting())


def test_a_key_opens_until_it_is_revoked_and_its_name_is_never_used_again(house):
    shown = programs.add(house, "robot", ["extract", "read", "read"], acting(NOW))
    assert doors.key_of(house, shown, NOW).scopes == ("extract", "read")
    assert keys.listing(house)[0].used == NOW
    assert doors.key_of(house, shown + "x", NOW) is None
    programs.revoke(house, "robot", acting(NOW))
    assert doors.key_of(house, shown, NOW) is None
    with pytest.raises(Conflict):
        programs.add(house, "robot", ["read"], acting())


def test_everything_that_happens_is_kept_with_who_and_from_where(house):
    token = doors.log_in(house, "rui", PASSWORD, HOME, NOW)
    doors.log_out(house, token, "rui", HOME, NOW)
    people.disable(house, "rui", Acting("ada", HOME, NOW))
    assert kinds(house) == [
        *("account_added", "account_added", "logged_in", "logged_out", "account_disabled")
    ]
    newest = accounts.events(house, 1)[0]
    assert (newest.by, newest.about, newest.address, newest.at) == ("ada", "rui", HOME, NOW)


def tries(store, count, name="rui", address=HOME, now=NOW):
    """What each of so many tries with a wrong password came to."""
    told = []
    for _ in range(count):
        try:
            doors.log_in(store, name, "wrong password", address, now)
        except TooManyTries as error:
            told.append(error.seconds)
        except WrongPassword:
            told.append("wrong")
    return told


def test_after_five_tries_for_a_name_one_a_minute_is_left_whatever_the_address(house):
    assert tries(house, 5) == ["wrong"] * 5
    assert tries(house, 1, address="198.51.100.1") == [60]
    assert tries(house, 2, now=NOW + timedelta(seconds=61)) == ["wrong", 59]
    with pytest.raises(TooManyTries):
        doors.log_in(house, "rui", PASSWORD, HOME, NOW)


def test_a_name_that_nobody_has_is_throttled_alike(house):
    assert tries(house, 6, name="nobody") == ["wrong"] * 5 + [60]


def test_an_address_that_tries_many_names_is_throttled(house, monkeypatch):
    monkeypatch.setattr(passwords, "matches", lambda *_: False)
    told = [tries(house, 1, name=f"name{number}")[0] for number in range(32)]
    assert told == ["wrong"] * PER_ADDRESS.burst + [10, 10]
    assert tries(house, 1, name="other", address="198.51.100.1") == ["wrong"]


def test_all_addresses_of_an_ipv6_network_are_one(house, monkeypatch):
    monkeypatch.setattr(passwords, "matches", lambda *_: False)
    told = [
        tries(house, 1, name=f"name{number}", address=f"2001:db8::{number:x}")[0]
        for number in range(31)
    ]
    assert told[-1] == 10


def test_a_right_password_and_an_admins_reset_forget_the_tries(house):
    tries(house, 4)
    doors.log_in(house, "rui", PASSWORD, HOME, NOW)
    assert tries(house, 6)[-1] == 60
    people.reset(house, "rui", PASSWORD, acting(NOW))
    assert doors.log_in(house, "rui", PASSWORD, HOME, NOW)


def test_many_tries_at_once_are_counted_one_by_one(house):
    rules = {"name:rui": PER_NAME, "address:x": Rule(1000, timedelta(seconds=1))}
    with ThreadPoolExecutor(8) as pool:
        waits = list(pool.map(lambda _: throttles.take(house, rules, NOW), range(40)))
    assert sum(not wait for wait in waits) == PER_NAME.burst


def test_all_servers_of_a_database_share_one_secret(store):
    with ThreadPoolExecutor(4) as pool:
        told = set(pool.map(lambda n: sessions.secret(store, f"fresh {n}"), range(8)))
    assert len(told) == 1


def test_sessions_that_ended_long_ago_are_forgotten(house):
    token = doors.log_in(house, "rui", PASSWORD, HOME, NOW)
    doors.log_in(house, "ada", PASSWORD, HOME, NOW + expiry.LONGEST + timedelta(seconds=1))
    assert sessions.find(house, tokens.digest(token)) is None


def test_a_new_sqlite_file_is_for_its_owner_only(tmp_path):
    with empty_database("sqlite", tmp_path):
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes["test.db"] == 0o600
    assert set(modes.values()) == {0o600}
