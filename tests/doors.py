"""A server with accounts, and browsers that log in."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from schemas.account import Role, Scope
from service.accounts import people, programs
from service.accounts.people import Acting
from service.app import create_app
from service.store import migrate
from service.store.database import Database, connect
from tests.unit.web import desk

PASSWORD = "four words of no sense"
LOOPBACK = ("127.0.0.1", 50_000)


def acting(now: datetime | None = None) -> Acting:
    """Whoever sets the scene."""
    return Acting("command line", "", now or datetime.now(UTC))


@contextmanager
def server(
    folder: Path | None = None,
    people_there: dict[str, Role] | None = None,
    *,
    url: str = "",
    tls: bool = False,
    **changed: object,
) -> Iterator["House"]:
    """An app whose accounts are these (an admin, a reviewer and a reader unless told otherwise).

    Its data lies in the folder, or in the database at `url`.
    """
    there: dict[str, Role] = {"ada": "admin", "rui": "reviewer", "li": "reader"}
    address = url or f"sqlite:///{folder}/test.db"
    store = connect(address)
    migrate.upgrade(store)
    for name, role in (there if people_there is None else people_there).items():
        people.add(store, name, PASSWORD, role, acting())
    settings = desk.settings(Path(), **{**changed, "DATABASE_URL": address})
    app = create_app(settings, tls=tls)
    try:
        with TestClient(app, client=LOOPBACK) as client:
            yield House(app, store, client)
    finally:
        store.dispose()


class House:
    """The app, its database, and one browser whose cookies begin empty."""

    def __init__(self, app: Any, store: Database, client: TestClient) -> None:
        self.app, self.store, self.client = app, store, client
        self._known: dict[str, TestClient] = {}

    def browser(self, address: str = "127.0.0.1") -> TestClient:
        """Another browser on the same server."""
        return TestClient(self.app, client=(address, 50_000), headers={"accept-language": "en"})

    def logged_in(self, name: str) -> "TestClient":
        """A browser in which this person has logged in."""
        browser = self.browser()
        answer = log_in(browser, name)
        assert answer.status_code == 303, answer.text
        return browser

    def logged_in_once(self, name: str) -> "TestClient":
        """The same browser each time, for tests that only look: a log-in takes a while."""
        if name not in self._known:
            self._known[name] = self.logged_in(name)
        return self._known[name]

    def key(self, *scopes: Scope, name: str = "robot") -> dict[str, str]:
        """The header of a new key."""
        return {"authorization": f"Bearer {programs.add(self.store, name, scopes, acting())}"}


def log_in(browser: TestClient, name: str, password: str = PASSWORD, next: str = "/") -> Any:  # noqa: A002
    """Fill in the form of the log-in page, as a browser would."""
    told = {"name": name, "password": password, "next": next}
    told["csrf"] = form_token(browser, "/login")
    return browser.post("/login", data=told, follow_redirects=False)


def form_token(browser: TestClient, path: str) -> str:
    """The token in the first form of a page."""
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', browser.get(path).text)
    assert found, f"{path} has no form with a token"
    return found.group(1)
