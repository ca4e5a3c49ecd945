"""A server on loopback with three records in its queue, and Chromium to look at it."""

from collections.abc import Iterator

import pytest

from tests.browser.chromium import Watched, chromium
from tests.browser.day import Day, a_day


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    """Debian's Chromium; skips with the reason where there is none, but never in CI.

    Not for the whole session: Playwright's event loop runs as long as it is open, and a test of
    another module that calls `asyncio.run` in the same process would fail.
    """
    with chromium() as opened:
        yield opened


@pytest.fixture
def day(tmp_path) -> Iterator[Day]:
    """A reviewer's morning: the queue is full."""
    with a_day(tmp_path) as opened:
        yield opened


@pytest.fixture(scope="module")
def still_day(tmp_path_factory) -> Iterator[Day]:
    """The same for tests that only look."""
    with a_day(tmp_path_factory.mktemp("still")) as opened:
        yield opened


@pytest.fixture
def open_page(browser, day) -> Iterator[object]:
    """A function that opens a page at a size; afterwards, nothing may have gone wrong on any."""
    yield from _watching(browser, day)


@pytest.fixture
def look(browser, still_day) -> Iterator[object]:
    """The same for tests that only look."""
    yield from _watching(browser, still_day)


def _watching(browser, day: Day) -> Iterator[object]:
    watched: list[Watched] = []

    def opened(width: int = 1440, height: int = 900, **context):
        watched.append(Watched(browser, day.url, width, height, **context))
        return watched[-1].page

    yield opened
    for page in watched:
        page.close()
    for page in watched:
        assert page.troubles == []
        assert page.elsewhere == []
