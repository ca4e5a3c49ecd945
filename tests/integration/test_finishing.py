"""Few articles at once are finished, so that the questions of the others go out."""

import asyncio
import time

from schemas.extraction import Extraction
from service.asking import Talk
from service.llm import ModelSpec, open_model
from service.pipeline import Given, Resources, Stage, extract
from service.slots import AT_ONCE, Slots
from service.store import records
from tests.faulty_server import FaultyServer
from tests.loopback import running
from tests.stores import empty_database


async def test_between_answer_and_record_are_few_articles_at_once_and_all_are_kept(
    tmp_path, monkeypatch
):
    save, under_way, most = records.save, set[int](), [0]

    def slow(*about, **more):
        time.sleep(0.02)
        save(*about, **more)

    monkeypatch.setattr(records, "save", slow)
    numbers = range(100, 124)

    async def one(number: int, using: Resources) -> None:
        def watcher(stage: Stage, _: int) -> None:
            if stage == "told":
                under_way.add(number)
                most[0] = max(most[0], len(under_way))

        given = Given(text=f"2024年，深圳有人工智能企业{number}家。")
        await extract(given, using, watcher=watcher)
        under_way.remove(number)

    with empty_database("sqlite", tmp_path) as database:
        async with open_model(ModelSpec()) as model:
            using = Resources(model=model, database=database)
            await asyncio.gather(*(one(number, using) for number in numbers))
        assert records.reusable(database).records == len(numbers)
    assert most[0] == AT_ONCE


async def test_an_article_that_is_asked_about_again_holds_up_no_other_one(monkeypatch):
    asks_again, quick_is_done, again = asyncio.Event(), asyncio.Event(), Talk.again

    async def slow(*about):
        asks_again.set()
        await quick_is_done.wait()
        return await again(*about)

    monkeypatch.setattr(Talk, "again", slow)
    given = Given(text="大连2月14日电 截至去年底，大连有人工智能企业460多家，产业规模达520亿元。")
    slots = Slots(1)

    async def one(url: str, fault: str) -> Extraction:
        spec = ModelSpec(
            model="any", base_url=f"{url}/{fault}/99/v1", mode="strict", retries=0, reasks=0
        )
        async with open_model(spec) as model:
            return await extract(given, Resources(model=model, database=None, slots=slots))

    with running(FaultyServer().app) as url:
        doubted = asyncio.create_task(one(url, "wrong-until-doubted"))
        await asyncio.wait_for(asks_again.wait(), 20)
        await asyncio.wait_for(one(url, "none"), 20)
        quick_is_done.set()
        assert (await doubted).repair is not None
