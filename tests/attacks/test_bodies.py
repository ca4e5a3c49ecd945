"""Bodies that are too long, broken, nested, in odd charsets, or bombs: told, never a 500."""

import json
import time

import pytest

from tests.doors import form_token, server
from tests.stores import BACKENDS, address
from tests.unit.web import desk
from tests.unit.web.factory import claim, record

JSON = "application/json"
TEXT = "text/plain; charset=utf-8"
LIMIT = 300_000


@pytest.fixture(scope="module", params=BACKENDS)
def house(request, tmp_path_factory):
    url = address(request.param, tmp_path_factory.mktemp("bodies"))
    with server(url=url, CITYFACTS_MAX_BYTES=str(LIMIT)) as opened:
        desk.keep(opened.store, record([claim(3), claim(10)]))
        yield opened


@pytest.fixture(scope="module")
def program(house):
    """Sends a body to /extract with a key."""
    browser, key = house.browser(), house.key("extract", "read")

    def send(content, kind, **headers):
        told = {**key, "content-type": kind, **headers}
        return browser.post("/extract", content=content, headers=told)

    return send


def nested(depth: int, opening: str = "[", closing: str = "]") -> bytes:
    return (opening * depth + closing * depth).encode()


@pytest.mark.parametrize(
    ("content", "kind", "statuses"),
    [
        (b"x" * (LIMIT + 1), TEXT, {413}),
        (b"", TEXT, {422}),
        (b"", JSON, {422}),
        (b"{", JSON, {422}),
        (b"null", JSON, {422}),
        (b"[]", JSON, {422}),
        (b'"text"', JSON, {422}),
        (b"NaN", JSON, {422}),
        (b'{"text": 5}', JSON, {422}),
        (b'{"text": "x", "text": 5}', JSON, {422}),
        (b'{"text": "x", "other": 1}', JSON, {422}),
        (b'{"text": "x", "published": "yesterday"}', JSON, {422}),
        (b'{"text": "x", "published": 99999999999999999999}', JSON, {422}),
        (b'{"text": "\\ud800"}', JSON, {422}),
        (b'{"text": "x", "title": "\\udfff"}', JSON, {422}),
        (b'{"text": "x", "source_url": "\\ud800"}', JSON, {422}),
        (b'{"text": "\\u0000\\u0000"}', JSON, {415}),
        (b'{"text": "5 AI firms", "title": "\\u0000"}', JSON, {200}),
        (b'{"text": "5 AI firms", "source_url": "\\u0000"}', JSON, {200}),
        (nested(100_000), JSON, {422}),
        (nested(30_000, '{"text":', "}"), JSON, {422}),
        (b'{"text": ' + b"9" * 10_000 + b"}", JSON, {422}),
        (b"\xff\xfe\x00", TEXT, {415}),
        ("深圳".encode("gb18030"), TEXT, {415}),
        ("深圳企业超2800家".encode("gb18030"), "text/plain; charset=gb18030", {200}),
        (b"x", "text/plain; charset=nonsense", {415}),
        (b"x", "text/plain; charset=hex", {415}),
        (b"x", "text/plain; charset=idna", {200, 415}),
        (b"x", "text/plain; charset=undefined", {415}),
        (b"x", "text/plain; charset=utf-7", {200, 415}),
        (b"x", "text/plain; charset=\x00", {415, 400}),
        (b"x", "text/plain; charset=" + "x" * 5000, {415}),
        (b"x", "image/png", {415}),
        (b"x", "", {415}),
        (b"x", "/", {415}),
        (b"x", "multipart/form-data", {415}),
        (b"\x00" * 1000, TEXT, {415}),
        ("\u202e\u200b\ufeff5 firms".encode(), TEXT, {200}),
        (b"<" * 50_000, "text/html", {200, 422}),
        (b"<div>" * 40_000, "text/html", {200, 422}),
        (
            b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><p>&a; 5 firms</p>",
            "text/html",
            {200},
        ),
        (b"<!--" * 50_000, "text/html", {200, 422}),
        (b"&" * 100_000, "text/html", {200, 422}),
        (b"<table>" * 20_000, "text/html", {200, 422}),
    ],
    ids=lambda value: repr(value)[:50] if isinstance(value, bytes | str) else "",
)
def test_a_body_that_is_no_article_is_told_as_such(program, content, kind, statuses):
    answer = program(content, kind)
    assert answer.status_code in statuses, answer.text[:300]
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == "application/problem+json"
        assert len(answer.json()["detail"]) > 10
        assert len(answer.content) < 20_000, "an error is not the place to repeat the body"
    assert "root:" not in answer.text


def test_a_body_without_its_length_is_cut_off_at_the_limit(program):
    taken = []

    def endless():
        for number in range(1000):
            taken.append(number)
            yield b"x" * 10_000

    answer = program(endless(), TEXT)
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "length", ["-1", "x", "1e9", "99999999999999999999999", "0x10", "١٢٣", " 5", "5, 5"]
)
def test_a_length_that_is_none_breaks_nothing(program, length):
    answer = program(b"5 firms", TEXT, **{"content-length": length.encode()})
    assert answer.status_code < 500


BOUNDARY = "x"
KIND = f"multipart/form-data; boundary={BOUNDARY}"


def part(name: str, content: str = "", more: str = "") -> str:
    return f'--x\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n{content}\r\n'


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("".join(part(f"f{n}") for n in range(3000)) + "--x--\r\n", KIND),
        ("".join(part("file", "x", f'; filename="{n}"') for n in range(2000)) + "--x--\r\n", KIND),
        (part("text", "x" * 200_000) + "--x--\r\n", KIND),
        (part("text", "no end"), KIND),
        ("--x\r\n" * 20_000, KIND),
        ("--x\r\n" + "A: b\r\n" * 20_000 + "\r\n\r\n--x--", KIND),
        ("--x\r\nContent-Disposition: form-data\r\n\r\nx\r\n--x--\r\n", KIND),
        (part("text\x00") + "--x--\r\n", KIND),
        (part("text", "x") + "--x--\r\n", "multipart/form-data"),
        (part("text", "x") + "--x--\r\n", "multipart/form-data; boundary="),
        (part("text", "x") + "--x--\r\n", "multipart/form-data; boundary=" + "y" * 5000),
        (part("file", "\x00\x01", '; filename="../../x.txt"') + "--x--\r\n", KIND),
        (part("file", "5 firms", '; filename="a\r\nb"') + "--x--\r\n", KIND),
        ("", KIND),
        ("a=b&" * 50_000, "application/x-www-form-urlencoded"),
        ("text=%FF%FE", "application/x-www-form-urlencoded"),
        ("text=%00%00", "application/x-www-form-urlencoded"),
        ("text=%ED%A0%80", "application/x-www-form-urlencoded"),
        ("%" * 1000, "application/x-www-form-urlencoded"),
        ("text=x", "application/x-www-form-urlencoded; charset=utf-16"),
        ('{"text": "x"}', JSON),
        ("text=x", "\u00e9"),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_a_form_that_is_none_is_told_on_a_page(house, body, kind):
    browser = house.logged_in_once("rui")
    headers = {"content-type": kind.encode("latin-1"), "accept": "text/html"}
    headers["x-csrf-token"] = form_token(browser, "/account")
    began = time.process_time()
    answer = browser.post("/articles", content=body.encode(), headers=headers)
    assert answer.status_code < 500, answer.text[:500]
    assert time.process_time() - began < 20
    assert "text/html" in answer.headers["content-type"]


@pytest.mark.parametrize(
    "fields",
    [
        {"value": "9" * 5000},
        {"value": "1e999999999"},
        {"value": "NaN"},
        {"value": "Infinity"},
        {"value": "-0"},
        {"value": "\ufeff1"},
        {"value": "１２"},
        {"value": "\x00"},
        {"city": "\x00", "name": "\x00", "quote": "\x00"},
        {"city": "x" * 200_000},
        {"unit": "\u202e" * 1000},
        {"as_of": "9999-99-99"},
        {"as_of": "x" * 100_000},
        {"kind": "other"},
        {"bound": "\x00"},
        {"fact_id": "x" * 10_000},
        {"version": "99999999999999999999999"},
        {"version": "-1"},
        {"version": "0x0"},
        {"quote": "\r\n" * 10_000},
    ],
    ids=lambda fields: repr(fields)[:50],
)
@pytest.mark.parametrize("path", ["/records/x1/check", "/records/x1/facts", "/records/x1/facts/f3"])
def test_a_correction_that_is_none_breaks_nothing(house, path, fields):
    browser = house.logged_in_once("rui")
    told = {"city": "合肥", "name": "x", "quote": "x", "value": "1", "version": "0"}
    told |= {"verdict": "correct", "csrf": form_token(browser, "/account"), **fields}
    answer = browser.post(path, data=told)
    assert answer.status_code < 500, answer.text[:500]


LONG = "9" * 400


@pytest.mark.parametrize(
    "path",
    [
        "/queue?after=%00",
        "/queue?after=x~y~z",
        f"/queue?after={LONG}",
        "/queue?city=%00&q=%00&publisher=%00&model=%00",
        "/queue?q=%25%25%5f",
        "/queue?q=" + "x" * 5000,
        "/queue?state=queued&state=failed",
        "/queue?%00=%00",
        "/queue?q=%ff%fe",
        "/queue?q=%ed%a0%80",
        "/records/%00",
        "/records/" + "x" * 5000,
        "/records/x1/next?city=%00",
        "/records/%ff",
        "/extractions/%00",
        "/extractions?after=%00",
        f"/extractions?after={LONG}",
        f"/extractions?limit={LONG}",
        "/extractions?search=%25",
        "/facts?city=%00",
        f"/facts?after={LONG}",
        "/facts?after=x",
        f"/facts?from={LONG}",
        "/facts?from=0000-00-00&to=9999-99-99",
        "/facts?format=xml",
        "/exports?city=%00",
        "/exports/gold?x=%00",
        "/insights?name=%00&cities=%00&unit=%00&span=%00",
        "/insights?name=" + "x" * 5000,
        "/articles/%00",
        "/login?next=%00",
        "/users?x=%00",
    ],
)
def test_an_odd_address_breaks_nothing(house, path):
    for accept in ("text/html", "application/json"):
        answer = house.logged_in_once("ada").get(path, headers={"accept": accept})
        assert answer.status_code < 500, answer.text[:500]


def test_names_and_passwords_of_any_kind_break_nothing(house):
    browser = house.browser()
    csrf = form_token(browser, "/login")
    for odd in ("\x00", "x" * 50_000, "\u202e", "％", "'; DROP TABLE accounts; --", "\r\n"):
        told = {"name": odd, "password": odd, "next": odd, "csrf": csrf}
        assert browser.post("/login", data=told).status_code in (401, 429)


def test_an_admins_forms_of_any_kind_break_nothing(house):
    browser = house.logged_in_once("ada")
    csrf = form_token(browser, "/users")
    for path in (
        "/users",
        "/users/role",
        "/users/reset",
        "/users/disable",
        "/keys",
        "/keys/revoke",
    ):
        for odd in ("\x00", "x" * 10_000, "'; DROP TABLE accounts; --", "../..", ""):
            told = {"name": odd, "role": odd, "scope": odd, "csrf": csrf}
            assert 400 <= browser.post(path, data=told).status_code < 500


def test_the_house_still_stands(house, program):
    answer = program(json.dumps({"text": "合肥人工智能企业超900家。"}).encode(), JSON)
    assert answer.status_code == 200
    assert house.logged_in_once("ada").get("/users").status_code == 200
