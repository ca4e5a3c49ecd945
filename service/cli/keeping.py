"""Commands on what is kept: what the model wrote, and what answers a question again."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from service.store.database import Database


def answers(
    extraction_id: Annotated[str, typer.Argument(metavar="ID", help="Of a record.")],
) -> None:
    """Print every answer of the model as it wrote it, one JSON object a line.

    `round` is `first`, or `repair` where the doubts of the checks were told; `part` counts the
    parts of a long article, `attempt` the answers of one question.

    Example:

        cityfacts answers 1m853cbb16frph5 | jq -r .text
    """
    from service.store import answers as kept  # noqa: PLC0415

    with _store() as database:
        for answer in kept.load(database, extraction_id):
            row = answer.model_dump() | {"created": answer.created.isoformat()}
            told = json.dumps(row, ensure_ascii=False)
            typer.echo(told.encode("utf-8", "backslashreplace").decode())


def cache(
    clear: Annotated[
        bool,
        typer.Option("--clear", help="Let no record answer a question again. The records stay."),
    ] = False,
) -> None:
    """Show how many questions are answered from the store, or let the model be asked anew.

    The same text with the same prompt, schema, model and parameters is answered from its newest
    record; one that failed or is incomplete never answers. `extract --no-cache` goes past it once.

    Examples:

        cityfacts cache

        cityfacts cache --clear
    """
    from service.store import records  # noqa: PLC0415

    with _store() as database:
        if clear:
            forgotten = records.forget_questions(database)
            typer.echo(f"{forgotten} records answer no question any more; they are kept.")
            return
        kept = records.reusable(database)
        typer.echo(f"{kept.records} records answer their question again, {kept.size:,} characters.")


@contextmanager
def _store() -> "Iterator[Database]":
    from service.resources import open_database  # noqa: PLC0415
    from service.settings import load  # noqa: PLC0415

    database = open_database(load())
    try:
        yield database
    finally:
        database.dispose()
