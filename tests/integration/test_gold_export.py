"""Reviewed records go out as gold that the evaluation takes in again."""

import json
from datetime import date

import pytest

from service import evaluation
from service.errors import InputError
from service.evaluation import gold as gold_files
from service.export import gold
from service.review.desk import Desk
from service.store import records
from tests.gold import verify
from tests.stores import BACKENDS, empty_database
from tests.unit.web import desk
from tests.unit.web.factory import claim, record, verdict


@pytest.fixture(params=BACKENDS)
def database(request, tmp_path):
    with empty_database(request.param, tmp_path) as opened:
        yield opened


def review(database, record_id, decide):
    """Decide about every fact of a record through the desk, as a person does."""

    def at_desk():
        return Desk(database, record_id, records.load(database, record_id).version, "li")

    for fact_id, told in decide.items():
        if told == "accept":
            at_desk().accept(fact_id)
        elif told == "reject":
            at_desk().reject(fact_id)
        else:
            at_desk().correct(fact_id, told)


def the_reviewed_one(database):
    """The article of two cities: some facts right, one wrong by a scale, one rejected."""
    record_id = desk.keep(database, record())
    mended = {"f3": claim(3, unit="亿元"), "f4": "reject", "f9": claim(8, id="f9", city="武汉")}
    every = {f"f{number}": "accept" for number in range(1, 12)} | mended
    review(database, record_id, every)
    return record_id


def write(folder, files):
    for one in files:
        (folder / f"{one.id}.txt").write_bytes(one.text.encode())
        told = json.dumps(one.annotation, ensure_ascii=False, indent=1)
        (folder / f"{one.id}.json").write_text(told, encoding="utf-8")
    return sorted(folder.glob("*.txt"))


def test_the_proof_of_our_own_gold_holds_for_it_too(database, tmp_path):
    the_reviewed_one(database)
    (path,) = write(tmp_path, gold.annotations(database))
    assert list(verify.problems(path)) == []


def test_it_says_what_the_people_decided(database, tmp_path):
    record_id = the_reviewed_one(database)
    (told,) = gold.annotations(database)
    assert (told.id, told.left_out) == (record_id, ())
    facts = {(f["city"], f["name"], f["value"], f["unit"]) for f in told.annotation["facts"]}
    assert len(facts) == 10
    assert ("合肥", "人工智能核心营收", "41200000000", "CNY") in facts
    assert ("合肥", "人工智能上市公司", "9", "count:家") not in facts
    assert told.annotation["complete"]


def test_the_evaluation_takes_it_in(database, tmp_path):
    the_reviewed_one(database)
    (path,) = write(tmp_path, gold.annotations(database))
    loaded = gold_files.load(path.with_suffix(".json"))
    assert len(loaded.facts) == 10
    table = evaluation.run([tmp_path], None, every=40)
    assert "planted" in table.text()


def test_offsets_hold_in_a_text_with_the_line_ends_of_windows(database, tmp_path):
    text = "标题\r\n\r\n截至2025年底，合肥人工智能企业超过900家。\r\n"
    quote = "合肥人工智能企业超过900家"
    told = claim(5, city="合肥", name="人工智能企业", value=900, bound="over", quote=quote)
    made = record([told], text=text)
    record_id = desk.keep(database, made)
    review(database, record_id, {"f5": "accept"})
    (path,) = write(tmp_path, gold.annotations(database))
    assert list(verify.problems(path)) == []
    assert gold_files.load(path.with_suffix(".json")).article.published == date(2026, 2, 9)


def test_a_fact_that_no_program_can_prove_is_left_out_and_named(database):
    made = record([claim(1), claim(2, quote="不在文中")])
    record_id = desk.keep(database, made)
    review(database, record_id, {"f1": "accept", "f2": "accept"})
    (told,) = gold.annotations(database)
    assert told.left_out == ("合肥 人工智能产业规模: the quote is not in the text",)
    assert len(told.annotation["facts"]) == 1
    assert not told.annotation["complete"]
    assert "the quote is not in the text" in told.annotation["notes"]


def test_a_record_that_waits_is_no_gold(database):
    record_id = desk.keep(database, record())
    review(database, record_id, {"f1": "accept"})
    assert list(gold.annotations(database)) == []


def test_of_an_article_the_newest_reviewed_version_counts(database):
    for record_id in ("x1", "x2"):
        desk.keep(database, record([claim(1)], extraction_id=record_id))
        review(database, record_id, {"f1": "accept"})
    assert [one.id for one in gold.annotations(database)] == ["x2"]


def test_a_record_whose_name_leads_elsewhere_is_refused(database):
    record_id = desk.keep(database, record([claim(1)], extraction_id="../../x"))
    review(database, record_id, {"f1": "accept"})
    with pytest.raises(InputError, match="no name that a file may bear"):
        list(gold.annotations(database))


def test_the_number_of_a_rejected_fact_must_not_be_extracted_unless_another_fact_has_it():
    made = record([claim(1), claim(2), claim(8), claim(9)])
    told = [verdict("f1"), verdict("f2", "reject"), verdict("f8"), verdict("f9", "reject")]
    annotation = gold.annotate(made.article, made.extraction, told).annotation
    assert [item["text"] for item in annotation["must_not_extract"]] == ["986亿元"]
