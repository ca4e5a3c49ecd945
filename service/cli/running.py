"""A batch under the eyes of a person: begun, worked on here, shown as it goes, summed up."""

import asyncio
import hashlib
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from watchfiles import awatch

from schemas.batch import Batch
from service import logs, resources, settings
from service.cli import files, summary
from service.cli.batch import BY_HAND
from service.cli.startup import settle
from service.errors import ConfigurationError, InputError
from service.jobs import sources
from service.jobs.begin import Wish, begin, require_model_of
from service.jobs.watching import Arrivals
from service.jobs.worker import Duty
from service.jobs.worker import work as work_shift
from service.pipeline import Resources
from service.settings import Settings
from service.store import batches
from service.store.batches import Limits, NewItem
from service.store.database import Database

if TYPE_CHECKING:
    from service.cli.batch import Out

_LOOK = 0.5
"""Seconds between two looks at how far the batch is."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where articles come from: its name, what makes it the same again, and how it is read."""

    name: str
    identity: str
    read: Callable[[], Iterator[NewItem]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The options of a command."""

    sources: list[Source] = field(default_factory=list)
    watch: Path | None = None
    model: str | None = None
    base_url: str | None = None
    concurrency: int | None = None
    rate: float | None = None
    limit_cost: float | None = None
    hosted: bool = False
    new: bool = False

    def settings(self) -> Settings:
        """The settings with the options over them."""
        return settings.load(
            CITYFACTS_MODEL=self.model,
            OPENAI_BASE_URL=self.base_url,
            CITYFACTS_CONCURRENCY=self.concurrency,
        )

    def limits(self, chosen: Settings) -> Limits:
        """What the batch keeps to."""
        return Limits(concurrency=chosen.concurrency, rate=self.rate, limit_cost=self.limit_cost)


def sources_of(names: list[str], until_done: ExitStack) -> list[Source]:
    """The sources under these names; stdin is kept in a file until the command is done.

    Raises InputError for a path that is not there.
    """
    return [_stdin(until_done) if name == "-" else _path(name) for name in names]


@dataclass(frozen=True, slots=True)
class _Stand:
    """What a command works with: the settings, what they open, and the wish to stop."""

    chosen: Settings
    using: Resources
    database: Database
    stopping: asyncio.Event

    def duty(self, only: str, idle: float | None) -> Duty:
        """To work on one batch."""
        return Duty(
            capacity=self.chosen.concurrency,
            timeout=self.chosen.worker_timeout,
            only=only,
            idle=idle,
        )


async def run(asked: Asked, out: "Out") -> Batch:
    """Begin the batch, or go on with it, until it has ended; its lines are written then."""
    async with _stand(asked.settings()) as stand:
        limits = asked.limits(stand.chosen)
        if asked.watch is not None:
            return await _watch(asked.watch, limits, stand, out, new=asked.new)
        wish = Wish(
            name=" ".join(source.name for source in asked.sources),
            limits=limits,
            identity=() if asked.new else tuple(source.identity for source in asked.sources),
            hosted=asked.hosted,
        )
        if asked.hosted and stand.using.model.spec.in_process:
            raise ConfigurationError("The built-in model has no batch API. Set OPENAI_BASE_URL.")
        items = (item for source in asked.sources for item in source.read())
        batch = await asyncio.to_thread(begin, stand.using, wish, items)
        if asked.hosted and not await _answered(batch, limits, stand):
            return batches.load(stand.database, batch.id)
        return await _through(batch, limits, stand, out)


async def retry(batch_id: str, asked: Asked, out: "Out") -> Batch:
    """Run again what failed. Raises NotFound, and ConfigurationError for another model."""
    async with _stand(asked.settings()) as stand:
        require_model_of(batches.load(stand.database, batch_id), stand.using.model.spec)
        again = batches.retry(stand.database, batch_id)
        files.say(f"articles that are run again: {again}")
        batch = batches.load(stand.database, batch_id)
        return await _through(batch, asked.limits(stand.chosen), stand, out)


async def work(concurrency: int | None, idle: float | None) -> None:
    """A worker, until it is told to stop."""
    async with _stand(Asked(concurrency=concurrency).settings()) as stand:
        chosen, spec = stand.chosen, stand.using.model.spec
        logs.configure(chosen.log_level)
        files.say(f"working on batches of {spec.model} ({spec.where})")
        duty = Duty(capacity=chosen.concurrency, timeout=chosen.worker_timeout, idle=idle)
        await work_shift(stand.using, duty, stand.stopping)


async def _through(batch: Batch, limits: Limits, stand: _Stand, out: "Out") -> Batch:
    """Work on the batch until it has ended, write its lines and sum it up."""
    database = stand.database
    told = summary.Clock(batch)
    files.say(f"batch {batch.id}: {batch.total} articles, {batch.pending + batch.running} to do")
    batches.start(database, batch.id, limits)
    async with _shown(database, batch.id, told):
        await work_shift(stand.using, stand.duty(batch.id, idle=0), stand.stopping)
    if stand.stopping.is_set():
        batches.stop(database, batch.id, BY_HAND)
    ended = batches.load(database, batch.id)
    out.write(database, batch.id)
    files.say(summary.in_full(ended, told, batches.failures(database, batch.id)))
    return ended


async def _answered(batch: Batch, limits: Limits, stand: _Stand) -> bool:
    """Wait until the provider has answered; False when told to stop before."""
    from service.jobs.hosted import wait_for_provider  # noqa: PLC0415  DBOS takes a second

    begun = batches.start(stand.database, batch.id, limits, "hosted")
    if begun.state == "done":
        return True
    files.say(f"batch {batch.id}: {begun.pending} articles go to the provider's batch API")
    chosen = stand.chosen
    if await wait_for_provider(
        stand.using, batch, chosen.database_url, chosen.hosted_pause, stand.stopping
    ):
        return True
    batches.stop(stand.database, batch.id, BY_HAND)
    files.say("the provider goes on; the same command again waits for it")
    return False


async def _watch(folder: Path, limits: Limits, stand: _Stand, out: "Out", *, new: bool) -> Batch:
    """Take files as they come and work on them, until told to stop."""
    database, stopping = stand.database, stand.stopping
    batch = await asyncio.to_thread(_watched, folder, limits, stand.using, new=new)
    arrivals = Arrivals(folder)
    out.write(database, batch.id)
    written = batch.settled
    files.say(f"batch {batch.id}: watching {folder}; Ctrl-C ends it")
    working = asyncio.create_task(work_shift(stand.using, stand.duty(batch.id, None), stopping))
    async for _ in awatch(
        folder, stop_event=stopping, rust_timeout=500, yield_on_timeout=True, debounce=200
    ):
        for file in arrivals.ready():
            await asyncio.to_thread(_take, database, batch.id, file, folder)
        batch = await asyncio.to_thread(batches.start, database, batch.id, limits)
        if batch.pending + batch.running == 0 and batch.total > written:
            out.append(database, batch.id, written)
            written = batch.total
            files.say(summary.in_a_line(batch))
        if working.done():
            break
    stopping.set()
    await working
    batches.stop(database, batch.id, BY_HAND)
    out.write(database, batch.id) if out.file else out.append(database, batch.id, written)
    return batches.load(database, batch.id)


def _watched(folder: Path, limits: Limits, using: Resources, *, new: bool) -> Batch:
    """The batch of a watched folder, without looking into the folder."""
    if not folder.is_dir():
        raise InputError(f"{folder} is no folder.")
    identity = () if new else ("watch", str(folder.resolve()))
    wish = Wish(name=f"--watch {folder}", limits=limits, identity=identity)
    return begin(using, wish, (), may_be_empty=True)


def _take(database: Database, batch_id: str, file: Path, folder: Path) -> None:
    name = str(file.relative_to(folder))
    try:
        for chunk in sources.chunks(sources.of_file(file, name)):
            batches.add(database, batch_id, chunk)
    except InputError as error:
        files.say(f"cityfacts: {error}")


@asynccontextmanager
async def _stand(chosen: Settings) -> AsyncIterator[_Stand]:
    logs.configure("error")
    async with resources.open_resources(chosen) as using, _stoppable() as stopping:
        assert using.database is not None
        settle()
        yield _Stand(chosen, using, using.database, stopping)


@asynccontextmanager
async def _stoppable() -> AsyncIterator[asyncio.Event]:
    """An event that Ctrl-C and SIGTERM set; the second time they break off."""
    stopping = asyncio.Event()
    task = asyncio.current_task()
    loop = asyncio.get_running_loop()

    def stop() -> None:
        if stopping.is_set() and task is not None:
            task.cancel()
        stopping.set()
        files.say("stopping: what is under way ends first; once more breaks it off")

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop)
    try:
        yield stopping
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)


@asynccontextmanager
async def _shown(database: Database, batch_id: str, told: summary.Clock) -> AsyncIterator[None]:
    """Show how far it is until the block ends."""
    with summary.shown(told) as show:

        async def look() -> None:
            while True:
                show(await asyncio.to_thread(batches.load, database, batch_id))
                await asyncio.sleep(_LOOK)

        looking = asyncio.create_task(look())
        try:
            yield
        finally:
            looking.cancel()
        show(batches.load(database, batch_id))


def _path(name: str) -> Source:
    path = Path(name)
    if not path.exists():
        raise InputError(f"{name} is not there.")
    return Source(name, str(path.resolve()), lambda: sources.of_paths([path]))


def _stdin(until_done: ExitStack) -> Source:
    """Stdin as a source that can be read twice and has a name of its own."""
    kept = until_done.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - the stack closes it
    digest = hashlib.sha256()
    while part := sys.stdin.buffer.read(1_000_000):
        digest.update(part)
        kept.write(part)

    def read() -> Iterator[NewItem]:
        kept.seek(0)
        return sources.of_lines(kept, "-")

    return Source("-", digest.hexdigest(), read)
