"""One question to a model with all its attempts.

instructor makes the request's schema, parses the answer and hands a misfit back. Everything that
touches the wire goes through `Question._create`, which instructor calls instead of openai's own
method: there a failed request is repeated, the answer is counted and its JSON is taken out.
"""

import asyncio
import logging
import sys
import time
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

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
from schemas.spending import Spent
from service.errors import ModelAnsweredNonsense, ModelError, ModelRefused
from service.llm import policy
from service.llm.budget import Purse
from service.llm.counting import fewest_tokens, likely_tokens, text_of
from service.llm.policy import Failure, RequestFailed
from service.llm.prices import Price, cost_of
from service.llm.reading import json_of
from service.llm.spec import MODES, Mode, ModelSpec
from service.llm.wire import completion_of, tokens_of, written_by

_CUT = (
    "The server counted fewer tokens than the prompt can have: it seems to have cut the article. "
    "Start it with a larger context, or lower CITYFACTS_PART_CHARS."
)

_MISFIT = (ValidationError, ResponseParsingError)

# instructor logs whole answers as errors; what a model wrote may be the article.
logging.getLogger("instructor").setLevel(logging.CRITICAL)


class _Form(instructor.OpenAISchema):
    """Stands for the form before instructor, which would build and search all of the form's classes
    anew for every question: half of what asking costs."""

    @classmethod
    def model_json_schema(cls, *_: Any, **__: Any) -> dict[str, Any]:
        return _SCHEMA

    @classmethod
    def model_validate_json(cls, *given: Any, **how: Any) -> Any:
        return CityInitiatives.model_validate_json(*given, **how)


_SCHEMA = CityInitiatives.model_json_schema()
_Form.__name__ = CityInitiatives.__name__  # the name that the server sees


class _ModeNotAccepted(Exception):
    """The server does not take this way of asking; the next one may do."""

    def __init__(self, error: ModelError) -> None:
        super().__init__(str(error))
        self.error = error


class Question:
    """One question with all its attempts, and the count of what they took."""

    def __init__(
        self, client: openai.AsyncOpenAI, spec: ModelSpec, prices: Sequence[Price], purse: Purse
    ) -> None:
        self._client = client
        self._spec = spec
        self._prices = prices
        self._purse = purse
        self._started = time.monotonic()
        self._usages: list[Tokens] = []
        self._mode: Mode = MODES[-1]
        self._may_fall_back = False
        self._seems_cut = False
        self._uncounted = 0
        self.attempts = 0
        self.written: list[str] = []

    async def put(self, messages: Sequence[Message], modes: Sequence[Mode]) -> CityInitiatives:
        """Try the modes in order until the server takes one. Raises a ModelError."""
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
        likely = Tokens(input=likely_tokens(text_of(request["messages"])), output=0)
        self._purse.require(self._spent(likely))
        self.attempts += 1
        body = await self._post(request, likely)
        tokens = tokens_of(body)
        self._usages.append(tokens)
        self._purse.pay(self._spent(_completed(tokens, likely, body)))
        fewest = fewest_tokens(text_of(request["messages"]))
        self._seems_cut = fewest > (tokens.input or sys.maxsize)
        completion = completion_of(body)
        self.written.append(written_by(completion))
        if not self.written[-1] and completion.choices[0].finish_reason == "stop":
            raise RequestFailed(Failure.BROKEN)
        return completion

    async def _post(self, request: dict[str, Any], likely: Tokens) -> object:
        """The body of the answer. A try that ends without one may have been computed and charged;
        nobody tells its tokens, so the budget pays for what was sent."""
        free = False
        try:
            async with asyncio.timeout(self._spec.timeout):
                # Not chat.completions.create: it walks through the whole request, type by type.
                body = await self._client.post("/chat/completions", cast_to=object, body=request)
                free = True
                return body
        except TimeoutError:
            raise RequestFailed(Failure.SLOW) from None
        except openai.APIStatusError:
            free = True
            raise
        except openai.APIConnectionError as error:
            free = isinstance(error.__cause__, httpx2.ConnectError | httpx2.ConnectTimeout)
            raise
        finally:
            if not free:
                self._uncounted += 1
                self._purse.pay(self._spent(likely))

    def _spent(self, tokens: Tokens) -> Spent:
        cost = cost_of(tokens, self._spec.model, self._spec.where, self._prices)
        return Spent((tokens.input or 0) + (tokens.output or 0), cost.amount or Decimal(0))

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
        if not is_unicode(self.written[-1]):
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

    def describe(self, error: ModelError) -> None:
        """Tell on the error what the question took and what the model wrote."""
        error.call, error.written = self.took(), tuple(self.written)

    def took(self) -> ModelCall:
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
            cost=cost_of(tokens, self._spec.model, self._spec.where, self._prices),
            attempts=self.attempts,
            uncounted=self._uncounted,
            seconds=round(time.monotonic() - self._started, 3),
            note=_CUT if self._seems_cut else None,
        )


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


def _completed(told: Tokens, likely: Tokens, body: object) -> Tokens:
    """The server's count, and what it leaves out as it may be: a budget needs a number."""
    output = likely_tokens(str(body)) if told.output is None else told.output
    return Tokens(
        input=likely.input if told.input is None else told.input, output=output, cached=told.cached
    )


def _sum(counts: Iterable[int | None]) -> int | None:
    """The sum; None when one of the counts is missing, because a part is no total."""
    known = list(counts)
    return sum(n for n in known if n is not None) if known and None not in known else None


def is_unicode(text: str) -> bool:
    """Whether the text can be sent and stored: no lone surrogates."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
