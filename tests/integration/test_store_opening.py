"""How a store is opened: its address, its file, and many who open it at once."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import inspect, text

from service.errors import (
    ConfigurationError,
    StoreUnavailable,
)
from service.store import migrate
from service.store.database import connect, describe, is_ready, reading, writing
from tests.stores import BACKENDS, address


def test_a_write_that_waits_too_long_for_another_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr("service.store.database._BUSY_MILLISECONDS", 50)
    database = connect(f"sqlite:///{tmp_path / 'busy.db'}")
    with ThreadPoolExecutor(1) as other, writing(database):

        def write():
            with writing(database):
                pass

        with pytest.raises(StoreUnavailable, match="busy with a long write"):
            other.submit(write).result()
    with writing(database) as connection:
        assert connection.execute(text("SELECT 1")).scalar() == 1


def test_many_that_open_a_new_file_at_once_all_get_in(tmp_path):
    failed = []

    def start(url):
        database = connect(url)
        try:
            with writing(database) as connection:
                connection.execute(text("SELECT 1"))
        except Exception as error:  # noqa: BLE001 - whatever it is, the test shows it
            failed.append(error)
        finally:
            database.dispose()

    for number in range(60):  # without a second try, about one round in fifty failed
        url = f"sqlite:///{tmp_path / str(number)}.db"
        servers = [threading.Thread(target=start, args=(url,)) for _ in range(8)]
        for server in servers:
            server.start()
        for server in servers:
            server.join()
    assert failed == []


@pytest.mark.parametrize("backend", BACKENDS)
def test_servers_that_start_at_once_migrate_one_after_the_other(backend, tmp_path):
    url = address(backend, tmp_path)
    failed = []

    def start():
        database = connect(url)
        try:
            migrate.upgrade(database)
        except Exception as error:  # noqa: BLE001 - whatever it is, the test shows it
            failed.append(error)
        finally:
            database.dispose()

    servers = [threading.Thread(target=start) for _ in range(4)]
    for server in servers:
        server.start()
    for server in servers:
        server.join()
    assert failed == []
    database = connect(url)
    with reading(database) as connection:
        assert "extractions" in inspect(connection).get_table_names()
    database.dispose()


def test_the_directory_of_the_file_is_made(tmp_path):
    database = connect(f"sqlite:///{tmp_path}/a/b/c.db")
    assert is_ready(database)
    database.dispose()


def test_a_database_that_does_not_answer_says_what_to_do():
    database = connect("postgresql://nobody@127.0.0.1:9/none")
    assert not is_ready(database)
    with pytest.raises(StoreUnavailable, match="Check DATABASE_URL"), reading(database):
        pass
    database.dispose()


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("nonsense", "sqlite:///FILE or postgresql://"),
        ("mysql://u@h/d", "sqlite:///FILE or postgresql://|neither"),
        ("sqlite://", "needs a file"),
        ("sqlite:///:memory:", "needs a file"),
        ("sqlite:////proc/nowhere/x.db", "directory /proc/nowhere cannot be made"),
    ],
)
def test_an_unusable_address_is_a_configuration_error(url, told):
    with pytest.raises(ConfigurationError, match=told):
        connect(url)


def test_where_the_data_is_kept_is_told_without_the_password(tmp_path):
    assert describe(f"sqlite:///{tmp_path}/c.db") == f"{tmp_path}/c.db"
    assert "hush" not in describe("postgresql://u:hush@h/d")
