"""Recorded answers are read with the servers down; `make cassettes` records them anew.

One directory a model under cassettes/: `builtin-rules` and `faulty` run here while recording. For a
server of your own, `make cassettes OPENAI_BASE_URL=… CITYFACTS_MODEL=…` adds a directory, in the
mode that CITYFACTS_MODE names; `tiny-random` was recorded so from llama-server (tests/servers).
"""

import asyncio
import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote

import pytest
import yaml

from prompts import ArticlePart, render
from schemas.initiative import CityInitiatives
from service import baseline
from service.baseline import protocol
from service.errors import ModelUnreachable
from service.llm import MODES, Mode, ModelSpec, open_model
from service.llm.answer import Answer
from tests.cassette_format import HOST, cassette
from tests.faulty_server import ANSWER, FaultyServer
from tests.loopback import running

CASSETTES = Path(__file__).parents[2] / "cassettes"
ARTICLES = Path(__file__).parents[1] / "gold"
OWN_URL = os.environ.get("OPENAI_BASE_URL")
OWN_MODEL = os.environ.get("CITYFACTS_MODEL")

ARTICLES_ASKED = ("41", "43", "45", "47", "48")
OWN_MODE = os.environ.get("CITYFACTS_MODE", "strict")


@pytest.fixture(scope="module")
def record(record_mode: str) -> bool:
    return record_mode != "none"


@pytest.fixture(scope="module")
def built_in_url(record: bool) -> Iterator[str]:
    """The server is up only while recording."""
    if not record:
        yield HOST
        return
    with running(protocol.app) as url:
        yield url


@pytest.fixture(scope="module")
def faulty_url(record: bool) -> Iterator[str]:
    if not record:
        yield HOST
        return
    with running(FaultyServer().app) as url:
        yield url


class Case(NamedTuple):
    model: str
    article: str
    mode: Mode


def recorded() -> list[Case]:
    """What lies under cassettes/."""
    paths = sorted(CASSETTES.glob("*/*.yaml"))
    named = [(unquote(path.parent.name), *path.stem.split("-", 1)) for path in paths]
    return [Case(*case) for case in named if case[0] != "faulty"]  # type: ignore[arg-type]


def to_record() -> list[Case]:
    """Every mode for the built-in model; for another one the mode that it is known to take."""
    if OWN_MODEL:
        return [Case(OWN_MODEL, article, OWN_MODE) for article in ARTICLES_ASKED]  # type: ignore[arg-type]
    others = [Case(baseline.NAME, "45", mode) for mode in MODES if mode != "strict"]
    return [Case(baseline.NAME, article, "strict") for article in ARTICLES_ASKED] + others


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "case" in metafunc.fixturenames:
        record = metafunc.config.getoption("--record-mode") not in (None, "none")
        cases = to_record() if record else recorded()
        metafunc.parametrize("case", cases, ids=["-".join(case) for case in cases])


def part_of(article: str) -> ArticlePart:
    published = json.loads((ARTICLES / f"{article}.json").read_text("utf-8"))["published"]
    text = (ARTICLES / f"{article}.txt").read_text("utf-8")
    return ArticlePart(text, published=date.fromisoformat(published) if published else None)


async def ask(spec: ModelSpec, part: ArticlePart) -> Answer:
    async with open_model(spec) as model:
        return await model.ask(render("extract_v1", part, CityInitiatives).messages)


def spec_for(base_url: str, model: str, mode: Mode) -> ModelSpec:
    return ModelSpec(
        base_url=f"{base_url}/v1" if OWN_URL is None else OWN_URL,
        model=model,
        mode=mode,
        api_key=os.environ.get("OPENAI_API_KEY"),
        first_wait=0.0,
    )


def test_a_recorded_answer_is_read_with_the_server_down(
    built_in_url: str, record: bool, case: Case
) -> None:
    path = CASSETTES / quote(case.model, safe="") / f"{case.article}-{case.mode}.yaml"
    with cassette(path, record=record):
        spec = spec_for(built_in_url, case.model, case.mode)
        answer = asyncio.run(ask(spec, part_of(case.article)))
    assert answer.call.mode == case.mode
    assert answer.call.tokens.input


@pytest.mark.parametrize(
    ("fault", "requests"), [("429-retry-after-0", 2), ("other-schema", 2), ("think", 1)]
)
def test_a_recorded_fault_is_survived_again(
    faulty_url: str, record: bool, fault: str, requests: int
) -> None:
    base_url = f"{faulty_url}/{fault}/1/v1" if record else f"{HOST}/v1"
    spec = ModelSpec(base_url=base_url, model="faulty", mode="strict", first_wait=0.0)
    with cassette(CASSETTES / "faulty" / f"{fault}.yaml", record=record) as tape:
        answer = asyncio.run(ask(spec, ArticlePart("大连有人工智能企业460多家")))
    assert len(tape) == requests
    assert answer.initiatives == CityInitiatives.model_validate(ANSWER)


FAULT = CASSETTES / "faulty" / "429-retry-after-0.yaml"
SPEC = ModelSpec(base_url=f"{HOST}/v1", model="faulty", mode="strict", first_wait=0.0, retries=1)


def test_a_half_used_cassette_fails() -> None:
    with pytest.raises(AssertionError, match="0 of 2 answers"), cassette(FAULT, record=False):
        pass


def test_another_article_does_not_replay_the_answer_of_this_one() -> None:
    with (
        pytest.raises(AssertionError, match="0 of 2 answers"),
        cassette(FAULT, record=False),
        pytest.raises(ModelUnreachable),
    ):
        asyncio.run(ask(SPEC, ArticlePart("大连有人工智能企业461多家")))


def test_a_cassette_that_was_never_recorded_is_named(tmp_path: Path) -> None:
    with (
        pytest.raises(AssertionError, match="make cassettes"),
        cassette(tmp_path / "no.yaml", record=False),
    ):
        pass


@pytest.mark.parametrize("path", sorted(CASSETTES.rglob("*.yaml")), ids=lambda path: path.stem)
def test_a_cassette_holds_literal_chinese_and_no_secret(path: Path) -> None:
    text = path.read_text("utf-8")
    headers = [
        name
        for interaction in yaml.safe_load(text)["interactions"]
        for side in ("request", "response")
        for name in interaction[side]["headers"]
    ]
    assert {name.lower() for name in headers} <= {"content-type", "retry-after"}
    assert "城市" in text
    assert "\\u" not in text
