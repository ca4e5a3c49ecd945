"""Lists of records: found by their terms, counted, page by page, the same on both databases."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import delete, select

from schemas.finding import FindingCode
from schemas.verdict import Verdict
from service.errors import ModelUnreachable
from service.store import decisions, leases, queue, records, tables, terms
from service.store.database import reading, writing
from tests.records import a_fact, a_finding, a_question, an_article, an_extraction
from tests.stores import BACKENDS, empty_database


@pytest.fixture(params=BACKENDS)
def database(request, tmp_path):
    with empty_database(request.param, tmp_path) as opened:
        yield opened


def keep(database, number, *, title="深圳", city="深圳", code=None, made=None, risk=1.0, **changed):
    article = an_article(id=f"a{number}", title=title, publisher=f"报{number % 2}")
    extraction = an_extraction(
        article,
        id=f"{number:04d}",
        facts=(a_fact(city=city),),
        findings=(a_finding(code=code),) if code else (),
        **changed,
    )
    if made:
        told = extraction.provenance.model_copy(update={"created": made})
        extraction = extraction.model_copy(update={"provenance": told})
    records.save(database, article, extraction, a_question(article_id=article.id), risk=risk)
    return extraction


def found(database, **shown):
    return [item.extraction_id for item in queue.page(database, queue.Filter(**shown)).items]


def decide(database, record_id, state, version=0):
    verdict = Verdict(
        extraction_id=record_id,
        fact_id="f1",
        kind="accept",
        reviewer="li",
        decided=datetime(2025, 2, 16, tzinfo=UTC),
    )
    decisions.append(database, record_id, [verdict], version=version, state=state, facts_decided=1)


@pytest.mark.parametrize("name", ["深圳", "深圳市", "Shenzhen"])
def test_a_city_is_found_under_any_of_its_names(database, name):
    keep(database, 1)
    keep(database, 2, city="上海")
    assert found(database, city=name) == ["0001"]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("人工智能", ["0003", "0001"]),
        ("算力", ["0002", "0001"]),
        ("人工智能 算力", ["0001"]),
        ("智能算力", []),
        ("OPENAI", ["0004"]),
        ("openai", ["0004"]),
        ("%", ["0003"]),
        ("a_c", []),
        ("力", ["0002", "0001"]),
        ("没有", []),
        ("  ", ["0004", "0003", "0002", "0001"]),
        ("\x00", []),
    ],
)
def test_titles_are_found_by_any_part_of_them(database, words, numbers):
    for number, title in enumerate(
        ("人工智能与算力", "算力中心启用", "人工智能增长100%", "OpenAI 与 abc"), 1
    ):
        keep(database, number, title=title)
    assert found(database, search=words) == numbers


def test_filters_narrow_each_other(database):
    keep(database, 1, code=FindingCode.WRONG_CITY)
    keep(database, 2, code=FindingCode.SCALE_MISMATCH)
    keep(database, 3, code=FindingCode.SCALE_MISMATCH, city="上海")
    shown = {"finding": "scale_mismatch", "city": "深圳", "model": "m", "search": "深圳"}
    assert found(database, **shown, publisher="报0") == ["0002"]
    assert found(database, **shown, publisher="报1") == []


@pytest.mark.parametrize(
    ("first", "last", "numbers"),
    [
        (None, None, [3, 2, 1]),
        (date(2026, 1, 2), None, [3, 2]),
        (None, date(2026, 1, 2), [2, 1]),
        (date(2026, 1, 2), date(2026, 1, 2), [2]),
        (date(2026, 1, 3), date(2026, 1, 2), []),
        (date.min, date.max, [3, 2, 1]),
    ],
)
@pytest.mark.parametrize("looked_at", [1, 3000])
def test_a_list_shows_some_days_only(database, first, last, numbers, looked_at, monkeypatch):
    monkeypatch.setattr(queue, "LOOKED_AT", looked_at)
    for day in (1, 2, 3):
        keep(database, day, made=datetime(2026, 1, day, 23, 59, tzinfo=UTC))
    shown = queue.Filter(first=first, last=last)
    assert every(database, shown) == [f"{number:04d}" for number in numbers]


def every(database, shown, **told):
    seen, after = [], None
    while True:
        page = queue.page(database, shown, after=after, **told)
        seen += [item.extraction_id for item in page.items]
        after = page.after
        if after is None:
            return seen


@pytest.mark.parametrize("order", ["risk", "newest"])
@pytest.mark.parametrize(("limit", "looked_at"), [(1, 1), (2, 5), (7, 2), (7, 3000)])
@pytest.mark.parametrize(
    "shown",
    [{}, {"city": "上海"}, {"state": "queued"}, {"city": "上海", "search": "算力"}],
    ids=str,
)
def test_the_pages_together_hold_every_record_once(
    database, order, limit, looked_at, shown, monkeypatch
):
    monkeypatch.setattr(queue, "LOOKED_AT", looked_at)
    for number in range(12):
        keep(
            database,
            number,
            city="上海" if number % 3 else "深圳",
            title="算力中心" if number % 2 else "大模型",
            risk=float(number % 4),
            decision="accept" if number % 5 == 0 else "review",
        )
    wanted = [
        number
        for number in range(12)
        if ("city" not in shown or number % 3)
        and ("search" not in shown or number % 2)
        and ("state" not in shown or number % 5)
    ]
    key = (lambda n: (n % 4, n)) if order == "risk" else (lambda n: n)
    listed = every(database, queue.Filter(**shown), order=order, limit=limit)
    assert listed == [f"{n:04d}" for n in sorted(wanted, key=key, reverse=True)]


def test_a_decided_record_is_found_in_its_new_state_only(database):
    keep(database, 1, code=FindingCode.WRONG_CITY)
    decide(database, "0001", "reviewed")
    for shown in ({"city": "深圳"}, {"finding": "wrong_city"}, {"search": "深圳"}, {"model": "m"}):
        assert found(database, state="queued", **shown) == []
        assert found(database, state="reviewed", **shown) == ["0001"]
    decide(database, "0001", "queued", version=1)
    assert found(database, state="queued", city="深圳") == ["0001"]


def test_a_record_that_failed_and_was_run_again_is_found_once(database):
    article, question = an_article(), a_question()
    records.save_failure(database, article, "x1", question, ModelUnreachable("no server"))
    records.save_failure(database, article, "x1", question, ModelUnreachable("no server"))
    assert found(database, search="深圳", state="failed") == ["x1"]
    records.save(database, article, an_extraction(article, id="x1"), question, risk=2.5)
    assert found(database, search="深圳") == ["x1"]
    assert found(database, search="深圳", state="failed") == []


def test_terms_are_filled_once_for_records_of_old(database):
    keep(database, 1, code=FindingCode.WRONG_CITY)
    with reading(database) as connection:
        before = connection.execute(select(tables.terms)).all()
    with writing(database) as connection:
        connection.execute(delete(tables.terms))
        terms.fill(connection)
        terms.fill(connection)
        assert sorted(connection.execute(select(tables.terms)).all()) == sorted(before)


def test_the_next_record_comes_after_this_one_and_from_the_top_again(database):
    for number in (1, 2, 3):
        keep(database, number, risk=float(number))
    queued = queue.Filter(state="queued")
    assert [queue.following(database, f"000{n}", queued) for n in (3, 2, 1)] == [
        "0002",
        "0001",
        "0003",
    ]
    assert queue.following(database, "nobody", queued) == "0003"


def test_counting_for_a_page_ends_somewhere_and_says_so(database, monkeypatch):
    for number in range(5):
        keep(database, number, title="算力" if number < 2 else "模型")
    assert queue.about(database)["queued"] == (5, False)
    monkeypatch.setattr(queue, "COUNTED", 3)
    assert queue.about(database)["queued"] == (3, True)
    assert queue.counts(database)["queued"] == 5
    monkeypatch.setattr(queue, "COUNTED_AMONG", 2)
    assert queue.about(database, queue.Filter(city="深圳", search="模型"))["queued"] == (2, True)
    assert queue.counts(database, queue.Filter(city="深圳", search="模型"))["queued"] == 3


def test_a_list_shows_what_somebody_has_in_hand(database):
    for number in (1, 2):
        keep(database, number, title="算力" if number == 1 else "模型")
    leases.take(database, "0001", "li")
    assert found(database, holder="li") == ["0001"]
    assert found(database, holder="li", city="深圳", search="算力") == ["0001"]
    assert found(database, holder="li", search="模型") == []
    assert found(database, holder="wang") == []
    assert queue.about(database, queue.Filter(holder="li"))["queued"] == (1, False)
