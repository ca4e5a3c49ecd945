"""Files and stdin -> text, with every character where it stood."""

import sys
from datetime import date
from pathlib import Path

import typer

from service.decoding import decode
from service.errors import BadDate, InputError


def say(words: str) -> None:
    """Talk goes to stderr, so that stdout holds data only."""
    typer.echo(words, err=True)


def read(name: str) -> str:
    """The text of a file, or of stdin for `-`; line ends and a byte order mark are kept.

    UTF-8, UTF-16 with its mark, else GB18030 with a note. Raises InputError, NotText.
    """
    text, encoding = decode(_bytes(name), name)
    if encoding == "gb18030":
        say(f"cityfacts: {name} is not UTF-8; read as GB18030.")
    return text


def is_html(name: str) -> bool:
    """Whether the file's name says that it is a web page."""
    return Path(name).suffix.lower() in (".html", ".htm", ".xhtml")


def day(published: str | None) -> date | None:
    """The day of an option. Raises BadDate."""
    if published is None:
        return None
    try:
        return date.fromisoformat(published)
    except ValueError:
        raise BadDate(f"--published is {published!r}. Write it as YYYY-MM-DD.") from None


def _bytes(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise InputError(f"{name} cannot be read: {error.strerror}.") from None
