"""What every answer tells the browser, errors and files too."""

import re

import pytest

from tests.doors import server
from tests.unit.web import desk
from tests.unit.web.factory import claim, record

PATHS = [
    *("/", "/queue", "/records/x1", "/exports", "/insights", "/users", "/account", "/login"),
    *("/extractions", "/extractions/x1", "/extractions/x1/text", "/facts", "/metrics"),
    *("/healthz", "/readyz", "/openapi.json", "/exports/gold", "/facts?format=csv"),
    *("/static/cityfacts.css", "/static/cityfacts.js", "/static/nowhere.js"),
    *("/nowhere", "/records/nowhere", "/extractions/nowhere", "/extractions?limit=x", "/logout"),
]


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with server(tmp_path_factory.mktemp("careful")) as opened:
        desk.keep(opened.store, record([claim(3)]))
        yield opened


@pytest.fixture(scope="module")
def browsers(house):
    return [house.logged_in("ada"), house.browser()]


@pytest.mark.parametrize("accept", ["text/html", "*/*"])
@pytest.mark.parametrize("path", PATHS)
def test_every_answer_forbids_what_is_not_ours(browsers, path, accept):
    for browser in browsers:
        answer = browser.get(path, headers={"accept": accept}, follow_redirects=False)
        policy = dict(
            part.strip().partition(" ")[::2]
            for part in answer.headers["content-security-policy"].split(";")
        )
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == "'self'"
        assert policy["style-src"] == "'self'"
        assert policy["frame-ancestors"] == "'none'"
        assert policy["base-uri"] == "'none'"
        assert policy["form-action"] == "'self'"
        assert "unsafe" not in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert "server" not in answer.headers
        assert answer.status_code < 500


@pytest.mark.parametrize("path", PATHS)
def test_nothing_private_is_kept_in_a_cache(browsers, path):
    kept = "no-cache" if re.match(r"/static/.*css|/static/cityfacts", path) else "no-store"
    for browser in browsers:
        assert browser.get(path, follow_redirects=False).headers["cache-control"] == kept


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html; charset=utf-8"),
        ("*/*", "application/problem+json"),
        ("application/json", "application/problem+json"),
    ],
)
def test_an_error_is_a_page_for_who_reads_pages(browsers, accept, kind):
    answer = browsers[0].get("/nowhere", headers={"accept": accept})
    assert answer.status_code == 404
    assert answer.headers["content-type"] == kind
    assert "There is no such address" in answer.text


def test_too_long_an_article_is_told_on_a_page(house):
    browser = house.logged_in("ada")
    answer = browser.post(
        "/articles", data={"text": "长" * 800_000}, headers={"accept": "text/html"}
    )
    assert answer.status_code == 413
    assert "<h1>" in answer.text
    assert "CITYFACTS_MAX_BYTES" in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/../../pyproject.toml",
        "/static/..\\app.py",
        "/static/x/../../app.py",
        "/static//etc/passwd",
        "/static///etc/passwd",
        "/static/....//app.py",
        "/static/cityfacts.css\x00.js",
        "/static/.",
        "/static/..",
        "/static/",
        "/static",
        "/static/CON",
        "/static/C:/windows/win.ini",
        "/static/" + "x" * 5000,
        "/static/\udcff",
    ],
)
async def test_no_path_leads_out_of_the_folder_of_styles_and_scripts(house, path):
    """The path as the server decoded it: clients tidy such addresses up before they send them."""
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": b"/",
        "root_path": "",
        "scheme": "http",
        "query_string": b"",
        "headers": [(b"host", b"testserver")],
        "client": ("127.0.0.1", 1),
        "server": ("testserver", 80),
        "http_version": "1.1",
    }
    await house.app(scope, receive, send)
    assert sent[0]["status"] in (307, 404, 405, 422)
    body = b"".join(message.get("body", b"") for message in sent[1:])
    for secret in (b"create_app", b"[project]", b"root:"):
        assert secret not in body


def test_the_log_holds_neither_passwords_nor_tokens_nor_keys(house, capfd):
    browser = house.logged_in("ada")
    key = house.key("read", name="quiet")
    browser.get("/extractions", headers=key)
    browser.get("/records/nowhere")
    said = "".join(capfd.readouterr())
    for secret in (
        "four words of no sense",
        browser.cookies["cityfacts"],
        key["authorization"][7:],
    ):
        assert secret not in said
