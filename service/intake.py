"""The body of a request -> the text that somebody gave."""

import json
import re
from datetime import date
from email.message import Message
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from service.errors import BadDate, BadRequest, NotText
from service.pipeline import Given

_KINDS = ("application/json", "text/plain", "text/html")
_HALF_A_CHARACTER = re.compile(r"[\ud800-\udfff]")
_DATE = "Write it as YYYY-MM-DD, for example 2025-02-15."


def _iso_day(told: object) -> date | None:
    if told is None:
        return None
    if not isinstance(told, str):
        raise ValueError(_DATE)
    return date.fromisoformat(told)


def _unicode(told: str | None) -> str | None:
    """JSON can spell half a character; no text has one."""
    if told is not None and _HALF_A_CHARACTER.search(told):
        raise ValueError("half a character (a lone surrogate) is no text")
    return told


class Submission(BaseModel):
    """An article as JSON."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, AfterValidator(_unicode)] = Field(
        description="The article: plain text or a page dump.",
        examples=["深圳市人工智能产业规模达3600亿元，企业超2800家。"],
    )
    published: Annotated[date | None, BeforeValidator(_iso_day)] = Field(
        default=None,
        description="The day it was published; relative dates count from here.",
        examples=["2025-02-15"],
    )
    title: Annotated[str | None, AfterValidator(_unicode)] = Field(
        default=None, examples=["深圳人工智能产业规模达3600亿元"]
    )
    source_url: Annotated[str | None, AfterValidator(_unicode)] = Field(
        default=None, examples=["https://example.org/news/1"]
    )


def read(body: bytes, content_type: str, *, published: str | None = None) -> Given:
    """Decode a body by its content type; `published` is the query's, for text and HTML.

    Raises NotText for a kind or a charset that is not text, BadRequest for JSON that is none or
    has other fields, BadDate.
    """
    kind, charset = _content_type(content_type)
    if kind not in _KINDS:
        raise NotText(
            f"The body is {kind or 'of no stated kind'}. Send one of {', '.join(_KINDS)}."
        )
    decoded = _decode(body, charset)
    day = _day(published)
    if kind == "application/json":
        given = _of_json(decoded)
        day = given.published or day
        return Given(text=given.text, published=day, title=given.title, source_url=given.source_url)
    return Given(text=decoded, html=kind == "text/html", published=day)


def _content_type(header: str) -> tuple[str, str]:
    message = Message()
    message["content-type"] = header
    kind = message.get_content_type() if header.strip() else ""
    return kind, message.get_content_charset("utf-8")


def _decode(body: bytes, charset: str) -> str:
    try:
        return body.decode(charset)
    except LookupError:
        raise NotText(f"There is no charset {charset!r}. Send UTF-8.") from None
    except (UnicodeError, ValueError):
        raise NotText(
            f"The body is not {charset}. Send UTF-8, or name the charset in Content-Type."
        ) from None


def _of_json(body: str) -> Submission:
    try:
        told: Any = json.loads(body.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise BadRequest(f"The body is not JSON ({error}). /openapi.json shows examples.") from None
    try:
        return Submission.model_validate(told)
    except ValidationError as error:
        raise _explained(error) from None


def _explained(error: ValidationError) -> BadRequest | BadDate:
    rows = error.errors(include_url=False, include_context=False, include_input=False)
    if any(row["loc"][:1] == ("published",) for row in rows):
        return BadDate(f"`published` cannot be read. {_DATE}")
    told = "; ".join(f"`{'.'.join(map(str, row['loc'])) or 'body'}`: {row['msg']}" for row in rows)
    return BadRequest(f"{told}. /openapi.json shows examples.")


def _day(published: str | None) -> date | None:
    try:
        return _iso_day(published or None)
    except ValueError:
        raise BadDate(f"`published` cannot be read. {_DATE}") from None
