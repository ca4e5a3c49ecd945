"""A budget holds over all articles and processes of a day; what was spent and written is kept."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from service.errors import ConfigurationError, ModelAnsweredNonsense, OverBudget
from service.llm import ModelSpec, open_model
from service.llm.budget import NO_LIMIT, Budget
from service.llm.prices import read_prices
from service.pipeline import Given, Resources, extract, retry
from service.store import answers, records, spending
from service.store.database import Database
from tests.faulty_server import GOOD, FaultyServer
from tests.loopback import running
from tests.stores import BACKENDS, empty_database

ALWAYS = 99
ONE_ANSWER = 9050
PRICES = """
[[price]]
model = "any"
input = 100
output = 1000
currency = "CNY"
source = "invented"
date = 2026-01-01
"""
COST = Decimal("0.95")
"""Of one answer: 9000 tokens in, 50 out."""


@pytest.fixture
def server() -> Iterator[tuple[FaultyServer, str]]:
    faulty = FaultyServer()
    with running(faulty.app) as url:
        yield faulty, url


@pytest.fixture(params=BACKENDS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    with empty_database(request.param, tmp_path) as opened:
        yield opened


def a_text(number: int) -> Given:
    return Given(text=f"截至去年底，大连有人工智能企业460多家。第{number}号简报。")


class Reader:
    """A process that reads articles."""

    def __init__(self, url: str, folder: Path, database: Database | None, fault: str) -> None:
        (folder / "prices.toml").write_text(PRICES)
        self._prices = read_prices(folder / "prices.toml")
        self._database = database
        self._spec = ModelSpec(
            model="any", base_url=f"{url}/{fault}/{ALWAYS}/v1", mode="strict", retries=0
        )

    async def read(self, number: int, budget: Budget = NO_LIMIT, kept_as: str = "") -> str:
        async with open_model(self._spec, self._prices) as model:
            using = Resources(model=model, database=self._database, budget=budget)
            if kept_as:
                return (await retry(kept_as, using)).id
            return (await extract(a_text(number), using)).id


@pytest.mark.parametrize(
    ("budget", "setting"),
    [
        (Budget(day_tokens=2 * ONE_ANSWER + 100), "CITYFACTS_DAY_TOKENS"),
        (Budget(day_cost=2 * COST), "CITYFACTS_DAY_COST"),
    ],
    ids=["tokens", "money"],
)
async def test_a_day_is_limited_for_all_who_share_the_store(
    server: tuple[FaultyServer, str],
    database: Database,
    tmp_path: Path,
    budget: Budget,
    setting: str,
) -> None:
    faulty, url = server
    for number in range(2):
        await Reader(url, tmp_path, database, "none").read(number, budget)
    with pytest.raises(OverBudget, match=setting) as refusal:
        await Reader(url, tmp_path, database, "none").read(3, budget)
    assert len(faulty.requests["none"]) == 2
    today = datetime.now(UTC).date()
    assert spending.of_day(database, today, "CNY") == (2 * ONE_ANSWER, 2 * COST)
    assert refusal.value.kept_as is not None
    assert records.load(database, refusal.value.kept_as).state == "failed"
    done = await Reader(url, tmp_path, database, "none").read(3, kept_as=refusal.value.kept_as)
    assert records.load(database, done).state != "failed"


async def test_failed_attempts_are_paid_and_what_they_wrote_is_kept(
    server: tuple[FaultyServer, str], database: Database, tmp_path: Path
) -> None:
    with pytest.raises(ModelAnsweredNonsense) as failure:
        await Reader(server[1], tmp_path, database, "other-schema").read(1)
    assert failure.value.kept_as is not None
    today = datetime.now(UTC).date()
    assert spending.of_day(database, today, "CNY") == (2 * ONE_ANSWER, 2 * COST)
    kept = records.load(database, failure.value.kept_as)
    assert kept.failure is not None
    assert kept.failure.call is not None
    assert kept.failure.call.cost.amount == 2 * COST
    written = answers.load(database, failure.value.kept_as)
    assert [(answer.round, answer.part, answer.attempt) for answer in written] == [
        ("first", 1, 1),
        ("first", 1, 2),
    ]
    assert {answer.text for answer in written} == {'{"city": "大连", "companies": 460}'}


async def test_both_answers_of_a_repair_round_are_kept(
    server: tuple[FaultyServer, str], database: Database, tmp_path: Path
) -> None:
    done = await Reader(server[1], tmp_path, database, "wrong-until-doubted").read(1)
    first, second = answers.load(database, done)
    assert (first.round, second.round) == ("first", "repair")
    assert "4600" in first.text
    assert second.text == GOOD


async def test_the_first_answer_stands_where_the_budget_has_no_room_for_a_second(
    server: tuple[FaultyServer, str], database: Database, tmp_path: Path
) -> None:
    budget = Budget(article_tokens=ONE_ANSWER + 100)
    done = await Reader(server[1], tmp_path, database, "wrong-until-doubted").read(1, budget)
    extraction = records.load(database, done).answered()
    assert extraction.provenance.attempts == 1
    assert extraction.decision == "review"


async def test_many_at_once_pass_the_limit_by_no_more_than_what_is_under_way(
    server: tuple[FaultyServer, str], database: Database, tmp_path: Path
) -> None:
    faulty, url = server
    budget = Budget(day_tokens=5 * ONE_ANSWER)
    readers = [Reader(url, tmp_path, database, "none") for _ in range(4)]

    async def work(reader: Reader, numbers: range) -> None:
        for number in numbers:
            await reader.read(number, budget)

    shares = [range(10 * n, 10 * n + 10) for n in range(4)]
    outcomes = await asyncio.gather(
        *(work(reader, share) for reader, share in zip(readers, shares, strict=True)),
        return_exceptions=True,
    )
    assert all(isinstance(outcome, OverBudget) for outcome in outcomes)
    assert 5 <= len(faulty.requests["none"]) <= 5 + 4


async def test_a_budget_per_day_needs_a_store(
    server: tuple[FaultyServer, str], tmp_path: Path
) -> None:
    with pytest.raises(ConfigurationError, match="--no-store"):
        await Reader(server[1], tmp_path, None, "none").read(1, Budget(day_tokens=10**9))
