"""Scripts in an article, a title, a quote, an address, a city, a name: words, never run."""

from urllib.parse import quote, urlencode

import pytest

from service.store import records
from tests.attacks.pages import PAYLOAD, Elements, require_harmless
from tests.doors import log_in, server
from tests.unit.web import desk
from tests.unit.web.factory import claim, record

ADDRESSES = [
    "javascript:hacked()",
    "JaVaScRiPt:hacked()",
    " javascript:hacked()",
    "java\tscript:hacked()",
    "\x01javascript:hacked()",
    "data:text/html,<script>hacked()</script>",
    "vbscript:hacked()",
    "//evil.example/x",
    "https:evil",
    "http://[",
    f"https://example.org/{PAYLOAD}",
]


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A house where every word from outside is the payload, and some facts were accepted."""
    with server(tmp_path_factory.mktemp("scripts")) as opened:
        text = f"{PAYLOAD}\n\n深圳{PAYLOAD}人工智能产业规模3600亿元，企业超2800家。{PAYLOAD}"
        told = [
            claim(1, city=PAYLOAD, name=PAYLOAD, unit=PAYLOAD, value=3600, quote=PAYLOAD),
            claim(2, city=f"深圳{PAYLOAD}", name=PAYLOAD, quote="企业超2800家"),
        ]
        made = record(told, text=text, title=PAYLOAD, source_url=ADDRESSES[-1], model=f"m{PAYLOAD}")
        desk.keep(opened.store, made)
        for number, address in enumerate(ADDRESSES):
            one = record([claim(3)], extraction_id=f"a{number}", source_url=address, title="t")
            desk.keep(opened.store, one)
        log_in(opened.browser(), PAYLOAD, PAYLOAD)
        yield opened


@pytest.fixture(scope="module")
def admin(house):
    return house.logged_in("ada")


def test_the_payload_is_recognised_where_it_is_not_escaped():
    for page in (
        PAYLOAD,
        f'<a href="javascript:x">{PAYLOAD}</a>',
        "<script>1</script>",
        "<p style=x>",
    ):
        with pytest.raises(AssertionError):
            require_harmless(page)


PAGES = ["/", "/queue", "/records/x1", "/exports", "/insights", "/users", "/account"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_stored_is_shown_as_words(admin, path, language):
    page = admin.get(path, headers={"accept-language": language})
    assert page.status_code == 200
    require_harmless(page.text)


def test_the_pages_do_hold_the_payload(admin):
    for path in ("/queue", "/records/x1", "/users"):
        assert "&lt;hacked" in admin.get(path).text, path


def test_what_was_decided_and_accepted_is_shown_as_words(admin, house):
    csrf = Elements(admin.get("/account").text)
    token = next(found["value"] for _, found in csrf.found if found.get("name") == "csrf")
    for fact_id in ("f1", "f2"):
        version = records.load(house.store, "x1").version
        form = {"verdict": "accept", "version": str(version), "csrf": token}
        require_harmless(admin.post(f"/records/x1/facts/{fact_id}", data=form).text)
    version = records.load(house.store, "x1").version
    form = {"version": str(version), "csrf": token, "city": PAYLOAD, "name": PAYLOAD}
    form |= {"quote": PAYLOAD, "value": "1", "unit": PAYLOAD}
    require_harmless(admin.post("/records/x1/facts", data=form).text)
    require_harmless(admin.post("/records/x1/check", data=form).text)
    assert PAYLOAD in [fact["city"] for fact in admin.get("/facts").json()["items"]]
    for path in (*PAGES, f"/insights?{urlencode({'name': PAYLOAD, 'city': PAYLOAD})}"):
        require_harmless(admin.get(path).text)


@pytest.mark.parametrize("number", range(len(ADDRESSES)))
def test_an_address_that_is_no_web_address_is_no_link(admin, number):
    page = admin.get(f"/records/a{number}")
    assert page.status_code == 200
    require_harmless(page.text)
    links = [found for tag, found in Elements(page.text).found if tag == "a" and "target" in found]
    if number < len(ADDRESSES) - 1:
        assert links == []
    else:
        assert "noopener" in links[0]["rel"]


@pytest.mark.parametrize(
    "path",
    [
        *(
            f"/queue?{name}="
            for name in ("q", "city", "publisher", "model", "code", "state", "after")
        ),
        *(f"/exports?{name}=" for name in ("city", "name", "from", "to", "format", "words")),
        *(f"/insights?{name}=" for name in ("name", "city", "unit", "from", "to")),
        "/login?next=",
        "/account?changed=",
        "/records/",
        "/articles/",
        "/nowhere/",
    ],
)
def test_what_an_address_says_is_shown_as_words(admin, house, path):
    asked = f"{path}{quote(PAYLOAD, safe='')}"
    for browser in (admin, house.browser()):
        page = browser.get(asked, headers={"accept": "text/html"})
        assert page.status_code < 500
        require_harmless(page.text)


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/login", {"name": PAYLOAD, "password": PAYLOAD, "next": PAYLOAD}),
        ("/articles", {"text": "", "source_url": PAYLOAD, "published": PAYLOAD}),
        ("/users", {"name": PAYLOAD, "role": PAYLOAD}),
        ("/users/disable", {"name": PAYLOAD}),
        ("/keys", {"name": PAYLOAD, "scope": PAYLOAD}),
        ("/records/x1/facts/f1", {"verdict": PAYLOAD, "version": PAYLOAD}),
        (
            f"/records/x1/facts/{quote(PAYLOAD, safe='')}",
            {"verdict": "accept", "version": "0"},
        ),
        ("/language", {"language": PAYLOAD, "back": PAYLOAD}),
    ],
)
def test_what_a_form_says_is_shown_as_words(admin, path, form):
    token = next(
        found["value"]
        for _, found in Elements(admin.get("/account").text).found
        if found.get("name") == "csrf"
    )
    page = admin.post(path, data={**form, "csrf": token}, headers={"accept": "text/html"})
    assert page.status_code < 500
    require_harmless(page.text)


def test_the_text_of_an_article_is_never_taken_for_a_page(admin):
    answer = admin.get("/extractions/x1/text")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_json_is_never_taken_for_a_page(admin):
    for path in ("/extractions", "/extractions/x1", "/facts", "/openapi.json"):
        answer = admin.get(path)
        assert answer.headers["content-type"] == "application/json"
        assert answer.headers["x-content-type-options"] == "nosniff"
