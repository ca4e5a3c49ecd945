"""Make the pictures of docs/img again: `python -m tests.browser.pictures [FOLDER]`."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.chromium import Watched, chromium
from tests.browser.day import a_day

FOLDER = Path(__file__).parents[2] / "docs" / "img"

PICTURES = {
    "record": ("/records/all", 1440, 900, "light", "zh-CN"),
    "record-dark": ("/records/all", 1440, 900, "dark", "en-GB"),
    "record-narrow": ("/records/all", 390, 844, "light", "zh-CN"),
    "record-narrow-dark": ("/records/all", 390, 844, "dark", "zh-CN"),
    "text-narrow": ("/records/all#text-title", 390, 844, "light", "zh-CN"),
    "queue": ("/queue", 1440, 900, "light", "en-GB"),
    "queue-dark": ("/queue", 1440, 900, "dark", "zh-CN"),
    "queue-narrow": ("/queue", 390, 844, "light", "zh-CN"),
    "start": ("/", 1440, 900, "light", "zh-CN"),
    "start-narrow": ("/", 390, 844, "dark", "en-GB"),
    "help": ("/records/all", 1440, 900, "light", "zh-CN"),
    "edit": ("/records/all", 1440, 900, "light", "zh-CN"),
}
"""File -> address, width, height, colours, language. Only those in PUBLISHED go into docs/img."""

PUBLISHED = ("record", "record-dark", "queue", "record-narrow")


def decide_some(page: Page) -> None:
    """A record half-way: one accepted, one rejected, one corrected."""
    for fact_id, button in (("f6", "a"), ("f4", "r"), ("f9", "1")):
        page.locator(f'.fact[data-fact="{fact_id}"] [data-key="{button}"]').click()
        page.locator(f'.fact.decided[data-fact="{fact_id}"]').wait_for()


def take(folder: Path, names: tuple[str, ...]) -> None:
    """Take the pictures named."""
    folder.mkdir(parents=True, exist_ok=True)
    with chromium() as browser, tempfile.TemporaryDirectory() as data, a_day(Path(data)) as day:
        first = Watched(browser, day.url, 1440, 900)
        first.page.goto("/records/all")
        decide_some(first.page)
        first.close()
        for name in names:
            path, width, height, scheme, locale = PICTURES[name]
            watched = Watched(browser, day.url, width, height, color_scheme=scheme, locale=locale)
            page = watched.page
            page.goto(path)
            if name.startswith("record"):
                page.locator('.fact[data-fact="f3"]').focus()
            if name == "help":
                page.keyboard.press("?")
            if name == "edit":
                page.locator('.fact[data-fact="f3"]').focus()
                page.keyboard.press("e")
                page.keyboard.type("12")
                page.locator(".draft .findings").wait_for()
            page.wait_for_timeout(250)
            page.screenshot(path=folder / f"{name}.png")
            watched.close()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        take(Path(sys.argv[1]), tuple(PICTURES))
    else:
        take(FOLDER, PUBLISHED)
