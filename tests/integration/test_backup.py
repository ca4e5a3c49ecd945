"""A database as one file, and back into either backend."""

import io
import json
import threading
import zipfile
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select, text

from schemas.verdict import Verdict
from service.errors import BadBackup, ConfigurationError, Conflict
from service.store import accepted, decisions, migrate, modes, queue, records, tables
from service.store.backup import Manifest, backup, restore
from service.store.database import connect, reading, writing
from tests.records import a_fact, a_finding, a_question, an_article, an_extraction
from tests.stores import BACKENDS, address

PAIRS = [(first, second) for first in BACKENDS for second in BACKENDS]


@pytest.fixture
def opened(tmp_path):
    """A function that gives an empty database of a backend, with or without tables."""
    made = []

    def open_one(backend, *, with_tables=True):
        folder = tmp_path / str(len(made))
        folder.mkdir()
        made.append(connect(address(backend, folder)))
        if with_tables:
            migrate.upgrade(made[-1])
        return made[-1]

    yield open_one
    for database in made:
        database.dispose()


def keep(database, number=0, **changed):
    article = an_article(id=f"a{number}", text="深圳\r\n3600亿元 '\"\\ 😀\u2028")
    extraction = an_extraction(article, findings=(a_finding(),), **changed)
    asked = a_question(article_id=article.id)
    records.save(database, article, extraction, asked, risk=0.1 + number)
    return extraction.id


def fill(database, records_wanted=3):
    ids = [keep(database, number) for number in range(records_wanted)]
    verdict = Verdict(
        extraction_id=ids[0],
        fact_id="f1",
        kind="accept",
        reviewer="li",
        decided=datetime(2025, 2, 16, 9, 30, 0, 123456, tzinfo=UTC),
    )
    decisions.append(database, ids[0], [verdict], version=0, state="reviewed", facts_decided=1)
    modes.learn(database, "u", "m", "tools")
    return ids


def saved(database):
    file = io.BytesIO()
    manifest = backup(database, file)
    file.seek(0)
    return manifest, file


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_what_was_backed_up_is_restored_to_the_last_row(opened, first, second):
    source = opened(first)
    ids = fill(source)
    manifest, file = saved(source)
    target = opened(second, with_tables=False)
    restore(target, file)
    assert [records.load(target, one) for one in ids] == [records.load(source, one) for one in ids]
    assert list(accepted.stream(target)) == list(accepted.stream(source))
    assert {name: kept.sha256 for name, kept in saved(target)[0].tables.items()} == {
        name: kept.sha256 for name, kept in manifest.tables.items()
    }


@pytest.mark.parametrize("backend", BACKENDS)
def test_every_table_of_the_program_is_in_the_backup(opened, backend):
    manifest, _ = saved(opened(backend))
    assert set(manifest.tables) == set(tables.metadata.tables)


@pytest.mark.parametrize("backend", BACKENDS)
def test_work_goes_on_after_a_restore(opened, backend):
    source = opened(backend)
    fill(source)
    _, file = saved(source)
    target = opened(backend)
    restore(target, file)
    keep(target, 9, decision="accept")
    assert len(list(accepted.stream(target))) == 2


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_database_that_holds_data_is_left_alone_unless_told_otherwise(opened, backend):
    source, target = opened(backend), opened(backend)
    fill(source)
    _, file = saved(source)
    own = keep(target, 7)
    with pytest.raises(Conflict, match="--force"):
        restore(target, file)
    assert records.load(target, own)
    restore(target, file, force=True)
    assert queue.counts(target)["reviewed"] == 1
    assert sum(queue.counts(target).values()) == 3


def damaged(file, entry, change):
    """The same zip with one entry changed; None leaves it out."""
    told = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(told, "w") as new:
        for name in old.namelist():
            content = change(old.read(name)) if name == entry else old.read(name)
            if content is not None:
                new.writestr(name, content)
    told.seek(0)
    return told


def without_one(rows):
    return b"".join(rows.splitlines(keepends=True)[1:])


DAMAGES = {
    "a row is missing": ("tables/verdicts.jsonl", without_one),
    "a number is another": ("tables/extractions.jsonl", lambda rows: rows.replace(b"0.1", b"0.2")),
    "a line is cut": ("tables/articles.jsonl", lambda rows: rows[:-20]),
    "a table is missing": ("tables/facts.jsonl", lambda _: None),
    "the manifest is missing": ("manifest.json", lambda _: None),
    "the manifest is cut": ("manifest.json", lambda rows: rows[:50]),
    "a day is none": ("tables/modes.jsonl", lambda rows: rows.replace(b"-", b"/")),
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("backend", BACKENDS)
def test_a_damaged_backup_changes_nothing(opened, backend, damage):
    source, target = opened(backend), opened(backend)
    fill(source)
    own = keep(target, 7)
    before = saved(target)[0].tables
    with pytest.raises(BadBackup, match="nothing was changed"):
        restore(target, damaged(saved(source)[1], *DAMAGES[damage]), force=True)
    assert saved(target)[0].tables == before
    assert records.load(target, own)


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip at all"])
def test_a_file_that_is_no_backup_is_refused(opened, content):
    with pytest.raises(BadBackup):
        restore(opened("sqlite"), io.BytesIO(content))


def test_a_backup_of_a_newer_program_is_refused(opened):
    source = opened("sqlite")
    fill(source)

    def newer(manifest):
        return json.dumps(json.loads(manifest) | {"revision": "9999"}).encode()

    with pytest.raises(ConfigurationError, match="newer cityfacts"):
        restore(opened("sqlite"), damaged(saved(source)[1], "manifest.json", newer))


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_a_backup_of_older_tables_is_brought_up_to_date(opened, first, second):
    source = opened(first, with_tables=False)
    migrate.upgrade(source, "0001")
    article = an_article()
    extraction = an_extraction(article, decision="accept")
    with writing(source) as connection:
        connection.execute(
            text("INSERT INTO articles (id, text, about, created) VALUES (:id, :text, '{}', :now)"),
            {"id": article.id, "text": article.text, "now": "2025-02-15 08:00:00+00:00"},
        )
        connection.execute(
            text(
                "INSERT INTO extractions (id, article_id, state, version, model, base_url, created,"
                " payload, facts, flagged, decided, risk) VALUES (:id, :article, 'accepted', 0,"
                " 'm', 'u', :now, :payload, 1, 0, 0, 1.5)"
            ),
            {
                "id": extraction.id,
                "article": article.id,
                "now": "2025-02-15 08:00:00+00:00",
                "payload": extraction.model_dump_json(),
            },
        )
    manifest, file = saved(source)
    assert manifest.revision == "0001"
    target = opened(second, with_tables=False)
    restore(target, file)
    assert migrate.revision_of(target) == migrate.newest_revision()
    assert [fact.fact_id for fact in accepted.stream(target)] == ["f1"]


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_backup_is_of_one_moment_while_the_server_writes(opened, backend):
    database = opened(backend)
    stop, failed = threading.Event(), []

    def write():
        number = 0
        while not stop.is_set():
            try:
                keep(database, number, facts=(a_fact(), a_fact(id="f2")))
            except Exception as error:  # noqa: BLE001 - whatever it is, the test shows it
                failed.append(error)
                return
            number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(5):
            manifest, file = saved(database)
            of = {name: kept.rows for name, kept in manifest.tables.items()}
            assert of["facts"] == 2 * of["extractions"] == 2 * of["articles"] == 2 * of["findings"]
    finally:
        stop.set()
        writer.join()
    assert failed == []
    target = opened(backend)
    restore(target, file)
    with reading(target) as connection:
        kept = connection.scalar(select(func.count()).select_from(tables.facts))
    assert kept == of["facts"]


def test_an_empty_database_has_nothing_to_back_up(opened):
    with pytest.raises(ConfigurationError, match="nothing to back up"):
        saved(opened("sqlite", with_tables=False))


def test_the_manifest_tells_what_the_file_holds(opened):
    source = opened("sqlite")
    fill(source)
    _, file = saved(source)
    with zipfile.ZipFile(file) as archive:
        told = Manifest.model_validate_json(archive.read("manifest.json"))
        lines = archive.read("tables/verdicts.jsonl").splitlines()
    assert told.tables["verdicts"].rows == len(lines) == 1
    assert json.loads(lines[0])[told.tables["verdicts"].columns.index("decided")] == (
        "2025-02-16T09:30:00.123456+00:00"
    )
