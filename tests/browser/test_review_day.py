"""One day of a reviewer, in Chromium."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import Watched
from tests.browser.day import a_day
from tests.faulty_server import FaultyServer
from tests.loopback import running
from tests.unit.web import desk
from tests.unit.web.factory import claim, record

pytestmark = pytest.mark.browser


def fact(page: Page, fact_id: str):
    return page.locator(f'.fact[data-fact="{fact_id}"]')


def test_a_record_is_decided_by_mouse_and_leaves_the_queue(open_page, day):
    page = open_page()
    page.goto("/queue")
    page.get_by_role("link", name="双城记").first.click()

    fact(page, "f10").get_by_role("button", name="Accept").click()
    expect(fact(page, "f10")).to_have_attribute("data-outcome", "accepted")
    fact(page, "f3").get_by_role("button", name="412 亿元").click()
    expect(fact(page, "f3")).to_have_attribute("data-outcome", "corrected")
    expect(fact(page, "f3").locator("ins")).to_have_text("亿元")
    fact(page, "f4").get_by_role("button", name="Reject").click()
    expect(fact(page, "f4")).to_have_attribute("data-outcome", "rejected")

    expect(page.get_by_text("3 of 3 decided").first).to_be_visible()
    assert day.verdicts() == [("f10", "accept"), ("f3", "correct"), ("f4", "reject")]
    assert day.record().state == "reviewed"
    page.goto("/queue")
    assert page.locator('a[href="/records/x1"]').count() == 0


def test_the_whole_way_by_keyboard_alone(open_page, day):
    page = open_page()
    page.goto("/records/x1")
    expect(page.locator(".fact.current")).to_have_attribute("data-fact", "f3")
    page.keyboard.press("1")
    expect(fact(page, "f3")).to_have_attribute("data-outcome", "corrected")
    expect(page.locator(".fact.current")).to_have_attribute("data-fact", "f4")
    page.keyboard.press("j")
    expect(page.locator(".fact.current")).to_have_attribute("data-fact", "f10")
    page.keyboard.press("k")
    page.keyboard.press("r")
    expect(fact(page, "f4")).to_have_attribute("data-outcome", "rejected")
    page.keyboard.press("u")
    expect(fact(page, "f4")).to_have_attribute("data-outcome", "open")
    page.keyboard.press("Shift+A")
    expect(fact(page, "f10")).to_have_attribute("data-outcome", "accepted")
    page.keyboard.press("r")
    expect(fact(page, "f4")).to_have_attribute("data-outcome", "rejected")
    page.keyboard.press("n")
    page.wait_for_url("**/records/all")
    assert day.record().state == "reviewed"


def test_one_key_goes_round_the_facts_in_doubt(open_page, day):
    page = open_page()
    page.goto("/records/x1")
    expect(page.get_by_role("link", name="2 in doubt")).to_be_visible()
    for landed in ("f4", "f3", "f4"):
        page.keyboard.press("d")
        expect(page.locator(".fact.current")).to_have_attribute("data-fact", landed)
    page.keyboard.press("r")
    expect(page.get_by_role("link", name="1 in doubt")).to_be_visible()
    page.keyboard.press("d")
    expect(page.locator(".fact.current")).to_have_attribute("data-fact", "f3")


def test_one_answer_settles_the_doubt_of_three_facts(open_page, day):
    wrong = [claim(2), claim(3, unit="亿元"), claim(7)]
    made = record([one.model_copy(update={"city": "芜湖"}) for one in wrong], extraction_id="same")
    desk.keep(day.database, made)
    page = open_page()
    page.goto("/records/same")
    expect(fact(page, "f7").get_by_text("Same doubt")).to_be_visible()
    fact(page, "f7").get_by_role("link", name="Asked at").click()
    expect(page.locator(".fact.current")).to_have_attribute("data-fact", "f2")
    page.keyboard.press("a")
    expect(fact(page, "f7").get_by_text("Verified")).to_be_visible()
    page.keyboard.press("Shift+A")
    expect(page.get_by_text("3 of 3 decided").first).to_be_visible()
    assert day.record("same").state == "reviewed"


def test_an_edit_is_checked_while_it_is_typed(open_page, day):
    page = open_page()
    page.goto("/records/x1")
    page.keyboard.press("e")
    unit = fact(page, "f3").get_by_label("Unit")
    unit.fill("亿美元")
    expect(fact(page, "f3").locator(".draft")).to_contain_text("Does not hold yet")
    unit.fill("亿元")
    expect(fact(page, "f3").locator(".draft")).to_contain_text("Passes every check")
    page.keyboard.press("Control+Enter")
    expect(fact(page, "f3")).to_have_attribute("data-outcome", "corrected")
    assert day.verdicts() == [("f3", "correct")]


def test_a_correction_that_cannot_be_read_keeps_what_was_typed(open_page, day):
    page = open_page()
    page.goto("/records/x1")
    page.keyboard.press("e")
    form = fact(page, "f3").locator(".edit form")
    form.get_by_label("City").fill("")
    form.get_by_label("Unit").fill("亿元")
    page.keyboard.press("Control+Enter")
    expect(form.locator(".draft")).to_contain_text("Fill in: city")
    expect(form.get_by_label("Unit")).to_have_value("亿元")
    assert day.verdicts() == []


def test_a_fact_lights_its_number_and_a_number_its_fact(look):
    page = look()
    page.goto("/records/x1")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator('.number[data-facts~="f10"]')).to_have_class(re.compile(r"\blit\b"))
    page.locator('.number[data-facts~="f3"]').click()
    expect(page.locator(".fact.current")).to_have_attribute("data-fact", "f3")


def test_marked_text_becomes_a_fact(open_page, day):
    page = open_page()
    page.goto("/records/x1")
    page.get_by_text("比来比去没有意思").wait_for()
    page.evaluate(
        """() => {
            const piece = [...document.querySelectorAll(".prose p")]
                .find((line) => line.textContent.includes("两市人工智能企业"));
            getSelection().selectAllChildren(piece);
        }"""
    )
    page.keyboard.press("m")
    form = page.locator("#add form")
    expect(form.get_by_label("Quote")).to_have_value(re.compile("两市人工智能企业"))
    form.get_by_label("What").fill("人工智能企业")
    page.keyboard.press("Control+Enter")
    expect(fact(page, "added-1")).to_be_visible()
    assert day.verdicts() == [("added-1", "add")]


def test_the_help_names_the_keys_and_closes_again(look):
    page = look()
    page.goto("/records/x1")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Take the n-th suggestion")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_two_reviewers_the_second_is_told_and_loses_nothing(open_page, day):
    first, second = open_page(), open_page()
    first.goto("/records/x1")
    second.goto("/records/x1")
    fact(first, "f10").get_by_role("button", name="Accept").click()
    expect(fact(first, "f10")).to_have_attribute("data-outcome", "accepted")
    with second.expect_response("**/facts/f10") as answer:
        fact(second, "f10").get_by_role("button", name="Reject").click()
    assert answer.value.status == 409
    expect(second.get_by_role("alert")).to_contain_text("Somebody else was first")
    second.get_by_role("link", name="Load the record again").click()
    expect(fact(second, "f10")).to_have_attribute("data-outcome", "accepted")
    assert day.verdicts() == [("f10", "accept")]


def test_a_server_that_is_gone_is_told_and_the_decision_can_be_tried_again(open_page, day):
    page = open_page()
    page.goto("/records/x1")
    page.route("**/facts/f10", lambda route: route.abort())
    fact(page, "f10").get_by_role("button", name="Accept").click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing was saved")
    page.unroute("**/facts/f10")
    fact(page, "f10").get_by_role("button", name="Accept").click()
    expect(fact(page, "f10")).to_have_attribute("data-outcome", "accepted")
    assert day.verdicts() == [("f10", "accept")]


def test_everything_works_without_javascript(open_page, day):
    page = open_page(java_script_enabled=False)
    page.goto("/queue")
    page.locator('.queue a[href="/records/x1"]').click()
    fact(page, "f10").get_by_role("button", name="Accept").click()
    fact(page, "f3").get_by_role("button", name="412 亿元").click()
    fact(page, "f4").get_by_role("button", name="Reject").click()
    assert day.record().state == "reviewed"
    page.get_by_role("button", name="Undo").first.click()
    assert day.record().state == "queued"


@pytest.mark.parametrize("path", ["/", "/queue", "/records/all"])
@pytest.mark.parametrize("locale", ["en-GB", "zh-CN"])
def test_a_narrow_window_shows_all_without_sideways_scrolling(look, path, locale):
    page = look(390, 844, locale=locale)
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_narrow_window_decides_too(open_page, day):
    page = open_page(390, 844, has_touch=True)
    page.goto("/records/x1")
    fact(page, "f3").get_by_role("button", name="412 亿元").tap()
    expect(fact(page, "f3")).to_have_attribute("data-outcome", "corrected")


CONTRASTS = """() => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const colour = (css) => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = css;
        canvas.fillRect(0, 0, 1, 1);
        return canvas.getImageData(0, 0, 1, 1).data;
    };
    const behind = (element) => {
        for (let at = element; at; at = at.parentElement) {
            const [r, g, b, a] = colour(getComputedStyle(at).backgroundColor);
            if (a === 255) return [r, g, b];
        }
        return [255, 255, 255];
    };
    const light = (rgb) => {
        const [r, g, b] = [...rgb].slice(0, 3).map((part) => {
            const share = part / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const found = [];
    for (const element of document.querySelectorAll("main *, header.site *")) {
        const words = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
        if (!words || !element.checkVisibility({ opacityProperty: true })) continue;
        if (element.matches("kbd, option, .sr")) continue;
        const [high, low] = [light(colour(getComputedStyle(element).color)), light(behind(element))]
            .sort((one, other) => other - one);
        const ratio = (high + 0.05) / (low + 0.05);
        if (ratio < 4.5) found.push(`${element.className || element.tagName}: ${ratio.toFixed(2)}`);
    }
    return [...new Set(found)];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/queue", "/records/all"])
def test_words_stand_out_from_their_ground_by_day_and_by_night(look, scheme, path):
    """WCAG 2.2, 1.4.3: a contrast of at least 4.5 to 1."""
    page = look(color_scheme=scheme, reduced_motion="reduce")
    page.goto(path)
    assert page.evaluate(CONTRASTS) == []


def test_dark_is_dark(look):
    page = look(color_scheme="dark")
    page.goto("/records/all")
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert max(int(part) for part in re.findall(r"\d+", ground)) < 64


def test_a_script_in_an_article_is_only_shown(open_page, day):
    attack = "<img src=x onerror=alert(1)><script>document.title='owned'</script>"
    told = [claim(3, city=attack, name=attack, quote=attack)]
    made = record(told, text=f"标题\n\n{attack} 3600亿元", title=attack, extraction_id="bad")
    desk.keep(day.database, made)
    page = open_page()
    for path in ("/records/bad", "/queue"):
        page.goto(path)
        expect(page.get_by_text("onerror=alert(1)").first).to_be_visible()
        assert "owned" not in page.title().split()
        assert page.locator("main img, main script").count() == 0


def test_a_pasted_article_and_a_file_lead_to_their_records(browser, tmp_path):
    article = "大连2月14日电 截至去年底，大连有人工智能企业460多家，产业规模达520亿元。"
    dropped = tmp_path / "dalian.txt"
    dropped.write_text(article.replace("460", "470"), encoding="utf-8")
    with running(FaultyServer().app) as model:
        told = {
            "OPENAI_BASE_URL": f"{model}/none/0/v1",
            "CITYFACTS_MODEL": "any",
            "CITYFACTS_MODE": "json_schema",
        }
        with a_day(tmp_path, **told) as day:
            watched = Watched(browser, day.url, 1440, 900)
            page = watched.page
            page.goto("/")
            page.get_by_label("Article", exact=True).fill(article)
            page.get_by_role("button", name="Extract and check").click()
            page.wait_for_url("**/records/*")
            expect(page.locator(".fact").first).to_be_visible()
            page.goto("/")
            page.get_by_label("or a file").set_input_files(Path(dropped))
            page.get_by_role("button", name="Extract and check").click()
            page.wait_for_url("**/records/*")
            expect(page.locator(".prose")).to_contain_text("470")
            watched.close()
            assert (watched.troubles, watched.elsewhere) == ([], [])
