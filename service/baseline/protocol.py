"""The built-in model behind the chat-completions protocol, as an ASGI app.

So it is reached the way every other model is: in process through an ASGI transport, or over HTTP
with `cityfacts model-server`. The protocol is OpenAI's:
https://platform.openai.com/docs/api-reference/chat
"""

import json
import time
from hashlib import sha256
from typing import Any, Literal

from pydantic import BaseModel, Field, ValidationError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from schemas.initiative import CityInitiatives
from service import baseline


class _TextPart(BaseModel):
    type: Literal["text"]
    text: str


class _Message(BaseModel):
    role: Literal["system", "developer", "user", "assistant", "tool"]
    content: str | list[_TextPart] | None = None

    def as_text(self) -> dict[str, str]:
        parts = self.content or ""
        text = parts if isinstance(parts, str) else "".join(part.text for part in parts)
        return {"role": self.role, "content": text}


class _Function(BaseModel):
    name: str


class _Tool(BaseModel):
    type: Literal["function"]
    function: _Function


class _Format(BaseModel):
    type: Literal["text", "json_object", "json_schema"]


class _ChatRequest(BaseModel):
    model: str
    messages: list[_Message] = Field(min_length=1)
    response_format: _Format | None = None
    tools: list[_Tool] | None = None
    tool_choice: Literal["none", "auto", "required"] | _Tool | None = None
    stream: Literal[False] | None = None
    n: Literal[1] | None = None

    def called_tool(self) -> str | None:
        """The name of the tool to call, None for an answer in words."""
        if not self.tools or self.tool_choice == "none":
            return None
        if isinstance(self.tool_choice, _Tool):
            return self.tool_choice.function.name
        return self.tools[0].function.name


async def complete(request: Request) -> JSONResponse:
    """`POST /v1/chat/completions`: the filled form as JSON, or as the arguments of a tool call."""
    try:
        asked = _ChatRequest.model_validate_json(await request.body())
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        param = ".".join(str(step) for step in first["loc"])
        return _refusal(400, f"{param}: {first['msg']}", param=param)
    if asked.model != baseline.NAME:
        message = f"The model `{asked.model}` does not exist. There is only `{baseline.NAME}`."
        return _refusal(404, message, code="model_not_found", param="model")
    messages = [message.as_text() for message in asked.messages]
    try:
        filled = await run_in_threadpool(baseline.answer, messages)
    except ValueError as error:
        return _refusal(400, str(error), param="messages")
    return JSONResponse(_completion(asked, messages, filled))


async def models(_: Request) -> JSONResponse:
    """`GET /v1/models`."""
    entry = {"id": baseline.NAME, "object": "model", "created": 0, "owned_by": "cityfacts"}
    return JSONResponse({"object": "list", "data": [entry]})


def _completion(
    asked: _ChatRequest, messages: list[dict[str, str]], filled: CityInitiatives
) -> dict[str, Any]:
    content = json.dumps(filled.model_dump(mode="json"), ensure_ascii=False)
    number = sha256(json.dumps(messages).encode()).hexdigest()[:24]
    message: dict[str, Any] = {"role": "assistant", "content": content}
    finish_reason = "stop"
    if tool := asked.called_tool():
        call = {"name": tool, "arguments": content}
        message = {
            "role": "assistant",
            "content": None,
            "tool_calls": [{"id": f"call_{number}", "type": "function", "function": call}],
        }
        finish_reason = "tool_calls"
    return {
        "id": f"chatcmpl-{number}",
        "object": "chat.completion",
        "created": int(time.time()),
        "model": baseline.NAME,
        "choices": [
            {"index": 0, "message": message, "logprobs": None, "finish_reason": finish_reason}
        ],
        "usage": _usage(messages, content),
    }


def _usage(messages: list[dict[str, str]], content: str) -> dict[str, int]:
    """Rules have no tokens; one code point is counted as one."""
    prompt = sum(len(message["content"]) for message in messages)
    return {
        "prompt_tokens": prompt,
        "completion_tokens": len(content),
        "total_tokens": prompt + len(content),
    }


def _refusal(
    status: int, message: str, *, code: str | None = None, param: str | None = None
) -> JSONResponse:
    error = {"message": message, "type": "invalid_request_error", "param": param, "code": code}
    return JSONResponse({"error": error}, status_code=status)


app = Starlette(
    routes=[
        Route("/v1/chat/completions", complete, methods=["POST"]),
        Route("/v1/models", models, methods=["GET"]),
    ]
)
