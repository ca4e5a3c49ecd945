"""Commands on one article: extract, scan, check, retry."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from service.cli import files
from service.errors import CityfactsError, Conflict, InputError, ModelError, NotFound

if TYPE_CHECKING:
    from schemas.extraction import Extraction
    from schemas.quantity import Quantity
    from service.pipeline import Resources, Watcher

Article = Annotated[str, typer.Argument(metavar="FILE|-", help="The article; - is stdin.")]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="The day of publication, YYYY-MM-DD.", show_default=False),
]


class Format(StrEnum):
    """How an extraction is printed."""

    JSON = "json"
    TABLE = "table"


Shape = Annotated[Format, typer.Option("--format", help="How the extraction is printed.")]
ModelName = Annotated[
    str | None, typer.Option("--model", help="Instead of CITYFACTS_MODEL.", show_default=False)
]
BaseUrl = Annotated[
    str | None, typer.Option("--base-url", help="Instead of OPENAI_BASE_URL.", show_default=False)
]


def extract(
    articles: Annotated[
        list[str], typer.Argument(metavar="FILE|-…", help="The articles; - is stdin.")
    ],
    published: Published = None,
    model: ModelName = None,
    base_url: BaseUrl = None,
    shape: Shape = Format.JSON,
    no_store: Annotated[bool, typer.Option("--no-store", help="Keep nothing.")] = False,
    fresh: Annotated[
        bool, typer.Option("--no-cache", "--fresh", help="Ask the model, whatever the store has.")
    ] = False,
) -> None:
    """Extract the facts of articles and check every number.

    Of several articles, one extraction is printed a line (JSON Lines), and what they took together
    is told on stderr.

    Examples:

        cityfacts extract article.txt --published 2025-02-15

        cityfacts extract page.html --format table

        cityfacts extract news/*.html > extractions.jsonl

        curl -s https://example.org/news/1 | cityfacts extract - --no-store
    """
    from service import pipeline  # noqa: PLC0415  the model and the database take time to import

    day = files.day(published)
    texts = [(name, files.read(name)) for name in articles]

    async def read(name: str, text: str, using: "Resources", watcher: "Watcher") -> "Extraction":
        html = files.is_html(name) or _looks_like_html(text)
        given = pipeline.Given(text=text, html=html, published=day)
        return await pipeline.extract(given, using, fresh=fresh, watcher=watcher)

    async def ask() -> int:
        async with _resources(model, base_url, keep=not no_store) as using:
            reads = [(name, partial(read, name, text, using)) for name, text in texts]
            return await _each(reads, using, shape)

    _finish(ask())


def retry(
    extraction_id: Annotated[
        str | None, typer.Argument(metavar="ID", help="Of the record that failed.")
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="All that failed, one after the other.")
    ] = False,
    model: ModelName = None,
    base_url: BaseUrl = None,
    shape: Shape = Format.JSON,
) -> None:
    """Run articles again whose model call failed.

    Examples:

        cityfacts retry 1m853cbb16frph5

        cityfacts retry --all --format table
    """
    from service import pipeline  # noqa: PLC0415

    if (extraction_id is None) != every:
        raise typer.BadParameter("Give one ID, or --all.")

    async def ask() -> int:
        async with _resources(model, base_url, keep=True) as using:
            ids = [extraction_id] if extraction_id else await pipeline.failed(using)
            reads = [(one, partial(pipeline.retry, one, using)) for one in ids]
            return await _each(reads, using, shape)

    _finish(ask())


def scan(file: Article, published: Published = None) -> None:
    """Print every quantity of a text, one JSON object a line, without any model.

    `start`, `end`: half-open, in code points of the text as given. `value`, `upper`: decimals in
    base units. `iso`: first and last day of dates and periods. Relative dates count from the page's
    dateline, else from --published, else from the page's own date.

    Example:

        cityfacts scan article.txt --published 2025-02-15 | jq -r 'select(.unit=="CNY") | .value'
    """
    from service.quantities import scan as scan_text  # noqa: PLC0415
    from service.text import read  # noqa: PLC0415

    text = files.read(file)
    article = read(text, published=files.day(published))
    for quantity in scan_text(text, article.anchor):
        typer.echo(json.dumps(_row(quantity), ensure_ascii=False))


def check(
    file: Article,
    facts: Annotated[
        str, typer.Argument(metavar="FACTS.json|-", help='{"published"?, "facts": [fact…]}.')
    ],
    published: Published = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 4 when a fact is flagged.")
    ] = False,
) -> None:
    """Check given facts against an article, without any model; prints an Extraction.

    A fact has the shape of the Extraction's facts (`cityfacts schema`): `kind`, `city`, `name` and
    `quote` are needed; other keys are left aside. A bare list and a gold file are read too.

    Examples:

        cityfacts check article.txt facts.json

        cityfacts check article.txt facts.json | jq '.facts[] | select(.checked == "flagged")'
    """
    from service import factsfile, given  # noqa: PLC0415
    from service.text import read  # noqa: PLC0415

    told = factsfile.parse(files.read(facts))
    text = files.read(file)
    article = read(text, html=files.is_html(file), published=files.day(published) or told.published)
    extraction = given.check_given(article, told.claims)
    _print(extraction, Format.JSON)
    if strict and any(fact.checked == "flagged" for fact in extraction.facts):
        raise typer.Exit(4)


@asynccontextmanager
async def _resources(
    model: str | None, base_url: str | None, *, keep: bool
) -> "AsyncIterator[Resources]":
    from service import logs, resources, settings  # noqa: PLC0415

    logs.configure("error")  # what a person at a terminal must know, the command says itself
    chosen = settings.load(CITYFACTS_MODEL=model, OPENAI_BASE_URL=base_url)
    async with resources.open_resources(chosen, keep=keep) as using:
        yield using


async def _each(
    reads: "Sequence[tuple[str, Callable[[Watcher], Awaitable[Extraction]]]]",
    using: "Resources",
    shape: Format,
) -> int:
    """Read one article after the other and print it; what fails is told. The exit code."""
    from service.cli.progress import progress  # noqa: PLC0415
    from service.cli.spent import Bill  # noqa: PLC0415

    bill, code = Bill(), 0
    for number, (name, read) in enumerate(reads, 1):
        shown = name if len(reads) == 1 else f"{number} of {len(reads)}, {name}"
        try:
            with progress(shown, f"{using.model.spec.model} ({using.model.spec.where})") as watcher:
                extraction = await read(watcher)
        except (ModelError, InputError, NotFound, Conflict) as error:
            bill.add_call(error.call if isinstance(error, ModelError) else None)
            code = error.exit_code
            _say_what_failed(name if len(reads) > 1 else None, error)
        else:
            bill.add(extraction)
            _print(extraction, shape, many=len(reads) > 1)
    if not using.model.spec.in_process:
        bill.say()
    return code


def _say_what_failed(name: str | None, error: CityfactsError) -> None:
    files.say(f"cityfacts: {error}" if name is None else f"cityfacts: {name}: {error}")
    if isinstance(error, ModelError) and error.kept_as:
        files.say(f"cityfacts: the article is kept; run it again: cityfacts retry {error.kept_as}")


def _finish(asking: Coroutine[Any, Any, int]) -> None:
    import asyncio  # noqa: PLC0415

    if code := asyncio.run(asking):
        raise typer.Exit(code)


def _print(extraction: "Extraction", shape: Format, *, many: bool = False) -> None:
    if shape is Format.JSON:
        typer.echo(extraction.model_dump_json(indent=None if many else 2))
        return
    from service.cli import tables  # noqa: PLC0415

    tables.show(extraction)


def _looks_like_html(text: str) -> bool:
    opening = text[:200].lstrip("\ufeff \t\r\n").lower()
    return opening.startswith(("<!doctype html", "<html", "<?xml"))


def _row(quantity: "Quantity") -> dict[str, object]:
    row = quantity._asdict()
    row["value"] = _plain(quantity.value)
    row["upper"] = _plain(quantity.upper)
    row["iso"] = [day.isoformat() for day in quantity.iso] if quantity.iso else None
    return row


def _plain(value: Decimal | None) -> str | None:
    """Digits without an exponent and without idle zeros."""
    if value is None:
        return None
    digits = format(value, "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
