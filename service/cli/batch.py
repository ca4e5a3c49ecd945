"""Commands for many articles: run, status, retry, cancel, results."""

import sys
from collections.abc import Coroutine
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer
from typer.core import TyperGroup

from service.cli import files
from service.cli.stores import open_store

if TYPE_CHECKING:
    from schemas.batch import Batch
    from service.store.database import Database

BY_HAND = "Ctrl-C"
"""The reason of a batch that a person stopped."""
STOPPED = 3
INTERRUPTED = 130


class _RunByDefault(TyperGroup):
    """`cityfacts batch SOURCES…` is `cityfacts batch run SOURCES…`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put `run` in front of what is no command's name."""
        if args and args[0] not in (*self.commands, "--help"):
            args = ["run", *args]
        parsed: list[str] = super().parse_args(ctx, args)
        return parsed


batch = typer.Typer(
    name="batch",
    cls=_RunByDefault,
    help="Many articles: `cityfacts batch SOURCES… -o facts.jsonl`. What was begun can go on.",
    no_args_is_help=True,
)


class Lines(StrEnum):
    """What a line of the output is about."""

    FACT = "fact"
    ARTICLE = "article"


Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="JSONL; without it: stdout.")
]
Per = Annotated[
    Lines, typer.Option("--per", help="A line of the output for each fact, or for each article.")
]
Concurrency = Annotated[
    int | None,
    typer.Option(min=1, max=1024, help="Articles under way at once, over all workers."),
]
Rate = Annotated[
    float | None, typer.Option(min=0.001, help="Questions to the model a second, at most.")
]
LimitCost = Annotated[
    float | None,
    typer.Option(
        "--limit-cost", min=0, help="Stop when the cost reached this, in the price's currency."
    ),
]
BatchId = Annotated[str, typer.Argument(metavar="ID", help="Of the batch.")]


@batch.command("run")
def run(  # noqa: PLR0913, PLR0917 - one parameter for each option
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCES…", help="Folders, .txt .html .jsonl .csv files; - is JSONL."
        ),
    ] = None,
    output: Output = None,
    per: Per = Lines.FACT,
    model: Annotated[str | None, typer.Option(help="Instead of CITYFACTS_MODEL.")] = None,
    base_url: Annotated[
        str | None, typer.Option("--base-url", help="Instead of OPENAI_BASE_URL.")
    ] = None,
    concurrency: Concurrency = None,
    rate: Rate = None,
    limit_cost: LimitCost = None,
    watch: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", help="Take new files as they come, each once, until Ctrl-C."
        ),
    ] = None,
    hosted_batch: Annotated[
        bool,
        typer.Option("--hosted-batch", help="Let the provider's batch API answer, within a day."),
    ] = False,
    new: Annotated[bool, typer.Option("--new", help="Begin anew, whatever was begun.")] = False,
) -> None:
    """Extract the facts of many articles. The same command again goes on where it stopped.

    JSONL and CSV have the article in `text` (or `html`), with `title`, `published` and `source_url`
    if known. Ctrl-C ends what is under way and stops; twice, it stops at once. Exit codes: 0 every
    article is done, 3 some are not, 130 after Ctrl-C (0 with --watch, which ends no other way).

    Examples:

        cityfacts batch archive/ -o facts.jsonl

        cityfacts batch 2025.jsonl --rate 5 --limit-cost 20 -o facts.jsonl

        cityfacts batch archive/ --hosted-batch -o facts.jsonl

        cityfacts batch --watch incoming/ -o facts.jsonl
    """
    from service.cli import running  # noqa: PLC0415  the model and the database take time to import

    if bool(sources) == (watch is not None):
        raise typer.BadParameter("Name sources, or a folder to --watch.")
    if hosted_batch and watch is not None:
        raise typer.BadParameter("--hosted-batch answers within a day; it does not --watch.")
    with ExitStack() as until_done:
        asked = running.Asked(
            sources=running.sources_of(sources or [], until_done),
            watch=watch,
            model=model,
            base_url=base_url,
            concurrency=concurrency,
            rate=rate,
            limit_cost=limit_cost,
            hosted=hosted_batch,
            new=new,
        )
        ended = _run(running.run(asked, Out(output, per)))
    _exit(ended)


@batch.command("status")
def status(
    batch_id: Annotated[
        str | None, typer.Argument(metavar="ID", help="Without it: the newest batches.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As data, to stdout.")] = False,
) -> None:
    """Tell how far a batch is, and which articles failed and why.

    Examples:

        cityfacts batch status

        cityfacts batch status 1m853cbb16frph5 --json | jq .failed
    """
    from service.cli import summary  # noqa: PLC0415
    from service.store import batches  # noqa: PLC0415

    with open_store() as database:
        shown = [batches.load(database, batch_id)] if batch_id else batches.newest(database, 20)
        failed = batches.failures(database, batch_id) if batch_id else []
    if as_json:
        for each in shown:
            typer.echo(each.model_dump_json())
        return
    for each in shown:
        typer.echo(f"{each.id}  {summary.in_a_line(each)}  {each.name}")
    for failure in failed:
        typer.echo(summary.of_failure(failure))
    if not shown:
        files.say("There is no batch.")


@batch.command("retry")
def retry(
    batch_id: BatchId,
    output: Output = None,
    per: Per = Lines.FACT,
    concurrency: Concurrency = None,
    rate: Rate = None,
    limit_cost: LimitCost = None,
) -> None:
    """Run the articles of a batch again that failed or were given up, and what still waits.

    Example:

        cityfacts batch retry 1m853cbb16frph5 -o facts.jsonl
    """
    from service.cli import running  # noqa: PLC0415

    asked = running.Asked(concurrency=concurrency, rate=rate, limit_cost=limit_cost)
    _exit(_run(running.retry(batch_id, asked, Out(output, per))))


@batch.command("cancel")
def cancel(batch_id: BatchId) -> None:
    """Give up what waits. What is under way ends, and what is done stays."""
    from service.cli import summary  # noqa: PLC0415
    from service.store import batches  # noqa: PLC0415

    with open_store() as database:
        files.say(summary.in_a_line(batches.cancel(database, batch_id)))


@batch.command("results")
def results(batch_id: BatchId, output: Output = None, per: Per = Lines.FACT) -> None:
    """Write what a batch has brought so far, as JSONL.

    Example:

        cityfacts batch results 1m853cbb16frph5 --per article | jq 'select(.state=="failed")'
    """
    from service.store import batches  # noqa: PLC0415

    with open_store() as database:
        batches.load(database, batch_id)
        Out(output, per).write(database, batch_id)


class Out:
    """Where the lines of a batch go."""

    def __init__(self, file: Path | None, per: Lines) -> None:
        self.file = file
        self._per = per

    def write(self, database: "Database", batch_id: str) -> None:
        """All lines so far: the file has the whole of them, or what it had before."""
        from service.newfile import new_file  # noqa: PLC0415

        if self.file is None:
            self._write_to(sys.stdout.buffer, database, batch_id)
            sys.stdout.buffer.flush()
            return
        with new_file(self.file, force=True) as file:
            self._write_to(file, database, batch_id)

    def append(self, database: "Database", batch_id: str, first: int) -> None:
        """The lines of the articles from a position on."""
        if self.file is None:
            self._write_to(sys.stdout.buffer, database, batch_id, first)
            sys.stdout.buffer.flush()
            return
        with self.file.open("ab") as file:
            self._write_to(file, database, batch_id, first)

    def _write_to(
        self, file: BinaryIO, database: "Database", batch_id: str, first: int = 0
    ) -> None:
        from service.jobs.results import lines  # noqa: PLC0415

        for line in lines(database, batch_id, self._per.value, first):
            file.write(line.encode())


def worker(
    concurrency: Annotated[
        int | None,
        typer.Option(min=1, max=1024, help="Articles under way here; else CITYFACTS_CONCURRENCY."),
    ] = None,
    idle: Annotated[
        float | None, typer.Option(help="End after so many seconds without work.")
    ] = None,
) -> None:
    """Work on the batches of the model that the settings name, until Ctrl-C or SIGTERM.

    Any number of workers, on any number of machines, share the batches of one PostgreSQL.

    Example:

        DATABASE_URL=postgresql://me@db/cityfacts cityfacts worker
    """
    from service.cli import running  # noqa: PLC0415

    _run(running.work(concurrency, idle))


def _run(working: Coroutine[Any, Any, Any]) -> Any:
    import asyncio  # noqa: PLC0415

    from service.cli.startup import run  # noqa: PLC0415

    try:
        return run(working)
    except asyncio.CancelledError:
        raise typer.Exit(INTERRUPTED) from None


def _exit(ended: "Batch") -> None:
    if ended.state == "done" and not ended.failed:
        return
    raise typer.Exit(INTERRUPTED if ended.reason == BY_HAND else STOPPED)
