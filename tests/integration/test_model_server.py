"""The built-in model speaks OpenAI's protocol, and refuses in its words."""

import asyncio
import json
import time
from typing import Any

import httpx2
import openai
import pytest

from prompts import ArticlePart, render
from schemas.initiative import CityInitiatives
from service import baseline
from service.baseline import protocol
from service.doctor import SAMPLE

MESSAGES = list(render("extract_v1", ArticlePart(SAMPLE), CityInitiatives).messages)
TOOL = {"type": "function", "function": {"name": "Fill", "parameters": {"type": "object"}}}
ASKED: dict[str, Any] = {"model": baseline.NAME, "messages": MESSAGES}


def client() -> httpx2.AsyncClient:
    transport = httpx2.ASGITransport(protocol.app)
    return httpx2.AsyncClient(transport=transport, base_url="http://model.invalid/v1")


async def complete(**changes: Any) -> httpx2.Response:
    async with client() as http:
        return await http.post("/chat/completions", json={**ASKED, **changes})


@pytest.mark.parametrize("kind", ["text", "json_object", "json_schema"])
async def test_the_form_is_the_content_of_the_answer(kind: str) -> None:
    answer = (await complete(response_format={"type": kind})).json()
    [choice] = answer["choices"]
    CityInitiatives.model_validate_json(choice["message"]["content"])
    assert (answer["object"], choice["finish_reason"]) == ("chat.completion", "stop")
    usage = answer["usage"]
    assert usage["total_tokens"] == usage["prompt_tokens"] + usage["completion_tokens"] > 0


CHOICES = ["auto", "required", {"type": "function", "function": {"name": "Fill"}}]


@pytest.mark.parametrize("choice", CHOICES, ids=["auto", "required", "named"])
async def test_a_tool_is_called_with_the_form(choice: object) -> None:
    [answer] = (await complete(tools=[TOOL], tool_choice=choice)).json()["choices"]
    [call] = answer["message"]["tool_calls"]
    assert (answer["finish_reason"], call["function"]["name"]) == ("tool_calls", "Fill")
    CityInitiatives.model_validate_json(call["function"]["arguments"])


async def test_no_tool_is_called_where_none_is_wanted() -> None:
    [answer] = (await complete(tools=[TOOL], tool_choice="none")).json()["choices"]
    assert "tool_calls" not in answer["message"]


async def test_text_in_parts_is_read() -> None:
    parts = [{"type": "text", "text": MESSAGES[-1]["content"]}]
    whole = (await complete()).json()
    split = (await complete(messages=[{"role": "user", "content": parts}])).json()
    assert whole["choices"][0]["message"] == split["choices"][0]["message"]


REFUSED = [
    ("another model", {"model": "gpt-9"}, 404, "model"),
    ("no messages", {"messages": []}, 400, "messages"),
    ("no article", {"messages": [{"role": "user", "content": "你好"}]}, 400, "messages"),
    ("a stream", {"stream": True}, 400, "stream"),
    ("two answers", {"n": 2}, 400, "n"),
    ("an image", {"messages": [{"role": "user", "content": [{"type": "image_url"}]}]}, 400, None),
]


@pytest.mark.parametrize("row", REFUSED, ids=[row[0] for row in REFUSED])
async def test_what_it_cannot_do_is_refused_in_openais_words(row: tuple) -> None:
    _, changes, status, param = row
    answer = await complete(**changes)
    error = answer.json()["error"]
    assert answer.status_code == status
    assert set(error) == {"message", "type", "param", "code"}
    assert param is None or error["param"] == param


async def test_openais_own_client_reads_answers_and_refusals() -> None:
    async with openai.AsyncOpenAI(
        base_url="http://model.invalid/v1", api_key="none", http_client=client(), max_retries=0
    ) as model:
        completion = await model.chat.completions.create(**ASKED)
        assert json.loads(completion.choices[0].message.content or "")["indicators"]
        with pytest.raises(openai.NotFoundError, match="does not exist"):
            await model.chat.completions.create(**{**ASKED, "model": "gpt-9"})


async def test_a_long_article_does_not_hold_up_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(_: object) -> CityInitiatives:
        time.sleep(3)
        return CityInitiatives(indicators=[], targets=[], initiatives=[])

    monkeypatch.setattr(baseline, "answer", slow)
    question = asyncio.create_task(complete())
    await asyncio.sleep(0.1)
    started = time.monotonic()
    async with client() as http:
        assert (await http.get("/models")).status_code == 200
    assert time.monotonic() - started < 2
    assert (await question).status_code == 200
