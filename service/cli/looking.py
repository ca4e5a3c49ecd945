"""Commands that look at the program itself: doctor, schema, evaluate, version."""

import json
from pathlib import Path
from typing import Annotated

import typer

from service.cli import files
from service.errors import InputError

evaluate = typer.Typer(name="evaluate", help="Measure against gold.", no_args_is_help=True)

_GOLD = Path("tests/gold")
_SIGNS = {True: "ok", False: "FAILS", None: "?"}


def doctor() -> None:
    """Look whether the model works: server, mode, Chinese, speed, context. Exits with 3 if not.

    Example:

        OPENAI_BASE_URL=http://127.0.0.1:11434/v1 CITYFACTS_MODEL=qwen3:8b cityfacts doctor
    """
    import asyncio  # noqa: PLC0415

    if not asyncio.run(_examine()):
        raise typer.Exit(3)


def schema() -> None:
    """Print the JSON Schemas: what the model fills, and the Extraction.

    Example:

        cityfacts schema | jq .Extraction.properties.facts
    """
    from schemas.extraction import Extraction  # noqa: PLC0415
    from schemas.initiative import CityInitiatives  # noqa: PLC0415

    schemas = {
        "CityInitiatives": CityInitiatives.model_json_schema(),
        "Extraction": Extraction.model_json_schema(mode="serialization"),
    }
    typer.echo(json.dumps(schemas, ensure_ascii=False, indent=2))


def version() -> None:
    """Print the version."""
    from importlib import metadata  # noqa: PLC0415

    typer.echo(metadata.version("cityfacts"))


@evaluate.callback()
def _evaluate() -> None:
    """Measure against gold."""


@evaluate.command("checks")
def checks(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Gold files or folders; tests/gold when none is given."),
    ] = None,
    report: Annotated[
        Path | None, typer.Option(metavar="FILE.html", help="Write the report here too.")
    ] = None,
    every: Annotated[int, typer.Option(min=1, help="Try every n-th case only.")] = 1,
) -> None:
    """Plant errors into gold facts, and tell right facts other ways: what do the checks say?

    Example:

        cityfacts evaluate checks tests/gold --report checks.html
    """
    from service import evaluation  # noqa: PLC0415

    chosen = paths or [_GOLD]
    missing = [str(path) for path in chosen if not path.exists()]
    if missing:
        raise InputError(f"There is no {', '.join(missing)}. Name gold files or their folder.")
    typer.echo(evaluation.run(chosen, report, every=every).text())
    if report is not None:
        files.say(f"report: {report}")


async def _examine() -> bool:
    from service.doctor import examine  # noqa: PLC0415
    from service.llm import open_model  # noqa: PLC0415
    from service.resources import model_spec  # noqa: PLC0415
    from service.settings import load  # noqa: PLC0415

    well = True
    settings = load()
    async with open_model(model_spec(settings)) as model:
        async for row in examine(model, settings.part_chars):
            typer.echo(f"{_SIGNS[row.ok]:6}{row.name:9}{row.says}")
            if row.todo:
                typer.echo(f"{'':15}{row.todo}")
            well = well and row.ok is not False
    return well
