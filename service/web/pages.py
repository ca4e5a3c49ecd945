"""Templates -> HTML. Everything from outside is escaped by Jinja's autoescape."""

import hashlib
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from schemas.finding import Message
from service.web.languages import Language, translator
from service.web.view import number


def web_link(address: str | None) -> str | None:
    """The address if a reader may click it: http or https with a host, else None."""
    if not address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.hostname else None


def amount(value: Decimal | None, upper: Decimal | None, unit: str | None) -> str:
    """An amount as one phrase: `3–5 个`, `3600 亿元`; empty when there is no number."""
    if value is None:
        return ""
    digits = number(value) if upper is None else f"{number(value)}–{number(upper)}"
    tight = unit in ("%", "％")
    return digits + (f"{'' if tight else ' '}{unit}" if unit else "")


@cache
def asset(name: str) -> str:
    """The address of a static file, with its digest, so that browsers may keep it for ever."""
    content = files("service").joinpath("static", name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(content).hexdigest()[:12]}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("service", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["asset"] = asset
    environment.filters["amount"] = lambda fact: amount(fact.value, fact.upper, fact.unit)
    environment.filters["number"] = number
    environment.filters["web_link"] = web_link
    return environment


def render(template: str, language: Language, **values: Any) -> str:
    """Fill a template in one language; a name that the template misses is an error."""

    def say(message: Message) -> str:
        return message.zh if language == "zh" else message.en

    return (
        _environment()
        .get_template(template)
        .render(t=translator(language), say=say, language=language, **values)
    )
