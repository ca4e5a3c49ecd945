"""What `cityfacts doctor` finds out about a model."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from prompts import read_article
from service.doctor import SAMPLE, Row, examine
from service.llm import ModelSpec, open_model
from tests.faulty_server import completion
from tests.loopback import running

FACT = {
    "city": "大连",
    "name": "人工智能企业",
    "amount": {"value": 460, "upper": None, "unit": "家", "bound": "over"},
    "as_of": None,
    "change": None,
    "rank": None,
    "quote": SAMPLE.split("。")[0],
}


def answer(**fact: Any) -> str:
    indicators = [FACT | fact] if fact is not None else []
    return json.dumps({"indicators": indicators, "targets": [], "initiatives": []})


NOTHING = '{"indicators": [], "targets": [], "initiatives": []}'


class Patient:
    """A model's server that says and counts what a test wants."""

    def __init__(self) -> None:
        self.says = answer()
        self.lists = ["patient"]
        self.context = 1_000_000
        self.app = Starlette(
            routes=[
                Route("/v1/models", self._models),
                Route("/v1/chat/completions", self._complete, methods=["POST"]),
            ]
        )

    async def _models(self, _: Request) -> JSONResponse:
        return JSONResponse({"object": "list", "data": [{"id": name} for name in self.lists]})

    async def _complete(self, request: Request) -> JSONResponse:
        messages = (await request.json())["messages"]
        article = read_article(messages)
        assert article is not None
        tokens = min(5000 + int(0.6 * len(article.text)), self.context)
        usage = {"prompt_tokens": tokens, "completion_tokens": 100, "total_tokens": tokens + 100}
        return JSONResponse({**completion(self.says), "usage": usage})


@pytest.fixture
def patient() -> Iterator[tuple[Patient, str]]:
    server = Patient()
    with running(server.app) as url:
        yield server, url


async def rows_of(spec: ModelSpec) -> dict[str, Row]:
    async with open_model(spec) as model:
        return {row.name: row async for row in examine(model, part_chars=6000)}


def spec_for(url: str) -> ModelSpec:
    return ModelSpec(model="patient", base_url=f"{url}/v1", retries=0, reasks=0)


async def test_a_good_model_passes_every_row(patient: tuple[Patient, str]) -> None:
    rows = await rows_of(spec_for(patient[1]))
    assert list(rows) == ["server", "mode", "chinese", "speed", "context"]
    assert all(row.ok for row in rows.values())
    assert rows["mode"].says == "strict, at once"


async def test_a_server_that_is_down_ends_the_examination() -> None:
    rows = await rows_of(spec_for("http://127.0.0.1:9"))
    assert list(rows) == ["server"]
    assert "OPENAI_BASE_URL" in rows["server"].todo


@pytest.mark.parametrize("page", ["<h1>router</h1>", '{"hello": "world"}', "[1, 2]", "null"])
async def test_a_server_of_another_kind_is_told_apart(page: str) -> None:
    async def answer(_: Request) -> Response:
        kind = "text/html" if page.startswith("<") else "application/json"
        return Response(page, media_type=kind)

    with running(Starlette(routes=[Route("/v1/models", answer)])) as url:
        rows = await rows_of(spec_for(url))
    assert rows["server"].ok is False
    assert "no OpenAI-compatible API" in rows["server"].todo


async def test_a_model_that_is_not_there_is_told_with_those_that_are(
    patient: tuple[Patient, str],
) -> None:
    patient[0].lists = ["qwen3:8b", "gemma3"]
    rows = await rows_of(spec_for(patient[1]))
    assert rows["server"].ok is None
    assert "CITYFACTS_MODEL to one of: qwen3:8b, gemma3." in rows["server"].todo


async def test_a_model_that_writes_no_form_fails(patient: tuple[Patient, str]) -> None:
    patient[0].says = "我不知道。"
    rows = await rows_of(spec_for(patient[1]))
    assert rows["mode"].ok is False
    assert "CITYFACTS_MODE" in rows["mode"].todo


@pytest.mark.parametrize(
    ("says", "found"),
    [(NOTHING, "no fact of two"), (answer(quote="截至去年底,大连"), "1 of 1 quotes altered")],
)
async def test_chinese_that_does_not_survive_fails(
    patient: tuple[Patient, str], says: str, found: str
) -> None:
    patient[0].says = says
    rows = await rows_of(spec_for(patient[1]))
    assert (rows["chinese"].ok, rows["chinese"].says) == (False, found)


async def test_a_context_that_is_cut_without_a_word_is_found(patient: tuple[Patient, str]) -> None:
    patient[0].context = 6000
    rows = await rows_of(spec_for(patient[1]))
    assert rows["context"].ok is False
    assert "the prompt is cut" in rows["context"].says
    assert "CITYFACTS_PART_CHARS" in rows["context"].todo


async def test_the_built_in_model_can_be_examined() -> None:
    rows = await rows_of(ModelSpec())
    assert rows["server"].says == "in process has builtin-rules"
    assert rows["context"].ok is None
