"""The interface in Chinese and English: messages are data, one language for each request."""

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

Translate = Callable[..., str]


@cache
def messages(language: Language) -> Mapping[str, str]:
    """The message table of one language: dotted key -> text with `{name}` places."""
    tables = tomllib.loads(
        files(__package__).joinpath("messages", f"{language}.toml").read_text(encoding="utf-8")
    )
    return {
        f"{section}.{key}": text for section, table in tables.items() for key, text in table.items()
    }


def translator(language: Language) -> Translate:
    """A function `t(key, **values)`; an unknown key is a `KeyError`, not an empty label."""
    table = messages(language)

    def translate(key: str, /, **values: object) -> str:
        return table[key].format(**values)

    return translate


def choose(chosen: str | None, accepted: str | None) -> Language:
    """The language that was chosen, or the first of the browser's `Accept-Language` that we speak.

    Weights follow RFC 9110, section 12.5.4; a header that cannot be read counts as absent.
    """
    for language in LANGUAGES:
        if chosen == language:
            return language
    wishes = sorted(map(_wish, (accepted or "").split(",")), key=lambda wish: -wish[1])
    for tag, weight in wishes:
        for language in LANGUAGES:
            if weight > 0 and tag.split("-")[0] == language:
                return language
    return "en"


def _wish(part: str) -> tuple[str, float]:
    tag, _, weight = part.strip().lower().partition(";q=")
    try:
        return tag.strip(), float(weight) if weight else 1.0
    except ValueError:
        return tag.strip(), 0.0
