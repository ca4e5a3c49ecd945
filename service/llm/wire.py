"""What a server sent -> a completion that can be relied on.

Servers leave out fields, write others their own way, or are no chat server at all. What can be
understood is brought into OpenAI's shape; what cannot is a RequestFailed, never an AttributeError
somewhere later.
"""

import json
from typing import Literal

from openai.types.chat import ChatCompletion
from pydantic import BaseModel, Field, ValidationError, field_validator

from schemas.extraction import Tokens
from service.llm.policy import Failure, RequestFailed

_NOTHING = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
"""Where there is no usage, instructor looks for anthropic's on the disk, with every answer."""
_FINISHED = ("stop", "length", "tool_calls", "content_filter", "function_call")


class _Function(BaseModel):
    name: str
    arguments: str

    @field_validator("arguments", mode="before")
    @classmethod
    def _written_out(cls, given: object) -> object:
        """Some servers send the object itself instead of its JSON."""
        return json.dumps(given, ensure_ascii=False) if isinstance(given, dict) else given


class _Call(BaseModel):
    id: str = "call"
    type: Literal["function"] = "function"
    function: _Function


class _Message(BaseModel):
    role: Literal["assistant"] = "assistant"
    content: str | None = None
    refusal: str | None = None
    tool_calls: list[_Call] | None = None

    @field_validator("content", mode="before")
    @classmethod
    def _joined(cls, given: object) -> object:
        """Some servers send the answer in parts; thoughts are parts of their own."""
        if not isinstance(given, list):
            return given
        parts = [part for part in given if isinstance(part, dict) and part.get("type") == "text"]
        return "".join(str(part.get("text") or "") for part in parts)


class _Choice(BaseModel):
    index: int = 0
    message: _Message
    finish_reason: str = "stop"

    @field_validator("finish_reason", mode="before")
    @classmethod
    def _known(cls, given: object) -> object:
        """`eos`, `end_turn`, null: all of them mean that the model was done."""
        return given if given in _FINISHED else "stop"


class _Body(BaseModel):
    id: str = ""
    created: int = 0
    model: str = ""
    object: Literal["chat.completion"] = "chat.completion"
    choices: list[_Choice] = Field(min_length=1)


def completion_of(body: object) -> ChatCompletion:
    """The completion in a JSON body, with a usage of nothing: what was used tells `tokens_of`.

    Raises RequestFailed: NOT_AN_API where the body is no completion at all, BROKEN where it is one
    that cannot be read.
    """
    if not isinstance(body, dict) or "choices" not in body:
        raise RequestFailed(Failure.NOT_AN_API)
    try:
        read = _Body.model_validate({"choices": body["choices"]})
    except ValidationError:
        raise RequestFailed(Failure.BROKEN) from None
    return ChatCompletion.model_validate({**read.model_dump(), "usage": _NOTHING})


def tokens_of(body: object) -> Tokens:
    """What the server counted; None for what it does not say."""
    usage = body.get("usage") if isinstance(body, dict) else None
    if not isinstance(usage, dict):
        return Tokens()
    details = usage.get("prompt_tokens_details")
    cached = details.get("cached_tokens") if isinstance(details, dict) else None
    return Tokens(
        input=_count(usage.get("prompt_tokens")),
        output=_count(usage.get("completion_tokens")),
        cached=_count(cached or usage.get("prompt_cache_hit_tokens", cached)),  # DeepSeek's name
    )


def names_of(body: object) -> tuple[str, ...]:
    """The models of a listing. Raises RequestFailed for a body that is none."""
    listed = body.get("data") if isinstance(body, dict) else None
    if not isinstance(listed, list):
        raise RequestFailed(Failure.NOT_AN_API)
    names = [entry.get("id") for entry in listed if isinstance(entry, dict)]
    return tuple(name for name in names if isinstance(name, str))


def written_by(completion: ChatCompletion) -> str:
    """What the model wrote: its words, and the arguments of its calls."""
    message = completion.choices[0].message
    calls = message.tool_calls or []
    arguments = [call.function.arguments for call in calls if call.type == "function"]
    return "\n".join(part for part in (message.content, message.refusal, *arguments) if part)


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and value >= 0 else None
