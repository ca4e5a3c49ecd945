"""A process that dies in the middle of an article: what was answered is not asked again."""

import asyncio
import json
from datetime import date

import httpx2
import pytest
from sqlalchemy import func, select

from prompts import read_article
from service.llm import ModelSpec, open_model
from service.pipeline import Given, Resources, extract
from service.store import records, spending, tables
from service.store.database import reading
from tests.stores import BACKENDS, empty_database

CITIES = {"大连": 460, "青岛": 320, "厦门": 210}
LINES = [f"截至去年底，{city}有人工智能企业{n}家，居全国前列。" for city, n in CITIES.items()]
LONG = Given(text="\n".join(LINES), published=date(2025, 2, 14))
SHORT = Given(text=LINES[0], published=date(2025, 2, 14))
SPEC = ModelSpec(model="any", base_url="http://model.invalid/v1", mode="strict", retries=0)
EACH = 150


class Server(httpx2.AsyncBaseTransport):
    """Answers about the city of a request's part; about `silent` it never does."""

    def __init__(self, silent: str = "", off_by: int = 0) -> None:
        self.asked: list[str] = []
        self.silent_now = asyncio.Event()
        self._silent = silent
        self._off_by = off_by

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        messages = json.loads(request.content)["messages"]
        part = read_article(messages)
        assert part is not None
        city = next(city for city in CITIES if city in part.text)
        is_repair = part.text not in messages[-1]["content"]
        self.asked.append(f"{city} again" if is_repair else city)
        if self._silent and self._silent == self.asked[-1]:
            self.silent_now.set()
            await asyncio.Event().wait()
        value = CITIES[city] + (0 if is_repair else self._off_by)
        amount = {"value": value, "upper": None, "unit": "家", "bound": "exact"}
        fact = {
            "city": city,
            "name": "人工智能企业",
            "amount": amount,
            "as_of": "2024-12-31",
            "change": None,
            "rank": None,
            "quote": part.text.strip().removesuffix("。"),
        }
        form = {"indicators": [fact], "targets": [], "initiatives": []}
        message = {"role": "assistant", "content": json.dumps(form, ensure_ascii=False)}
        usage = {"prompt_tokens": 100, "completion_tokens": 50}
        choices = [{"index": 0, "message": message, "finish_reason": "stop"}]
        return httpx2.Response(200, json={"choices": choices, "usage": usage}, request=request)


async def read(database, server, *, fresh=False, given=LONG):
    async with open_model(SPEC, (), server) as model:
        using = Resources(model=model, database=database, part_chars=30)
        return await extract(given, using, fresh=fresh)


async def killed(database, server, expected, given=LONG):
    """Read the article, and die when the server keeps silent."""
    reading_it = asyncio.create_task(read(database, server, given=given))
    async with asyncio.timeout(30):
        await server.silent_now.wait()
    for _ in range(200):  # until what was answered meanwhile is written down
        if heard(database) == expected:
            break
        await asyncio.sleep(0.05)
    reading_it.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading_it


def heard(database):
    with reading(database) as connection:
        return connection.execute(select(func.count()).select_from(tables.heard)).scalar_one()


@pytest.fixture(params=BACKENDS)
def database(request, tmp_path):
    with empty_database(request.param, tmp_path) as database:
        yield database


async def test_of_a_long_article_only_what_was_not_answered_is_asked_again(database):
    await killed(database, Server(silent="厦门"), 2)
    assert heard(database) == 2
    again = Server()
    extraction = await read(database, again)
    assert again.asked == ["厦门"]
    assert [fact.value for fact in extraction.facts] == list(CITIES.values())
    assert extraction.provenance.tokens.output == 50 * len(CITIES)
    assert heard(database) == 0


async def test_the_day_pays_for_what_was_heard_before_it_ended(database):
    await killed(database, Server(silent="厦门"), 2)
    extraction = await read(database, Server())
    day = extraction.provenance.created.date()
    assert spending.of_day(database, day, "").tokens == EACH * len(CITIES)


async def test_a_first_answer_is_kept_while_the_repair_round_is_under_way(database):
    await killed(database, Server(silent="大连 again", off_by=4000), 1, SHORT)
    again = Server(off_by=4000)
    extraction = await read(database, again, given=SHORT)
    assert again.asked == ["大连 again"]
    assert [(fact.value, fact.checked) for fact in extraction.facts] == [(460, "verified")]
    assert heard(database) == 0


async def test_a_fresh_reading_asks_everything(database):
    await killed(database, Server(silent="厦门"), 2)
    again = Server()
    await read(database, again, fresh=True)
    assert sorted(again.asked) == sorted(CITIES)
    assert heard(database) == 0


async def test_an_article_of_one_question_writes_nothing_on_the_way(database):
    await read(database, Server(), given=SHORT)
    assert heard(database) == 0


async def test_clearing_the_cache_drops_what_was_heard(database):
    await killed(database, Server(silent="厦门"), 2)
    records.forget_questions(database)
    again = Server()
    await read(database, again)
    assert sorted(again.asked) == sorted(CITIES)
