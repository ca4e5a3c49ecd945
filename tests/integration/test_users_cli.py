"""`cityfacts users` and `cityfacts keys`."""

import sys

import pytest
from typer.testing import CliRunner

from service import cli
from service.accounts import doors
from service.cli import users
from service.settings import Settings
from service.store import accounts
from service.store.database import connect
from tests.doors import PASSWORD, acting


@pytest.fixture
def store(monkeypatch, tmp_path):
    for field in Settings.model_fields.values():
        monkeypatch.delenv(str(field.alias), raising=False)
    url = f"sqlite:///{tmp_path / 'test.db'}"
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.chdir(tmp_path)
    database = connect(url)
    yield database
    database.dispose()


@pytest.fixture
def run(store):
    def command(*arguments, typed=""):
        return CliRunner().invoke(cli.app, arguments, input=typed)

    return command


def add(run, name="ada", role="admin", password=PASSWORD):
    return run("users", "add", name, "--role", role, "--password-stdin", typed=f"{password}\n")


def logs_in(store, name, password=PASSWORD):
    return bool(doors.log_in(store, name, password, "", acting().now))


def test_a_person_who_was_added_logs_in(run, store):
    assert add(run).exit_code == 0
    assert add(run, "li", "reader").exit_code == 0
    assert logs_in(store, "ada")
    assert [(one.name, one.role) for one in accounts.listing(store)] == [
        *(("ada", "admin"), ("li", "reader"))
    ]


def test_the_list_is_data_with_tabs(run):
    add(run)
    add(run, "rui", "reviewer")
    run("users", "disable", "rui")
    rows = [line.split("\t") for line in run("users", "list").stdout.splitlines()]
    assert rows == [["ada", "admin", "enabled", "-"], ["rui", "reviewer", "disabled", "-"]]


@pytest.mark.parametrize(
    ("arguments", "typed", "told"),
    [
        (("users", "add", "rui", "--password-stdin"), PASSWORD, "first account has to be an admin"),
        (("users", "add", "a b", "--role", "admin", "--password-stdin"), PASSWORD, "name cannot"),
        (("users", "add", "ada", "--role", "admin", "--password-stdin"), "short", "12 characters"),
        (("users", "add", "ada", "--role", "admin", "--password-stdin"), "", "12 characters"),
        (("users", "add", "ada", "--role", "admin"), "", "--password-stdin"),
        (("users", "disable", "nobody"), "", "no account nobody"),
        (("keys", "revoke", "nothing"), "", "no valid key nothing"),
    ],
)
def test_what_cannot_be_done_is_told(run, arguments, typed, told):
    done = run(*arguments, typed=typed)
    assert told in str(done.exception)
    assert done.exception.exit_code == 2


def test_there_is_no_option_for_the_password_itself(run):
    for command in ("add", "reset"):
        shown = run("users", command, "--help").stdout
        assert "--password-stdin" in shown
        assert "--password " not in shown
    done = run("users", "add", "ada", "--password", PASSWORD)
    assert done.exit_code == 2


def test_whoever_sits_at_a_terminal_types_the_password_twice_unseen(run, store, monkeypatch):
    class Terminal:
        class stdin:  # noqa: N801 - as in sys
            @staticmethod
            def isatty():
                return True

    monkeypatch.setattr(users, "sys", Terminal)
    done = run("users", "add", "ada", "--role", "admin", typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert done.exit_code == 0
    assert PASSWORD not in done.output
    monkeypatch.setattr(users, "sys", sys)
    assert logs_in(store, "ada")


def test_reset_disable_enable_and_role(run, store):
    add(run)
    add(run, "rui", "reviewer")
    run("users", "reset", "rui", "--password-stdin", typed="another four words\n")
    assert logs_in(store, "rui", "another four words")
    run("users", "role", "rui", "admin")
    run("users", "disable", "ada")
    run("users", "enable", "ada")
    assert accounts.find(store, "rui")[0].role == "admin"
    assert [event.by for event in accounts.events(store, 3)] == ["command line"] * 3


def test_a_key_goes_to_stdout_and_the_talk_to_stderr(run, store):
    done = run("keys", "add", "robot", "--scope", "extract", "--scope", "read")
    key = done.stdout.strip()
    assert key.startswith("cityfacts_")
    assert doors.key_of(store, key, acting().now).scopes == ("extract", "read")
    listed = run("keys", "list").stdout
    assert listed.startswith("robot\textract,read\tcityfacts_")
    assert key not in listed
    run("keys", "revoke", "robot")
    assert doors.key_of(store, key, acting().now) is None
    assert "\trevoked\t" in run("keys", "list").stdout


def test_a_key_needs_a_scope(run):
    assert run("keys", "add", "robot").exit_code == 2
    assert run("keys", "add", "robot", "--scope", "everything").exit_code == 2
