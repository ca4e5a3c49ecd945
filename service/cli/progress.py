"""A line on the terminal while a model works."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

if TYPE_CHECKING:
    from service.pipeline import Stage, Watcher

_DOES: "dict[Stage, str]" = {
    "read": "{} characters",
    "scan": "{} numbers in the text",
    "ask": "asks {model}, {} question(s) …",
    "told": "checks {} facts, and tells {model} what is doubted …",
    "check": "{} facts are flagged",
    "keep": "keeps {} facts",
}


@contextmanager
def progress(name: str, model: str) -> "Iterator[Watcher]":
    """Shows what happens to the article `name`, on a terminal only; stdout stays data."""
    from service.pipeline import nobody  # noqa: PLC0415  the model takes time to import

    console = Console(stderr=True)
    if not console.is_terminal:
        yield nobody
        return
    with console.status(escape(name)) as line:

        def watch(stage: "Stage", number: int) -> None:
            line.update(escape(f"{name}: {_DOES[stage].format(number, model=model)}"))

        yield watch
