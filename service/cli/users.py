"""People who log in: `cityfacts users …`."""

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from schemas.account import Role
from service.cli import files
from service.cli.stores import open_store
from service.errors import InputError

if TYPE_CHECKING:
    from service.accounts.people import Acting

users = typer.Typer(
    name="users",
    help="The people who log in: add, list, disable, enable, reset, role.",
    no_args_is_help=True,
)

Name = Annotated[str, typer.Argument(help="The name that the person logs in with.")]
PasswordStdin = Annotated[
    bool,
    typer.Option("--password-stdin", help="Read the password from stdin, one line; else asked."),
]


@users.command()
def add(
    name: Name,
    role: Annotated[
        Role, typer.Option(help="reader sees, reviewer decides, admin manages.")
    ] = "reviewer",
    password_stdin: PasswordStdin = False,
) -> None:
    """Add a person. The first one has to be an admin.

    Example:

        cityfacts users add wang --role admin
    """
    from service.accounts import people  # noqa: PLC0415

    with open_store() as database:
        password = _password(password_stdin)
        account = people.add(database, name, password, role, acting())
    files.say(f"{account.name} may log in now, as {account.role}.")


@users.command("list")
def show() -> None:
    """List all people: name, role, state, last log-in; one a line, with tabs between."""
    from service.store import accounts  # noqa: PLC0415

    with open_store() as database:
        for one in accounts.listing(database):
            state = "disabled" if one.disabled else "enabled"
            last = one.last_log_in.isoformat(timespec="seconds") if one.last_log_in else "-"
            typer.echo(f"{one.name}\t{one.role}\t{state}\t{last}")


@users.command()
def disable(name: Name) -> None:
    """Log a person out everywhere and let them in no more. Their decisions stay."""
    from service.accounts import people  # noqa: PLC0415

    with open_store() as database:
        people.disable(database, name, acting())
    files.say(f"{name} is logged out and cannot log in.")


@users.command()
def enable(name: Name) -> None:
    """Let a disabled person log in again."""
    from service.accounts import people  # noqa: PLC0415

    with open_store() as database:
        people.enable(database, name, acting())
    files.say(f"{name} may log in again.")


@users.command()
def reset(name: Name, password_stdin: PasswordStdin = False) -> None:
    """Set another password, and log the person out everywhere."""
    from service.accounts import people  # noqa: PLC0415

    with open_store() as database:
        people.reset(database, name, _password(password_stdin), acting())
    files.say(f"{name} has another password and is logged out everywhere.")


@users.command("role")
def change_role(
    name: Name, role: Annotated[Role, typer.Argument(help="reader, reviewer or admin.")]
) -> None:
    """Give a person another role, from their next request on."""
    from service.accounts import people  # noqa: PLC0415

    with open_store() as database:
        people.change_role(database, name, role, acting())
    files.say(f"{name} is {role} now.")


def acting() -> "Acting":
    """Whoever may use the command line on this machine."""
    from service.accounts.people import Acting  # noqa: PLC0415

    return Acting("command line", "", datetime.now(UTC))


def _password(from_stdin: bool) -> str:
    """Asked twice where somebody types; never an argument, which other users of the machine see."""
    if from_stdin:
        return sys.stdin.readline().removesuffix("\n").removesuffix("\r")
    if not sys.stdin.isatty():
        raise InputError("Nobody can type a password here. Send it with --password-stdin.")
    typed: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    return typed
