"""A chat-completions server that goes wrong on demand.

`/FAULT/TIMES/v1/chat/completions` answers the first TIMES requests with the fault and every later
one with ANSWER. The requests that came are kept in `requests[FAULT]`.
"""

import asyncio
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from prompts import read_article

ANSWER: dict[str, list[Any]] = {
    "indicators": [
        {
            "city": "大连",
            "name": "人工智能企业",
            "amount": {"value": 460, "upper": None, "unit": "家", "bound": "over"},
            "as_of": "2024-12-31",
            "change": None,
            "rank": None,
            "quote": "截至去年底，大连有人工智能企业460多家",
        }
    ],
    "targets": [],
    "initiatives": [],
}
GOOD = json.dumps(ANSWER, ensure_ascii=False)

WRONG: dict[str, list[Any]] = json.loads(GOOD.replace("460,", "4600.0,"))
"""The same answer, ten times too large."""
COMPACT: dict[str, Any] = {"ensure_ascii": False, "separators": (",", ":")}
"""As pydantic writes JSON."""

Fault = Callable[[dict[str, Any]], Awaitable[Response]]
FAULTS: dict[str, Fault] = {}


def fault(name: str) -> Callable[[Fault], Fault]:
    """Add a fault to the table under `name`."""

    def add(function: Fault) -> Fault:
        FAULTS[name] = function
        return function

    return add


def completion(
    content: str | None = GOOD, *, finish_reason: str = "stop", **message: Any
) -> dict[str, Any]:
    """A chat completion as OpenAI writes it."""
    choice = {
        "index": 0,
        "message": {"role": "assistant", "content": content, **message},
        "finish_reason": finish_reason,
    }
    usage = {"prompt_tokens": 9000, "completion_tokens": 50, "total_tokens": 9050}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "faulty",
        "choices": [choice],
        "usage": usage,
    }


def tool_call(name: str = "CityInitiatives", arguments: str = GOOD) -> dict[str, Any]:
    return {
        "id": f"call_{name}",
        "type": "function",
        "function": {"name": name, "arguments": arguments},
    }


def said(content: str, **more: Any) -> Response:
    return JSONResponse(completion(content, **more))


def error(status: int, message: str, code: str | None = None, **headers: str) -> Response:
    body = {"error": {"message": message, "type": "error", "param": None, "code": code}}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return JSONResponse(body, status_code=status, headers=named)


@fault("none")
async def none(request: dict[str, Any]) -> Response:
    if "tools" in request:
        return JSONResponse(completion(None, finish_reason="tool_calls", tool_calls=[tool_call()]))
    return said(GOOD)


@fault("429")
async def too_many(_: dict[str, Any]) -> Response:
    return error(429, "Rate limit reached")


@fault("429-retry-after-0")
async def too_many_come_back_now(_: dict[str, Any]) -> Response:
    return error(429, "Rate limit reached", retry_after="0")


@fault("429-retry-after-90")
async def too_many_come_back_late(_: dict[str, Any]) -> Response:
    return error(429, "Rate limit reached", retry_after="90")


@fault("429-no-credit")
async def no_credit(_: dict[str, Any]) -> Response:
    return error(429, "You exceeded your current quota", code="insufficient_quota")


@fault("500")
async def internal(_: dict[str, Any]) -> Response:
    return error(500, "internal error")


@fault("503")
async def unavailable(_: dict[str, Any]) -> Response:
    return error(503, "Loading model")


@fault("slow-first-byte")
async def slow_first_byte(_: dict[str, Any]) -> Response:
    await asyncio.sleep(30)
    return said(GOOD)


@fault("slow-drip")
async def slow_drip(_: dict[str, Any]) -> Response:
    async def drops() -> AsyncIterator[bytes]:
        for byte in json.dumps(completion()).encode():
            yield bytes([byte])
            await asyncio.sleep(0.2)

    return StreamingResponse(drops(), media_type="application/json")


@fault("cut")
async def cut(_: dict[str, Any]) -> Response:
    async def half() -> AsyncIterator[bytes]:
        yield json.dumps(completion()).encode()[:100]

    headers = {"content-length": "5000"}  # more than is sent, so uvicorn drops the connection
    return StreamingResponse(half(), media_type="application/json", headers=headers)


@fault("html-error-page")
async def html_error_page(_: dict[str, Any]) -> Response:
    return HTMLResponse("<h1>502 Bad Gateway</h1>", status_code=502)


@fault("html-200")
async def html_page(_: dict[str, Any]) -> Response:
    return HTMLResponse("<h1>Welcome to the router</h1>")


@fault("empty-choices")
async def empty_choices(_: dict[str, Any]) -> Response:
    return JSONResponse({**completion(), "choices": []})


@fault("missing-usage")
async def missing_usage(_: dict[str, Any]) -> Response:
    answer = completion()
    del answer["usage"]
    return JSONResponse(answer)


@fault("wrong-tool")
async def wrong_tool(_: dict[str, Any]) -> Response:
    calls = [tool_call("get_weather", '{"city": "大连"}')]
    return JSONResponse(completion(None, finish_reason="tool_calls", tool_calls=calls))


@fault("two-tool-calls")
async def two_tool_calls(_: dict[str, Any]) -> Response:
    calls = [tool_call(), tool_call()]
    return JSONResponse(completion(None, finish_reason="tool_calls", tool_calls=calls))


@fault("truncated-json")
async def truncated_json(_: dict[str, Any]) -> Response:
    return said(GOOD[:80], finish_reason="length")


@fault("think")
async def think(_: dict[str, Any]) -> Response:
    return said(f'<think>The form is {{"indicators": []}}. Let me see …</think>\n\n{GOOD}')


@fault("fenced")
async def fenced(_: dict[str, Any]) -> Response:
    return said(f"Here it is:\n```json\n{GOOD}\n```\nAnything else?")


@fault("prose")
async def prose(_: dict[str, Any]) -> Response:
    return said("大连有四百六十多家人工智能企业。")


@fault("empty-content")
async def empty_content(_: dict[str, Any]) -> Response:
    return said("")


@fault("numbers-as-strings")
async def numbers_as_strings(_: dict[str, Any]) -> Response:
    return said(GOOD.replace("460,", '"460",'))


@fault("other-schema")
async def other_schema(_: dict[str, Any]) -> Response:
    return said('{"city": "大连", "companies": 460}')


@fault("not-a-number")
async def not_a_number(_: dict[str, Any]) -> Response:
    return said(GOOD.replace("460,", "NaN,"))


@fault("other-json")
async def other_json(_: dict[str, Any]) -> Response:
    return JSONResponse({"hello": "world"})


@fault("choices-in-words")
async def choices_in_words(_: dict[str, Any]) -> Response:
    return JSONResponse({**completion(), "choices": "none"})


@fault("usage-in-words")
async def usage_in_words(_: dict[str, Any]) -> Response:
    return JSONResponse({**completion(), "usage": "a lot"})


@fault("own-finish-reason")
async def own_finish_reason(_: dict[str, Any]) -> Response:
    return said(GOOD, finish_reason="eos")


@fault("content-in-parts")
async def content_in_parts(_: dict[str, Any]) -> Response:
    answer = completion()
    answer["choices"][0]["message"]["content"] = [
        {"type": "thinking", "thinking": "let me see {}"},
        {"type": "text", "text": GOOD[:20]},
        {"type": "text", "text": GOOD[20:]},
    ]
    return JSONResponse(answer)


@fault("arguments-as-object")
async def arguments_as_object(_: dict[str, Any]) -> Response:
    call = tool_call()
    call["function"]["arguments"] = ANSWER  # type: ignore[index]
    return JSONResponse(completion(None, finish_reason="tool_calls", tool_calls=[call]))


@fault("invalid-utf-8")
async def invalid_utf8(_: dict[str, Any]) -> Response:
    body = json.dumps(completion(), ensure_ascii=False).encode().replace("大".encode(), b"\xff\xfe")
    return Response(body, media_type="application/json")


@fault("lone-surrogates")
async def lone_surrogates(_: dict[str, Any]) -> Response:
    return Response(
        json.dumps(completion("SURROGATE")).replace(
            "SURROGATE", GOOD.replace('"', '\\"').replace("大连", "\\ud800", 1)
        ),
        media_type="application/json",
    )


@fault("50-megabytes")
async def fifty_megabytes(_: dict[str, Any]) -> Response:
    async def flood() -> AsyncIterator[bytes]:
        yield b'{"choices": [{"message": {"content": "'
        for _ in range(800):
            yield b"a" * 65_536

    return StreamingResponse(flood(), media_type="application/json")


@fault("deep-nesting")
async def deep_nesting(_: dict[str, Any]) -> Response:
    return said('{"indicators":' * 100_000)


@fault("refusal")
async def refusal(_: dict[str, Any]) -> Response:
    return JSONResponse(completion(None, refusal="I can't help with that."))


@fault("content-filter")
async def content_filter(_: dict[str, Any]) -> Response:
    return said("", finish_reason="content_filter")


@fault("401")
async def no_entry(_: dict[str, Any]) -> Response:
    return error(401, "Incorrect API key provided: sk-secret", code="invalid_api_key")


@fault("404-model")
async def no_model(request: dict[str, Any]) -> Response:
    return error(404, f"model '{request['model']}' not found", code="model_not_found")


@fault("404-path")
async def no_path(_: dict[str, Any]) -> Response:
    return JSONResponse({"detail": "Not Found"}, status_code=404)


@fault("context-too-long")
async def context_too_long(_: dict[str, Any]) -> Response:
    return error(400, "This model's maximum context length is 2048 tokens.")


@fault("wrong-until-doubted")
async def wrong_until_doubted(request: dict[str, Any]) -> Response:
    doubted = request["messages"][-2]["content"] == json.dumps(WRONG, **COMPACT)
    return said(GOOD if doubted else json.dumps(WRONG))


@fault("first-part-wrong-until-doubted")
async def first_part_wrong_until_doubted(request: dict[str, Any]) -> Response:
    article = read_article(request["messages"])
    assert article is not None
    if "大连" in article.text:
        return await wrong_until_doubted(request)
    return said(GOOD.replace("大连", "青岛").replace("460", "320"))


@fault("wrong-and-stubborn")
async def wrong_and_stubborn(_: dict[str, Any]) -> Response:
    return said(json.dumps(WRONG))


@fault("wrong-then-gone")
async def wrong_then_gone(request: dict[str, Any]) -> Response:
    if request["messages"][-2]["content"] == json.dumps(WRONG, **COMPACT):
        return error(500, "internal error")
    return said(json.dumps(WRONG))


@fault("echo-when-asked-again")
async def echo_when_asked_again(request: dict[str, Any]) -> Response:
    await asyncio.sleep(0.05)
    if read_article(request["messages"][-1:]) is not None:
        return said("{}")
    article = read_article(request["messages"])
    assert article is not None
    return said(GOOD.replace(ANSWER["indicators"][0]["quote"], article.text))


@fault("context-cut")
async def context_cut(_: dict[str, Any]) -> Response:
    usage = {"prompt_tokens": 2048, "completion_tokens": 50, "total_tokens": 2098}
    return JSONResponse({**completion(), "usage": usage})


@fault("no-temperature")
async def no_temperature(request: dict[str, Any]) -> Response:
    if "temperature" in request:
        return error(400, "Unsupported value: 'temperature' does not support 0 with this model.")
    return said(GOOD)


@fault("no-max-tokens")
async def no_max_tokens(request: dict[str, Any]) -> Response:
    if "max_tokens" in request:
        return error(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens'.")
    return said(GOOD)


@fault("no-strict")
async def no_strict(request: dict[str, Any]) -> Response:
    if request.get("response_format", {}).get("json_schema", {}).get("strict"):
        return error(400, "strict is not supported")
    return said(GOOD)


@fault("no-json-schema")
async def no_json_schema(request: dict[str, Any]) -> Response:
    if request.get("response_format", {}).get("type") == "json_schema" or "tools" in request:
        return error(400, "response_format must be text or json_object")
    return said(GOOD)


@fault("plain-only")
async def plain_only(request: dict[str, Any]) -> Response:
    if "response_format" in request or "tools" in request:
        return error(422, "unexpected parameter")
    return said(f"```json\n{GOOD}\n```")


@fault("format-ignored")
async def format_ignored(request: dict[str, Any]) -> Response:
    if "tools" in request:
        return JSONResponse(completion(None, finish_reason="tool_calls", tool_calls=[tool_call()]))
    return said("大连有四百六十多家人工智能企业。")


class FaultyServer:
    """The ASGI app, and the requests that came for each fault."""

    def __init__(self) -> None:
        self.requests: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.most_at_once = 0
        self._under_way = 0
        route = "/{fault}/{times:int}/v1/chat/completions"
        self.app = Starlette(routes=[Route(route, self._answer, methods=["POST"])])

    async def _answer(self, request: Request) -> Response:
        name, times = request.path_params["fault"], request.path_params["times"]
        body = await request.json()
        self.requests[name].append(body)
        failing = len(self.requests[name]) <= times
        self._under_way += 1
        self.most_at_once = max(self.most_at_once, self._under_way)
        try:
            return await FAULTS[name if failing else "none"](body)
        finally:
            self._under_way -= 1
