"""Chromium as a test sees it: quiet, sealed off, and watched for errors."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

PATIENCE = 45_000
"""Milliseconds that a page may take on a machine that is busy with other tests."""

expect.set_options(timeout=PATIENCE)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium, headless."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        reason = "Chromium is not installed (apt-get install chromium fonts-noto-cjk)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


class Watched:
    """A page, with all its console errors and all requests that left the server."""

    def __init__(self, browser: Browser, url: str, width: int, height: int, **context: Any) -> None:
        told = {"locale": "en-GB", "color_scheme": "light", **context}
        self._context = browser.new_context(
            viewport={"width": width, "height": height}, base_url=url, **told
        )
        self.troubles: list[str] = []
        self.elsewhere: list[str] = []
        self.page = self._context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("console", self._heard)
        self.page.on("request", lambda request: self._asked(request.url, url))

    def close(self) -> None:
        """Close the page and forget its cookies."""
        self._context.close()

    def _heard(self, message: Any) -> None:
        shown_by_the_page = any(
            said in message.text for said in ("a status of 409", "a status of 422", "ERR_FAILED")
        )
        if message.type in ("error", "warning") and not shown_by_the_page:
            self.troubles.append(message.text)

    def _asked(self, address: str, url: str) -> None:
        if not address.startswith((f"{url}/", "data:")):
            self.elsewhere.append(address)
