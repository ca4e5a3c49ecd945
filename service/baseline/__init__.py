"""The built-in model: rules only, no weights, named `builtin-rules`."""

from collections.abc import Mapping, Sequence
from typing import Any

from prompts import read_article
from schemas.initiative import CityInitiatives

NAME = "builtin-rules"


def answer(messages: Sequence[Mapping[str, Any]]) -> CityInitiatives:
    """Fill the form from the article in the last user message, reading nothing else.

    Raises ValueError when no message holds an article.
    """
    if read_article(messages) is None:
        raise ValueError("no message holds an article in the form that prompts.render writes")
    return CityInitiatives(indicators=[], targets=[], initiatives=[])
