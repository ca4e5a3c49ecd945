"""What each failure is, how long to wait, and when to stop."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx2
import openai
import pytest
from tenacity import AsyncRetrying, RetryCallState

from service.llm.policy import Failure, RequestFailed, explain, kind_of, retry_after, wait
from service.llm.spec import ModelSpec

REQUEST = httpx2.Request("POST", "http://model.invalid/v1/chat/completions")
SPEC = ModelSpec(model="qwen3", base_url="http://model.invalid/v1", api_key="sk-secret")


def status_error(
    status: int, message: str = "", code: str | None = None, **headers: str
) -> openai.APIStatusError:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    response = httpx2.Response(status, request=REQUEST, headers=named)
    return openai.APIStatusError(
        message, response=response, body={"message": message, "code": code}
    )


KINDS = [
    (400, "unknown field response_format", None, Failure.NOT_UNDERSTOOD),
    (400, "This model's maximum context length is 4096 tokens", None, Failure.TOO_LONG),
    (400, "the request exceeds the available context size", None, Failure.TOO_LONG),
    (400, "", "context_length_exceeded", Failure.TOO_LONG),
    (401, "", "invalid_api_key", Failure.NO_ENTRY),
    (402, "Insufficient Balance", None, Failure.NO_MONEY),
    (403, "", None, Failure.NO_ENTRY),
    (404, "model 'qwen3' not found, try pulling it first", None, Failure.NO_MODEL),
    (404, "page not found", None, Failure.NOT_AN_API),
    (413, "", None, Failure.TOO_LONG),
    (422, "", None, Failure.NOT_UNDERSTOOD),
    (429, "", None, Failure.BUSY),
    (429, "", "insufficient_quota", Failure.NO_MONEY),
    (500, "", None, Failure.BROKEN),
    (501, "", None, Failure.NOT_UNDERSTOOD),
    (503, "Loading model", None, Failure.BUSY),
    (529, "", None, Failure.BUSY),
    (400, "", ["not", "a", "code"], Failure.NOT_UNDERSTOOD),  # type: ignore[list-item]
]


@pytest.mark.parametrize(("status", "message", "code", "kind"), KINDS)
def test_an_error_status_is_one_kind_of_failure(
    status: int, message: str, code: str | None, kind: Failure
) -> None:
    assert kind_of(status_error(status, message, code)) is kind


def test_an_error_of_our_own_code_is_no_failure_of_the_server() -> None:
    assert kind_of(KeyError("a bug")) is None


def test_retry_after_is_read_as_seconds_and_as_a_date() -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    assert retry_after(status_error(429, retry_after="1.5")) == 1.5
    assert 50 < (retry_after(status_error(429, retry_after=soon)) or 0) <= 60
    assert retry_after(status_error(429, retry_after="-3")) == 0
    zoneless = soon.replace("GMT", "-0000")
    assert 50 < (retry_after(status_error(429, retry_after=zoneless)) or 0) <= 60
    assert retry_after(status_error(429, retry_after="soon")) is None
    assert retry_after(status_error(429)) is None


def test_questions_that_were_refused_together_come_back_apart() -> None:
    state = RetryCallState(AsyncRetrying(), None, (), {})
    state.set_exception((openai.RateLimitError, status_error(429, retry_after="3"), None))
    waits = {wait(SPEC)(state) for _ in range(20)}
    assert len(waits) > 1
    assert all(3 <= seconds <= 3 + SPEC.first_wait for seconds in waits)


@pytest.mark.parametrize("kind", Failure)
def test_every_failure_has_a_sentence_that_says_what_to_do(kind: Failure) -> None:
    sentence = str(explain(RequestFailed(kind), SPEC))
    assert "{" not in sentence
    assert sentence.count(".") >= 2 or kind is Failure.NOT_UNDERSTOOD


def test_the_key_is_cut_out_of_the_servers_words() -> None:
    error = status_error(401, "Incorrect API key provided: sk-secret")
    assert "sk-secret" not in str(explain(error, SPEC))
