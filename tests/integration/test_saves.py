"""Records are kept two at a time, so that reads of new articles do not wait behind them."""

import asyncio
import threading
import time

from service.llm import ModelSpec, open_model
from service.pipeline import Given, Resources, extract
from service.store import records
from tests.stores import empty_database


async def test_two_records_at_most_are_kept_at_once_and_all_are_kept(tmp_path, monkeypatch):
    save, under_way, most = records.save, [0], [0]
    counting = threading.Lock()

    def slow(*about, **more):
        with counting:
            under_way[0] += 1
            most[0] = max(most[0], under_way[0])
        time.sleep(0.02)
        save(*about, **more)
        with counting:
            under_way[0] -= 1

    monkeypatch.setattr(records, "save", slow)
    texts = [f"2024年，深圳有人工智能企业{number}家。" for number in range(100, 112)]
    with empty_database("sqlite", tmp_path) as database:
        async with open_model(ModelSpec()) as model:
            using = Resources(model=model, database=database)
            await asyncio.gather(*(extract(Given(text=text), using) for text in texts))
        assert records.reusable(database).records == len(texts)
    assert most[0] == 2
