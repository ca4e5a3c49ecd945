"""How far a batch is, for people."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from schemas.batch import Batch, ItemFailure
from service.cli import files

_EVERY = 30.0
"""Seconds between two lines where nobody watches."""


@dataclass(slots=True)
class Clock:
    """When we began to look, and what was settled then: the rate is ours, not of days ago."""

    first: Batch
    started: float = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> float:
        """How long we have looked."""
        return time.monotonic() - self.started

    def rate(self, now: Batch) -> float:
        """Articles a second."""
        return (now.settled - self.first.settled) / max(self.seconds, 0.001)

    def left(self, now: Batch) -> float | None:
        """Seconds to go at this rate; None where it cannot be told."""
        rate = self.rate(now)
        return (now.pending + now.running) / rate if rate else None


def in_a_line(batch: Batch) -> str:
    """State and counts."""
    parts = [
        f"{batch.state}{f' ({batch.reason})' if batch.reason else ''}",
        f"{batch.settled}/{batch.total}",
        f"{batch.facts} facts, {batch.flagged} flagged",
        f"{batch.failed} failed",
        *([money(batch)] if batch.currency else []),
    ]
    return " · ".join(parts)


def in_full(batch: Batch, told: Clock, failed: list[ItemFailure]) -> str:
    """What came out, every article that failed and why, and what to do next."""
    rate = told.rate(batch)
    lines = [
        f"batch {batch.id}: {batch.state}{f' ({batch.reason})' if batch.reason else ''}",
        f"  articles  {batch.done} done ({batch.from_store} from the store), {batch.failed} failed",
        f"            {batch.pending + batch.running} to do, {batch.cancelled} given up, "
        f"{batch.duplicates} given twice",
        f"  facts     {batch.facts}, {batch.flagged} flagged; {batch.review} articles for a person",
        f"  model     {batch.input_tokens} tokens in, {batch.output_tokens} out, {money(batch)}",
        f"  time      {duration(told.seconds)}, {rate:.1f} articles/s",
        *(f"  failed    {of_failure(failure)}" for failure in failed),
    ]
    if batch.failed:
        lines.append(f"run them again: cityfacts batch retry {batch.id}")
    elif batch.state == "stopped":
        lines.append("the same command again goes on")
    return "\n".join(lines)


def of_failure(failure: ItemFailure) -> str:
    """Which article, and why."""
    return f"{failure.name}: {failure.error_type}: {failure.error}"


def money(batch: Batch) -> str:
    """The cost so far, where a price is known."""
    return f"{batch.cost:.4f} {batch.currency}" if batch.currency else "no price known"


def duration(seconds: float | None) -> str:
    """12 s, 3:05 min, 2:00:10 h."""
    if seconds is None:
        return "?"
    whole = round(seconds)
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours}:{minutes:02}:{rest:02} h"
    return f"{minutes}:{rest:02} min" if minutes else f"{rest} s"


@contextmanager
def shown(told: Clock) -> Iterator[Callable[[Batch], None]]:
    """A bar on a terminal, a line now and then elsewhere."""
    from rich.console import Console  # noqa: PLC0415

    console = Console(stderr=True)
    if console.is_terminal:
        with _bar(console, told) as show:
            yield show
    else:
        yield _now_and_then(told)


@contextmanager
def _bar(console: object, told: Clock) -> Iterator[Callable[[Batch], None]]:
    from rich.progress import BarColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (BarColumn(bar_width=24), TextColumn("{task.description}"))
    with Progress(*columns, console=console, transient=True) as progress:  # type: ignore[arg-type]
        task = progress.add_task("", total=told.first.total)

        def show(now: Batch) -> None:
            progress.update(
                task, total=now.total, completed=now.settled, description=_words(now, told)
            )

        yield show


def _now_and_then(told: Clock) -> Callable[[Batch], None]:
    last = 0.0

    def show(now: Batch) -> None:
        nonlocal last
        if told.seconds - last >= _EVERY:
            last = told.seconds
            files.say(_words(now, told))

    return show


def _words(now: Batch, told: Clock) -> str:
    tokens = now.input_tokens + now.output_tokens
    return (
        f"{now.settled}/{now.total} · {told.rate(now):.1f}/s · left {duration(told.left(now))} · "
        f"{tokens / 1000:.0f}k tokens · {money(now)} · {now.flagged} flagged · {now.failed} failed"
    )
