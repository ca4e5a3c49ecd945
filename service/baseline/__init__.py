"""The built-in model: rules only, no weights, named `builtin-rules`.

It reads the messages of the request and nothing else. It shares the scanner and the reading of
places and days with the checks, so their agreement with it proves nothing: its records always go
to a person.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from prompts import read_article
from schemas.initiative import CityInitiatives
from service import text
from service.baseline.rules import fill
from service.quantities import scan

NAME = "builtin-rules"


def answer(messages: Sequence[Mapping[str, Any]]) -> CityInitiatives:
    """Fill the form from the article in the last user message, reading nothing else.

    Raises ValueError when no message holds an article.
    """
    part = read_article(messages)
    if part is None:
        raise ValueError("no message holds an article in the form that prompts.render writes")
    article = text.read(part.text, published=part.published, title=part.title)
    return fill(article, scan(article.text, article.anchor))
