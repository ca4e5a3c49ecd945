"""The commands that bring data out and keep it safe: export, db."""

import csv
import io
import json
import subprocess
import sys

import pyarrow.parquet as pq
import pytest

from service.store import accepted, decisions, migrate, records
from service.store.database import connect, writing
from tests.integration.test_cli import run  # noqa: F401  a fixture
from tests.records import a_fact, a_question, an_article, an_extraction
from tests.unit.web import desk
from tests.unit.web.factory import claim, record, verdict


@pytest.fixture
def database(tmp_path):
    opened = connect(f"sqlite:///{tmp_path / 'test.db'}")
    migrate.upgrade(opened)
    yield opened
    opened.dispose()


def keep(database, *facts):
    article = an_article()
    extraction = an_extraction(article, facts=facts, decision="accept")
    records.save(database, article, extraction, a_question(), risk=1.0)


def test_facts_go_to_stdout_a_line_each(run, database):  # noqa: F811
    keep(database, a_fact(), a_fact(id="f2", city="武汉", as_of="2023"))
    done = run("export", "facts")
    assert done.code == 0
    assert [row["city"] for row in done.rows] == ["深圳", "武汉"]
    assert "facts: 2" in done.err


def test_facts_are_chosen_by_city_and_period(run, database):  # noqa: F811
    keep(database, a_fact(), a_fact(id="f2", as_of="2023"), a_fact(id="f3", city="武汉"))
    done = run("export", "facts", "--city", "Shenzhen", "--from", "2024", "--to", "2024-12")
    assert [row["fact_id"] for row in done.rows] == ["f1"]


@pytest.mark.parametrize("name", ["facts.csv", "facts.parquet", "facts.jsonl", "facts.txt"])
def test_the_name_of_the_file_says_the_format(run, database, tmp_path, name):  # noqa: F811
    keep(database, a_fact())
    assert run("export", "facts", "-o", name).code == 0
    content = (tmp_path / name).read_bytes()
    if name.endswith("csv"):
        text = content.decode("utf-8-sig")
        told = next(csv.DictReader(io.StringIO(text, newline="")))["city"]
    elif name.endswith("parquet"):
        told = pq.read_table(io.BytesIO(content)).to_pylist()[0]["city"]
    else:
        told = json.loads(content)["city"]
    assert told == "深圳"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--format", "parquet"], "Name a file with -o"),
        (["-o", "there.csv"], "--force"),
        (["-o", "no/such/folder/x.csv"], "cannot be written"),
        (["-o", "."], "is a folder"),
        (["--from", "soon"], "YYYY-MM"),
    ],
)
def test_an_export_that_cannot_be_says_what_to_do(run, database, tmp_path, arguments, told):  # noqa: F811
    (tmp_path / "there.csv").write_text("mine")
    done = run("export", "facts", *arguments)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert (tmp_path / "there.csv").read_text() == "mine"


def test_a_file_is_written_over_only_with_force(run, database, tmp_path):  # noqa: F811
    (tmp_path / "facts.csv").write_text("mine")
    keep(database, a_fact())
    assert run("export", "facts", "-o", "facts.csv", "--force").code == 0
    assert "深圳" in (tmp_path / "facts.csv").read_text("utf-8")


def test_reviewed_records_go_out_as_gold_that_evaluate_takes_in(run, database, tmp_path):  # noqa: F811
    made = record([claim(1), claim(2)])
    desk.keep(database, made)
    told = [verdict("f1"), verdict("f2", "reject")]
    decisions.append(database, "x1", told, version=0, state="reviewed", facts_decided=2)
    done = run("export", "gold", "-o", "reviewed")
    assert (done.code, done.out) == (0, "")
    assert "gold articles: 1 in reviewed" in done.err
    assert sorted(path.name for path in (tmp_path / "reviewed").iterdir()) == ["x1.json", "x1.txt"]
    assert "planted" in run("evaluate", "checks", "reviewed", "--every", "20").out
    again = run("export", "gold", "-o", "reviewed")
    assert (again.code, "--force" in again.err) == (2, True)


def test_a_database_is_backed_up_and_restored_by_command(run, database, tmp_path, monkeypatch):  # noqa: F811
    keep(database, a_fact())
    assert run("db", "backup", "kept.zip").code == 0
    refused = run("db", "restore", "kept.zip")
    assert refused.code == 1
    assert "holds data" in refused.err
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'other.db'}")
    done = run("db", "restore", "kept.zip")
    assert done.code == 0
    assert "restored" in done.err
    other = connect(f"sqlite:///{tmp_path / 'other.db'}")
    assert list(accepted.stream(other)) == list(accepted.stream(database))
    other.dispose()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["db", "restore", "nowhere.zip"], "cannot be read: No such file"),
        (["db", "backup", "nowhere/kept.zip"], "cannot be written"),
    ],
)
def test_a_backup_that_cannot_be_says_what_to_do(run, database, arguments, told):  # noqa: F811
    done = run(*arguments)
    assert done.code == 2
    assert told in done.err


def test_an_upgrade_says_what_it_did(run, tmp_path):  # noqa: F811
    opened = connect(f"sqlite:///{tmp_path / 'test.db'}")
    migrate.upgrade(opened, "0001")
    newest = migrate.newest_revision()
    assert f"from revision 0001 to {newest}" in run("db", "upgrade").err
    assert f"up to date, at revision {newest}" in run("db", "upgrade", "--again").err
    with writing(opened) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    opened.dispose()
    done = run("db", "upgrade")
    assert done.code == 2
    assert "newer cityfacts" in done.err


def test_a_reader_that_stops_early_is_no_error(database, tmp_path):
    keep(database, *(a_fact(id=f"f{number}") for number in range(3000)))
    program = "from service import cli; cli.main()"
    with subprocess.Popen(
        [sys.executable, "-c", program, "export", "facts"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"DATABASE_URL": f"sqlite:///{tmp_path / 'test.db'}", "PATH": ""},
    ) as export:
        export.stdout.readline()
        export.stdout.close()
        told = export.stderr.read().decode()
    assert "Traceback" not in told
