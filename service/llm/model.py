"""One model on one server: the connection, and the questions put to it.

instructor makes the request's schema, parses the answer and hands a misfit back. Everything that
touches the wire goes through `_Question._create`, which instructor calls instead of openai's own
method: there a failed request is repeated, the answer is counted and its JSON is taken out.
"""

import asyncio
import logging
import sys
import time
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, Self

import httpx2
import instructor
import openai
from instructor.core.exceptions import (
    IncompleteOutputException,
    InstructorRetryException,
    ResponseParsingError,
)
from openai.types.chat import ChatCompletion, ChatCompletionMessage
from pydantic import ValidationError
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, retry_if_exception_type

from prompts import Message
from schemas.extraction import ModelCall, Tokens
from schemas.initiative import CityInitiatives
from service.baseline import protocol
from service.errors import (
    ModelAnsweredNonsense,
    ModelError,
    ModelRefused,
    ModelUnreachable,
    NotText,
)
from service.llm import policy
from service.llm.policy import Failure, RequestFailed
from service.llm.prices import Price, cost_of, read_prices
from service.llm.reading import json_of
from service.llm.spec import MODES, Mode, ModelSpec
from service.llm.wire import completion_of, names_of, tokens_of, written_by

MAX_ANSWER_BYTES = 4_000_000
"""More is no answer to one article: 64,000 tokens of Chinese are about 300 kB."""

_CUT = (
    "The server counted fewer tokens than the prompt can have: it seems to have cut the article. "
    "Start it with a larger context, or lower CITYFACTS_PART_CHARS."
)

_MISFIT = (ValidationError, ResponseParsingError)

# instructor logs whole answers as errors; what a model wrote may be the article.
logging.getLogger("instructor").setLevel(logging.CRITICAL)


class _Form(CityInitiatives):
    """The form with its schema made once: pydantic makes it anew for every question."""

    @classmethod
    def model_json_schema(cls, *_: Any, **__: Any) -> dict[str, Any]:
        return _SCHEMA


_SCHEMA = CityInitiatives.model_json_schema()
_Form.__name__ = CityInitiatives.__name__  # the name that the server sees


class Answer(NamedTuple):
    """What the model filled in, what it took, and every answer as the model wrote it, in order."""

    initiatives: CityInitiatives
    call: ModelCall
    written: tuple[str, ...]


class Model:
    """A model that can be asked, many questions at once; holds the connections to its server."""

    def __init__(self, spec: ModelSpec, prices: Sequence[Price] | None = None) -> None:
        self.spec = spec
        self._prices = read_prices() if prices is None else tuple(prices)
        self._turns = asyncio.Semaphore(spec.concurrency)
        self._client = _connect(spec)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.close()

    async def ask(self, messages: Sequence[Message], known_mode: str | None = None) -> Answer:
        """Ask for the filled form.

        `known_mode` is the mode that this model took before (`answer.call.mode`); `auto` then
        starts there. The deadline runs from the moment the question's turn has come. Raises
        NotText for a text that is not Unicode, and a ModelError with what the call took.
        """
        if not all(_is_unicode(message["content"]) for message in messages):
            raise NotText("The text holds half a character (a lone surrogate). Send UTF-8.")
        async with self._turns:
            question = _Question(self._client, self.spec)
            try:
                filled = await question.put(messages, _modes(self.spec, known_mode))
            except ModelError as error:
                error.call = question.took(self._prices)
                raise
            return Answer(filled, question.took(self._prices), tuple(question.written))

    async def models(self) -> tuple[str, ...]:
        """The names that the server lists. Raises a ModelError within the timeout of one try."""
        try:
            async with asyncio.timeout(self.spec.timeout):
                return names_of(await self._client.get("/models", cast_to=object))
        except TimeoutError:
            raise policy.explain(RequestFailed(Failure.SLOW), self.spec) from None
        except (openai.OpenAIError, RequestFailed, ValueError) as error:
            raise policy.explain(error, self.spec) from error


class _ModeNotAccepted(Exception):
    """The server does not take this way of asking; the next one may do."""

    def __init__(self, error: ModelError) -> None:
        super().__init__(str(error))
        self.error = error


class _Question:
    """One question with all its attempts, and the count of what they took."""

    def __init__(self, client: openai.AsyncOpenAI, spec: ModelSpec) -> None:
        self._client = client
        self._spec = spec
        self._started = time.monotonic()
        self._usages: list[Tokens] = []
        self._mode: Mode = MODES[-1]
        self._may_fall_back = False
        self._seems_cut = False
        self.attempts = 0
        self.written: list[str] = []

    async def put(self, messages: Sequence[Message], modes: Sequence[Mode]) -> CityInitiatives:
        """Try the modes in order until the server takes one. Raises a ModelError."""
        try:
            async with asyncio.timeout(self._spec.deadline):
                return await self._through(messages, modes)
        except TimeoutError:
            raise ModelUnreachable(
                f"{self._spec.where} gave no answer within {self._spec.deadline:g} s, retries "
                "included. Raise CITYFACTS_DEADLINE, or take a faster model."
            ) from None

    async def _through(self, messages: Sequence[Message], modes: Sequence[Mode]) -> CityInitiatives:
        last: _ModeNotAccepted | None = None
        for mode in modes:
            self._mode = mode
            self._may_fall_back = mode != modes[-1]
            try:
                return await self._ask(messages, mode)
            except _ModeNotAccepted as refusal:
                last = refusal
        raise last.error if last else RuntimeError("no mode to try")

    async def _ask(self, messages: Sequence[Message], mode: Mode) -> CityInitiatives:
        create: Any = instructor.patch(
            create=self._create,
            mode=instructor.Mode.TOOLS if mode == "tools" else instructor.Mode.JSON_SCHEMA,
        )
        try:
            filled: CityInitiatives = await create(
                response_model=_Form,
                messages=[dict(message) for message in messages],
                max_retries=_reasking(self._spec.reasks),
                strict=False,  # a number sent as a string is read
                model=self._spec.model,
                **_parameters(self._spec),
            )
        except IncompleteOutputException:
            raise ModelAnsweredNonsense(
                "The answer was cut at the token limit. Raise CITYFACTS_MAX_TOKENS, or lower "
                "CITYFACTS_PART_CHARS."
            ) from None
        except InstructorRetryException as error:
            raise self._explain(error.__cause__ or error) from error
        return CityInitiatives(**dict(filled))  # instructor's subclass carries the whole response

    def _explain(self, error: BaseException) -> BaseException:
        if isinstance(error, ModelError | _ModeNotAccepted):
            return error
        if isinstance(error, _MISFIT):
            return ModelAnsweredNonsense(
                f"The model's answer does not fit the schema ({_first_misfit(error)}). Try another "
                "model or another CITYFACTS_MODE."
            )
        kind = policy.kind_of(error)
        if kind is None:
            return error  # a bug of ours stays what it is
        explained = policy.explain(error, self._spec)
        if kind is Failure.NOT_UNDERSTOOD:
            return _ModeNotAccepted(explained)
        return explained

    async def _create(self, **request: Any) -> ChatCompletion:
        """Send one request, as often as the policy allows, and make its answer readable."""
        return self._readable(await self._send_patiently(_shaped(request, self._mode)))

    async def _send_patiently(self, request: dict[str, Any]) -> ChatCompletion:
        retrying = AsyncRetrying(
            retry=retry_if_exception(policy.worth_another_try),
            wait=policy.wait(self._spec),
            stop=policy.stop(self._spec, self._seconds_left),
            reraise=True,
        )
        try:
            return await retrying(self._send, request)
        except openai.BadRequestError as refusal:
            lighter = policy.without_refused(request, refusal)
            if lighter is None:
                raise
            return await self._send_patiently(lighter)

    async def _send(self, request: dict[str, Any]) -> ChatCompletion:
        self.attempts += 1
        try:
            async with asyncio.timeout(self._spec.timeout):
                # Not chat.completions.create: it walks through the whole request, type by type.
                body = await self._client.post("/chat/completions", cast_to=object, body=request)
        except TimeoutError:
            raise RequestFailed(Failure.SLOW) from None
        tokens = tokens_of(body)
        self._usages.append(tokens)
        self._seems_cut = _fewest_tokens(request["messages"]) > (tokens.input or sys.maxsize)
        completion = completion_of(body)
        self.written.append(written_by(completion))
        if not self.written[-1] and completion.choices[0].finish_reason == "stop":
            raise RequestFailed(Failure.BROKEN)
        return completion

    def _readable(self, completion: ChatCompletion) -> ChatCompletion:
        """The completion with nothing but JSON in it. Raises where there is nothing to read."""
        choice = completion.choices[0]
        if choice.message.refusal:
            raise ModelRefused(
                f"The model declined: {choice.message.refusal[:200]} Try another model."
            )
        if choice.finish_reason == "content_filter":
            raise ModelRefused(
                "The provider's content filter stopped the answer. Try another provider or a "
                "local model."
            )
        if choice.finish_reason == "length":
            raise IncompleteOutputException(last_completion=completion)
        if not _is_unicode(self.written[-1]):
            raise ResponseParsingError("half a character (a lone surrogate)", mode=self._mode)
        if self._mode == "tools":
            self._require_one_call(choice.message)
        elif (found := json_of(choice.message.content or "")) is not None:
            choice.message.content = found
        else:
            self._require_fall_back_or_reask()
        return completion

    def _require_one_call(self, message: ChatCompletionMessage) -> None:
        calls = message.tool_calls or []
        if not calls:
            self._require_fall_back_or_reask()
            return
        names = [call.function.name for call in calls if call.type == "function"]
        if names != [CityInitiatives.__name__]:
            raise ResponseParsingError(
                f"the model called {', '.join(names)} instead of {CityInitiatives.__name__} once",
                mode="tools",
            )

    def _require_fall_back_or_reask(self) -> None:
        """No JSON: the server ignored the mode, so try the next; without one, instructor asks."""
        if self._may_fall_back:
            raise _ModeNotAccepted(
                ModelAnsweredNonsense("The answer holds no JSON. Try another CITYFACTS_MODE.")
            )

    def _seconds_left(self) -> float:
        return self._spec.deadline - (time.monotonic() - self._started)

    def took(self, prices: Sequence[Price]) -> ModelCall:
        """What all attempts took so far."""
        tokens = Tokens(
            input=_sum(usage.input for usage in self._usages),
            output=_sum(usage.output for usage in self._usages),
            cached=_sum(usage.cached for usage in self._usages),
        )
        return ModelCall(
            model=self._spec.model,
            base_url=self._spec.where,
            mode=self._mode,
            tokens=tokens,
            cost=cost_of(tokens, self._spec.model, self._spec.where, prices),
            attempts=self.attempts,
            seconds=round(time.monotonic() - self._started, 3),
            note=_CUT if self._seems_cut else None,
        )


def _connect(spec: ModelSpec) -> openai.AsyncOpenAI:
    """openai's client with our limits; its own retries are off, so that one policy rules."""
    hooks = {"response": [_limit_size]}
    if spec.in_process:
        transport = httpx2.ASGITransport(protocol.app)
        http_client = httpx2.AsyncClient(transport=transport, event_hooks=hooks)
    else:
        limits = httpx2.Limits(max_connections=spec.concurrency)
        http_client = httpx2.AsyncClient(event_hooks=hooks, limits=limits, timeout=spec.timeout)
    return openai.AsyncOpenAI(
        base_url=spec.base_url or "http://builtin.invalid/v1",
        api_key=spec.api_key or "none",
        max_retries=0,
        timeout=spec.timeout,
        http_client=http_client,
    )


async def _limit_size(response: httpx2.Response) -> None:
    response.stream = _Bounded(response.stream)


class _Bounded(httpx2.AsyncByteStream):
    """A body that fails as soon as it is longer than an answer can be."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        size = 0
        async for chunk in self._stream:
            size += len(chunk)
            if size > MAX_ANSWER_BYTES:
                raise RequestFailed(Failure.NOT_AN_API)
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()


def _modes(spec: ModelSpec, known: str | None) -> tuple[Mode, ...]:
    if spec.mode != "auto":
        return (spec.mode,)
    return tuple(sorted(MODES, key=lambda mode: mode != known))  # stable: the known one first


def _shaped(request: dict[str, Any], mode: Mode) -> dict[str, Any]:
    """The request with the response format that the mode stands for."""
    match mode:
        case "strict":
            schema = {**request["response_format"]["json_schema"], "strict": True}
            return {**request, "response_format": {"type": "json_schema", "json_schema": schema}}
        case "json":
            return {**request, "response_format": {"type": "json_object"}}
        case "md_json":
            return {key: value for key, value in request.items() if key != "response_format"}
        case _:
            return request


def _parameters(spec: ModelSpec) -> dict[str, Any]:
    wanted = {"max_tokens": spec.max_tokens, "temperature": spec.temperature}
    return {name: value for name, value in wanted.items() if value is not None}


def _reasking(times: int) -> AsyncRetrying:
    """Hand a misfit back, but not after the same misfit twice. A new instance for every question:
    one that is shared by concurrent questions mixes up their counts."""
    seen: list[str] = []

    def stop(state: RetryCallState) -> bool:
        error = state.outcome.exception() if state.outcome else None
        misfit = _first_misfit(error)
        repeated = misfit in seen
        seen.append(misfit)
        return repeated or state.attempt_number > times

    return AsyncRetrying(retry=retry_if_exception_type(_MISFIT), stop=stop, reraise=True)


def _first_misfit(error: BaseException | None) -> str:
    """Where the first misfit is and of what kind, without the model's words."""
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    where = ".".join(str(step) for step in first["loc"]) or "answer"
    return f"{where}: {first['msg']}"


def _fewest_tokens(messages: Sequence[Mapping[str, Any]]) -> int:
    """Fewer tokens than any common tokenizer makes of the messages.

    0.5 for a Chinese character (DeepSeek's documentation reckons 0.6), 0.2 for another one (it
    reckons 0.3 for English). A bound: `cityfacts doctor` finds a shorter cut by comparing counts.
    """
    text = "".join(str(message.get("content") or "") for message in messages)
    chinese = (len(text.encode()) - len(text)) // 2  # three bytes each in UTF-8
    return int(0.5 * chinese + 0.2 * (len(text) - chinese))


def _sum(counts: Iterable[int | None]) -> int | None:
    """The sum; None when one of the counts is missing, because a part is no total."""
    known = list(counts)
    return sum(n for n in known if n is not None) if known and None not in known else None


def _is_unicode(text: str) -> bool:
    """Whether the text can be sent and stored: no lone surrogates."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
