"""What each kind of failure is, and whether it is worth another try."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum
from typing import Any

import openai
from tenacity import RetryCallState, wait_exponential_jitter, wait_random

from service.errors import ModelAnsweredNonsense, ModelError, ModelRefused, ModelUnreachable
from service.llm.spec import ModelSpec


class Failure(StrEnum):
    """A kind of failure of one request."""

    UNREACHABLE = "unreachable"
    SLOW = "slow"
    BUSY = "busy"
    BROKEN = "broken"
    NO_MONEY = "no money"
    NO_ENTRY = "no entry"
    NO_MODEL = "no model"
    TOO_LONG = "too long"
    NOT_UNDERSTOOD = "not understood"
    NOT_AN_API = "not an API"


TRIES: dict[Failure, int | None] = {
    Failure.UNREACHABLE: 2,
    Failure.SLOW: 1,
    Failure.BUSY: None,
    Failure.BROKEN: None,
    Failure.NO_MONEY: 0,
    Failure.NO_ENTRY: 0,
    Failure.NO_MODEL: 0,
    Failure.TOO_LONG: 0,
    Failure.NOT_UNDERSTOOD: 0,
    Failure.NOT_AN_API: 0,
}
"""How often a request is sent again after a failure; None: as often as CITYFACTS_RETRIES says."""

_BY_STATUS: dict[int, Failure] = {
    401: Failure.NO_ENTRY,
    402: Failure.NO_MONEY,
    403: Failure.NO_ENTRY,
    404: Failure.NOT_AN_API,
    405: Failure.NOT_AN_API,
    408: Failure.SLOW,
    409: Failure.BROKEN,
    413: Failure.TOO_LONG,
    425: Failure.BUSY,
    429: Failure.BUSY,
    501: Failure.NOT_UNDERSTOOD,
    503: Failure.BUSY,
    529: Failure.BUSY,
}

_BY_CODE: dict[str, Failure] = {
    "insufficient_quota": Failure.NO_MONEY,
    "model_not_found": Failure.NO_MODEL,
    "context_length_exceeded": Failure.TOO_LONG,
    "exceed_context_size_error": Failure.TOO_LONG,
}
"""Codes and types in error bodies: OpenAI's, and llama.cpp's for a full context."""

_TELLTALE: tuple[tuple[str, Failure], ...] = (
    ("context length", Failure.TOO_LONG),
    ("context size", Failure.TOO_LONG),
    ("maximum context", Failure.TOO_LONG),
    ("too many tokens", Failure.TOO_LONG),
    ("model", Failure.NO_MODEL),
)
"""Words in an error's message, for servers that send no code; the last one for 404 only."""

_LONGEST_WAIT = 20.0
"""Seconds between two tries, where the server does not ask for more."""


class RequestFailed(Exception):
    """A request failed in a way that openai has no error for."""

    def __init__(self, kind: Failure) -> None:
        super().__init__(kind.value)
        self.kind = kind


def kind_of(error: BaseException) -> Failure | None:
    """The kind of failure, None where the error is none of a request's."""
    for cause in (error, error.__cause__):
        if isinstance(cause, RequestFailed):
            return cause.kind
    if isinstance(error, openai.APITimeoutError):
        return Failure.SLOW
    if isinstance(error, openai.APIStatusError):
        return _kind_of_status(error)
    if isinstance(error, openai.APIConnectionError):
        return Failure.UNREACHABLE
    if isinstance(error, UnicodeDecodeError | json.JSONDecodeError):
        return Failure.BROKEN
    return None


def _kind_of_status(error: openai.APIStatusError) -> Failure:
    for code in (error.code, error.type):
        if isinstance(code, str) and code in _BY_CODE:
            return _BY_CODE[code]
    status, message = error.status_code, error.message.lower()
    for words, failure in _TELLTALE:
        if words in message and (status == 404) == (failure is Failure.NO_MODEL):
            return failure
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    return Failure.BROKEN if status >= 500 else Failure.NOT_UNDERSTOOD


_SUBSTITUTES: dict[str, str | None] = {"temperature": None, "max_tokens": "max_completion_tokens"}
"""Parameters that some models refuse, and what OpenAI's newer models take instead."""


def without_refused(request: dict[str, Any], error: openai.APIStatusError) -> dict[str, Any] | None:
    """The request without the parameter that the server names in its refusal; None without one."""
    for name, substitute in _SUBSTITUTES.items():
        if name in request and (error.param == name or f"'{name}'" in error.message):
            lighter = {key: value for key, value in request.items() if key != name}
            return lighter | ({substitute: request[name]} if substitute else {})
    return None


def retry_after(error: BaseException) -> float | None:
    """Seconds that the server asked to wait, from Retry-After in either of its forms."""
    if not isinstance(error, openai.APIStatusError):
        return None
    written = error.response.headers.get("retry-after")
    if written is None:
        return None
    try:
        return max(0.0, float(written))
    except ValueError:
        pass
    try:
        until = parsedate_to_datetime(written)
    except ValueError:
        return None
    if until.tzinfo is None:  # the date says -0000: UTC, told by somebody who knows no zone
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())


def worth_another_try(error: BaseException) -> bool:
    """Whether the same request may succeed later."""
    kind = kind_of(error)
    return kind is not None and TRIES[kind] != 0


def wait(spec: ModelSpec) -> Callable[[RetryCallState], float]:
    """Seconds until the next try: what the server asked for, else exponential; both with jitter,
    so that many questions that were refused together do not come back together."""
    first = spec.first_wait
    backoff = wait_exponential_jitter(multiplier=first, max=_LONGEST_WAIT, jitter=first)
    apart = wait_random(0, first)

    def waited(state: RetryCallState) -> float:
        asked = retry_after(_error_of(state))
        return backoff(state) if asked is None else asked + apart(state)

    return waited


def stop(spec: ModelSpec, seconds_left: Callable[[], float]) -> Callable[[RetryCallState], bool]:
    """Stop when the kind's tries are used up, or when the wait would outlast the deadline."""

    def stopped(state: RetryCallState) -> bool:
        kind = kind_of(_error_of(state))
        tries = TRIES[kind] if kind else 0
        allowed = spec.retries if tries is None else min(tries, spec.retries)
        return state.attempt_number > allowed or state.upcoming_sleep >= seconds_left()

    return stopped


def _error_of(state: RetryCallState) -> BaseException:
    error = state.outcome.exception() if state.outcome else None
    if error is None:
        raise RuntimeError("asked for the error of a try that did not fail")
    return error


_EXPLAINED: dict[Failure, tuple[type[ModelError], str]] = {
    Failure.UNREACHABLE: (
        ModelUnreachable,
        "No connection to {server}, or it was cut. Check OPENAI_BASE_URL, and that it runs.",
    ),
    Failure.SLOW: (
        ModelUnreachable,
        "{server} did not answer in {timeout:g} s. Raise CITYFACTS_TIMEOUT, or use a faster one.",
    ),
    Failure.BUSY: (
        ModelRefused,
        "{server} is busy or limits the rate. Try again later, lower CITYFACTS_CONCURRENCY, or "
        "raise CITYFACTS_DEADLINE.",
    ),
    Failure.NO_MONEY: (ModelRefused, "The account at {server} has no credit left. Top it up."),
    Failure.NO_ENTRY: (ModelRefused, "{server} does not accept the key. Check OPENAI_API_KEY."),
    Failure.NO_MODEL: (
        ModelRefused,
        "{server} has no model {model}. Check CITYFACTS_MODEL, or load the model there.",
    ),
    Failure.TOO_LONG: (
        ModelRefused,
        "The article does not fit into the context of {model}. Start the server with a larger "
        "context, or lower CITYFACTS_PART_CHARS.",
    ),
    Failure.NOT_UNDERSTOOD: (ModelRefused, "{server} did not accept the request."),
    Failure.NOT_AN_API: (
        ModelUnreachable,
        "{server} is no OpenAI-compatible API. Check OPENAI_BASE_URL; it usually ends in /v1.",
    ),
    Failure.BROKEN: (
        ModelAnsweredNonsense,
        "{server} failed, or sent what cannot be read. Look at its log, or try again later.",
    ),
}


def explain(error: BaseException, spec: ModelSpec) -> ModelError:
    """The error of ours that says what happened and what to do."""
    raised, sentence = _EXPLAINED[kind_of(error) or Failure.BROKEN]
    message = sentence.format(server=spec.where, model=spec.model, timeout=spec.timeout)
    return raised(message + _asked_to_wait(error) + _words_of(error, spec.api_key))


def _asked_to_wait(error: BaseException) -> str:
    seconds = retry_after(error)
    return "" if seconds is None else f" It asks to wait {seconds:.0f} s."


def _words_of(error: BaseException, secret: str | None) -> str:
    """The server's own message as one short line, without the key that some servers repeat."""
    if not isinstance(error, openai.APIStatusError):
        return ""
    body = error.body
    words = body.get("message") if isinstance(body, dict) else None
    if not isinstance(words, str):
        return f" The server says: HTTP {error.status_code}."
    line = " ".join(words.split())[:200]
    return f" The server says: {line.replace(secret, '…') if secret else line}"
