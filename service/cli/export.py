"""Commands that bring data out: accepted facts, and reviewed records as gold."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from service.cli import files
from service.cli.stores import open_store
from service.errors import InputError

if TYPE_CHECKING:
    from schemas.accepted import AcceptedFact

export = typer.Typer(
    name="export", help="Accepted facts, and reviewed records as gold.", no_args_is_help=True
)


class Shape(StrEnum):
    """How facts are written."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


Force = Annotated[bool, typer.Option("--force", help="Write over what is there.")]


@export.command("facts")
def facts(
    shape: Annotated[
        Shape | None,
        typer.Option("--format", help="Without it: by the file's name, else jsonl."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Without it: stdout."),
    ] = None,
    city: Annotated[str | None, typer.Option(help="Under any of its names.")] = None,
    name: Annotated[str | None, typer.Option(help="The whole name of the indicator.")] = None,
    since: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="YYYY, YYYY-MM or YYYY-MM-DD.")
    ] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DATE", help="The same.")] = None,
    force: Force = False,
) -> None:
    """Write the facts that the checks or a person accepted, the newest day first.

    A rejected fact is not among them. CSV opens in Excel with Chinese intact.

    Examples:

        cityfacts export facts --city 深圳 --from 2024 -o shenzhen.csv

        cityfacts export facts -o facts.parquet

        cityfacts export facts | jq -r 'select(.unit=="CNY") | [.city,.name,.value] | @tsv'
    """
    from service import periods  # noqa: PLC0415
    from service.export import FORMATS  # noqa: PLC0415
    from service.store import accepted  # noqa: PLC0415

    wanted = accepted.Wanted(
        city=city, name=name, first=periods.since(since), last=periods.until(until)
    )
    write = FORMATS[_shape(shape, output)].write
    count = 0

    def counted() -> "Iterator[AcceptedFact]":
        nonlocal count
        for fact in accepted.stream(database, wanted):
            count += 1
            yield fact

    with open_store() as database, _sink(output, force=force) as sink:
        for part in write(counted()):
            sink.write(part)
    files.say(f"facts: {count}" + (f" in {output}" if output else ""))


@export.command("gold")
def gold(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="Made where it is missing.")
    ],
    force: Force = False,
) -> None:
    """Write reviewed records as gold: ID.txt and ID.json for each, as tests/gold has them.

    Examples:

        cityfacts export gold -o reviewed && cityfacts evaluate checks reviewed
    """
    from service.export import gold as golden  # noqa: PLC0415

    count = 0
    with open_store() as database:
        for one in golden.annotations(database):
            _write_pair(output, one.id, one.text, one.json_text(), force=force)
            count += 1
            for sentence in one.left_out:
                files.say(f"{one.id}: left out: {sentence}")
    files.say(f"gold articles: {count} in {output}")


def _shape(told: Shape | None, output: Path | None) -> str:
    by_name = output.suffix.removeprefix(".").lower() if output else ""
    shape = told or (Shape(by_name) if by_name in set(Shape) else Shape.JSONL)
    if shape is Shape.PARQUET and output is None:
        raise InputError("Parquet is no text for stdout. Name a file with -o.")
    return shape.value


@contextmanager
def _sink(output: Path | None, *, force: bool) -> Iterator[BinaryIO]:
    from service.newfile import new_file  # noqa: PLC0415

    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    else:
        with new_file(output, force=force) as file:
            yield file


def _write_pair(folder: Path, name: str, text: str, annotation: str, *, force: bool) -> None:
    from service.newfile import new_file  # noqa: PLC0415

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"The folder {folder} cannot be made: {error.strerror}.") from None
    for suffix, content in ((".txt", text), (".json", annotation)):
        with new_file(folder / f"{name}{suffix}", force=force) as file:
            file.write(content.encode())
