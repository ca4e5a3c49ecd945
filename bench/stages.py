"""Where the CPU time of an article goes, stage by stage, without server and without wire.

    .venv/bin/python -m bench.stages [--articles 200]

The articles and the model's answer are those of bench/service.py. The times are CPU time of this
process, means over the articles; a server adds HTTP and its threads.
"""

import argparse
import asyncio
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import httpx2

import prompts
from bench.service import answer, article
from schemas.extraction import Provenance
from schemas.initiative import CityInitiatives
from service import text
from service.assembly import assemble
from service.checks import check
from service.claims import claims
from service.cli.startup import settle
from service.llm import ModelSpec, open_model
from service.quantities import scan
from service.store import migrate, records
from service.store.database import Database, connect
from service.store.ids import new_id
from service.triage import decide, risk

WARM = 20
"""Articles before the first that counts: tables are read, statements compiled."""

_spent: defaultdict[str, float] = defaultdict(float)


@contextmanager
def stage(name: str) -> Iterator[None]:
    started = time.process_time()
    yield
    _spent[name] += time.process_time() - started


class Scripted(httpx2.AsyncBaseTransport):
    """Answers at once, with the same form."""

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        message = {"role": "assistant", "content": answer()}
        choices = [{"index": 0, "message": message, "finish_reason": "stop"}]
        usage = {"prompt_tokens": 6000, "completion_tokens": 900}
        return httpx2.Response(200, json={"choices": choices, "usage": usage}, request=request)


async def measure(articles: int, database: Database) -> None:
    spec = ModelSpec(model="scripted", base_url="http://model.invalid/v1", mode="json_schema")
    async with open_model(spec, transport=Scripted()) as model:
        for number in range(WARM + articles):
            if number == WARM:
                settle()  # as the server does before its first article
                _spent.clear()
            with stage("1 clean"):
                given = text.read(article(number), published=date(2025, 2, 15))
            with stage("2 scan"):
                quantities = scan(given.text, given.anchor)
            with stage("3 render"):
                part = prompts.ArticlePart(given.text, published=given.published)
                request = prompts.render(prompts.LATEST, part, CityInitiatives)
            with stage("4 ask"):
                answered = await model.ask(request.messages)
            with stage("5 claims"):
                told = claims(answered.initiatives)
            with stage("6 check"):
                checked = check(given, quantities, told)
            with stage("7 decide"):
                decided = decide(checked, spec.model)
            with stage("8 store: find and save"):
                question = records.Question(
                    article_id=given.id,
                    model=spec.model,
                    base_url=spec.where,
                    prompt_sha256=request.sha256,
                    mode=spec.mode,
                )
                records.find(database, question)
                provenance = Provenance(
                    **answered.call.model_dump(),
                    prompt=request.name,
                    prompt_sha256=request.sha256,
                    created=datetime.now(UTC),
                )
                extraction = assemble(new_id(), given, checked, decided, provenance)
                records.save(database, given, extraction, question, risk=risk(checked))
            with stage("answer as JSON"):
                extraction.model_dump_json()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=200)
    articles = parser.parse_args().articles
    with tempfile.TemporaryDirectory() as folder:
        database = connect(f"sqlite:///{Path(folder) / 'stages.db'}")
        migrate.upgrade(database)
        asyncio.run(measure(articles, database))
        database.dispose()
    print("| stage | CPU, ms an article |\n|---|---|")
    for name, seconds in _spent.items():
        print(f"| {name} | {1000 * seconds / articles:.2f} |")
    print(f"| all | {1000 * sum(_spent.values()) / articles:.1f} |")


if __name__ == "__main__":
    main()
