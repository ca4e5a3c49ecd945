"""Files and stdin -> text, with every character where it stood."""

import codecs
import sys
from datetime import date
from pathlib import Path

import typer

from service.errors import BadDate, InputError, NotText

_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def say(words: str) -> None:
    """Talk goes to stderr, so that stdout holds data only."""
    typer.echo(words, err=True)


def read(name: str) -> str:
    """The text of a file, or of stdin for `-`; line ends and a byte order mark are kept.

    UTF-8, UTF-16 with its mark, else GB18030 with a note. Raises InputError, NotText.
    """
    content = _bytes(name)
    encoding = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        text = _as_gb18030(content)
        if text is None:
            raise NotText(
                f"{name} is not text in {encoding} (byte {error.start}). Convert it to UTF-8."
            ) from None
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


def _as_gb18030(content: bytes) -> str | None:
    if b"\x00" in content:
        return None
    try:
        return content.decode("gb18030")
    except UnicodeDecodeError:
        return None
