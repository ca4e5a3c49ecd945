"""Templates -> HTML. Everything from outside is escaped by Jinja's autoescape."""

from decimal import Decimal
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from schemas.finding import Finding
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


def sentence(finding: Finding, language: Language) -> str:
    """The finding's sentence without the field's name in front; the page names the doubt."""
    told = finding.message.zh if language == "zh" else finding.message.en
    for colon in (": ", "："):
        told = told.removeprefix(f"{finding.field}{colon}")
    return told[:1].upper() + told[1:]


def text_language(text: str) -> str:
    """The language tag for typesetting and for screen readers: Chinese where Han letters abound."""
    sample = text[:2000]
    han = sum("\u4e00" <= char <= "\u9fff" for char in sample)
    return "zh-CN" if han * 5 > len(sample) else "en"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("service", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["amount"] = lambda fact: amount(fact.value, fact.upper, fact.unit)
    environment.filters["number"] = number
    environment.filters["web_link"] = web_link
    environment.filters["text_language"] = text_language
    return environment


def render(template: str, language: Language, **values: Any) -> str:
    """Fill a template in one language; a name that the template misses is an error."""

    def say(finding: Finding) -> str:
        return sentence(finding, language)

    return (
        _environment()
        .get_template(template)
        .render(t=translator(language), say=say, language=language, **values)
    )
