"""Keys for programs: `cityfacts keys …`."""

from enum import StrEnum
from typing import Annotated

import typer

from service.cli import files
from service.cli.stores import open_store
from service.cli.users import acting

keys = typer.Typer(
    name="keys", help="The keys of programs: add, list, revoke.", no_args_is_help=True
)


class GoodFor(StrEnum):
    """The scopes, in the shape that a repeatable option takes."""

    READ = "read"
    EXTRACT = "extract"


Name = Annotated[str, typer.Argument(help="What the key is for, such as nightly-import.")]


@keys.command()
def add(
    name: Name,
    scope: Annotated[
        list[GoodFor],
        typer.Option(help="read: look at records and facts; extract: send articles. Repeatable."),
    ],
) -> None:
    """Make a key and print it. It cannot be shown again: the store keeps its hash only.

    Example:

        cityfacts keys add nightly-import --scope extract
    """
    from service.accounts import programs  # noqa: PLC0415

    with open_store() as database:
        key = programs.add(database, name, [one.value for one in scope], acting())
    typer.echo(key)
    files.say("Send it as: Authorization: Bearer KEY. It is not shown again.")


@keys.command("list")
def show() -> None:
    """List all keys: name, scopes, first letters, state, last used; with tabs between."""
    from service.store import keys as store  # noqa: PLC0415

    with open_store() as database:
        for key in store.listing(database):
            state = "revoked" if key.revoked else "valid"
            used = key.used.isoformat(timespec="seconds") if key.used else "-"
            typer.echo(f"{key.name}\t{','.join(key.scopes)}\t{key.hint}…\t{state}\t{used}")


@keys.command()
def revoke(name: Name) -> None:
    """Make a key worth nothing, from its next request on."""
    from service.accounts import programs  # noqa: PLC0415

    with open_store() as database:
        programs.revoke(database, name, acting())
    files.say(f"{name} opens nothing any more.")
