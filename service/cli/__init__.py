"""The command line: data to stdout, talk to stderr, `-` is stdin.

Exit codes: 0 done · 1 something broke · 2 the input, the command or a setting cannot be used ·
3 the model gave no usable answer (the article is kept) · 4 `check --strict` found something ·
130 `batch` was stopped with Ctrl-C and can go on.

Commands import what they need when they run: `scan` starts without the model, the web framework
or the database.
"""

import sys

import typer

from service.cli import articles, batch, db, export, keeping, keys, looking, servers, users
from service.errors import CityfactsError

app = typer.Typer(
    name="cityfacts",
    help="News articles about cities and artificial intelligence in, checked facts out.",
    epilog="Exit codes: 0 done · 1 something broke · 2 input, command or setting cannot be used · "
    "3 the model gave no usable answer · 4 check --strict found something · 130 batch was stopped.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode="markdown",
)
app.command()(articles.extract)
app.command()(articles.scan)
app.command()(articles.check)
app.command()(articles.retry)
app.command()(keeping.answers)
app.command()(keeping.cache)
app.add_typer(batch.batch)
app.command()(batch.worker)
app.command()(servers.serve)
app.command()(servers.model_server)
app.command()(looking.doctor)
app.command()(looking.schema)
app.command()(looking.version)
app.add_typer(looking.evaluate)
app.add_typer(export.export)
app.add_typer(db.db)
app.add_typer(users.users)
app.add_typer(keys.keys)


def main() -> None:
    """Run the command line; one of our own errors becomes one line on stderr and its exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        app()
    except CityfactsError as error:
        print(f"cityfacts: {error}", file=sys.stderr)  # noqa: T201
        sys.exit(error.exit_code)
