"""A new file: there whole, or not at all."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from service.errors import InputError


@contextmanager
def new_file(path: Path, *, force: bool = False, private: bool = False) -> Iterator[BinaryIO]:
    """Open `path` for writing; it appears under its name only when the block ends well.

    It is written beside itself under another name first. A `private` file is its owner's alone.
    Raises InputError where a file is there already (unless `force`), where it cannot be written,
    and where the disk is full.
    """
    _require_free(path, force=force)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        made = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if private else 0o666)
        with os.fdopen(made, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _require_free(path, force=force)
        beside.replace(path)
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror or error}.") from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _require_free(path: Path, *, force: bool) -> None:
    if path.is_dir():
        raise InputError(f"{path} is a folder. Name a file.")
    if path.exists() and not force:
        raise InputError(f"{path} is there already. Name another, or write over it with --force.")
