"""Every fault of a model's server ends in a valid answer or in one clear error, in time.

The same rows stand in docs/models.md.
"""

import asyncio
import time
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from prompts import ArticlePart, render
from schemas.initiative import CityInitiatives
from service.errors import (
    ModelAnsweredNonsense,
    ModelError,
    ModelRefused,
    ModelUnreachable,
    OverBudget,
)
from service.llm import Mode, ModelSpec, open_model
from service.llm.budget import Budget, Purse
from tests.faulty_server import ANSWER, FAULTS, FaultyServer
from tests.loopback import running

MESSAGES = render("extract_v1", ArticlePart("大连有人工智能企业460多家"), CityInitiatives).messages
EXPECTED = CityInitiatives.model_validate(ANSWER)
ALWAYS = 99
DEADLINE = 30.0
"""Far below 90 s of Retry-After, far above what a busy machine needs."""
KEY = "sk-secret"


class Row(NamedTuple):
    fault: str
    times: int
    ends_in: type[ModelError] | None
    says: str = ""
    requests: int = 1
    mode: Mode = "strict"


ROWS = (
    Row("429", 1, None, requests=2),
    Row("429", ALWAYS, ModelRefused, "limits the rate", requests=4),
    Row("429-retry-after-0", 2, None, requests=3),
    Row("429-retry-after-90", 1, ModelRefused, "It asks to wait 90 s"),
    Row("429-no-credit", ALWAYS, ModelRefused, "no credit left"),
    Row("500", 2, None, requests=3),
    Row("500", ALWAYS, ModelAnsweredNonsense, "Look at its log", requests=4),
    Row("503", 1, None, requests=2),
    Row("503", ALWAYS, ModelRefused, "Loading model", requests=4),
    Row("slow-first-byte", 1, None, requests=2),
    Row("slow-first-byte", ALWAYS, ModelUnreachable, "CITYFACTS_TIMEOUT", requests=2),
    Row("slow-drip", 1, None, requests=2),
    Row("slow-drip", ALWAYS, ModelUnreachable, "CITYFACTS_TIMEOUT", requests=2),
    Row("cut", 1, None, requests=2),
    Row("cut", ALWAYS, ModelUnreachable, "or it was cut", requests=3),
    Row("html-error-page", 1, None, requests=2),
    Row("html-error-page", ALWAYS, ModelAnsweredNonsense, "HTTP 502", requests=4),
    Row("html-200", ALWAYS, ModelUnreachable, "no OpenAI-compatible API"),
    Row("empty-choices", 1, None, requests=2),
    Row("empty-choices", ALWAYS, ModelAnsweredNonsense, "cannot be read", requests=4),
    Row("empty-content", 1, None, requests=2),
    Row("missing-usage", ALWAYS, None),
    Row("wrong-tool", 1, None, requests=2, mode="tools"),
    Row(
        "wrong-tool", ALWAYS, ModelAnsweredNonsense, "called get_weather", requests=2, mode="tools"
    ),
    Row("two-tool-calls", 1, None, requests=2, mode="tools"),
    Row("two-tool-calls", ALWAYS, ModelAnsweredNonsense, "once", requests=2, mode="tools"),
    Row("truncated-json", ALWAYS, ModelAnsweredNonsense, "CITYFACTS_MAX_TOKENS"),
    Row("think", ALWAYS, None),
    Row("fenced", ALWAYS, None),
    Row("prose", 1, None, requests=2),
    Row("prose", ALWAYS, ModelAnsweredNonsense, "does not fit the schema", requests=2),
    Row("numbers-as-strings", ALWAYS, None),
    Row("other-schema", 1, None, requests=2),
    Row("other-schema", ALWAYS, ModelAnsweredNonsense, "indicators: Field required", requests=2),
    Row("not-a-number", ALWAYS, ModelAnsweredNonsense, "finite number", requests=2),
    Row("other-json", ALWAYS, ModelUnreachable, "no OpenAI-compatible API"),
    Row("choices-in-words", 1, None, requests=2),
    Row("choices-in-words", ALWAYS, ModelAnsweredNonsense, "cannot be read", requests=4),
    Row("usage-in-words", ALWAYS, None),
    Row("own-finish-reason", ALWAYS, None),
    Row("content-in-parts", ALWAYS, None),
    Row("arguments-as-object", ALWAYS, None, mode="tools"),
    Row("invalid-utf-8", 1, None, requests=2),
    Row("invalid-utf-8", ALWAYS, ModelAnsweredNonsense, "cannot be read", requests=4),
    Row("lone-surrogates", 1, None, requests=2),
    Row("lone-surrogates", ALWAYS, ModelAnsweredNonsense, "does not fit", requests=2),
    Row("50-megabytes", ALWAYS, ModelUnreachable, "no OpenAI-compatible API"),
    Row("deep-nesting", ALWAYS, ModelAnsweredNonsense, "does not fit", requests=2),
    Row("refusal", ALWAYS, ModelRefused, "I can't help with that."),
    Row("content-filter", ALWAYS, ModelRefused, "content filter"),
    Row("401", ALWAYS, ModelRefused, "OPENAI_API_KEY"),
    Row("404-model", ALWAYS, ModelRefused, "has no model faulty"),
    Row("404-path", ALWAYS, ModelUnreachable, "usually ends in /v1"),
    Row("context-too-long", ALWAYS, ModelRefused, "does not fit into the context"),
    Row("context-cut", ALWAYS, None),
    Row("no-temperature", ALWAYS, None, requests=2),
    Row("no-max-tokens", ALWAYS, None, requests=2),
    Row("no-strict", ALWAYS, ModelRefused, "did not accept the request"),
)


@pytest.fixture(scope="module", autouse=True)
def _openai_is_imported() -> None:
    """openai imports parts of itself at the first request, which may take longer than a timeout."""
    asyncio.run(_ask_the_built_in_model())


async def _ask_the_built_in_model() -> None:
    async with open_model(ModelSpec()) as model:
        await model.ask(MESSAGES)


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[FaultyServer, str]]:
    faulty = FaultyServer()
    with running(faulty.app) as url:
        yield faulty, url


def spec_for(url: str, fault: str, times: int, **more: object) -> ModelSpec:
    settings = {
        "model": "faulty",
        "base_url": f"{url}/{fault}/{times}/v1",
        "api_key": KEY,
        "deadline": DEADLINE,
        "timeout": 0.7 if fault.startswith("slow") else 20.0,
        "retries": 3,
        "first_wait": 0.01,
        "max_tokens": 4096,
        **more,
    }
    return ModelSpec(**settings)  # type: ignore[arg-type]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.fault} x{row.times}" for row in ROWS])
async def test_a_fault_ends_in_an_answer_or_in_one_clear_error(
    server: tuple[FaultyServer, str], row: Row
) -> None:
    faulty, url = server
    faulty.requests[row.fault].clear()
    started = time.monotonic()
    async with open_model(spec_for(url, row.fault, row.times, mode=row.mode)) as model:
        if row.ends_in is None:
            answer = await model.ask(MESSAGES)
            assert answer.initiatives == EXPECTED
            assert answer.call.attempts == row.requests
        else:
            with pytest.raises(row.ends_in, match=row.says) as failure:
                await model.ask(MESSAGES)
            assert KEY not in str(failure.value)
            assert failure.value.call is not None
            assert failure.value.call.attempts == row.requests
    assert time.monotonic() - started < DEADLINE
    assert len(faulty.requests[row.fault]) == row.requests


def test_every_fault_of_the_server_has_a_row() -> None:
    of_modes = {"none", "no-json-schema", "plain-only", "format-ignored", "echo-when-asked-again"}
    of_repair = {
        "wrong-until-doubted",
        "first-part-wrong-until-doubted",
        "wrong-and-stubborn",
        "wrong-then-gone",
    }
    assert {row.fault for row in ROWS} | of_modes | of_repair == set(FAULTS)


@pytest.mark.parametrize(
    ("fault", "mode", "attempts"),
    [
        ("none", "strict", 1),
        ("no-strict", "json_schema", 2),
        ("format-ignored", "tools", 3),
        ("no-json-schema", "json", 4),
        ("plain-only", "md_json", 5),
    ],
)
async def test_auto_finds_the_first_mode_that_the_server_takes(
    server: tuple[FaultyServer, str], fault: str, mode: Mode, attempts: int
) -> None:
    async with open_model(spec_for(server[1], fault, ALWAYS)) as model:
        first = await model.ask(MESSAGES)
        second = await model.ask(MESSAGES, known_mode=first.call.mode)  # type: ignore[arg-type]
    assert (first.call.mode, first.call.attempts) == (mode, attempts)
    assert (second.call.mode, second.call.attempts) == (mode, 1)
    assert first.initiatives == second.initiatives == EXPECTED


async def test_a_mode_that_is_no_longer_taken_is_learnt_anew(
    server: tuple[FaultyServer, str],
) -> None:
    async with open_model(spec_for(server[1], "no-json-schema", ALWAYS)) as model:
        answer = await model.ask(MESSAGES, known_mode="tools")
    assert answer.call.mode == "json"


async def test_the_deadline_holds_over_all_retries(server: tuple[FaultyServer, str]) -> None:
    spec = spec_for(server[1], "slow-drip", ALWAYS, deadline=0.5, timeout=60)
    started = time.monotonic()
    async with open_model(spec) as model:
        with pytest.raises(ModelUnreachable, match="CITYFACTS_DEADLINE"):
            await model.ask(MESSAGES)
    assert time.monotonic() - started < 10


async def test_the_deadline_holds_while_waiting_for_a_turn(
    server: tuple[FaultyServer, str],
) -> None:
    spec = spec_for(server[1], "slow-first-byte", ALWAYS, deadline=1.0, timeout=60, concurrency=1)
    started = time.monotonic()
    async with open_model(spec) as model:
        failures = await asyncio.gather(
            *(model.ask(MESSAGES) for _ in range(3)), return_exceptions=True
        )
    assert time.monotonic() - started < 10
    assert all(isinstance(failure, ModelUnreachable) for failure in failures)
    assert "1 other questions kept" in str(failures[-1])


async def test_a_question_that_is_cancelled_gives_its_turn_back(
    server: tuple[FaultyServer, str],
) -> None:
    async with open_model(spec_for(server[1], "slow-first-byte", 1, concurrency=1)) as model:
        server[0].requests["slow-first-byte"].clear()
        given_up = asyncio.create_task(model.ask(MESSAGES))
        await asyncio.sleep(0.2)
        given_up.cancel()
        answer = await model.ask(MESSAGES)
    assert answer.initiatives == EXPECTED


async def test_the_same_misfit_twice_ends_the_question(
    server: tuple[FaultyServer, str],
) -> None:
    async with open_model(spec_for(server[1], "other-schema", ALWAYS, reasks=5)) as model:
        with pytest.raises(ModelAnsweredNonsense) as failure:
            await model.ask(MESSAGES)
    assert failure.value.call is not None
    assert failure.value.call.attempts == 2


async def test_questions_at_the_same_time_keep_apart_and_below_the_limit() -> None:
    faulty = FaultyServer()
    texts = [f"第{n}座城市有企业{n}家" for n in range(30)]
    with running(faulty.app) as url:
        async with open_model(
            spec_for(url, "echo-when-asked-again", ALWAYS, concurrency=6, mode="strict")
        ) as model:
            answers = await asyncio.gather(
                *(
                    model.ask(render("extract_v1", ArticlePart(text), CityInitiatives).messages)
                    for text in texts
                )
            )
    assert [answer.initiatives.indicators[0].quote for answer in answers] == texts
    assert {answer.call.attempts for answer in answers} == {2}
    assert faulty.most_at_once == 6


async def test_tokens_of_answers_that_did_not_fit_are_counted(
    server: tuple[FaultyServer, str],
) -> None:
    faulty, url = server
    faulty.requests["other-schema"].clear()
    async with open_model(spec_for(url, "other-schema", 1)) as model:
        answer = await model.ask(MESSAGES)
    assert (answer.call.tokens.input, answer.call.tokens.output) == (18_000, 100)
    assert len(answer.written) == 2


async def test_tokens_are_unknown_where_the_server_does_not_say(
    server: tuple[FaultyServer, str],
) -> None:
    async with open_model(spec_for(server[1], "missing-usage", ALWAYS)) as model:
        answer = await model.ask(MESSAGES)
    assert answer.call.tokens.input is None
    assert answer.call.cost.amount is None


@pytest.mark.parametrize(("fault", "cut"), [("context-cut", True), ("none", False)])
async def test_a_prompt_that_the_server_cut_is_named(
    server: tuple[FaultyServer, str], fault: str, cut: bool
) -> None:
    async with open_model(spec_for(server[1], fault, ALWAYS)) as model:
        answer = await model.ask(MESSAGES)
    assert ("seems to have cut the article" in (answer.call.note or "")) == cut


UNCOUNTED = [
    ("slow-first-byte", 1, 1),
    ("cut", 1, 1),
    ("invalid-utf-8", 1, 1),
    ("429-retry-after-0", 1, 0),
    ("500", 1, 0),
    ("none", 0, 0),
]


@pytest.mark.parametrize(("fault", "times", "uncounted"), UNCOUNTED)
async def test_attempts_that_may_be_charged_but_are_not_counted_are_told(
    server: tuple[FaultyServer, str], fault: str, times: int, uncounted: int
) -> None:
    faulty, url = server
    faulty.requests[fault].clear()
    purse = Purse()
    async with open_model(spec_for(url, fault, times)) as model:
        answer = await model.ask(MESSAGES, purse=purse)
    assert (answer.call.uncounted, answer.call.tokens.input) == (uncounted, 9000)
    assert (purse.spent.tokens > 9050) == (uncounted > 0)


async def test_what_was_written_is_told_with_the_failure(server: tuple[FaultyServer, str]) -> None:
    async with open_model(spec_for(server[1], "other-schema", ALWAYS)) as model:
        with pytest.raises(ModelAnsweredNonsense) as failure:
            await model.ask(MESSAGES)
    assert failure.value.written == ('{"city": "大连", "companies": 460}',) * 2


async def test_nothing_is_sent_that_would_go_beyond_the_budget(
    server: tuple[FaultyServer, str],
) -> None:
    faulty, url = server
    faulty.requests["none"].clear()
    async with open_model(spec_for(url, "none", 0)) as model:
        with pytest.raises(OverBudget, match="CITYFACTS_ARTICLE_TOKENS"):
            await model.ask(MESSAGES, purse=Purse(Budget(article_tokens=100)))
    assert faulty.requests["none"] == []


async def test_a_misfit_is_not_handed_back_beyond_the_budget(
    server: tuple[FaultyServer, str],
) -> None:
    async with open_model(spec_for(server[1], "other-schema", ALWAYS)) as model:
        with pytest.raises(OverBudget) as failure:
            await model.ask(MESSAGES, purse=Purse(Budget(article_tokens=9100)))
    assert failure.value.call is not None
    assert failure.value.call.attempts == 1


async def test_a_server_that_is_not_there_is_named() -> None:
    async with open_model(spec_for("http://127.0.0.1:9", "none", 0)) as model:
        with pytest.raises(ModelUnreachable, match=r"No connection to http://127\.0\.0\.1:9"):
            await model.ask(MESSAGES)
