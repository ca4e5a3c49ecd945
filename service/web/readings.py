"""Articles that are being read right now, so that a page can show how far each has come."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, get_args

import structlog

from service import pipeline
from service.errors import Busy, CityfactsError, ModelError, NotFound
from service.logs import trace
from service.pipeline import Stage
from service.store.ids import new_id
from service.web.forms import ArticleForm

STAGES: tuple[Stage, ...] = get_args(Stage)

_AT_ONCE = 64
"""Articles under way; more are turned away, with their text."""
_REMEMBERED = 256
_LAST_SECONDS = 10
"""What is under way when the server stops may take this long to end."""

log = structlog.get_logger("cityfacts.readings")


class Step(NamedTuple):
    """A stage as the page shows it."""

    stage: Stage
    state: Literal["done", "now", "waiting"]
    number: int | None


@dataclass(slots=True, kw_only=True)
class Reading:
    """One article under way: how far it has come, and how it ended."""

    form: ArticleForm
    owner: str
    id: str = field(default_factory=new_id)
    reached: dict[Stage, int] = field(default_factory=dict)
    """The stages so far, each with its number; see `pipeline.Watcher`."""
    record_id: str | None = None
    """Where it ended well, and where the model failed and the article is kept."""
    problem: CityfactsError | None = None
    _ended: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def over(self) -> bool:
        """Whether it has ended, one way or the other."""
        return self._ended.is_set()

    async def wait(self, seconds: float) -> None:
        """Wait for the end, but no longer than this."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._ended.wait(), seconds)

    def end(self) -> None:
        """Note that nothing more will come."""
        self._ended.set()

    def steps(self) -> tuple[Step, ...]:
        """Every stage: what is done, what is under way, what waits."""
        done = [s for s in STAGES if s in self.reached and (s != "ask" or "told" in self.reached)]
        now = next((stage for stage in STAGES if stage not in done), None)
        return tuple(
            Step(
                stage,
                "done" if stage in done else "now" if stage == now else "waiting",
                self.reached.get(stage),
            )
            for stage in STAGES
        )

    def watch(self, stage: Stage, number: int) -> None:
        """Note that a stage is reached."""
        self.reached[stage] = number


class Readings:
    """Those under way and the last ones that ended, in this process."""

    def __init__(self) -> None:
        self._readings: dict[str, Reading] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, form: ArticleForm, owner: str, using: pipeline.Resources) -> Reading:
        """Begin to read an article. Raises InputError for a form, Busy when too many are read."""
        given = form.given()
        if len(self._tasks) >= _AT_ONCE:
            raise Busy
        reading = Reading(form=form, owner=owner)
        self._readings[reading.id] = reading
        for old in list(self._readings)[:-_REMEMBERED]:
            if self._readings[old].over:
                del self._readings[old]
        task = asyncio.create_task(_read(reading, given, using))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return reading

    def find(self, reading_id: str, owner: str) -> Reading:
        """One that this user started. Raises NotFound."""
        reading = self._readings.get(reading_id)
        if reading is None or reading.owner != owner:
            raise NotFound(
                "Nothing is known about this article any more: the server was started anew, or "
                "much was read since. Look for it in the queue, or send it again."
            )
        return reading

    async def stop(self) -> None:
        """Give what is under way a little time, then break off."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=_LAST_SECONDS)
        for task in self._tasks:
            task.cancel()


@asynccontextmanager
async def open_readings() -> AsyncIterator[Readings]:
    """As long as the server runs."""
    kept = Readings()
    try:
        yield kept
    finally:
        await kept.stop()


async def _read(reading: Reading, given: pipeline.Given, using: pipeline.Resources) -> None:
    try:
        extraction = await pipeline.extract(given, using, watcher=reading.watch)
    except ModelError as error:
        reading.record_id = error.kept_as
        reading.problem = error
    except CityfactsError as error:
        reading.problem = error
    except Exception as error:  # noqa: BLE001  a task has no caller: the page must tell it
        log.error("failed", reading=reading.id, **trace(error))
        reading.problem = CityfactsError("Something went wrong here. The log tells more.")
    else:
        reading.record_id = extraction.id
    finally:
        reading.end()
