"""The pages without a browser: what they say, what they refuse, what they escape."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient

from schemas.extraction import Change, Repair
from schemas.finding import Finding, FindingCode, Message
from service.store import records
from service.web.pages import amount, sentence, text_language, web_link
from service.web.security import local_path
from tests.unit.web import desk
from tests.unit.web.factory import claim, record

ATTACK = "<script>alert(1)</script>"


@pytest.fixture
def store(tmp_path):
    with desk.database(tmp_path) as opened:
        yield opened


@contextmanager
def browsing(tmp_path, **headers: str) -> Iterator[TestClient]:
    with TestClient(
        desk.the_app(tmp_path), "http://127.0.0.1", headers=headers, follow_redirects=True
    ) as client:
        yield client


@pytest.fixture
def client(tmp_path, store) -> Iterator[TestClient]:
    with browsing(tmp_path) as opened:
        yield opened


def version_of(page: str) -> str:
    found = re.search(r'name="version" value="(\d+)"', page)
    assert found
    return found[1]


def decide(client: TestClient, fact_id: str, verdict: str, **more: str):
    page = client.get("/records/x1").text
    form = {"verdict": verdict, "version": version_of(page), **more}
    return client.post(f"/records/x1/facts/{fact_id}", data=form)


class _Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_an_empty_queue_says_so(client):
    assert "Nothing waits for review." in client.get("/queue").text


def test_the_queue_lists_the_riskiest_record_first(client, store):
    desk.keep(store, record([claim(3)], extraction_id="calm", title="Calm"), risk=0.5)
    desk.keep(store, record([claim(3)], extraction_id="risky", title="Risky"), risk=3.0)
    page = client.get("/queue").text
    assert page.index('href="/records/risky"') < page.index("/records/calm")


@pytest.mark.parametrize(
    ("query", "listed"),
    [
        ("", True),
        ("city=合肥", True),
        ("city=青岛", False),
        ("code=scale_mismatch", True),
        ("code=wrong_period", False),
        ("code=nonsense", True),
        ("publisher=中部经济周刊", True),
        ("publisher=none", False),
        ("model=qwen3-32b", True),
        ("model=none", False),
        ("q=双城记", True),
        ("q=三城记", False),
        ("state=reviewed", False),
        ("state=nonsense", True),
    ],
)
def test_the_queue_is_filtered(client, store, query, listed):
    desk.keep(store, record([claim(3)]))
    assert ('href="/records/x1"' in client.get(f"/queue?{query}").text) is listed


def test_a_record_shows_its_text_its_facts_and_what_is_doubted(client, store):
    desk.keep(store, record([claim(3), claim(10)]))
    page = client.get("/records/x1").text
    assert "412 万元" in page
    assert re.search(r'class="number is-flagged"[^>]*href="#fact-f3"[^>]*>412亿元</a>', page)
    assert re.search(r'class="number is-verified"[^>]*href="#fact-f10"[^>]*>5000万元</a>', page)
    assert "Scale" in page


def test_the_text_is_shown_whole_and_unchanged(client, store):
    made = record()
    desk.keep(store, made)
    page = client.get("/records/x1").text
    prose = page[page.index('class="prose"') : page.index('<section class="facts"')]
    words = re.sub(r"<[^>]+>", "", prose.split(">", 1)[1])
    assert "".join(words.split()) == "".join(made.article.text.split())


def test_the_built_in_models_records_say_that_agreement_proves_nothing(client, store):
    desk.keep(store, record([claim(10)], model="builtin-rules"))
    assert "proves nothing" in client.get("/records/x1").text


def test_the_built_in_models_facts_are_not_accepted_in_bulk(client, store):
    desk.keep(store, record([claim(6), claim(10)], model="builtin-rules"))
    assert "accept-verified" not in client.get("/records/x1").text
    answer = client.post("/records/x1/accept-verified", data={"version": "0"})
    assert answer.status_code == 409
    assert records.load(store, "x1").verdicts == ()


def test_a_number_that_two_facts_share_has_the_colour_of_the_one_that_holds(client, store):
    desk.keep(store, record([claim(4), claim(5)]))
    page = decide(client, "f4", "reject").text
    assert re.search(r'class="number is-verified"[^>]*data-facts="f5 f4"[^>]*>9家</a>', page)


def test_what_the_repair_round_changed_is_shown(client, store):
    made = record([claim(3, unit="亿元")])
    repair = Repair(
        doubts=("scale",),
        before=record([claim(3)]).extraction.facts,
        changes=(Change(before=claim(3), after=claim(3, unit="亿元")),),
        taken=True,
    )
    repaired = made.extraction.model_copy(update={"repair": repair})
    desk.keep(store, made._replace(extraction=repaired))
    page = client.get("/records/x1").text
    shown = page[page.index("The model was told its doubts once") :]
    was, now = re.findall(r"<(?:del|ins)>.*?</(?:del|ins)>", shown, re.DOTALL)[:2]
    assert "412 万元" in was
    assert "412 亿元" in now


def test_a_place_in_a_ranking_reads_as_one(client, store):
    ranked = claim(10, kind="indicator", value=1, unit="rank", quote="武汉每年5000万元算力券")
    desk.keep(store, record([ranked]))
    assert "No. 1" in client.get("/records/x1").text


def test_another_models_records_do_not(client, store):
    desk.keep(store, record([claim(10)]))
    assert "proves nothing" not in client.get("/records/x1").text


def test_a_record_leaves_the_queue_when_every_fact_is_decided(client, store):
    desk.keep(store, record([claim(3), claim(4), claim(10)]))
    decide(client, "f10", "accept")
    decide(client, "f4", "reject")
    assert records.load(store, "x1").state == "queued"
    decide(client, "f3", "correct", **fields(unit="亿元"))
    kept = records.load(store, "x1")
    assert kept.state == "reviewed"
    assert [(v.fact_id, v.kind) for v in kept.verdicts] == [
        ("f10", "accept"),
        ("f4", "reject"),
        ("f3", "correct"),
    ]
    assert "/records/x1" not in client.get("/queue").text


def fields(number: int = 3, **changed: str) -> dict[str, str]:
    """The form of a fact as a browser would send it."""
    told = claim(number).model_dump(exclude={"id", "organisations", "initiative_id"})
    return {name: "" if value is None else str(value) for name, value in told.items()} | changed


def test_a_correction_shows_what_changed(client, store):
    desk.keep(store, record([claim(3)]))
    page = decide(client, "f3", "correct", **fields(unit="亿元")).text
    assert "<del>万元</del> <ins>亿元</ins>" in page


def test_a_suggestion_corrects_the_fact(client, store):
    desk.keep(store, record([claim(3)]))
    form = {"version": version_of(client.get("/records/x1").text), "n": "1"}
    client.post("/records/x1/facts/f3/suggestion", data=form)
    (verdict,) = records.load(store, "x1").verdicts
    assert verdict.correction == claim(3, unit="亿元")


def test_an_undo_opens_the_fact_again(client, store):
    desk.keep(store, record([claim(10)]))
    decide(client, "f10", "accept")
    assert records.load(store, "x1").state == "reviewed"
    page = client.get("/records/x1").text
    client.post("/records/x1/undo", data={"version": version_of(page)})
    assert records.load(store, "x1").state == "queued"
    assert [v.kind for v in records.load(store, "x1").verdicts] == ["accept", "undo"]


def test_all_verified_facts_are_accepted_and_undone_together(client, store):
    desk.keep(store, record([claim(3), claim(6), claim(10)]))
    page = client.post("/records/x1/accept-verified", data={"version": "0"}).text
    assert page.count('data-outcome="accepted"') == 2
    page = client.post("/records/x1/undo", data={"version": version_of(page)}).text
    assert page.count('data-outcome="open"') == 3


def test_facts_that_share_a_doubt_are_accepted_once_it_is_answered(client, store):
    desk.keep(store, record([claim(2, city="拉萨"), claim(7, city="拉萨"), claim(10)]))
    page = client.get("/records/x1").text
    assert "Facts with the same doubt: 1." in page
    assert re.search(r'<a class="asked" href="#fact-f2"[^>]*>Asked at “人工智能产业规模”</a>', page)
    assert "Accept the 1 verified" in page
    page = decide(client, "f2", "accept").text
    assert "Accept the 2 verified" in page
    form = {"version": version_of(page)}
    page = client.post("/records/x1/accept-verified", data=form).text
    assert page.count('data-outcome="accepted"') == 3


def test_a_shared_doubt_stays_open_where_it_was_found_true(client, store):
    desk.keep(store, record([claim(2, city="拉萨"), claim(7, city="拉萨"), claim(10)]))
    page = decide(client, "f2", "correct", **fields(2, city="合肥")).text
    assert "Accept the 1 verified" in page
    assert "1 in doubt: next" in page


def test_the_same_error_is_mended_everywhere_at_once_and_the_history_tells(client, store):
    desk.keep(store, record([claim(1, unit="万元"), claim(2, unit="万元"), claim(3), claim(10)]))
    page = decide(client, "f3", "correct", **fields(unit="亿元")).text
    assert "Mend the same in 2 more" in page
    form = {"version": version_of(page)}
    page = client.post("/records/x1/facts/f3/alike", data=form).text
    assert page.count('data-outcome="corrected"') == 3
    assert page.count("<b>corrected</b>") == 3
    assert [v.correction.unit for v in records.load(store, "x1").verdicts] == ["亿元"] * 3


def test_a_missing_fact_is_added_checked_and_can_be_taken_back(client, store):
    desk.keep(store, record([claim(3)]))
    page = client.post("/records/x1/facts", data={"version": "0", **fields(10)}).text
    assert 'class="fact is-added decided" id="fact-added-1"' in page
    page = decide(client, "added-1", "undo").text
    assert "fact-added-1" not in page


def test_two_people_never_decide_one_record_by_accident(client, store):
    desk.keep(store, record([claim(3), claim(10)]))
    decide(client, "f10", "accept")
    late = client.post("/records/x1/facts/f3", data={"verdict": "reject", "version": "0"})
    assert late.status_code == 409
    assert 'href="/records/x1"' in late.text
    assert len(records.load(store, "x1").verdicts) == 1


def test_an_edit_that_only_gets_a_note_passes_and_says_what_to_mind(client, store):
    text = "去年，合肥人工智能核心营收412亿元。"
    desk.keep(store, record([claim(3, quote=text[:-1], unit="亿元")], text=text, published=None))
    edited = fields(quote=text[:-1], unit="亿元", as_of="2025")
    page = client.post("/records/x1/check", data={"version": "0", "fact_id": "f3", **edited}).text
    assert "Passes every check, but:" in page
    assert "the day of the report is not known" in page
    assert "Does not hold yet" not in page


def test_an_edit_is_checked_before_it_is_saved(client, store):
    desk.keep(store, record([claim(3)]))
    form = {"version": "0", "fact_id": "f3"}
    wrong = client.post("/records/x1/check", data={**form, **fields(value="4120", unit="亿元")})
    right = client.post("/records/x1/check", data={**form, **fields(unit="亿元")})
    assert "Does not hold yet" in wrong.text
    assert "Passes every check" in right.text
    assert records.load(store, "x1").verdicts == ()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"value": "many"}, "not a number"),
        ({"value": "1e999999"}, "not a number"),
        ({"value": "NaN"}, "not a number"),
        ({"as_of": "last year"}, "as_of"),
        ({"kind": "rumour"}, "kind"),
        ({"city": " "}, "Fill in: city"),
        ({"quote": ""}, "Fill in: quote"),
    ],
)
def test_a_correction_that_cannot_be_read_is_refused_with_the_reason(client, store, changed, said):
    desk.keep(store, record([claim(3)]))
    answer = decide(client, "f3", "correct", **fields(**changed))
    assert answer.status_code == 422
    assert said in answer.text
    assert records.load(store, "x1").verdicts == ()


@pytest.mark.parametrize(
    ("method", "path", "form", "status"),
    [
        ("GET", "/records/nothing", None, 404),
        ("POST", "/records/x1/facts/f99", {"verdict": "accept", "version": "0"}, 404),
        ("POST", "/records/x1/facts/f3", {"verdict": "maybe", "version": "0"}, 422),
        ("POST", "/records/x1/facts/f3", {"verdict": "accept"}, 422),
        ("POST", "/records/x1/facts/f3", {"verdict": "accept", "version": "x"}, 422),
        ("POST", "/records/x1/facts/f3", {"verdict": "undo", "version": "0"}, 409),
        ("POST", "/records/x1/facts/f3/suggestion", {"n": "99", "version": "0"}, 404),
        ("POST", "/records/x1/undo", {"version": "0"}, 409),
        ("GET", "/queue?after=nonsense", None, 400),
        ("POST", "/articles", {"text": "  "}, 422),
        ("POST", "/articles", {"text": "深圳", "published": "yesterday"}, 422),
    ],
)
def test_what_cannot_be_done_is_a_page_that_says_why(client, store, method, path, form, status):
    desk.keep(store, record([claim(3)]))
    answer = client.request(method, path, data=form)
    assert answer.status_code == status
    assert 'role="alert"' in answer.text
    assert "Content-Security-Policy" in answer.headers


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1.evil.example"},
    ],
)
def test_another_sites_page_cannot_decide(client, store, headers):
    desk.keep(store, record([claim(3)]))
    form = {"verdict": "accept", "version": "0"}
    answer = client.post("/records/x1/facts/f3", data=form, headers=headers)
    assert answer.status_code == 403
    assert records.load(store, "x1").verdicts == ()


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://127.0.0.1"}, {}],
)
def test_our_own_pages_and_plain_clients_can(client, store, headers):
    desk.keep(store, record([claim(3)]))
    form = {"verdict": "accept", "version": "0"}
    client.post("/records/x1/facts/f3", data=form, headers=headers)
    assert len(records.load(store, "x1").verdicts) == 1


def test_a_script_anywhere_is_only_words(client, store):
    told = [
        claim(3, city=ATTACK, name=ATTACK, unit=ATTACK, quote=ATTACK),
        claim(10, id='"><script>alert(2)</script>'),
    ]
    made = record(
        told,
        text=f"{ATTACK}\n\n深圳 {ATTACK} 3600亿元",
        title=ATTACK,
        source_url="javascript:alert(1)",
        model=ATTACK,
    )
    desk.keep(store, made)
    for path in ("/records/x1", "/queue", f"/queue?q={ATTACK}&city={ATTACK}&model={ATTACK}"):
        tags = _Tags(client.get(path).text).found
        scripts = [attributes for tag, attributes in tags if tag == "script"]
        assert [script.get("src") for script in scripts] == ["/static/cityfacts.js"], path
        for _, attributes in tags:
            assert not any(name.startswith("on") for name in attributes)
            assert "style" not in attributes
            assert not (attributes.get("href") or "").startswith("javascript")


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere(client):
    for path in ("/", "/queue", "/records/none"):
        policy = client.get(path).headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "//" not in policy


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://example.org/a?b=1", "https://example.org/a?b=1"),
        ("http://example.org", "http://example.org"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.org", None),
        ("https://", None),
        ("http://[broken", None),
        ("", None),
        (None, None),
    ],
)
def test_only_web_addresses_become_links(address, link):
    assert web_link(address) == link


@pytest.mark.parametrize(
    ("back", "lands"),
    [
        ("/queue?state=reviewed", "/queue?state=reviewed"),
        ("https://evil.example", "/"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("/\r\nSet-Cookie: a=b", "/"),
        ("", "/"),
    ],
)
def test_choosing_a_language_stays_on_this_site(back, lands):
    assert local_path(back) == lands


def test_the_interface_speaks_the_browsers_language_until_another_is_chosen(tmp_path, store):
    with browsing(tmp_path, **{"Accept-Language": "zh-CN,zh;q=0.9"}) as client:
        assert "待审队列" in client.get("/queue").text
        page = client.post("/language", data={"language": "en", "back": "/queue"})
        assert "Review queue" in page.text
        assert "Review queue" in client.get("/queue").text


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/records/nope", "这里没有要找的内容"),
        ("/queue?after=zz~~", "输入无法使用"),
        ("/queue?from=zz&city=合肥", "没有使用：from=zz"),
    ],
)
def test_what_went_wrong_is_told_in_the_readers_language(tmp_path, store, address, words):
    with browsing(tmp_path, **{"Accept-Language": "zh-CN"}) as client:
        assert words in client.get(address).text


def test_next_leads_through_the_queue_and_round_again(client, store):
    for name, risk in (("high", 3.0), ("mid", 2.0), ("low", 1.0)):
        desk.keep(store, record([claim(3)], extraction_id=name), risk=risk)
    path, way = "/records/high", []
    for _ in range(3):
        path = client.get(f"{path}/next").url.path
        way.append(path.rsplit("/", 1)[-1])
    assert way == ["mid", "low", "high"]


@pytest.mark.parametrize(
    ("value", "upper", "unit", "phrase"),
    [
        ("3600", None, "亿元", "3600 亿元"),
        ("360000000000", None, "CNY", "360,000,000,000 CNY"),
        ("3", "5", "个", "3–5 个"),
        ("27.50", None, "%", "27.5%"),
        ("-3.2", None, "%", "-3.2%"),
        (None, None, "家", ""),
        ("7", None, None, "7"),
    ],
)
def test_amounts_are_written_for_people(value, upper, unit, phrase):
    def number(text):
        return None if text is None else Decimal(text)

    assert amount(number(value), number(upper), unit) == phrase


def test_a_finding_is_told_in_the_readers_language_without_the_fields_name():
    message = Message(en="value: the fact says 412万元.", zh="value：所填为412万元。")
    finding = Finding(
        code=FindingCode.SCALE_MISMATCH, severity="review", field="value", message=message
    )
    assert sentence(finding, "en") == "The fact says 412万元."
    assert sentence(finding, "zh") == "所填为412万元。"


@pytest.mark.parametrize(
    ("text", "tag"), [("深圳人工智能产业 AI", "zh-CN"), ("Shenzhen 深圳 builds a centre", "en")]
)
def test_the_text_is_set_in_its_own_language(text, tag):
    assert text_language(text) == tag
