"""The command line: data on stdout, talk on stderr, exit codes as documented."""

import io
import json
import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest

from service import cli
from service.settings import Settings
from tests.faulty_server import FaultyServer
from tests.loopback import running

GOLD = Path(__file__).parents[1] / "gold"
TEXT = (
    "\ufeff大连2月14日电\r\n截至去年底，大连有人工智能企业460多家，产业规模520亿元，同比增长12.5%。"
)
FACT = {
    "kind": "indicator",
    "city": "大连",
    "name": "人工智能产业规模",
    "value": 520,
    "unit": "亿元",
    "quote": "产业规模520亿元",
}


@dataclass
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def rows(self):
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    for field in Settings.model_fields.values():
        monkeypatch.delenv(str(field.alias), raising=False)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'test.db'}")
    monkeypatch.chdir(tmp_path)

    def command(*arguments, stdin=b""):
        monkeypatch.setattr(sys, "argv", ["cityfacts", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = 0
        try:
            cli.main()
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        done = capsys.readouterr()
        return Done(code, done.out, done.err)

    return command


@pytest.fixture
def article(tmp_path):
    file = tmp_path / "article.txt"
    file.write_bytes(TEXT.encode())
    return file


def facts_file(tmp_path, told):
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    return file


def test_scan_prints_one_quantity_a_line_with_spans_into_the_text_as_given(run, article):
    done = run("scan", article, "--published", "2025-02-15")
    assert done.code == 0
    assert all(TEXT[row["start"] : row["end"]] == row["text"] for row in done.rows)
    keys = ["start", "end", "text", "kind", "value", "upper", "unit", "bound", "iso"]
    assert all(list(row) == keys for row in done.rows)
    money = next(row for row in done.rows if row["unit"] == "CNY")
    assert (money["value"], money["kind"], money["iso"]) == ("52000000000", "money", None)
    percent = next(row for row in done.rows if row["unit"] == "percent")
    assert percent["value"] == "12.5"


def test_scan_reads_stdin(run, article):
    assert run("scan", "-", stdin=article.read_bytes()).rows == run("scan", article).rows


def test_scan_writes_no_exponent_and_no_idle_zeros(run):
    (row,) = run("scan", "-", stdin="产业规模1.50万亿元".encode()).rows
    assert row["value"] == "1500000000000"


def test_a_file_in_gb18030_is_read_with_a_note(run, tmp_path):
    file = tmp_path / "gb.txt"
    file.write_bytes("大连有企业460家，规模520亿元".encode("gb18030"))
    done = run("scan", file)
    assert [row["text"] for row in done.rows] == ["460家", "520亿元"]
    assert "GB18030" in done.err


@pytest.mark.parametrize(
    ("arguments", "stdin", "told"),
    [
        (("scan", "nowhere.txt"), b"", "nowhere.txt cannot be read"),
        (("scan", "-"), b"\x00\x01\xff\xfe" * 10, "not text"),
        (("scan", "-"), b"  \n", "The text is empty"),
        (("scan", "-", "--published", "soon"), b"x", "YYYY-MM-DD"),
        (("extract", "-", "--published", "2025-13-01"), b"x", "YYYY-MM-DD"),
        (("extract", "-", "--model", "gpt-9"), b"x", "OPENAI_BASE_URL"),
        (("extract", "-", "--base-url", "http://127.0.0.1:1/v1"), b"x", "CITYFACTS_MODEL"),
        (("retry", "nobody"), b"", "no extraction nobody"),
        (("serve", "--host", "0.0.0.0"), b"", "there are no accounts"),
        (("model-server", "--host", "example.org"), b"", "asks nobody for a key"),
        (("evaluate", "checks", "nowhere"), b"", "There is no nowhere"),
        (("explain",), b"", "explain"),
    ],
)
def test_what_cannot_be_used_ends_with_2_and_says_why_on_stderr(run, arguments, stdin, told):
    done = run(*arguments, stdin=stdin)
    assert (done.code, done.out) == (2, "")
    assert told in re.sub(r"[│\s]+", " ", done.err)


def test_check_prints_an_extraction(run, article, tmp_path):
    told = {"published": "2025-02-15", "facts": [FACT]}
    done = run("check", article, facts_file(tmp_path, told))
    (fact,) = done.json["facts"]
    assert done.code == 0
    assert (fact["checked"], fact["id"]) == ("verified", "f1")
    assert fact["normalized"] == {"value": 52000000000, "upper": None, "unit": "CNY"}
    assert done.json["article"]["published"] == "2025-02-15"


@pytest.mark.parametrize("value", [520, 520.0, "520"])
def test_a_number_may_be_a_string(run, article, tmp_path, value):
    told = {"published": "2025-02-15", "facts": [{**FACT, "value": value}]}
    assert run("check", article, facts_file(tmp_path, told)).json["facts"][0]["value"] == 520


def test_a_bare_list_an_extraction_and_a_gold_file_are_read_too(run, article, tmp_path):
    dated = ("--published", "2025-02-15")
    bare = run("check", article, facts_file(tmp_path, [FACT]), *dated)
    again = run("check", article, facts_file(tmp_path, bare.json))
    assert again.json["facts"] == bare.json["facts"]
    gold = run("check", GOLD / "45.txt", GOLD / "45.json")
    annotated = json.loads((GOLD / "45.json").read_text(encoding="utf-8"))
    assert len(gold.json["facts"]) == len(annotated["facts"])


def test_a_wrong_scale_is_flagged_and_only_strict_changes_the_exit_code(run, article, tmp_path):
    wrong = facts_file(tmp_path, {"published": "2025-02-15", "facts": [{**FACT, "unit": "万元"}]})
    done = run("check", article, wrong)
    assert done.code == 0
    assert done.json["facts"][0]["findings"][0]["code"] == "scale_mismatch"
    strict = run("check", article, wrong, "--strict")
    assert strict.code == 4
    assert strict.json["facts"] == done.json["facts"]


@pytest.mark.parametrize(
    ("told", "complaint"),
    [
        ("no json", "not JSON"),
        ('{"fact": []}', "neither a list"),
        ("7", "neither a list"),
        ("[7]", "Fact 1 is no object"),
        ('[{"kind": "indicator"}]', "Fact 1, `city`: Field required"),
        (json.dumps([{**FACT, "kind": "guess"}]), "Fact 1, `kind`"),
        (json.dumps([FACT, {**FACT, "value": "many"}]), "Fact 2, `value`"),
        (json.dumps([{**FACT, "as_of": "end of 2024"}]), "Fact 1, `as_of`"),
        (json.dumps([{**FACT, "id": "a"}, {**FACT, "id": "a"}]), "the same id: a"),
        (json.dumps([{**FACT, "evidence": "x"}]), "Fact 1"),
        ('{"published": "soon", "facts": []}', "YYYY-MM-DD"),
    ],
)
def test_facts_that_cannot_be_read_are_named(run, article, tmp_path, told, complaint):
    file = tmp_path / "facts.json"
    file.write_text(told, encoding="utf-8")
    done = run("check", article, file)
    assert (done.code, done.out) == (2, "")
    assert complaint in done.err


def test_extract_prints_checked_facts_and_keeps_the_record(run, tmp_path):
    done = run("extract", GOLD / "45.txt", "--published", "2026-03-20")
    assert done.code == 0
    assert done.json["facts"]
    assert done.json["provenance"]["model"] == "builtin-rules"
    assert done.json["decision"] == "review"
    again = run("extract", GOLD / "45.txt", "--published", "2026-03-20")
    assert again.json == done.json


def test_extract_can_keep_nothing(run, tmp_path):
    assert run("extract", GOLD / "45.txt", "--no-store").code == 0
    assert not (tmp_path / "test.db").exists()


def test_extract_prints_a_table(run, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    done = run("extract", GOLD / "45.txt", "--no-store", "--format", "table")
    assert done.code == 0
    assert "checked" in done.out
    assert "verified" in done.out


def test_a_model_that_fails_ends_with_3_and_the_article_is_run_again_by_its_id(run, article):
    model = FaultyServer()
    with running(model.app) as url:
        named = ("--model", "any", "--base-url", f"{url}/401/1/v1")
        done = run("extract", article, *named)
        assert (done.code, done.out) == (3, "")
        kept_as = re.search(r"cityfacts retry (\w+)", done.err)[1]
        again = run("retry", kept_as, *named)
        assert (again.code, again.json["id"]) == (0, kept_as)


PRICES = """
[[price]]
model = "any"
input = 1
output = 10
currency = "CNY"
source = "invented"
date = 2026-01-01
"""


DAY = "2025-02-15"


def test_several_articles_are_one_line_each_with_what_they_took_together(
    run, article, tmp_path, monkeypatch
):
    other = tmp_path / "other.txt"
    other.write_text("截至去年底，大连有人工智能企业460多家。", encoding="utf-8")
    (tmp_path / "prices.toml").write_text(PRICES)
    monkeypatch.setenv("CITYFACTS_PRICES", str(tmp_path / "prices.toml"))
    model = FaultyServer()
    with running(model.app) as url:
        named = ("--published", DAY, "--model", "any", "--base-url", f"{url}/none/0/v1")
        done = run("extract", article, other, *named)
        assert done.code == 0
        assert [row["article"]["title"] for row in done.rows] == [None, None]
        assert "2 articles took 18,000 tokens in, 100 out: 0.0190 CNY." in done.err
        assert "took" not in run("extract", article, other, *named).err
        twice = run("extract", article, article, *named, "--published", "2025-02-16")
        assert "1 article took" in twice.err
        assert "1 article took" in run("extract", article, "--no-cache", *named).err


def test_one_article_that_fails_does_not_stop_the_others(run, article, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("截至去年底，大连有人工智能企业460多家。", encoding="utf-8")
    model = FaultyServer()
    with running(model.app) as url:
        named = ("--published", DAY, "--model", "any", "--base-url", f"{url}/truncated-json/1/v1")
        done = run("extract", article, other, *named)
    assert done.code == 3
    assert len(done.rows) == 1
    assert f"{article}: The answer was cut" in done.err
    assert "cityfacts retry" in done.err
    assert "2 articles took 18,000 tokens in, 100 out: an unknown amount" in done.err


def test_what_the_model_wrote_is_printed_word_for_word(run, article):
    model = FaultyServer()
    with running(model.app) as url:
        done = run("extract", article, "--model", "any", "--base-url", f"{url}/think/99/v1")
    rows = run("answers", done.json["id"]).rows
    assert rows[0]["text"].startswith("<think>")
    assert (rows[0]["round"], rows[0]["part"], rows[0]["attempt"]) == ("first", 1, 1)
    assert run("answers", "nothing").code == 2


def test_the_cache_is_shown_and_cleared_and_no_record_is_lost(run):
    first = run("extract", GOLD / "45.txt")
    assert run("cache").out.startswith("1 records answer")
    assert run("cache", "--clear").out.startswith("1 records answer no question any more")
    second = run("extract", GOLD / "45.txt")
    assert second.json["id"] != first.json["id"]
    assert run("answers", first.json["id"]).code == 0


def test_a_day_s_budget_ends_with_3_and_says_what_to_do(run, article, monkeypatch):
    monkeypatch.setenv("CITYFACTS_DAY_TOKENS", "10")
    done = run("extract", article)
    assert (done.code, done.out) == (3, "")
    assert "Raise CITYFACTS_DAY_TOKENS" in done.err
    assert "cityfacts retry" in done.err


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("CITYFACTS_DAY_COST", "1", "needs the price of any"),
        ("CITYFACTS_PRICES", "nowhere.toml", "nowhere.toml cannot be read"),
        ("CITYFACTS_ARTICLE_TOKENS", "many", "CITYFACTS_ARTICLE_TOKENS"),
    ],
)
def test_a_budget_or_a_price_that_cannot_be_used_is_told_at_start(
    run, article, monkeypatch, name, value, told
):
    monkeypatch.setenv(name, value)
    done = run("extract", article, "--model", "any", "--base-url", "http://127.0.0.1:9/v1")
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_all_that_failed_is_run_again_and_what_fails_again_is_named(run, article, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("大连有人工智能企业460多家。", encoding="utf-8")
    model = FaultyServer()
    with running(model.app) as url:
        named = ("--model", "any", "--base-url", f"{url}/401/3/v1")
        for file in (article, other):
            assert run("extract", file, *named).code == 3
        some = run("retry", "--all", *named)
        assert some.code == 3
        assert len(re.findall('"schema_version"', some.out)) == 1
        assert "401" in some.err or "key" in some.err
        rest = run("retry", "--all", *named)
        assert (rest.code, len(re.findall('"schema_version"', rest.out))) == (0, 1)
        assert run("retry", "--all", *named).out == ""
    assert run("retry").code == 2
    assert run("retry", "some", "--all").code == 2


def test_schema_describes_what_the_model_fills_and_the_extraction(run):
    done = run("schema")
    assert set(done.json) == {"CityInitiatives", "Extraction"}
    assert "facts" in done.json["Extraction"]["properties"]


def test_the_built_in_model_is_well(run):
    done = run("doctor")
    assert done.code == 0, done.out
    assert "builtin-rules" in done.out


@pytest.mark.parametrize(
    "command",
    [
        *("extract", "scan", "check", "retry", "answers", "cache"),
        *("serve", "model-server", "doctor", "schema"),
    ],
)
def test_the_help_of_every_command_has_an_example(run, command):
    done = run(command, "--help")
    assert done.code == 0
    assert f"cityfacts {command}" in re.sub(r"\s+", " ", done.out.partition("Example")[2])


@pytest.mark.parametrize("command", ["scan", "check", "schema"])
def test_commands_without_a_model_import_none_of_the_slow_libraries(command, article, tmp_path):
    arguments = {
        "scan": [str(article)],
        "check": [str(article), str(facts_file(tmp_path, [FACT]))],
        "schema": [],
    }[command]
    program = (
        "import sys; from service import cli; sys.argv[0] = 'cityfacts'\n"
        "try: cli.main()\n"
        "except SystemExit: pass\n"
        "slow = {'openai', 'instructor', 'fastapi', 'sqlalchemy', 'trafilatura', 'alembic'}\n"
        "print(sorted(slow & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, command, *arguments],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stderr.splitlines()[-1] == "[]"


def test_serve_tells_plainly_that_the_database_is_not_there(run, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody:hush@127.0.0.1:9/none")
    done = run("serve", "--port", "0")
    assert (done.code, done.out) == (1, "")
    assert "cityfacts: The database does not answer" in done.err
    assert "hush" not in done.err


def test_serve_says_where_it_listens_which_model_answers_and_where_the_data_is(tmp_path):
    environment = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("OPENAI_", "CITYFACTS_", "DATABASE_"))
    }
    command = [sys.executable, "-c", "from service import cli; cli.main()", "serve", "--port", "0"]
    with subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        env={
            **environment,
            "XDG_DATA_HOME": str(tmp_path),
            "HOME": str(tmp_path),
            "PYTHONPATH": str(Path(__file__).parents[2]),
        },
    ) as server:
        try:
            lines = [server.stderr.readline() for _ in range(4)]
            url = re.search(r"http://127\.0\.0\.1:\d+", lines[0])[0]
            assert "builtin-rules" in lines[1]
            assert "CITYFACTS_MODEL" in lines[2]
            assert "cityfacts.db" in lines[3]
            deadline = time.monotonic() + 30
            while True:
                try:
                    ready = httpx2.get(f"{url}/readyz").json()
                    break
                except httpx2.TransportError:
                    assert time.monotonic() < deadline
                    time.sleep(0.1)
            assert ready["model"] == "builtin-rules"
        finally:
            server.terminate()
            server.wait(20)
