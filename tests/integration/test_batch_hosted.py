"""`cityfacts batch --hosted-batch` against a scripted provider: file, batch, answers, errors."""

import json
import signal
import time
from dataclasses import dataclass, field

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.batching import EMPTY, ScriptedModel, completion, environment, lines, number_of
from tests.integration.test_batch_cli import Shell, write
from tests.loopback import running


@dataclass
class Provider:
    """Answers a batch when it is told to, all but the articles in `failing`."""

    model: ScriptedModel = field(default_factory=ScriptedModel)
    failing: frozenset[int] = frozenset()
    finished: bool = False
    uploads: list[list[dict]] = field(default_factory=list)
    batches: list[dict] = field(default_factory=list)
    looked: int = 0

    async def upload(self, request: Request) -> Response:
        form = await request.form()
        assert form["purpose"] == "batch"
        content = (await form["file"].read()).decode()
        self.uploads.append([json.loads(line) for line in content.splitlines()])
        told = {"id": f"file-{len(self.uploads) - 1}", "object": "file", "bytes": len(content)}
        return JSONResponse(
            {**told, "created_at": 1, "filename": "q", "purpose": "batch", "status": "processed"}
        )

    async def submit(self, request: Request) -> Response:
        self.batches.append(await request.json())
        return JSONResponse(self.told(len(self.batches) - 1))

    async def listed(self, request: Request) -> Response:
        data = [self.told(number) for number in range(len(self.batches))]
        return JSONResponse({"object": "list", "data": data, "has_more": False})

    async def look(self, request: Request) -> Response:
        self.looked += 1
        return JSONResponse(self.told(int(request.path_params["id"].removeprefix("batch-"))))

    async def content(self, request: Request) -> Response:
        number = int(request.path_params["id"].removeprefix("output-"))
        return Response("\n".join(map(json.dumps, map(self.answer, self.uploads[number]))))

    def answer(self, line: dict) -> dict:
        failed = number_of(json.dumps(line["body"], ensure_ascii=False)) in self.failing
        response = {
            "status_code": 500 if failed else 200,
            "request_id": "r",
            "body": {"error": {"message": "overloaded"}} if failed else completion(EMPTY),
        }
        return {"id": "r", "custom_id": line["custom_id"], "response": response, "error": None}

    def told(self, number: int) -> dict:
        asked = self.batches[number]
        count = len(self.uploads[number])
        return {
            "id": f"batch-{number}",
            "object": "batch",
            "endpoint": asked["endpoint"],
            "completion_window": asked["completion_window"],
            "created_at": 1,
            "input_file_id": asked["input_file_id"],
            "metadata": asked["metadata"],
            "status": "completed" if self.finished else "in_progress",
            "output_file_id": f"output-{number}" if self.finished else None,
            "request_counts": {"total": count, "completed": count, "failed": 0},
        }

    @property
    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/v1/files", self.upload, methods=["POST"]),
                Route("/v1/files/{id}/content", self.content),
                Route("/v1/batches", self.submit, methods=["POST"]),
                Route("/v1/batches", self.listed),
                Route("/v1/batches/{id}", self.look),
                *self.model.app.routes,
            ]
        )


@pytest.fixture
def provider():
    return Provider()


@pytest.fixture
def shell(tmp_path, provider):
    with running(provider.app) as url:
        variables = environment(
            f"{url}/v1", f"sqlite:///{tmp_path / 'test.db'}", CITYFACTS_HOSTED_PAUSE="0.2"
        )
        yield Shell(tmp_path, provider.model, variables)


COMMAND = ("batch", "in.jsonl", "--hosted-batch", "--per", "article", "-o", "out.jsonl")


def test_the_provider_answers_and_what_it_could_not_is_asked_directly(shell, provider):
    write(shell.folder, "in.jsonl", lines(12))
    provider.finished, provider.failing = True, frozenset({3, 7})
    done = shell.run(*COMMAND)
    assert [row["state"] for row in shell.rows()] == ["done"] * 12
    (questions,) = provider.uploads
    assert len({line["custom_id"] for line in questions}) == 12
    assert {line["url"] for line in questions} == {"/v1/chat/completions"}
    assert questions[0]["body"]["response_format"]["type"] == "json_schema"
    assert shell.model.asked == {3: 1, 7: 1}
    assert "12 done (0 from the store)" in done.stderr


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["ctrl-c", "kill-9"])
def test_it_waits_across_restarts_and_submits_once(shell, provider, how):
    write(shell.folder, "in.jsonl", lines(5))
    process = shell.start(*COMMAND)
    patience = time.monotonic() + 90
    while provider.looked < 2:
        assert time.monotonic() < patience
        time.sleep(0.05)
    process.send_signal(how)
    process.communicate(timeout=60)
    assert process.returncode == (130 if how == signal.SIGINT else -how)
    provider.finished = True
    shell.run(*COMMAND)
    assert [row["state"] for row in shell.rows()] == ["done"] * 5
    assert (len(provider.uploads), len(provider.batches)) == (1, 1)
    assert not shell.model.asked


def test_what_the_store_knows_is_not_sent_and_more_articles_make_another_round(shell, provider):
    write(shell.folder, "in.jsonl", lines(3))
    provider.finished = True
    shell.run(*COMMAND)
    shell.run(*COMMAND)
    assert [len(sent) for sent in provider.uploads] == [3]
    write(shell.folder, "in.jsonl", lines(5))
    shell.run(*COMMAND)
    assert [len(sent) for sent in provider.uploads] == [3, 2]
    assert not shell.model.asked


def test_writing_the_questions_down_takes_nothing_of_the_days_budget(shell, provider):
    write(shell.folder, "in.jsonl", lines(2))
    provider.finished = True
    shell.variables["CITYFACTS_DAY_TOKENS"] = "1000000"
    shell.run(*COMMAND)
    assert [row["state"] for row in shell.rows()] == ["done"] * 2


def test_the_built_in_model_has_no_batch_api(shell):
    write(shell.folder, "in.jsonl", lines(1))
    for name in ("OPENAI_BASE_URL", "CITYFACTS_MODEL"):
        shell.variables[name] = ""
    assert "no batch API" in shell.run(*COMMAND, code=2).stderr
