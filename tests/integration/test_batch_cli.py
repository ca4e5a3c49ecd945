"""`cityfacts batch` as a process: begun, stopped, gone on with, summed up."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.batching import ScriptedModel, article, environment, lines

COMMAND = [sys.executable, "-c", "from service.cli import main; main()"]


@dataclass
class Shell:
    """Runs commands in a folder, against a scripted model."""

    folder: Path
    model: ScriptedModel
    variables: dict[str, str] = field(default_factory=dict)

    def start(self, *arguments: object, stdin=subprocess.DEVNULL) -> subprocess.Popen:
        return subprocess.Popen(
            [*COMMAND, *map(str, arguments)],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **self.variables},
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(
        self, *arguments: object, code: int = 0, stdin: str = ""
    ) -> subprocess.CompletedProcess:
        process = self.start(*arguments, stdin=subprocess.PIPE)
        out, err = process.communicate(stdin, timeout=120)
        assert process.returncode == code, err
        return subprocess.CompletedProcess(arguments, process.returncode, out, err)

    def rows(self, file: str = "out.jsonl") -> list[dict]:
        return [json.loads(line) for line in (self.folder / file).read_text().splitlines()]

    def wait_for_question(self, count: int = 1) -> None:
        patience = time.monotonic() + 90
        while self.model.asked.total() < count:
            assert time.monotonic() < patience, "the model is never asked"
            time.sleep(0.01)


@pytest.fixture
def shell(tmp_path):
    model = ScriptedModel()
    with model.serving() as url:
        yield Shell(tmp_path, model, environment(url, f"sqlite:///{tmp_path / 'test.db'}"))


def write(folder: Path, name: str, content: str | bytes) -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())


def test_a_folder_of_every_kind_of_file_is_read_and_what_cannot_be_is_named(shell):
    write(shell.folder, "in/1.txt", article(1))
    write(shell.folder, "in/deep/2.html", f"<html><body><p>{article(2)}</p></body></html>")
    write(shell.folder, "in/3.jsonl", lines(2, first=3) + "{broken\n" + '{"title": "empty"}\n')
    write(shell.folder, "in/5.csv", f"标题,正文,发布日期\n五,{article(5)},2025年2月14日\n")
    write(shell.folder, "in/6.txt", article(6).encode("gb18030"))
    write(shell.folder, "in/7.txt", b"\x00\xff\xfe\x01")
    write(shell.folder, "in/.hidden.txt", article(8))
    write(shell.folder, "in/again.txt", article(1))
    done = shell.run("batch", "in", "--per", "article", "-o", "out.jsonl", code=3)
    assert dict(shell.model.asked) == dict.fromkeys(range(1, 7), 1)
    states = {row["article"]: (row["state"], row["error_type"]) for row in shell.rows()}
    assert states == {
        "1.txt": ("done", None),
        "3.jsonl:1": ("done", None),
        "3.jsonl:2": ("done", None),
        "3.jsonl:3": ("failed", "BadRequest"),
        "3.jsonl:4": ("failed", "EmptyText"),
        "5.csv:2": ("done", None),
        "6.txt": ("done", None),
        "7.txt": ("failed", "NotText"),
        "deep/2.html": ("done", None),
    }
    assert "3.jsonl:3: BadRequest" in done.stderr
    assert "1 given twice" in done.stderr
    five = next(row for row in shell.rows() if row["article"] == "5.csv:2")
    assert five["extraction"]["article"]["published"] == "2025-02-14"


def test_lines_on_stdin_come_out_as_lines_on_stdout(shell):
    done = shell.run("batch", "-", "--per", "article", stdin=lines(3))
    assert [json.loads(line)["state"] for line in done.stdout.splitlines()] == ["done"] * 3


def test_after_ctrl_c_the_same_command_goes_on_and_asks_nothing_twice(shell):
    write(shell.folder, "in.jsonl", lines(40))
    shell.model.seconds = 0.1
    command = ("batch", "in.jsonl", "--concurrency", "2", "--per", "article", "-o", "out.jsonl")
    process = shell.start(*command)
    shell.wait_for_question(3)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130, err
    assert "the same command again goes on" in err
    begun = len(shell.rows())
    assert 0 < begun < 40
    shell.model.seconds = 0
    shell.run(*command)
    assert [row["state"] for row in shell.rows()] == ["done"] * 40
    assert set(shell.model.asked.values()) == {1}
    assert shell.model.most_at_once <= 2


def test_a_batch_that_is_done_is_not_asked_again_but_new_begins_anew(shell):
    write(shell.folder, "in.jsonl", lines(3))
    shell.run("batch", "in.jsonl", "-o", "out.jsonl")
    write(shell.folder, "in.jsonl", lines(5))
    shell.run("batch", "in.jsonl", "--per", "article", "-o", "out.jsonl")
    assert len(shell.rows()) == 5
    assert shell.model.asked.total() == 5
    again = shell.run("batch", "in.jsonl", "--new", "-o", "out.jsonl")
    assert "5 done (5 from the store)" in again.stderr


def test_what_failed_is_named_and_run_again_on_demand(shell):
    write(shell.folder, "in.jsonl", lines(4))
    shell.model.failing = {2: 400}
    done = shell.run("batch", "in.jsonl", "-o", "out.jsonl", code=3)
    assert "in.jsonl:3: ModelRefused" in done.stderr
    (listed,) = shell.run("batch", "status").stdout.splitlines()
    batch_id = listed.split()[0]
    assert "in.jsonl:3" in shell.run("batch", "status", batch_id).stdout
    shell.model.failing = {}
    shell.run("batch", "retry", batch_id, "--per", "article", "-o", "out.jsonl")
    assert [row["state"] for row in shell.rows()] == ["done"] * 4
    assert shell.model.asked == {0: 1, 1: 1, 2: 2, 3: 1}


def test_a_server_that_is_down_stops_the_batch_and_fails_no_article(shell):
    write(shell.folder, "in.jsonl", lines(60))
    shell.model.failing = dict.fromkeys(range(60), 401)
    # One at a time: of several under way, those that fail beside the twentieth count too.
    done = shell.run("batch", "in.jsonl", "-o", "out.jsonl", "--concurrency", "1", code=3)
    assert "20 articles failed, one after another" in done.stderr
    assert shell.model.asked.total() < 40
    shell.model.failing = {}
    shell.run("batch", "in.jsonl", "--per", "article", "-o", "out.jsonl")
    assert [row["state"] for row in shell.rows()] == ["done"] * 60


def test_a_cost_limit_needs_a_price_and_then_stops_the_batch(shell):
    write(shell.folder, "in.jsonl", lines(10))
    refused = shell.run("batch", "in.jsonl", "--limit-cost", "1", code=2)
    assert "There is no price for scripted" in refused.stderr
    at_a_price = shell.variables["OPENAI_BASE_URL"].replace("/v1", "/api.openai.com/v1")
    shell.variables |= {"CITYFACTS_MODEL": "gpt-4o-mini", "OPENAI_BASE_URL": at_a_price}
    command = ("batch", "in.jsonl", "--concurrency", "1", "-o", "out.jsonl", "--limit-cost")
    stopped = shell.run(*command, "0.001", code=3)  # an answer costs 0.0006
    assert "its cost reached the limit of 0.001 USD" in stopped.stderr
    assert shell.model.asked.total() == 2
    shell.run(*command, "1")
    assert set(shell.model.asked.values()) == {1}


def test_files_that_come_into_a_watched_folder_are_taken_once_and_whole(shell):
    (shell.folder / "in").mkdir()
    process = shell.start("batch", "--watch", "in", "--per", "article", "-o", "out.jsonl")
    write(shell.folder, "in/1.txt", article(1))
    growing = shell.folder / "in" / "2.txt"
    with growing.open("w") as file:
        for letter in article(2):
            file.write(letter)
            file.flush()
            time.sleep(0.05)
    shell.wait_for_question(2)
    write(shell.folder, "in/1-again.txt", article(1))
    time.sleep(2)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 0, err
    assert shell.model.asked == {1: 1, 2: 1}
    assert sorted(row["article"] for row in shell.rows()) == ["1.txt", "2.txt"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("batch", "nowhere.txt"), "nowhere.txt is not there."),
        (("batch", "in.pdf"), "what is it? Articles are read from folders and from"),
        (("batch", "empty.jsonl"), "There is no article that can be read."),
        (("batch", "no-text.csv"), "has no column for the text"),
        (("batch", "status", "x"), "There is no batch x."),
        (("batch", "cancel", "x"), "There is no batch x."),
    ],
)
def test_what_cannot_be_used_says_what_to_do(shell, arguments, told):
    write(shell.folder, "in.pdf", b"%PDF")
    write(shell.folder, "empty.jsonl", "")
    write(shell.folder, "no-text.csv", "a,b\n1,2\n")
    assert told in shell.run(*arguments, code=2).stderr
