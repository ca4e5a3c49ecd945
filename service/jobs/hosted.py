"""A batch whose questions a provider's batch API answers, waited for across restarts.

DBOS remembers each step that was taken: the files that were uploaded, what was submitted, what was
collected. A process that dies is followed by another that goes on after the last of them. Then the
articles wait for workers like those of any batch, and a worker finds their answers in the store.
"""

import asyncio
import itertools
import tempfile
import threading
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import structlog
from dbos import (
    DBOS,
    DBOSConfig,
    DBOSConfiguredInstance,
    DBOSPortableJSONSerializer,
    SetWorkflowID,
    WorkflowHandleAsync,
)

from schemas.batch import Batch
from service import pipeline
from service.errors import ModelUnreachable
from service.jobs.begin import database_of
from service.jobs.sources import given_of
from service.llm import open_model
from service.llm.budget import NO_LIMIT
from service.llm.hosted import (
    MOST_BYTES,
    MOST_QUESTIONS,
    Provider,
    Recorder,
    hosted,
    line_of,
)
from service.pipeline import Resources
from service.store import batches
from service.store.database import beside
from service.store.ids import new_id

log = structlog.get_logger("cityfacts.hosted")

_AT_ONCE = 200
_LOOK = 0.2
_UNDER_WAY = ("PENDING", "ENQUEUED", "DELAYED", "CANCELLED")


@DBOS.dbos_class()
class Hosted(DBOSConfiguredInstance):
    """The way of such a batch, step by step; `pause`: seconds between two looks."""

    def __init__(self, using: Resources, pause: float) -> None:
        super().__init__(config_name="hosted")
        self._using = replace(using, budget=NO_LIMIT)
        self._database = database_of(using)
        self._spec = hosted(using.model.spec)
        self._pause = pause

    @DBOS.workflow()
    async def run(self, batch_id: str, name: str) -> None:
        """Submit, wait, collect, and let the workers at the articles."""
        submitted = []
        for number, file_id in enumerate(await self.upload(batch_id)):
            submitted.append(await self.submit(file_id, f"{name}-{number}"))
        for provider_id in submitted:
            while (files := await self.ended(provider_id)) is None:
                await DBOS.sleep_async(self._pause)
            for file_id in files:
                await self.collect(batch_id, file_id)
        await self.let_workers(batch_id)

    @DBOS.step()
    async def upload(self, batch_id: str) -> list[str]:
        """Write the questions of what waits to files and send them; their ids at the provider."""
        ids = []
        async with Provider(self._spec) as provider:
            with tempfile.TemporaryDirectory() as folder:
                async for file in self._files(batch_id, Path(folder)):
                    ids.append(await provider.upload(file))
                    file.unlink()
        return ids

    @DBOS.step(retries_allowed=True, max_attempts=5)
    async def submit(self, file_id: str, name: str) -> str:
        """Have a file answered; the provider's id of it."""
        async with Provider(self._spec) as provider:
            return await provider.submit(file_id, name)

    @DBOS.step()
    async def ended(self, provider_id: str) -> list[str] | None:
        """The files with the answers once the provider has finished, else None."""
        try:
            async with Provider(self._spec) as provider:
                told = await provider.progress(provider_id)
        except ModelUnreachable as error:
            log.warning("the provider does not answer", error=str(error))
            return None
        log.info("provider", state=told.state, done=told.done, total=told.total)
        return list(told.files) if told.finished else None

    @DBOS.step(retries_allowed=True, max_attempts=5)
    async def collect(self, batch_id: str, file_id: str) -> None:
        """Keep the answers of one file."""
        some: dict[str, str] = {}
        async with Provider(self._spec) as provider:
            async for digest, completion in provider.answers(file_id):
                some[digest] = completion
                if len(some) >= _AT_ONCE:
                    await asyncio.to_thread(batches.keep_answers, self._database, batch_id, some)
                    some = {}
        await asyncio.to_thread(batches.keep_answers, self._database, batch_id, some)

    @DBOS.step()
    async def let_workers(self, batch_id: str) -> None:
        """From here on it is a batch like any other."""
        await asyncio.to_thread(batches.start, self._database, batch_id)

    async def _files(self, batch_id: str, folder: Path) -> AsyncIterator[Path]:
        """Files of questions, each within the provider's limits."""
        writer = _Writer(folder)
        async for digest, body in self._questions(batch_id):
            full = writer.add(digest, body)
            if full is not None:
                yield full
        if not writer.empty:
            yield writer.file

    async def _questions(self, batch_id: str) -> AsyncIterator[tuple[str, bytes]]:
        """Digest and body of every question that the store does not answer yet."""
        recorder = Recorder()
        async with open_model(self._spec, transport=recorder) as model:
            asking = replace(
                self._using, model=model, database=None, repair=False, budget=NO_LIMIT
            )  # nothing is spent yet
            stored = replace(self._using, model=model)
            for _, item in batches.waiting(self._database, batch_id):
                given = given_of(item)
                if await pipeline.answered(given, stored):
                    continue
                await pipeline.extract(given, asking)
                for question in recorder.questions.items():
                    yield question
                recorder.questions.clear()


class _Writer:
    """Writes questions to one file after another; `full` is the one that is finished, if any."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._number = 0
        self._questions = 0
        self._bytes = 0
        self._seen: set[str] = set()

    @property
    def file(self) -> Path:
        """The file that is being written."""
        return self._folder / f"questions-{self._number}.jsonl"

    @property
    def empty(self) -> bool:
        """Whether nothing is in it yet."""
        return self._questions == 0

    def add(self, digest: str, body: bytes) -> Path | None:
        """Add a question once; the file before where this one is one too many for it."""
        if digest in self._seen:
            return None
        self._seen.add(digest)
        line = line_of(digest, body)
        full = None
        if self._questions >= MOST_QUESTIONS or self._bytes + len(line) > MOST_BYTES:
            full = self.file
            self._number, self._questions, self._bytes = self._number + 1, 0, 0
        with self.file.open("ab") as file:
            file.write(line)
        self._questions += 1
        self._bytes += len(line)
        return full


async def wait_for_provider(
    using: Resources, batch: Batch, database_url: str, pause: float, stopping: asyncio.Event
) -> bool:
    """Have a batch's questions answered by the provider; False when told to stop before.

    The same call again goes on where an earlier one, in this process or another, has ended. DBOS
    has a thread with a loop of its own: it takes the loop's executor with it when it ends.
    """
    halt = threading.Event()
    on_the_way = _on_the_way(using, batch, database_url, pause, halt)
    waiting = asyncio.ensure_future(asyncio.to_thread(asyncio.run, on_the_way))
    stop = asyncio.ensure_future(stopping.wait())
    await asyncio.wait((waiting, stop), return_when=asyncio.FIRST_COMPLETED)
    stop.cancel()
    halt.set()
    return await waiting


async def _on_the_way(
    using: Resources, batch: Batch, database_url: str, pause: float, halt: threading.Event
) -> bool:
    dbos = _dbos(database_url)
    way = Hosted(using, pause)
    dbos.launch()
    try:
        handle = await _handle(way, batch.id, f"{batch.id}-{batch.total}")
        ended = asyncio.ensure_future(handle.get_result())
        while not ended.done() and not halt.is_set():
            await asyncio.wait((ended,), timeout=_LOOK)
        if not ended.done():
            ended.cancel()
            return False
        await ended
        return True
    finally:
        await asyncio.to_thread(DBOS.destroy)


async def _handle(way: Hosted, batch_id: str, name: str) -> WorkflowHandleAsync[None]:
    """The way that is gone already, or a new one; with more articles it is another (`name`)."""
    for attempt in itertools.count():  # a way that ended with an error is not gone on with
        workflow_id = f"{name}.{attempt}"
        known = await DBOS.get_workflow_status_async(workflow_id)
        if known is None:
            with SetWorkflowID(workflow_id):
                return await DBOS.start_workflow_async(way.run, batch_id, name)
        if known.status == "SUCCESS":
            return await DBOS.retrieve_workflow_async(workflow_id)
        if known.status in _UNDER_WAY:
            return await DBOS.resume_workflow_async(workflow_id)
    raise AssertionError("count() never ends")


def _dbos(database_url: str) -> DBOS:
    """DBOS with its tables beside ours: another file, or a schema of its own in PostgreSQL."""
    config: DBOSConfig = {
        "name": "cityfacts",
        "system_database_url": beside(database_url, "hosted"),
        "application_version": "1",
        "executor_id": new_id(),
        "log_level": "ERROR",
        "serializer": DBOSPortableJSONSerializer(),
    }
    return DBOS(config=config)
