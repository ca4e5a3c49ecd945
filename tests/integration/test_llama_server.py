"""The real request, our schema and the parsing against real grammar-constrained decoding.

llama-server comes from `make llama-server`; the model has random weights, so its answers are valid
nonsense. What is proved is the way to the model and back, not a model's quality.
"""

import asyncio
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from prompts import ArticlePart, render
from schemas.extraction import Fact
from schemas.initiative import CityInitiatives
from service.checks import check
from service.claims import claims
from service.llm import Mode, ModelSpec, open_model
from service.llm.answer import Answer
from service.quantities import scan
from service.text import read
from tests.servers.tiny_model import write_tiny_model

ROOT = Path(__file__).parents[2]
BINARY = Path(os.environ.get("LLAMA_SERVER", ROOT / ".cache" / "llama-server"))
ARTICLES = ("43", "45", "47", "48")
QUESTIONS = 100

pytestmark = pytest.mark.skipif(
    not BINARY.exists(),
    reason="llama-server is not built: make llama-server (minutes of a compiler)",
)


@pytest.fixture(scope="module")
def llama_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    weights = tmp_path_factory.mktemp("llama") / "tiny.gguf"
    write_tiny_model(weights)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [BINARY, "-m", weights, "--port", str(port), "-c", "32768", "-np", "1", "-t", "1"]
    with subprocess.Popen(
        [*map(str, command), "--no-warmup"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            _wait_until_up(f"http://127.0.0.1:{port}/health", process)
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            process.terminate()


def _wait_until_up(url: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(300):
        assert process.poll() is None, "llama-server ended by itself"
        try:
            if httpx2.get(url).status_code == 200:
                return
        except httpx2.TransportError:
            pass
        time.sleep(0.1)
    raise AssertionError("llama-server was not up in 30 s")


def spec_for(url: str, mode: Mode) -> ModelSpec:
    return ModelSpec(
        model="tiny-random",
        base_url=url,
        mode=mode,
        temperature=1.0,
        max_tokens=8000,
        concurrency=1,
        deadline=3600,  # a hundred questions wait for one slot
        retries=0,
    )


async def ask_all(spec: ModelSpec, articles: list[str]) -> list[Answer]:
    async with open_model(spec) as model:
        asked = [
            render("extract_v1", ArticlePart(text), CityInitiatives).messages for text in articles
        ]
        return await asyncio.gather(*(model.ask(messages) for messages in asked))


def checked_facts(text: str, answer: Answer) -> tuple[Fact, ...]:
    article = read(text)
    quantities = scan(article.text, article.anchor)
    return check(article, quantities, claims(answer.initiatives)).facts


def test_a_hundred_of_a_hundred_answers_fit_the_schema_and_are_flagged(llama_server: str) -> None:
    texts = [(ROOT / "tests" / "gold" / f"{name}.txt").read_text("utf-8") for name in ARTICLES]
    articles = texts * (QUESTIONS // len(texts))
    answers = asyncio.run(ask_all(spec_for(llama_server, "strict"), articles))
    assert len(answers) == QUESTIONS
    assert all(answer.call.tokens.input for answer in answers)
    facts = [
        fact
        for text, answer in zip(articles, answers, strict=True)
        for fact in checked_facts(text, answer)
    ]
    assert facts, "a hundred empty forms prove nothing"
    assert all(fact.checked == "flagged" for fact in facts)


def test_auto_settles_on_a_mode_that_llama_server_takes(llama_server: str) -> None:
    [answer] = asyncio.run(ask_all(spec_for(llama_server, "auto"), ["大连有企业460家。"]))  # type: ignore[arg-type]
    assert answer.call.mode in ("strict", "json_schema")
