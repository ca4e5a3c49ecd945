"""What a model's server receives: our article untouched, in a request that the mode stands for."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from prompts import ArticlePart, read_article, render
from schemas.initiative import CityInitiatives
from service.errors import ConfigurationError, NotText
from service.llm import MODES, Mode, ModelSpec, open_model
from tests.faulty_server import FaultyServer
from tests.loopback import running

HERE = Path(__file__).parent
FILES = (HERE.parent / "gold" / "48.txt", *sorted((HERE / "injections").glob("*.txt")))
INJECTIONS = {file.stem: file.read_bytes().decode() for file in FILES}


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[FaultyServer, str]]:
    faulty = FaultyServer()
    with running(faulty.app) as url:
        yield faulty, url


def spec_for(url: str, mode: Mode) -> ModelSpec:
    return ModelSpec(model="any", base_url=f"{url}/none/0/v1", mode=mode)


async def sent(server: tuple[FaultyServer, str], text: str, mode: Mode) -> dict:
    faulty, url = server
    part = ArticlePart(text, published=date(2026, 4, 8))
    async with open_model(spec_for(url, mode)) as model:
        await model.ask(render("extract_v1", part, CityInitiatives).messages)
    return faulty.requests["none"][-1]


@pytest.mark.parametrize("mode", MODES)
async def test_each_mode_sends_the_format_it_stands_for(
    server: tuple[FaultyServer, str], mode: Mode
) -> None:
    request = await sent(server, "大连", mode)
    schema = CityInitiatives.model_json_schema()
    expected = {
        "strict": {"type": "json_schema", "json_schema": {"strict": True}},
        "json_schema": {"type": "json_schema", "json_schema": {}},
        "json": {"type": "json_object"},
    }.get(mode)
    if expected and "json_schema" in expected:
        expected["json_schema"] |= {"name": "CityInitiatives", "schema": schema}
    assert request.get("response_format") == expected
    assert ("tools" in request) == (mode == "tools")


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("text", INJECTIONS.values(), ids=INJECTIONS.keys())
async def test_what_reaches_the_model_is_byte_for_byte_the_article(
    server: tuple[FaultyServer, str], text: str, mode: Mode
) -> None:
    request = await sent(server, text, mode)
    read = read_article(request["messages"])
    assert read is not None
    assert read.text == text
    assert request["messages"][-1]["content"].count(text) == 1


async def test_half_a_character_is_not_text() -> None:
    part = ArticlePart("大连\ud800")
    async with open_model(ModelSpec()) as model:
        with pytest.raises(NotText):
            await model.ask(render("extract_v1", part, CityInitiatives).messages)


def test_a_model_without_a_server_is_a_mistake_in_the_settings() -> None:
    with pytest.raises(ConfigurationError, match="OPENAI_BASE_URL"):
        ModelSpec(model="qwen3")


def test_the_key_is_not_shown() -> None:
    assert "sk-1" not in repr(ModelSpec(api_key="sk-1"))
