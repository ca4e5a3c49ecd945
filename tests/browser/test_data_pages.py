"""The start page, the pictures and the downloads, as a person sees them."""

import pytest
from playwright.sync_api import expect

from service.store import records
from tests.browser.chromium import Watched
from tests.browser.day import a_day
from tests.faulty_server import said
from tests.integration.test_start_page import ARTICLE, SlowModel
from tests.loopback import running
from tests.records import a_fact, a_question, an_article, an_extraction

pytestmark = pytest.mark.browser


@pytest.fixture
def thinking(browser, tmp_path):
    """A server whose model thinks until it is let, and a way to open pages on it."""
    model = SlowModel(lambda: said('{"indicators":[],"targets":[],"initiatives":[]}'))
    with running(model.app) as url:
        told = {
            "OPENAI_BASE_URL": f"{url}/v1",
            "CITYFACTS_MODEL": "any",
            "CITYFACTS_MODE": "json_schema",
        }
        with a_day(tmp_path, **told) as day:
            watched = []

            def opened(**context):
                watched.append(Watched(browser, day.url, 1440, 900, **context))
                return watched[-1].page

            yield model, opened
            model.let.set()
            for page in watched:
                page.close()
                assert (page.troubles, page.elsewhere) == ([], [])


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_an_article_is_watched_and_leads_to_its_record(thinking, scripts):
    model, opened = thinking
    page = opened(java_script_enabled=scripts)
    page.goto("/")
    page.get_by_label("Article", exact=True).fill(ARTICLE)
    page.get_by_role("button", name="Extract and check").click()
    page.wait_for_url("**/articles/*")
    expect(page.locator('[aria-current="step"]')).to_contain_text("Ask the model")
    model.let.set()
    page.wait_for_url("**/records/*")
    expect(page.locator(".prose")).to_contain_text("460多家")


def compare(day):
    for number, (city, value) in enumerate((("深圳", 3600), ("武汉", 1120), ("深圳市", 4000))):
        article = an_article(id=f"z{number}")
        told = a_fact(city=city, value=value, as_of=f"{2023 + number}")
        made = an_extraction(article, facts=(told,), decision="accept")
        asked = a_question(article_id=article.id, prompt_sha256=made.id)
        records.save(day.database, article, made, asked, risk=1.0)


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["en-GB", "zh-CN"])
def test_the_pages_of_data_fit_the_window(look, width, scheme, locale):
    page = look(width, 844, color_scheme=scheme, locale=locale)
    for address in ("/", "/insights", "/exports"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_pictures_are_read_by_keyboard_alone(open_page, day):
    compare(day)
    page = open_page()
    page.goto("/insights")
    expect(page.get_by_role("img", name="产业规模 (CNY)")).to_be_visible()
    page.get_by_label("Cities").focus()
    page.keyboard.type("Shenzhen")
    page.keyboard.press("Enter")
    page.wait_for_url("**cities=Shenzhen**")
    summary = page.locator(".of-compared summary")
    summary.focus()
    page.keyboard.press("Enter")
    rows = page.locator(".of-compared tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("3600亿元")
